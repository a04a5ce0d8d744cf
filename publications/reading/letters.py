"""Characters as files give them → characters as texts have them."""

from __future__ import annotations

import re
import unicodedata

# pdfium's mark for a hyphen that it takes for one of the line's end, in its old and its new form, and the soft hyphen
LINE_END_HYPHENS = frozenset("\x02\ufffe\u00ad")
HYPHENS = "-\u2010\u2011"
SPACES = frozenset(
    " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
# a number or letter that labels what follows: "3.1", "(a)", "IV."
LABEL = re.compile(r"^[(\[]?(\d{1,3}|[A-Z]|[IVXLC]{1,6})([.\-]\d{1,3})*[.)\]:]?$")
# zero-width signs, direction marks, the byte order mark and the replacement sign carry no text
# (joiners stay inside words of scripts that write with them)
_SILENT = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]")
_JOINERS = re.compile(
    "(?<![\u0600-\u08ff\u0900-\u0dff])[\u200c\u200d]+|[\u200c\u200d]+(?![\u0600-\u08ff\u0900-\u0dff])"
)
# presentation forms: Latin and Armenian ligatures, Arabic forms
_FORMS = re.compile("[\ufb00-\ufb17\ufb50-\ufdff\ufe70-\ufefc]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """NFC text without signs that print nothing; ligatures apart, private signs (mostly list bullets) as bullets."""
    if text.isascii() and text.isprintable():
        return text
    text = _LONE_SURROGATE.sub("\ufffd", text)
    text = _SILENT.sub("", text)
    if "\u200c" in text or "\u200d" in text:
        text = _JOINERS.sub("", text)
    text = _FORMS.sub(lambda form: unicodedata.normalize("NFKC", form[0]), text)
    text = _PRIVATE.sub("\u2022", text)
    return unicodedata.normalize("NFC", text)


def alnum(text: str) -> str:
    """Letters and digits only, case folded: what two printings of one title have in common."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def squeeze(text: str) -> str:
    """Runs of white space as one space, none at the ends."""
    return " ".join(text.split())
