"""Automatic numbers of a Word file, as they are printed: "2.1", "iv)", "Chapter 3", "б)".

ECMA-376, 17.9: a paragraph names a list and a level; the list names an abstract list, whose levels say how they count
and are written. Lists of one abstract list count on together unless one of them starts anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from publications.reading.docx_package import Element, attribute, inner, number
from publications.reading.numbering import to_roman
from publications.reading.patterns import late

LEVELS = 9
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_CHINESE = "〇一二三四五六七八九"
_CHINESE_FORMATS = frozenset(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand")
)
_LETTERS = {
    "lowerLetter": _LATIN,
    "upperLetter": _LATIN.upper(),
    "russianLower": _RUSSIAN,
    "russianUpper": _RUSSIAN.upper(),
    "arabicAlpha": _ARABIC,
    "arabicAbjad": _ABJAD,
    "hebrew1": _HEBREW,
    "hebrew2": _HEBREW,
}
_PLACE = late(r"%([1-9])")


class Label(NamedTuple):
    """A printed number. ``bullet`` marks a sign that does not count; ``level`` is the list's level from 0."""

    text: str
    bullet: bool
    level: int


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    all_decimal: bool
    restart: int | None
    style: str
    left: float | None


class Numbering:
    """The lists of a file and how far each has counted. ``label`` is asked once for each paragraph, in order."""

    def __init__(self, root: Element | None) -> None:
        rows = list(root) if root is not None else []
        self._abstract = {attribute(row, "w:abstractNumId"): row for row in rows if row.tag == "w:abstractNum"}
        self._lists = {attribute(row, "w:numId"): row for row in rows if row.tag == "w:num"}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def styles(self, list_id: str) -> dict[str, int]:
        """The levels of a list by the paragraph style that each of them names."""
        return {level.style: number for number, level in self._of(list_id).items() if level.style}

    def left(self, list_id: str, level: int) -> float | None:
        """The left edge of a level in points, where the list gives it."""
        found = self._of(list_id).get(level)
        return found.left if found else None

    def label(self, list_id: str, level: int) -> Label | None:
        """The number of the next paragraph of this list and level, which counts; None for an unknown list."""
        levels = self._of(list_id)
        here = levels.get(level)
        if here is None:
            return None
        counts = self._counts.setdefault(self._abstract_id(list_id) or list_id, [None] * LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            self._start_anew(list_id, counts)
        if here.form == "bullet":
            return Label("", True, level)
        before = counts[level]
        counts[level] = here.start if before is None else before + 1
        for above in range(level):
            if counts[above] is None:
                counts[above] = levels[above].start if above in levels else 1
        for below in range(level + 1, LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart and level < restart):
                counts[below] = None
        return Label(_written(here, levels, counts), False, level)

    def _start_anew(self, list_id: str, counts: list[int | None]) -> None:
        for row in self._lists[list_id].iter("w:lvlOverride"):
            start, level = row.find("w:startOverride"), int(number(attribute(row, "w:ilvl")))
            if start is not None and 0 <= level < LEVELS:
                counts[level:] = [None] * (LEVELS - level)
                counts[level] = int(number(attribute(start), 1)) - 1

    def _abstract_id(self, list_id: str, deep: int = 0) -> str:
        """The abstract list; one that only names a list style stands for the abstract list of that style."""
        row = self._lists.get(list_id)
        name = attribute(row.find("w:abstractNumId")) if row is not None else ""
        abstract = self._abstract.get(name)
        link = attribute(abstract.find("w:numStyleLink")) if abstract is not None else ""
        if not link or deep:
            return name
        return next((key for key, row in self._abstract.items() if attribute(row.find("w:styleLink")) == link), name)

    def _of(self, list_id: str) -> dict[int, _Level]:
        if list_id not in self._levels:
            found: dict[int, _Level] = {}
            row = self._lists.get(list_id)
            abstract = self._abstract.get(self._abstract_id(list_id))
            rows = list(abstract.iter("w:lvl")) if abstract is not None and row is not None else []
            rows += (
                [level for over in row.iter("w:lvlOverride") for level in over.iter("w:lvl")] if row is not None else []
            )
            for level in rows:
                place = int(number(attribute(level, "w:ilvl"), -1))
                if 0 <= place < LEVELS:
                    found[place] = _level(level)
            self._levels[list_id] = found
        return self._levels[list_id]


def _level(row: Element) -> _Level:
    restart = attribute(row.find("w:lvlRestart"))
    indent = inner(row, "w:pPr", "w:ind")
    left = attribute(indent, "w:left") or attribute(indent, "w:start")
    legal = row.find("w:isLgl")
    return _Level(
        int(number(attribute(row.find("w:start")), 1)),
        attribute(row.find("w:numFmt")) or "decimal",
        attribute(row.find("w:lvlText")),
        legal is not None and attribute(legal) not in ("0", "false", "off"),
        int(number(restart)) if restart else None,
        attribute(row.find("w:pStyle")),
        number(left) / 20 if left else None,
    )


def _written(here: _Level, levels: dict[int, _Level], counts: list[int | None]) -> str:
    def place(found: re.Match[str]) -> str:
        level = int(found[1]) - 1
        form = levels[level].form if level in levels else "decimal"
        return written(counts[level] or 0, "decimal" if here.all_decimal else form)

    return "" if here.form == "none" and not here.text.strip("% 0123456789.") else _PLACE.sub(place, here.text).strip()


def written(value: int, form: str) -> str:
    """A number in one of the forms of ECMA-376, 17.18.59; forms that are not known here are written as figures."""
    if form == "none":
        return ""
    if form in ("upperRoman", "lowerRoman") and 0 < value < 4000:
        return to_roman(value) if form == "upperRoman" else to_roman(value).lower()
    if form in _LETTERS and 0 < value <= 780:
        letters = _LETTERS[form]
        return letters[(value - 1) % len(letters)] * ((value - 1) // len(letters) + 1)
    if form in _CHINESE_FORMATS and 0 <= value < 100:
        tens, units = divmod(value, 10)
        ten = ("" if tens == 1 else _CHINESE[tens]) + "十" if tens else ""
        return ten + (_CHINESE[units] if units or not tens else "")
    if form == "decimalZero":
        return f"{value:02d}"
    if form.startswith("decimalEnclosedCircle") and 0 < value <= 20:
        return chr(0x2460 + value - 1)
    return str(value)
