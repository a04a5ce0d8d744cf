"""What a refused form tells beside its mistakes."""

from django.contrib import messages
from django.utils.translation import ngettext


class FilesOnceMore:
    """Browsers send a corrected form without the files that the refused one came with: the page says so."""

    def render_change_form(self, request, context, *args, **options):
        names = [file.name for file in request.FILES.values()]
        if context.get("errors") and names:
            sentence = ngettext(
                "Nothing is saved yet, and your browser does not send the file again by itself: choose %(names)s once more.",
                "Nothing is saved yet, and your browser does not send the files again by itself: choose %(names)s once"
                " more.",
                len(names),
            )
            messages.warning(request, sentence % {"names": ", ".join(f"“{name}”" for name in names)})
        return super().render_change_form(request, context, *args, **options)
