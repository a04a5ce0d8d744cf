"""The pictures of a publication as rows of its form: what is written in each, for those who cannot see it."""

from django.contrib import admin
from django.db import models
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..models import Picture
from .forms import LinesField


class PictureInline(admin.StackedInline):
    """Pictures come with the report and are placed by the chapter's text; only their words are written here."""

    model = Picture
    fields = ["shown", "words"]
    readonly_fields = ["shown"]
    formfield_overrides = {models.TextField: {"form_class": LinesField}}
    extra = max_num = 0
    can_delete = False
    classes = ["collapse"]
    verbose_name_plural = _("Text in pictures")

    @admin.display(description=_("picture"))
    def shown(self, picture):
        address = reverse("picture", args=[picture.uid, min(picture.widths)])
        alt = gettext("Picture on page %d") % picture.page if picture.page else gettext("Picture")
        image = '<img class="picture-shown" src="{}" width="{}" height="{}" alt="{}" loading="lazy">'
        return format_html(image, address, picture.width, picture.height, alt)

    def has_add_permission(self, request, obj=None):
        return False
