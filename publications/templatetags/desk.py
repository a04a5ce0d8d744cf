"""The editor's desk on the admin's first page."""

from django import template
from django.utils import timezone

from .. import sandbox
from ..models import Publication, Submission

register = template.Library()
ROWS = 8


@register.simple_tag
def desk() -> dict:
    """What waits, longest first; what opens by itself; drafts that no submission leads to."""
    waiting = Submission.objects.to_review()
    status = Publication.Status
    rows = Publication.objects.select_related("partner")
    return {
        "waiting_count": waiting.count(),
        "waiting": waiting.select_related("partner", "document", "publication", "assigned_to")
        .defer("reading")
        .order_by("created_at", "pk")[:ROWS],
        "embargoed": rows.filter(status=status.PUBLISHED, publish_at__gt=timezone.now()).order_by("publish_at")[:ROWS],
        "drafts": rows.filter(status=status.DRAFT, submission__isnull=True).order_by("-updated_at")[:ROWS],
    }


@register.simple_tag
def reading_jail() -> str:
    """How far reports are locked away while they are opened: sandbox.jail()'s word for it."""
    return sandbox.jail()
