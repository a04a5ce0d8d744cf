"""Where words begin and end in a text, and what stands for each: letters and digits, and some signs that hold them together.

Told as one word: a DOI, an ISBN, a number with decimals, a word with an apostrophe inside, and a word parted from a prefix
that is as often written together with it. What is written in several ways gets one form: 58.6 and 58,6, co-operation and
cooperation, an ISBN of ten digits and of thirteen, straight and curly apostrophes.
"""

import re

from ..reading.identifiers import valid_isbn

LETTER, APOSTROPHE, DASH = r"[^\W_]", "['’‘ʼʻ`´]", "[-‐‑–]"
DECIMAL_SIGN = "ˑ"  # a letter to both databases, and one that no text has between digits
DOI = r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/)?10\.\d{4,9}/[^\s\"<>]*[^\W_]"
ISBN = rf"(?:97[89]{DASH}?)?\d(?:{DASH}?\d){{8}}{DASH}?[\dXx]"
DECIMAL = r"(?<!\d[.,])\d{1,3}[.,]\d{1,3}(?![.,]?\d)"
PREFIXED = r"(?:co|re|pre)[-‐‑][^\W\d_]{3,}"
APOSTROPHES = (
    rf"{LETTER}+{APOSTROPHE}(?:s|t|re|ve|ll|d|m)",  # people's, don't
    rf"{LETTER}*[og]{APOSTROPHE}{LETTER}+",  # O'Brien, o'zbek
    rf"[\u0400-\u04ff]+(?:{APOSTROPHE}[\u0400-\u04ff]+)+",  # п'ять
)
HELD = "|".join((DOI, ISBN, DECIMAL, PREFIXED, *APOSTROPHES))
WORD = re.compile(rf"(?<!{LETTER})(?:{HELD})(?!{LETTER})|{LETTER}+", re.IGNORECASE)
HOLDS_DOI = re.compile(DOI, re.IGNORECASE)
RUN = re.compile(
    rf"{LETTER}+(?:['’‘ʼʻ`´.,‐‑–-]{LETTER}+)*"
)  # where there is no DOI, nothing is held together beyond it
SIMPLE = re.compile(rf"{LETTER}+")
POSSESSIVE = re.compile(rf"(?<={LETTER}){APOSTROPHE}s\Z")
MARKS = re.compile(APOSTROPHE)
SPACED_ISBN = re.compile(r"(?<!\w)(?:97[89] )?\d(?: ?\d){8} ?[\dXx](?!\w)")


def words_of(text: str) -> list[str]:
    """What stands for each word of a folded ``text``, in order. (Nearly all are plain, and quickly told to be.)"""
    if "10." in text and HOLDS_DOI.search(text):
        return [form for word in WORD.findall(text) for form in forms(word)]
    found = []
    for run in RUN.findall(text):
        if run.isalpha() and not MARKS.search(run):
            found.append(run)
        else:
            found += [form for word in WORD.findall(run) for form in forms(word)]
    return found


def forms(word: str) -> list[str]:
    """What stands for a ``word`` (a match of WORD) that is folded already: one form, or several where its signs only looked
    as if they held it together."""
    if "/" in word:
        return ["".join(SIMPLE.findall(word[word.index("10.") :]))]
    if MARKS.search(word):
        bare = MARKS.sub("", POSSESSIVE.sub("", word))
        return [bare] if bare else []
    if word[0].isdecimal():
        return _of_number(word)
    return [word] if word.isalnum() else ["".join(SIMPLE.findall(word))]


def _of_number(word: str) -> list[str]:
    if re.fullmatch(ISBN, word, re.IGNORECASE) and valid_isbn(word):
        return [_thirteen("".join(SIMPLE.findall(word)))]
    if re.fullmatch(r"\d+[.,]\d+", word):
        return [re.sub("[.,]", DECIMAL_SIGN, word)]
    return SIMPLE.findall(word)


def _thirteen(isbn: str) -> str:
    """The ISBN of thirteen digits for one of ten (ISO 2108)."""
    if len(isbn) == 13:
        return isbn
    signs = f"978{isbn[:9]}"
    return f"{signs}{-sum(int(sign) * (3 if place % 2 else 1) for place, sign in enumerate(signs)) % 10}"


def isbn_joined(text: str) -> str:
    """``text`` with the groups of each ISBN that is written with spaces joined."""
    return SPACED_ISBN.sub(lambda isbn: isbn[0].replace(" ", "") if valid_isbn(isbn[0]) else isbn[0], text)
