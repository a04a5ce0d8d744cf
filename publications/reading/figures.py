"""Where the figures of a page stand: images, and paths that lie together; with their labels and captions.

What only decorates is no figure: what is small, what runs off the page, what lies behind running text. (What returns
on page after page is out before, see ``repeated.py``.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from publications.reading import captions
from publications.reading.captions import Caption
from publications.reading.cells import is_number
from publications.reading.drawing import Box, around
from publications.reading.page import Line, Page

_CELL = 7.0  # points: parts this near to each other are one drawing
_NEAR = 16.0  # points around a drawing in which its labels stand
_IMAGE, _DRAWN = 0.015, 0.03  # of the page: a smaller image is an icon, a smaller drawing an ornament
_MAX_WORDS = 60  # inside a drawing that no caption names: more is text in frames
_PROSE = 8  # words in a line that is no label


class Figure(NamedTuple):
    """A figure of one page: the box around it and its labels, the lines inside it, its caption."""

    page: int
    box: Box
    labels: tuple[Line, ...]
    caption: Caption | None


def find(page: Page, taken: Sequence[Box], body: float) -> list[Figure]:
    """The figures of a page outside the boxes that tables take. ``body`` is the size of running text in points."""
    lines = sorted((line for line in page.lines if not line.turned), key=lambda line: (line.y, line.x0))
    images = [box for box in page.drawing.images if min(box.x1 - box.x0, box.y1 - box.y0) >= 20]
    images = [box for box in images if box.area < 0.8 * page.width * page.height and not _ground(box, lines)]
    parts = [*images, *page.drawing.shapes, *page.drawing.fills, *page.drawing.across, *page.drawing.down]
    parts = [box for box in parts if not any(box.shared(table) > 0 or table.touches(box) for table in taken)]
    if not images and len(page.drawing.shapes) + len(page.drawing.fills) < 3:
        return []
    found: list[Figure] = []
    for group in sorted(_clusters(parts, page), key=lambda group: -around(group).area):
        made = _figure(page, group, set(images), lines, body)
        if made and not any(made.box.shared(other.box) > 0.3 * made.box.area for other in found):
            found.append(made)
            named = {id(line) for line in made.caption.lines} if made.caption else set()
            lines = [line for line in lines if id(line) not in named]
    return sorted(found, key=lambda figure: (figure.box.y0, figure.box.x0))


def _ground(image: Box, lines: Sequence[Line]) -> bool:
    """Whether an image is the ground on which a caption stands: text boxes of some programs come as images."""
    return any(
        image.y1 - image.y0 < 8 * line.size and captions.label_of(line.text, "figure") for line in _inside(lines, image)
    )


def _clusters(parts: Sequence[Box], page: Page) -> list[list[Box]]:
    """Parts that (nearly) touch, together: marked on squared paper, squares that touch are joined."""
    across, down = int(page.width / _CELL) + 2, int(page.height / _CELL) + 2
    paper = [bytearray(across) for _ in range(down)]
    for box in parts:
        left, right = max(0, int(box.x0 / _CELL)), min(across, int(box.x1 / _CELL) + 1)
        for row in range(max(0, int(box.y0 / _CELL)), min(down, int(box.y1 / _CELL) + 1)):
            paper[row][left:right] = b"\1" * max(0, right - left)
    runs: list[tuple[int, int, int]] = []
    for row, marks in enumerate(paper):
        start = marks.find(1)
        while start >= 0:
            end = marks.find(0, start)
            end = across if end < 0 else end
            runs.append((row, start, end))
            start = marks.find(1, end)
    home = _joined(runs)
    rows: dict[int, list[tuple[int, int, int]]] = {}
    for number, (row, start, end) in enumerate(runs):
        rows.setdefault(row, []).append((start, end, home[number]))
    groups: dict[int, list[Box]] = {}
    for box in parts:
        column = int(box.x0 / _CELL)
        for start, end, number in rows.get(max(0, int(box.y0 / _CELL)), ()):
            if start <= column < end:
                groups.setdefault(number, []).append(box)
                break
    return list(groups.values())


def _joined(runs: Sequence[tuple[int, int, int]]) -> list[int]:
    """For each run of marked squares the number of its group."""
    home = list(range(len(runs)))

    def top(number: int) -> int:
        while home[number] != number:
            home[number] = home[home[number]]
            number = home[number]
        return number

    before: list[int] = []
    current: list[int] = []
    row = -1
    for number, (here, start, end) in enumerate(runs):
        if here != row:
            before, current = (current if here == row + 1 else []), []
            row = here
        for other in before:
            if runs[other][1] <= end and start <= runs[other][2]:
                home[top(number)] = top(other)
        current.append(number)
    return [top(number) for number in range(len(runs))]


def _figure(page: Page, group: Sequence[Box], images: set[Box], lines: Sequence[Line], body: float) -> Figure | None:
    """The figure of parts that lie together, None where they only decorate."""
    box = around(group)
    if box.x1 - box.x0 < 36 or box.y1 - box.y0 < 24:
        return None
    inside = _inside(lines, box)
    shown = [part for part in group if part in images]
    raster = bool(shown) and around(shown).area > 0.5 * box.area
    wider, labels = (box, inside) if raster and not inside else _with_labels(lines, box, inside, body)
    wider, turned = _with_turned(page, wider)
    inner = {id(line) for line in labels}
    others = [line for line in lines if id(line) not in inner]
    caption = captions.find(others, wider, "figure")
    size = box.area / (page.width * page.height)
    prose = [line for line in inside if len(line.words) >= _PROSE and line.size >= 0.8 * body]
    if raster:
        fits = size >= _IMAGE and not inside and not _bleeds(box, page)
    else:
        fits = size >= _DRAWN and _drawn(page, group, box, labels) and len(prose) < 2 and not _bleeds(box, page)
        fits = fits and sum(len(line.words) for line in labels) <= _MAX_WORDS
    captioned = caption is not None and size >= 0.5 * _IMAGE and len(prose) < 4 and _pictured(page, group, shown)
    if not fits and not captioned:
        return None
    if any(captions.label_of(line.text, "table") for line in labels):
        return None
    return Figure(page.number, wider, (*labels, *turned), caption)


def _pictured(page: Page, group: Sequence[Box], shown: Sequence[Box]) -> bool:
    """Whether anything but frames is in it: a caption also stands at frames with a program's text."""
    shapes, fills = set(page.drawing.shapes), set(page.drawing.fills)
    bars = [box for box in group if box in fills]
    return bool(shown) or any(box in shapes for box in group) or len(bars) >= 4


def _drawn(page: Page, group: Sequence[Box], box: Box, labels: Sequence[Line]) -> bool:
    """Whether paths draw something: several shapes, or bars of different lengths, that are not mere frames of text. A
    bar has no words in it, as the coloured cells of a table have."""
    drawn, filled = set(page.drawing.shapes), set(page.drawing.fills)
    shapes = [part for part in group if part in drawn]
    fills = [part for part in group if part in filled and part.area < 0.5 * box.area]
    fills = [part for part in fills if all(is_number(line.text) for line in _inside(labels, part))]
    lengths = {(round(part.x1 - part.x0), round(part.y1 - part.y0)) for part in fills}
    lettered = sum(len(line.text) * 0.5 * line.size * line.size for line in labels)
    bars = len(fills) >= 4 and len(lengths) >= 4
    return (len(shapes) >= 3 or bars) and lettered < 0.4 * box.area


def _bleeds(box: Box, page: Page) -> bool:
    """Whether it runs off the page: ornaments and photographs behind the text do, charts do not."""
    return box.x0 <= 2 or box.y0 <= 2 or box.x1 >= page.width - 2 or box.y1 >= page.height - 2


def _inside(lines: Iterable[Line], box: Box) -> list[Line]:
    found = []
    for line in lines:
        x, y = (line.x0 + line.x1) / 2, line.y - 0.3 * line.size
        if box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1:
            found.append(line)
    return found


def _with_labels(lines: Sequence[Line], box: Box, inside: list[Line], body: float) -> tuple[Box, list[Line]]:
    """(the box with what stands at its edges, the lines in it): figures and short words, no larger than the text."""
    found = {id(line): line for line in inside}
    for _ in range(3):
        wide = Box(box.x0 - _NEAR, box.y0 - _NEAR, box.x1 + _NEAR, box.y1 + _NEAR)
        new = [line for line in lines if id(line) not in found and _label(line, wide, body)]
        if not new:
            break
        found |= {id(line): line for line in new}
        box = around([box, *(_box(line) for line in new)])
    boxes = [_box(line) for line in found.values()]
    return around([box, *boxes]), [line for line in lines if id(line) in found]


def _with_turned(page: Page, box: Box) -> tuple[Box, list[Line]]:
    """(the box with text that stands sideways at its edges, such as the name of an axis; the lines of that text)."""
    found = [line for line in page.lines if line.turned and page.box_of(line).touches(box, _NEAR)]
    inside = [line for line in found if len(line.words) <= _PROSE or _covers(box, page.box_of(line))]
    return around([box, *(page.box_of(line) for line in inside)]), inside


def _covers(box: Box, other: Box) -> bool:
    return box.shared(other) >= 0.9 * other.area


def _label(line: Line, wide: Box, body: float) -> bool:
    """Whether a line beside a drawing is one of its labels: the value of an axis, a name in a legend."""
    if not _box(line).touches(wide) or any(captions.label_of(line.text, kind) for kind in ("figure", "table")):
        return False
    inner = Box(wide.x0 - 4, wide.y0, wide.x1 + 4, wide.y1)
    if not ((inner.x0 <= line.x0 and line.x1 <= inner.x1) or is_number(line.text)):
        return False
    if is_number(line.text):
        return line.size <= 1.05 * body
    return len(line.words) <= 4 and line.size <= 0.92 * body and not line.text.rstrip().endswith((".", ";", ":"))


def _box(line: Line) -> Box:
    return Box(line.x0, line.y - 0.8 * line.size, line.x1, line.y + 0.25 * line.size)
