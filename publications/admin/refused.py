"""What a refused form tells beside its mistakes."""

from django.contrib import messages
from django.utils.translation import ngettext


def name_files_to_choose_again(request) -> None:
    """Browsers send a corrected form without the files that the refused one came with: the page says so."""
    names = [file.name for file in request.FILES.values()]
    if not names:
        return
    sentence = ngettext(
        "Nothing is saved yet, and your browser does not send the file again by itself: choose %(names)s once more.",
        "Nothing is saved yet, and your browser does not send the files again by itself: choose %(names)s once more.",
        len(names),
    )
    messages.warning(request, sentence % {"names": ", ".join(f"“{name}”" for name in names)})


class FilesOnceMore:
    """For forms of the admin: names the files when the form comes back with errors."""

    def render_change_form(self, request, context, *args, **options):
        if context.get("errors"):
            name_files_to_choose_again(request)
        return super().render_change_form(request, context, *args, **options)
