"""Pictures of a report's pages for the review screen: drawn by the jailed child on request, kept by the file's hash."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_response_headers
from django.utils.translation import gettext as _

from .. import files, sandbox
from ..models import Submission

WIDTHS = (800, 1600)
YEAR = 365 * 24 * 60 * 60


def page_image(model_admin, request, pk, number):
    """Page ``number`` as WebP. 404, with a sentence, for a page that there is not or that cannot be drawn."""
    submission = get_object_or_404(Submission.objects.select_related("document").defer("reading"), pk=pk)
    if not model_admin.has_view_permission(request, submission):
        raise PermissionDenied
    width = request.GET.get("width", "")
    width = int(width) if width in {str(each) for each in WIDTHS} else WIDTHS[0]
    document = submission.document
    number = int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 0
    if not document.is_pdf or number < 1 or number > (document.pages or number):
        raise Http404(_("The report has no such page."))
    try:
        picture = kept_page_image(document, number, width)
    except (sandbox.SandboxError, FileNotFoundError):
        sentence = _("Page %(number)d cannot be shown as a picture. Open the file instead.") % {"number": number}
        return HttpResponse(sentence, status=404, content_type="text/plain; charset=utf-8")
    response = HttpResponse(picture, content_type="image/webp")
    patch_response_headers(response, cache_timeout=YEAR)
    response.headers["Cache-Control"] = f"private, max-age={YEAR}, immutable"
    return response


def kept_page_image(document, number: int, width: int) -> bytes:
    """The stored picture, drawn first when there is none. Raises SandboxError or FileNotFoundError."""
    place = f"page-images/{document.sha256}/{number}-{width}.webp"
    try:
        return files.read_bytes(place)
    except FileNotFoundError:
        limits = sandbox.Limits(memory=settings.READING_MEMORY_MB, seconds=settings.READING_SECONDS)
        with files.local_path(document.path) as path:
            picture = sandbox.page_image(path, number, width, limits)
        files.keep(place, picture)
        return picture
