"""Tags of the review screen: a field with how sure reading was of it, and with what is stored when two people edit."""

from django import forms, template
from django.utils.translation import gettext

register = template.Library()


@register.inclusion_tag("admin/review/field.html", takes_context=True)
def review_field(context, form, name, *, wide=False, quiet=False, row_mark=None):
    """One field of ``form``. ``quiet`` leaves the help text out."""
    field = form[name]
    if isinstance(field.field.widget, forms.TextInput | forms.Textarea):
        field.field.widget.attrs.setdefault("dir", "auto")  # the report's words run as its script does
    has_stored = bool(context.get("overtaken")) and name in form.changed_data and form.instance.pk is not None
    stored = form.get_initial_for_field(field.field, name) if has_stored else None
    is_front = form.prefix == "front"
    return {
        "field": field,
        "wide": wide,
        "quiet": quiet,
        "mark": row_mark or (context["marks"]["front"].get(name) if is_front else None),
        "is_checkbox": isinstance(field.field.widget, forms.CheckboxInput),
        "has_stored": has_stored,
        "stored": _in_words(field.field, stored),
        "stored_value": field.field.prepare_value(stored) if stored is not None else "",
    }


def _in_words(field, value):
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(field, forms.ModelChoiceField):
        return field.queryset.filter(pk=value).first() or "–"
    if isinstance(value, list):
        return ", ".join(value) or "–"
    if isinstance(field, forms.ChoiceField):
        return dict(field.choices).get(value, value)
    return "–" if value in (None, "") else value


@register.filter
def of(marks, key):
    """The mark of the row with this primary key, if reading left one."""
    return marks.get(key) if key else None


@register.filter
def has_errors(form, names: str) -> bool:
    return form.is_bound and any(name in form.errors for name in names.split())


@register.filter
def has_row_errors(_chapter, findings) -> bool:
    return any(form.is_bound and form.errors for form in findings)


@register.filter
def written(findings) -> int:
    """How many of the forms hold a stored finding."""
    return sum(form.instance.pk is not None for form in findings)
