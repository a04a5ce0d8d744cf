"""Headings of a Word file: from styles and outline levels, and from the look where styles are missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from publications.reading import headings, hyphens, outline
from publications.reading.docx_items import Item, Paragraph, Table
from publications.reading.docx_lines import Setting
from publications.reading.draft import ChapterKind, Evidence
from publications.reading.letters import squeeze
from publications.reading.numbering import Label, parse
from publications.reading.patterns import late
from publications.reading.structure import Heading, Material, kind_of
from publications.reading.words import is_contents

_LONGEST = 250  # letters: longer paragraphs in a heading's style are text that was numbered with it
_SENTENCE = 120  # letters: so are sentences of this length that end in a full stop
_FAR = 12_000  # letters to a heading in a report that has hardly any: most of them were set by hand


_ENTRY = late(r"(\t|[.…·_]{2}|\s{3})[\s.…·_]*(\d{1,4}|[ivxlc]{1,6})\s*$", re.I)


class Head(NamedTuple):
    """Items ``start`` to ``end`` (exclusive) as a heading."""

    start: int
    end: int
    level: int
    title: str
    label: str
    kind: ChapterKind
    evidence: Evidence


def of_styles(items: Sequence[Item]) -> list[Head]:
    """Headings that the file names as such. A label alone ("CHAPTER ONE") and the heading after it are one."""
    found: list[Head] = []
    bare = -1
    for place, item in enumerate(items):
        if not isinstance(item, Paragraph) or not _is_heading(item):
            bare = -1
            continue
        label, title = _parted(item)
        if bare >= 0 and label is None:
            last = found.pop()
            above, _ = _parted(items[bare])
            found.append(last._replace(end=place + 1, title=title, kind=kind_of(title, above)))
            bare = -1
            continue
        evidence = Evidence("sure", item.page, item.text, "a heading of the file")
        kind = kind_of(title or item.words, label)
        printed = label.text if label else _printed(item)
        found.append(Head(place, place + 1, item.form.level, title or item.words, printed, kind, evidence))
        bare = place if label and label.word and not title else -1
    return found


def of_look(items: Sequence[Item], setting: Setting, titles: frozenset[int]) -> list[Head]:
    """Headings by their type. ``titles`` are the identities of the lines of the report's title."""
    places = {id(item): place for place, item in enumerate(items)}
    flow = [line for line in setting.lines if _may_head(items[setting.owners[id(line)]])]
    if not flow or not places:
        return []
    hyphenation = hyphens.learn(())
    body = headings.body_type(flow)
    found = headings.candidates(flow, body, hyphenation)
    title_places = frozenset(number for number, line in enumerate(flow) if id(line) in titles)
    outlined = outline.find(Material(flow, found, body, hyphenation, title_places), (), None)
    return [
        _head(heading, [setting.owners[id(line)] for line in flow[heading.start : heading.end]])
        for heading in outlined.headings
    ]


def typed_contents(items: Sequence[Item]) -> None:
    """Marks the entries of a contents page that was typed: under its heading, lines that end in a page number after a
    tab, dots or a gap. Three at least, so that no other list is taken for one."""
    for place, item in enumerate(items):
        if not isinstance(item, Paragraph) or item.listed or not is_contents(item.words):
            continue
        entries: list[Paragraph] = []
        for after in items[place + 1 :]:
            if not isinstance(after, Paragraph) or not _ENTRY.search("".join(span.text for span in after.spans)):
                break
            entries.append(after)
        for entry in [item, *entries] if len(entries) >= 3 else ():
            entry.listed = True


def enough(heads: Sequence[Head], items: Sequence[Item]) -> bool:
    """Whether the headings that the file names can be all of them."""
    letters = sum(len(item.words) for item in items if isinstance(item, Paragraph))
    return bool(heads) and (len(heads) >= 3 or letters < _FAR * len(heads))


def levelled(heads: Sequence[Head]) -> list[Head]:
    """Levels counted from 1, none skipped on the way down."""
    found: list[Head] = []
    stack: list[int] = []
    for head in heads:
        while stack and stack[-1] >= head.level:
            stack.pop()
        stack.append(head.level)
        found.append(head._replace(level=len(stack)))
    return found


def _head(heading: Heading, owners: Sequence[int]) -> Head:
    evidence = replace(heading.evidence, page=heading.page)
    return Head(min(owners), max(owners) + 1, heading.level, heading.title, heading.label, heading.kind, evidence)


def _is_heading(paragraph: Paragraph) -> bool:
    words = paragraph.words
    if not paragraph.form.level or paragraph.listed or paragraph.boxed or not words or is_contents(words):
        return False
    if paragraph.form.kind in ("title", "subtitle", "caption"):
        return False
    return len(words) <= _LONGEST and not (len(words) > _SENTENCE and words.endswith((".", "。", ";")))


def _may_head(item: Item) -> bool:
    """Whether a paragraph may be a heading by its look: no entry of a list with bullets, no caption, no box."""
    if isinstance(item, Table) or not isinstance(item, Paragraph):
        return False
    bullet = item.label is not None and item.label.bullet
    return not (item.listed or item.boxed or bullet or item.form.kind in ("caption", "quote", "subtitle"))


def _parted(item: Item) -> tuple[Label | None, str]:
    """(label, title) of a heading's text."""
    if not isinstance(item, Paragraph):
        return None, ""
    label, title = parse(item.text)
    if label is None and item.label and item.label.text:
        return None, item.words
    return label, squeeze(title)


def _printed(paragraph: Paragraph) -> str:
    """An automatic number of a form that no other reader of numbers knows, such as "(iv)"."""
    return paragraph.label.text.strip(" .:()") if paragraph.label else ""
