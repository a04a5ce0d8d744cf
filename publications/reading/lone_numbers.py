"""Numbers that stand alone: the labels of an axis, the callouts of a drawing, line numbers of a listing.

None of them is a paragraph. Neighbouring ones make a row, as on an axis; a single one goes with the text that follows
it on its page, which it numbers, else with the text before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from publications.reading.markdown import fenced
from publications.reading.paragraphs import Block
from publications.reading.patterns import late

_NUMBER = late(r"[(\[]?[-–−+]?\d{1,4}([.,]\d{1,4})?[)\]%]?")
_ITEM = late(r"[(\[]?(\d{1,3}|[^\W\d_]|[ivxlc]{1,6})[.)\]]\s", re.I)


def joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without any that is only a number, where there is one to join it with. No word is lost or moved."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if last is None or last.last_page != block.page:
            found.append(block)
        elif _numbers(last) == 1 and _listing(block):
            found[-1] = _numbered(block, last)
        elif not _may_join(last, block):
            found.append(block)
        else:
            found[-1] = _one(last, block)
    if len(found) > 1 and _numbers(found[-1]) == 1 and _plain(found[-2]) and found[-2].last_page == found[-1].page:
        found[-2:] = [_one(found[-2], found[-1])]
    return found


def _listing(block: Block) -> bool:
    """Whether the block's text is a listing, between its fences."""
    return block.ready != "" and block.ready == fenced(block.plain)


def _numbered(block: Block, number: Block) -> Block:
    """The listing with the number before its first line."""
    text = f"{number.plain} {block.plain}"
    return block._replace(ready=fenced(text), plain=text, lines=(*number.lines, *block.lines))


def _may_join(last: Block, block: Block) -> bool:
    if _numbers(last) and _numbers(block):
        return True
    return _numbers(last) == 1 and _plain(block) and not _ITEM.match(block.plain)


def _numbers(block: Block) -> int:
    """How many numbers the block is made of; 0 where it holds anything else."""
    words = block.plain.replace("|", " ").split() if _plain(block) else []
    return len(words) if all(_NUMBER.fullmatch(word) for word in words) else 0


def _plain(block: Block) -> bool:
    return not block.ready and not block.bullet and not block.quote and "\n" not in block.text


def _one(first: Block, second: Block) -> Block:
    return Block(
        first.page,
        second.last_page,
        f"{first.text} {second.text}",
        f"{first.plain} {second.plain}",
        False,
        first.cells + second.cells,
        (*first.lines, *second.lines),
    )
