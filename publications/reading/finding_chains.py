"""Chains of signs that count on: 1, 2, 3 …, over the chapters of a report.

Every list of a report is a chain here, the steps of a recipe as well as the findings; ``findings.py`` judges them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from publications.reading import finding_signs as signs
from publications.reading.bidi import is_rtl
from publications.reading.finding_signs import Sign
from publications.reading.page import Line
from publications.reading.paragraphs import Block

HEADING = -1  # the place of a section's heading among its blocks
_WAITING = 4  # lists that may be open at once: one inside another, rarely deeper


class Section(NamedTuple):
    """The text under one heading. ``titles`` are those of the headings above it, outermost first, its own at the end.

    ``heading`` is its own title as a block, None where the title cannot open an item; ``label`` is its printed number.
    ``annex`` is true for annexes and references.
    """

    blocks: Sequence[Block]
    titles: tuple[str, ...]
    heading: Block | None = None
    label: str = ""
    level: int = 1
    annex: bool = False

    @property
    def title(self) -> str:
        """Its own title."""
        return self.titles[-1] if self.titles else ""


class Opening(NamedTuple):
    """Where an item begins: the section, its block (or ``HEADING``), and the sign."""

    section: int
    place: int
    sign: Sign


@dataclass(slots=True)
class Chain:
    """Openings each of which counts on from the one before."""

    openings: list[Opening] = field(default_factory=list)

    @property
    def sign(self) -> Sign:
        """The sign of its first item."""
        return self.openings[0].sign

    def of_section(self, number: int) -> list[Opening]:
        """Those of its openings that stand in section ``number``."""
        return [opening for opening in self.openings if opening.section == number]


def chains(sections: Sequence[Section]) -> list[Chain]:
    """All chains in the order of their first items, also those of one item."""
    found: list[Chain] = []
    waiting: dict[tuple[str, tuple[int, ...]], list[Chain]] = {}
    for opening in _openings(sections):
        key = (opening.sign.kind, opening.sign.path)
        fitting = (chain for chain in reversed(waiting.get(key, [])) if _alike(sections, chain.openings[-1], opening))
        chain = next(fitting, None)
        if chain is None:
            if opening.sign.number != 1:
                continue
            chain = Chain()
            found.append(chain)
        else:
            for following in _next(chain.openings[-1].sign.path):
                waiting[opening.sign.kind, following].remove(chain)
        chain.openings.append(opening)
        for following in _next(opening.sign.path):
            line = waiting.setdefault((opening.sign.kind, following), [])
            line.append(chain)
            if len(line) > _WAITING:
                stale = line.pop(0)
                for other in _next(stale.openings[-1].sign.path):
                    if other != following:
                        waiting[opening.sign.kind, other].remove(stale)
    return found


def _next(path: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """What may come after 3 (4), or after 3.2 (3.3 and 4.1)."""
    yield (*path[:-1], path[-1] + 1)
    if len(path) > 1:
        yield (*path[:-2], path[-2] + 1, 1)


def _openings(sections: Sequence[Section]) -> Iterator[Opening]:
    for number, section in enumerate(sections):
        if section.heading:
            sign = _of_heading(section, section.heading)
            if sign:
                yield Opening(number, HEADING, sign)
        for place, block in enumerate(section.blocks):
            sign = sign_of(block, section.blocks[place + 1] if place + 1 < len(section.blocks) else None)
            if sign:
                yield Opening(number, place, sign)


def _of_heading(section: Section, heading: Block) -> Sign | None:
    """A heading that begins with "Finding 3", or that has a plain number of one level."""
    sign = signs.read(heading.plain)
    if sign and sign.named and sign.stopped:
        return sign
    if section.label.isdecimal() and heading.plain:
        return Sign((int(section.label),), section.label, "heading", "", 0)
    return None


def sign_of(block: Block, after: Block | None) -> Sign | None:
    """The sign that opens ``block``; one that its form does not part from the text needs another look than the text."""
    if block.bullet or block.ready:
        return None
    alone = block.plain.rstrip(".)")
    if alone.isdecimal() and len(alone) <= 2 and after and not after.ready and _larger(block, after):
        return Sign((int(alone),), str(int(alone)), "numeral", "", len(block.plain))
    sign = signs.read(block.plain)
    if sign and block.cells and " | " in block.plain[sign.length :]:
        return None  # a row of a table that could not be set as one
    if sign is None or sign.stopped or _parted(block, sign.length):
        return sign
    return None


def _larger(block: Block, after: Block) -> bool:
    """A numeral set large or bold before a statement is its number; one set like the text is a cell or a folio."""
    one, other = block.first, after.first
    return one.size >= 1.15 * other.size or (one.bold and not other.bold) or one.colour != other.colour


def _parted(block: Block, length: int) -> bool:
    """Whether type, a wide gap or the end of the line parts the first ``length`` characters from the rest."""
    words = block.first.words
    count = len(block.plain[:length].split())
    if count >= len(words):
        return count == len(words) and len(block.lines) > 1
    one, other = words[count - 1], words[count]
    if one.bold != other.bold or one.colour != other.colour or one.font != other.font or one.size > 1.08 * other.size:
        return True
    return max(other.x0 - one.x1, one.x0 - other.x1) > 0.9 * other.size


def edge(line: Line) -> float:
    """Where a line begins, as a distance that grows inwards: from the left, in a right-to-left script from the right."""
    return -line.x1 if is_rtl(line.text) else line.x0


def _alike(sections: Sequence[Section], before: Opening, opening: Opening) -> bool:
    """Items of one list begin at one edge, but for columns and the pages' own margins."""
    if (before.place == HEADING) != (opening.place == HEADING):
        return before.sign.named
    if opening.place == HEADING:
        return before.sign.named or sections[before.section].level == sections[opening.section].level
    if before.section != opening.section:
        return True
    blocks = sections[opening.section].blocks
    one, other = blocks[before.place].first, blocks[opening.place].first
    if one.page != other.page or one.column != other.column:
        return True
    return abs(edge(one) - edge(other)) < 1.5 * max(one.size, 1.0)
