"""Addresses that pages had before. They redirect for ever."""

from django.contrib import admin

from ..models import OldPath
from .listing import RecordAdmin


@admin.register(OldPath)
class OldPathAdmin(RecordAdmin):
    list_display = ["slug", "kind", "uid", "created_at"]
    list_filter = ["kind"]
    search_fields = ["slug", "uid"]
    ordering = ["-created_at", "-pk"]
