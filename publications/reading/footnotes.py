"""Footnotes: small lines at the foot of a page that begin with a number, taken out so that the text runs on past them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from publications.reading.page import Line, Page

_NUMBER = re.compile(r"^(?P<number>\d{1,3}|[*†‡]{1,3})(?P<end>[.)]?)(?:\s+|(?=[^\W\d_]))")
_SMALLER = 0.94


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as printed: ``number`` is what the text refers to on this page."""

    page: int
    number: str
    lines: tuple[Line, ...]

    @property
    def first_words(self) -> int:
        """How many characters of its first line are the number itself."""
        found = _NUMBER.match(self.lines[0].text)
        return found.end() if found else 0


def take_out(pages: Sequence[Page], body: float) -> tuple[list[Page], list[Note]]:
    """(pages without footnotes, the footnotes). Only notes to which a raised number on the same page refers are taken;
    anything else that looks like one stays in the text."""
    kept: list[Page] = []
    notes: list[Note] = []
    for page in pages:
        found = _notes(page, body)
        notes += found
        gone = {id(line) for note in found for line in note.lines}
        kept.append(page.with_lines(line for line in page.lines if id(line) not in gone) if gone else page)
    return kept, notes


def references(line: Line) -> set[str]:
    """The raised numbers of a line."""
    return {word.text.rstrip(",;") for word in line.words if word.raised}


def _notes(page: Page, body: float) -> list[Note]:
    """Per column, from the foot upwards: small lines as long as they stay small."""
    found: list[Note] = []
    by_column: dict[int, list[Line]] = {}
    for line in page.lines:
        if not line.turned:
            by_column.setdefault(line.column, []).append(line)
    wanted = {number for line in page.lines for number in references(line)}
    if not wanted:
        return []
    for lines in by_column.values():
        start = len(lines)
        while start and lines[start - 1].size <= _SMALLER * body:
            start -= 1
        found += _grouped(lines[start:], wanted, page.number)
    return found


def _grouped(lines: Sequence[Line], wanted: set[str], page: int) -> list[Note]:
    groups: list[tuple[str, list[Line]]] = []
    for line in lines:
        number = _NUMBER.match(line.text)
        if number and number["number"] in wanted and (not groups or _next(groups[-1][0], number["number"])):
            groups.append((number["number"], [line]))
        elif groups:
            groups[-1][1].append(line)
    return [Note(page, number, tuple(found)) for number, found in groups]


def _next(before: str, number: str) -> bool:
    return not (before.isdecimal() and number.isdecimal()) or 0 < int(number) - int(before) <= 2
