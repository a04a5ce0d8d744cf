"""Reading order: lines by column, columns by band between the lines that run across them.

A gutter is believed where enough lines of running text end left of it and begin right of it and few cross it; the cells
of a table also leave a gutter, but they are short, and their rows are read across.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from publications.reading import asides
from publications.reading.letters import ideographic
from publications.reading.median import median
from publications.reading.numerals import before_their_text
from publications.reading.page import Line, Page, rows

_MIN_LINES = 5
_FEW_LINES = 3  # enough where they fill their columns as only running text does
_MAX_CROSSING = 0.34
_FULL = 0.55  # of the column's width: the median line of running text fills more, that of a table's cell less
_FILLED = 0.85
_LONG, _LONG_IDEOGRAPHS = 18, 8  # signs: the lines of narrow columns; those of most cells are shorter
_NARROWEST = 200  # points: narrower strips hold one column
_ROW_GAP = 1.4  # of the usual distance of baselines: a wider one parts paragraphs, or the rows of a table


def order(page: Page) -> Page:
    """The page with its lines in reading order, each with the number of its column on that page.

    A page in Arabic or Hebrew begins on the right: it is ordered as its mirror image would be.
    """
    upright = [line for line in page.lines if not line.turned]
    if not upright:
        return page
    rtl = 2 * sum(len(line.text) for line in upright if line.rtl) > sum(len(line.text) for line in upright)
    seen = [replace(line, x0=-line.x1, x1=-line.x0, rtl=False) for line in upright] if rtl else upright
    groups = [part for text in asides.parted(seen) for part in _placed(text)]
    lines = {id(image): line for image, line in zip(seen, upright, strict=True)}
    ordered = [lines[id(image)].in_column(number) for number, group in enumerate(groups) for image in group]
    ordered += [line.in_column(len(groups)) for line in page.lines if line.turned]
    return page.with_lines(ordered)


def _placed(part: asides.Part) -> list[list[Line]]:
    """The groups of a stretch of the page, with what stands beside it where it belongs."""
    groups = _groups(part.lines, part.left, part.right, 0)
    return asides.inserted(groups, part.boxes)


def _groups(lines: Sequence[Line], left: float, right: float, depth: int) -> list[list[Line]]:
    """Lines of one column or band each, in reading order."""
    gutter = _gutter(lines, left, right, 2) if depth < 3 else None
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
        found = _gutter(above, left, right, 2) or _gutter(below, left, right, 2)
        if found is not None and not _table_of_texts(lines, found):
            return above, below
    return None


def _by_rows(lines: Sequence[Line]) -> list[Line]:
    return before_their_text([line for row in rows(lines) for line in row])


def _gutter(lines: Sequence[Line], left: float, right: float, deeper: int) -> float | None:
    """Where a second column begins, or None. Each side may have ``deeper`` columns more inside."""
    if len(lines) < 2 * _FEW_LINES:
        return None
    width = right - left
    low, high = left + 0.25 * width, left + 0.75 * width
    edges: dict[int, int] = {}
    for line in lines:
        if low < line.x0 < high:
            edge = round(line.x0)
            edges[edge] = edges.get(edge, 0) + 1
    starts = sorted([edge for edge in edges if edges.get(edge - 1, 0) + edges[edge] + edges.get(edge + 1, 0) >= 3])
    best: tuple[int, float] | None = None
    lefts, rights = sorted([line.x0 for line in lines]), sorted([line.x1 for line in lines])
    for start in starts:
        gutter = start - 1.0
        ended, begun = bisect_right(rights, gutter + 1), len(lines) - bisect_left(lefts, gutter - 1)
        crossing = len(lines) - ended - begun
        if min(ended, begun) < _FEW_LINES or crossing > _MAX_CROSSING * len(lines):
            continue
        aligned = bisect_left(lefts, start + 2) - bisect_right(lefts, start - 2)
        score = min(ended, begun) * 2 - 3 * crossing + aligned
        if best is not None and score <= best[0]:
            continue
        before = [line for line in lines if line.x1 <= gutter + 1]
        after = [line for line in lines if line.x0 >= gutter - 1]
        if _columns_of_text(before, after, (left, gutter, right), deeper) and not _rows_agree(before, after):
            best = (score, gutter)
    return best[1] if best else None


def _columns_of_text(
    before: Sequence[Line], after: Sequence[Line], edges: tuple[float, float, float], deeper: int
) -> bool:
    """Whether both sides are columns of running text; or, where each word runs on from line to line, whether one side
    holds several of them, or is only a few lines long."""
    left, gutter, right = edges
    nested = deeper > 0 and right - left > _NARROWEST
    one = _running(before, left, gutter)
    if not one and not nested:
        return False
    other = _running(after, gutter, right)
    if one and other and min(len(before), len(after)) >= _MIN_LINES:
        return True
    if nested and (not one or not other):
        one = one and _blocks_are_long(before)
        other = other and _blocks_are_long(after)
    one = (one and _flowing(before)) or (nested and _gutter(before, left, gutter, deeper - 1) is not None)
    return one and ((other and _flowing(after)) or (nested and _gutter(after, gutter, right, deeper - 1) is not None))


def _blocks_are_long(lines: Sequence[Line]) -> bool:
    """Whether blocks have three lines and more on average: in three columns and more, tables are the likelier case."""
    return len(lines) >= 3 * len(_starts(lines))


def _flowing(lines: Sequence[Line]) -> bool:
    """Whether sentences run on from line to line: the next line begins with a small letter. Scripts without small
    letters fill their lines instead."""
    ordered = sorted(lines, key=lambda line: line.y)
    letters = [line.text[0] for line in ordered[1:] if line.text[:1].isalpha()]
    if 2 * len(letters) < len(ordered) - 1 or not letters:
        return False
    long = _LONG_IDEOGRAPHS if ideographic(letters[0]) else _LONG
    if median(len(line.text) for line in lines) < long:
        return False
    if any(sign.lower() != sign.upper() for sign in letters):
        return sum(sign.islower() for sign in letters) >= 0.4 * (len(ordered) - 1)
    widest = max(line.x1 - line.x0 for line in lines)
    return sum(line.x1 - line.x0 > _FILLED * widest for line in lines) >= 0.4 * len(lines)


def _running(lines: Sequence[Line], left: float, right: float) -> bool:
    """Whether the lines look like a column of text rather than cells: wide enough, and few far apart on one row."""
    inner = [line for line in lines if left - 2 <= line.x0 and line.x1 <= right + 2]
    if not inner:
        return False
    across = max([line.x1 for line in inner]) - min([line.x0 for line in inner])
    if across < 0.5 * (right - left):
        return False
    if median([line.x1 - line.x0 for line in inner]) < _FULL * across:
        return False
    shared = sum(len(row) > 1 for row in rows(inner))  # the dearest question last: few strips come to it
    return shared <= 0.34 * len(inner)


def _table_of_texts(lines: Sequence[Line], gutter: float) -> bool:
    """Whether all of the page is such a table: cut in two it would look like columns."""
    before, after = [line for line in lines if line.x1 <= gutter], [line for line in lines if line.x0 >= gutter]
    one, other = len(_starts(before)), len(_starts(after))
    return min(one, other) >= 4 and max(one, other) <= 1.25 * min(one, other) and _rows_agree(before, after)


def _rows_agree(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether what stands side by side begins at the same heights again and again: the rows of a table without lines,
    whose cells hold several lines of text. The paragraphs of two columns begin where they happen to."""
    one, other = _starts(before), _starts(after)
    if min(len(one), len(other)) < 3:
        return False
    fewer, more = sorted((one, other), key=len)
    return sum(any(abs(start - another) <= 3 for another in more) for start in fewer) >= 0.75 * len(fewer)


def _starts(lines: Sequence[Line]) -> list[int]:
    """The heights at which blocks begin on one side: no line stands close above."""
    if not lines:
        return []
    ordered = sorted(lines, key=lambda line: line.y)
    gaps = []
    for place, line in enumerate(ordered):
        above = [over.y for over in ordered[max(0, place - 12) : place] if over.x0 < line.x1 and line.x0 < over.x1]
        gaps.append(line.y - max((y for y in above if y < line.y - 1), default=-math.inf))
    usual = min(median(gaps), 2.2 * median(line.size for line in lines))
    return sorted({round(line.y) for line, gap in zip(ordered, gaps, strict=True) if gap > _ROW_GAP * usual})
