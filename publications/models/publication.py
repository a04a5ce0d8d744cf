"""Publications: a report as the portal shows it."""

from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from ..citations import bare_doi
from .event import Event, ForbiddenMove
from .identity import (
    OldPath,
    UidField,
    WebAddressField,
    free_slug,
    issn,
    language_code,
    move_to_slug,
    slug_from,
    slug_is_taken,
)
from .listing import LISTED_BY, relist
from .paths import path_of
from .publication_queries import PublicationQuerySet
from .topic import TopicTagging
from .work_kind import WorkKind

FINDING_STANDS = models.Q(findings__withdrawn_at__isnull=True)
REASON_NEEDED = _("Give the reason: it is shown to readers in place of the text.")


class Publication(models.Model):
    """A report: its title page as fields, its chapters and findings as rows."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Extent(models.TextChoices):
        FULL = "full", _("The full report")
        EXCERPT = "excerpt", _("An excerpt")

    uid = UidField()
    partner = models.ForeignKey(
        "publications.Partner", on_delete=models.PROTECT, related_name="publications", verbose_name=_("partner")
    )
    co_partners = models.ManyToManyField(
        "publications.Partner",
        through="publications.CoPartner",
        related_name="co_publications",
        blank=True,
        verbose_name=_("together with"),
    )
    title = models.CharField(_("title"), max_length=500)
    subtitle = models.CharField(_("subtitle"), max_length=500, blank=True)
    slug = models.SlugField(_("slug"), max_length=80, unique=True, blank=True, help_text=_("Part of the address."))
    issued_year = models.PositiveSmallIntegerField(_("year of issue"), null=True, blank=True)
    issued_order = models.GeneratedField(  # nothing known sorts as year 0: databases do not agree where NULL stands
        expression=Coalesce("issued_year", models.Value(0)),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )
    issued_month = models.PositiveSmallIntegerField(_("month of issue"), null=True, blank=True)
    issued_day = models.PositiveSmallIntegerField(_("day of issue"), null=True, blank=True)
    language = models.CharField(
        _("language"), max_length=12, validators=[language_code], help_text=_("Such as en, ru, kk.")
    )
    abstract = models.TextField(_("abstract"), blank=True)
    headnote = models.TextField(
        _("headnote"),
        blank=True,
        help_text=_(
            "Stands above the text, for example: Below is the text of the final chapter. The full report is a PDF."
        ),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=WorkKind, default=WorkKind.REPORT)
    extent = models.CharField(_("extent"), max_length=8, choices=Extent, default=Extent.FULL)
    licence = models.CharField(_("licence"), max_length=100, blank=True, help_text=_("Such as CC BY 4.0."))
    source_url = WebAddressField(_("first published at"), blank=True)
    doi = models.CharField(_("DOI"), max_length=200, blank=True)
    isbn = models.CharField(_("ISBN"), max_length=20, blank=True)
    issn = models.CharField(_("ISSN"), max_length=9, blank=True, validators=[issn])
    cover_key = models.CharField(max_length=64, blank=True, editable=False)
    cover_alt = models.CharField(_("cover in words"), max_length=300, blank=True)
    topics = TaggableManager(_("topics"), through=TopicTagging, blank=True, help_text=_("Parted by commas."))
    translation_group = models.CharField(
        _("translation group"),
        max_length=40,
        blank=True,
        db_index=True,
        help_text=_("The same word in each language version of one report."),
    )
    edition_of = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="editions", verbose_name=_("edition of")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    publish_at = models.DateTimeField(
        _("publish at"),
        null=True,
        blank=True,
        help_text=_("Empty: at once. A time to come is an embargo: the page opens by itself."),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    withdrawal_reason = models.TextField(_("reason of the withdrawal"), blank=True, editable=False)
    replaced_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replaces", verbose_name=_("replaced by")
    )
    revision = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        indexes = [
            models.Index(fields=["cover_key"], name="publication_by_cover", condition=~models.Q(cover_key="")),
            models.Index(fields=["-updated_at", "-id"], name="publication_last_edited"),
            *(
                models.Index(fields=fields, name=f"publication_{name}", condition=models.Q(status="published"))
                for name, fields in (
                    ("newest", ["-publish_at", "-id"]),
                    ("by_title", ["title", "id"]),
                    ("by_year", ["-issued_order", "-publish_at", "-id"]),
                    ("by_language", ["language", "-publish_at", "-id"]),
                    ("by_kind", ["kind", "-publish_at", "-id"]),
                )
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="publication_has_title",
                violation_error_message=_("Give the publication a title."),
            ),
            models.CheckConstraint(
                condition=~models.Q(status="published") | models.Q(publish_at__isnull=False),
                name="publication_published_has_time",
                violation_error_message=_("A published publication has a time from which it is public."),
            ),
            models.CheckConstraint(
                condition=~models.Q(status="withdrawn") | ~models.Q(withdrawal_reason=""),
                name="publication_withdrawn_has_reason",
                violation_error_message=REASON_NEEDED,
            ),
            models.CheckConstraint(
                condition=models.Q(issued_year__isnull=True) | models.Q(issued_year__range=(1400, 2200)),
                name="publication_year_is_plausible",
                violation_error_message=_("Write the year of issue with four digits."),
            ),
            models.CheckConstraint(
                condition=models.Q(issued_month__isnull=True)
                | (models.Q(issued_month__range=(1, 12)) & models.Q(issued_year__isnull=False)),
                name="publication_month_is_plausible",
                violation_error_message=_("The month of issue is a number from 1 to 12 and needs a year."),
            ),
            models.CheckConstraint(
                condition=models.Q(issued_day__isnull=True)
                | (models.Q(issued_day__range=(1, 31)) & models.Q(issued_month__isnull=False)),
                name="publication_day_is_plausible",
                violation_error_message=_("The day of issue is a number from 1 to 31 and needs a month."),
            ),
            models.CheckConstraint(
                condition=models.Q(replaced_by__isnull=True) | ~models.Q(replaced_by=models.F("id")),
                name="publication_does_not_replace_itself",
                violation_error_message=_("A publication cannot be replaced by itself."),
            ),
        ]

    def __str__(self):
        return self.title

    def save(self, **options):
        if not self.slug:
            self.slug = free_slug(slug_from(self.title, self.uid), self._slug_is_taken)
        never_listed = self._state.adding and self.status == self.Status.DRAFT
        with transaction.atomic():
            super().save(**options)
            if not never_listed and LISTED_BY.intersection(options.get("update_fields") or LISTED_BY):
                relist([self.pk])

    def _slug_is_taken(self, slug):
        return slug_is_taken(Publication, OldPath.Kind.PUBLICATION, slug, but=self)

    def move_to(self, slug):
        """Change the address; the former one redirects."""
        move_to_slug(self, OldPath.Kind.PUBLICATION, free_slug(slug, self._slug_is_taken))

    @property
    def is_public(self):
        return self.status == self.Status.PUBLISHED and self.publish_at <= timezone.now()

    @property
    def is_embargoed(self):
        return self.status == self.Status.PUBLISHED and self.publish_at > timezone.now()

    @property
    def was_updated(self):
        """Whether the page changed on a later day than it came out."""
        return bool(self.publish_at) and timezone.localdate(self.updated_at) > timezone.localdate(self.publish_at)

    @property
    def bare_doi(self):
        """The DOI without an address before it: "10.1234/abc"."""
        return bare_doi(self.doi)

    def get_absolute_url(self):
        return path_of("publication", self.slug)

    def byline(self) -> str:
        """Names as printed, in order; the partner's name where the report gives none."""
        names = [contributor.name for contributor in self.contributors.all()]
        return ", ".join(names) or self.partner.name

    def issued(self) -> str:
        """The date of issue as far as it is known: "2020", "2020-05" or "2020-05-12"; "" when it is not."""
        parts = [self.issued_year and f"{self.issued_year:04}", self.issued_month and f"{self.issued_month:02}"]
        parts.append(self.issued_day and f"{self.issued_day:02}")
        return "-".join(part for part in parts if part)

    def original(self):
        """The document that "Read full report" gives, or None."""
        originals = [document for document in self.documents.all() if document.role == document.Role.ORIGINAL]
        return originals[-1] if originals else None

    def public_chapters(self) -> list:
        """The chapters that have a page, in order, each with ``finding_count``; the text is fetched when it is read."""
        chapters = self.chapters.filter(is_public=True).order_by("position", "pk").defer("text", "html")
        return list(chapters.annotate(finding_count=models.Count("findings", filter=FINDING_STANDS)))

    def is_read_on_its_page(self, chapters) -> bool:
        """An excerpt of one public chapter needs no second page."""
        return self.extent == self.Extent.EXCERPT and len(chapters) == 1

    def key_findings(self, limit=5) -> list:
        """The findings that the editor starred, in reading order."""
        starred = self.findings.filter(is_key=True, chapter__is_public=True, withdrawn_at__isnull=True)
        return list(starred.select_related("chapter").order_by("chapter__position", "position", "pk")[:limit])

    def kin_q(self):
        """The condition for translations of this report and for other versions of it."""
        kin = models.Q(edition_of=self.pk)
        if self.translation_group:
            kin |= models.Q(translation_group=self.translation_group)
        if self.edition_of_id:
            kin |= models.Q(pk=self.edition_of_id) | models.Q(edition_of=self.edition_of_id)
        return kin

    def publish(self, by=None):
        """Draft or withdrawn → published, from now or from a ``publish_at`` to come. Raises ForbiddenMove."""
        restored = self.status == self.Status.WITHDRAWN
        now = timezone.now()
        when = self.publish_at if self.publish_at and (restored or self.publish_at > now) else now
        self._move(
            {self.Status.DRAFT, self.Status.WITHDRAWN},
            Event(kind=Event.Kind.RESTORED if restored else Event.Kind.PUBLISHED, by=by, is_visible_to_partner=True),
            status=self.Status.PUBLISHED,
            publish_at=when,
            withdrawn_at=None,
            withdrawal_reason="",
        )

    def withdraw(self, reason: str, by=None, replaced_by=None):
        """Published → withdrawn: the address then tells the reason (410). Raises ForbiddenMove."""
        if not reason.strip():
            raise ForbiddenMove(str(REASON_NEEDED))
        self._move(
            {self.Status.PUBLISHED},
            Event(kind=Event.Kind.WITHDRAWN, by=by, message=reason.strip(), is_visible_to_partner=True),
            status=self.Status.WITHDRAWN,
            withdrawn_at=timezone.now(),
            withdrawal_reason=reason.strip(),
            replaced_by=replaced_by or self.replaced_by,
        )

    def _move(self, sources, event, **changes):
        """One conditional update: of two people who press at once, one moves and the other is told."""
        with transaction.atomic():
            rows = Publication.objects.filter(pk=self.pk, status__in=sources)
            if not rows.update(**changes, revision=models.F("revision") + 1, updated_at=timezone.now()):
                now = Publication.Status(Publication.objects.values_list("status", flat=True).get(pk=self.pk))
                raise ForbiddenMove(
                    _("This cannot be done now: the publication is “%(status)s”.") % {"status": now.label}
                )
            event.publication = self
            event.save()
        self.refresh_from_db()
