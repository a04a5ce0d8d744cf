"""Which publications a page shows, and what it takes along: one place to test and to count queries."""

from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from .along import along
from .chapter import Chapter, Finding
from .document import Document
from .listing import LISTED_BY, PartnerListing, TopicListing, relist
from .visibility import published_q

HEADINGS = {
    "topic": ("topiclisting_rows", "tag", TopicListing),
    "partner": ("partnerlisting_rows", "partner", PartnerListing),
}


class PublicationQuerySet(models.QuerySet):
    def update(self, **changes):
        """As Django's; where status, date or partner change, the narrow tables change in the same transaction."""
        if not LISTED_BY & changes.keys():
            return super().update(**changes)
        with transaction.atomic():
            concerned = list(self.order_by().values_list("pk", flat=True))
            number = super().update(**changes)
            relist(concerned)
        return number

    update.alters_data = True

    def bulk_create(self, publications, *args, **options):
        """As Django's, with the rows of what comes in published."""
        with transaction.atomic():
            made = super().bulk_create(publications, *args, **options)
            relist(publication.pk for publication in made if publication.status != self.model.Status.DRAFT)
        return made

    bulk_create.alters_data = True

    def published(self, until=None):
        """What every visitor may see. Every public page starts from here; a later page of a list at ``until``."""
        return self.filter(published_q(until=until))

    def readable_by(self, user):
        """What ``user`` may read before it is public: staff everything, partners the drafts from their own reports."""
        if user.is_authenticated and user.is_staff:
            return self.all()
        readable = published_q()
        if user.is_authenticated:
            readable |= models.Q(partner__memberships__user=user)
        return self.filter(readable).distinct()

    def withdrawn(self):
        return self.filter(status=self.model.Status.WITHDRAWN)

    def announced(self):
        """What has or had a public page: an old address of these redirects, one of a draft would tell of the draft."""
        was_public = models.Q(status=self.model.Status.WITHDRAWN, publish_at__lte=models.F("withdrawn_at"))
        return self.filter(published_q() | was_public)

    def newest_first(self):
        return self.order_by("-publish_at", "-pk")

    def of_partner(self, slug):
        """Published by the partner with this slug, alone or together with others."""
        return self.filter(pk__in=PartnerListing.objects.filter(partner__slug=slug).values("publication"))

    def on_topic(self, slug):
        """With this topic. (A subquery: joined to the rows, a later count by topic would see this one only.)"""
        return self.filter(pk__in=TopicListing.objects.filter(tag__slug=slug).values("publication"))

    def languages(self):
        """The codes of the languages in use, most publications first."""
        rows = self.order_by().values("language").annotate(number=models.Count("pk"))
        return list(rows.order_by("-number", "language").values_list("language", flat=True))

    def under(self, heading, key, *conditions, until=None):
        """Under one topic or partner, joined to the narrow table's rows as ``listed``, whose index can be walked.

        What else is asked of ``listed`` are ``conditions``: in a later ``filter()`` they would join the table once more.
        """
        relation, column, _table = HEADINGS[heading]
        rows = models.FilteredRelation(relation, condition=models.Q(**{f"{relation}__{column}": key}))
        return self.annotate(listed=rows).filter(*conditions, listed__publish_at__lte=until or timezone.now())

    def newest_under(self, heading, key):
        """What is under this topic or partner, the newest first."""
        return self.under(heading, key).order_by("-listed__publish_at", "-listed__publication_id")

    def also_under(self, heading, key):
        """As far as they stand under this topic or partner too."""
        _relation, column, table = HEADINGS[heading]
        return self.filter(models.Exists(table.objects.filter(publication=models.OuterRef("pk"), **{column: key})))

    def years(self):
        """(year of issue, how many), earliest first; the year is 0 where it is not known."""
        return list(self.order_by("issued_order").values_list("issued_order").annotate(number=models.Count("pk")))

    def for_page(self):
        """With everything that a title page shows, in a constant number of queries."""
        rows = self.select_related("partner", "replaced_by", "submission").defer("submission__reading")
        return rows.prefetch_related("contributors", "topics", "co_partners", "documents")

    def for_cards(self):
        """With everything that a card or row shows, in one query: what stands in other tables comes along as lists."""
        public_findings = Finding.objects.filter(chapter__is_public=True, withdrawn_at__isnull=True)
        originals = Document.objects.filter(publication=models.OuterRef("pk"), role=Document.Role.ORIGINAL)
        return self.select_related("partner").annotate(
            card_contributors=self._along("contributors", "publication", "name"),
            card_topics=self._along("topics", "taggings__content_object", "name", "slug"),
            card_co_partners=self._along(
                "co_partners", "co_publication_rows__publication", "name", "short_name", "slug"
            ),
            card_original=along(originals.order_by("-created_at", "-pk")[:1], "media_type", "size"),
            chapter_count=rows_of(Chapter.objects.filter(is_public=True)),
            finding_count=rows_of(public_findings),
        )

    def _along(self, relation, back, *columns):
        """The rows of ``relation``, which name the publication by ``back``, in their own order."""
        rows = self.model._meta.get_field(relation).related_model._base_manager.filter(**{back: models.OuterRef("pk")})
        return along(rows.order_by(*rows.model._meta.ordering), *columns)


def rows_of(children):
    """How many of ``children`` belong to each publication. (Counting over two joins at once multiplies the rows.)"""
    return number_of(children.filter(publication=models.OuterRef("pk")), "publication")


def number_of(rows, column):
    """The count of ``rows``, which name the outer row in ``column``, as an expression."""
    counted = rows.order_by().values(column).annotate(number=models.Count("pk"))
    return Coalesce(models.Subquery(counted.values("number")), 0)
