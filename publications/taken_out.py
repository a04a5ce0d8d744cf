"""What reading took out of a report, as the partner's status page tells it: counted by kind, the lines themselves below."""

import re
from dataclasses import dataclass, field

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Submission

LEADERS = re.compile(r"\s*(?:[.·_…]\s?){4,}")  # the dots from a title to its page
MOST_TEXTS = 20  # of one kind: the editor's screen shows all


@dataclass(frozen=True, slots=True)
class Alike:
    """Removed lines that differ in digits only: ``text`` is the first of them."""

    text: str
    pages: list[int]


@dataclass(slots=True)
class Removal:
    """What was taken out of one kind. ``count`` is in words, ``lines`` the most frequent first, ``more`` those not shown."""

    count: str
    lines: list[Alike] = field(default_factory=list)
    more: int = 0


def counted(kind: str, number: int) -> str:
    """ "12 running heads" in the reader's language."""
    # Translators: each stands as an object in "We also removed 12 running heads, 10 page numbers and 1 watermark."
    words = {
        "running head": ngettext("%d running head", "%d running heads", number),
        "running foot": ngettext("%d running foot", "%d running feet", number),
        "folio": ngettext("%d page number", "%d page numbers", number),
        "repeated title": ngettext("%d repeated title", "%d repeated titles", number),
        "contents": ngettext("%d line of the contents page", "%d lines of the contents page", number),
        "cover": ngettext("%d line of the cover and imprint", "%d lines of the cover and imprint", number),
        "watermark": ngettext("%d watermark", "%d watermarks", number),
        "line number": ngettext("%d line number", "%d line numbers", number),
        "in a picture": ngettext("%d line inside pictures", "%d lines inside pictures", number),
        "hidden text": ngettext("%d hidden line", "%d hidden lines", number),
    }
    return (words.get(kind) or ngettext("%d other line", "%d other lines", number)) % number


def removals(submission: Submission) -> list[Removal]:
    """All that is still out of the text, the kind with the most lines first; without what an editor put back."""
    reading = submission.reading or {"draft": {"removed": []}}
    back = set(reading.get("put_back", ()))
    kinds: dict[str, dict[str, Alike]] = {}
    for index, row in enumerate(reading["draft"]["removed"]):
        if index not in back:
            alike = kinds.setdefault(row["kind"], {})
            text = LEADERS.sub(" … ", row["text"]).strip()
            alike.setdefault(re.sub(r"\d+", "0", text), Alike(text, [])).pages.append(row["page"])
    numbers = {kind: sum(len(line.pages) for line in alike.values()) for kind, alike in kinds.items()}
    return [_removal(kind, numbers[kind], kinds[kind]) for kind in sorted(kinds, key=lambda kind: -numbers[kind])]


def _removal(kind: str, number: int, alike: dict[str, Alike]) -> Removal:
    lines = sorted(alike.values(), key=lambda line: -len(line.pages))
    return Removal(counted(kind, number), lines[:MOST_TEXTS], max(0, len(lines) - MOST_TEXTS))


def in_words(found: list[Removal]) -> str:
    """ "12 running heads, 10 page numbers and 1 line of the contents page"."""
    return get_text_list([removal.count for removal in found], _("and"))
