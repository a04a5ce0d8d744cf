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
from publications.reading.pdfium_calls import AT, INT, address, plain

_THIN = 3.2  # points: what is thinner is a rule, not a box
_SHORT = 6.0
_DOT = (1.2, 8.0)  # points: how wide and high a bullet is
_MAX_OBJECTS = 12_000  # a map may have a hundred thousand paths; its frame and its first paths tell where it is
_MAX_SEGMENTS = 400
_MAX_DEPTH = 4
_PALE = 246  # of 255: a fill as light as paper is not seen as a box
# asked for each object of a page, which may have thousands
_kind_of = plain(raw.FPDFPageObj_GetType, INT, AT)
_bounds_of = plain(raw.FPDFPageObj_GetBounds, INT, AT, AT, AT, AT, AT)
_mode_of = plain(raw.FPDFPath_GetDrawMode, INT, AT, AT, AT)
_fill_of = plain(raw.FPDFPageObj_GetFillColor, INT, AT, AT, AT, AT, AT)
_stroke_of = plain(raw.FPDFPageObj_GetStrokeColor, INT, AT, AT, AT, AT, AT)
_matrix_of = plain(raw.FPDFPageObj_GetMatrix, INT, AT, AT)
_segments_of = plain(raw.FPDFPath_CountSegments, INT, AT)
_segment_at = plain(raw.FPDFPath_GetPathSegment, AT, AT, INT)
_segment_kind = plain(raw.FPDFPathSegment_GetType, INT, AT)
_segment_ends = plain(raw.FPDFPathSegment_GetClose, INT, AT)
_point_of = plain(raw.FPDFPathSegment_GetPoint, INT, AT, AT, AT)
_clip_of = plain(raw.FPDFPageObj_GetClipPath, AT, AT)
_clip_paths = plain(raw.FPDFClipPath_CountPaths, INT, AT)
_clip_segments = plain(raw.FPDFClipPath_CountPathSegments, INT, AT, INT)
_clip_segment = plain(raw.FPDFClipPath_GetPathSegment, AT, AT, INT, INT)
_ON_PAGE = (plain(raw.FPDFPage_CountObjects, INT, AT), plain(raw.FPDFPage_GetObject, AT, AT, INT))
_IN_FORM = (plain(raw.FPDFFormObj_CountObjects, INT, AT), plain(raw.FPDFFormObj_GetObject, AT, AT, ctypes.c_ulong))
# where pdfium writes its answers; each question writes them anew
_INK, _NUMBERS, _MODES = (ctypes.c_uint * 4)(), (ctypes.c_float * 6)(), (ctypes.c_int * 2)()


def _places(answers: Any) -> list[int]:
    return [ctypes.addressof(answers) + number * 4 for number in range(len(answers))]


_AT_INK, _AT_NUMBERS, _AT_MODES = _places(_INK), _places(_NUMBERS), _places(_MODES)
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
    dots: list[Box] = field(default_factory=list)
    left: int = _MAX_OBJECTS

    def framed(self, points: Iterable[tuple[float, float]], matrix: Matrix) -> Box | None:
        """The box around points of the object's space as far as it is on the page; None off the page."""
        place = self.place
        if matrix is _PLAIN:  # nearly always
            placed = [place(x, y) for x, y in points]
        else:
            a, b, c, d, e, f = matrix
            placed = [place(a * x + c * y + e, b * x + d * y + f) for x, y in points]
        if len(placed) == 2:  # nearly always too: a box by two corners, or a side
            (x0, y0), (x1, y1) = placed
            x0, x1 = (x0, x1) if x0 <= x1 else (x1, x0)
            y0, y1 = (y0, y1) if y0 <= y1 else (y1, y0)
        else:
            xs, ys = zip(*placed, strict=True)
            x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
        left, top, right, bottom = self.extent
        if not (x0 <= right and left <= x1 and y0 <= bottom and top <= y1):
            return None
        if left <= x0 and top <= y0 and x1 <= right and y1 <= bottom:
            return Box(x0, y0, x1, y1)
        return Box(max(x0, left), max(y0, top), min(x1, right), min(y1, bottom))

    def rule_or(self, box: Box, other: list[Box]) -> None:
        """A thin box as a rule, a thick one to ``other``; dots, and what covers the page, are nothing."""
        x0, y0, x1, y1 = box
        wide, high = x1 - x0, y1 - y0
        if high <= _THIN and wide >= _SHORT:
            self.across.append(box)
        elif wide <= _THIN and high >= _SHORT:
            self.down.append(box)
        elif max(wide, high) >= _SHORT and box.area < 0.6 * self.extent.area:
            other.append(box)


def read(page: Any, place: Place, extent: tuple[float, float], turn: int) -> Drawing:
    """The drawing of a loaded page. ``place`` turns page space into the frame, ``extent`` is the frame's size."""
    sketch = _Sketch(place, Box(0.0, 0.0, *extent))
    _objects(sketch, address(page), *_ON_PAGE, _PLAIN, 0)
    return Drawing(
        _joined(sketch.across, upright=False),
        _joined(sketch.down, upright=True),
        tuple(sketch.fills),
        tuple(sketch.shapes),
        tuple(sketch.images),
        turn,
        tuple(sketch.dots),
    )


def _objects(sketch: _Sketch, holder: Any, count: Any, get: Any, matrix: Matrix, depth: int) -> None:
    for index in range(count(holder)):
        item = get(holder, index)
        kind = _kind_of(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            continue
        sketch.left -= 1
        if sketch.left < 0:
            return
        if kind == raw.FPDF_PAGEOBJ_FORM:
            if depth < _MAX_DEPTH:
                inner = _times(_matrix(item), matrix)
                _objects(sketch, item, *_IN_FORM, inner, depth + 1)
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
    if not _bounds_of(item, *_AT_NUMBERS[:4]):
        return None
    x0, y0, x1, y1 = _NUMBERS[:4]
    if matrix is _PLAIN:
        return sketch.framed(((x0, y0), (x1, y1)), matrix)  # the frame has no slant: two corners tell
    return sketch.framed(((x0, y0), (x0, y1), (x1, y0), (x1, y1)), matrix)


def _clipped(sketch: _Sketch, item: Any, box: Box, matrix: Matrix) -> Box:
    """What is seen of an image inside the paths that clip it."""
    clip = _clip_of(item)
    for number in range(min(8, max(0, _clip_paths(clip)))):
        points = []
        for place in range(min(_MAX_SEGMENTS, max(0, _clip_segments(clip, number)))):
            if _point_of(_clip_segment(clip, number, place), *_AT_NUMBERS[:2]):
                points.append((_NUMBERS[0], _NUMBERS[1]))
        hole = sketch.framed(points, matrix) if points else None
        if hole:
            box = Box(max(box.x0, hole.x0), max(box.y0, hole.y0), min(box.x1, hole.x1), min(box.y1, hole.y1))
    return box


def _path(sketch: _Sketch, item: Any, box: Box, matrix: Matrix) -> None:
    """Rules and boxes of a path that has straight sides only; a shape of any other."""
    if not _mode_of(item, *_AT_MODES):
        return
    fill, stroke = _MODES[:]  # a slice comes in one go, an array of pdfium's number by number
    filled = fill != 0 and _inked(item, _fill_of)
    stroked = stroke != 0 and _inked(item, _stroke_of)
    if not filled and not stroked:
        return
    x0, y0, x1, y1 = box
    less, more = sorted((x1 - x0, y1 - y0))
    if _DOT[0] <= less and more <= _DOT[1] and more <= 1.5 * less:
        sketch.dots.append(box)
    if less <= _THIN:
        sketch.rule_or(box, sketch.shapes)
        return
    parts = _rectangles(item)
    if parts is None:
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


def _rectangles(item: Any) -> list[list[tuple[float, float]]] | None:
    """The corners of each part of a path, closed parts with the first corner again. None as soon as a part has curves,
    sides that are neither level nor plumb, or more corners than a rectangle: a curve may have hundreds of segments."""
    count = _segments_of(item)
    if not 0 < count <= _MAX_SEGMENTS:
        return None
    parts: list[list[tuple[float, float]]] = []
    at_x, at_y = _AT_NUMBERS[:2]
    for index in range(count):
        segment = _segment_at(item, index)
        kind = _segment_kind(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO or not _point_of(segment, at_x, at_y):
            return None
        if kind == raw.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        part = parts[-1]
        part.append((_NUMBERS[0], _NUMBERS[1]))
        if _segment_ends(segment):
            part.append(part[0])
        if len(part) > 6 or not all(_straight(one, other) for one, other in pairwise(part[-3:])):
            return None
    return [part for part in parts if len(part) > 1]


def _straight(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether a side is level or plumb."""
    return abs(one[0] - other[0]) < 0.05 or abs(one[1] - other[1]) < 0.05


def _inked(item: Any, colour_of: Any) -> bool:
    """Whether its colour is seen on white paper. A pattern has no colour and is seen."""
    if not colour_of(item, *_AT_INK):
        return True
    *ink, alpha = _INK[:]
    return alpha > 8 and min(ink) < _PALE


def _matrix(item: Any) -> Matrix:
    if not _matrix_of(item, _AT_NUMBERS[0]):
        return _PLAIN
    a, b, c, d, e, f = _NUMBERS[:]
    found = (a, b, c, d, e, f)
    return _PLAIN if found == _PLAIN else found


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
