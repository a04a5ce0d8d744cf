"""The headings that a tagged PDF's structure tree names, with where they stand. Part of the PDF reader.

ISO 32000-1, 14.8.4.3: H1 to H6 and, in PDF 2.0, Title. pdfium gives the tree of each page with places for the whole
document's elements, so walking it costs pages × elements: a budget of calls for the file keeps that from running away.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

from publications.reading.page import Tag

_CALLS = 400_000  # elements looked at in one file: some half a second
_DEEPEST = 24
_OBJECTS = 12_000
_LEVELS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
Place = Callable[[float, float], tuple[float, float]]


class Tags:
    """Gathers the tagged headings page by page."""

    def __init__(self, document: Any) -> None:
        self.found: list[Tag] = []
        self.left = _CALLS if raw.FPDFCatalog_IsTagged(document.raw) else 0
        self._name = ctypes.create_string_buffer(64)
        self._sides = tuple(ctypes.c_float() for _ in range(4))

    def page(self, page: Any, number: int, place: Place) -> None:
        """Read one open page. ``place`` turns a point of the page into the frame of its lines."""
        if self.left <= 0:
            return
        tree = raw.FPDF_StructTree_GetForPage(page)
        if not tree:
            return
        marked: dict[int, int] = {}
        heads: list[int] = []
        try:
            for index in range(raw.FPDF_StructTree_CountChildren(tree)):
                self._walk(raw.FPDF_StructTree_GetChildAtIndex(tree, index), 0, None, marked, heads)
        finally:
            raw.FPDF_StructTree_Close(tree)
        if marked:
            self._placed(page, number, place, marked, heads)

    def result(self) -> tuple[Tag, ...]:
        """All tagged headings in order; none when the budget did not reach the end: half a tree names half."""
        return tuple(self.found) if self.left > 0 else ()

    def _walk(self, element: Any, depth: int, head: int | None, marked: dict[int, int], heads: list[int]) -> None:
        """``marked`` gets the number of the heading of each marked content, ``heads`` the level of each heading."""
        self.left -= 1
        if not element or depth > _DEEPEST or self.left <= 0:
            return
        level = _LEVELS.get(self._kind(element)) if head is None else None
        if level:
            head = len(heads)
            heads.append(level)
        for index in range(min(self.left, raw.FPDF_StructElement_CountChildren(element))):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                self._walk(child, depth + 1, head, marked, heads)
            else:
                self.left -= 1
        if head is not None:
            marked.update(dict.fromkeys(_content(element), head))

    def _kind(self, element: Any) -> str:
        length = raw.FPDF_StructElement_GetType(element, self._name, 64)
        return self._name.raw[: max(0, length - 2)].decode("utf-16-le", "replace") if length <= 64 else ""

    def _placed(self, page: Any, number: int, place: Place, marked: dict[int, int], heads: list[int]) -> None:
        """The highest text of each heading; text inside forms is left to the other ways of finding headings."""
        left, bottom, right, top = self._sides
        tops: dict[int, tuple[float, float]] = {}
        for index in range(min(_OBJECTS, raw.FPDFPage_CountObjects(page))):
            item = raw.FPDFPage_GetObject(page, index)
            if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_TEXT:
                continue
            head = marked.get(raw.FPDFPageObj_GetMarkedContentID(item), -1)
            if head < 0 or not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
                continue
            x, y = place(left.value, (bottom.value + top.value) / 2)
            if head not in tops or y < tops[head][1] - 1:
                tops[head] = (x, y)
        self.found += [Tag(heads[head], number, *tops[head]) for head in sorted(tops)]


def _content(element: Any) -> list[int]:
    """The numbers of the marked content of an element itself: plain ones, and those within a dictionary of a page."""
    found = []
    for index in range(min(_OBJECTS, raw.FPDF_StructElement_CountChildren(element))):
        number = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if number >= 0:
            found.append(number)
    if found:
        return found
    for index in range(min(_OBJECTS, raw.FPDF_StructElement_GetMarkedContentIdCount(element))):
        number = raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index)
        if number >= 0:
            found.append(number)
    return found
