"""Headings where no contents page and no bookmarks name them: by printed numbers, else by type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from publications.reading.draft import Evidence
from publications.reading.headings import Candidate, Style
from publications.reading.numbering import follows
from publications.reading.structure import Heading, Material, heading_of, prominence
from publications.reading.words import is_contents


def numbered(material: Material) -> list[Heading]:
    """Consecutive printed numbers among the candidates; unnumbered candidates set like them join at their level."""
    chain = _chain([c for c in material.candidates if c.label and c.start not in material.title_lines])
    if len(chain) < 3 or sum(c.label is not None and c.label.depth == 1 for c in chain) < 2:
        return []
    styles: dict[Style, Counter[int]] = {}
    for candidate in chain:
        if candidate.label:
            styles.setdefault(candidate.style, Counter())[candidate.label.depth] += 1
    members = {candidate.start: candidate for candidate in chain}
    found = []
    for candidate in material.candidates:
        level = 0
        if candidate.start in members and candidate.label:
            level, why = candidate.label.depth, "its printed number follows the one before"
        elif candidate.style in styles and not candidate.label and candidate.start not in material.title_lines:
            distinct = candidate.size >= 1.08 * material.body.size or (candidate.style[1] and not material.body.bold)
            if distinct and not is_contents(candidate.text):
                level, why = styles[candidate.style].most_common(1)[0][0], "set like the numbered headings"
        if level:
            certainty = Evidence("check", candidate.page, candidate.text, why)
            found.append(heading_of(material, candidate.start, candidate.end, level, certainty))
    return found


def _chain(labelled: Sequence[Candidate]) -> list[Candidate]:
    """The longest run of candidates each of whose numbers follows the one before, beginning with a first number."""
    best: list[Candidate] = []
    for position, first in enumerate(labelled):
        if first.label is None or first.label.path not in ((0,), (1,), (2,)):
            continue
        run, last = [first], first.label
        for candidate in labelled[position + 1 :]:
            label = candidate.label
            if not label:
                continue
            annexes = label.path == (1,) and label.style == "letter" and last.style == "decimal"
            if (annexes and candidate.style == first.style) or (label.style == last.style and follows(label, last)):
                run.append(candidate)
                last = label
        if sum(c.weight for c in run) > sum(c.weight for c in best):
            best = run
    return best


def ranked(material: Material) -> list[Heading]:
    """By size, weight and capitals: the most prominent type that heads at least two places is the first level."""
    groups: dict[float, list[Candidate]] = {}
    for candidate in material.candidates:
        distinct = candidate.size >= 1.08 * material.body.size or candidate.style[1] or candidate.style[2]
        if distinct and candidate.start not in material.title_lines and not is_contents(candidate.text):
            groups.setdefault(prominence(candidate.style, material.body), []).append(candidate)
    groups = {rank: members for rank, members in groups.items() if rank >= 1.05}
    ranks = sorted(groups, reverse=True)
    first = next((rank for rank in ranks if len(groups[rank]) >= 2), None)
    if first is None:
        first = ranks[0] if ranks else None
    found = []
    kept = [rank for rank in ranks if first is not None and (rank <= first)]
    kept = [rank for number, rank in enumerate(kept) if number == 0 or len(groups[rank]) >= 2][:4]
    for level, rank in enumerate(kept, start=1):
        for candidate in groups[rank]:
            evidence = Evidence("check", candidate.page, candidate.text, "set like a heading")
            found.append(heading_of(material, candidate.start, candidate.end, level, evidence))
    return sorted(found, key=lambda heading: heading.start)
