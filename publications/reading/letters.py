"""Characters as files give them → characters as texts have them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from publications.reading.patterns import late

# pdfium's mark for a hyphen that it takes for one of the line's end, in its old and its new form, and the soft hyphen
LINE_END_HYPHENS = frozenset("\x02\ufffe\u00ad")
HYPHENS = "-\u2010\u2011"
SUPERIOR = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # figures that are raised by themselves
SPACES = frozenset(
    " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
# a number or letter that labels what follows: "3.1", "(a)", "IV."
LABEL = late(r"^[(\[]?(\d{1,3}|[A-Z]|[IVXLC]{1,6})([.\-]\d{1,3})*[.)\]:]?$")
# zero-width signs, direction marks, the byte order mark and the replacement sign carry no text
# (joiners stay inside words of scripts that write with them)
_SILENT = late("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]")
_JOINERS = late("(?<![\u0600-\u08ff\u0900-\u0dff])[\u200c\u200d]+|[\u200c\u200d]+(?![\u0600-\u08ff\u0900-\u0dff])")
# forms of letters: ligatures, Arabic by position, Kangxi radicals (fonts map ideographs to them), mathematical letters
_FORMS = late("[\u2f00-\u2fd5\U0001d400-\U0001d7ff\ufb00-\ufb17\ufb50-\ufdff\ufe70-\ufefc]")
# signs of scripts that write without spaces: Han, kana, their punctuation and full-width forms (not Korean)
IDEOGRAPHS = "\u2e80-\u2fdf\u3001-\u312f\u3190-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff65"
FIRST_IDEOGRAPH = IDEOGRAPHS[0]  # a sign before it is none: to compare is cheap, and most reports never ask for more
_IDEOGRAPHIC = late(f"[{IDEOGRAPHS}]")
# accents that stand alone → the combining ones: some typesetters draw them over letters as signs of their own
ACCENTS = {
    "`": "\u0300", "\u00b4": "\u0301", "\u02ca": "\u0301", "^": "\u0302", "\u02c6": "\u0302", "~": "\u0303",
    "\u02dc": "\u0303", "\u00af": "\u0304", "\u02c9": "\u0304", "\u02d8": "\u0306", "\u02d9": "\u0307", "\u00a8": "\u0308",
    "\u02da": "\u030a", "\u02dd": "\u030b", "\u02c7": "\u030c", "\u00b8": "\u0327", "\u02db": "\u0328",
}  # fmt: skip
_NO_ALNUM = late(r"[\W_]+")
_PRIVATE = late("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
SURROGATE = late("[\ud800-\udfff]")
# any sign that ``clean`` looks for: most texts hold none, and one look tells
_UNCLEAN = late(
    "".join(["[", *(part.pattern[1:-1] for part in (SURROGATE, _SILENT, _FORMS, _PRIVATE)), "\u200c\u200d]"])
)


def clean(text: str) -> str:
    """NFC text without signs that print nothing; ligatures apart, private signs (mostly list bullets) as bullets."""
    if text.isascii() and text.isprintable():
        return text
    if not _UNCLEAN.search(text):
        return unicodedata.normalize("NFC", text)
    text = SURROGATE.sub("\ufffd", text)
    text = _SILENT.sub("", text)
    if "\u200c" in text or "\u200d" in text:
        text = _JOINERS.sub("", text)
    text = _FORMS.sub(lambda form: unicodedata.normalize("NFKC", form[0]), text)
    text = _PRIVATE.sub("\u2022", text)
    return unicodedata.normalize("NFC", text)


def accented(text: str, spans: Sequence[tuple[float, float]]) -> str:
    """Accents drawn over a letter of their own go back on it. ``spans`` are the edges of each sign.

    An accent belongs to a neighbour over (or under) which its middle stands; one beside its neighbours is a sign of its
    own, as in program code.
    """
    signs = list(text)
    for place, sign in enumerate(text):
        if sign not in ACCENTS:
            continue
        middle = sum(spans[place]) / 2
        for base in (place + 1, place - 1):
            if not 0 <= base < len(text) or not text[base].isalpha():
                continue
            left, right = spans[base]
            letter = {"\u0131": "i", "\u0237": "j"}.get(signs[base], signs[base])
            made = unicodedata.normalize("NFC", letter + ACCENTS[sign])
            if left + 0.15 * (right - left) < middle < right - 0.15 * (right - left) and len(made) == 1:
                signs[base], signs[place] = made, ""
                break
    return "".join(signs)


def alnum(text: str) -> str:
    """Letters and digits only, case folded: what two printings of one title have in common."""
    folded = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    folded = folded.replace(" ", "")  # often all there is to drop
    return folded if folded.isalnum() else _NO_ALNUM.sub("", folded)


def squeeze(text: str) -> str:
    """Runs of white space as one space, none at the ends."""
    return " ".join(text.split())


def ideographic(sign: str) -> bool:
    """Whether the sign is of a script that writes without spaces, over line ends too. False for no sign."""
    return sign >= FIRST_IDEOGRAPH and _IDEOGRAPHIC.match(sign) is not None
