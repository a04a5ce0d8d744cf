"""Drawings that return at one place of page after page: logos, rules of running heads and feet, backgrounds.

They belong to the page, as its running head does: no figure, and no rule of a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from publications.reading.drawing import Box, Drawing
from publications.reading.page import Page

_EDGE = 0.16  # of the page's height: rules this near to its top or foot may belong to running heads and feet
_Key = tuple[str, int, int, int, int]


def drop(pages: Sequence[Page]) -> list[Page]:
    """The pages without such drawings. At a page's edge three alike are letterheads, rules there a sixth of the pages (of
    left-hand pages only, of one chapter); in the middle it takes a third: figures of one size may stand alike."""
    seen = Counter(key for page in pages for key in {_key(*row, page) for row in _parts(page)})
    needed = {"across": max(3, len(pages) / 6), "edge": 3, "middle": max(4, len(pages) / 3)}
    often = {key for key, count in seen.items() if count >= needed[key[0]]}
    return [_without(page, often) if often else page for page in pages]


def _key(kind: str, box: Box, page: Page) -> _Key:
    if kind != "across":
        kind = "edge" if _at_edge(box, page) else "middle"
    return (kind, round(box.x0 / 3), round(box.y0 / 3), round(box.x1 / 3), round(box.y1 / 3))


def _parts(page: Page) -> list[tuple[str, Box]]:
    drawing = page.drawing
    rules = [("across", box) for box in drawing.across if _at_edge(box, page)]
    return rules + [("", box) for box in (*drawing.images, *drawing.shapes)]


def _at_edge(box: Box, page: Page) -> bool:
    return box.y1 < _EDGE * page.height or box.y0 > (1 - _EDGE) * page.height


def _without(page: Page, often: set[_Key]) -> Page:
    def kept(kind: str, boxes: tuple[Box, ...]) -> tuple[Box, ...]:
        return tuple(box for box in boxes if _key(kind, box, page) not in often)

    drawing = page.drawing
    across = tuple(b for b in drawing.across if not (_at_edge(b, page) and _key("across", b, page) in often))
    left: Drawing = drawing._replace(across=across, images=kept("", drawing.images), shapes=kept("", drawing.shapes))
    return replace(page, drawing=left)
