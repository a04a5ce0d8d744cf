"""Keys that a request names. One written by hand may name what is no number, or one that no database can hold."""

from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.forms import ModelMultipleChoiceField

LONGEST_KEY = 18  # digits; nineteen may be more than a column of eight bytes holds


def is_key(text) -> bool:
    text = str(text)
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY


class KeyedAutocomplete(AutocompleteSelect):
    """Shows a refused form again without asking the database for what it would refuse.

    Its list begins with an empty choice that has a sign of its own, as the standard asks; and it names no language
    where Django's part has not the interface's one.
    """

    def build_attrs(self, base_attrs, extra_attrs=None):
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return {name: value for name, value in attrs.items() if value is not None}

    def optgroups(self, name, value, attr=None):
        groups = super().optgroups(name, [key for key in value if is_key(key)], attr)
        if not self.allow_multiple_selected:
            chosen = [option for option in groups[0][1] if option["value"] != ""]
            groups[0][1][:] = [self.create_option(name, "", "–", not chosen, 0), *chosen]
        return groups


class KeyedMultipleField(ModelMultipleChoiceField):
    """Several rows by their keys; a key that is none gets the same sentence as one that there is not."""

    def clean(self, value):
        for key in value or ():
            if not is_key(key):
                raise ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": key}
                )
        return super().clean(value)


class KeyedFields:
    """For the admin's pages of a model and for rows inside them."""

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name in self.get_autocomplete_fields(request):
            options.setdefault("widget", KeyedAutocomplete(db_field, self.admin_site, using=options.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **options)

    def formfield_for_manytomany(self, db_field, request, **options):
        return super().formfield_for_manytomany(db_field, request, **{"form_class": KeyedMultipleField, **options})
