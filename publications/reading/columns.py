"""Reading order: lines by column, columns by band between the lines that run across them.

A gutter is believed where enough lines of running text end left of it and begin right of it and few cross it; the cells
of a table also leave a gutter, but they are short, and their rows are read across.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from publications.reading.numerals import before_their_text
from publications.reading.page import Line, Page, rows

_MIN_LINES = 5
_MAX_CROSSING = 0.34
_FULL = 0.55  # of the column's width: the median line of running text fills more, that of a table's cell less


def order(page: Page) -> Page:
    """The page with its lines in reading order, each with the number of its column on that page.

    A page in Arabic or Hebrew begins on the right: it is ordered as its mirror image would be.
    """
    upright = [line for line in page.lines if not line.turned]
    if not upright:
        return page
    rtl = 2 * sum(len(line.text) for line in upright if line.rtl) > sum(len(line.text) for line in upright)
    seen = [replace(line, x0=-line.x1, x1=-line.x0, rtl=False) for line in upright] if rtl else upright
    groups = _groups(seen, min(line.x0 for line in seen), max(line.x1 for line in seen), 0)
    lines = {id(image): line for image, line in zip(seen, upright, strict=True)}
    ordered = [replace(lines[id(image)], column=number) for number, group in enumerate(groups) for image in group]
    ordered += [replace(line, column=len(groups)) for line in page.lines if line.turned]
    return page.with_lines(ordered)


def _groups(lines: Sequence[Line], left: float, right: float, depth: int) -> list[list[Line]]:
    """Lines of one column or band each, in reading order."""
    gutter = _gutter(lines, left, right) if depth < 3 else None
    if gutter is None:
        parts = _cut(lines, left, right) if depth == 0 else None
        if parts:
            return [group for part in parts for group in _groups(part, left, right, 1)]
        return [_by_rows(lines)]
    bands: list[tuple[bool, list[Line]]] = []
    for line in sorted(lines, key=lambda line: (line.y, line.x0)):
        across = line.x0 < gutter - 2 < gutter + 2 < line.x1
        if bands and bands[-1][0] == across:
            bands[-1][1].append(line)
        else:
            bands.append((across, [line]))
    found: list[list[Line]] = []
    for across, band in bands:
        if across:
            found.append(_by_rows(band))
            continue
        before = [line for line in band if line.x0 < gutter - 2]
        after = [line for line in band if line.x0 >= gutter - 2]
        if before:
            found += _groups(before, left, gutter, depth + 1)
        if after:
            found += _groups(after, gutter, right, depth + 1)
    return found


def _cut(lines: Sequence[Line], left: float, right: float) -> tuple[list[Line], list[Line]] | None:
    """The page in two at one of its widest empty strips, if one part has a gutter that the whole has not."""
    ordered = rows(lines)
    gaps = sorted(
        ((after[0].y - row[0].y, number) for number, (row, after) in enumerate(pairwise(ordered), start=1)),
        reverse=True,
    )
    for gap, number in gaps[:5]:
        if gap < 1.6 * max(line.size for line in ordered[number - 1]):
            break
        above = [line for row in ordered[:number] for line in row]
        below = [line for row in ordered[number:] for line in row]
        if _gutter(above, left, right) is not None or _gutter(below, left, right) is not None:
            return above, below
    return None


def _by_rows(lines: Sequence[Line]) -> list[Line]:
    return before_their_text([line for row in rows(lines) for line in row])


def _gutter(lines: Sequence[Line], left: float, right: float) -> float | None:
    """Where a second column begins, or None."""
    if len(lines) < 2 * _MIN_LINES:
        return None
    width = right - left
    edges = Counter(round(line.x0) for line in lines if left + 0.25 * width < line.x0 < left + 0.75 * width)
    starts = sorted(edge for edge in edges if edges[edge - 1] + edges[edge] + edges[edge + 1] >= 3)
    best: tuple[int, float] | None = None
    for start in starts:
        gutter = start - 1.0
        before = [line for line in lines if line.x1 <= gutter + 1]
        after = [line for line in lines if line.x0 >= gutter - 1]
        crossing = len(lines) - len(before) - len(after)
        if min(len(before), len(after)) < _MIN_LINES or crossing > _MAX_CROSSING * len(lines):
            continue
        if not (_running(before, left, gutter) and _running(after, gutter, right)):
            continue
        score = min(len(before), len(after)) * 2 - 3 * crossing + sum(abs(line.x0 - start) < 2 for line in after)
        if best is None or score > best[0]:
            best = (score, gutter)
    return best[1] if best else None


def _running(lines: Sequence[Line], left: float, right: float) -> bool:
    """Whether the lines look like a column of text rather than cells: wide enough, and few far apart on one row."""
    inner = [line for line in lines if left - 2 <= line.x0 and line.x1 <= right + 2]
    if not inner:
        return False
    across = max(line.x1 for line in inner) - min(line.x0 for line in inner)
    if across < 0.5 * (right - left):
        return False
    shared = sum(len(row) > 1 for row in rows(inner))
    if shared > 0.34 * len(inner):
        return False
    return median(line.x1 - line.x0 for line in inner) >= _FULL * across
