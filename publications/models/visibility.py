"""The one rule of what the public sees, as a condition that each model's queryset applies to its publication."""

from django.db.models import Q
from django.utils import timezone


def published_q(path: str = "", until=None) -> Q:
    """The publication at ``path`` ("" or for example "publication__") is published and its embargo is over.

    ``until``, a moment that is past, narrows it to what was public then by its present date.
    """
    return Q(**{f"{path}status": "published", f"{path}publish_at__lte": until or timezone.now()})
