"""Cutting a finding in two, joining it with the next, and the marks in the text that say where findings stand."""

import re

from django.utils.translation import gettext as _

from ..models import Finding, ForbiddenMove, Publication
from .checklist import CLOSING, SENTENCE_ENDS

EMPTY_LINE = re.compile(r"\n[ \t]*\n")


def split(finding: Finding, at: int | None = None) -> Finding:
    """Cut the statement at character ``at``, else at its first empty line. Gives the new finding. Raises ForbiddenMove."""
    if at is None:
        gap = EMPTY_LINE.search(finding.statement)
        at = gap.start() if gap else 0
    head, tail = finding.statement[:at].strip(), finding.statement[at:].strip()
    if not head or not tail:
        raise ForbiddenMove(_("Put the cursor, or an empty line, where the finding is to be split."))
    finding.statement = head
    finding.save()
    return Finding.objects.create(
        publication_id=finding.publication_id,
        chapter_id=finding.chapter_id,
        word=finding.word,
        position=finding.position,  # rows of one position stand in the order in which they were made
        statement=tail,
        page=finding.page,
    )


def merge_with_next(finding: Finding) -> None:
    """Join the statement with that of the next finding of the chapter, which goes. Raises ForbiddenMove."""
    if finding.publication.status != Publication.Status.DRAFT:
        raise ForbiddenMove(_("Findings that were public are not merged: each keeps its number."))
    rows = list(Finding.objects.filter(chapter=finding.chapter_id).order_by("position", "pk"))
    place = rows.index(finding)
    if place + 1 == len(rows):
        raise ForbiddenMove(_("This is the chapter's last finding: there is none to merge it with."))
    following = rows[place + 1]
    goes_on = not finding.statement.rstrip(CLOSING).endswith(SENTENCE_ENDS)
    finding.statement = finding.statement + (" " if goes_on else "\n\n") + following.statement
    finding.is_key = finding.is_key or following.is_key
    finding.save()
    remove(following)


def remove(finding: Finding) -> None:
    """Delete a draft's finding; a list in the text that began with it begins with the next one."""
    chapter, anchor = finding.chapter, finding.anchor
    rows = list(Finding.objects.filter(chapter=chapter).order_by("position", "pk"))
    place = rows.index(finding)
    finding.delete()
    mark = f"[[findings {anchor}]]"
    if mark in chapter.text:
        successor = rows[place + 1].anchor if place + 1 < len(rows) else ""
        other = f"[[findings {successor}]]"
        chapter.text = chapter.text.replace(mark, other if successor and other not in chapter.text else "")
        chapter.save()
