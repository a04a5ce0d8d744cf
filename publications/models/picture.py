"""Pictures of a publication: figures, and tables that cannot be text, as chapter texts show them."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..figures import reference, widths
from .identity import UidField
from .visibility import published_q


class PictureQuerySet(models.QuerySet):
    def words(self, uids):
        """By uid: what is written in these pictures, where something is."""
        return dict(self.filter(uid__in=uids).exclude(words="").values_list("uid", "words"))

    def published(self):
        return self.filter(published_q("publication__"))

    def readable_by(self, user):
        """Those of publications that are public or that this user may read before."""
        publication = self.model._meta.get_field("publication").related_model
        return self.filter(publication__in=publication.objects.readable_by(user))


class Picture(models.Model):
    """A stored image of a publication. ``key`` names its bytes; equal bytes are stored once."""

    class Kind(models.TextChoices):
        FIGURE = "figure", _("figure")
        TABLE = "table", _("table")

    uid = UidField()
    publication = models.ForeignKey(
        "publications.Publication", on_delete=models.CASCADE, related_name="pictures", verbose_name=_("publication")
    )
    kind = models.CharField(_("kind"), max_length=6, choices=Kind, default=Kind.FIGURE)
    key = models.CharField(max_length=32, editable=False)
    width = models.PositiveIntegerField(_("width in pixels"), editable=False)
    height = models.PositiveIntegerField(_("height in pixels"), editable=False)
    page = models.PositiveIntegerField(_("PDF page"), null=True, blank=True)
    words = models.TextField(
        _("text in the picture"),
        blank=True,
        help_text=_("What is written in it, in reading order: readers who cannot see the picture open it below."),
    )

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(width__gt=0, height__gt=0),
                name="picture_has_a_size",
                violation_error_message=_("The picture is empty."),
            )
        ]

    def __str__(self):
        kind = str(self.get_kind_display())
        return f"{kind}, {gettext('PDF page %d') % self.page}" if self.page else kind

    @property
    def reference(self):
        """What stands for it in a chapter's Markdown: ``![alt](reference "caption")``."""
        return reference(self.uid, self.width, self.height)

    @property
    def widths(self):
        return widths(self.width)
