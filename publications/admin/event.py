"""The record of what happened: to be read, never to be written by hand."""

from django.contrib import admin

from ..models import Event
from .listing import RecordAdmin


@admin.register(Event)
class EventAdmin(RecordAdmin):
    list_display = ["created_at", "kind", "submission", "publication", "by", "message"]
    list_filter = ["kind"]
    list_select_related = ["submission__document", "publication", "by"]
    search_fields = ["message"]
    ordering = ["-created_at", "-pk"]
    fields = ["created_at", "kind", "by", "submission", "publication", "message", "is_visible_to_partner"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("submission__reading")
