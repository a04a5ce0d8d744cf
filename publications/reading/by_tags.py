"""Headings by the file's structure tree, where it is sound.

Many files carry tags that mean nothing: every bold line H1, whole paragraphs as headings, or none but on the cover. The
tree is believed when its headings stand where type sees headings too, are about as many, and come back through the
report. Its levels are believed when a deeper level is nowhere set larger than the one above it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from publications.reading import by_type
from publications.reading.draft import Evidence
from publications.reading.headings import Candidate, style
from publications.reading.letters import alnum
from publications.reading.median import median
from publications.reading.numbering import parse
from publications.reading.page import Tag
from publications.reading.standing import alone
from publications.reading.structure import Heading, Material, heading_of, prominence
from publications.reading.words import is_contents

_LEAST = 3
_SEEN = 0.8  # share of the tags that must stand on lines which look like headings
_ALIKE = 0.03
Named = tuple[Candidate, int]


def find(material: Material, tags: Sequence[Tag]) -> list[Heading]:
    """The tagged headings; empty where the tree is not sound."""
    named = _on_candidates(material, tags)
    if named is None or not _sound(material, named):
        return []
    levels = _levels(material, named)
    found = []
    for (candidate, _), level in zip(named, levels, strict=True):
        evidence = Evidence("sure", candidate.page, candidate.text, "a heading by the file's tags")
        found.append(heading_of(material, candidate.start, candidate.end, level, evidence))
    return found


def _on_candidates(material: Material, tags: Sequence[Tag]) -> list[Named] | None:
    """The candidates on which tags stand, with their levels; None when too many tags stand elsewhere."""
    at: dict[int, list[Candidate]] = {}
    for candidate in material.candidates:
        at.setdefault(candidate.page, []).append(candidate)
    plain = _standing_alone(
        material, {tag.page for tag in tags}, {candidate.start for candidate in material.candidates}
    )
    lines = {line.page for line in material.flow}
    wanted = [tag for tag in tags if tag.page in lines]
    levels: dict[int, int] = {}
    seen = 0
    for tag in wanted:
        here = [candidate for candidate in at.get(tag.page, ()) if _covers(material, candidate, tag)]
        here = here or [made for made in plain.get(tag.page, ()) if _covers(material, made, tag)]
        seen += bool(here)
        for candidate in here[:1]:
            levels.setdefault(candidate.start, tag.level)
    if len(levels) < _LEAST or seen < _SEEN * len(wanted):
        return None
    known = [*material.candidates, *(made for rows in plain.values() for made in rows)]
    return [
        (candidate, levels[candidate.start])
        for candidate in sorted(known, key=lambda candidate: candidate.start)
        if candidate.start in levels and candidate.start not in material.title_lines and not is_contents(candidate.text)
    ]


def _standing_alone(material: Material, pages: Collection[int], taken: Collection[int]) -> dict[int, list[Candidate]]:
    """{page: its lines that no type sets off, but which stand for themselves}: some files keep neither the names nor the
    weight of their fonts, so that only the tag tells that such a line is a heading."""
    found: dict[int, list[Candidate]] = {}
    for start, line in enumerate(material.flow):
        if line.page in pages and start not in taken and alone(material.flow, start):
            label, title = parse(line.text)
            made = Candidate(
                start, start + 1, line.page, line.text, label, title, style(line), 1.0, True, line.x0, weak=True
            )
            found.setdefault(line.page, []).append(made)
    return found


def _covers(material: Material, candidate: Candidate, tag: Tag) -> bool:
    """Whether the tag's first text stands in the candidate's lines. ``tag.y`` is its middle, a line's y its baseline."""
    for line in material.flow[candidate.start : candidate.end]:
        if -0.2 * line.size <= line.y - tag.y <= 0.9 * line.size and line.x0 - 3 <= tag.x <= line.x1 + 3:
            return True
    return False


def _sound(material: Material, named: Sequence[Named]) -> bool:
    """Whether the tags say at least what type says at its first level, differ in their words, and spread."""
    words = {alnum(candidate.text) for candidate, _ in named}
    pages = {candidate.page for candidate, _ in named}
    last = max((line.page for line in material.flow), default=1)
    if len(named) < _LEAST or len(words) < 0.6 * len(named) or len(pages) < min(3, last):
        return False
    tagged = {candidate.start for candidate, _ in named}
    large = [row for row in by_type.find(material) if row.level == 1 and row.start < len(material.flow)]
    both = sum(row.start in tagged for row in large)
    return both >= 0.6 * len(large)


def _levels(material: Material, named: Sequence[Named]) -> list[int]:
    """The tags' levels without gaps; by type where they say nothing (all one) or contradict it."""
    ranks: dict[int, list[float]] = {}
    for candidate, level in named:
        ranks.setdefault(level, []).append(prominence(candidate.style, material.body))
    usual = [median(ranks[level]) for level in sorted(ranks)]
    falling = all(after <= before + _ALIKE for before, after in pairwise(usual))
    if len(usual) > 1 and falling:
        order = sorted(ranks)
        return [order.index(level) + 1 for _, level in named]
    typed = {heading.start: heading.level for heading in by_type.find(material)}
    known = [typed[candidate.start] for candidate, _ in named if candidate.start in typed]
    deepest = max(known, default=1)
    return [typed.get(candidate.start, deepest) for candidate, _ in named]
