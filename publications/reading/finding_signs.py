"""Signs that open an item of a list: "3.", "(3)", ".3", "③", "三、", "Finding 3:", "3-тұжырым.", "R3.", "First, …".

A sign is read from a text alone. Where its form is not enough (a bare number, "Finding 3" without a stop after it),
the caller says whether the look of the line parts it from the words that follow.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from publications.reading.finding_words import CHINESE_WORD, FINDING_WORD, FINDING_WORD_AFTER, NUMBERS, ORDINALS
from publications.reading.numbering import chinese, roman
from publications.reading.patterns import late

_DECIMAL = r"\d{1,3}(\.\d{1,2}){0,2}(?![\d])"
_STOP = r"\s*([.:)|،：、．–—-]\s*)*"
_NUMBER = late(r"^(?P<number>\d{1,3})\s?(?P<end>\.\)|[.)、．）])\s*(?=[^\d\s.)])")
_BRACKETS = late(r"^[(（](?P<number>\d{1,3})[)）]\s*(?=\S)")
_DASH = late(r"^(?P<number>\d{1,2})\s?[-–—]\s+(?=[^\W\d])")
_RIGHT_TO_LEFT = late(r"^(?P<end>[.)])(?P<number>\d{1,3})\s+(?=\D)")
_SIGN = late(r"^№\s*(?P<number>\d{1,3})[.):]?\s+(?=\D)")
_CIRCLED = late(r"^(?P<number>[①-⑳➀-➉❶-❿])\s*")
_CHINESE = late(r"^(?P<open>[（(]?)(?P<number>[一二三四五六七八九十]{1,3})(?P<end>[、）)．.])\s*")
_ROMAN = late(r"^(?P<number>[IVX]{1,5})(?P<end>[.)])\s+(?=\S)")
_CODE = late(r"^(?P<word>KF|KM|[FRCLРВ])[-–.\s]?(?P<number>\d{1,2})(?P<stop>\s?[.:)–—|]|(?=\s))\s*(?=\S|$)")
_BARE = late(r"^(?P<number>\d{1,2})\s+(?:\|\s+)?(?=[^\W\d_]|[«“\"„])")
_WORD = late(
    rf"^(?P<word>{FINDING_WORD})\s*(№|#|n[o°º]s?\.?|nr\.?|رقم)?\s*\(?(?P<number>{_DECIMAL}|[IVX]{{1,5}}\b|[A-Za-z]{{3,5}}\b|ال\w+)"
    rf"\)?(?P<stop>{_STOP})",
    re.I,
)
_WORD_AFTER = late(rf"^(?P<number>\d{{1,3}})\s*[-–.]?\s*(?P<word>{FINDING_WORD_AFTER})\b(?P<stop>{_STOP})", re.I)
_WORD_CHINESE = late(
    rf"^(?P<word>{CHINESE_WORD})\s*(?P<number>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})(?P<stop>\s*[：:、.．，,—]\s*|\s+|$)"
)
_ORDINAL = late(
    "^(" + "|".join(sorted((re.escape(word) for word in ORDINALS), key=len, reverse=True)) + r")(?=\s*[,،，：:])", re.I
)
_NESTED = late(
    r"^(?P<sign>\(?(?:[a-z]|[а-яё]|[ivx]{1,5}|[أ-ي]{1,2})[.)]|\([A-Z]\)|\d{1,2}\)|\(\d{1,2}\)|[①-⑳])\s+(?=\S)"
)


class Sign(NamedTuple):
    """What opens an item. ``path`` are its numbers, ``kind`` is alike for all items of a list.

    ``label`` is as printed ("3", "3.2", "II", "R3"); numerals of other scripts and number words become digits.

    ``word`` is the printed word that names it ("Finding"), ``length`` how many characters are sign and not statement,
    ``stopped`` whether its own form parts it from what follows.
    """

    path: tuple[int, ...]
    label: str
    kind: str
    word: str
    length: int
    stopped: bool = True

    @property
    def number(self) -> int:
        """Its last number: 2 in "3.2"."""
        return self.path[-1]

    @property
    def named(self) -> bool:
        """Whether a word like "Finding" stands in it."""
        return self.kind.startswith("word")


def read(text: str) -> Sign | None:
    """The sign with which ``text`` begins, None where it begins with words."""
    return _worded(text) or _numbered(text) or _coded(text) or _counted(text)


def names(text: str) -> bool:
    """Whether a line opens with "Finding 3" and a stop after it: a paragraph begins there, whatever stands before."""
    found = _WORD.match(text) or _WORD_AFTER.match(text) or _WORD_CHINESE.match(text)
    return bool(found and found["stop"].strip() and _path(found["number"]))


def nested(text: str) -> str:
    """The sign of an item inside an item, "(a)" or "ii.", as printed; empty where there is none."""
    found = _NESTED.match(text)
    return found["sign"] if found else ""


def _worded(text: str) -> Sign | None:
    found = _WORD.match(text) or _WORD_AFTER.match(text) or _WORD_CHINESE.match(text)
    if not found:
        return None
    number = found["number"]
    path = _path(number)
    if not path:
        return None
    rest = text[found.end() :]
    stopped = bool(found["stop"].strip()) or not rest or rest[:1].isupper()
    label = number if number[:1].isdecimal() or roman(number) else str(path[0])
    return Sign(path, label, f"word {found['word'].casefold()}", found["word"], found.end(), stopped)


def _path(number: str) -> tuple[int, ...]:
    if number[:1].isdecimal():
        return tuple(int(part) for part in number.split("."))
    name = NUMBERS.get(number.casefold())
    if name:
        return (name,)
    value = roman(number) if number.isupper() else None
    return (value,) if value else chinese(number)


def _numbered(text: str) -> Sign | None:
    for pattern, kind in ((_NUMBER, ""), (_BRACKETS, "("), (_RIGHT_TO_LEFT, ""), (_SIGN, "№"), (_DASH, "-")):
        found = pattern.match(text)
        if found:
            number = int(found["number"])
            return Sign((number,), str(number), kind or found["end"], "", found.end())
    found = _ROMAN.match(text)
    value = roman(found["number"]) if found else None
    if found and value:
        return Sign((value,), found["number"], f"roman {found['end']}", "", found.end())
    found = _CIRCLED.match(text)
    if found:
        code = ord(found["number"])
        number = next(code - first + 1 for first, last in _CIRCLES if first <= code <= last)
        return Sign((number,), str(number), "circle", "", found.end())
    found = _CHINESE.match(text)
    path = chinese(found["number"]) if found else ()
    if found and path:
        return Sign(path, str(path[0]), f"chinese {found['open']}{found['end']}", "", found.end())
    return None


_CIRCLES = ((0x2460, 0x2473), (0x2780, 0x2789), (0x2776, 0x277F))


def _coded(text: str) -> Sign | None:
    found = _CODE.match(text)
    if found:
        label = f"{found['word']}{found['number']}"
        return Sign((int(found["number"]),), label, f"code {found['word']}", "", found.end(), bool(found["stop"]))
    found = _BARE.match(text)
    if found:
        return Sign((int(found["number"]),), str(int(found["number"])), "bare", "", found.end(), stopped=False)
    return None


def _counted(text: str) -> Sign | None:
    found = _ORDINAL.match(text)
    if not found:
        return None
    number = ORDINALS[found[1].casefold()]
    return Sign((number,), str(number), "ordinal", "", 0)
