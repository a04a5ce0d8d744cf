"""The lines of a table → rows and columns of cells.

Rows are parted by rules and by the edges of coloured rows; where there are none, lines are joined to the row to which
they belong by the space between them and by what stands in their cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from publications.reading.cells import SIGN, Piece, columns, is_number, pieces_of, span, text_rows
from publications.reading.drawing import Box
from publications.reading.page import Line
from publications.reading.table_heads import head_bands, head_cells, head_rows

_TALL = 12  # lines: more between two rules are rows of their own
Cell = tuple[Piece, ...]
Row = tuple[Cell, ...]


class Grid(NamedTuple):
    """Rows of as many cells each as there are columns; the first ``header`` rows head them. ``spanned`` is the share of
    the body's rows in which a piece runs over more than one column."""

    rows: tuple[Row, ...]
    header: int
    edges: tuple[float, ...]
    spanned: float

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.edges) + 1


class Lattice(NamedTuple):
    """What guides the eye in a table: ``levels`` between its rows, ``uprights`` between its columns (x, top, bottom),
    and ``heading``, the level at which its filled head ends (None without)."""

    levels: tuple[float, ...] = ()
    uprights: tuple[Box, ...] = ()
    heading: float | None = None


def grid(lines: Sequence[Line], lattice: Lattice) -> Grid | None:
    """The cells of a table's lines, None where they leave no columns."""
    rows = text_rows(pieces_of(lines, lattice.uprights))
    edges = columns(rows, lattice.uprights)
    if not edges or len(rows) < 2:
        return None
    bands = _bands(rows, lattice.levels)
    head = head_bands(bands, edges, lattice.heading)
    body = [row for band in bands for row in band][sum(len(band) for band in bands[:head]) :] if head else None
    if body is None:
        flat = [row for band in bands for row in band]
        count = head_rows(flat, edges)
        header, bands = flat[:count], _bands(flat[count:], lattice.levels)
    else:
        header, bands = [row for band in bands[:head] for row in band], bands[head:]
    if not bands:
        return None
    logical = _logical(bands, edges)
    crossing = [row for row in logical if len(row) > 1 and any(len(set(span(p, edges))) > 1 for p in row)]
    made = [_cells(row, edges) for row in logical]
    heads = [tuple(map(tuple, head_cells(header, edges)))] if header else []
    found = Grid((*heads, *made), len(heads), tuple(edges), len(crossing) / max(1, len(logical)))
    return _signs_joined(found)


def _bands(rows: list[list[Piece]], levels: Sequence[float]) -> list[list[list[Piece]]]:
    """Rows grouped by the levels between them."""
    found: list[list[list[Piece]]] = []
    last = None
    for row in rows:
        middle = row[0].y - 0.3 * row[0].size
        band = sum(level < middle for level in levels)
        if band != last:
            found.append([])
        found[-1].append(row)
        last = band
    return found


def _logical(bands: list[list[list[Piece]]], edges: Sequence[float]) -> list[list[Piece]]:
    """The rows of a table's body, each as all its pieces."""
    ruled = len(bands) >= 3 and sum(len(band) for band in bands) <= 6 * len(bands)
    found: list[list[Piece]] = []
    for band in bands:
        if ruled and len(band) <= _TALL and not _several_figures(band, edges) and not _broken(band, edges):
            found.append([piece for row in band for piece in row])
            continue
        alone = _labels(band, edges)
        rows = _merged([row for row in band if row not in alone], edges)
        rows[0] = [*(piece for row in alone for piece in row), *rows[0]]
        found += rows
    return found


def _labels(band: list[list[Piece]], edges: Sequence[float]) -> list[list[Piece]]:
    """Lines of a label that stands once for several rows, between them: no other line has cells in its column."""
    taken = [{span(piece, edges)[0] for piece in row} for row in band]
    alone = [n for n, here in enumerate(taken) if here == {0} and n and n + 1 < len(band)]
    others = [here for n, here in enumerate(taken) if n not in alone]
    if not alone or len(others) < 2 or any(0 in here for here in others):
        return []
    return [band[n] for n in alone]


def _broken(band: list[list[Piece]], edges: Sequence[float]) -> bool:
    """Whether the lines of a band end early in column after column: rows without rules, not the lines of cells."""
    if sum(len(row) > 1 for row in band) < 3:
        return False
    rights: dict[int, float] = {}
    for row in band:
        for piece in row:
            column = span(piece, edges)[0]
            rights[column] = max(rights.get(column, 0.0), piece.x1)
    early = full = 0
    for row, after in pairwise(band):
        for piece in row:
            column = span(piece, edges)[0]
            below = next((p for p in after if span(p, edges)[0] == column), None)
            if below is not None:
                word = below.words[0]
                fits = piece.x1 + 0.3 * piece.size + word.x1 - word.x0 < rights[column]
                early, full = early + fits, full + (not fits)
    return early > full


def _several_figures(band: list[list[Piece]], edges: Sequence[float]) -> bool:
    """Whether figures stand below each other in one column: they are of different rows."""
    seen: dict[int, float] = {}
    for row in band:
        for piece in row:
            column = span(piece, edges)[0]
            if column and is_number(piece.text):
                if column in seen:
                    return True
                seen[column] = piece.y
    return False


def _merged(rows: list[list[Piece]], edges: Sequence[float]) -> list[list[Piece]]:
    """Lines joined to rows where no rule tells: a row's lines stand closer than rows, or a line goes on with cells."""
    close = _close(rows)
    found: list[list[Piece]] = []
    for number, row in enumerate(rows):
        if found and _goes_on(found[-1], row, rows[number - 1], edges, close):
            found[-1] = found[-1] + row
        else:
            found.append(list(row))
    return found


def _close(rows: list[list[Piece]]) -> float | None:
    """The distance up to which lines are of one row, when distances fall into near ones and far ones; else None."""
    gaps = sorted((after[0].y - row[0].y) / max(row[0].size, 1.0) for row, after in pairwise(rows))
    best = max(pairwise(gaps), key=lambda pair: pair[1] / max(pair[0], 0.1), default=None)
    if best is None or best[1] < 1.25 * best[0] or best[0] > 1.7:
        return None
    far = sum(gap >= best[1] for gap in gaps)
    return (best[0] + best[1]) / 2 if far >= max(2, 0.2 * len(gaps)) else None


def _goes_on(
    above: list[Piece], row: list[Piece], before: list[Piece], edges: Sequence[float], close: float | None
) -> bool:
    """Whether a line goes on with the row above it."""
    figures = {span(p, edges)[0] for p in above if is_number(p.text)}
    if figures & {span(p, edges)[0] for p in row if is_number(p.text)} - {0}:
        return False
    gap = (row[0].y - before[0].y) / max(row[0].size, 1.0)
    if gap < 0.8:
        return True  # set between the lines of a taller cell
    taken, here = {span(p, edges)[0] for p in above}, {span(p, edges)[0] for p in row}
    if close is not None and not (taken == {0} and above[0].bold and not row[0].bold):
        return gap <= close
    if any(is_number(piece.text) for piece in row) and 0 not in here:
        return False
    last = [piece for piece in before if span(piece, edges)[0] in here]
    lower = all(piece.text[:1].islower() or piece.text[:1] in "(–-" for piece in row if not is_number(piece.text))
    if 0 not in here:
        return here <= taken and (lower or _full(last, edges))
    return lower and (here == {0} or taken == {0})


def _full(pieces: Sequence[Piece], edges: Sequence[float]) -> bool:
    """Whether pieces reach nearly to the next column: the cell's text was broken there."""
    for piece in pieces:
        column = span(piece, edges)[0]
        if column >= len(edges) or edges[column] - piece.x1 > 4 * piece.size:
            return False
    return bool(pieces)


def _cells(row: Sequence[Piece], edges: Sequence[float]) -> Row:
    cells: list[list[Piece]] = [[] for _ in range(len(edges) + 1)]
    for piece in row:
        cells[span(piece, edges)[0]].append(piece)
    return tuple(tuple(sorted(cell, key=lambda piece: (round(piece.y), piece.x0))) for cell in cells)


def _signs_joined(found: Grid) -> Grid:
    """Columns of nothing but currency signs or per cent signs belong to the figures beside them."""
    for column in range(found.width):
        body = [row[column] for row in found.rows[found.header :] if row[column]]
        if found.width < 3 or not body or not all(SIGN.match(" ".join(p.text for p in cell)) for cell in body):
            continue
        left = column if column + 1 < found.width and body[0][0].text[:1] not in "%*" else column - 1
        if left < 0:
            continue
        rows = tuple((*row[:left], row[left] + row[left + 1], *row[left + 2 :]) for row in found.rows)
        edges = (*found.edges[:left], *found.edges[left + 1 :])
        return _signs_joined(found._replace(rows=rows, edges=edges))
    return found
