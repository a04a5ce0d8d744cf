"""Original files: where they are, what they are; an editor may open one and set its role."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from .. import files
from ..models import Document
from .listing import ListAdmin


def original_file(model_admin, request, pk):
    """The stored bytes, for staff, before anything is public."""
    document = get_object_or_404(Document, pk=pk)
    if not model_admin.has_view_permission(request, document):
        raise PermissionDenied
    try:
        response = files.serve(
            request,
            document.path,
            document.media_type,
            document.name,
            document.sha256,
            attachment=not document.is_pdf,
        )
    except FileNotFoundError as missing:
        raise Http404(_("The stored file is missing.")) from missing
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@admin.register(Document)
class DocumentAdmin(ListAdmin):
    list_display = ["name", "publication", "role", "kind", "pages", "size_in_words", "created_at"]
    list_filter = ["role", "media_type"]
    list_select_related = ["publication"]
    search_fields = ["name", "publication__title", "sha256"]
    ordering = ["-created_at", "-pk"]
    fields = ["file", "publication", "role", "kind", "pages", "size_in_words", "sha256", "created_at"]
    readonly_fields = ["file", "publication", "kind", "pages", "size_in_words", "sha256", "created_at"]

    @admin.display(description=_("type"), ordering="media_type")
    def kind(self, document):
        return document.type_name()

    @admin.display(description=_("size"), ordering="size")
    def size_in_words(self, document):
        return filesizeformat(document.size)

    @admin.display(description=_("file"))
    def file(self, document):
        address = reverse("admin:publications_document_file", args=[document.pk])
        return format_html('<a href="{}">{}</a>', address, document.name)

    def has_add_permission(self, request):
        """A file is added on the page of its publication."""
        return False

    def get_urls(self):
        view = self.admin_site.admin_view(lambda request, pk: original_file(self, request, pk))
        return [path("<int:pk>/file/", view, name="publications_document_file"), *super().get_urls()]
