"""Narrow tables that answer "the newest on a topic" and "the newest of a partner" by walking one index.

They repeat what other rows say: whatever moves a publication, its date, its topics or its partners writes them in the same
transaction (``PublicationQuerySet``, ``Publication.save``, ``Topic.merge_into``, and every ``Link``). They
hold what is published and what an embargo still closes, so that it opens by the query and nothing has to run at that time.
"""

from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from .along import Rows

CHUNK = 500
LISTED_BY = {"status", "publish_at", "issued_year", "partner", "partner_id"}  # what decides about a publication's rows

COPIED = {"publish_at": "publish_at", "issued_order": "issued_year"}  # a publication's columns, and theirs


class ListedQuerySet(models.QuerySet):
    def opened(self):
        """Rows of what a visitor may read at this moment."""
        return self.filter(publish_at__lte=timezone.now())

    def newest_first(self):
        return self.order_by("-publish_at", "-publication")

    def years(self):
        """``issued_year`` and ``number``, earliest first; the year is 0 where it is not known. The index alone tells."""
        rows = self.opened().order_by("issued_year").values("issued_year")
        return rows.annotate(number=models.Count("*"))


class Listed(models.Model):
    """One publication under one heading. ``HEADING`` names the column, ``SOURCES`` where a publication has it from."""

    publish_at = models.DateTimeField()
    issued_year = models.PositiveSmallIntegerField()  # 0 where it is not known
    publication = models.ForeignKey(
        "publications.Publication", on_delete=models.CASCADE, db_index=False, related_name="%(class)s_rows"
    )

    objects = ListedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return f"{getattr(self, self.HEADING + '_id')}: {self.publication_id}"


class TopicListing(Listed):
    """A published publication under one of its topics."""

    HEADING, SOURCES = "tag", ("taggings__tag",)

    tag = models.ForeignKey("publications.Topic", on_delete=models.CASCADE, db_index=False, related_name="listed")

    class Meta:
        indexes = [
            models.Index(fields=["tag", "-publish_at", "-publication"], name="topiclisting_newest"),
            models.Index(fields=["tag", "-issued_year", "-publish_at", "-publication"], name="topiclisting_by_year"),
        ]
        constraints = [models.UniqueConstraint(fields=["publication", "tag"], name="topiclisting_once")]


class PartnerListing(Listed):
    """A published publication under a partner, who published it alone or together with others."""

    HEADING, SOURCES = "partner", ("partner", "co_partner_rows__partner")

    partner = models.ForeignKey("publications.Partner", on_delete=models.CASCADE, db_index=False, related_name="listed")

    class Meta:
        indexes = [
            models.Index(fields=["partner", "-publish_at", "-publication"], name="partnerlisting_newest"),
            models.Index(
                fields=["partner", "-issued_year", "-publish_at", "-publication"], name="partnerlisting_by_year"
            ),
        ]
        constraints = [models.UniqueConstraint(fields=["publication", "partner"], name="partnerlisting_once")]


TABLES = (TopicListing, PartnerListing)


def years_under(table, heading):
    """[[year of issue, how many]] of what is public under the outer row, as an expression; [] where nothing is."""
    return Rows(table.objects.filter(**{heading: models.OuterRef("pk")}).years(), ["issued_year", "number"])


def number_under(table, heading):
    """How many public publications stand under the outer row, as an expression."""
    rows = table.objects.opened().filter(**{heading: models.OuterRef("pk")}).order_by().values(heading)
    return Coalesce(models.Subquery(rows.annotate(number=models.Count("*")).values("number")), 0)


def _publications():
    return TopicListing.publication.field.related_model._base_manager


def relist(publications) -> int:
    """Make the rows of ``publications`` (their keys) what they should be. Gives how many rows were wrong.

    Call it in the transaction of the change. The publications are locked first: of two changes at once, the second reads
    what the first wrote. (The lock leaves others free to add rows that only point to them.)
    """
    keys, wrong = sorted(set(publications)), 0
    for start in range(0, len(keys), CHUNK):
        with transaction.atomic():
            chunk = list(
                _publications()
                .select_for_update(no_key=True)
                .filter(pk__in=keys[start : start + CHUNK])
                .order_by("pk")
                .only("pk", "status")
            )
            for table in TABLES:
                surplus, missing = _differences(table, chunk)
                if surplus:
                    table.objects.filter(pk__in=surplus).delete()
                table.objects.bulk_create(missing, batch_size=CHUNK)
                wrong += max(len(surplus), len(missing))
    return wrong


def _differences(table, publications) -> tuple[list[int], list]:
    """(keys of rows that should not be there, rows that should) of ``publications``."""
    published = [publication.pk for publication in publications if publication.status == "published"]
    wanted = {}
    for source in table.SOURCES if published else ():
        rows = _publications().filter(pk__in=published).order_by()
        for heading, publication, *sorted_by in rows.values_list(source, "pk", *COPIED):
            if heading:
                wanted[heading, publication] = sorted_by
    present = table.objects.filter(publication__in=[publication.pk for publication in publications])
    surplus = []
    columns = ("pk", table.HEADING, "publication", *COPIED.values())
    for key, heading, publication, *sorted_by in present.values_list(*columns):
        if wanted.get((heading, publication)) == sorted_by:
            del wanted[heading, publication]
        else:
            surplus.append(key)
    missing = [
        table(
            **{f"{table.HEADING}_id": heading},
            publication_id=publication,
            **dict(zip(COPIED.values(), sorted_by, strict=True)),
        )
        for (heading, publication), sorted_by in wanted.items()
    ]
    return surplus, missing


def _chunks():
    """All publications with what decides about their rows, some hundreds at a time."""
    last = 0
    while True:
        chunk = list(_publications().filter(pk__gt=last).order_by("pk").only("pk", "status")[:CHUNK])
        if not chunk:
            return
        yield chunk
        last = chunk[-1].pk


def wrong_rows() -> int:
    """How many rows differ from what they repeat. Nothing is changed."""
    found = 0
    for chunk in _chunks():
        for table in TABLES:
            surplus, missing = _differences(table, chunk)
            found += max(len(surplus), len(missing))
    return found


def relist_all() -> int:
    """Make every row what it should be, some hundred publications a transaction. Gives how many rows were wrong."""
    return sum(relist(publication.pk for publication in chunk) for chunk in _chunks())


class LinkQuerySet(models.QuerySet):
    """Rows that give publications a heading: however many change, the narrow tables change with them."""

    def _publications(self) -> set[int]:
        return set(self.order_by().values_list(self.model.PUBLICATION, flat=True))

    @transaction.atomic
    def bulk_create(self, rows, *args, **options):
        made = super().bulk_create(rows, *args, **options)
        relist(getattr(row, f"{self.model.PUBLICATION}_id") for row in made)
        return made

    @transaction.atomic
    def update(self, **changes):
        concerned = self._publications()
        number = super().update(**changes)
        relist(concerned)
        return number

    @transaction.atomic
    def delete(self):
        concerned = self._publications()
        result = super().delete()
        relist(concerned)
        return result

    delete.queryset_only = True  # as Django's own: a manager does not delete
    update.alters_data = delete.alters_data = bulk_create.alters_data = True


class Link(models.Model):
    """A row that gives a publication a heading: a topic, or a partner beside the first. It never goes to another one."""

    PUBLICATION = "publication"

    objects = LinkQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **options):
        with transaction.atomic():
            super().save(*args, **options)
            relist([getattr(self, f"{self.PUBLICATION}_id")])

    def delete(self, *args, **options):
        with transaction.atomic():
            result = super().delete(*args, **options)
            relist([getattr(self, f"{self.PUBLICATION}_id")])
        return result
