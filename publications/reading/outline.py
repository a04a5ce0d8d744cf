"""Headings with their levels: from the file's bookmarks, from the contents page, else from numbers and type.

Bookmarks come first, where they hold against the pages; then the contents page, where most of its entries are found
(measured: without it the F1 of chapter titles falls by .27); then consecutive printed numbers, which teach the type of
each level; then size, weight and capitals in rank.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from publications.reading import matching
from publications.reading.contents import Contents, Entry
from publications.reading.draft import ChapterKind, Doubt, Evidence
from publications.reading.headings import Candidate, Style, Type, style
from publications.reading.hyphens import Hyphenation
from publications.reading.letters import alnum, squeeze
from publications.reading.levels import of_entries
from publications.reading.numbering import Label, follows, parse
from publications.reading.page import Bookmark, Line
from publications.reading.words import ANNEX, FRONT, SUMMARY, is_contents

_DEEPEST = 6
_ADDED = "numbered and set like the headings around it, but not in the contents"


@dataclass(frozen=True, slots=True)
class Heading:
    """Lines ``start`` to ``end`` (exclusive) of the flow as a heading."""

    start: int
    end: int
    page: int
    title: str
    label: str
    level: int
    kind: ChapterKind
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings in order, and what a person should look at."""

    headings: tuple[Heading, ...]
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """What the outline is found from."""

    flow: Sequence[Line]
    candidates: Sequence[Candidate]
    body: Type
    hyphenation: Hyphenation
    title_lines: frozenset[int]


def find(material: Material, bookmarks: Sequence[Bookmark], contents: Contents | None) -> Outline:
    """The report's headings. Empty when nothing looks like one."""
    found = _found(material, bookmarks, contents)
    return replace(found, headings=tuple(_with_labels(material, found.headings)))


def _found(material: Material, bookmarks: Sequence[Bookmark], contents: Contents | None) -> Outline:
    places = matching.Places(material.flow)
    marked = matching.with_bookmarks(bookmarks, places) if len(bookmarks) > 1 else None
    if marked:
        return _from_bookmarks(material, marked)
    if contents:
        matched = matching.with_contents(contents, places)
        if matched:
            return _from_contents(material, *matched)
    numbered = _numbered(material)
    return Outline(tuple(numbered or _ranked(material)))


def _with_labels(material: Material, headings: Sequence[Heading]) -> list[Heading]:
    """A line above a heading that is a label alone ("CHAPTER ONE", "3-тарау") belongs to it."""
    out = []
    taken = {heading.end for heading in headings}
    for heading in headings:
        above = heading.start - 1
        if above >= 0 and heading.start not in taken:
            line = material.flow[above]
            label, title = parse(line.text)
            if label and label.word and not title and line.page == heading.page:
                kind = kind_of(heading.title, label) if heading.kind == "chapter" else heading.kind
                heading = replace(heading, start=above, label=heading.label or label.text, kind=kind)
        out.append(heading)
    return out


def kind_of(title: str, label: Label | None) -> ChapterKind:
    """summary, front, annex or chapter, by the words of the title."""
    text = squeeze(title).strip(" .:")
    if SUMMARY.fullmatch(text):
        return "summary"
    if FRONT.fullmatch(text):
        return "front"
    whole = f"{label.word} {text}" if label and label.word else text
    return "annex" if ANNEX.match(whole) else "chapter"


def _heading(
    material: Material, start: int, end: int, level: int, evidence: Evidence, entry: Entry | None = None
) -> Heading:
    """A heading of these lines; ``entry`` gives the label and title where the lines themselves hold none."""
    text = heading_text(material.flow[start:end], material.hyphenation)
    label, title = parse(text)
    if entry:
        label = label or entry.label
        shortened = alnum(title).startswith(alnum(entry.bare)) and len(alnum(title)) > 1.3 * len(alnum(entry.bare))
        title = entry.bare if shortened or not title else title
    printed = label.text if label else ""
    title = title or text
    if label and label.word and ANNEX.match(label.word) and not parse(text)[1]:
        title = text
    return Heading(start, end, material.flow[start].page, title, printed, level, kind_of(title, label), evidence)


def heading_text(lines: Sequence[Line], hyphenation: Hyphenation) -> str:
    """The heading's lines as one text."""
    text = lines[0].text
    for line, after in zip(lines, lines[1:], strict=False):
        text = hyphenation.join(text, after.text) if line.hyphen else f"{text} {after.text}"
    return squeeze(text)


def _from_bookmarks(material: Material, marked: Sequence[tuple[matching.Match, int]]) -> Outline:
    levels = [level for _, level in marked]
    rows = list(marked)
    if levels.count(min(levels)) == 1 and len(levels) > 2 and levels[0] == min(levels):
        rows = rows[1:]  # one bookmark over all the others is the report's title
    top = min(level for _, level in rows)
    found = []
    for match, level in rows:
        if is_contents(match.entry.title):
            continue
        evidence = Evidence("sure", material.flow[match.start].page, match.entry.title, "a bookmark of the file")
        found.append(_heading(material, match.start, match.end, level - top + 1, evidence, match.entry))
    return Outline(tuple(found))


def _from_contents(material: Material, matches: Sequence[matching.Match], lost: Sequence[Entry]) -> Outline:
    flow = material.flow
    levels = of_entries([match.entry for match in matches], [flow[match.start] for match in matches])
    found = []
    for match, level in zip(matches, levels, strict=True):
        why = f"in the contents on page {match.entry.page}"
        evidence = Evidence("sure", flow[match.start].page, match.entry.title, why)
        found.append(_heading(material, match.start, match.end, level, evidence, match.entry))
    doubts = tuple(Doubt("contents-entry-not-found", entry.page, entry.title) for entry in lost)
    found = _left_out(material, found)
    doubts += tuple(
        Doubt("heading-not-in-contents", row.page, row.title) for row in found if row.evidence.why == _ADDED
    )
    found = _deeper(material, found)
    return Outline(tuple(found), doubts)


def _left_out(material: Material, found: list[Heading]) -> list[Heading]:
    """Headings that the contents leave out: their printed numbers fit between those of their neighbours."""
    listed = {heading.start: heading for heading in found}
    taken = {index for heading in found for index in range(heading.start, heading.end)}
    deepest = max(heading.level for heading in found)
    styles = {style(material.flow[heading.start]): heading.level for heading in found}
    out: list[Heading] = []
    last: Label | None = None
    candidates = {candidate.start: candidate for candidate in material.candidates}
    for start in sorted({*listed, *(candidate.start for candidate in material.candidates)}):
        heading = listed.get(start)
        if heading:
            out.append(heading)
            last = parse(heading_text(material.flow[start : heading.end], material.hyphenation))[0] or last
            continue
        candidate = candidates[start]
        label = candidate.label
        if start in taken or label is None or last is None or label.style != last.style or not follows(label, last):
            continue
        alike = candidate.style in styles or (candidate.bold and not material.body.bold)
        if label.depth > deepest or not (alike and candidate.apart) or label.depth == 1:
            continue
        evidence = Evidence("check", candidate.page, candidate.text, _ADDED)
        out.append(_heading(material, candidate.start, candidate.end, label.depth, evidence))
        last = label
    return out


def _deeper(material: Material, found: list[Heading]) -> list[Heading]:
    """Headings below those of the contents, by type: a type that no listed heading has, used at least twice."""
    taken = {index for heading in found for index in range(heading.start, heading.end)}
    deepest = max(heading.level for heading in found)
    listed = Counter(style(material.flow[heading.start]) for heading in found)
    least = min(_prominence(key, material.body) for key in listed)
    groups: dict[Style, list[Candidate]] = {}
    for candidate in material.candidates:
        inside = any(index in taken for index in range(candidate.start, candidate.end))
        if inside or candidate.start < found[0].start or candidate.style in listed or not candidate.apart:
            continue
        if is_contents(candidate.text) or _prominence(candidate.style, material.body) >= least:
            continue
        if candidate.size < 1.05 * material.body.size and not (candidate.style[1] and not material.body.bold):
            continue
        groups.setdefault(candidate.style, []).append(candidate)
    kept = [key for key, members in groups.items() if len(members) >= 2]
    ranks = sorted({_prominence(key, material.body) for key in kept}, reverse=True)
    more = []
    for key in kept:
        level = min(_DEEPEST, deepest + 1 + ranks.index(_prominence(key, material.body)))
        for candidate in groups[key]:
            evidence = Evidence("check", candidate.page, candidate.text, "set like a heading, not in the contents")
            more.append(_heading(material, candidate.start, candidate.end, level, evidence))
    return sorted([*found, *more], key=lambda heading: heading.start)


def _prominence(key: Style, body: Type) -> float:
    return round(key[0] / body.size + 0.12 * (key[1] and not body.bold) + 0.05 * key[2], 2)


def _numbered(material: Material) -> list[Heading]:
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
            distinct = candidate.size >= 1.08 * material.body.size or candidate.style[1] and not material.body.bold
            if distinct and not is_contents(candidate.text):
                level, why = styles[candidate.style].most_common(1)[0][0], "set like the numbered headings"
        if level:
            certainty = Evidence("check", candidate.page, candidate.text, why)
            found.append(_heading(material, candidate.start, candidate.end, level, certainty))
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
            if annexes and candidate.style == first.style or label.style == last.style and follows(label, last):
                run.append(candidate)
                last = label
        if sum(c.weight for c in run) > sum(c.weight for c in best):
            best = run
    return best


def _ranked(material: Material) -> list[Heading]:
    """By size, weight and capitals: the most prominent type that heads at least two places is the first level."""
    groups: dict[float, list[Candidate]] = {}
    for candidate in material.candidates:
        distinct = candidate.size >= 1.08 * material.body.size or candidate.style[1] or candidate.style[2]
        if distinct and candidate.start not in material.title_lines and not is_contents(candidate.text):
            groups.setdefault(_prominence(candidate.style, material.body), []).append(candidate)
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
            found.append(_heading(material, candidate.start, candidate.end, level, evidence))
    return _labels_joined(sorted(found, key=lambda heading: heading.start))


def _labels_joined(found: Sequence[Heading]) -> list[Heading]:
    """ "CHAPTER ONE" on its own and the title under it are one heading."""
    out: list[Heading] = []
    for heading in found:
        last = out[-1] if out else None
        if last and last.end == heading.start and last.page == heading.page and last.label and not heading.label:
            if alnum(last.title) in (alnum(last.label), alnum(last.evidence.text)) and last.level >= heading.level - 1:
                level = min(last.level, heading.level)
                out[-1] = replace(heading, start=last.start, label=last.label, level=level)
                continue
        out.append(heading)
    return out
