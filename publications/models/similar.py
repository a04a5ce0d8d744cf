"""What an editor decides about the similar posts of a publication: one that always stands there, one that never does."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

OF_ITSELF = _("A publication is not similar to itself.")
DECIDED_BEFORE = _("There is already a decision on this publication.")


class SimilarChoice(models.Model):
    """An editor's word on one publication under another. It holds for this page only, not the other way round."""

    class Kind(models.TextChoices):
        PIN = "pin", _("Always, first")
        BAN = "ban", _("Never")

    publication = models.ForeignKey(
        "publications.Publication",
        on_delete=models.CASCADE,
        related_name="similar_choices",
        verbose_name=_("publication"),
    )
    other = models.ForeignKey(
        "publications.Publication", on_delete=models.CASCADE, related_name="+", verbose_name=_("other publication")
    )
    kind = models.CharField(_("is shown"), max_length=3, choices=Kind)

    class Meta:
        verbose_name = _("decision on similar posts")
        verbose_name_plural = _("decisions on similar posts")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "other"],
                name="similarchoice_once",
                violation_error_message=DECIDED_BEFORE,
            ),
            models.CheckConstraint(
                condition=~models.Q(publication=models.F("other")),
                name="similarchoice_is_of_another",
                violation_error_message=OF_ITSELF,
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.other}"

    def clean(self):
        """A pinned version of the same report would be named twice on the page. Raises ValidationError.

        Of itself the constraint speaks too, but a form inside the publication's own does not ask it.
        """
        super().clean()
        if self.publication_id and self.publication_id == self.other_id:
            raise ValidationError({"other": OF_ITSELF})
        if self.kind != self.Kind.PIN or not (self.publication_id and self.other_id):
            return
        if type(self.publication).objects.filter(self.publication.kin_q(), pk=self.other_id).exists():
            sentence = _("This is a translation or another version of the same report; the page names it already.")
            raise ValidationError({"other": sentence})
