"""Footnotes: small lines at the foot of a page that begin with a number, taken out so that the text runs on past them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from publications.reading.page import Line, Page, Word
from publications.reading.patterns import late

NUMBER = late(r"^(?P<number>\d{1,3}|[*†‡§¶]{1,3})(?P<end>[.)]?)(?:\s+|(?=[^\W\d_]))")
SYMBOLS = "*†‡§¶"
_SYMBOLS = late(rf"(?<=[^\W_*])[.,;:!?»”\"')\]]*(?P<sign>[{SYMBOLS}]{{1,3}})$")
_STOP = late(r"[.!?…。！？؟»”\")\]/]$")
_SMALLER = 0.94
_EXPONENTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# What is raised after a unit of length, a variable of one letter or a power of ten is an exponent
_UNIT = late(r"(^|[\d\s(/·])([kcdmµμ]?m|к?м|[дсм]м|ft|in|s|с|[^\W\d_]|(\d[.,]?\d*\s*[·×x*]\s*)?10)$")


class Note(NamedTuple):
    """A footnote as printed. ``page`` is where the text refers to ``number``: the note's own page or the one before,
    when the call stands in a page's last lines."""

    page: int
    number: str
    lines: tuple[Line, ...]

    @property
    def first_words(self) -> int:
        """How many characters of its first line are the number itself."""
        found = NUMBER.match(self.lines[0].text)
        return found.end() if found else 0


def take_out(pages: Sequence[Page], body: float) -> tuple[list[Page], list[Note]]:
    """(pages without footnotes, the footnotes). Only notes to which a raised number on their page or the one before refers are taken,
    with what of them stands at the foot of the next page; anything else that looks like one stays in the text."""
    kept: list[Page] = []
    notes: list[Note] = []
    waiting: dict[str, int] = {}
    for page in pages:
        here = {number: page.number for line in page.lines for number in references(line)}
        found, ahead = _notes(page, body, waiting | here)
        if ahead and notes and _runs_over(notes[-1], ahead, page.number):
            notes[-1] = notes[-1]._replace(lines=(*notes[-1].lines, *ahead))
        else:
            ahead = []
        waiting = {
            number: where
            for number, where in here.items()
            if (where, plain_number(number)) not in {(n.page, n.number) for n in found}
        }
        notes += found
        gone = {id(line) for note in found for line in note.lines} | {id(line) for line in ahead}
        kept.append(page.with_lines(line for line in page.lines if id(line) not in gone) if gone else page)
    return kept, notes


def called(word: Word, before: str) -> list[str]:
    """The signs of notes that a word calls, given the text before it in its line: raised numbers ("3,4" are two), or
    a word's last asterisk or dagger. What looks like an exponent comes as "²", not "2"."""
    if word.raised:
        parts = [part for part in re.split(r"[,;\s]+", word.text) if part]
        return [part.translate(_EXPONENTS) for part in parts] if _UNIT.search(before) else parts
    if word.text[-1:] not in SYMBOLS or word.lowered:
        return []
    found = _SYMBOLS.search(word.text)
    return [found["sign"]] if found else []


def references(line: Line) -> set[str]:
    """The signs of the notes that a line calls. An exponent counts by its number too: it may be the only call."""
    found: set[str] = set()
    before = ""
    for word in line.words:
        if word.raised or word.text[-1:] in SYMBOLS:
            found.update(called(word, before))
        before = word.text
    return found


def plain_number(sign: str) -> str:
    """The number of a call, also of what looks like an exponent."""
    return sign.translate({ord(high): str(digit) for digit, high in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")})


def _runs_over(note: Note, ahead: Sequence[Line], page: int) -> bool:
    """Whether small lines ahead of a page's own notes go on with the last note of the page before: it was broken off."""
    last = note.lines[-1]
    if last.page != page - 1 or abs(last.size - ahead[0].size) > 0.3:
        return False
    return last.hyphen or ahead[0].text[:1].islower() or not _STOP.search(last.text)


def _notes(page: Page, body: float, wanted: Mapping[str, int]) -> tuple[list[Note], list[Line]]:
    """Per column, from the foot upwards: small lines as long as they stay small. With the small lines ahead of the first
    note, if they stand in the first column that has any."""
    found: list[Note] = []
    ahead: list[Line] = []
    by_column: dict[int, list[Line]] = {}
    for line in page.lines:
        if not line.turned and not line.ready:
            by_column.setdefault(line.column, []).append(line)
    for lines in by_column.values():
        start = len(lines)
        while start and lines[start - 1].size <= _SMALLER * body:
            start -= 1
        if start == len(lines):
            start = _raised_start(lines, wanted, page.height)
        more, before = _grouped(lines[start:], wanted)
        if not found and not ahead and start:
            ahead = before
        found += more
    return found, ahead


def _raised_start(lines: Sequence[Line], wanted: Mapping[str, int], height: float) -> int:
    """Where notes in type of the body's size begin: with a raised number, in the lower part of the page."""
    for place, line in enumerate(lines):
        first = line.words[0]
        if place and line.y > 0.5 * height and first.raised and first.text in wanted and len(line.words) > 1:
            return place
    return len(lines)


def _grouped(lines: Sequence[Line], wanted: Mapping[str, int]) -> tuple[list[Note], list[Line]]:
    """(the notes, the lines ahead of the first one)."""
    groups: list[tuple[str, list[Line]]] = []
    ahead: list[Line] = []
    counted = 0  # lines ahead that count from 1 on, no number of which is called: those of a listing
    for line in lines:
        number = NUMBER.match(line.text)
        if not groups and line.text.partition(" ")[0] == str(counted + 1):
            counted += 1
            number = None if counted > 2 else number
        sign = _wanted(number["number"], wanted) if number else ""
        if number and sign and (not groups or _next(groups[-1][0], number["number"])):
            groups.append((number["number"], [line]))
        elif groups:
            groups[-1][1].append(line)
        else:
            ahead.append(line)
    return [Note(wanted[_wanted(number, wanted)], number, tuple(found)) for number, found in groups], ahead


def _wanted(number: str, wanted: Mapping[str, int]) -> str:
    """The call of a number: as a number, else as what looks like an exponent; empty without one."""
    exponent = number.translate(_EXPONENTS)
    return number if number in wanted else exponent if exponent in wanted else ""


def _next(before: str, number: str) -> bool:
    return not (before.isdecimal() and number.isdecimal()) or 0 < int(number) - int(before) <= 2
