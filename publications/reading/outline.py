"""Headings with their levels: from the file's bookmarks, from the contents page, else from numbers and type.

Bookmarks come first, where they hold against the pages; then the contents page, where most of its entries are found
(measured: without it the F1 of chapter titles falls by .27); then consecutive printed numbers, which teach the type of
each level; then size, weight and capitals in rank.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from publications.reading import by_type, matching
from publications.reading.contents import Contents, Entry
from publications.reading.draft import Doubt, Evidence
from publications.reading.headings import Candidate, Style, style
from publications.reading.levels import of_entries
from publications.reading.numbering import Label, follows, parse
from publications.reading.page import Bookmark
from publications.reading.structure import Heading, Material, Outline, heading_of, heading_text, kind_of, prominence
from publications.reading.words import is_contents

_DEEPEST = 6
_ADDED = "numbered and set like the headings around it, but not in the contents"


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
    return Outline(tuple(by_type.find(material)))


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
        found.append(heading_of(material, match.start, match.end, level - top + 1, evidence, match.entry))
    return Outline(tuple(found))


def _from_contents(material: Material, matches: Sequence[matching.Match], lost: Sequence[Entry]) -> Outline:
    flow = material.flow
    levels = of_entries([match.entry for match in matches], [flow[match.start] for match in matches])
    found = []
    for match, level in zip(matches, levels, strict=True):
        why = f"in the contents on page {match.entry.page}"
        evidence = Evidence("sure", flow[match.start].page, match.entry.title, why)
        found.append(heading_of(material, match.start, match.end, level, evidence, match.entry))
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
        out.append(heading_of(material, candidate.start, candidate.end, label.depth, evidence))
        last = label
    return out


def _deeper(material: Material, found: list[Heading]) -> list[Heading]:
    """Headings below those of the contents, by type: a type that no listed heading has, used at least twice."""
    taken = {index for heading in found for index in range(heading.start, heading.end)}
    deepest = max(heading.level for heading in found)
    listed = Counter(style(material.flow[heading.start]) for heading in found)
    least = min(prominence(key, material.body) for key in listed)
    groups: dict[Style, list[Candidate]] = {}
    for candidate in material.candidates:
        inside = any(index in taken for index in range(candidate.start, candidate.end))
        if inside or candidate.start < found[0].start or candidate.style in listed or not candidate.apart:
            continue
        if is_contents(candidate.text) or prominence(candidate.style, material.body) >= least:
            continue
        if candidate.size < 1.05 * material.body.size and not (candidate.bold and not material.body.bold):
            continue
        groups.setdefault(candidate.style, []).append(candidate)
    kept = [key for key, members in groups.items() if len(members) >= 2]
    ranks = sorted({prominence(key, material.body) for key in kept}, reverse=True)
    more = []
    for key in kept:
        level = min(_DEEPEST, deepest + 1 + ranks.index(prominence(key, material.body)))
        for candidate in groups[key]:
            evidence = Evidence("check", candidate.page, candidate.text, "set like a heading, not in the contents")
            more.append(heading_of(material, candidate.start, candidate.end, level, evidence))
    return sorted([*found, *more], key=lambda heading: heading.start)
