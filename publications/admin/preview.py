"""Seeing before saving or publishing: a chapter's text as HTML, and the page as its readers will see it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from django.urls import path

from ..models import Chapter, Publication
from ..text import chapter_html
from ..views.publication import chapter_page, publication_page


def text_preview(model_admin, request):
    """The HTML of the Markdown in ``text``, for the live preview beside the editor."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    return HttpResponse(chapter_html(request.POST.get("text", "").replace("\r\n", "\n").replace("\x00", "")))


def as_readers(model_admin, request, pk):
    """The public page of what may still be a draft; ``?chapter=`` shows the page of one of its public chapters."""
    publication = get_object_or_404(Publication.objects.for_page(), pk=pk)
    if not model_admin.has_view_permission(request, publication):
        raise PermissionDenied
    asked = request.GET.get("chapter", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 18):
        return publication_page(request, publication)
    chapter = Chapter.objects.for_page().filter(publication=publication, pk=int(asked), is_public=True).first()
    return chapter_page(request, chapter) if chapter else publication_page(request, publication)


def preview_urls(model_admin):
    """Addresses below the publication's admin."""

    def guarded(view):
        return model_admin.admin_site.admin_view(lambda request, **names: view(model_admin, request, **names))

    return [
        path("text-preview/", guarded(text_preview), name="publications_publication_text"),
        path("<int:pk>/as-readers/", guarded(as_readers), name="publications_publication_as_readers"),
    ]
