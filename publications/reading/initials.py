"""Drop capitals: a paragraph's first letter set over several lines, joined again with the rest of its word.

Such a letter has its baseline on a later line than the first, beside which it begins; in the file it is a line of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from publications.reading.hyphens import learn
from publications.reading.page import Line, Page, Word, line_of

_TIMES = 1.6  # a letter over two lines is at least that much larger than the text beside it
_LONE = frozenset("AIОАИКСУВЯÀAYEO")  # capitals that are words of their own in some language


def joined(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with each drop capital in the first of the lines beside it."""

    @cache
    def known() -> frozenset[str]:
        """The report's words: whether "A" and "report" are one word or two."""
        return learn(line for page in pages for line in page.lines).words

    return tuple(_joined(page, known) if any(map(_is_letter, page.lines)) else page for page in pages)


def _is_letter(line: Line) -> bool:
    text = line.text.strip("\"'“”‘’«„")
    return len(line.words) == 1 and len(text) == 1 and text.isalpha() and text.upper() == text and not line.turned


def _joined(page: Page, known: Callable[[], frozenset[str]]) -> Page:
    lines = list(page.lines)
    for letter in [line for line in lines if _is_letter(line)]:
        beside = _beside(letter, lines)
        if len(beside) < 2:
            continue
        first = min(beside, key=lambda line: line.y)
        wider = {id(line): _widened(line, letter) for line in beside}
        wider[id(first)] = _with_letter(letter, first, known)
        lines = [wider.get(id(line), line) for line in lines if line is not letter]
    return page.with_lines(lines)


def _beside(letter: Line, lines: Sequence[Line]) -> list[Line]:
    """The lines right beside a large letter, which begin at one edge."""
    near = [
        line
        for line in lines
        if line is not letter
        and not line.turned
        and letter.size >= _TIMES * line.size
        and letter.y - letter.size < line.y <= letter.y + 0.3 * line.size
        and -0.3 * line.size <= _gap(letter, line) <= 1.5 * line.size
    ]
    return [line for line in near if abs(line.size - near[0].size) < 0.3]


def _widened(line: Line, letter: Line) -> Line:
    """A line beside the letter with the paragraph's own edge, so that it is not taken for one that is set in."""
    return replace(line, x1=letter.x1) if line.rtl else replace(line, x0=letter.x0)


def _gap(letter: Line, line: Line) -> float:
    return letter.x0 - line.x1 if line.rtl else line.x0 - letter.x1


def _with_letter(letter: Line, line: Line, known: Callable[[], frozenset[str]]) -> Line:
    first = line.words[0]
    large = letter.words[0]
    if large.text[-1:] in _LONE and _is_word_alone(large.text[-1:], first.text, known()):
        word = first._replace(text=large.text, x0=letter.x0, x1=letter.x1)
        words: tuple[Word, ...] = (word, *line.words)
    else:
        words = (first._replace(text=large.text + first.text, x0=letter.x0), *line.words[1:])
    return line_of(words, line.page, hyphen=line.hyphen, rtl=line.rtl)


def _is_word_alone(letter: str, rest: str, words: frozenset[str]) -> bool:
    """By what the report writes elsewhere: "report" stands there and "areport" does not."""
    rest = rest.strip(".,;:!?").casefold()
    return rest in words and letter.casefold() + rest not in words
