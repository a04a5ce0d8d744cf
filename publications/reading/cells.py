"""The words of a table cut into pieces, one for each cell and line, and the columns in which they stand.

Columns are parted by white rivers that (nearly) every row leaves open, or by rules that stand upright.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from publications.reading.drawing import Box
from publications.reading.page import Line, Word, join_words
from publications.reading.patterns import late

FINE = 0.5  # em: a wider space may part cells, where other rows leave the same space open
_EVEN = 0.4  # em more where every letter is as wide as any other: their word spaces are wide
COARSE = 1.0  # em: a wider space parts cells: justified text stays below
MONO = late(r"mono|courier|consol|typewriter|menlo|cmtt|code", re.I)
_RIVER = 0.45  # em: the narrowest river between columns
_CROSSED = 0.12  # of the rows may cross a river: headings that span columns
_NUMBER = late(
    r"^[(\[<>≤≥~±+−–—-]*\s*([A-Z]{0,3}[$€£¥₽₸₹]|[A-Z]{3}\s)?\s*[(−–-]?\d[\d\s.,:'’/]*\s*(%|‰|pp|bn|m|x|k|[$€£¥₽₸])?[)\]]?[*†‡a-d]?$"
)
_MARK = late(r"^([-–—−.…*✓✔✗✘●○•xX×+]+|[nN]/?[aA]\.?|\.\.)$")
UNIT = late(r"^\(?([A-Z]{0,3}[$€£¥₽₸%]\s?)?([’'‘]?0{2,6}s?|m|bn|mn|k|%)?\)?$")
YEAR = late(r"^(FY)?\s?'?((19|20)\d\d|\d\d)([/–-]\d{2,4})?\*?$")
SIGN = late(r"^([A-Z]{0,3}[$€£¥₽₸]|%|\*{1,3})$")


_BY_PLACE, _FROM_LEFT = attrgetter("y", "x0"), attrgetter("x0")


class Piece(NamedTuple):
    """Words of one line that stand in one cell, and what they say: it is asked again and again. ``y`` is the baseline."""

    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    words: tuple[Word, ...]
    hyphen: bool
    text: str


def heads(text: str) -> bool:
    """Whether a figure may stand in a table's head: a year, or the unit of a column."""
    return bool(YEAR.match(text) or UNIT.match(text))


def is_number(text: str) -> bool:
    """A figure, an amount, a per cent, or a sign that stands for one."""
    return bool(_NUMBER.match(text) or _MARK.match(text))


def pieces_of(lines: Sequence[Line], uprights: Sequence[Box], gap: float = FINE) -> list[Piece]:
    """The lines cut where a wide space or an upright rule parts their words."""
    found = []
    for line in lines:
        start = 0
        wide = (gap + (_EVEN if _monospaced(line.font) else 0.0)) * max(line.size, 1.0)
        rules = [rule for rule in uprights if rule.y0 < line.y < rule.y1 + 2] if uprights else []
        words, rtl = line.words, line.rtl
        for place, (word, after) in enumerate(pairwise(words), start=1):
            space = word.x0 - after.x1 if rtl else after.x0 - word.x1
            if (space > wide and not (after.raised or after.close)) or (rules and _ruled(word, rules, after)):
                found.append(_piece(line, words[start:place], hyphen=False))
                start = place
        if start:
            found.append(_piece(line, line.words[start:], hyphen=line.hyphen))
        else:
            found.append(Piece(line.x0, line.x1, line.y, line.size, line.bold, line.words, line.hyphen, line.text))
    return found


@cache
def _monospaced(font: str) -> bool:
    return MONO.search(font) is not None


def _ruled(word: Word, rules: Sequence[Box], after: Word) -> bool:
    """Whether one of the rules stands between two words."""
    left, right = (word, after) if word.x0 <= after.x0 else (after, word)
    end, start = left.x1 - 1, right.x0 + 1
    return any(end <= rule.x0 <= start for rule in rules)


def _piece(line: Line, words: tuple[Word, ...], *, hyphen: bool) -> Piece:
    bold = all(word.bold or word.raised for word in words)
    left, right = min([word.x0 for word in words]), max([word.x1 for word in words])
    return Piece(left, right, line.y, line.size, bold, words, hyphen, join_words(words))


def text_rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces on one baseline, from the top, each row from the left."""
    found: list[list[Piece]] = []
    for piece in sorted(pieces, key=_BY_PLACE):
        if found and piece.y - found[-1][0].y <= 0.35 * max(piece.size, 1.0):
            found[-1].append(piece)
        else:
            found.append([piece])
    return [sorted(row, key=_FROM_LEFT) if len(row) > 1 else row for row in found]


def columns(rows: Sequence[Sequence[Piece]], uprights: Sequence[Box]) -> list[float]:
    """Where one column ends and the next begins: the middles of the rivers, and the upright rules."""
    if not rows:
        return []
    most = max(map(len, rows), default=0)
    counted = [row for row in rows if len(row) >= max(2, 0.6 * most)]  # heads that span columns have fewer pieces
    if len(counted) < 2:
        counted = [row for row in rows if len(row) > 1] or list(rows)
    size = sorted(piece.size for row in rows for piece in row)[sum(map(len, rows)) // 2] if rows else 1.0
    edges = _rivers(counted, size)
    left, right = min(p.x0 for row in rows for p in row), max(p.x1 for row in rows for p in row)
    more = [rule.x0 for rule in uprights if left < rule.x0 < right]
    more += _rivers(rows, size)  # labels that stand between the lines of a row are rows of their own here
    for edge in more:
        if all(abs(edge - other) > 1.5 * size for other in edges):
            edges.append(edge)
    return _peopled(sorted(edges), rows)


def _rivers(rows: Sequence[Sequence[Piece]], size: float) -> list[float]:
    """The middles of the strips that all but a few rows leave open."""
    steps: dict[float, int] = {}
    for row in rows:
        for piece in row:
            steps[piece.x0] = steps.get(piece.x0, 0) + 1
            steps[piece.x1] = steps.get(piece.x1, 0) - 1
    allowed, depth, start = int(_CROSSED * len(rows)), 0, None
    edges: list[float] = []
    for x in sorted(steps):
        if start is not None and x - start >= _RIVER * size:
            edges.append((start + x) / 2)
        depth += steps[x]
        start = x if depth <= allowed else None
    return edges


def _peopled(edges: list[float], rows: Sequence[Sequence[Piece]]) -> list[float]:
    """Edges without those that would make a column of a single cell: it belongs to its neighbour."""
    ends = [_inner(piece) for row in rows for piece in row]
    while edges:
        counts = [0] * (len(edges) + 1)
        for left, right in ends:
            first = bisect_left(edges, left)
            if bisect_left(edges, right) <= first:
                counts[first] += 1
        poor = next((n for n, count in enumerate(counts) if count < 2), None)
        if poor is None:
            break
        del edges[min(poor, len(edges) - 1)]
    return edges


def span(piece: Piece, edges: Sequence[float]) -> tuple[int, int]:
    """The first and the last column in which a piece stands; one that reaches a little over an edge is in one. The edges
    grow."""
    left, right = _inner(piece)
    first = bisect_left(edges, left)
    return first, max(first, bisect_left(edges, right))


def _inner(piece: Piece) -> tuple[float, float]:
    slack = 0.5 * piece.size
    return piece.x0 + slack, piece.x1 - slack
