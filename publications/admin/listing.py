"""What all lists of the admin share: constant queries, search in any case, read-only records."""

import operator
from functools import reduce

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.paginator import Paginator
from django.db.models import Q
from django.forms import BaseInlineFormSet, BoundField
from django.http import HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..models.identity import fold
from .keys import KeyedFields, is_key
from .refused import FilesOnceMore

COUNT_LIMIT = 1001


class CappedPaginator(Paginator):
    """Counts to a thousand and one: counting a million rows takes longer than showing fifty."""

    @cached_property
    def count(self):
        return self.object_list.order_by()[:COUNT_LIMIT].count()


def any_case(term: str) -> set[str]:
    """The ways a word is likely to be written. (SQLite compares only ASCII letters without regard to case.)"""
    return {term, term.lower(), term.upper(), term.capitalize()}


def in_column(column: str, word: str) -> list[Q]:
    """Columns that are stored folded (their names tell, mail addresses are) hold a word in one form only."""
    if column.endswith("_folded") or column == "email":
        return [Q(**{f"{column}__contains": fold(word)})]
    return [Q(**{f"{column}__icontains": form}) for form in any_case(word)]


class ListAdmin(KeyedFields, FilesOnceMore, admin.ModelAdmin):
    """A list with a constant number of queries. All words of a search must occur, each in any of ``search_fields``."""

    list_per_page = 50
    list_max_show_all = 200
    show_full_result_count = False
    paginator = CappedPaginator

    def changelist_view(self, request, extra_context=None):
        """Named after what it lists: an editor does not come to "select a submission to change"."""
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def response_action(self, request, queryset):
        """What is to be done to rows that no list could have offered is not done."""
        if not all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            messages.error(request, _("Nothing was done: these rows are not in the list."))
            return HttpResponseRedirect(request.get_full_path())
        return super().response_action(request, queryset)

    def get_search_results(self, request, queryset, search_term):
        for word in search_term.replace("\x00", " ").split():
            conditions = [condition for column in self.search_fields for condition in in_column(column, word)]
            queryset = queryset.filter(reduce(operator.or_, conditions))
        return queryset, False


class Cell(BoundField):
    """A field in a table: no reference can lead to its hint, which the head shows without a name."""

    @property
    def aria_describedby(self):
        hint = f"{self.auto_id}_helptext"
        return " ".join(name for name in (super().aria_describedby or "").split() if name != hint)


class NamedCellsFormSet(BaseInlineFormSet):
    """Rows of a table, where a field's name and hint stand in the head only: each field says its own as well."""

    def add_fields(self, form, index):
        form.bound_field_class = Cell
        super().add_fields(form, index)
        for field in form.fields.values():
            said = f"{field.label}. {field.help_text}" if field.help_text else field.label
            field.widget.attrs.setdefault("aria-label", str(said or ""))


class RecordAdmin(ListAdmin):
    """Rows that the portal writes and people only read."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
