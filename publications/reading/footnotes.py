"""Footnotes: small lines at the foot of a page that begin with a number, taken out so that the text runs on past them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publications.reading.page import Line, Page

_NUMBER = re.compile(r"^(?P<number>\d{1,3}|[*†‡]{1,3})(?P<end>[.)]?)(?:\s+|(?=[^\W\d_]))")
_SMALLER = 0.94


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as printed. ``page`` is where the text refers to ``number``: the note's own page or the one before,
    when the call stands in a page's last lines."""

    page: int
    number: str
    lines: tuple[Line, ...]

    @property
    def first_words(self) -> int:
        """How many characters of its first line are the number itself."""
        found = _NUMBER.match(self.lines[0].text)
        return found.end() if found else 0


def take_out(pages: Sequence[Page], body: float) -> tuple[list[Page], list[Note]]:
    """(pages without footnotes, the footnotes). Only notes to which a raised number on their page or the one before refers are taken;
    anything else that looks like one stays in the text."""
    kept: list[Page] = []
    notes: list[Note] = []
    waiting: dict[str, int] = {}
    for page in pages:
        here = {number: page.number for line in page.lines for number in references(line)}
        found = _notes(page, body, waiting | here)
        waiting = {
            number: where
            for number, where in here.items()
            if (where, number) not in {(n.page, n.number) for n in found}
        }
        notes += found
        gone = {id(line) for note in found for line in note.lines}
        kept.append(page.with_lines(line for line in page.lines if id(line) not in gone) if gone else page)
    return kept, notes


def references(line: Line) -> set[str]:
    """The raised numbers of a line."""
    return {word.text.rstrip(",;") for word in line.words if word.raised}


def _notes(page: Page, body: float, wanted: Mapping[str, int]) -> list[Note]:
    """Per column, from the foot upwards: small lines as long as they stay small."""
    found: list[Note] = []
    by_column: dict[int, list[Line]] = {}
    for line in page.lines:
        if not line.turned:
            by_column.setdefault(line.column, []).append(line)
    for lines in by_column.values():
        start = len(lines)
        while start and lines[start - 1].size <= _SMALLER * body:
            start -= 1
        found += _grouped(lines[start:], wanted)
    return found


def _grouped(lines: Sequence[Line], wanted: Mapping[str, int]) -> list[Note]:
    groups: list[tuple[str, list[Line]]] = []
    for line in lines:
        number = _NUMBER.match(line.text)
        if number and number["number"] in wanted and (not groups or _next(groups[-1][0], number["number"])):
            groups.append((number["number"], [line]))
        elif groups:
            groups[-1][1].append(line)
    return [Note(wanted[number], number, tuple(found)) for number, found in groups]


def _next(before: str, number: str) -> bool:
    return not (before.isdecimal() and number.isdecimal()) or 0 < int(number) - int(before) <= 2
