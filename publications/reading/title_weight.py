"""How far a block of a title page speaks for being the title: its size, its place, and what says the same elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publications.reading.citing import Citation
from publications.reading.front_blocks import Block, Leaves, alphabet
from publications.reading.front_kinds import Kind
from publications.reading.letters import alnum
from publications.reading.organisations import is_organisation
from publications.reading.patterns import late
from publications.reading.stopwords import STOPWORDS
from publications.reading.structure import kind_of

MOST = 260  # letters of a title
# The masthead of an assembly's or a council's paper ends with these rows; what stands over them is no title
_MASTHEAD = late(
    r"^(?:(?:limited\W+)?distr\.?\s*[:.]|distribution\s?:|or(?:iginal|ig\.|\.)\s?:?\s(?:english|french|spanish|arabic|russian|chinese|german|anglais|français|espagnol|arabe|russe|inglés|francés|español)"
    r"|original\s?:\s\w+$|язык оригинала|оригинал\s?:|原文\s?[:：]|الأصل\s?:)",
    re.I,
)


def masthead(found: Sequence[Block]) -> float:
    """The height down to which the blocks are a masthead, told by how the paper is distributed; 0 without one."""
    return max(
        (block.bottom for block in found if any(_MASTHEAD.match(line.text) for line in block.lines)), default=0.0
    )


def may_be_title(block: Block, its_kind: Kind, proven: Sequence[Block] = ()) -> bool:
    """Whether a block has the words and the length of a title."""
    worded = (
        re.search(r"[^\W\d_].*[^\W\d_]", block.text) is not None and len(block.lines) <= 8 and len(block.text) <= MOST
    )
    return worded and (
        its_kind in ("text", "sort")
        or _is_periodical(block, its_kind)
        or (its_kind == "organisation" and block in proven)
    )


def _is_periodical(block: Block, its_kind: Kind) -> bool:
    """Words that end like a series ("Food Price Bulletin") without a number: a bulletin's own title may be just that."""
    return its_kind == "series" and len(block.text.split()) > 2 and not re.search(r"\d", block.text)


def is_opening(able: Sequence[Block], large: float) -> bool:
    """Whether the largest words name a part of a report ("Foreword"): then the leaf is inside it already."""
    return any(block.size >= 0.95 * large and kind_of(block.text, None) != "chapter" for block in able)


def proof(block: Block, leaves: Leaves, named: str, cited: Citation | None) -> float:
    """How far other places say the same: the property, the citation, a running line, another leaf."""
    if len(block.key) < 4:
        return 0.0
    proof = 0.0
    for text in (named, cited.title if cited else ""):
        key = alnum(text)
        if key and (key.startswith(block.key) or (len(key) > 7 and block.key.startswith(key))):
            proof += 0.45
        elif block.key in key:
            proof += 0.1
    proof += 0.3 * any(count > 2 and alnum(text) == block.key for text, count in leaves.running.items())
    return proof


def score(block: Block, leaves: Leaves, named: str, cited: Citation | None, large: float, its_kind: Kind) -> float:
    """Size first; proof, the report's own alphabet, and a place away from the foot of the page beside it."""
    height = next(page.height for page in leaves.first if page.number == block.page)
    own = alphabet(block.text)
    foreign = own != leaves.alphabet and {own, leaves.alphabet} != {"kazakh", "cyrillic"} and own != ""
    sister = {own, leaves.alphabet} == {"kazakh", "cyrillic"}
    short = len(block.key) < 4 and own != "han"
    words = len(block.text.split())
    # the mark of a house: a few words in capitals at the page's top, with nothing that belongs to them below
    lone = not any(
        0 < other.top - block.bottom < 3 * block.size for other in leaves.blocks[block.page - 1] if other is not block
    )
    mark = block.caps and words <= 3 and block.bottom < 0.2 * height and lone and large == block.size
    worst = 0.35 * mark + 0.25 * is_organisation(block.text)
    page = next(page for page in leaves.first if page.number == block.page)
    above = sum(len(line.text) > 55 and line.size < 1.15 * leaves.body and line.y < block.top for line in page.lines)
    worst += 0.3 * (above > 3)  # a title stands over the text that it names
    worst += (
        0.5 * (its_kind in ("sort", "series"))
        + 0.5 * foreign
        + 0.06 * sister
        + 0.4 * short
        + 0.2 * (block.top > 0.8 * height)
    )
    return block.size / large + proof(block, leaves, named, cited) + 0.05 * _speaks(block.text, leaves) - worst


def _speaks(text: str, leaves: Leaves) -> bool:
    """Whether the small words of the text are those of the body: of two titles in one alphabet one is a translation."""
    words = {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", text)}
    every = frozenset(word for stop in STOPWORDS.values() for word in stop)
    own = words & every
    return bool(own) and len(own & leaves.small_words) >= 0.6 * len(own)
