"""Whether lines stand for themselves: with space above, and with a next line that does not simply go on."""

from __future__ import annotations

from collections.abc import Sequence

from publications.reading.page import Line
from publications.reading.patterns import late

SENTENCE = late(r"[.;,:。；，：؛،]$")
BRIEF = 100  # letters: a heading of the body's own size and weight is not longer


def alone(flow: Sequence[Line], start: int) -> bool:
    """Whether a short line without a sentence's end stands for itself, with space above it."""
    line = flow[start]
    if line.turned or line.ready or not line.text or len(line.text) > BRIEF or SENTENCE.search(line.text):
        return False
    return apart_from(flow, start, start + 1) and short(flow, start + 1)


def short(flow: Sequence[Line], end: int) -> bool:
    """Whether the line before ``end`` does not simply go on: else it is the first line of a numbered paragraph."""
    if end >= len(flow):
        return True
    line, after = flow[end - 1], flow[end]
    near = 1.75 if after.text[:1].islower() else 1.35  # however wide the leading, a small letter goes on
    on = after.page == line.page and after.column == line.column and 0 < after.y - line.y < near * line.size
    return not (on and _type(after) == _type(line))


def apart_from(flow: Sequence[Line], start: int, end: int) -> bool:
    """Whether there is more space above than between lines, or it stands at the top of a page or column."""
    first = flow[start]
    if start == 0:
        return True
    before = flow[start - 1]
    if before.page != first.page or before.column != first.column or before.y > first.y:
        return True
    return first.y - before.y > 1.55 * max(first.size, before.size)


def _type(line: Line) -> tuple[float, bool, str, int, bool]:
    return round(line.size * 2) / 2, line.bold, line.font, line.colour, line.italic
