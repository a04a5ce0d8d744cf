"""Series of printed numbers: which headings count on from one another, and which series stands inside which.

"PART I" holds "Item 1", "I." holds "A." "B.", "Chapter 2" holds "2.1": the levels follow from how the series lie in one
another, not from which sign stands for what. A series that begins anew after each member of another lies inside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from publications.reading.headings import Candidate, Style
from publications.reading.numbering import Label
from publications.reading.words import ANNEX, PART_WORD

_MOST = 8  # series that are told apart; a report has at most four or five
_UNBROKEN = 0.7
_ALIKE = 0.04  # a difference in prominence that the eye does not take for a rank
Key = tuple[str, str, int, bool]
Numbered = tuple[Candidate, Label]


class Series(NamedTuple):
    """Candidates of one look whose one-part numbers count on. ``restarts`` are the places where it begins anew."""

    key: Key
    members: tuple[Candidate, ...]
    restarts: tuple[int, ...]

    @property
    def weight(self) -> float:
        """Mean prominence of the members."""
        return sum(member.weight for member in self.members) / len(self.members)


def levels(candidates: Sequence[Candidate]) -> dict[int, int]:
    """{start of a candidate: level from 1} of all that stand in a series."""
    found = _series(candidates)
    over = {series.key: [other for other in found if other is not series and _holds(other, series)] for series in found}
    level = {series.key: 1 + len(over[series.key]) for series in found}
    out = {member.start: level[series.key] for series in found for member in series.members}
    return out | _deeper(candidates, out)


def _key(label: Label, style: Style) -> Key:
    word = "part" if label.word in PART_WORD else "annex" if label.word and ANNEX.match(label.word) else label.word
    numbers = "roman" if label.style == "letter" and label.text in "IVXLC" else label.style
    return word, "" if word else numbers, round(style.size), style.bold


def _series(candidates: Sequence[Candidate]) -> list[Series]:
    groups: dict[Key, list[Numbered]] = {}
    for candidate in candidates:
        if candidate.label and candidate.label.depth == 1:
            groups.setdefault(_key(candidate.label, candidate.style), []).append((candidate, candidate.label))
    for key in [key for key in groups if key[1] == "roman"]:
        letters = (key[0], "letter", *key[2:])
        if letters in groups:
            groups[letters], groups[key] = _letters_home(groups[letters], groups[key])
    made = [series for key, members in groups.items() if (series := _counted(key, members))]
    made = sorted(made, key=lambda series: -series.weight)[:_MOST]
    return sorted(made, key=lambda series: series.members[0].start)


def _letters_home(letters: list[Numbered], romans: list[Numbered]) -> tuple[list[Numbered], list[Numbered]]:
    """C, D, I, L, V and X are letters where the letter before them stands in the same look, roman numerals otherwise."""
    out: list[Numbered] = []
    rest: list[Numbered] = []
    last = ""
    sure = {candidate.start for candidate, _ in letters}
    for candidate, label in sorted([*letters, *romans], key=lambda row: row[0].start):
        follows = len(label.text) == 1 and last != "" and ord(label.text) == ord(last) + 1
        if candidate.start in sure or follows:
            out.append((candidate, label))
            last = label.text if len(label.text) == 1 else ""
        else:
            rest.append((candidate, label))
    return out, rest


def _value(label: Label, letters: bool) -> int:
    """The number a label counts with; a letter that could be a roman numeral counts as a letter among letters."""
    if letters and len(label.text) == 1 and label.text.isascii() and label.text.isalpha():
        return ord(label.text.upper()) - 64
    return label.path[0]


def _counted(key: Key, members: Sequence[Numbered]) -> Series | None:
    """The members as a series, or None where they do not count: a year, a list, an accident."""
    kept: list[Candidate] = []
    restarts: list[int] = []
    breaks, last = 0, 0
    for candidate, label in members:
        value = _value(label, key[1] == "letter")
        if (value == 1 and last > 1) or (value == 1 and kept and last == 1 and key[1] != ""):
            restarts.append(candidate.start)
        elif kept and value not in (last + 1, last):
            breaks += 1
            if value > last + 3 or value < last:
                continue
        elif not kept and value > 2:
            breaks += 1
            continue
        kept.append(candidate)
        last = value
    least = 3 if any(candidate.weak for candidate, _ in members) and not key[0] else 2
    if len(kept) < least or breaks > (1 - _UNBROKEN) * len(members) + 0.5:
        return None
    return Series(key, tuple(kept), tuple(restarts))


def _holds(outer: Series, inner: Series) -> bool:
    """Whether ``inner`` lies in ``outer``: parts hold what follows; else it begins anew below ``outer``'s members."""
    first = outer.members[0].start < inner.members[0].start
    if inner.key[0] in ("part", "annex") or outer.key[0] == "annex" or not first:
        return False
    if outer.key[0] == "part":
        return True
    if outer.weight + _ALIKE < inner.weight:
        return False
    starts = [member.start for member in outer.members]
    begun = [inner.members[0].start, *inner.restarts]
    apart = [any(before < start < at for start in starts) for before, at in pairwise(begun)]
    return bool(apart) and sum(apart) >= 0.6 * len(apart)


def _deeper(candidates: Iterable[Candidate], known: dict[int, int]) -> dict[int, int]:
    """Numbers of several parts ("2.1") under the one they begin with: one level deeper for each part more."""
    out: dict[int, int] = {}
    base, last = 0, None
    seen: set[tuple[int, ...]] = set()
    for candidate in candidates:
        label = candidate.label
        if label is None:
            continue
        if candidate.start in known:
            if label.word not in PART_WORD and not (label.word == "" and label.style not in ("decimal", "letter")):
                base, last = known[candidate.start], label
            continue
        if label.depth < 2:
            continue
        under = last is None or label.path[0] == last.path[0] or (*label.path[:-1],) in seen
        if under and (label.path[-1] in (0, 1) or (*label.path[:-1], label.path[-1] - 1) in seen):
            out[candidate.start] = (base or 1) + label.depth - 1
            seen.add(label.path)
    return out
