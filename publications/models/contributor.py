"""Who is named as an author."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .publication import Publication


class Contributor(models.Model):
    """A person or organisation named as an author, as printed."""

    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="contributors", verbose_name=_("publication")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name = models.CharField(
        pgettext_lazy("of a person", "name"), max_length=200, help_text=_("As printed, given name first.")
    )
    is_organisation = models.BooleanField(_("is an organisation"), default=False)

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.name
