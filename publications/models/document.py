"""Original files, stored once under their hash."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .identity import UidField

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Document(models.Model):
    """A file as a partner or editor sent it. ``path`` names the stored bytes; equal bytes are stored once."""

    class Role(models.TextChoices):
        ORIGINAL = "original", _("original")
        ACCESSIBLE = "accessible", _("accessible version")
        SUPPLEMENT = "supplement", _("supplement")

    uid = UidField()
    publication = models.ForeignKey(
        "publications.Publication",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("publication"),
    )
    sha256 = models.CharField(
        "SHA-256", max_length=64, db_index=True, editable=False, validators=[RegexValidator(r"^[0-9a-f]{64}\Z")]
    )
    path = models.CharField(max_length=120, editable=False)
    media_type = models.CharField(_("type"), max_length=100, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), editable=False)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True, editable=False)
    name = models.CharField(_("name as sent"), max_length=255, editable=False)
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.ORIGINAL)
    created_at = models.DateTimeField(_("received"), auto_now_add=True)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["-created_at", "-id"], name="document_newest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(size__gt=0),
                name="document_is_not_empty",
                violation_error_message=_("The file is empty."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def is_pdf(self):
        return self.media_type == PDF

    @property
    def suffix(self):
        return "pdf" if self.is_pdf else "docx"

    def type_name(self):
        return "PDF" if self.is_pdf else "DOCX"
