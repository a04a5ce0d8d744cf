"""Chapters and their findings: what is read, linked to and cited."""

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ..citations import finding_name, part_name
from ..text import chapter_html, reading_minutes, statement_html
from .event import Event, ForbiddenMove
from .identity import OldPath, UidField, free_slug, language_code, move_to_slug, slug_from, slug_is_taken
from .visibility import published_q


class ChapterQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published_q("publication__"), is_public=True)

    def for_page(self):
        """With what a chapter's page shows of its publication, in a constant number of queries."""
        of_publication = (f"publication__{rows}" for rows in ("contributors", "topics", "documents"))
        rows = self.select_related("publication__partner", "publication__submission")
        return rows.prefetch_related(*of_publication).defer("text", "publication__submission__reading")


class Chapter(models.Model):
    """A part of a publication with a page of its own."""

    class Kind(models.TextChoices):
        CHAPTER = "chapter", _("Chapter")
        SUMMARY = "summary", _("Summary")
        FRONT = "front", _("Front matter")
        ANNEX = "annex", _("Annex")

    uid = UidField()
    publication = models.ForeignKey(
        "publications.Publication", on_delete=models.CASCADE, related_name="chapters", verbose_name=_("publication")
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    label = models.CharField(_("label"), max_length=20, blank=True, help_text=_("As printed, such as 3, ES or A1."))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.CHAPTER)
    title = models.CharField(_("title"), max_length=500)
    slug = models.SlugField(_("slug"), max_length=80, blank=True, help_text=_("Part of the address."))
    text = models.TextField(
        _("text"),
        blank=True,
        help_text=_("Markdown. [[p. 36]] marks where PDF page 36 begins, [[findings]] where the findings stand."),
    )
    html = models.TextField(editable=False, blank=True)
    minutes = models.PositiveSmallIntegerField(editable=False, default=0)
    language = models.CharField(
        _("language of the chapter"),
        max_length=12,
        blank=True,
        validators=[language_code],
        help_text=_("Only where it differs from the publication's: such as en, ru, kk."),
    )
    first_page = models.PositiveIntegerField(_("first PDF page"), null=True, blank=True)
    last_page = models.PositiveIntegerField(_("last PDF page"), null=True, blank=True)
    is_public = models.BooleanField(_("public"), default=True, help_text=_("Only public chapters have a page."))

    RESERVED = frozenset({"print"})  # pages of the publication itself stand at these addresses

    objects = ChapterQuerySet.as_manager()

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "slug"],
                name="chapter_slug_is_unique",
                violation_error_message=_("Another chapter of this publication has this address."),
            ),
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="chapter_has_title",
                violation_error_message=_("Give the chapter a title."),
            ),
            models.CheckConstraint(
                condition=models.Q(first_page__isnull=True)
                | models.Q(last_page__isnull=True)
                | models.Q(last_page__gte=models.F("first_page")),
                name="chapter_pages_run_forwards",
                violation_error_message=_("The last page comes before the first."),
            ),
        ]

    def __str__(self):
        return self.title

    def save(self, **options):
        """The stored HTML is a function of the text, so it is made wherever the text is written."""
        if not self.slug or self.slug in self.RESERVED:
            self.slug = free_slug(self.slug or slug_from(self.title, self.uid), self._slug_is_taken)
        self.html = chapter_html(self.text)
        self.minutes = reading_minutes(self.text)
        super().save(**options)

    def _slug_is_taken(self, slug):
        scope = {"publication": self.publication_id, "within": self.publication.uid}
        return slug in self.RESERVED or slug_is_taken(Chapter, OldPath.Kind.CHAPTER, slug, but=self, **scope)

    def move_to(self, slug):
        """Change the address; the former one redirects."""
        slug = free_slug(slug, self._slug_is_taken)
        move_to_slug(self, OldPath.Kind.CHAPTER, slug, within=self.publication.uid)

    def get_absolute_url(self):
        return reverse("chapter", args=[self.publication.slug, self.slug])

    @property
    def full_title(self):
        return f"{self.label} {self.title}".strip()

    @property
    def name(self):
        """ "Chapter 3" or "Annex A1" in the reader's language, in Kazakh "3-тарау". What comes before has no number."""
        is_numbered = self.kind in (self.Kind.CHAPTER, self.Kind.ANNEX)
        return part_name(self.get_kind_display(), self.label if is_numbered else "", get_language())


class FindingQuerySet(models.QuerySet):
    def published(self):
        """Findings that a visitor may read. Withdrawn ones have a notice but no text."""
        return self.filter(published_q("publication__"), chapter__is_public=True, withdrawn_at__isnull=True)


class Finding(models.Model):
    """A numbered statement with a permanent address, ``/f/<uid>/``."""

    uid = UidField()
    publication = models.ForeignKey(
        "publications.Publication", on_delete=models.CASCADE, related_name="findings", verbose_name=_("publication")
    )
    chapter = models.ForeignKey(Chapter, on_delete=models.RESTRICT, related_name="findings", verbose_name=_("chapter"))
    position = models.PositiveIntegerField(_("position"), default=0)
    label = models.CharField(_("label"), max_length=20, blank=True, help_text=_("The printed number."))
    word = models.CharField(
        _("word of the report"),
        max_length=60,
        blank=True,
        help_text=_("What the report calls it, such as Recommendation. Empty for a plain finding."),
    )
    anchor = models.SlugField(_("anchor"), max_length=40, blank=True, editable=False)
    statement = models.TextField(_("statement"), help_text=_("Markdown."))
    html = models.TextField(editable=False, blank=True)
    page = models.PositiveIntegerField(_("PDF page"), null=True, blank=True)
    is_key = models.BooleanField(_("key finding"), default=False, help_text=_("Shown on the publication's page."))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    withdrawal_reason = models.TextField(_("reason of the withdrawal"), blank=True, editable=False)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "anchor"],
                name="finding_anchor_is_unique",
                violation_error_message=_("Another finding of this publication has this anchor."),
            ),
            models.CheckConstraint(
                condition=~models.Q(statement=""),
                name="finding_has_statement",
                violation_error_message=_("Write the finding."),
            ),
        ]

    def __str__(self):
        return f"{self.word} {self.label} {self.statement[:60]}".strip()

    @property
    def language(self):
        """Of its statement and its printed word."""
        return self.chapter.language or self.publication.language

    @property
    def name(self):
        """ "Recommendation 3" where the report has a word for it, in its language; else "Finding 3" in the reader's."""
        if self.word:
            return finding_name(self.word, self.label, self.language)
        return gettext("Finding %(label)s") % {"label": self.label} if self.label else gettext("Finding")

    @property
    def cited_name(self):
        """What a citation calls it: always in the language of the report."""
        return finding_name(self.word, self.label, self.publication.language)

    def save(self, **options):
        if not self.anchor:
            self.anchor = self._free_anchor()
        self.html = statement_html(self.statement)
        super().save(**options)

    def _free_anchor(self):
        """``finding-4`` for the printed number 4, else ``finding-<uid>``; never one that was given before."""
        wanted = f"finding-{slug_from(self.label, self.uid)[:20]}"
        given = set(Finding.objects.filter(publication=self.publication_id).values_list("anchor", flat=True))
        return free_slug(wanted, given.__contains__)

    def delete(self, **options):
        """Only while the publication is a draft: what was public once keeps its number. Raises ForbiddenMove."""
        if self.publication.status != self.publication.Status.DRAFT:
            raise ForbiddenMove(str(_("A finding that was public is withdrawn with a reason, not deleted.")))
        return super().delete(**options)

    def get_absolute_url(self):
        """The permanent address: what a copied link gives."""
        return reverse("finding", args=[self.uid])

    def withdraw(self, reason: str, by=None):
        """The number stays with a notice, the permanent address answers 410. Raises ForbiddenMove."""
        if not reason.strip():
            raise ForbiddenMove(str(_("Give the reason: it is shown in place of the finding.")))
        with transaction.atomic():
            rows = Finding.objects.filter(pk=self.pk, withdrawn_at__isnull=True)
            if not rows.update(withdrawn_at=timezone.now(), withdrawal_reason=reason.strip(), is_key=False):
                raise ForbiddenMove(str(_("This finding is already withdrawn.")))
            message = f"{self.name if self.word else self.label}: {reason.strip()}"
            Event.objects.create(
                kind=Event.Kind.FINDING_WITHDRAWN, publication_id=self.publication_id, by=by, message=message
            )
        self.refresh_from_db()
