"""Where the tables of a page stand: between rules and coloured rows, or as aligned cells.

A table is believed where its cells can be told: columns that rows leave open, few pieces across them. Contents pages,
columns of running text, lists and code leave such rivers too: each is refused for what tells it from a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from publications.reading import captions
from publications.reading.cells import COARSE, MONO, Piece, columns, is_number, pieces_of, span, text_rows
from publications.reading.drawing import Box, around
from publications.reading.frames import Level, chains_of, drawn_over, filled_head, levels_of, uprights_of
from publications.reading.grids import Grid, Lattice, grid
from publications.reading.page import Line, Page
from publications.reading.patterns import late

_MAX_CELL = 900  # letters
_ITEM = late(r"^([•●▪■◦○‣⁃∙·►▸–—*-]|[(\[]?(\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})([.)\]]|\.\d+)+)$")
_LEADER = late(r"(\.\s?){4,}|…{2,}")


class Table(NamedTuple):
    """A table of one page. ``grid`` is None where its cells cannot be told or are set sideways, and a caption says that it
    is a table: it is then shown as a picture."""

    page: int
    box: Box
    lines: tuple[Line, ...]
    grid: Grid | None


def ruled(page: Page) -> list[Table]:
    """Tables between rules or coloured rows, from the top."""
    lines = [line for line in page.lines if not line.turned]
    found: list[Table] = []
    for levels in chains_of(levels_of(page), lines, page.drawing.down):
        made = _between(page, levels, lines)
        if made:
            found.append(made)
            taken = {id(line) for line in made.lines}
            lines = [line for line in lines if id(line) not in taken]
    return sorted(found, key=lambda table: table.box.y0)


def aligned(page: Page) -> list[Table]:
    """Tables without a frame of rules, on a page in reading order: cells that stand below each other."""
    groups: dict[int, list[Line]] = {}
    for line in page.lines:
        if not line.turned and not line.ready:
            groups.setdefault(line.column, []).append(line)
    found = []
    for lines in groups.values():
        by_piece = {id(word): line for line in lines for word in line.words}
        for run in _runs(text_rows(pieces_of(lines, (), COARSE))):
            whole = {id(by_piece[id(piece.words[0])]): by_piece[id(piece.words[0])] for row in run for piece in row}
            made = _aligned_table(page, list(whole.values()))
            if made:
                found.append(made)
    return found


def _between(page: Page, levels: Sequence[Level], lines: Sequence[Line]) -> Table | None:
    """The table of a chain of levels, None where it is none."""
    left, right = min(level.x0 for level in levels), max(level.x1 for level in levels)
    top, bottom = levels[0].y, levels[-1].y
    inner = [
        line
        for line in lines
        if left - 4 <= (line.x0 + line.x1) / 2 <= right + 4 and top < line.y - 0.2 * line.size and line.y < bottom + 2
    ]
    uprights = uprights_of(page.drawing, Box(left, top, right, bottom))
    rows = text_rows(pieces_of(inner, uprights, COARSE))
    if sum(len(row) > 1 for row in rows) < 2 or drawn_over(page.drawing, Box(left, top, right, bottom)):
        return None
    inner = _extended(
        inner, lines, columns(text_rows(pieces_of(inner, uprights)), uprights), Box(left, top, right, bottom)
    )
    sides = any(abs(rule.x0 - left) < 4 and rule.y1 > top + 4 and rule.y0 < bottom - 4 for rule in page.drawing.down)
    inner = _trimmed(inner, uprights, ends=not sides)
    lattice = Lattice(tuple(sorted({level.y for level in levels})), uprights, filled_head(levels))
    made = grid(inner, lattice)
    box = around([Box(left, top, right, bottom), *(_line_box(line) for line in inner)])
    sideways = [line for line in page.lines if line.turned and page.box_of(line).shared(box)]
    if len(levels) >= 3 and (sideways or (uprights and not (made and _sound(made, True)))):
        taken = {id(line) for line in inner}
        others = [line for line in lines if id(line) not in taken]
        if captions.find(others, box, "table") and not (made and _contents(made)):
            return Table(page.number, box, (*inner, *sideways), None)
    if made is None or not _sound(made, len(levels) >= 3 or bool(uprights)) or _contents(made):
        return None
    if not uprights and sum(level.fill is not None for level in levels) < 3 and _list_or_code(made, inner):
        return None
    return Table(page.number, box, tuple(inner), made)


def _extended(inner: list[Line], lines: Sequence[Line], edges: Sequence[float], frame: Box) -> list[Line]:
    """The lines with those above and below whose pieces stand in the same columns: rules may frame the head alone."""
    taken = {id(line) for line in inner}
    others = [line for line in lines if id(line) not in taken and frame.x0 - 6 <= line.x0 and line.x1 <= frame.x1 + 6]
    top, bottom = min(line.y for line in inner), max(line.y for line in inner)
    below = text_rows(pieces_of([line for line in others if line.y > bottom], ()))
    above = text_rows(pieces_of([line for line in others if line.y < top], ()))[::-1]
    words = {id(word): line for line in others for word in line.words}
    found = list(inner)
    for rows, last in ((below, max(bottom, frame.y1)), (above, min(top, frame.y0))):
        for row in rows:
            fits = len(row) > 1 and all(len(set(span(piece, edges))) == 1 for piece in row)
            if not fits or abs(row[0].y - last) > 2.2 * row[0].size or len({span(p, edges)[0] for p in row}) < 2:
                break
            found += {id(words[id(p.words[0])]): words[id(p.words[0])] for p in row}.values()
            last = row[0].y
    return found


def below_headings(table: Table, named: frozenset[int]) -> Table | None:
    """What of a table stands below headings in its first rows; None where headings stand further down: no table."""
    inside = [line for line in table.lines if id(line) in named]
    if not inside or table.grid is None:
        return table if not inside else None
    words = {id(word) for line in inside for word in line.words}
    held = [
        number
        for number, row in enumerate(table.grid.rows)
        if any(id(word) in words for cell in row for piece in cell for word in piece.words)
    ]
    last = max(held, default=-1)
    rows = table.grid.rows[last + 1 :]
    if last > 2 or len(rows) < 2:
        return None
    left = {id(word) for row in rows for cell in row for piece in cell for word in piece.words}
    lines = tuple(line for line in table.lines if id(line.words[0]) in left)
    return table._replace(lines=lines, grid=table.grid._replace(rows=rows, header=0)) if lines else None


def _trimmed(lines: list[Line], uprights: Sequence[Box], *, ends: bool = True) -> list[Line]:
    """The lines without first rows of one piece, a title in the frame, and without last ones that run over columns: a note
    under the last row, unless a frame holds them."""
    rows = text_rows(pieces_of(lines, uprights))
    edges = columns(rows, uprights)
    several = [n for n, row in enumerate(rows) if len(row) > 1]
    if not several:
        return lines
    after = range(several[-1] + 1, len(rows))
    first, last = several[0], len(rows) - 1
    if ends:
        last = next((n - 1 for n in after if len(set(span(rows[n][0], edges))) > 1), last)
    top = rows[first][0].y - 0.6 * rows[first][0].size
    bottom = rows[last][0].y + 0.6 * rows[last][0].size
    return [line for line in lines if top < line.y < bottom]


def _sound(made: Grid, framed: bool) -> bool:
    """Whether the cells make a table: columns that hold, rows with several cells, no essay in a cell."""
    body = made.rows[made.header :]
    several = sum(sum(bool(cell) for cell in row) > 1 for row in body)
    filled = sum(bool(cell) for row in body for cell in row)
    if made.width < 2 or made.width > 20 or not several or made.spanned > 0.2:
        return False
    if several < 0.4 * len(body) or filled < 0.3 * len(body) * made.width:
        return False
    if len(body) < (1 if framed and made.header else 2):
        return False
    words = sum(
        bool(cell) and not is_number(" ".join(piece.text for piece in cell)) for row in made.rows for cell in row
    )
    longest = max(sum(len(piece.text) for piece in cell) for row in made.rows for cell in row)
    return words >= 2 and longest <= _MAX_CELL


def _contents(made: Grid) -> bool:
    """Whether it lists pages: figures that grow from row to row in the last column, or dots that lead to them."""
    body = made.rows[made.header :]
    texts = [" ".join(piece.text for cell in row for piece in cell) for row in body]
    if sum(bool(_LEADER.search(text)) for text in texts) > 0.4 * len(texts):
        return True
    for column in (made.width - 1, 0):
        numbers = [" ".join(piece.text for piece in row[column]) for row in body if row[column]]
        if len(numbers) >= max(4, 0.7 * len(body)) and all(number.isdecimal() for number in numbers):
            values = [int(number) for number in numbers]
            steps = {b - a for a, b in pairwise(values)}
            if column and values == sorted(values) and steps != {1} and values[-1] < 1000 and made.width <= 3:
                return True
    return False


def _runs(rows: list[list[Piece]]) -> list[list[list[Piece]]]:
    """Rows of several pieces close below each other, with at most two rows of one short piece between them."""
    runs: list[list[list[Piece]]] = []
    waiting: list[list[Piece]] = []
    wide = max((row[-1].x1 for row in rows), default=0.0) - min((row[0].x0 for row in rows), default=0.0)
    last: list[Piece] | None = None
    for row in rows:
        near = last is not None and row[0].y - last[0].y <= 2.6 * max(row[0].size, last[0].size)
        if len(row) > 1:
            if runs and near and last is not None:
                runs[-1] += [*waiting, row]
            else:
                runs.append([row])
            waiting, last = [], row
        elif near and len(waiting) < 2 and row[0].x1 - row[0].x0 < 0.6 * wide:
            waiting.append(row)
            last = row
        else:
            waiting, last = [], None
    return [run for run in runs if len(run) >= 3]


def _aligned_table(page: Page, lines: list[Line]) -> Table | None:
    lines = _trimmed(lines, ())
    if len(lines) < 4:
        return None
    box = around(_line_box(line) for line in lines)
    uprights = uprights_of(page.drawing, box)
    levels = [
        (rule.y0 + rule.y1) / 2
        for rule in page.drawing.across
        if box.y0 < rule.y0 < box.y1 and rule.x1 - rule.x0 > 0.5 * (box.x1 - box.x0) and rule.x0 < box.x1
    ]
    made = grid(lines, Lattice(tuple(sorted(levels)), uprights))
    if made is None or not _sound(made, False) or _contents(made) or not _evident(made, lines):
        return None
    return Table(page.number, box, tuple(lines), made)


def _evident(made: Grid, lines: Sequence[Line]) -> bool:
    """Whether aligned cells without a frame are a table: figures below each other, or a head over short cells."""
    body = made.rows[made.header :]
    if len(body) < 3 or made.spanned > 0.1:
        return False
    if _list_or_code(made, lines):
        return False
    figures = 0
    for column in range(1, made.width):
        cells = [" ".join(piece.text for piece in row[column]) for row in body if row[column]]
        figures += len(cells) >= 0.5 * len(body) and sum(map(is_number, cells)) >= 0.7 * len(cells)
    return bool(figures or made.header)


def _list_or_code(made: Grid, lines: Sequence[Line]) -> bool:
    """Whether the cells are bullets or numbers with their items, or the columns of a program's text."""
    letters = sum(len(line.text) for line in lines)
    if sum(len(line.text) for line in lines if MONO.search(line.font)) > 0.5 * letters:
        return True
    signs = []
    for column in range(made.width):
        cells = [" ".join(piece.text for piece in row[column]) for row in made.rows[made.header :] if row[column]]
        signs.append(sum(bool(_ITEM.match(text)) for text in cells) > 0.5 * len(cells))
    return signs[0] and (made.width == 2 or (made.width == 4 and signs[2]))


def _line_box(line: Line) -> Box:
    return Box(line.x0, line.y - 0.8 * line.size, line.x1, line.y + 0.25 * line.size)
