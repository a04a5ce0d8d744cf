"""The heads of tables: which rows head a table, and what stands at the head of each column."""

from __future__ import annotations

from collections.abc import Sequence

from publications.reading.cells import Piece, heads, is_number, span


def head_bands(bands: list[list[list[Piece]]], edges: Sequence[float], filled: float | None) -> int:
    """How many bands head the table: those in a filled head, else a first one without figures, above a rule."""
    if bands and all(":" in piece.text[:-1] for row in bands[0] for piece in row):
        return 0  # a form: names and values in one cell
    if filled is not None:
        return sum(band[-1][0].y < filled for band in bands)
    if len(bands) < 2 or len(bands[0]) > 6:
        return 0
    first = [piece for row in bands[0] for piece in row]
    rest = [piece for band in bands[1:] for row in band for piece in row]
    bold = _set_apart(first, rest)
    if not bold and any(is_number(piece.text) and not heads(piece.text) for piece in first):
        return 0
    figures = _above_figures(first, rest, edges)
    ruled_once = len(bands) == 2 or len(bands[1]) > 2
    count = int(bold or figures or ruled_once)
    while 0 < count < min(3, len(bands) - 1) and len(bands[0]) == 1 and len(bands[0][0]) < len(bands[count][0]):
        more = [piece for row in bands[count] for piece in row]
        rest = [piece for band in bands[count + 1 :] for row in band for piece in row]
        if any(is_number(p.text) and not heads(p.text) for p in more) or not _above_figures(more, rest, edges):
            break
        count += 1
    return count


def _set_apart(first: Sequence[Piece], rest: Sequence[Piece]) -> bool:
    """Whether a row is set in a type of its own: bold, or another font or colour, that few of the others have."""
    looks = {(word.bold, word.font, word.colour) for piece in first for word in piece.words if not word.raised}
    if len(looks) > 2:
        return False
    alike = sum(any((word.bold, word.font, word.colour) in looks for word in piece.words) for piece in rest)
    return alike <= 0.2 * len(rest)


def _above_figures(first: Sequence[Piece], rest: Sequence[Piece], edges: Sequence[float]) -> bool:
    """Whether one of the first row's words stands above a column of figures."""
    tops = {span(piece, edges)[1] for piece in first} - {0}
    cells: dict[int, list[bool]] = {}
    for piece in rest if tops else ():
        column = span(piece, edges)[0]
        if column in tops:
            cells.setdefault(column, []).append(is_number(piece.text))
    return any(sum(figures) > 0.6 * len(figures) for figures in cells.values())


def head_rows(rows: list[list[Piece]], edges: Sequence[float]) -> int:
    """How many rows head a table without a rule below its head: bold ones, or ones without figures above figures."""
    body_bold = sum(all(piece.bold for piece in row) for row in rows) > 0.5 * len(rows)
    count = 0
    for row in rows[:4]:
        if not all(piece.bold for piece in row) or body_bold:
            break
        if any(is_number(piece.text) and not heads(piece.text) for piece in row):
            break
        count += 1
    if count and any(len(row) > 1 for row in rows[:count]):
        return count if count < len(rows) else 0
    figures = [sum(is_number(p.text) and not heads(p.text) for p in row if span(p, edges)[0] > 0) for row in rows]
    count = 0
    while count < min(4, len(rows)) and len(rows[count]) > 1 and not figures[count]:
        count += 1
    years = count == 0 and len(rows[0]) > 1 and all(heads(p.text) for p in rows[0] if span(p, edges)[0] > 0)
    if years:
        return 1
    below = figures[count : count + 3]
    return count if 0 < count <= 3 and below and all(below) else 0


def head_cells(rows: Sequence[Sequence[Piece]], edges: Sequence[float]) -> list[list[Piece]]:
    """One row of heads: what spans columns heads each of them in which something stands below it."""
    cells: list[list[Piece]] = [[] for _ in range(len(edges) + 1)]
    for number, row in enumerate(rows):
        below = [piece for later in rows[number + 1 :] for piece in later]
        under = {span(piece, edges)[0] for piece in below}
        for piece in row:
            first, last = span(piece, edges)
            covered = [column for column in range(first, last + 1) if column in under]
            for column in _centred(piece, row, below, edges) or covered or [first]:
                cells[column].append(piece)
    return cells


def _centred(piece: Piece, row: Sequence[Piece], below: Sequence[Piece], edges: Sequence[float]) -> list[int]:
    """The columns over which a short head is centred: none of the heads below stands under its middle, and it is the
    nearest one of its row to those on both its sides."""
    middle = _middle(piece)
    if len(row) > 0.6 * len({span(lower, edges)[0] for lower in below}):
        return []  # too many: these are the first lines of heads
    if any(lower.x0 - 2 <= middle <= lower.x1 + 2 for lower in below):
        return []
    near = [
        lower
        for lower in below
        if span(lower, edges)[0] > 0 and min(row, key=lambda one: abs(_middle(one) - _middle(lower))) is piece
    ]
    if not (any(_middle(lower) < middle for lower in near) and any(_middle(lower) > middle for lower in near)):
        return []
    return sorted({span(lower, edges)[0] for lower in near})


def _middle(piece: Piece) -> float:
    return (piece.x0 + piece.x1) / 2
