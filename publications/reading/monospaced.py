"""Lines in monospaced type → listings whose lines and indents are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from publications.reading.measure import Columns, apart, beside, left_short
from publications.reading.median import median
from publications.reading.page import Line, Word

_LETTERS = 8  # different letters at least: the figures of most fonts have one width too
_TYPED = 0.75  # of the letters: a report with more listings than text sets its text in another font still
_EVEN = 0.008  # em: how far widths of letters may differ by rounding


@dataclass(slots=True)
class _Font:
    widths: list[float]
    letters: set[str]


def fonts(lines: Sequence[Line], body: str) -> frozenset[str]:
    """The fonts whose letters all have one width, but for ``body``, the font of most text, where hardly another is used:
    a typewriter's. Ideographs, which are as wide as high in any font, are no evidence."""
    found: dict[str, _Font] = {}
    typed = body if _share(lines, body) > _TYPED else ""
    for line in lines:
        for word in line.words:
            if word.font == typed or not word.font or len(word.text) < 2 or not word.text.isascii():
                continue
            font = found.setdefault(word.font, _Font([], set()))
            font.widths.append(_width(word))
            if len(font.letters) < _LETTERS:
                font.letters.update(filter(str.isalpha, word.text))
    return frozenset(name for name, font in found.items() if len(font.letters) >= _LETTERS and _even(font.widths))


def _share(lines: Sequence[Line], font: str) -> float:
    """Of all letters, those in lines of this font."""
    own = sum(len(line.text) for line in lines if line.font == font)
    return own / max(1, sum(len(line.text) for line in lines))


def _width(word: Word) -> float:
    """Of one letter, in units of the type's size."""
    return (word.x1 - word.x0) / len(word.text) / max(word.size, 1.0)


def _even(widths: Sequence[float]) -> bool:
    """Most words have one width a letter: some end in a stop of the text's own font, which counts with their letters."""
    middle = median(widths)
    return len(widths) >= 8 and sum(abs(width - middle) <= _EVEN for width in widths) >= 0.7 * len(widths)


def listed(lines: Sequence[Line], columns: Columns, mono: frozenset[str]) -> set[int]:
    """The ids of the lines that belong to listings. One line alone counts where the line before was left short: else it
    is a long name inside a sentence."""
    found: set[int] = set()
    if not mono:
        return found
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _set_in(lines[end], mono):
            end += 1
        if end > start and _stands_alone(lines, start, end, columns):
            found.update(id(line) for line in lines[start:end])
        start = max(end, start + 1)
    return found


def _set_in(line: Line, mono: frozenset[str]) -> bool:
    return not line.turned and all(word.font in mono for word in line.words)


def _stands_alone(lines: Sequence[Line], start: int, end: int, columns: Columns) -> bool:
    first, last = lines[start], lines[end - 1]
    if (start and beside(lines[start - 1], first)) or (end < len(lines) and beside(last, lines[end])):
        return False  # a table's cells
    if start == 0 or lines[start - 1].page != first.page or lines[start - 1].column != first.column:
        return True
    before = lines[start - 1]
    there = columns[before.page, before.column]
    return left_short(before, first, there) or apart(before, first, there)


def goes_on(last: Line, line: Line) -> bool:
    """Whether a listing runs on: in its column, with no more than two lines left empty."""
    return line.page == last.page and line.column == last.column and 0 <= line.y - last.y < 4.5 * max(line.size, 1.0)


def text_of(lines: Sequence[Line]) -> str:
    """The listing's lines with their indents, its cells parted by as many spaces as fit between them."""
    words = [word for line in lines for word in line.words if word.text]
    width = median((word.x1 - word.x0) / len(word.text) for word in words) or 1.0
    left = min(line.start for line in lines)
    usual = median([after.y - line.y for line, after in pairwise(lines) if after.y > line.y] or [0])
    text = ""
    for number, line in enumerate(lines):
        last = lines[number - 1] if number else None
        if last is not None and beside(last, line):
            text += " " * max(1, round((line.start - last.end) / width))
        else:
            empty = last is not None and usual > 0 and line.y - last.y > 1.6 * usual
            text += ("\n\n" if empty else "\n" if text else "") + " " * round((line.start - left) / width)
        text += _spaced(line, width)
    return text


def _spaced(line: Line, width: float) -> str:
    text = ""
    for number, word in enumerate(line.words):
        if number:
            text += " " * max(1, round((word.x0 - line.words[number - 1].x1) / width))
        text += word.text
    return text
