"""Moving chapters and findings by one place, and making one chapter the only public one."""

from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Chapter, Finding, ForbiddenMove, Publication


def _row_of(rows, argument: str, sentence: str):
    """The row that a button names by its key. Raises ForbiddenMove when somebody deleted it meanwhile."""
    found = rows.filter(pk=int(argument)).first() if argument.isascii() and argument.isdigit() else None
    if found is None:
        raise ForbiddenMove(sentence)
    return found


def chapter_of(submission, argument: str) -> Chapter:
    rows = Chapter.objects.filter(publication=submission.publication_id).select_related("publication")
    return _row_of(rows, argument[:18], _("This chapter is no longer there."))


def finding_of(submission, argument: str) -> Finding:
    rows = Finding.objects.filter(publication=submission.publication_id).select_related("publication", "chapter")
    return _row_of(rows, argument[:18], _("This finding is no longer there."))


def _swap(rows: list, row, step: int) -> bool:
    """Exchange the places of ``row`` and its neighbour; False at the end of the list."""
    place = rows.index(row) + step
    if not 0 <= place < len(rows):
        return False
    other = rows[place]
    rows[place], rows[place - step] = row, other
    for position, each in enumerate(rows):
        type(each).objects.filter(pk=each.pk).update(position=position)
    return True


@transaction.atomic
def move_chapter(chapter: Chapter, step: int) -> str:
    """Gives the anchor of the chapter on the page."""
    _swap(list(Chapter.objects.filter(publication=chapter.publication_id)), chapter, step)
    return f"chapter-{chapter.uid}"


@transaction.atomic
def move_finding(finding: Finding, step: int) -> str:
    """Within its chapter. Gives the anchor of the finding on the page."""
    rows = list(
        Finding.objects.filter(publication=finding.publication_id).order_by("chapter__position", "position", "pk")
    )
    place = rows.index(finding) + step
    if 0 <= place < len(rows) and rows[place].chapter_id == finding.chapter_id:
        _swap(rows, finding, step)
    return f"finding-{finding.uid}"


@transaction.atomic
def make_only_public(chapter: Chapter) -> None:
    """The page becomes an excerpt with this chapter; the others stay, without a page of their own."""
    publication = chapter.publication
    Chapter.objects.filter(publication=publication).exclude(pk=chapter.pk).update(is_public=False)
    Chapter.objects.filter(pk=chapter.pk).update(is_public=True)
    Publication.objects.filter(pk=publication.pk).update(extent=Publication.Extent.EXCERPT)
