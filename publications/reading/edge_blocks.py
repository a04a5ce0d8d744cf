"""Blocks of several running lines, such as an address at each page's foot, that reach further into the page than single
running lines do.

A line in the next stretch of the page is one of the block where it stands close to lines that were taken as furniture,
and its words, digits aside, stand at that height on at least half of the pages: no running text does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from publications.reading import edge_rows
from publications.reading.draft import RemovedKind
from publications.reading.page import Line, Page

_DEEP = 0.24  # of the page's height
_CLOSE = 2.6  # lines of a block stand nearer to each other than this many sizes of type
_SHARE = 0.5  # of the pages


def take(
    pages: Sequence[Page],
    needed: int,
    mask: Callable[[str], str],
    taken: dict[int, tuple[RemovedKind, str]],
) -> None:
    """Add the lines that go on blocks of furniture, from the edge inwards."""
    least = max(needed, _SHARE * len(pages))
    while found := [line for lines in _alike(pages, mask, taken) if _running(lines, least) for line in lines]:
        words = f"part of a block of running lines on {len({line.page for line in found})} pages"
        for line in found:
            top = line.y < pages[line.page - 1].height / 2
            taken[id(line)] = ("running head" if top else "running foot", words)


def _running(lines: Sequence[Line], least: float) -> bool:
    return len(lines) >= least and edge_rows.counting((line.page, line.text) for line in lines)


def _alike(
    pages: Sequence[Page], mask: Callable[[str], str], taken: dict[int, tuple[RemovedKind, str]]
) -> Iterator[list[Line]]:
    """Lines next to furniture, grouped by words and height."""
    groups: dict[tuple[bool, str, int], list[Line]] = defaultdict(list)
    for page in pages:
        edges = [line for line in page.lines if id(line) in taken and not line.turned]
        for line in page.lines:
            top = line.y < page.height / 2
            depth = line.y if top else page.height - line.y
            if id(line) in taken or line.turned or depth > _DEEP * page.height:
                continue
            if any(abs(edge.y - line.y) <= _CLOSE * max(line.size, edge.size) for edge in edges):
                groups[top, mask(line.text), round(depth / 3)].append(line)
    yield from groups.values()
