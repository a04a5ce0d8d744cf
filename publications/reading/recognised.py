"""Text that a recogniser saw in pictures of pages, as lines like any others, and what a person should check of it.

The recogniser runs outside: it is another program, which the reader's jail would not start. What it saw comes as JSON,
a list of ``{"page", "width", "height", "lines"}``: size of the picture in pixels, and lines of words
``[text, left, top, right, bottom]`` in pixels from its top left corner.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from publications.reading.draft import Doubt, DraftChapter, DraftFinding, Evidence
from publications.reading.markdown import plain
from publications.reading.median import median
from publications.reading.page import Line, Page, Source, Word, line_of
from publications.reading.patterns import late

_MARK = late(r"\[\[p\. (\d+)\]\]")
_FINDINGS = late(r"^\[\[findings \d+\]\]$")
_STEP = 1.1  # heights of one type lie close: some lines have no tall letters, some none that reach down
_SPREAD = 1.4  # from the lowest line of a type to the highest
_SHOWN = 80  # characters of a paragraph by which it is found


class RecognisedPage(NamedTuple):
    """What was seen on one page: lines of (text, left, top, right, bottom) in pixels of a picture of this size."""

    page: int
    width: float
    height: float
    lines: tuple[tuple[tuple[str, float, float, float, float], ...], ...]


def load(content: bytes) -> tuple[RecognisedPage, ...]:
    """The recognised pages of a JSON text. Raises ValueError for anything else."""
    rows = json.loads(content)
    try:
        return tuple(_page(row) for row in rows)
    except (TypeError, KeyError, IndexError) as error:
        raise ValueError(f"not a list of recognised pages: {error}") from error


def _page(row: Mapping[str, object]) -> RecognisedPage:
    lines = row["lines"]
    if not isinstance(lines, list):
        raise TypeError("lines are no list")
    words = (tuple(_word(word) for word in line) for line in lines)
    width, height = float(str(row["width"])), float(str(row["height"]))
    if width <= 0 or height <= 0:
        raise ValueError("a picture without a size")
    return RecognisedPage(int(str(row["page"])), width, height, tuple(line for line in words if line))


def _word(word: Sequence[object]) -> tuple[str, float, float, float, float]:
    left, top, right, bottom = (float(str(side)) for side in word[1:5])
    return unicodedata.normalize("NFC", str(word[0])), left, top, right, bottom


def merged(source: Source, recognised: Iterable[RecognisedPage]) -> tuple[Source, tuple[int, ...]]:
    """(the source with the recognised lines on pages that had none, the numbers of these pages)."""
    seen = {row.page: row for row in recognised if row.lines}
    taken = tuple(page.number for page in source.pages if page.number in seen)
    sizes = _sizes(source.pages, seen)
    pages = tuple(_with_lines(page, seen[page.number], sizes) if page.number in seen else page for page in source.pages)
    return replace(source, pages=pages), taken


def _sizes(pages: Sequence[Page], seen: Mapping[int, RecognisedPage]) -> dict[float, float]:
    """For each height of a line, in points to one decimal, the size of the type that it is taken to be set in."""
    heights = sorted(
        round(_height(line) * page.width / seen[page.number].width, 1)
        for page in pages
        if page.number in seen
        for line in seen[page.number].lines
    )
    groups: list[list[float]] = []
    for height in heights:
        if groups and height <= groups[-1][-1] * _STEP and height <= groups[-1][0] * _SPREAD:
            groups[-1].append(height)
        else:
            groups.append([height])
    return {height: round(2 * median(group)) / 2 for group in groups for height in group}


def _height(line: Sequence[tuple[str, float, float, float, float]]) -> float:
    return max(bottom for _, _, _, _, bottom in line) - min(top for _, _, top, _, _ in line)


def _with_lines(page: Page, seen: RecognisedPage, sizes: Mapping[float, float]) -> Page:
    """A printed letter's picture is some 0.95 of its type's size from the top of l to the foot of p."""
    scale = page.width / seen.width
    lines: list[Line] = []
    for row in seen.lines:
        size = sizes[round(_height(row) * scale, 1)]
        baseline = median(bottom for _, _, _, _, bottom in row) * scale
        words = [Word(text, left * scale, right * scale, baseline, size) for text, left, _, right, _ in row]
        lines.append(line_of(words, page.number, hyphen=words[-1].text.endswith("-") and len(words[-1].text) > 1))
    return replace(page, lines=tuple(lines), picture=0.0)


def doubts(chapters: Iterable[DraftChapter], findings: Iterable[DraftFinding], pages: Sequence[int]) -> Iterator[Doubt]:
    """One doubt for each paragraph that was recognised: nobody but a person can tell a wrong letter."""
    wanted = frozenset(pages)
    for chapter in chapters:
        page = chapter.page
        for block in chapter.text.split("\n\n"):
            marks = [int(mark) for mark in _MARK.findall(block)]
            page = marks[0] if marks and block.lstrip().startswith("[[p.") else page
            words = plain(block).strip()
            if wanted & {page, *marks} and words and not _FINDINGS.match(block.strip()):
                yield Doubt("recognised", page, words[:_SHOWN])
            page = marks[-1] if marks else page
    for finding in findings:
        if finding.page in wanted:
            yield Doubt("recognised", finding.page, plain(finding.text)[:_SHOWN])


def unsure(evidence: Mapping[str, Evidence], pages: Sequence[int]) -> dict[str, Evidence]:
    """The evidence with nothing sure that was only recognised; the cover is a picture and stays one."""
    wanted = frozenset(pages)
    return {
        name: replace(row, certainty="check")
        if row.certainty == "sure" and row.page in wanted and name != "cover"
        else row
        for name, row in evidence.items()
    }
