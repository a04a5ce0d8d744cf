"""The frames of tables: rules and coloured rows that reach equally far, one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from publications.reading.captions import label_of
from publications.reading.cells import COARSE, pieces_of, text_rows
from publications.reading.drawing import Box, Drawing, around
from publications.reading.page import Line, Page

_APART = 8.0  # points: rules of neighbouring cells may leave this much between them
_ALIKE = 9.0  # points by which the ends of a table's rules may differ


class Level(NamedTuple):
    """A rule, or an edge of a coloured row: where it stands and how far it reaches. ``fill`` is the row's box."""

    y: float
    x0: float
    x1: float
    fill: Box | None = None


def levels_of(page: Page) -> list[Level]:
    """Rules and edges of coloured rows, pieces side by side as one."""
    drawing = page.drawing
    feet = [(line.y, 0.28 * line.size, line.x0 - 2, line.x1 + 2) for line in page.lines] if drawing.across else []
    rules = [
        Level((box.y0 + box.y1) / 2, box.x0, box.x1)
        for box in drawing.across
        if box.x1 - box.x0 >= 12 and not _underlines(box, feet)
    ]
    found = list(_side_by_side(rules))
    fills = [box for box in drawing.fills if box.y1 - box.y0 <= 0.25 * page.height and box.x1 - box.x0 >= 12]
    tops = _side_by_side([Level(box.y0, box.x0, box.x1, box) for box in fills])
    for top in tops:
        if top.fill is not None:
            found += [top, Level(top.fill.y1, top.x0, top.x1)]
    return sorted((level for level in found if level.x1 - level.x0 >= 60), key=lambda level: (level.y, level.x0))


def _underlines(rule: Box, feet: Sequence[tuple[float, float, float, float]]) -> bool:
    """Whether a rule stands close under words and is no longer than they: a link, not a border. ``feet`` are of the
    page's lines: baseline, how far below it, from where and to where a rule underlines them."""
    x0, y0, x1, _ = rule
    return any(-0.5 <= y0 - y <= below and left <= x0 and x1 <= right for y, below, left, right in feet)


def _side_by_side(levels: Iterable[Level]) -> Iterable[Level]:
    """Levels of one height that (nearly) touch, as one."""
    rows: list[list[Level]] = []
    for level in sorted(levels, key=lambda level: level.y):
        if rows and level.y - rows[-1][0].y <= 2.0:
            rows[-1].append(level)
        else:
            rows.append([level])
    for row in rows:
        last: Level | None = None
        for level in sorted(row, key=lambda level: level.x0):
            if last is not None and level.x0 - last.x1 <= _APART and _as_high(last, level):
                fill = around((last.fill, level.fill)) if last.fill and level.fill else None
                last = Level(last.y, last.x0, max(last.x1, level.x1), fill)
            else:
                if last:
                    yield last
                last = level
        if last:
            yield last


def _as_high(one: Level, two: Level) -> bool:
    if one.fill is None or two.fill is None:
        return one.fill is two.fill
    return abs(one.fill.y1 - two.fill.y1) <= 2.0


def chains_of(levels: Sequence[Level], lines: Sequence[Line], down: Sequence[Box]) -> list[list[Level]]:
    """Levels one below the other that reach equally far, as far as no running text stands between them."""
    chains: list[list[Level]] = []
    for level in levels:
        above = [chain for chain in chains if chain[-1].x0 < level.x1 and level.x0 < chain[-1].x1]
        chain = max(above, key=lambda chain: chain[-1].y, default=None)
        if chain is not None and _belongs(level, chain) and not _parted(chain, level, lines, down):
            chain.append(level)
        else:
            chains.append([level])
    return [chain for chain in chains if len(chain) >= 2 and chain[-1].y - chain[0].y > 8]


def _belongs(level: Level, chain: Sequence[Level]) -> bool:
    left, right = min(one.x0 for one in chain), max(one.x1 for one in chain)
    same = abs(level.x0 - left) <= _ALIKE and abs(level.x1 - right) <= _ALIKE
    inside = left - 3 <= level.x0 and level.x1 <= right + 3
    return same or inside


def _parted(chain: Sequence[Level], below: Level, lines: Sequence[Line], down: Sequence[Box]) -> bool:
    """Whether a table ends between two levels: with running text or a caption between them, with a line larger than its own, with a
    heading that has space above it and a coloured head below it, or with the space between two frames, which no
    upright rule crosses."""
    above = chain[-1]
    left, right = min(above.x0, below.x0), max(above.x1, below.x1)
    inner = [line for line in lines if above.y < line.y < below.y + 2 and line.x1 > left and line.x0 < right]
    if any(line.x0 < left - 6 or line.x1 > right + 6 for line in inner):
        return True
    if not inner:
        sides = [rule for rule in down if left - 3 <= rule.x0 <= right + 3]
        ends = any(abs(rule.y1 - above.y) < 4 for rule in sides)
        return below.y - above.y > 4 and ends and any(abs(rule.y0 - below.y) < 4 for rule in sides)
    rows = text_rows(pieces_of(inner, (), COARSE))
    single = [row[0] for row in rows if len(row) == 1]
    if len(single) == len(rows) and below.fill and chain[0].fill and single[0].y - above.y > 2.2 * single[0].size:
        return True
    if any(label_of(row[0].text, "table") for row in rows) or (len(single) == len(rows) and len(rows) >= 3):
        return True
    sizes = [line.size for line in lines if chain[0].y < line.y < above.y and left <= line.x0 <= right]
    if sizes and any(piece.size > 1.2 * max(sizes) for piece in single):
        return True
    wide = sum(piece.x1 - piece.x0 > 0.6 * (right - left) for piece in single)
    return wide >= 2 and wide > 0.5 * len(rows)


def filled_head(levels: Sequence[Level]) -> float | None:
    """Where the coloured head of a table ends: its first level is a filled row, and the next row is not filled."""
    if levels[0].fill is None:
        return None
    end = levels[0].fill.y1
    return None if any(level.fill and 0 <= level.fill.y0 - end < 4 for level in levels[1:]) else end


def uprights_of(drawing: Drawing, box: Box) -> tuple[Box, ...]:
    """Upright rules inside the box, one for each place."""
    found: dict[int, Box] = {}
    for rule in drawing.down:
        if box.x0 + 6 < rule.x0 < box.x1 - 6 and rule.y1 > box.y0 and rule.y0 < box.y1:
            key = round(rule.x0 / 3)
            found[key] = around((found[key], rule)) if key in found else rule
    return tuple(found.values())


def drawn_over(drawing: Drawing, box: Box) -> bool:
    """Whether shapes or images take much of the box: a chart with grid lines."""
    shapes = [shape for shape in (*drawing.shapes, *drawing.images) if shape.shared(box) > 0.5 * max(shape.area, 0.1)]
    bars = [fill for fill in drawing.fills if fill.y1 - fill.y0 > 2 * (fill.x1 - fill.x0) and fill.shared(box)]
    high = [bar for bar in bars if bar.y1 - bar.y0 < 0.9 * (box.y1 - box.y0)]
    return sum(shape.area for shape in shapes) > 0.3 * box.area or len(high) >= 4
