"""Where a new paragraph or list item begins: gaps, indents, signs of items, lines left short on purpose."""

from __future__ import annotations

from collections.abc import Sequence

from publications.reading.finding_signs import names
from publications.reading.item_signs import BULLET, BULLET_ALONE, ITEM, drawn_bullet, sign_of
from publications.reading.measure import Columns, Measure, apart, beside, left_short
from publications.reading.page import Line
from publications.reading.patterns import late

TERMINAL = late(r"[.!?…:;。！？؟։]['\"”’»)\]\d*†]*$")
_INDENT = 0.8  # em: a smaller step of the left edge may be that of a letter's shape
_CHINESE_NUMBER = late(r"[（(][一二三四五六七八九十]{1,3}[)）]")


def begins(group: Sequence[Line], line: Line, columns: Columns, *, indented: bool) -> bool:
    """Whether ``line`` begins a new block after the lines of ``group``. ``indented``: paragraphs begin with an indent."""
    last, first = group[-1], group[0]
    size = max(line.size, 1.0)
    if BULLET_ALONE.match(last.text) and last is first and abs(last.y - line.y) < 0.5 * size:
        return False
    there = columns[last.page, last.column]
    if _opens_item(group, line, there) or abs(line.size - last.size) > 0.12 * size or line.turned != last.turned:
        return True
    if line.page != last.page or line.column != last.column:
        return _begins_after_turn(last, line, there, columns[line.page, line.column], indented)
    if beside(last, line):
        return False  # cells of one row stay together
    if apart(last, line, columns[line.page, line.column]):
        return True
    if last.hyphen:
        return False
    if len(group) > 1 and beside(group[-2], last):
        return True  # after a table's row
    if line.bold != last.bold and len(group) <= 2 and left_short(last, line, there):
        return True
    return _by_edges(group, line, there)


def _by_edges(group: Sequence[Line], line: Line, there: Measure) -> bool:
    """Whether the lines' left and right ends say so: an indent, a step back to the left, a line left short."""
    last, first = group[-1], group[0]
    size = max(line.size, 1.0)
    stopped = bool(TERMINAL.search(last.text))
    if stopped and not sign_of(first.text) and _INDENT * size < line.start - last.start < 6 * size:
        return True
    short = left_short(last, line, there)
    if (
        last is not first
        and line.start < last.start - _INDENT * size
        and (stopped or short)
        and not _centred(last, line)
    ):
        return True  # lines after a paragraph's first share an edge; further left something else begins
    return short and not _flows(group, line)


def _opens_item(group: Sequence[Line], line: Line, there: Measure) -> bool:
    """Whether the line begins with the sign or number of a list item, or with "Finding 3"."""
    last = group[-1]
    if last.hyphen:
        return False
    if names(line.text) or drawn_bullet(line):
        return True
    if BULLET.match(line.text):
        return line.text[:1] not in "-–—" or _item_like(line, last)
    stopped = bool(TERMINAL.search(last.text))
    if _CHINESE_NUMBER.match(line.text):
        return stopped  # such a numeral in brackets counts items and clauses, and stands after a full stop
    sign = sign_of(line.text)
    if sign is None:
        return False
    if ITEM.match(line.text):
        return stopped or bool(ITEM.match(group[0].text)) or line.start < last.start - 1
    # "(a)" also stands in running sentences: it opens an item where the line before was left short or ends elsewhere
    opened = sign_of(group[0].text)
    moved = abs(line.start - last.start) > _INDENT * line.size
    return (left_short(last, line, there) or moved) and (stopped or (opened is not None and opened.kind == sign.kind))


def _item_like(line: Line, last: Line) -> bool:
    """A dash opens an item where the line before ended a sentence or was itself indented alike; else it is a dash."""
    return bool(TERMINAL.search(last.text)) or (len(line.text) > 2 and line.start > last.start + 4)


def _begins_after_turn(last: Line, line: Line, there: Measure, here: Measure, indented: bool) -> bool:
    if last.hyphen:
        return False
    if line.bold != last.bold:
        return True
    lower = line.text[:1].islower()
    if not TERMINAL.search(last.text):
        return left_short(last, line, there) and not lower
    if lower:
        return False
    if indented and line.start - here.left > _INDENT * line.size:
        return True
    return left_short(last, line, there)


def _flows(group: Sequence[Line], line: Line) -> bool:
    """A line that was left short, yet runs on: it ends without a stop and the next goes on in lower case, at the edge
    that the lines of its paragraph share."""
    last = group[-1]
    if TERMINAL.search(last.text) or not line.text[:1].islower():
        return False
    return line.start - last.start < _INDENT * line.size or sign_of(group[0].text) is not None


def _centred(line: Line, after: Line) -> bool:
    return abs(line.start + line.end - after.start - after.end) < max(line.size, 1.0)
