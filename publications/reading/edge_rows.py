"""Rows of tables that stand at a page's edge by chance, and return there: no running lines.

A running line belongs to the edge. Where its words stand inside the pages as often as at their edges, they are a row of
a form or a table that comes again and again; and amounts that differ from page to page, or many numbers side by side,
are figures of a table. The numbers of a running line are the same on each page (a year, a house), or they count pages
and chapters and so grow; those of a table's rows go up and down.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from publications.reading.page import Line, Page
from publications.reading.patterns import late

_FIRST = 6  # letters by which lines are looked up; a running head has more
_FIGURES = late(r"^\W*\d+(\s+\d+){2,}\W*$")
_NUMBER = late(r"\d+(?:[.,]\d+)*")
_COUNTERS = 2  # a running line counts pages and chapters, and no more
_GROWING = 0.75  # of the steps from page to page: numbering may begin anew once or twice
_AMOUNT = late(r"^[\W\d_]*[%‰$€£¥₽₸][\W\d_]*$")


class InsidePages:
    """How often words stand inside the pages, farther from their edges than ``band``, a share of the page's height."""

    def __init__(self, pages: Sequence[Page], mask: Callable[[str], str], band: float) -> None:
        self._pages, self._mask, self._band = pages, mask, band
        self._lines: dict[str, list[Line]] = {}

    def tabled(self, texts: Sequence[tuple[int, str]], first: Line) -> bool:
        """Whether these texts, alike but for their numbers and at one height of their pages, are rows of tables.
        ``first`` is the first line of one."""
        if not counting(texts) or amounts(text for _, text in texts):
            return True
        return self._count(first.text) >= len({page for page, _ in texts})

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


def cells_of_figures(row: Sequence[Line]) -> bool:
    """Whether a row holds three cells or more that are nothing but numbers: words before them name a table's row."""
    return sum(not any(map(str.isalpha, line.text)) and _NUMBER.search(line.text) is not None for line in row) > 2


def counting(texts: Iterable[tuple[int, str]]) -> bool:
    """Whether the numbers in these texts, alike but for them, are those of a running line. ``texts`` with their pages."""
    numbers = [_numbers(text) for _, text in sorted(texts)]
    if len(numbers) < 2 or len({len(row) for row in numbers}) > 1:
        return True
    changing = [place for place in zip(*numbers, strict=True) if len(set(place)) > 1]
    return len(changing) <= _COUNTERS and all(map(_grows, changing))


def _numbers(text: str) -> list[tuple[int, ...]]:
    """The numbers of a text, each as its parts: 3.2 is (3, 2)."""
    return [tuple(map(int, re.findall(r"\d+", number[0]))) for number in _NUMBER.finditer(text)]


def _grows(numbers: Sequence[tuple[int, ...]]) -> bool:
    """Whether numbers mostly do not fall from one page to the next, or one of them stands nearly everywhere."""
    steps = [before <= after for before, after in pairwise(numbers)]
    usual = Counter(numbers).most_common(1)[0][1]
    return sum(steps) >= _GROWING * len(steps) or usual >= 0.8 * len(numbers)
