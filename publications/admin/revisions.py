"""Two editors at one publication: whoever saves second is told, and neither loses what was typed."""

from django.db.models import F

from ..models import Publication


class Overtaken(Exception):
    """Somebody else saved this publication since the form was opened; nothing was written."""


def claim(publication: Publication, revision: int) -> None:
    """Take the next revision in one conditional update. Of two that hold the same one, one gets it.

    The caller's transaction takes the claim back when anything after it fails. Raises Overtaken.
    """
    row = Publication.objects.filter(pk=publication.pk, revision=revision)
    if not row.update(revision=F("revision") + 1):
        raise Overtaken
    publication.revision = revision + 1
    # The worker may have finished the cover since the row was read; from here on it waits for this transaction.
    publication.refresh_from_db(fields=["cover_key"])
