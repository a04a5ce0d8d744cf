"""How far an item goes, and its text: paragraphs, lists inside it, tables, over columns and page turns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from publications.reading import finding_signs as signs
from publications.reading.bidi import is_rtl
from publications.reading.finding_chains import HEADING, Opening, Section, edge
from publications.reading.markdown import escape_start, plain
from publications.reading.page import Line
from publications.reading.paragraphs import Block
from publications.reading.patterns import late

STOP = late(r"[.!?…。！？؟۔։:;；؛]['\"”’»)\]\d⁰¹²³⁴-⁹*]*$")
_COLON = late(r"[:：]['\"”’»)]*$")
_ITEM = late(r"- |\d{1,2}[.)] ")
_SHORT = 120  # letters: a line of its own that is set apart and longer than this is a paragraph


class Item(NamedTuple):
    """An opening with the blocks ``start`` to ``end`` (exclusive) of its section that belong to it."""

    opening: Opening
    start: int
    end: int


def items(section: Section, openings: Sequence[Opening], others: frozenset[int], *, prose: bool = False) -> list[Item]:
    """The items of one section. ``others`` are places where another list's items open, at which a last item may end.

    ``prose``: the items stand within text that is not about them, so that each ends as a last one does.
    """
    found: list[Item] = []
    for number, opening in enumerate(openings):
        last = number + 1 == len(openings)
        border = len(section.blocks) if last else openings[number + 1].place
        longest = max((item.end - item.start for item in found), default=0)
        if opening.place == HEADING:
            found.append(Item(opening, 0, _under(section, border)))
        elif last or prose:
            end = _last_end(section.blocks, opening, longest if last else 0, others, _regular(found) if last else 0)
            found.append(Item(opening, opening.place, min(end, border)))
        else:
            found.append(Item(opening, opening.place, _end(section.blocks, opening, border)))
    return found


def _under(section: Section, border: int) -> int:
    """How far the text under a heading is its own: text set further out stands outside the box in which it is."""
    if section.heading is None:
        return border
    line = section.heading.first
    for place, block in enumerate(section.blocks[:border]):
        other = block.first
        if block.ready or (other.page, other.column) != (line.page, line.column):
            continue
        if edge(other) < edge(line) - 0.6 * other.size:
            return place
    return border


def _end(blocks: Sequence[Block], opening: Opening, border: int) -> int:
    """Up to the next item; but a heading over that item, and text outside the item's own edge, is not its."""
    start = opening.place
    first = start + 2 if _heads(blocks, start, opening.sign.length) else start + 1
    for place in range(start + 1, border):
        if _outside(blocks, start, place):
            return place
    if border - 1 >= first and over(blocks, border - 1):
        return border - 1
    return border


def _regular(found: Sequence[Item]) -> int:
    """How many blocks each item has, where three or more that a word names ("Finding 3") have equally many; else 0."""
    lengths = {item.end - item.start for item in found}
    named = all(item.opening.sign.named and item.opening.place != HEADING for item in found)
    return lengths.pop() if len(found) >= 3 and named and len(lengths) == 1 else 0


def _last_end(blocks: Sequence[Block], opening: Opening, longest: int, others: frozenset[int], regular: int = 0) -> int:
    """The last item takes what is set further in, a list after its colon, as many paragraphs as each item before it has,
    and, if it opens with a heading or a label alone, as many as the longest of them."""
    start = opening.place
    headed = _heads(blocks, start, opening.sign.length)
    end = start + 1
    while end < len(blocks):
        block = blocks[end]
        most = max(2, longest) if headed else regular
        within = end - start < most and end not in others and not over(blocks, end)
        listed = _listed(block) and (_listed(blocks[end - 1]) or bool(_COLON.search(blocks[end - 1].plain)))
        further = end not in others and _further(blocks[start], block)
        if _outside(blocks, start, end) or not (within or listed or further) or block.ready:
            break
        end += 1
    return end


def _heads(blocks: Sequence[Block], start: int, length: int) -> bool:
    """Whether the opening block is a label or a heading of its own over the statement's paragraphs."""
    block = blocks[start]
    if len(block.plain) <= length + 1:
        return True
    return start + 1 < len(blocks) and len(block.plain) <= 2 * _SHORT and _set_apart(block, blocks[start + 1])


def _set_apart(block: Block, other: Block) -> bool:
    """Whether the first block is larger, heavier or of another colour than the text of the second, all along."""
    one, text = block.first, other.lines[-1]
    if other.ready or other.bullet or block.bullet:
        return False
    heavier = all(line.bold for line in block.lines) and not text.bold
    larger = one.size > 1.08 * text.size
    coloured = one.colour != text.colour and all(line.colour == one.colour for line in block.lines)
    return heavier or larger or coloured or (one.caps and not text.caps)


def over(blocks: Sequence[Block], place: int) -> bool:
    """Whether the block is a heading over what follows: short, without a stop, and set apart from the text before."""
    block = blocks[place]
    if place == 0 or len(block.plain) > _SHORT or block.bullet or block.ready or STOP.search(block.plain):
        return False
    return _set_apart(block, blocks[place - 1])


def _outside(blocks: Sequence[Block], start: int, place: int) -> bool:
    """Whether a paragraph begins further out than the item's number, on the same page and column."""
    one, other = blocks[start].first, blocks[place].first
    if blocks[place].ready or one.page != other.page or one.column != other.column:
        return False
    return edge(other) < edge(one) - max(other.size, 1.0)


def _listed(block: Block) -> bool:
    return block.bullet or bool(signs.nested(block.plain))


def _further(first: Block, block: Block) -> bool:
    """Whether a paragraph is set further in than the item's number; elsewhere the edges do not compare."""
    one, line = first.first, block.first
    if line.column != one.column:
        return False
    if block.page != first.last_page or line.page != one.page or signs.read(block.plain):
        return _listed(block) and line.page == one.page and _inwards(one, line)
    return _inwards(one, line)


def _inwards(one: Line, line: Line) -> bool:
    sides = (is_rtl(one.text), is_rtl(line.text))
    inner = -line.x1 if sides[0] else line.x0
    outer = -one.x1 if sides[0] else one.x0
    return inner >= outer + 0.6 * line.size


def text_of(section: Section, item: Item) -> str:
    """The item's Markdown: its first words without the sign, paragraphs, lists inside it as lists."""
    length = item.opening.sign.length
    if item.opening.place == HEADING and section.heading:
        first, more = section.heading.after(length), section.blocks[item.start : item.end]
    else:
        first, more = section.blocks[item.start].after(length), section.blocks[item.start + 1 : item.end]
    return joined([first, *map(_shown, more)])


def joined(parts: Sequence[str]) -> str:
    """Blocks of Markdown parted by an empty line; the items of one list stand close together."""
    text = ""
    last = ""
    for part in parts:
        if part:
            close = bool(_ITEM.match(part) and _ITEM.match(last))
            text += ("\n" if close else "\n\n") + part if text else part
            last = part
    return text


def _shown(block: Block) -> str:
    """A block inside an item: "(a)" and its kin become an item of a list that keeps its printed letter; "1)" is one."""
    sign = signs.nested(block.plain)
    if block.bullet or block.ready or not sign:
        return block.shown
    return block.text if sign[:1].isdecimal() else f"- {escape_start(block.text)}"


def length_of(section: Section, item: Item) -> int:
    """How many letters of statement an item has; ideographs count for three."""
    text = plain(text_of(section, item))
    return len(text) + 2 * sum("\u3400" <= sign <= "\u9fff" for sign in text)


def stopped(section: Section, item: Item) -> bool:
    """Whether the item ends as sentences do."""
    return bool(STOP.search(plain(text_of(section, item)).rstrip()))
