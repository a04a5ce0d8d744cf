"""What stands beside the text: margin notes and narrow boxes. Each is kept together and placed after the paragraph
beside which it begins, so that it never breaks a sentence.

A margin has text of its own: smaller or otherwise set than the text beside it, in several lines, with nothing that
crosses from one to the other. Headings set bold in the margin, over several short lines, stand before the paragraph
that begins at their height. The numbers and side headings of hanging paragraphs stand on the first line of what they
label, and are read with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from publications.reading.letters import ideographic
from publications.reading.median import median
from publications.reading.page import Line, rows

_NARROW = 0.34  # of the width of all text: a wider strip is a column
_MIN_MAIN = 8  # lines of text that an aside stands beside
_APART = 1.9  # of the aside's type size: lines farther apart are two notes
_SMALLER = 0.93
_MOST_LINES = 6  # of a heading in the margin
_STOPS = ".;,:。；，"
_LONG, _LONG_IDEOGRAPHS = 10, 4  # signs: most lines of a note are longer, most cells shorter


class Part(NamedTuple):
    """Lines of text with their edges, and the boxes that stand beside them."""

    lines: list[Line]
    left: float
    right: float
    boxes: list[list[Line]]


def parted(lines: Sequence[Line]) -> list[Part]:
    """The page's text and its asides; one part, as a page has one margin."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    for edge in _edges(lines, left, right):
        strip = _strip(lines, edge, left, right)
        if strip is not None:
            main, beside = strip
            boxes = _boxes(beside)
            return [Part(main, min(line.x0 for line in main), max(line.x1 for line in main), boxes)]
    return [Part(list(lines), left, right, [])]


def _edges(lines: Sequence[Line], left: float, right: float) -> list[float]:
    """Where a margin might end on the left, or begin on the right: the commonest starts of lines near there."""
    width = right - left
    starts = Counter(round(line.x0) for line in lines)
    near = [
        start
        for start, count in starts.most_common()
        if count >= 2 and (left + 0.08 * width < start < left + _NARROW * width or start > right - _NARROW * width)
    ]
    return [float(start) for start in near[:4]]


def _strip(lines: Sequence[Line], edge: float, left: float, right: float) -> tuple[list[Line], list[Line]] | None:
    """(text, margin) if ``edge`` parts them."""
    on_left = edge < (left + right) / 2
    before = [line for line in lines if line.x1 <= edge + 1]
    after = [line for line in lines if line.x0 >= edge - 2]
    main, beside = (after, before) if on_left else (before, after)
    if len(beside) < 2 or len(main) < _MIN_MAIN:
        return None
    heads = [line for line in beside if line.size <= 1.15 * _size(main)]  # larger ones are titles over the text
    if len(heads) >= 2 and _side_headings(main, heads, lines, edge):
        return _without(lines, heads), heads
    if not _own_type(main, beside):
        return None
    top, foot = min(line.y for line in beside), max(line.y for line in beside)
    crossing = [line for line in lines if line.x0 < edge - 2 and line.x1 > edge + 1]
    if any(top - line.size < line.y < foot + line.size for line in crossing):
        return None
    alongside = [line for line in main if top - line.size < line.y < foot + line.size]
    if len(alongside) < 3 or _labels(alongside, beside):
        return None
    return [*main, *crossing], beside


def _without(lines: Sequence[Line], without: Sequence[Line]) -> list[Line]:
    """The lines that are not among the others."""
    gone = {id(line) for line in without}
    return [line for line in lines if id(line) not in gone]


def _heads(box: Sequence[Line]) -> bool:
    """Whether a box beside the text is a heading: bold all along, a few lines, no sentence."""
    return len(box) <= _MOST_LINES and all(line.bold for line in box) and box[-1].text[-1:] not in _STOPS


def _side_headings(main: Sequence[Line], beside: Sequence[Line], lines: Sequence[Line], edge: float) -> bool:
    """Whether the margin holds headings beside plain text: most take several lines, each begins where a paragraph does,
    and nothing reaches from one to the other at their height."""
    boxes = _boxes(beside)
    if sum(line.bold for line in main) > 0.3 * len(main) or not all(map(_heads, boxes)):
        return False
    if not any(len(box) > 1 for box in boxes) or sum(len(row) > 1 for row in rows(main)) > 0.2 * len(main):
        return False
    ordered = sorted(main, key=lambda line: line.y)
    crossing = [line for line in lines if line.x0 < edge - 2 and line.x1 > edge + 1]
    for box in boxes:
        top, foot = box[0].y - box[0].size, box[-1].y + 0.3 * box[0].size
        if any(top < line.y < foot for line in crossing) or not _opens_paragraph(ordered, box[0]):
            return False
    return True


def _opens_paragraph(ordered: Sequence[Line], head: Line) -> bool:
    """Whether a paragraph begins at the height of a heading, or just below: with space or a short line above it."""
    for place, line in enumerate(ordered):
        if _level(line, head):
            if place == 0:
                return True
            before = ordered[place - 1]
            return line.y - before.y > 1.6 * line.size or before.x1 < line.x1 - 2 * line.size
    return False


def _level(line: Line, head: Line) -> bool:
    """Whether a line is the first one at a heading's height: some programs set the heading by the paragraph's space."""
    return -0.6 * line.size <= line.y - head.y <= 1.7 * line.size


def _own_type(main: Sequence[Line], beside: Sequence[Line]) -> bool:
    """Whether the margin is text, set in a type of its own, and smaller; beside text that is no table."""
    if _size(beside) > _SMALLER * _size(main):
        return False
    text = "".join(line.text for line in beside)
    letters = sum(sign.isalpha() or sign.isspace() for sign in text)
    long = _LONG_IDEOGRAPHS if any(map(ideographic, text)) else _LONG
    if letters < 0.75 * len(text) or median(len(line.text) for line in beside) < long:
        return False
    return sum(len(row) > 1 for row in rows(main)) <= 0.2 * len(main)


def _size(lines: Sequence[Line]) -> float:
    weights: Counter[float] = Counter()
    for line in lines:
        weights[line.size] += len(line.text)
    return weights.most_common(1)[0][0]


def _labels(alongside: Sequence[Line], beside: Sequence[Line]) -> bool:
    """Whether most rows of the margin stand on rows of the text and are one line long: labels, or a table's column."""
    alone = [box for box in _boxes(beside) if len(box) == 1]
    level = sum(any(abs(box[0].y - line.y) < 1.5 for line in alongside) for box in alone)
    return len(alone) > 0.5 * len(_boxes(beside)) and level > 0.5 * len(alone)


def _boxes(lines: Sequence[Line]) -> list[list[Line]]:
    found: list[list[Line]] = []
    for row in rows(lines):
        if found and row[0].y - found[-1][-1].y <= _APART * max(row[0].size, 1.0):
            found[-1] += row
        else:
            found.append(list(row))
    return found


def inserted(groups: Sequence[list[Line]], boxes: Sequence[list[Line]]) -> list[list[Line]]:
    """The groups with each box after the paragraph beside which it begins, as a group of its own."""
    found = [list(group) for group in groups]
    for box in reversed(boxes):
        number, place = _before(found, box[0]) if _heads(box) else _beside(found, box[0].y)
        group = found[number]
        rest = [group[place:]] if place < len(group) else []
        found[number : number + 1] = [part for part in (group[:place], box, *rest) if part]
    return found


def _before(groups: Sequence[Sequence[Line]], head: Line) -> tuple[int, int]:
    """(group, place in it) before the line at the height of a heading in the margin."""
    level = [
        (number, place) for number, group in enumerate(groups) for place, line in enumerate(group) if _level(line, head)
    ]
    return level[0] if level else _beside(groups, head.y)


def _beside(groups: Sequence[Sequence[Line]], y: float) -> tuple[int, int]:
    """(group, place in it) after the paragraph that stands at this height; of several columns the last that has one."""
    number = max(
        (number for number, group in enumerate(groups) if group[0].y - group[0].size <= y),
        key=lambda number: (groups[number][-1].y >= y, number),
        default=0,
    )
    group = groups[number]
    gaps = [after.y - line.y for line, after in pairwise(group) if after.y > line.y + 1]
    usual = median(gaps) if gaps else 1.2 * group[0].size
    right = max(line.x1 for line in group)
    for place, line in enumerate(group, start=1):
        if place == len(group) or line.y < y - 0.5 * line.size:
            continue
        after = group[place]
        if after.y - line.y > 1.35 * usual or line.x1 < right - 2.5 * line.size:
            return number, place
    return number, len(group)
