"""Captions of tables and figures: the lines beside them that begin with "Table 3", "Рис. 2", "图 4"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from publications.reading.drawing import Box
from publications.reading.page import Line
from publications.reading.patterns import late
from publications.reading.words import CONTINUED

Kind = Literal["figure", "table"]
_TABLES = (
    r"tableaux?|tablas?|tabellen?|tables?|tabelas?|quadros?|cuadros?|tabella|таблиц[аы]|табл|кесте|tab|"
    r"الجدول|جدول|exhibits?"
)
_FIGURES = (
    r"figures?|figuras?|figura|fig|abbildung|abb|рисунок|рис|сурет|график|диаграмма|диаграмм|схема|карта|charts?|"
    r"graphs?|graphiques?|gráficos?|gráfica|grafik|diagrams?|diagrammes?|schéma|schema|maps?|cartes?|karte|mapa|"
    r"photos?|foto|фото|plates?|infographics?|screenshots?|screen shots?|captures?|bild|images?|imagen|ilustración|"
    r"illustrations?|иллюстрация|скриншот|снимок|الشكل|شكل|الرسم البياني|رسم بياني|خريطة|صورة"
)
_LABEL = r"\s*\.?\s*(?:№|no\.?|nr\.?|n[°º]|رقم)?\s*\(?(?:[a-zа-я]{1,2}[.\-–]?)?[0-9٠-٩]+(?:[.\-–][0-9٠-٩]+)*[a-z]?\)?"
_NUMBER_FIRST = r"[0-9]+(?:[.\-–][0-9]+)*\s*[-–.]?\s*"
_PATTERNS: dict[Kind, re.Pattern[str]] = {
    "table": late(
        rf"^(?:(?:{_TABLES}){_LABEL}|{_NUMBER_FIRST}(?:кесте|таблица)|(?:附?表|续表)\s*[0-9一二三四五六七八九十]+(?:[.\-–][0-9]+)*)"
        r"(?P<end>\s*[.:：|)—–-]|\s|$)",
        re.I,
    ),
    "figure": late(
        rf"^(?:(?:{_FIGURES}){_LABEL}|{_NUMBER_FIRST}(?:сурет|рисунок|диаграмма)|[图圖図]\s*[0-9一二三四五六七八九十]+(?:[.\-–][0-9]+)*)"
        r"(?P<end>\s*[.:：|)—–-]|\s|$)",
        re.I,
    ),
}
_NEAR = 3.2  # × the caption's size: how far it may stand from what it names
_MAX_LINES = 5


class Caption(NamedTuple):
    """The lines of a caption. ``label`` is how many characters of the text are its word and number."""

    lines: tuple[Line, ...]
    text: str
    label: int

    @property
    def name(self) -> str:
        """The word and the number, folded: equal on the pages over which a table goes on."""
        return re.sub(r"\W+", "", self.text[: self.label]).casefold()


def label_of(text: str, kind: Kind) -> int:
    """How many characters of a caption's first line are its word and number; 0 where it is none.

    "Table 4 details the remuneration …" is a sentence: after the number of a caption stands a sign, nothing, or a word
    that begins no sentence's predicate, that is one with a capital or in a script without them.
    """
    found = _PATTERNS[kind].match(text)
    if not found:
        return 0
    rest = text[found.end() :].lstrip()
    if not found["end"].strip() and rest[:1].islower():
        return 0
    return found.end()


def find(lines: Sequence[Line], box: Box, kind: Kind) -> Caption | None:
    """The caption of what stands in the box, from the lines of its page outside it, from the top: above or below it."""
    best: tuple[float, Caption] | None = None
    for place, line in enumerate(lines):
        length = 0 if line.turned or line.ready else label_of(line.text, kind)
        shared = min(line.x1, box.x1) - max(line.x0, box.x0)
        if not length or shared < -12:
            continue
        caption = _whole(lines, place, length, box)
        last = caption.lines[-1]
        above, below = box.y0 - last.y, line.y - line.size - box.y1
        away = below if line.y > (box.y0 + box.y1) / 2 else above
        far = away if shared > 0.5 * min(line.x1 - line.x0, box.x1 - box.x0) else away + 2 * line.size  # beside it
        if -1.5 * line.size <= away <= _NEAR * line.size and (best is None or far < best[0]):
            best = (far, caption)
    return best[1] if best else None


def _whole(lines: Sequence[Line], place: int, length: int, box: Box) -> Caption:
    """The caption with the lines under its first one that are set alike, as far as the box."""
    first = lines[place]
    found = [first]
    for line in lines[place + 1 : place + 4 * _MAX_LINES]:
        last = found[-1]
        close = 0 <= line.x0 - last.x1 < 3 * last.size and line.x0 < box.x1 + 12
        beside = close and abs(line.y - last.y) < 0.3 * last.size
        under = 0 < line.y - last.y <= 1.45 * last.size and line.x0 < first.x1 + 40 and line.x1 > first.x0
        if not (beside or under):
            if line.y > last.y + 2 * last.size:
                break
            continue
        over_box = first.y < box.y0 and line.y > box.y0 + 0.5 * line.size
        ended = len(found) > 1 and last.text.endswith(".") and last.x1 < max(one.x1 for one in found) - 2 * last.size
        another = line.ready or any(label_of(line.text, kind) for kind in _PATTERNS)
        if len(found) == _MAX_LINES or over_box or ended or another:
            break
        named_alone = len(found) == 1 and length >= len(first.text)
        if beside or named_alone or _alike(line, last):
            found.append(line)
    return Caption(tuple(found), joined(found), length)


def _alike(line: Line, last: Line) -> bool:
    """Whether two lines are set in one type."""
    same = (line.bold, line.italic, line.font, line.colour) == (last.bold, last.italic, last.font, last.colour)
    return same and abs(line.size - last.size) < 0.6


def joined(lines: Sequence[Line]) -> str:
    """The lines as one text."""
    text = lines[0].text
    for last, line in pairwise(lines):
        if last.hyphen and line.text[:1].islower():
            text = text[:-1] + line.text
        else:
            wide = "\u2e80" <= text[-1:] <= "\u9fff" and "\u2e80" <= line.text[:1] <= "\u9fff"
            text += ("" if wide else " ") + line.text
    return text


def continued(text: str) -> bool:
    """Whether a caption says that what it names goes on from the page before."""
    return bool(CONTINUED.search(text))
