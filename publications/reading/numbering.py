"""Printed numbers of headings and items: "3", "3.2", "IV", "A1", "Chapter Three", "3-тарау".

A label is given as printed ("3.2", "IV", "A") and as a path of integers that counts and compares.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from publications.reading.patterns import late
from publications.reading.words import LABEL_SPACE, LABEL_WORD, LABEL_WORD_AFTER, LABEL_WORD_AFTER_NAME, NUMBER_WORDS

_ROMAN = late(r"^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$")
_ROMAN_VALUES = (
    ("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10),
    ("IX", 9), ("V", 5), ("IV", 4), ("I", 1),
)  # fmt: skip
_WORD_FIRST = late(
    rf"^(?P<word>{LABEL_WORD}){LABEL_SPACE}+(№{LABEL_SPACE}*)?(?P<number>\d{{1,3}}(\.\d{{1,2}})*[A-C]?|[IVXLCM]{{1,7}}|[A-ZА-Я]|\w+)"
    rf"(?P<rest>$|[\s.:)|–—-].*$)",
    re.I,
)
_NUMBER_FIRST = late(
    rf"^((?P<number>[0-9]{{1,2}}|[IVX]{{1,5}})\s*[-–.]?\s*|(?P<name>\w+)\s+)(?P<word>{LABEL_WORD_AFTER}|(?<=[^\W\d_]\s)({LABEL_WORD_AFTER_NAME}))(?P<rest>$|[\s.:)|–—-].*$)",
    re.I,
)
_CHINESE = late(
    r"^第\s*(?P<number>[0-9]{1,3}|[一二三四五六七八九十百零]{1,6})\s*(?P<word>部分|[章节節部编編篇条條])\s*(?P<rest>.*)$"
)
_CHINESE_ITEM = late(
    r"^(?P<open>[（(]?)(?P<number>[一二三四五六七八九十]{1,3})(?P<end>[)）]|[、.．])\s*(?P<rest>\S.*|)$"
)
_SECTION = late(r"^(?P<word>§§?)\s*(?P<number>\d{1,3}[a-z]?)(?P<rest>$|[\s.:)|–—-].*$)")
_PLAIN = late(
    r"^(?P<number>\d{1,3}(\.\d{1,3}){0,5}|[IVX]{1,5}\.([A-H]|\d{1,2})(\.\d{1,2}){0,2}|"
    r"[A-ZА-Я](\.\d{1,2}){1,4}|[A-Z][0-9]{1,2}(?=[.:\s])|[IVXLC]{1,7}(?=[.:)]|\s+\S)|[A-ZА-Я](?=[.:)]\s))"
    r"(?P<end>[.:)|]?)(?:\s*[–—|-])?(?P<rest>$|\s+.*$)"
)


class Label(NamedTuple):
    """``text`` as printed without its word, ``path`` as integers, ``word`` in lower case ("chapter"), ``style``."""

    text: str
    path: tuple[int, ...]
    word: str
    style: str

    @property
    def depth(self) -> int:
        """1 for "3", 2 for "3.2"."""
        return len(self.path)


def roman(text: str) -> int | None:
    """The value of a roman numeral, upper or lower case; None for anything else."""
    upper = text.upper()
    if not upper or not _ROMAN.match(upper):
        return None
    total = 0
    for sign, value in _ROMAN_VALUES:
        while upper.startswith(sign):
            total += value
            upper = upper[len(sign) :]
    return total


def to_roman(number: int) -> str:
    """A positive number below 4,000 as an upper-case roman numeral."""
    out = []
    for sign, value in _ROMAN_VALUES:
        while number >= value:
            out.append(sign)
            number -= value
    return "".join(out)


def parse(text: str) -> tuple[Label | None, str]:
    """(label, the title without it). ``(None, text)`` where there is none."""
    found = _WORD_FIRST.match(text) or _NUMBER_FIRST.match(text)
    if not found and not text.isascii():
        found = _CHINESE.match(text) or _SECTION.match(text)
    if found:
        label = _with_word(found)
        if label:
            return label, _title(found["rest"])
    found = None if text.isascii() else _CHINESE_ITEM.match(text)
    if found and (value := chinese(found["number"])):
        return Label(found["number"], value, "", "chinese-inner" if found["open"] else "chinese"), found["rest"]
    found = _PLAIN.match(text)
    if not found:
        return None, text
    number, rest = found["number"], _title(found["rest"])
    path, style = _path(number)
    if not path or (style == "decimal" and not found["end"] and path[0] > 99):
        return None, text
    if style in ("letter", "roman") and len(path) == 1 and not found["end"] and not (len(number) > 1 and roman(number)):
        return None, text
    return Label(number, path, "", style), rest


def _with_word(found: re.Match[str]) -> Label | None:
    groups = found.groupdict()
    word = found["word"].casefold()
    number = groups.get("number")
    name = (groups.get("name") or number or "").casefold()
    if name in NUMBER_WORDS and not (number is None and _title(found["rest"])[:1].islower()):  # "First part of the way"
        return Label(str(NUMBER_WORDS[name]), (NUMBER_WORDS[name],), word, "decimal")
    if not number:
        return None
    bare = re.sub(r"(?<=\d)[A-Za-z]$", "", number)  # "Item 1A" comes after Item 1, "§ 3a" after § 3
    path, style = _path(bare)
    if not path:
        path, style = chinese(number), "decimal"
    return Label(number, path, word, style) if path else None


def _path(number: str) -> tuple[tuple[int, ...], str]:
    first, *others = number.split(".")
    if first.isdecimal():
        head, style = int(first), "decimal"
    elif re.fullmatch(r"[A-Z][0-9]{1,2}", first):
        return (ord(first[0]) - 64, int(first[1:])), "letter"
    elif re.fullmatch(r"[A-Za-zА-Яа-я]", first) and first not in "IVX":
        head, style = (ord(first.upper()) - (64 if first.upper() < "А" else 0x40F)), "letter"
    else:
        value = roman(first)
        if value is None:
            return (), ""
        head, style = value, "roman"
    if style == "roman" and others and re.fullmatch("[A-H]", others[0]):
        others[0] = str(ord(others[0]) - 64)  # "II.A" is the first under "II"
    if not all(other.isdecimal() for other in others):
        return (), ""
    return (head, *(int(other) for other in others)), style


def chinese(number: str) -> tuple[int, ...]:
    """A number below 100 in digits or Chinese numerals as a path; empty for anything else."""
    if number.isdecimal():
        return (int(number),)
    digits = "一二三四五六七八九"
    if any(sign not in digits + "十百零" for sign in number):
        return ()
    if "百" in number:
        hundreds, _, rest = number.partition("百")
        return ((100 * (digits.index(hundreds) + 1 if len(hundreds) == 1 else 1)) + sum(chinese(rest.lstrip("零"))),)
    tens, _, units = number.rpartition("十")
    value = (10 * (digits.index(tens) + 1 if tens else 1) if "十" in number else 0) + (
        digits.index(units) + 1 if units else 0
    )
    return (value,)


def _title(rest: str) -> str:
    return re.sub(r"^[\s.:)|–—-]+", "", rest).strip()


def follows(label: Label, before: Label) -> bool:
    """Whether ``label`` may come next after ``before``: its sister, its first child, or a sister of a parent."""
    old, new = before.path, label.path
    if len(new) == len(old) + 1:
        return new[:-1] == old and new[-1] in (0, 1)
    if len(new) <= len(old):
        depth = len(new)
        return new[:-1] == old[: depth - 1] and new[-1] == old[depth - 1] + 1
    return False
