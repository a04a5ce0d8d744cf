"""Large numerals set beside a statement: they are read before its first line, whatever line they stand level with."""

from __future__ import annotations

from collections.abc import Sequence

from publications.reading.page import Line

_LARGE = 1.3  # times the type beside it; smaller ones stand on its first baseline anyway
_CAP = 0.72  # height of a numeral in units of its size, as in most faces
_GAP = 6.0  # em of the text: farther away it is a figure of its own


def before_their_text(lines: Sequence[Line]) -> list[Line]:
    """The lines of one column with each large numeral moved before the first line that stands beside it."""
    ordered = list(lines)
    for place, line in enumerate(lines):
        figures = line.text.rstrip(".")
        if len(figures) > 2 or not figures.isdecimal():
            continue
        first = place
        while first > 0 and _beside(line, ordered[first - 1]):
            first -= 1
        if first < place:
            ordered.insert(first, ordered.pop(place))
    return ordered


def _beside(numeral: Line, line: Line) -> bool:
    """Whether the line's own height lies within the numeral's, and it stands right next to it."""
    if numeral.size < _LARGE * line.size or line.text.isdecimal():
        return False
    top, middle = numeral.y - _CAP * numeral.size, line.y - 0.3 * line.size
    gap = max(line.x0 - numeral.x1, numeral.x0 - line.x1)
    return top < middle < numeral.y + 0.2 * line.size and -0.1 * line.size <= gap < _GAP * line.size
