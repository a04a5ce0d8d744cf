"""Topics: the tags of publications, with a real foreign key."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from .identity import OldPath, UidField, folded_name, slug_from, slug_is_taken
from .listing import Link, TopicListing, number_under, years_under
from .paths import path_of

BESIDE = 500  # publications of a topic that are asked for its neighbours


class TopicQuerySet(models.QuerySet):
    def in_use(self):
        """Topics of something public."""
        return self.filter(models.Exists(TopicListing.objects.opened().filter(tag=models.OuterRef("pk"))))

    def formerly_at(self, slug):
        """The public topic to which this address leads since a change of the address, a merge, or both; else None."""
        moved = OldPath.objects.filter(kind=OldPath.Kind.TOPIC, within="", slug=slug).values_list("uid", flat=True)
        former = self.filter(uid=moved[0]).first() if moved else self.filter(slug=slug).first()
        return self.in_use().filter(pk=former.alias_of_id or former.pk).first() if former else None

    def with_counts(self):
        """Each with ``public_count``, the number of its public publications."""
        return self.annotate(public_count=number_under(TopicListing, "tag"))

    def with_years(self):
        """Each with ``years``: its public publications by year of issue."""
        return self.annotate(years=years_under(TopicListing, "tag"))

    def beside(self, topic, limit=20) -> list:
        """Topics that stand on the same public publications as ``topic``, each with ``shared_count``, most first.

        Only the newest publications of ``topic`` are looked at: what stood beside it long ago says little of it.
        """
        newest = TopicListing.objects.opened().filter(tag=topic).newest_first().values("publication")[:BESIDE]
        others = self.filter(listed__publication__in=newest).exclude(pk=topic.pk)
        most = others.annotate(shared_count=models.Count("*")).order_by("-shared_count", "pk")[:limit]
        return sorted(most, key=lambda other: (-other.shared_count, other.name_folded))


class Topic(TagBase):
    """A subject in a few words. After a merge the former name is an alias that leads to the topic that stays."""

    uid = UidField()
    name_folded = models.CharField(max_length=200, unique=True, editable=False)
    alias_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="aliases",
        verbose_name=_("is another name for"),
    )

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name_folded", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(alias_of__isnull=True) | ~models.Q(alias_of=models.F("id")),
                name="topic_is_not_its_own_alias",
                violation_error_message=_("A topic cannot be another name for itself."),
            )
        ]

    def save(self, *args, **options):
        self.name_folded = folded_name(Topic, self.name)
        super().save(*args, **options)

    def slugify(self, tag, i=None):
        base = slug_from(tag, self.uid)
        slug, number = (f"{base}-{i}" if i is not None else base), i or 1
        while slug_is_taken(Topic, OldPath.Kind.TOPIC, slug, but=self):
            number += 1
            slug = f"{base}-{number}"
        return slug

    def get_absolute_url(self):
        return path_of("topic", self.slug)

    @transaction.atomic
    def merge_into(self, target) -> int:
        """Become another name for ``target``: publications and aliases go over. Gives how many publications moved.

        The narrow table moves with the taggings, row for row: a topic of a hundred thousand publications takes as many
        queries as one of two.
        """
        concerned = TopicTagging.objects.filter(tag=self).values("content_object")
        publications = TopicTagging.content_object.field.related_model._base_manager.filter(pk__in=concerned)
        list(publications.select_for_update(no_key=True).order_by("pk").values_list("pk"))  # the others wait
        moved = _move_rows(TopicTagging, "content_object", self, target)
        _move_rows(TopicListing, "publication", self, target)
        Topic.objects.filter(alias_of=self).update(alias_of=target)
        Topic.objects.filter(pk=self.pk).update(alias_of=target)
        return moved


def _move_rows(table, publication, topic, target) -> int:
    """Give the rows of ``topic`` to ``target``; a publication that has both loses one. Gives how many moved."""
    rows = models.QuerySet(table)  # without the guard, which would go through the publications one by one
    had = rows.filter(tag=target).values(publication)
    moved = rows.filter(tag=topic).exclude(**{f"{publication}__in": had}).update(tag=target)
    rows.filter(tag=topic).delete()
    return moved


def topics_named(names) -> list:
    """The topics for ``names``, in order and without repetition; missing ones are made, aliases resolved.

    Names are matched in any case. Empty names are passed over, long ones cut at 100 characters.
    """
    found = {}
    for name in names:
        name = " ".join(str(name).replace("\x00", "").split())[:100].strip()
        if not name:
            continue
        known = Topic.objects.select_related("alias_of")
        topic, _is_new = known.get_or_create(name_folded=folded_name(Topic, name), defaults={"name": name})
        topic = topic.alias_of or topic
        found.setdefault(topic.pk, topic)
    return list(found.values())


class TopicTagging(Link, ItemBase):
    """One publication's one topic."""

    PUBLICATION = "content_object"

    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="taggings", verbose_name=_("topic"))
    content_object = models.ForeignKey(
        "publications.Publication", on_delete=models.CASCADE, related_name="taggings", verbose_name=_("publication")
    )

    class Meta:
        verbose_name = _("topic of a publication")
        verbose_name_plural = _("topics of publications")
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="topic_once_per_publication")]

    def __str__(self):
        return f"{self.content_object_id}: {self.tag_id}"
