"""Bullets that are drawn as shapes become signs of the lines that they stand before.

Browsers and page layout programs draw the disc or square of a list's item, so that its line begins without any sign. A
small shape is a bullet where it stands close before a line, within the height of its small letters, with nothing
between; and where others stand straight under or over it, before lines of running text: the marks of a chart's key or
the points of a curve stand before single words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publications.reading.drawing import Box
from publications.reading.item_signs import sign_of
from publications.reading.median import median
from publications.reading.page import Line, Word

_SIGN = "•"
_MOST = 200  # on a page; more are the points of a chart or the pattern of a ground
_LEAST = 2
_FAR = 2.6  # em between a bullet and its line
_SENTENCE = 24  # letters: half of the lines are longer than those of a chart's key
_STRAIGHT = 1.0  # points by which the left edges of one list's bullets differ


def marked(lines: Sequence[Line], dots: Sequence[Box]) -> list[Line]:
    """The lines, those behind a drawn bullet beginning with its sign."""
    if not _LEAST <= len(dots) <= _MOST:
        return list(lines)
    behind: dict[int, Box] = {}
    for dot in dots:
        number = _line_behind(lines, dot)
        if number is not None:
            behind.setdefault(number, dot)
    kept: dict[int, Box] = {}
    for number, dot in behind.items():
        row = [other for other, box in behind.items() if abs(box.x0 - dot.x0) <= _STRAIGHT]
        if len(row) >= _LEAST and median(len(lines[other].text) for other in row) >= _SENTENCE:
            kept[number] = dot
    return [_with_sign(line, kept[number]) if number in kept else line for number, line in enumerate(lines)]


def _line_behind(lines: Sequence[Line], dot: Box) -> int | None:
    """The number of the line that begins right after this shape; None where there is none, or a sign of its own."""
    middle = (dot.y0 + dot.y1) / 2
    best: tuple[float, int] | None = None
    for number, line in enumerate(lines):
        if line.turned or not line.y - 0.9 * line.size < middle < line.y + 0.1 * line.size:
            continue
        gap = dot.x0 - line.x1 if line.rtl else line.x0 - dot.x1
        if -1.0 <= gap <= _FAR * line.size and dot.y1 - dot.y0 < line.size and (best is None or gap < best[0]):
            best = (gap, number)
    if best is None or sign_of(lines[best[1]].text):
        return None
    return best[1]


def _with_sign(line: Line, dot: Box) -> Line:
    first = line.words[0]
    word = Word(
        _SIGN, dot.x0, dot.x1, line.y, first.size, first.bold, first.italic, colour=first.colour, font=first.font
    )
    text = f"{_SIGN} {line.text}"
    return replace(line, text=text, x0=min(line.x0, dot.x0), x1=max(line.x1, dot.x1), words=(word, *line.words))
