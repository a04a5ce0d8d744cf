"""pdfium's objects of one page → ``Drawing``. Part of the PDF reader: used by ``pdf.py`` alone.

Measured: a third of a millisecond a page on usual reports.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as raw

from publications.reading.drawing import Box, Drawing, around

_THIN = 3.2  # points: what is thinner is a rule, not a box
_SHORT = 6.0
_MAX_OBJECTS = 12_000  # a map may have a hundred thousand paths; its frame and its first paths tell where it is
_MAX_SEGMENTS = 400
_MAX_DEPTH = 4
_PALE = 246  # of 255: a fill as light as paper is not seen as a box
_INK = tuple(ctypes.c_uint() for _ in range(4))  # written anew by each question for a colour
Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Place = Callable[[float, float], tuple[float, float]]


@dataclass(slots=True)
class _Sketch:
    """What was found so far. ``place`` turns a point of page space into the frame."""

    place: Place
    extent: Box
    across: list[Box] = field(default_factory=list)
    down: list[Box] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    shapes: list[Box] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    left: int = _MAX_OBJECTS
    sides: tuple[ctypes.c_float, ...] = field(default_factory=lambda: tuple(ctypes.c_float() for _ in range(4)))

    def framed(self, points: Iterable[tuple[float, float]], matrix: Matrix) -> Box | None:
        """The box around points of the object's space as far as it is on the page; None off the page."""
        a, b, c, d, e, f = matrix
        xs, ys = zip(*[self.place(a * x + c * y + e, b * x + d * y + f) for x, y in points], strict=True)
        x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
        page = self.extent
        if not (x0 <= page.x1 and page.x0 <= x1 and y0 <= page.y1 and page.y0 <= y1):
            return None
        return Box(max(x0, page.x0), max(y0, page.y0), min(x1, page.x1), min(y1, page.y1))

    def rule_or(self, box: Box, other: list[Box]) -> None:
        """A thin box as a rule, a thick one to ``other``; dots, and what covers the page, are nothing."""
        wide, high = box.x1 - box.x0, box.y1 - box.y0
        if high <= _THIN and wide >= _SHORT:
            self.across.append(box)
        elif wide <= _THIN and high >= _SHORT:
            self.down.append(box)
        elif max(wide, high) >= _SHORT and box.area < 0.6 * self.extent.area:
            other.append(box)


def read(page: Any, place: Place, extent: tuple[float, float], turn: int) -> Drawing:
    """The drawing of a loaded page. ``place`` turns page space into the frame, ``extent`` is the frame's size."""
    sketch = _Sketch(place, Box(0.0, 0.0, *extent))
    _objects(sketch, page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, _PLAIN, 0)
    return Drawing(
        _joined(sketch.across, upright=False),
        _joined(sketch.down, upright=True),
        tuple(sketch.fills),
        tuple(sketch.shapes),
        tuple(sketch.images),
        turn,
    )


def _objects(sketch: _Sketch, holder: Any, count: Any, get: Any, matrix: Matrix, depth: int) -> None:
    for index in range(count(holder)):
        item = get(holder, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            continue
        sketch.left -= 1
        if sketch.left < 0:
            return
        if kind == raw.FPDF_PAGEOBJ_FORM:
            if depth < _MAX_DEPTH:
                inner = _times(_matrix(item), matrix)
                _objects(sketch, item, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, inner, depth + 1)
        elif box := _bounds(sketch, item, matrix):
            _sort_in(sketch, item, kind, box, matrix)


def _sort_in(sketch: _Sketch, item: Any, kind: int, box: Box, matrix: Matrix) -> None:
    if kind == raw.FPDF_PAGEOBJ_IMAGE:
        seen = _clipped(sketch, item, box, matrix)
        if seen.x1 - seen.x0 > _THIN and seen.y1 - seen.y0 > _THIN:
            sketch.images.append(seen)
    elif kind == raw.FPDF_PAGEOBJ_PATH:
        _path(sketch, item, box, matrix)
    elif kind == raw.FPDF_PAGEOBJ_SHADING and box.area < 0.6 * sketch.extent.area:
        sketch.shapes.append(_clipped(sketch, item, box, matrix))


def _bounds(sketch: _Sketch, item: Any, matrix: Matrix) -> Box | None:
    left, bottom, right, top = sketch.sides
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return None
    x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
    return sketch.framed(((x0, y0), (x0, y1), (x1, y0), (x1, y1)), matrix)


def _clipped(sketch: _Sketch, item: Any, box: Box, matrix: Matrix) -> Box:
    """What is seen of an image inside the paths that clip it."""
    clip = raw.FPDFPageObj_GetClipPath(item)
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(min(8, max(0, raw.FPDFClipPath_CountPaths(clip)))):
        points = []
        for place in range(min(_MAX_SEGMENTS, max(0, raw.FPDFClipPath_CountPathSegments(clip, number)))):
            if raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, number, place), x, y):
                points.append((x.value, y.value))
        hole = sketch.framed(points, matrix) if points else None
        if hole:
            box = Box(max(box.x0, hole.x0), max(box.y0, hole.y0), min(box.x1, hole.x1), min(box.y1, hole.y1))
    return box


def _path(sketch: _Sketch, item: Any, box: Box, matrix: Matrix) -> None:
    """Rules and boxes of a path that has straight sides only; a shape of any other."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(item, fill, stroke):
        return
    filled = fill.value != 0 and _inked(item, raw.FPDFPageObj_GetFillColor)
    stroked = bool(stroke.value) and _inked(item, raw.FPDFPageObj_GetStrokeColor)
    if not filled and not stroked:
        return
    if min(box.x1 - box.x0, box.y1 - box.y0) <= _THIN:
        sketch.rule_or(box, sketch.shapes)
        return
    parts = _subpaths(item)
    if parts is None or not all(_square(part) for part in parts):
        sketch.rule_or(box, sketch.shapes)
        return
    inner = _times(_matrix(item), matrix)
    for part in parts:
        if filled and (whole := sketch.framed(part, inner)):
            sketch.rule_or(whole, sketch.fills)
        if stroked and not (filled and len(parts) > 20):
            for ends in pairwise(part):
                if side := sketch.framed(ends, inner):
                    sketch.rule_or(side, sketch.shapes)


def _subpaths(item: Any) -> list[list[tuple[float, float]]] | None:
    """The corners of each part of a path, closed parts with the first corner again; None for one with curves."""
    count = raw.FPDFPath_CountSegments(item)
    if not 0 < count <= _MAX_SEGMENTS:
        return None
    parts: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO or not raw.FPDFPathSegment_GetPoint(segment, x, y):
            return None
        if kind == raw.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        parts[-1].append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            parts[-1].append(parts[-1][0])
    return [part for part in parts if len(part) > 1]


def _square(part: list[tuple[float, float]]) -> bool:
    """Whether at most a rectangle's corners, all its sides level or plumb."""
    sides = pairwise(part)
    return len(part) <= 6 and all(abs(x0 - x1) < 0.05 or abs(y0 - y1) < 0.05 for (x0, y0), (x1, y1) in sides)


def _inked(item: Any, colour_of: Any) -> bool:
    """Whether its colour is seen on white paper. A pattern has no colour and is seen."""
    red, green, blue, alpha = _INK
    if not colour_of(item, *_INK):
        return True
    return alpha.value > 8 and min(red.value, green.value, blue.value) < _PALE


def _matrix(item: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return _PLAIN
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: Matrix, two: Matrix) -> Matrix:
    """First ``one``, then ``two``."""
    if two is _PLAIN:
        return one
    (a, b, c, d, e, f), (g, h, i, j, k, m) = one, two
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _joined(rules: list[Box], *, upright: bool) -> tuple[Box, ...]:
    """Pieces of one line as one rule: borders are often drawn cell by cell, or dashed."""
    return tuple(_pieces_joined(sorted(rules, key=lambda box: (_middle(box, upright), _ends(box, upright))), upright))


def _pieces_joined(rules: list[Box], upright: bool) -> Iterator[Box]:
    start = 0
    while start < len(rules):
        level, end = _middle(rules[start], upright), start + 1
        while end < len(rules) and _middle(rules[end], upright) <= level + 1.5:
            end += 1
        line = sorted(rules[start:end], key=lambda box: _ends(box, upright))
        start, last = end, line[0]
        for box in line[1:]:
            if _ends(box, upright)[0] <= _ends(last, upright)[1] + _THIN:
                last = around((last, box))
            else:
                yield last
                last = box
        yield last


def _middle(box: Box, upright: bool) -> float:
    return (box.x0 + box.x1) / 2 if upright else (box.y0 + box.y1) / 2


def _ends(box: Box, upright: bool) -> tuple[float, float]:
    return (box.y0, box.y1) if upright else (box.x0, box.x1)
