"""Blocks → the Markdown of a chapter: lists, quotes, ready blocks, and a mark where each page begins."""

from __future__ import annotations

from collections.abc import Sequence

from publications.reading import lone_numbers
from publications.reading.lists import OUTSIDE, Place, places
from publications.reading.markdown import page_mark
from publications.reading.measure import Columns
from publications.reading.paragraphs import Block


def written(blocks: Sequence[Block], page: int, columns: Columns) -> tuple[str, int]:
    """(Markdown of the blocks, the page reached). ``page`` is the one that the text before them reached.

    Items of one list stand close together; what belongs to an item is set in as CommonMark wants it.
    """
    blocks = lone_numbers.joined(blocks)
    text = ""
    indents: list[int] = []
    last: Place | None = None
    quoted = False
    for block, place in zip(blocks, places(blocks, columns), strict=True):
        mark = page_mark(block.page) if block.page > page else ""
        page = max(page, block.last_page)
        level = max(place.level, 0)
        del indents[level:]
        indent = " " * sum(indents)
        body = _body(block, place, mark)
        close = last is not None and last.sign and place.sign and _one_list(last, place) and not block.ready
        if quoted and block.quote:
            text += "\n>\n"
        elif text:
            text += "\n" if close else "\n\n"
        text += "\n".join(indent + line if line else line for line in body.split("\n"))
        if place.sign:
            indents.append(len(place.sign) + 1)
        last, quoted = (place if place != OUTSIDE else None), block.quote
    return text, page


def _one_list(last: Place, place: Place) -> bool:
    """Whether a list goes on, or a deeper one begins in its item."""
    return place.level > last.level or (place.sign == "-") == (last.sign == "-")


def _body(block: Block, place: Place, mark: str) -> str:
    """The block's Markdown from the first column on."""
    if block.ready:
        return f"{mark}\n\n{block.ready}" if mark else block.ready
    if place.sign:
        text = block.after(place.cut)
        sign = f"{place.sign} "
        return (sign + (f"{mark} {text}" if mark else text)).replace("\n", "\n" + " " * len(sign))
    text = f"{mark} {block.text}" if mark else block.after(0)
    return "\n".join(f"> {line}" for line in text.split("\n")) if block.quote else text
