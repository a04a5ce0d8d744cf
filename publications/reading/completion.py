"""Headings that bookmarks or contents leave out: by their numbers, by their look, and the levels below those named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from publications.reading import by_type
from publications.reading.draft import Evidence
from publications.reading.headings import Candidate, Style, style
from publications.reading.numbering import Label, follows, parse
from publications.reading.structure import Heading, Material, heading_of, heading_text, prominence
from publications.reading.words import PART_WORD, is_contents

_DEEPEST = 6
ADDED = "numbered and set like the headings around it, but not in the contents"


def left_out(material: Material, found: list[Heading]) -> list[Heading]:
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
        evidence = Evidence("check", candidate.page, candidate.text, ADDED)
        out.append(heading_of(material, candidate.start, candidate.end, label.depth, evidence))
        last = label
    return out


def parts(material: Material, found: list[Heading], last: int) -> list[Heading]:
    """With the parts ("PART I", "PART II" … alone on a line) that the contents print without a page number: they count on
    from the first, and what they hold goes one level down. ``last`` is the last page of the contents, which name them too."""
    taken = {index for heading in found for index in range(heading.start, heading.end)}
    rows: list[Candidate] = []
    for candidate in material.candidates:
        label = candidate.label
        if candidate.page <= last or candidate.start in taken:
            continue
        if not (candidate.bare and candidate.apart and label and label.word in PART_WORD):
            continue
        if label.path == (len(rows) + 1,):
            rows.append(candidate)
    named = any(label and label.word in PART_WORD for label in (parse(heading.title)[0] for heading in found))
    if len(rows) < 2 or named or found[-1].start < rows[-1].start:
        return found
    evidence = [
        Evidence("check", row.page, row.text, "parts that count on, without a page in the contents") for row in rows
    ]
    made = [heading_of(material, row.start, row.end, 1, why) for row, why in zip(rows, evidence, strict=True)]
    held = [row._replace(level=row.level + 1) if row.start > rows[0].start else row for row in found]
    return sorted([*made, *held], key=lambda heading: heading.start)


def alike(material: Material, found: Sequence[Heading]) -> list[Heading]:
    """With the candidates that look exactly like two or more named headings of one level, and stand like headings."""
    looks: dict[Style, Counter[int]] = {}
    for heading in found:
        looks.setdefault(style(material.flow[heading.start]), Counter())[heading.level] += 1
    more = []
    for candidate in _free(material, found):
        named = looks.get(candidate.style, Counter())
        distinct = candidate.size >= 1.08 * material.body.size or (candidate.apart and not candidate.weak)
        if named.total() >= 2 and distinct and not candidate.text.endswith((".", ";")):
            evidence = Evidence("check", candidate.page, candidate.text, "set like the headings that have bookmarks")
            level = named.most_common(1)[0][0]
            more.append(heading_of(material, candidate.start, candidate.end, level, evidence))
    return sorted([*found, *more], key=lambda heading: heading.start)


def deeper(material: Material, found: Sequence[Heading]) -> list[Heading]:
    """Headings below those named, by looks that no named heading has and that behave like headings."""
    if not found:
        return []
    deepest = max(heading.level for heading in found)
    listed = Counter(style(material.flow[heading.start]) for heading in found)
    least = min(prominence(key, material.body) for key in listed)
    free = [
        candidate
        for candidate in _free(material, found)
        if candidate.start >= found[0].start
        and candidate.style not in listed
        and candidate.apart
        and prominence(candidate.style, material.body) < least
    ]
    groups = {rank: rows for rank, rows in by_type.believed(material, free).items() if len(rows) >= 2}
    more = []
    for number, members in enumerate(groups.values(), start=1):
        for candidate in members:
            evidence = Evidence("check", candidate.page, candidate.text, "set like a heading, not in the contents")
            level = min(_DEEPEST, deepest + number)
            more.append(heading_of(material, candidate.start, candidate.end, level, evidence))
    return sorted([*found, *more], key=lambda heading: heading.start)


def _free(material: Material, found: Sequence[Heading]) -> list[Candidate]:
    """The candidates that are no part of a heading found, of the title or of the contents."""
    taken = {index for heading in found for index in range(heading.start, heading.end)} | material.title_lines
    return [
        candidate
        for candidate in material.candidates
        if not any(index in taken for index in range(candidate.start, candidate.end))
        and not is_contents(candidate.text)
    ]
