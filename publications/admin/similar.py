"""Similar posts in the hands of the editor: pin one to the page, or ban it from there."""

from django.contrib import admin, messages
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..models import Publication, SimilarChoice
from ..models.similar import DECIDED_BEFORE
from .keys import KeyedFields
from .listing import NamedCellsFormSet


class SimilarFormSet(NamedCellsFormSet):
    def get_unique_error_message(self, unique_check):
        """Two rows on one publication, told as the constraint tells it: Django's sentence names a column."""
        return str(DECIDED_BEFORE)


class SimilarInline(KeyedFields, admin.TabularInline):
    model = SimilarChoice
    fk_name = "publication"
    formset = SimilarFormSet
    fields = ["other", "kind"]
    autocomplete_fields = ["other"]
    extra = 1
    classes = ["collapse"]
    verbose_name_plural = _("similar posts: pinned ones stand first, banned ones never stand on this page")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("other")


def tell_of_waiting_pins(request, formset) -> None:
    """A publication that is not public may be pinned; that it does not stand on the page yet is said."""
    pinned = [row.other_id for row in formset.new_objects if row.kind == SimilarChoice.Kind.PIN]
    if not pinned:
        return
    public = set(Publication.objects.published().filter(pk__in=pinned).values_list("pk", flat=True))
    for other in Publication.objects.filter(pk__in=set(pinned) - public):
        sentence = gettext(
            "“%(title)s” is not public now. Readers see it among the similar posts once it is published."
        )
        messages.info(request, sentence % {"title": other.title})
