"""What the lines of one column have in common: edges, the distance of baselines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from publications.reading.item_signs import BULLET_ALONE
from publications.reading.page import Line

Columns = dict[tuple[int, int], "Measure"]


class Measure(NamedTuple):
    """What the lines of one column have in common: their edges in points on the scale of ``Line.start`` and
    ``Line.end``, and the usual distance of baselines in units of the type's size."""

    left: float
    right: float
    leading: float


def measures(lines: Sequence[Line]) -> Columns:
    """The measure of each (page, column)."""
    groups: dict[tuple[int, int], list[Line]] = {}
    running = [line for line in lines if not line.ready]
    for line in running:
        groups.setdefault((line.page, line.column), []).append(line)
    usual = _usual_leading(running)
    found = {}
    for key, group in groups.items():
        rights = sorted(line.end for line in group)
        counts = Counter(round(line.start) for line in group)
        left = max(counts, key=lambda start: (counts[start], -start))
        found[key] = Measure(float(left), rights[-1 - len(rights) // 20], usual)
    return found


def _usual_leading(lines: Sequence[Line]) -> float:
    """The commonest distance of baselines in units of the type's size."""
    counts: Counter[float] = Counter()
    for line, after in pairwise(lines):
        if line.page == after.page and line.column == after.column and abs(line.size - after.size) < 0.3:
            gap = round((after.y - line.y) / max(line.size, 1.0), 1)
            if 0.9 <= gap <= 2.4:
                counts[gap] += 1
    return max(counts, key=lambda gap: counts[gap]) if counts else 1.2


def indents(lines: Sequence[Line], columns: Columns) -> bool:
    """Whether paragraphs begin with an indent here, rather than after a wider gap."""
    indented = sum(
        0.8 < (line.start - columns[line.page, line.column].left) / max(line.size, 1.0) < 4 for line in lines
    )
    return indented > 0.05 * len(lines)


def beside(line: Line, after: Line) -> bool:
    """Whether two lines stand side by side on one baseline: cells of a table. A bullet far from its text is no cell."""
    if BULLET_ALONE.match(line.text):
        return False
    return (
        line.page == after.page and line.column == after.column and abs(after.y - line.y) < 0.3 * max(after.size, 1.0)
    )


def apart(last: Line, line: Line, measure: Measure) -> bool:
    """Whether the next line of a column stands off by more than the usual leading, or higher."""
    return line.y < last.y or (line.y - last.y) / max(line.size, 1.0) > measure.leading * 1.25 + 0.1


def left_short(last: Line, line: Line, there: Measure) -> bool:
    """Whether the next line's first word would have fitted at the end of the last one: the setter broke on purpose."""
    return last.end + line.opening + 0.6 * last.size < there.right
