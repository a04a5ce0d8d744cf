"""The one rule of what the public sees, as a condition that each model's queryset applies to its publication."""

from django.db.models import Q
from django.utils import timezone


def published_q(path: str = "") -> Q:
    """The publication at ``path`` ("" or for example "publication__") is published and its embargo is over."""
    return Q(**{f"{path}status": "published", f"{path}publish_at__lte": timezone.now()})
