"""Which blocks are items of one list, how deep they stand, and which paragraphs go on with an item: by their indents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from publications.reading.item_signs import Sign, sign_of
from publications.reading.measure import Columns, apart
from publications.reading.page import Line
from publications.reading.paragraphs import Block

_STEP = 0.5  # em: a smaller difference of left edges is none


class Place(NamedTuple):
    """Where a block stands: ``level`` items around it (0 outside of lists); ``sign`` is "-" or "3." where it opens an
    item, empty where it goes on with one or is plain text; ``cut`` characters of its text are the printed sign."""

    level: int = 0
    sign: str = ""
    cut: int = 0


@dataclass(slots=True)
class _Item:
    """An item under way: where its sign and its text begin, in points from the column's left edge."""

    number: int
    kind: str
    glyph: str
    x: float
    text_x: float
    page: int
    column: int


OUTSIDE = Place()


def places(blocks: Sequence[Block], columns: Columns) -> list[Place]:
    """The place of each block. Numbers make a list where at least two count on; letters and roman numbers, which
    Markdown has no lists for, stay as text, inside the item under which they are set in."""
    found = [OUTSIDE] * len(blocks)
    signs = [None if block.ready or block.quote else _sign(block) for block in blocks]
    counted = _counted(blocks, signs)
    open_items: list[_Item] = []
    for number, block in enumerate(blocks):
        sign = signs[number]
        if block.ready or block.quote:
            open_items.clear()
            continue
        x = _offset(block.first, columns)
        if sign is None or (sign.kind == "number" and number not in counted) or sign.kind in ("letter", "roman"):
            _close(open_items, block, x)
            found[number] = Place(len(open_items))
            continue
        item = _Item(
            number, sign.kind, sign.text[:1], x, _text_offset(block, columns, sign), block.page, block.first.column
        )
        if open_items and open_items[-1].kind != item.kind and _set_off(blocks[number - 1], block, columns):
            open_items.clear()  # after a gap another kind of sign begins another list
        _nest(open_items, item, _STEP * max(block.first.size, 1.0))
        if sign.kind == "bullet":
            found[number] = Place(len(open_items), "-")
        else:
            found[number] = Place(len(open_items), f"{sign.value}{sign.end}", sign.length)
        open_items.append(item)
    return found


def _set_off(before: Block, block: Block, columns: Columns) -> bool:
    last, line = before.lines[-1], block.first
    if (last.page, last.column) != (line.page, line.column):
        return False
    return apart(last, line, columns[line.page, line.column])


def _sign(block: Block) -> Sign | None:
    return Sign("bullet", block.first.text[:1], 0) if block.bullet else sign_of(block.plain)


def _counted(blocks: Sequence[Block], signs: Sequence[Sign | None]) -> set[int]:
    """The blocks whose numbers count on by one, at one left edge, from the one before or to the one after."""
    found: set[int] = set()
    last: dict[tuple[int, str], int] = {}
    for number, sign in enumerate(signs):
        if sign is None or sign.kind != "number" or sign.end not in (".", ")"):
            continue
        before = last.get((sign.value - 1, sign.end))
        if before is not None and _alike(blocks[before].first, blocks[number].first):
            found |= {before, number}
        last[sign.value, sign.end] = number
    return found


def _alike(one: Line, other: Line) -> bool:
    if (one.page, one.column) != (other.page, other.column):
        return True
    return abs(one.start - other.start) < 1.5 * max(one.size, 1.0)


def _offset(line: Line, columns: Columns) -> float:
    return line.start - columns[line.page, line.column].left


def _text_offset(block: Block, columns: Columns, sign: Sign) -> float:
    """Where an item's text begins: after the sign, or where its further lines begin."""
    first = block.first
    left = columns[first.page, first.column].left
    second = next((line for line in block.lines[1:] if line.page == first.page and line.column == first.column), None)
    if second is not None and second.start > first.start + 0.1:
        return second.start - left
    if len(first.words) < 2:
        return first.end - left
    return (-first.words[1].x1 if first.rtl else first.words[1].x0) - left


def _nest(open_items: list[_Item], item: _Item, step: float) -> None:
    """Closes the items that do not contain the new one. After a turn of column or page the sign tells its level, for
    the edge may have moved."""
    turned = bool(open_items) and (open_items[-1].page, open_items[-1].column) != (item.page, item.column)
    if turned:
        alike = [level for level, one in enumerate(open_items) if (one.kind, one.glyph) == (item.kind, item.glyph)]
        if alike or item.kind == "number":
            del open_items[alike[-1] if alike else 0 :]
            return
    while open_items and open_items[-1].x > item.x - step:
        open_items.pop()


def _close(open_items: list[_Item], block: Block, x: float) -> None:
    """Closes the items with which a paragraph without a sign does not go on: it is not set in as far as their text."""
    step = _STEP * max(block.first.size, 1.0)
    while open_items and x < open_items[-1].text_x - step:
        open_items.pop()
    if open_items and (x < step or open_items[-1].x + step > x):
        open_items.clear()
