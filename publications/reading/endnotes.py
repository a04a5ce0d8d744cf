"""Endnotes: the numbered notes under a heading such as "Notes", at a chapter's or the report's end, and their calls.

They are numbered through the report, or anew for each chapter. A list of notes is believed where most of its numbers are
raised in the text before it; those notes go to the places that call them, the others stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from publications.reading.footnotes import NUMBER, Note, plain_number, references
from publications.reading.page import Line
from publications.reading.patterns import late
from publications.reading.structure import Heading

_TITLE = late(
    r"(end ?notes?|notes|notes (and|&) (references|sources)|notes et références|notes de fin|notas( finales)?"
    r"|anmerkungen|endnoten|fußnoten|примечания|сноски|ескертпелер|сілтемелер|note finali|注释|尾注|الهوامش|الحواشي|ملاحظات)",
    re.I,
)
_CALLED = 0.6  # of a list's numbers at least: else it is a list of something else
_Entries = dict[int, list[Line]]


def find(
    flow: Sequence[Line], headings: Sequence[Heading], known: Mapping[tuple[int, str], Note]
) -> dict[tuple[int, str], Note]:
    """The endnotes by page and number of each of their calls. ``known`` are the footnotes, whose calls are taken."""
    found: dict[tuple[int, str], Note] = {}
    start = 0
    for begin, first, end in _sections(headings, len(flow)):
        calls = _calls(flow[start:begin], known)
        lists = _lists(flow[first:end])
        if len(lists) == 1:
            calls = [[call for run in calls for call in run]]
        if len(lists) == len(calls):
            for entries, run in zip(lists, calls, strict=True):
                found |= _matched(entries, run)
        start = end
    return found


def _sections(headings: Sequence[Heading], length: int) -> list[tuple[int, int, int]]:
    """(where the heading begins, where its text begins, where it ends) of each list of notes, in lines of the flow."""
    found = []
    for number, heading in enumerate(headings):
        if _TITLE.fullmatch(heading.title.strip(" .:")):
            after = (other.start for other in headings[number + 1 :] if other.level <= heading.level)
            found.append((heading.start, heading.end, next(after, length)))
    return found


def _calls(lines: Sequence[Line], known: Mapping[tuple[int, str], Note]) -> list[list[tuple[int, int]]]:
    """(page, number) of each call in order, parted where the numbers begin again."""
    runs: list[list[tuple[int, int]]] = []
    for line in lines:
        signs = {plain_number(sign) for sign in references(line)} if line.words else set()
        for number in sorted(int(sign) for sign in signs if sign.isdecimal() and (line.page, sign) not in known):
            if not runs or (number == 1 and max(before for _, before in runs[-1]) > 1):
                runs.append([])
            runs[-1].append((line.page, number))
    return runs


def _lists(lines: Sequence[Line]) -> list[_Entries]:
    """The notes by number, each with its lines; a list begins with 1 and counts on by one."""
    found: list[_Entries] = []
    last = 0
    for line in lines:
        opening = NUMBER.match(line.text)
        number = int(opening["number"]) if opening and opening["number"].isdecimal() else 0
        if number == 1 and last != 1:
            found.append({1: [line]})
            last = 1
        elif found and number == last + 1:
            found[-1][number] = [line]
            last = number
        elif found:
            found[-1][last].append(line)
    return found


def _matched(entries: _Entries, calls: Sequence[tuple[int, int]]) -> dict[tuple[int, str], Note]:
    called = {number for _, number in calls} & set(entries)
    if len(called) < 2 or len(called) < _CALLED * len(entries):
        return {}
    notes: dict[int, Note] = {}
    found: dict[tuple[int, str], Note] = {}
    for page, number in calls:
        if number in called:
            note = notes.setdefault(number, Note(page, str(number), tuple(entries[number])))
            found[page, str(number)] = note
    return found
