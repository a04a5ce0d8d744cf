"""Whether a line that looks like a heading is the first line of a paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from publications.reading.bidi import is_rtl
from publications.reading.page import Line


def runs_on(flow: Sequence[Line], end: int, edges: Mapping[tuple[int, int], tuple[float, float]]) -> bool:
    """Whether the line before ``end`` fills its column and the next one, of the same type, follows without a gap.

    However wide the leading is, a setter who fills the line breaks it because the paragraph goes on. ``edges`` are the
    left and right ends of body text, in points, by (page, column).
    """
    if not 0 < end < len(flow):
        return False
    line, after = flow[end - 1], flow[end]
    column = (line.page, line.column)
    last, first = line.words[-1], after.words[0]  # a paragraph may begin with some words in bold
    alike = (last.bold, last.font, last.colour) == (first.bold, first.font, first.colour)
    if column != (after.page, after.column) or not alike or abs(last.size - first.size) > 0.3 or column not in edges:
        return False
    if not 0 < after.y - line.y < 1.75 * line.size:
        return False
    room = after.words[0].x1 - after.words[0].x0 + 0.3 * line.size
    left, right = edges[column]
    return (line.x0 - left if is_rtl(line.text) else right - line.x1) < room
