"""The bands at the top and the foot of pages in which page furniture stands, and their rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from publications.reading.letters import alnum
from publications.reading.numbering import roman
from publications.reading.page import Line, Page, body_size, row_text, rows
from publications.reading.patterns import late
from publications.reading.words import CONTINUED, PAGE_WORD

BAND = 0.13  # of the page's height, from the top and from the bottom
_FOLIO = late(
    rf"^[\W_]*{PAGE_WORD}?\s*(?P<number>[0-9]{{1,4}}|[ivxlc]{{1,7}})(\s*(of|/|de|von|из|sur|\|)\s*[0-9]{{1,4}})?\s*(бет|стр\.?|页)?[\W_]*$",
    re.I,
)
NOTE = late(r"^(?P<number>\d{1,3})[.)]?\s+\S")


class Body(NamedTuple):
    """Size in points and weight of the running text."""

    size: float
    bold: bool


class Row(NamedTuple):
    """A row in a band of a page. ``rank`` counts from the page's edge, 0 outermost."""

    page: int
    top: bool
    rank: int
    height: float
    lines: tuple[Line, ...]
    text: str
    cited: bool


def mask(text: str) -> str:
    """The text with every number as ``#`` and spaces squeezed: equal for "Report 36" and "Report 37"."""
    text = re.sub(r"\d+([.,]\d+)*", "#", CONTINUED.sub("", text).casefold())
    text = re.sub(r"(?<![^\W\d_])[ivxlc]{1,7}(?![^\W\d_])", "#", text) if len(text) < 12 else text
    return " ".join(text.split())


def folio(text: str) -> int | None:
    """The page number that a line prints when it prints nothing else ("– 12 –", "Page 3 of 40", "xiv"); else None."""
    found = _FOLIO.match(text)
    if not found:
        return None
    number = found["number"]
    return int(number) if number.isdecimal() else roman(number)


def body_of(pages: Sequence[Page]) -> Body:
    lines = [line for page in pages for line in page.lines]
    size = body_size(lines)
    alike = [line for line in lines if abs(line.size - size) <= 0.5]
    return Body(size, 2 * sum(len(line.text) for line in alike if line.bold) > sum(len(line.text) for line in alike))


def band_rows(page: Page) -> list[Row]:
    found = []
    raised = {word.text.rstrip(",;") for line in page.lines for word in line.words if word.raised}
    upright = rows(line for line in page.lines if not line.turned)
    for top, ordered in ((True, upright), (False, upright[::-1])):
        for rank, row in enumerate(ordered[:6]):
            height = row[0].y if top else page.height - row[0].y
            if height > BAND * page.height + (row[0].size if top else 0):
                break
            note = NOTE.match(row[0].text)
            cited = bool(note and note["number"] in raised)
            found.append(Row(page.number, top, rank, height, tuple(row), row_text(row), cited))
    return found


class Tops:
    """The rows at the tops of pages by their words."""

    def __init__(self, band: Sequence[Row]) -> None:
        self._rows: dict[str, list[Row]] = {}
        for row in band:
            if row.top:
                self._rows.setdefault(_said(row.text), []).append(row)

    def holds(self, row: Row, lines: Sequence[Line], body: Body, pages: int, seen: int) -> bool:
        """Whether these ``lines`` of a row, whose words stand at one height on ``seen`` pages, are the heading itself and
        the other lines alike repeat it: the first of them, set like a heading, where the rest says "(continued)" or the
        words stand on few pages in a row, and no copy stands on the page."""
        if not row.top or CONTINUED.search(row.text) or seen > 0.5 * pages:
            return False
        first, text = lines[0], row_text(lines)
        if not (first.size > 1.08 * body.size or (first.bold and not body.bold) or first.caps):
            return False
        if len(alnum(mask(text))) < 4 or "#" in mask(text):
            return False
        others = [other for other in self._rows.get(_said(row.text), ()) if other.page != row.page]
        if any(other.page < row.page for other in others):
            return False
        return not others or any(CONTINUED.search(other.text) for other in others)


def _said(text: str) -> str:
    return alnum(CONTINUED.sub("", text))
