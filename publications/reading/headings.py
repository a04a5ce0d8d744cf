"""Which lines look like headings, by their type: larger, bold, in capitals, coloured, and set apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from publications.reading.dates import only_date
from publications.reading.hyphens import Hyphenation
from publications.reading.letters import squeeze
from publications.reading.numbering import Label, parse
from publications.reading.page import Line, body_size

MAX_LETTERS = 220
_MAX_LINES = 5
_SENTENCE = re.compile(r"[.;,:]$")
_CAPTION = re.compile(
    r"^(fig(ure|\.)?|table|box|chart|graph|listing|exhibit|map|рис(унок|\.)?|таблица|табл\.|график|диаграмма|сурет|кесте|abb(ildung|\.)"
    r"|tabelle|tableau|图|表)\s*[\dIVXA-Z]",
    re.I,
)
Style = tuple[float, bool, bool, str]


@dataclass(frozen=True, slots=True)
class Type:
    """The report's body type: size in points, whether bold, its colour and font."""

    size: float
    bold: bool
    colour: int
    font: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Lines ``start`` to ``end`` (exclusive) of the flow that may be a heading. ``weight`` orders by prominence."""

    start: int
    end: int
    page: int
    text: str
    label: Label | None
    title: str
    style: Style
    weight: float
    apart: bool
    x0: float

    @property
    def size(self) -> float:
        """Type size in points."""
        return self.style[0]

    @property
    def bold(self) -> bool:
        """Whether it is set bold."""
        return self.style[1]

    @property
    def bare(self) -> bool:
        """Whether it is a label alone ("CHAPTER ONE"), whose title follows."""
        return self.label is not None and not self.title


def body_type(lines: Sequence[Line]) -> Type:
    """The type of most letters."""
    size = body_size(lines)
    weights: Counter[tuple[bool, int, str]] = Counter()
    for line in lines:
        if abs(line.size - size) <= 0.5:
            weights[line.bold, line.colour, line.font] += len(line.text)
    if not weights:
        return Type(size, False, 0, "")
    return Type(size, *weights.most_common(1)[0][0])


def style(line: Line) -> Style:
    """What makes two headings of one rank alike."""
    return (round(line.size * 2) / 2, line.bold, line.caps, line.font)


def candidates(flow: Sequence[Line], body: Type, hyphenation: Hyphenation) -> list[Candidate]:
    """All runs of lines that may be headings, in order. "CHAPTER ONE" and the title under it are one."""
    found: list[Candidate] = []
    crowded = _crowded(flow)
    index = 0
    while index < len(flow):
        line = flow[index]
        if not _prominent(line, body) or index in crowded or line.turned:
            index += 1
            continue
        end = index + 1
        while end < len(flow) and end - index <= _MAX_LINES and _continues(flow[end - 1], flow[end], body):
            end += 1
        made = _candidate(flow, index, end, body, hyphenation)
        last = found[-1] if found else None
        if made and last and last.bare and last.end == made.start and last.page == made.page and made.label is None:
            found[-1] = replace(made, start=last.start, label=last.label, text=f"{last.text} {made.text}")
        elif made:
            found.append(made)
        index = end
    return found


def _crowded(flow: Sequence[Line]) -> set[int]:
    """Lines that share their row with another line of their column: cells of a table."""
    found: set[int] = set()
    for index, (line, after) in enumerate(pairwise(flow)):
        if line.page == after.page and line.column == after.column and abs(line.y - after.y) < 0.3 * max(line.size, 1):
            found.update((index, index + 1))
    return found


def _prominent(line: Line, body: Type) -> bool:
    if line.size >= 1.08 * body.size:
        return True
    if line.size < 0.94 * body.size:
        return False
    if line.bold and not body.bold and all(word.bold or word.raised or len(word.text) < 2 for word in line.words):
        return True
    if line.caps and len(line.text) > 3:
        return True
    label, title = parse(line.text)
    if label and label.word:
        return len(title) < 90
    return bool(label and title[:1].isupper() and not _SENTENCE.search(title) and len(title) < 100)


def _continues(line: Line, after: Line, body: Type) -> bool:
    """Whether ``after`` is the next line of the same heading."""
    if after.page != line.page or after.column != line.column or style(after) != style(line):
        return False
    if not (0 < after.y - line.y <= 1.75 * line.size):
        return False
    if abs(line.size - body.size) < 0.6 and line.bold == body.bold and not line.caps:
        return False
    label, _ = parse(after.text)
    return label is None or (label.style in ("letter", "roman") and not label.word)


def _candidate(flow: Sequence[Line], start: int, end: int, body: Type, hyphenation: Hyphenation) -> Candidate | None:
    lines = flow[start:end]
    text = lines[0].text
    for line, after in pairwise(lines):
        text = hyphenation.join(text, after.text) if line.hyphen else f"{text} {after.text}"
    text = squeeze(text)
    if len(text) > MAX_LETTERS or end - start > _MAX_LINES or sum(sign.isalnum() for sign in text) < 0.5 * len(text):
        return None
    label, title = parse(text)
    first = lines[0]
    distinct = first.size >= 1.08 * body.size or (first.bold and not body.bold) or first.caps
    if _CAPTION.match(text) or only_date(text) or not any(sign.isalpha() for sign in text):
        return None
    if text[:1].islower() and not label:
        return None
    numbered = label and text.endswith(".") and distinct and len(text) < 90
    small = first.size < 1.2 * body.size or text.endswith((",", ";"))
    if _SENTENCE.search(text) and small and not numbered:
        return None
    weight = first.size / body.size + 0.12 * (first.bold and not body.bold) + 0.05 * first.caps
    weight += 0.03 * (first.colour != body.colour)
    apart = _apart(flow, start, end)
    if not distinct and not apart:
        return None
    return Candidate(start, end, first.page, text, label, title, style(first), round(weight, 3), apart, first.x0)


def _apart(flow: Sequence[Line], start: int, end: int) -> bool:
    """Whether there is more space above than between lines, or it stands at the top of a page or column."""
    first = flow[start]
    if start == 0:
        return True
    before = flow[start - 1]
    if before.page != first.page or before.column != first.column or before.y > first.y:
        return True
    return first.y - before.y > 1.55 * max(first.size, before.size)
