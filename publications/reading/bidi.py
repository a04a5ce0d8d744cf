"""Signs as they stand on paper, from left to right → the order in which they are read, for lines with Arabic or Hebrew.

The Unicode Bidirectional Algorithm (UAX #9) tells how logical text is laid out; this is the way back. What it cannot
tell is decided by how such text is written: figures after a Latin name belong to it; a bracket opens where a space
stands before it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from publications.reading.patterns import late

RTL = late("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_DIGITS = late("[0-9\u0660-\u0669\u06f0-\u06f9]")
_BETWEEN_ALL = ".,:/\u066b\u066c\u00a0"  # CS: keeps the figures of one number together in any context
_BETWEEN = _BETWEEN_ALL + "-+\u2212"  # ES: only where no Arabic letter comes before (W2 makes Arabic numbers of them)
_BESIDE = "%\u066a\u2030$\u20ac\u00a3\u20aa#\u00b0"  # ET: goes with a number, likewise
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›", "<": ">"}
_OPEN = {sign: sign for sign in _PAIRS} | {close: sign for sign, close in _PAIRS.items()}
SPACE = " "


def kind(sign: str) -> str:
    """A Arabic letter or stop, R Hebrew letter, L letter of another script, N figure, S space, O anything else."""
    if sign == SPACE:
        return "S"
    if _DIGITS.match(sign):
        return "N"
    if sign in "\u066a\u066b\u066c":  # the Arabic signs of per cent, decimals and thousands
        return "O"
    if RTL.match(sign):
        return "R" if _hebrew(sign) else "A"
    return "L" if unicodedata.category(sign[0])[0] == "L" else "O"


def _hebrew(sign: str) -> bool:
    return "\u0590" <= sign[0] <= "\u05ff" or "\ufb1d" <= sign[0] <= "\ufb4f"


def is_rtl(text: str) -> bool:
    """Whether most letters of the text are of a script written from right to left."""
    right = len(RTL.findall(text))
    return right > 0 and right >= sum(kind(sign) == "L" for sign in text)


def logical(signs: Sequence[str], *, rtl: bool) -> tuple[list[int], dict[int, str]]:
    """(the places of ``signs`` in reading order, brackets that must be turned: place → sign).

    ``signs`` stand from left to right: letters with their marks, and single spaces; ``rtl`` is the line's direction.
    """
    kinds = [kind(sign) for sign in signs]
    if rtl:
        order, turnable = _backwards(signs, kinds, 0, len(signs))
    else:
        order, turnable = _forwards(signs, kinds)
    return order, _brackets(signs, order, turnable)


def _forwards(signs: Sequence[str], kinds: Sequence[str]) -> tuple[list[int], set[int]]:
    """Left to right, but for each stretch from one right-to-left letter to the last before a Latin one."""
    order: list[int] = []
    turnable: set[int] = set()
    place = 0
    while place < len(signs):
        if kinds[place] not in "AR":
            order.append(place)
            place += 1
            continue
        end = last = place
        while end < len(signs) and kinds[end] != "L":
            last = end if kinds[end] in "AR" else last
            end += 1
        more, turned = _backwards(signs, kinds, place, last + 1)
        order += more
        turnable |= turned
        place = last + 1
    return order, turnable


def _backwards(signs: Sequence[str], kinds: Sequence[str], start: int, end: int) -> tuple[list[int], set[int]]:
    order: list[int] = []
    turnable: set[int] = set()
    strong = "R"
    place = end - 1
    while place >= start:
        if kinds[place] in "AR":
            strong = kinds[place]
        left = _block(signs, kinds, start, place, strong)
        if left is not None:
            order += range(left, place + 1)
            if any(kinds[inside] == "L" for inside in range(left, place + 1)):
                strong = "L"
            place = left - 1
            continue
        if signs[place] in _OPEN:
            turnable.add(place)
        order.append(place)
        place -= 1
    return order, turnable


def _block(signs: Sequence[str], kinds: Sequence[str], start: int, right: int, strong: str) -> int | None:
    """Where a stretch of Latin text or one number begins, on its left, that ends at ``right``; None if none ends here."""
    if kinds[right] not in "LN":
        opener = _opener(signs, kinds, start, right)
        if opener is None:
            return _number(signs, kinds, start, right, strong)
    left = right
    latin = None
    while left > start and kinds[left - 1] not in "AR":
        left -= 1
        if kinds[left] in "LN":
            latin = left
    found = kinds[right] == "L" or any(kinds[place] == "L" for place in range(left, right))
    if not found:
        return _number(signs, kinds, start, right, strong)
    return right if latin is None else latin


def _opener(signs: Sequence[str], kinds: Sequence[str], start: int, right: int) -> int | None:
    """The bracket that pairs with a closing one at ``right``, if Latin text stands on both of its sides (rule N0)."""
    opening = {close: sign for sign, close in _PAIRS.items()}.get(signs[right])
    if opening is None:
        return None
    place = right - 1
    while place > start and kinds[place] not in "AR":
        if signs[place] == opening:
            before = next((k for k in reversed(kinds[start:place]) if k in "LAR"), "")
            inside = any(k == "L" for k in kinds[place:right])
            return place if before == "L" and inside else None
        place -= 1
    return None


def _number(signs: Sequence[str], kinds: Sequence[str], start: int, right: int, strong: str) -> int | None:
    """Where the number that ends at ``right`` begins, on its left."""
    between = _BETWEEN_ALL if strong == "A" else _BETWEEN
    beside = "" if strong == "A" else _BESIDE
    left = right
    if signs[left] in beside:
        while left > start and signs[left - 1] in beside:
            left -= 1
        if left == start or kinds[left - 1] != "N":
            return None
    elif kinds[left] != "N":
        return None
    while left > start:
        if kinds[left - 1] == "N" or (signs[left - 1] in beside and signs[left - 1] in "$€£₪#"):
            left -= 1
        elif left - 1 > start and signs[left - 1] in between and kinds[left - 2] == "N":
            left -= 2
        else:
            break
    return left


def _brackets(signs: Sequence[str], order: Sequence[int], turnable: set[int]) -> dict[int, str]:
    """Fonts and files disagree on whether a bracket in right-to-left text is the sign or its picture, so that its shape
    tells nothing: it opens after a space and closes before one; where both are open, by what was opened before."""
    turned: dict[int, str] = {}
    depth: dict[str, int] = {}
    for number, place in enumerate(order):
        opening = _OPEN.get(signs[place])
        if opening is None:
            continue
        before = signs[order[number - 1]] if number else SPACE
        after = signs[order[number + 1]] if number + 1 < len(order) else SPACE
        sign = signs[place]
        if place in turnable:
            starts, ends = before == SPACE or before in _PAIRS, after == SPACE or after in ".,:;!?،؛؟"
            opens = starts if starts != ends else not depth.get(opening)
            sign = opening if opens else _PAIRS[opening]
            if sign != signs[place]:
                turned[place] = sign
        depth[opening] = max(0, depth.get(opening, 0) + (1 if sign == opening else -1))
    return turned
