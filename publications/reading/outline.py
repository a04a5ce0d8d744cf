"""Headings with their levels: from the file's bookmarks, the contents page, the tags, else from numbers and type.

Bookmarks come first, where they hold against the pages; then the contents page, where most of its entries are found
(measured: without it the F1 of chapter titles falls by .27); then the structure tree of a tagged file, where type bears
it out; then type, place and printed numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from publications.reading import by_tags, by_type, completion, matching
from publications.reading.contents import Contents, Entry
from publications.reading.draft import Doubt, Evidence
from publications.reading.levels import flat, of_entries
from publications.reading.numbering import parse
from publications.reading.page import Bookmark, Tag
from publications.reading.patterns import late
from publications.reading.structure import Heading, Material, Outline, heading_of, kind_of
from publications.reading.words import is_contents

_IDLE = late(
    r"\W*(page|slide|folie|diapositive?|страница|слайд|cover|blank)\b|_toc|.*\.(pdf|docx?|indd|pptx?)$|[\W\d_]*$", re.I
)


def find(
    material: Material, bookmarks: Sequence[Bookmark], contents: Contents | None, tags: Sequence[Tag] = ()
) -> Outline:
    """The report's headings. Empty when nothing looks like one."""
    found = _found(material, bookmarks, contents, tags)
    return found._replace(headings=tuple(_with_labels(material, found.headings)))


def _without_gaps(headings: Sequence[Heading]) -> list[Heading]:
    """A heading stands at most one level below the one it is under: an outline has no empty steps. What stands before
    the first chapter is under none and keeps its level. (Contents and bookmarks say themselves how deep they go.)"""
    out: list[Heading] = []
    open_levels: list[tuple[int, int]] = []  # (level as found, level given) of the headings that are still open
    for heading in headings:
        while open_levels and open_levels[-1][0] >= heading.level:
            open_levels.pop()
        level = open_levels[-1][1] + 1 if open_levels else heading.level
        open_levels.append((heading.level, level))
        out.append(heading._replace(level=level))
    return out


def _found(
    material: Material, bookmarks: Sequence[Bookmark], contents: Contents | None, tags: Sequence[Tag]
) -> Outline:
    places = matching.Places(material.flow)
    listed = matching.with_contents(contents, places) if contents else None
    marked = matching.with_bookmarks(bookmarks, places) if len(bookmarks) > 1 else None
    if marked and not (listed and _says_more(listed[0], marked[0])):
        return _from_bookmarks(material, *marked)
    if listed:
        return _from_contents(material, *listed)
    tagged = by_tags.find(material, tags)
    return Outline(tuple(_without_gaps(tagged or by_type.find(material))))


def _says_more(listed: Sequence[matching.Match], marked: Sequence[tuple[matching.Match, int]]) -> bool:
    """Whether the contents name what the bookmarks name and plainly more: some files bookmark a few places only."""
    starts = {match.start for match in listed}
    both = sum(match.start in starts for match, _ in marked)
    return len(listed) > 1.3 * len(marked) and both >= 0.7 * len(marked)


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
                heading = heading._replace(start=above, label=heading.label or label.text, kind=kind)
        out.append(heading)
    return out


def _from_bookmarks(material: Material, marked: Sequence[tuple[matching.Match, int]], lost: Sequence[Entry]) -> Outline:
    rows = [(match, level) for match, level in marked if not is_contents(match.entry.title)]
    inside = [row for row in rows if row[0].start not in material.title_lines]
    rows = inside if len(inside) > 1 else rows  # a bookmark of the report's title names no chapter
    levels = [level for _, level in rows]
    if levels.count(min(levels)) == 1 and len(levels) > 2 and levels[0] == min(levels):
        rows, levels = rows[1:], levels[1:]  # one bookmark over all the others is the report's title
    top = min(levels)
    if max(levels) == top:
        lines = [material.flow[match.start] for match, _ in rows]
        levels = flat([match.entry for match, _ in rows], lines)
        top = 1
    found = []
    for (match, _), level in zip(rows, levels, strict=True):
        evidence = Evidence("sure", material.flow[match.start].page, match.entry.title, "a bookmark of the file")
        found.append(heading_of(material, match.start, match.end, level - top + 1, evidence, match.entry))
    doubts = tuple(Doubt("bookmark-not-found", entry.printed, entry.title) for entry in lost if _worth(entry))
    found = completion.alike(material, found)
    return Outline(tuple(completion.deeper(material, found)), doubts)


def _worth(entry: Entry) -> bool:
    """Whether a bookmark that stands nowhere names something: "Page 12", "_Toc49123" and a file's name do not."""
    return not _IDLE.match(entry.title)


def _from_contents(material: Material, matches: Sequence[matching.Match], lost: Sequence[Entry]) -> Outline:
    flow = material.flow
    levels = of_entries([match.entry for match in matches], [flow[match.start] for match in matches])
    found = []
    for match, level in zip(matches, levels, strict=True):
        why = f"in the contents on page {match.entry.page}"
        evidence = Evidence("sure", flow[match.start].page, match.entry.title, why)
        found.append(heading_of(material, match.start, match.end, level, evidence, match.entry))
    doubts = tuple(Doubt("contents-entry-not-found", entry.page, entry.title) for entry in lost)
    found = completion.parts(material, completion.left_out(material, found), max(match.entry.page for match in matches))
    doubts += tuple(
        Doubt("heading-not-in-contents", row.page, row.title) for row in found if row.evidence.why == completion.ADDED
    )
    return Outline(tuple(completion.deeper(material, found)), doubts)
