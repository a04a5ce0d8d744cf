"""Changing an address in a form: the former one redirects."""

from django.db import transaction


@transaction.atomic
def keep_former_address(thing, form, change: bool) -> None:
    """Save ``thing`` from ``form``; a changed slug goes through ``move_to``, an emptied one stays what it was."""
    wanted = thing.slug
    if change:
        thing.slug = form.initial.get("slug") or thing.slug
    thing.save()
    if change and wanted and wanted != thing.slug:
        thing.move_to(wanted)
