"""Headings where neither bookmarks nor contents name them: by type, by place and by printed numbers.

Candidates of one look are a group. A group is believed when it behaves like headings: text follows its members, they are
no sentences, they come back through the report. Groups rank by prominence; numbers that count on fix the levels of the
groups they stand in, and the groups between take the levels between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from publications.reading import series
from publications.reading.draft import Evidence
from publications.reading.headings import Candidate, family
from publications.reading.letters import alnum
from publications.reading.numbering import parse
from publications.reading.structure import Heading, Material, heading_of, kind_of, prominence
from publications.reading.words import is_contents

_DEEPEST = 5
_RUNNING = 300  # letters in body type that make a page one of running text
_EARLY = 0.45  # the first level begins in this part of the report
_CLOSE = 0.04  # ranks nearer than this are one level to the eye
Groups = dict[float, list[Candidate]]


def find(material: Material) -> list[Heading]:
    """The report's headings by their looks; empty when no group behaves like headings."""
    usable = _usable(material)
    numbered = series.levels(usable)
    groups = _believed(material, _grouped(material, usable), numbered)
    if not groups:
        return []
    level = _levels(material, groups, numbered)
    found = []
    for rank, members in groups.items():
        for candidate in members:
            why = "set like a heading"
            depth = level[rank]
            if candidate.start in numbered:
                depth, why = numbered[candidate.start], "its printed number follows the one before"
            evidence = Evidence("check", candidate.page, candidate.text, why)
            found.append(heading_of(material, candidate.start, candidate.end, min(depth, _DEEPEST), evidence))
    return sorted(found, key=lambda heading: heading.start)


def believed(material: Material, free: Sequence[Candidate]) -> Groups:
    """Groups of these candidates that behave like headings, most prominent first; numbers do not count."""
    return _believed(material, _grouped(material, free), {})


def _usable(material: Material) -> list[Candidate]:
    """The candidates but for the cover's: on a first page without running text, lines whose look comes nowhere else."""
    body, flow = material.body, material.flow
    running = sum(len(line.text) for line in flow if line.page == 1 and abs(line.size - body.size) <= 0.6)
    kept = [c for c in material.candidates if c.start not in material.title_lines and not is_contents(c.text)]
    looks = {candidate.style[:3] for candidate in kept if candidate.page > 1}
    inside = [c for c in kept if c.page > 1 or running >= _RUNNING or c.label or c.style[:3] in looks]
    return inside or kept


def _grouped(material: Material, usable: Sequence[Candidate]) -> Groups:
    groups: Groups = {}
    for candidate in usable:
        rank = prominence(candidate.style, material.body)
        if candidate.weak:
            rank += 0.011 * candidate.centred + 0.003 * (family(candidate.style.font) not in material.body.families)
        groups.setdefault(round(rank, 3), []).append(candidate)
    return groups


def _believed(material: Material, groups: Groups, numbered: Mapping[int, int]) -> Groups:
    """The groups that behave like headings, most prominent first, without the members that do not."""
    out: Groups = {}
    for rank in sorted(groups, reverse=True):
        members = groups[rank]
        counted = [candidate for candidate in members if candidate.start in numbered]
        kept = [c for c in members if c.start in numbered or _plain(c, material)]
        loose = len(kept) - len(counted)
        if (
            not kept
            or (not counted and not _behave(material, kept))
            or (
                counted
                and all(candidate.weak or candidate.weight < 1.02 for candidate in kept)
                and loose > len(counted)
            )
        ):
            kept = counted
        if kept:
            out[rank] = kept
    return _without_strays(material, out, numbered)


def _plain(candidate: Candidate, material: Material) -> bool:
    """Whether a candidate without a number in a series is set off from the text at all, and is no sentence."""
    distinct = candidate.size >= 1.08 * material.body.size or (candidate.bold and not material.body.bold)
    long = 20 if candidate.text.endswith("。") else 50
    sentence = candidate.text.endswith((".", "!", ";", "。")) and len(candidate.text) > long
    return (distinct or candidate.style.caps or candidate.weak) and not sentence


def _behave(material: Material, members: Sequence[Candidate]) -> bool:
    """Whether text or a further heading follows most of them; weak ones must also come back on several pages."""
    flow, body = material.flow, material.body
    follows = 0
    for candidate in members:
        after = flow[candidate.end] if candidate.end < len(flow) else None
        follows += after is not None and (after.size <= max(candidate.size, body.size) + 0.3) and not after.turned
    if follows < 0.5 * len(members):
        return False
    weak = sum(candidate.weak for candidate in members)
    if weak <= 0.5 * len(members):
        return True
    pages = len({candidate.page for candidate in members})
    running = sum(
        candidate.end < len(flow)
        and abs(flow[candidate.end].size - body.size) <= 0.6
        and not flow[candidate.end].italic
        and len(flow[candidate.end].text) > 30
        for candidate in members
    )
    return len(members) >= 3 and pages >= 2 and running >= 0.6 * len(members)


def _without_strays(material: Material, groups: Groups, numbered: Mapping[int, int]) -> Groups:
    """Looks used once stay out, unless numbered or the typed front and back matter of a report (by word and size)."""
    most = max((rank for rank, members in groups.items() if len(members) > 1), default=0.0)
    out: Groups = {}
    for rank, members in groups.items():
        if len(members) > 1 or not most:
            out[rank] = members
            continue
        only = members[0]
        matter = kind_of(parse(only.text)[1], only.label) != "chapter" and rank >= most - _CLOSE
        if only.start in numbered or matter:
            out[rank] = members
    return out if most or len(out) <= 1 else dict(list(out.items())[:1])


def _levels(material: Material, groups: Groups, numbered: Mapping[int, int]) -> dict[float, int]:
    anchors = {}
    for rank, members in groups.items():
        known = Counter(numbered[c.start] for c in members if c.start in numbered)
        if known and sum(known.values()) >= max(2, 0.3 * len(members)):
            anchors[rank] = known.most_common(1)[0][0]
    return _between(groups, anchors) if anchors else _in_order(material, groups)


def _between(groups: Groups, anchors: Mapping[float, int]) -> dict[float, int]:
    """Levels of the groups around those that numbers fix."""
    levels: dict[float, int] = {}
    deepest = max(anchors.values())
    below = 0
    for rank in sorted(groups, reverse=True):
        if rank in anchors:
            levels[rank] = anchors[rank]
            continue
        over = [anchors[other] for other in anchors if other >= rank - _CLOSE / 4]
        under = [anchors[other] for other in anchors if other < rank]
        near = [other for other in anchors if abs(other - rank) <= _CLOSE]
        if near:
            levels[rank] = anchors[min(near, key=lambda other: abs(other - rank))]
        elif not over:
            levels[rank] = min(anchors.values())
        elif under:
            levels[rank] = min(max(over) + 1, max(min(under), max(over)))
        else:
            below += 1
            levels[rank] = deepest + below
    return levels


def _near_ranks(ranks: Sequence[float], groups: Groups) -> list[float]:
    """Ranks in order, most prominent first; of looks of about one weight the one that begins first stands higher."""
    out: list[float] = []
    for rank in ranks:
        place = len(out)
        while place and out[place - 1] - rank <= _CLOSE and _before(groups[rank], groups[out[place - 1]]):
            place -= 1
        out.insert(place, rank)
    return out


def _before(members: Sequence[Candidate], others: Sequence[Candidate]) -> bool:
    """Whether ``members`` lie over ``others``: they begin first, and are not many more."""
    return members[0].start < others[0].start and len(members) <= 1.3 * len(others)


def _in_order(material: Material, groups: Groups) -> dict[float, int]:
    """The most prominent look that comes back, early in the report, is the first level; more prominent ones join it."""
    ranks = _near_ranks(sorted(groups, reverse=True), groups)
    last = max(1, len(material.flow))
    first = next((rank for rank in ranks if _leads(groups[rank], groups, rank, last)), ranks[0])
    place = ranks.index(first)
    return {rank: max(1, number - place + 1) for number, rank in enumerate(ranks)}


def _leads(members: Sequence[Candidate], groups: Groups, rank: float, last: int) -> bool:
    """Whether a look may be the first level: it begins early and comes back; its words are not always the same."""
    words = {alnum(candidate.text) for candidate in members}
    if len(members) < 2 or len(words) < 2:
        return False
    lower = [candidate.start for other, rows in groups.items() if other < rank for candidate in rows]
    ahead = sum(start < members[0].start for start in lower)
    return members[0].start <= _EARLY * last or ahead <= 0.34 * max(1, len(lower))
