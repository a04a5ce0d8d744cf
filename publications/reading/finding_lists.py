"""Findings without printed numbers: bullets under a title, or a line, that announces statements.

They are counted by their position, and always marked to be checked.
"""

from __future__ import annotations

from collections.abc import Sequence

from publications.reading.draft import DraftFinding, Evidence
from publications.reading.finding_chains import Section, edge
from publications.reading.finding_items import STOP, joined
from publications.reading.finding_titles import announces
from publications.reading.markdown import escape_start
from publications.reading.median import median
from publications.reading.paragraphs import Block

_MOST = 0.4  # of the text under the title: bullets within a chapter of prose list something else
_STATEMENT = 40
_MEMBERS = 3
_WHY = "a bullet under a title of findings; counted, not numbered in print"
Listed = tuple[int, int, tuple[DraftFinding, ...]]


def bullets(section: Section) -> list[Listed]:
    """(start, end, findings) of the lists of bullets that are the section's findings."""
    blocks = section.blocks
    if announces(section.title) and not section.annex:
        found = _list(blocks, 0, len(blocks))
        inside = sum(len(block.plain) for block in blocks[found[0] : found[1]]) if found else 0
        if found and inside > _MOST * sum(len(block.plain) for block in blocks):
            return [found]
    found_below = []
    for place in range(len(blocks) - _MEMBERS):
        if blocks[place + 1].bullet and not blocks[place].bullet and announces(blocks[place].plain):
            listed = _list(blocks, place + 1, _end(blocks, place + 1))
            found_below += [listed] if listed else []
    return found_below


def _end(blocks: Sequence[Block], start: int) -> int:
    end = start
    while end < len(blocks) and blocks[end].bullet:
        end += 1
    return end


def _list(blocks: Sequence[Block], first: int, last: int) -> Listed | None:
    """The one list of statements between these places; None where there is none, or prose between its bullets."""
    places = [place for place in range(first, last) if blocks[place].bullet]
    if len(places) < _MEMBERS:
        return None
    outer = _outermost(blocks, places)
    end = _end(blocks, places[-1])
    if len(outer) < _MEMBERS or any(not blocks[place].bullet for place in range(places[0], end)):
        return None
    borders = [*outer[1:], end]
    texts = [
        joined([escape_start(blocks[start].text), *(block.shown for block in blocks[start + 1 : border])])
        for start, border in zip(outer, borders, strict=True)
    ]
    ended = sum(bool(STOP.search(text.rstrip())) for text in texts)
    if median(len(text) for text in texts) < _STATEMENT or ended < 0.5 * len(texts):
        return None
    return (
        outer[0],
        end,
        tuple(
            DraftFinding(
                0,
                str(number),
                text,
                blocks[place].page,
                Evidence("check", blocks[place].page, blocks[place].plain[:80], _WHY),
            )
            for number, (place, text) in enumerate(zip(outer, texts, strict=True), start=1)
        ),
    )


def _outermost(blocks: Sequence[Block], places: Sequence[int]) -> list[int]:
    """Bullets at the outer edge of their page and column; those set further in belong to the one before."""
    edges: dict[tuple[int, int], float] = {}
    for place in places:
        line = blocks[place].first
        key = (line.page, line.column)
        edges[key] = min(edges.get(key, edge(line)), edge(line))
    return [
        place
        for place in places
        if edge(blocks[place].first)
        < edges[blocks[place].first.page, blocks[place].first.column] + 0.8 * blocks[place].first.size
    ]
