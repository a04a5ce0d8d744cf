"""Who made the report: people as printed, in order, or the organisations that speak for themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from publications.reading import about_authors
from publications.reading.bodies import from_imprint, from_running_lines, from_title_page
from publications.reading.citing import Citation
from publications.reading.draft import Evidence
from publications.reading.front_blocks import Block, Leaves, unmarked
from publications.reading.front_kinds import kind
from publications.reading.labelled import Labelled, labelled
from publications.reading.letters import alnum, squeeze
from publications.reading.names import Name, listed, person, surely
from publications.reading.organisations import is_organisation
from publications.reading.title import Titles

Found = tuple[tuple[Name, ...], Evidence]
_NOTHING = Evidence("missing", None, "", "no byline found")


class _Said(NamedTuple):
    """A source of names, with how far it may be trusted; the first of the list that speaks is believed."""

    names: tuple[Name, ...]
    evidence: Evidence

    @property
    def of_people(self) -> bool:
        return any(not name.is_organisation for name in self.names)


def read(leaves: Leaves, titles: Titles, cited: Citation | None) -> Found:
    """(names in printed order, evidence). Words that say who wrote come first, then people however they are named, then
    organisations: named as authors, on the title page, in the imprint, in the running lines."""
    by_role = labelled(leaves, titles)
    wrote, prepared, edited = (_labelled(by_role, rank) for rank in range(3))
    property_ = _property(leaves)
    citation = _cited(leaves, cited)
    cover = _people(leaves, titles)
    told = about_authors.read(leaves)
    about = _Said(*told) if told else None
    for said, people_only in (
        (wrote, False),
        (prepared, True),
        (property_, True),
        (cover, True),
        (citation, True),
        (about, True),
        (prepared, False),
        (citation, False),
        (edited, False),
        (property_, False),
    ):
        if said and said.names and (said.of_people or not people_only):
            return _fuller(leaves, said.names), said.evidence
    for found in (from_title_page(leaves, titles), from_imprint(leaves), from_running_lines(leaves.removed)):
        if found:
            return found
    return (), _NOTHING


def _labelled(found: Sequence[Labelled], rank: int) -> _Said | None:
    """All names behind words of one strength on the first leaf that has any."""
    those = [row for row in found if row.rank == rank]
    if those and rank == 0:  # who led the work stands in one list with those who did it
        those = [row for row in found if row in those or (row.leads and row.page == those[0].page)]
    if not those:
        return None
    page = those[0].page
    names = tuple(dict.fromkeys(name for row in those if row.page == page for name in row.names))
    people = tuple(name for name in names if not name.is_organisation)
    return _Said(people or names, Evidence("sure", page, those[0].text[:160], "a byline"))


def _property(leaves: Leaves) -> _Said | None:
    """The file's Author, where the first leaves print each of its names."""
    author = squeeze(leaves.source.meta("Author"))
    parts = [part for part in re.split(r"\s*[;,、]\s*|\s+(?:and|и|және|et|und|y)\s+", author) if part]
    if is_organisation(author):
        parts = [author]
    if not parts or len(author) < 5 or not all(" " in part or not part.isascii() for part in parts):
        return None
    for page in leaves.first[:3]:
        printed = alnum(" ".join(line.text for line in page.lines))
        if all(alnum(part) in printed for part in parts):
            names = tuple(Name(part, not person(part) or is_organisation(part)) for part in parts)
            return _Said(names, Evidence("sure", page.number, author, "in the file's properties and on the page"))
    return None


def _cited(leaves: Leaves, cited: Citation | None) -> _Said | None:
    if cited is None or not cited.names:
        return None
    return _Said(cited.names, Evidence("sure", cited.page, cited.text[:160], "in the suggested citation"))


def _fuller(leaves: Leaves, names: Iterable[Name]) -> tuple[Name, ...]:
    """ "A. Saparova" as "Aigerim Saparova" and "AIGERIM SAPAROVA" in small letters, where the first leaves or the property
    print that."""
    found = []
    lines = [unmarked(line) for page in leaves.outer for line in page.lines]
    texts = [leaves.source.meta("Author"), *(text for text in lines if len(text) < 200)]
    for name in names:
        better = "" if name.is_organisation else _better(name.text, texts)
        found.append(name._replace(text=better) if better else name)
    return tuple(found)


def _better(name: str, texts: Sequence[str]) -> str:
    words = name.split()
    caps = name.isupper() and len(words) > 1
    short = len(words) == 2 and len(words[0].rstrip(".")) == 1 and words[0].endswith(".")
    if not caps and not short:
        return ""
    initial, family = words[0][0].casefold(), words[-1].casefold()
    for text in texts:
        if family not in text.casefold():
            continue
        for other in listed(text):
            parts = other.text.split()
            same = alnum(other.text) == alnum(name) if caps else (
                len(parts) > 1 and parts[-1].casefold() == family and parts[0][0].casefold() == initial and len(parts[0]) > 2
            )  # fmt: skip
            if same and not other.is_organisation and not other.text.isupper():
                return other.text
    return ""


def _people(leaves: Leaves, titles: Titles) -> _Said | None:
    """People on the title page without a word before them: a list of names, or a name that can be nothing else."""
    if titles.page is None:
        return None
    place = next(place for place, page in enumerate(leaves.outer) if page.number == titles.page)
    found: list[Name] = []
    text = ""
    after_other_role = False
    for block, below in pairwise([*leaves.blocks[place][:24], None]):
        if (
            block is None
            or any(id(line) in titles.lines for line in block.lines)
            or alnum(block.text) in alnum(titles.title)
        ):
            continue
        its_kind = kind(block.text)
        if "@" in block.text and (writer := _with_mail(block)):
            found, text = [*found, writer], text or block.text
            continue
        names = (
            ()
            if after_other_role or its_kind in ("role", "date", "address", "series", "sort", "status")
            else _in_block(block, leaves)
        )
        after_other_role = its_kind == "role"
        if names and alnum(titles.subtitle) != alnum(block.text):
            found += names
            mail = below.text if below and "@" in below.text and below.top - block.bottom < 2.2 * block.size else ""
            text = text or f"{block.text} {mail}".strip()
    if not found or (len(found) == 1 and not _alone(found[0], leaves, text)):
        return None
    certain = Evidence(
        "check", titles.page, text[:160], "names on the first page" if len(found) > 1 else "a name on the first page"
    )
    return _Said(tuple(dict.fromkeys(found)), certain)


def _with_mail(block: Block) -> Name | None:
    """A name with its own address, as in "Helen Marsh (marsh@example.org), May 2022", or with the address on a line below
    it: who can be written to, wrote."""
    first = person(unmarked(block.lines[0])) if "@" not in block.lines[0].text else ""
    signed = re.match(r"^(?P<name>[^@(<,]{4,60}?)\s*[,(<]?\s*[\w.+-]+@[\w-]+\.[\w.]+", block.text)
    name = first or (person(signed["name"]) if signed else "")
    return Name(name) if name else None


def _in_block(block: Block, leaves: Leaves) -> tuple[Name, ...]:
    """The names of a block: listed in one run, or a line each with affiliations between them."""
    each = [listed(unmarked(line)) for line in block.lines]
    if len(each) > 1 and all(len(names) == 1 and not names[0].is_organisation for names in each):
        people = tuple(name for names in each for name in names)
        return people if all(_is_no_word(name.text, leaves) for name in people) else ()
    whole = () if any(is_organisation(unmarked(line)) for line in block.lines) else listed(block.text)
    if len(whole) > 1 and all(not name.is_organisation for name in whole):
        return whole if all(_is_no_word(name.text, leaves) for name in whole) else ()
    found: list[Name] = []
    for line in block.lines:
        names = [name for name in listed(unmarked(line)) if not name.is_organisation]
        if not names and not found:
            return ()
        if is_organisation(unmarked(line)):
            continue
        if all(_is_no_word(name.text, leaves) for name in names):
            found += names
    return tuple(found)


def _is_no_word(name: str, leaves: Leaves) -> bool:
    """At most a third of a name's words are also words that the body writes small."""
    words = re.findall(r"[^\W\d_]{3,}", name)
    small = sum(word.casefold() in leaves.small_words for word in words)
    return bool(words or len(name) < 5) and small <= len(words) / 3


def _alone(name: Name, leaves: Leaves, text: str) -> bool:
    """A single name needs an address, a sign of its own, or a body long enough to show that its words are no usual words."""
    if "@" in text or surely(name.text) or alnum(name.text) in alnum(leaves.source.meta("Author")):
        return True
    words = re.findall(r"[^\W\d_]{2,}", name.text)
    known = leaves.small_words
    return (
        len(words) in (2, 3)
        and len(known) > 120
        and not any(word.casefold() in known for word in words)
        and name.text.isascii()
    )
