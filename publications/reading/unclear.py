"""Pages that a person should look at: where it is unclear in which order to read, or whose letters cannot be read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from publications.reading.draft import Doubt
from publications.reading.letters import ideographic
from publications.reading.page import Line, Page, rows
from publications.reading.patterns import late

_LONG, _LONG_IDEOGRAPHS = 25, 12  # signs: cells of tables are mostly shorter, lines of running text longer
_TWINS = 3  # rows of running text side by side
_WORDS = 40  # fewer on a page prove nothing
_LATIN = late("[A-Za-z\u00c0-\u024f]{4,}")
_VOWEL = late("[aeiouy\u00e6\u00f8\u0153\u0131]")
_BROKEN = late("\ufffd|\\w\u2022|\u2022\\w|\u2022\u2022")


def order_doubts(pages: Iterable[Page]) -> list[Doubt]:
    """A doubt for each page, in reading order, on which running text still stands side by side in one column: lines of
    two texts then alternate. The doubt's words are those of the first such row."""
    found = []
    for page in pages:
        lines = _side_by_side(page)
        if len(lines) >= _TWINS:
            found.append(Doubt("unclear-reading-order", page.number, lines[0].text[:80]))
    return found


def _side_by_side(page: Page) -> list[Line]:
    columns: dict[int, list[Line]] = {}
    for line in page.lines:
        if not line.turned:
            columns.setdefault(line.column, []).append(line)
    found = []
    for lines in columns.values():
        for row in rows(lines):
            long = [line for line in row if _long(line)]
            if len(long) > 1 and any(line.text[0].islower() or ideographic(line.text[0]) for line in long):
                found.append(long[0])
    return found


def _long(line: Line) -> bool:
    if ideographic(line.text[:1]):
        return len(line.text) >= _LONG_IDEOGRAPHS
    return len(line.text) >= _LONG and len(line.words) >= 4


def letter_doubts(pages: Iterable[Page]) -> list[Doubt]:
    """A doubt for each page whose letters the file maps to other signs than it shows, or to none."""
    return [Doubt("unreadable-letters", page.number, page.lines[0].text[:80]) for page in pages if _unreadable(page)]


def _unreadable(page: Page) -> bool:
    """Signs that stand for nothing inside words; or, in the Latin alphabet, mostly words without any vowel: shifted
    letters look like that, and no language."""
    long = [word.text for line in page.lines for word in line.words if len(word.text) > 2]
    if len(long) < _WORDS:
        return False
    if sum(not word.isascii() and bool(_BROKEN.search(word)) for word in long) > 0.2 * len(long):
        return True
    latin = [found for found in _LATIN.findall(" ".join(long)) if not found.isupper() or found.isascii()]
    plain = [word.lower() if word.isascii() else unicodedata.normalize("NFD", word.casefold()) for word in latin]
    silent = sum(not _VOWEL.search(word) for word in plain)
    return len(plain) >= _WORDS and silent > 0.5 * len(plain)
