"""Words to lines: breaking paragraphs at spaces, at hyphens that stand in the text, and between syllables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from publications.demo.manuscript import TURN

VOWELS = frozenset("aeiouyаеёиоуыэюяәөұүі")
LETTER_PAIRS = frozenset({"th", "sh", "ch", "ph", "wh", "ck", "gh", "qu", "ng"})
WORD = re.compile(r"(?P<open>\W*)(?P<letters>[^\W\d_]+)(?P<close>\W*)")
MARK = re.compile(r"\[\^(\w+)\]")
Measure = Callable[[str], float]


@dataclass(frozen=True)
class Word:
    """A word as printed with its punctuation, the footnotes called after it, and whether a page turn must follow."""

    text: str
    notes: tuple[str, ...] = ()
    turn: bool = False


@dataclass(frozen=True)
class Line:
    """Words of one line. ``last`` ends a paragraph; ``turn`` asks for a new page after it."""

    words: tuple[Word, ...]
    last: bool = False
    turn: bool = False


def words_of(text: str) -> list[Word]:
    """The words of a block with its marks taken out."""
    words = []
    for piece in text.split():
        notes = tuple(MARK.findall(piece))
        words.append(Word(MARK.sub("", piece).replace(TURN, ""), notes, TURN in piece))
    return words


def _syllable_starts(letters: str, least: int) -> Iterator[int]:
    """Places before a consonant that a vowel follows, with a vowel on both sides of the break."""
    small = letters.lower()
    for at in range(least, len(small) - least + 1):
        left, right = small[:at], small[at:]
        if small[at - 1 : at + 1] in LETTER_PAIRS or right[0] in VOWELS or right[0] in "ьъй":
            continue
        nucleus = right[2:] if right[:2] in LETTER_PAIRS else right[1:]
        silent_end = re.fullmatch(r"[^aeiouy]+(e|es|ed|ely|ings?|est|ement|ers?)", right)
        if nucleus[:1] and nucleus[0] in VOWELS and VOWELS & set(left) and not silent_end:
            yield at


def breaks(word: str) -> list[int]:
    """Where ``word`` may be parted, shortest first. Words that hold a hyphen, digits or capitals part only at the hyphen."""
    if "-" in word.strip("-"):
        return [found.end() for found in re.finditer(r"(?<=\w\w)-(?=\w\w)", word)]
    found = WORD.fullmatch(word)
    if not found or found["letters"][1:] != found["letters"][1:].lower():
        return []
    least = 3 if found["letters"].isascii() else 2
    return [len(found["open"]) + at for at in _syllable_starts(found["letters"], least)]


def _part(word: Word, room: float, measure: Measure, hyphen: str) -> tuple[Word, Word] | None:
    for at in reversed(breaks(word.text)):
        head = word.text[:at] if word.text[at - 1] == "-" else word.text[:at] + hyphen
        if measure(head) <= room:
            return Word(head), Word(word.text[at:], word.notes, word.turn)
    return None


def break_lines(words: list[Word], first: float, width: float, measure: Measure, hyphen: str = "") -> list[Line]:
    """Lines no wider than ``width`` (the first one ``first``). Without ``hyphen`` words are never parted."""
    lines: list[Line] = []
    row: list[Word] = []
    room = first
    waiting = list(reversed(words))
    space = measure(" ")
    while waiting:
        word = waiting.pop()
        gap = space if row else 0.0
        if gap + measure(word.text) <= room or not row:
            row.append(word)
            room -= gap + measure(word.text)
            if not word.turn:
                continue
        elif hyphen and (parted := _part(word, room - gap, measure, hyphen)):
            row.append(parted[0])
            waiting.append(parted[1])
        else:
            waiting.append(word)
        lines.append(Line(tuple(row), turn=row[-1].turn))
        row, room = [], width
    if row:
        lines.append(Line(tuple(row)))
    return [*lines[:-1], Line(lines[-1].words, last=True, turn=lines[-1].turn)] if lines else []
