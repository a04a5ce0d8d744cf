"""The signs of list items: bullets, printed numbers, letters and roman numbers, at a line's start."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from publications.reading.numbering import chinese
from publications.reading.page import Line
from publications.reading.patterns import late

Kind = Literal["bullet", "number", "letter", "roman"]
BULLET = late(r"^[•●▪■◦○‣⁃∙·►▸❖✓✔➢➤*–—-](?=\s|[^\W\d_])\s*")
BULLET_ALONE = late(r"^[•●▪■◦○‣⁃∙·►▸❖✓✔➢➤–—]$")
ITEM = late(r"^(?P<number>\d{1,3})(?P<end>[.)])\s+(?=\S)")
_ROMAN = late(r"^\(?(?P<number>[ivx]{1,5}|[IVX]{2,5})(?P<end>[.)])\s+(?=\S)")
_LETTER = late(r"^\(?(?P<number>[^\W\d_])(?P<end>\)|\.(?=\s+[^\W\d_]{2}))\s+(?=\S)")
_CHINESE = late(r"^(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})(?P<end>、)\s*(?=\S)")
_BRACKETED = late(r"^\((?P<number>\d{1,3})\)\s+(?=\S)")
_SIGN_AHEAD, _FARTHEST = late("[.)、]"), 8  # each of these signs ends so, after eight characters at most
# Type for signs alone: the letters typed in it are shown as bullets ("o" and "§" of word processors).
_SIGN_FONT = late(r"wingdings|webdings|dingbats|symbol|courier", re.I)


class Sign(NamedTuple):
    """A sign at an item's start. ``text`` as printed without the space after it, ``length`` with it; ``value`` is its
    place in the count, 0 for bullets; ``end`` the stop or bracket after a number."""

    kind: Kind
    text: str
    length: int
    value: int = 0
    end: str = ""


def sign_of(text: str) -> Sign | None:
    """The sign that begins a text; None where there is none."""
    found = BULLET.match(text)
    if found:
        return Sign("bullet", found[0].strip(), found.end())
    found = ITEM.match(text)
    if found:
        return Sign("number", found[0].strip(), found.end(), int(found["number"]), found["end"])
    return _rarer(text)


def _rarer(text: str) -> Sign | None:
    if not _SIGN_AHEAD.search(text, 0, _FARTHEST):
        return None
    found = _BRACKETED.match(text)
    if found:
        return Sign("number", found[0].strip(), found.end(), int(found["number"]), "()")
    found = _CHINESE.match(text)
    if found:
        return Sign("number", found[0].strip(), found.end(), sum(chinese(found["number"])), found["end"])
    found = _ROMAN.match(text)
    if found and len(found["number"]) > 1:
        return Sign("roman", found[0].strip(), found.end(), 0, found["end"])
    found = _LETTER.match(text)
    if found and not (found["number"].isupper() and found["end"] == "."):  # "A. Smith" is a name
        return Sign("letter", found[0].strip(), found.end(), ord(found["number"]), found["end"])
    return None


def drawn_bullet(line: Line) -> bool:
    """Whether the line begins with one letter in a font of signs, other than the font of the text after it."""
    words = line.words
    if len(words) < 2 or len(words[0].text) != 1 or words[0].font == words[1].font:
        return False
    return bool(_SIGN_FONT.search(words[0].font)) and not words[0].text.isdigit()
