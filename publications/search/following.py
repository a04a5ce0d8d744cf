"""What the index is to follow without an editor at the text: publications that it lacks, topics and partners renamed.

Each piece of the work is short and can be done twice, so that the queue may give it to any worker at any time.
"""

from django.db.models import Exists, OuterRef, Q

from ..models import Publication, SearchEntry
from .entries import index_publication

AT_ONCE = 100


def unindexed():
    """Publications without an entry: after a migration that emptied the index, or a rebuilding that was cut short."""
    own = SearchEntry.objects.filter(publication=OuterRef("pk"), kind=SearchEntry.Kind.PUBLICATION)
    return Publication.objects.filter(~Exists(own))


def naming(kind: str, key: int):
    """Publications whose entries hold the name of the ``kind`` ("topic" or "partner") with this key."""
    if kind == "topic":
        return Publication.objects.filter(taggings__tag=key)
    return Publication.objects.filter(Q(partner=key) | Q(co_partner_rows__partner=key)).distinct()


def index_next(publications, after: int = 0) -> int | None:
    """Index the first hundred of ``publications`` beyond the key ``after``. Gives the key to go on from, None at the end."""
    some = list(publications.filter(pk__gt=after).order_by("pk")[:AT_ONCE])
    for publication in some:
        index_publication(publication)
    return some[-1].pk if len(some) == AT_ONCE else None
