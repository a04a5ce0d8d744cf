"""Furniture outside the bands at a page's head and foot: running lines in the side margins, watermarks, numbers of lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from publications.reading.draft import RemovedKind
from publications.reading.letters import alnum
from publications.reading.page import Line, Page

Taken = dict[int, tuple[RemovedKind, str]]
_SIDE = 0.1  # of the page's width: a turned line so near to its edge stands in the margin
_LARGE = 2.5  # times the running text: no heading of a page is so large and returns on most pages
_PLACE = 6.0  # points: what is printed by a template stands at one place
_LONGEST = 60  # letters
_NUMBERS = 5  # numbered lines on a page: fewer are labels


def take(pages: Sequence[Page], size: float, needed: int, taken: Taken) -> None:
    """Adds such lines to ``taken``, by identity. ``size`` is that of the running text, ``needed`` on how many pages words
    must return to be furniture."""
    edges = [_edges(page, size) for page in pages]
    places: dict[tuple[str, bool], list[tuple[Page, Line, RemovedKind]]] = defaultdict(list)
    for page, (left, right) in zip(pages, edges, strict=True):
        for line in page.lines:
            kind = _kind(page, line, left, right, size) if id(line) not in taken else None
            if kind:
                places[alnum(line.text), bool(line.turned)].append((page, line, kind))
    for members in places.values():
        for same in _same_place(members):
            least = max(needed, len(pages) // 2) if same[0][2] == "watermark" else needed
            if len({page.number for page, _, _ in same}) >= least:
                for _, line, kind in same:
                    taken[id(line)] = (kind, f"the same words at this place on {len(same)} pages")
    _line_numbers(pages, edges, taken)


def _edges(page: Page, size: float) -> tuple[float, float]:
    """Where the running text of the page begins and ends across it; the whole page where there is little."""
    running = [line for line in page.lines if abs(line.size - size) <= 0.5 and len(line.text) > 20 and not line.turned]
    if len(running) < 5:
        return 0.0, page.width
    return sorted(line.x0 for line in running)[len(running) // 20], max(line.x1 for line in running)


def _kind(page: Page, line: Line, left: float, right: float, size: float) -> RemovedKind | None:
    """What furniture the line may be, by its place and size alone."""
    if not 2 < len(line.text) <= _LONGEST or line.text.isdecimal():
        return None
    if line.size >= _LARGE * size:
        return "watermark"
    across = page.width
    if line.turned:
        return "running head" if line.y < _SIDE * across or line.y > (1 - _SIDE) * across else None
    return "running head" if line.x1 < left - 2 or line.x0 > right + 2 else None


def _same_place(members: Sequence[tuple[Page, Line, RemovedKind]]) -> list[list[tuple[Page, Line, RemovedKind]]]:
    """Members of one kind that stand at one height, by their distance from the top. On which side they stand may change:
    left pages and right pages have their margins on either."""
    found: list[list[tuple[Page, Line, RemovedKind]]] = []
    for member in sorted(members, key=lambda member: (member[2], member[1].y)):
        last = found[-1][-1] if found else None
        if last and last[2] == member[2] and member[1].y - last[1].y <= _PLACE:
            found[-1].append(member)
        else:
            found.append([member])
    return found


def _line_numbers(pages: Sequence[Page], edges: Sequence[tuple[float, float]], taken: Taken) -> None:
    """Numbers alone beside the running text that count its lines, by ones or fives, on most pages."""
    found = [_counting(page, left, right) for page, (left, right) in zip(pages, edges, strict=True)]
    if sum(map(bool, found)) < max(2, len(pages) // 2):
        return
    for lines in found:
        for line in lines:
            taken[id(line)] = ("line number", "counts the lines of the text")


def _counting(page: Page, left: float, right: float) -> list[Line]:
    numbers = [
        line
        for line in page.lines
        if line.text.isdecimal()
        and len(line.text) <= 5
        and not line.turned
        and (line.x1 < left - 2 or line.x0 > right + 2)
    ]
    numbers.sort(key=lambda line: line.y)
    steps = {int(after.text) - int(line.text) for line, after in pairwise(numbers)}
    return numbers if len(numbers) >= _NUMBERS and len(steps) == 1 and steps <= {1, 2, 5, 10} else []
