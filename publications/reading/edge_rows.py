"""Rows of tables that stand at a page's edge by chance, and return there: no running lines.

A running line belongs to the edge. Where its words stand inside the pages as often as at their edges, they are a row of
a form or a table that comes again and again; and amounts that differ from page to page, or many numbers side by side,
are figures of a table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from publications.reading.page import Line, Page
from publications.reading.patterns import late

_FIRST = 6  # letters by which lines are looked up; a running head has more
_FIGURES = late(r"^\W*\d+(\s+\d+){2,}\W*$")
_AMOUNT = late(r"^[\W\d_]*[%‰$€£¥₽₸][\W\d_]*$")


class InsidePages:
    """How often words stand inside the pages, farther from their edges than ``band``, a share of the page's height."""

    def __init__(self, pages: Sequence[Page], mask: Callable[[str], str], band: float) -> None:
        self._pages, self._mask, self._band = pages, mask, band
        self._lines: dict[str, list[Line]] = {}

    def tabled(self, texts: Sequence[str], first: Line, pages: int) -> bool:
        """Whether these texts, at one height of so many pages, are rows of tables. ``first`` is the first line of one."""
        return amounts(texts) or self._count(first.text) >= pages

    def _count(self, text: str) -> int:
        """The lines inside pages that say this, digits aside. Words that begin with a number are not looked for."""
        first = text[:_FIRST].casefold()
        if len(first) < _FIRST or any(letter.isdigit() for letter in first):
            return 0
        masked = self._mask(text)
        return sum(self._mask(line.text) == masked for line in self._by_first().get(first, ()))

    def _by_first(self) -> dict[str, list[Line]]:
        if not self._lines:
            found: dict[str, list[Line]] = defaultdict(list)
            for page in self._pages:
                top, foot = self._band * page.height, (1 - self._band) * page.height
                for line in page.lines:
                    if top < line.y < foot:
                        found[line.text[:_FIRST].casefold()].append(line)
            self._lines = found
        return self._lines


def amounts(texts: Iterable[str]) -> bool:
    """Whether these are figures with a sign of currency or per cent, not the same everywhere."""
    different = set(texts)
    return len(different) > 1 and all(_AMOUNT.match(text) for text in different)


def figures(text: str) -> bool:
    """Whether a row holds more numbers than a page's own one and that of the last page, and no words: a table's row."""
    return _FIGURES.match(text) is not None
