"""What an outline is found from and made of: the material, the headings, and the words that tell a chapter's kind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from publications.reading.contents import Entry
from publications.reading.draft import ChapterKind, Doubt, Evidence
from publications.reading.headings import Candidate, Style, Type, coloured
from publications.reading.hyphens import Hyphenation
from publications.reading.letters import alnum, squeeze
from publications.reading.numbering import Label, parse
from publications.reading.page import Line
from publications.reading.words import ANNEX, FRONT, PART_WORD, SUMMARY

# Chapters are called by their titles; "Annex A", "Article 5", "Item 1A", "一、" are part of the name
_DROPPED = PART_WORD | frozenset(
    (
        *(
            "chapter",
            "chapitre",
            "kapitel",
            "capítulo",
            "capitolo",
            "глава",
            "розділ",
            "тарау",
            "bob",
            "bo'lim",
            "bölüm",
        ),
        *("الفصل", "section", "sección", "seção", "abschnitt", "раздел"),
    )
)
_WHOLE = frozenset(("chinese", "chinese-inner"))


class Heading(NamedTuple):
    """Lines ``start`` to ``end`` (exclusive) of the flow as a heading."""

    start: int
    end: int
    page: int
    title: str
    label: str
    level: int
    kind: ChapterKind
    evidence: Evidence


class Outline(NamedTuple):
    """The headings in order, and what a person should look at."""

    headings: tuple[Heading, ...]
    doubts: tuple[Doubt, ...] = ()


class Material(NamedTuple):
    """What the outline is found from."""

    flow: Sequence[Line]
    candidates: Sequence[Candidate]
    body: Type
    hyphenation: Hyphenation
    title_lines: frozenset[int]


def kind_of(title: str, label: Label | None) -> ChapterKind:
    """summary, front, annex or chapter, by the words of the title."""
    text = squeeze(title).strip(" .:")
    if SUMMARY.fullmatch(text):
        return "summary"
    if FRONT.fullmatch(text):
        return "front"
    whole = f"{label.word} {text}" if label and label.word else text
    return "annex" if ANNEX.match(whole) else "chapter"


def heading_of(
    material: Material, start: int, end: int, level: int, evidence: Evidence, entry: Entry | None = None
) -> Heading:
    """A heading of these lines; ``entry`` gives the label and title where the lines themselves hold none."""
    text = heading_text(material.flow[start:end], material.hyphenation)
    label, title = parse(text)
    if entry:
        label = label or entry.label
        shortened = alnum(title).startswith(alnum(entry.bare)) and len(alnum(title)) > 1.3 * len(alnum(entry.bare))
        title = entry.bare if (shortened and end - start == 1) or not title else title
    printed = label.text if label else ""
    title = title or text
    if label and (label.style in _WHOLE or (label.word and label.word not in _DROPPED)):
        label_text = parse(text)[0]
        # where the contents alone print "Annex A", it stands over the title on a line of its own
        title, printed = (text, "") if label_text else (entry.title if entry else title, "" if entry else printed)
    return Heading(start, end, material.flow[start].page, title, printed, level, kind_of(title, label), evidence)


def heading_text(lines: Sequence[Line], hyphenation: Hyphenation) -> str:
    """The heading's lines as one text."""
    text = lines[0].text
    for line, after in pairwise(lines):
        text = hyphenation.join(text, after.text) if line.hyphen else f"{text} {after.text}"
    return squeeze(text)


def prominence(key: Style, body: Type) -> float:
    """How much a style stands out: size relative to the body, with steps for bold, capitals, colour, slant."""
    step = 0.12 * (key.bold and not body.bold) + 0.05 * key.caps
    if key.size < 1.08 * body.size:  # in large type colour is decoration: each chapter may have its own
        step += 0.03 * coloured(key.colour, body) + 0.01 * key.italic
    return round(key.size / body.size + step, 2)
