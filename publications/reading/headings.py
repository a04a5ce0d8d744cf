"""Which lines look like headings, by their type: larger, bold, in capitals, coloured, and set apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from publications.reading.dates import only_issued
from publications.reading.hyphens import Hyphenation
from publications.reading.letters import squeeze
from publications.reading.numbering import Label, parse
from publications.reading.page import Line, body_size
from publications.reading.patterns import late
from publications.reading.running_on import runs_on
from publications.reading.standing import BRIEF, SENTENCE, apart_from, short

MAX_LETTERS = 220
_MAX_LINES = 5
_CAPTION = late(
    r"^(fig(ure|\.)?|table|box|chart|graph|listing|exhibit|map|рис(унок|\.)?|таблица|табл\.|график|диаграмма|сурет|кесте|abb(ildung|\.)"
    r"|tabelle|tableau|图|表)\s*[\dIVXA-Z]",
    re.I,
)
_OPENING_QUOTE = late(r"^[\"“”„«‹»]")
_CLOSING_QUOTE = late(r"[\"“”»‹][.!?…]?$")
_SMALL_CAPITALS = late(r"small.?cap|csc|[-,]sc\b", re.I)
_VARIANT = late(r"(bold|italic|oblique|regular|roman|medium|light|semi|demi|ital|obl|psmt|mt|ps)|[^a-z]", re.I)


class Style(NamedTuple):
    """What makes two headings of one rank alike. ``size`` to half a point, ``colour`` as 0xRRGGBB."""

    size: float
    bold: bool
    caps: bool
    font: str
    colour: int = 0
    italic: bool = False


class Type(NamedTuple):
    """The report's body type: size in points, whether bold, its colour and font; all families that set running text (a
    font that lacks some letters of a language has others stand in for it)."""

    size: float
    bold: bool
    colour: int
    font: str
    families: frozenset[str] = frozenset()


class Candidate(NamedTuple):
    """Lines ``start`` to ``end`` (exclusive) of the flow that may be a heading. ``weight`` orders by prominence; ``weak``
    are those of the body's size and weight, which only their colour, slant, font or place sets off: one of them proves
    nothing, a row of them does."""

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
    centred: bool = False
    weak: bool = False

    @property
    def size(self) -> float:
        """Type size in points."""
        return self.style.size

    @property
    def bold(self) -> bool:
        """Whether it is set bold."""
        return self.style.bold

    @property
    def bare(self) -> bool:
        """Whether it is a label alone ("CHAPTER ONE"), whose title follows."""
        return self.label is not None and not self.title


Edges = Mapping[tuple[int, int], tuple[float, float]]


def body_type(lines: Sequence[Line]) -> Type:
    """The type of most letters."""
    size = body_size(lines)
    weights: Counter[tuple[bool, int, str]] = Counter()
    families: Counter[str] = Counter()
    for line in lines:
        if abs(line.size - size) <= 0.5:
            weights[line.bold, line.colour, line.font] += len(line.text)
            if len(line.text) > 50:
                families[family(line.font)] += 1
    if not weights:
        return Type(size, False, 0, "")
    common = frozenset(name for name, count in families.items() if count > 0.01 * families.total())
    return Type(size, *weights.most_common(1)[0][0], common)


def type_size(line: Line) -> float:
    """The size in points that a line is set in; of small capitals made of two sizes, the size of their capitals."""
    first = line.words[0].size if line.words else line.size
    if not 1.1 <= first / max(line.size, 1.0) <= 1.6 or len(line.text) >= BRIEF:
        return line.size
    return first if all(abs(word.y - line.y) < 0.1 * line.size for word in line.words) else line.size


def style(line: Line) -> Style:
    """What makes two headings of one rank alike."""
    return Style(round(type_size(line) * 2) / 2, line.bold, line.caps, line.font, line.colour, line.italic)


def coloured(colour: int, body: Type) -> bool:
    """Whether a colour is plainly another than the body's: printers mix more than one black."""
    return any(abs((colour >> shift & 255) - (body.colour >> shift & 255)) > 60 for shift in (0, 8, 16))


@cache
def family(font: str) -> str:
    """A font's name without its weight and slant."""
    return _VARIANT.sub("", font).casefold()


def candidates(flow: Sequence[Line], body: Type, hyphenation: Hyphenation) -> list[Candidate]:
    """All runs of lines that may be headings, in order. "CHAPTER ONE" and the title under it are one."""
    found: list[Candidate] = []
    crowded = _crowded(flow)
    edges = _edges(flow, body)
    index = 0
    while index < len(flow):
        line = flow[index]
        strong = _prominent(line, body) or _in_margin(line, body, edges)
        if index in crowded or line.turned or not (strong or _set_off(line, body, edges)):
            index += 1
            continue
        end = index + 1
        while end < len(flow) and end - index <= _MAX_LINES and _continues(flow[end - 1], flow[end], body, edges):
            end += 1
        made = _candidate(flow, index, end, body, hyphenation)
        if made and not strong:
            made = _weak(flow, made, edges)
        elif made and not made.style.caps and (made.weak or not _named(made)) and runs_on(flow, made.end, edges):
            made = None
        last = found[-1] if found else None
        if made and last and last.bare and last.end == made.start and last.page == made.page and made.label is None:
            found[-1] = made._replace(start=last.start, label=last.label, text=f"{last.text} {made.text}")
        elif made:
            centred = _centred(line, edges)
            found.append(made._replace(centred=centred, weight=round(made.weight + 0.01 * centred, 3)))
        index = end
    return found


def _named(made: Candidate) -> bool:
    """Whether it begins with a word that names a part of a report ("Chapter 3")."""
    return made.label is not None and made.label.word != ""


def _edges(flow: Sequence[Line], body: Type) -> Edges:
    """Where the columns of body type begin and end, for each page and column; a page without any takes the others'."""
    found: dict[tuple[int, int], tuple[float, float]] = {}
    for line in flow:
        if abs(line.size - body.size) <= 0.5 and len(line.text) > 30 and not line.turned:
            left, right = found.get((line.page, line.column), (line.x0, line.x1))
            found[line.page, line.column] = (min(left, line.x0), max(right, line.x1))
    return found


def _in_margin(line: Line, body: Type, edges: Edges) -> bool:
    """Whether a bold line, which may be smaller than the body, stands beside the text: a heading in the margin."""
    if not line.bold or body.bold or line.size < 0.8 * body.size:
        return False
    lefts = [left for (page, _), (left, _) in edges.items() if page == line.page]
    return bool(lefts) and line.x1 < min(lefts)


def _centred(line: Line, edges: Edges) -> bool:
    """Whether a line stands in the middle of its column, well away from both edges."""
    left, right = edges.get((line.page, line.column), (0.0, 0.0))
    margin = line.x0 - left
    return margin > 0.12 * (right - left) > 0 and abs(margin - (right - line.x1)) < 0.04 * (right - left)


def _set_off(line: Line, body: Type, edges: Edges) -> bool:
    """Whether a line of the body's size and weight is set off by colour, slant, font family, or in the middle."""
    if type_size(line) < 0.94 * body.size or len(line.text) > BRIEF:
        return False
    if coloured(line.colour, body) and all(coloured(word.colour, body) for word in line.words):
        return True
    if all(word.italic for word in line.words) and family(line.font) != "":
        return True
    return _foreign(line.font, body) or _centred(line, edges)


def _foreign(font: str, body: Type) -> bool:
    """Whether a font's family sets no running text of this report."""
    return family(font) != family(body.font) and family(font) not in body.families


def _weak(flow: Sequence[Line], made: Candidate, edges: Edges) -> Candidate | None:
    """The candidate if it stands like a heading: short, on its own, space above, text after it, no sentence's end."""
    text = made.text
    most = 3 if all(_centred(line, edges) for line in flow[made.start : made.end]) else 2
    if not made.apart or made.end - made.start > most or len(text) > BRIEF or SENTENCE.search(text):
        return None
    if not (made.label or text[:1].isupper() or (text[:1].isalpha() and text[:1].lower() == text[:1].upper())):
        first = flow[made.start]  # the small capitals of some fonts read as small letters
        if not (text[:1].islower() and (_SMALL_CAPITALS.search(first.font) or _centred(first, edges))):
            return None
    if made.end >= len(flow):
        return None
    last, after = flow[made.end - 1], flow[made.end]
    if after.page == last.page and after.column == last.column and after.y - last.y < 1.15 * last.size:
        return None
    return made


def _crowded(flow: Sequence[Line]) -> set[int]:
    """Lines that share their row with another line of their column: cells of a table."""
    found: set[int] = set()
    for index, (line, after) in enumerate(pairwise(flow)):
        if line.page == after.page and line.column == after.column and abs(line.y - after.y) < 0.3 * max(line.size, 1):
            found.update((index, index + 1))
    return found


def _prominent(line: Line, body: Type) -> bool:
    size = type_size(line)
    if size >= 1.08 * body.size:
        return True
    if size < 0.94 * body.size:
        return False
    if line.bold and not body.bold and all(word.bold or word.raised or len(word.text) < 2 for word in line.words):
        return True
    if line.caps and len(line.text) > 3:
        return True
    label, title = parse(line.text)
    if label and label.word:
        return len(title) < 90
    return bool(label and title[:1].isupper() and not SENTENCE.search(title) and len(title) < 100)


def _continues(line: Line, after: Line, body: Type, edges: Edges) -> bool:
    """Whether ``after`` is the next line of the same heading."""
    if after.page != line.page or after.column != line.column or style(after) != style(line):
        return False
    if not (0 < after.y - line.y <= 1.75 * line.size):
        return False
    if abs(line.size - body.size) < 0.6 and line.bold == body.bold and not line.caps and not line.italic:
        return _set_off(line, body, edges) and _set_off(after, body, edges) and not parse(after.text)[0]
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
    size = type_size(first)
    distinct = size >= 1.08 * body.size or (first.bold and not body.bold) or first.caps
    if _CAPTION.match(text) or only_issued(text, first.page) or not any(sign.isalpha() for sign in text):
        return None
    lower = text[:1].islower() and ((not label and distinct) or (label is not None and label.word and not distinct))
    if lower or (_OPENING_QUOTE.match(text) and _CLOSING_QUOTE.search(text)):
        return None
    numbered = label and text.endswith(".") and distinct and len(text) < 90
    small = size < 1.2 * body.size or text.endswith((",", ";"))
    if SENTENCE.search(text) and small and not numbered:
        return None
    weight = size / body.size + 0.12 * (first.bold and not body.bold) + 0.05 * first.caps
    weight += 0.03 * coloured(first.colour, body)
    apart = apart_from(flow, start, end)
    if not distinct and not (apart and (short(flow, end) or (label and label.word))):
        return None
    return Candidate(
        start, end, first.page, text, label, title, style(first), round(weight, 3), apart, first.x0, weak=not distinct
    )
