"""Similar posts in the hands of the editor: pin one to the page, or ban it from there."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import SimilarChoice
from .keys import KeyedFields
from .listing import NamedCellsFormSet


class SimilarInline(KeyedFields, admin.TabularInline):
    model = SimilarChoice
    fk_name = "publication"
    formset = NamedCellsFormSet
    fields = ["other", "kind"]
    autocomplete_fields = ["other"]
    extra = 1
    classes = ["collapse"]
    verbose_name_plural = _("similar posts: pinned ones stand first, banned ones never stand on this page")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("other")
