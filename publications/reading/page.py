"""What any format gives: pages of lines of words, with positions and type.

Positions are in points (1/72 inch) from the top left corner of the page (its CropBox, turned so that most of its text
stands upright); ``y`` grows downwards. Lines that stand at another angle are ``turned``: they have positions in their
own frame. Texts are Unicode NFC, with the ligatures of the Latin alphabet taken apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from publications.reading.drawing import NOTHING, Box, Drawing
from publications.reading.letters import ideographic
from publications.reading.median import median

_BY_PLACE = attrgetter("y", "x0")  # a third of a lambda's time, and pages are put in rows again and again


class Word(NamedTuple):
    """Letters without a space between them, ``y`` is the baseline. ``raised`` and ``lowered`` mark super- and subscripts,
    ``close`` a word with no space before it, though its type is another: the "O" of "H₂O"."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    italic: bool = False
    raised: bool = False
    colour: int = 0
    font: str = ""
    lowered: bool = False
    close: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline without a wide gap. ``size`` is the size of most letters, ``y`` the baseline.

    ``hyphen`` tells that the line ends in a hyphen which may only be there because the line ends; ``column`` is set
    with the reading order: lines of one column on one page share it. ``ready`` is Markdown that stands in the text as
    it is, a block of its own (a table, a picture); such a line has no text, and paragraphs run on past it. ``turned`` is
    by how many degrees, counter-clockwise, it stands turned from most text of its page. The words of
    an ``rtl`` line are in reading order too: the first stands rightmost.
    """

    page: int
    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    colour: int
    font: str
    words: tuple[Word, ...]
    hyphen: bool = False
    turned: int = 0
    column: int = 0
    ready: str = ""
    rtl: bool = False

    @property
    def start(self) -> float:
        """Where the line begins for its reader: ``x0``, or for an ``rtl`` line ``-x1``. It grows in reading direction,
        so that indents and short lines are measured alike in both."""
        return -self.x1 if self.rtl else self.x0

    @property
    def end(self) -> float:
        """Where the line ends for its reader, on the same scale as ``start``."""
        return -self.x0 if self.rtl else self.x1

    @property
    def opening(self) -> float:
        """How wide in points its first word is; of a script that writes without spaces, its first sign."""
        first = self.words[0]
        return min(first.x1 - first.x0, first.size) if ideographic(first.text[:1]) else first.x1 - first.x0

    def in_column(self, column: int) -> Line:
        """The line as one of this column."""
        return self if column == self.column else replace(self, column=column)

    @property
    def caps(self) -> bool:
        """Whether all letters that have a case are capitals, and there are at least three."""
        if self.text != self.text.upper():
            return False
        return sum(letter.lower() != letter.upper() for letter in self.text) >= 3


@dataclass(frozen=True, slots=True)
class Page:
    """A physical page, counted from 1. ``picture`` is the share of the page that its largest image covers, 0 to 1."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    picture: float = 0.0
    drawing: Drawing = NOTHING

    @property
    def letters(self) -> int:
        """How many characters of text the page holds."""
        return sum(len(line.text) for line in self.lines)

    def box_of(self, line: Line) -> Box:
        """Where a line stands on the page, also one that is turned. Of one set askew, about where it begins."""
        x0, y0, x1, y1 = line.x0, line.y - 0.8 * line.size, line.x1, line.y + 0.25 * line.size
        if line.turned == 90:
            return Box(y0, self.height - x1, y1, self.height - x0)
        if line.turned == 180:
            return Box(self.width - x1, self.height - y1, self.width - x0, self.height - y0)
        if line.turned == 270:
            return Box(self.width - y1, x0, self.width - y0, x1)
        return Box(x0, y0, x1, y1)

    def with_lines(self, lines: Iterable[Line]) -> Page:
        """The same page with other lines."""
        return replace(self, lines=tuple(lines))


class Bookmark(NamedTuple):
    """An entry of the file's own outline. ``level`` counts from 1; ``y`` is where on the page it points, if it says."""

    title: str
    level: int
    page: int
    y: float | None = None


class FileFacts(NamedTuple):
    """What a PDF says of itself: its language, whether it is tagged, whether copying or changing it is forbidden; the
    fonts that it names without holding them, with their pages; the pages with runs of text whose letters it does not
    tell, as (page, such runs, all runs)."""

    language: str = ""
    tagged: bool = False
    locked: bool = False
    fonts_missing: tuple[tuple[str, tuple[int, ...]], ...] = ()
    unreadable: tuple[tuple[int, int, int], ...] = ()


class Tag(NamedTuple):
    """A heading by the file's structure tree: its level, and the left edge and middle height of its first text."""

    level: int
    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read, before anything is understood. ``metadata`` has the file's own Title, Author, … as given."""

    media_type: str
    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    facts: FileFacts | None = None
    tags: tuple[Tag, ...] = ()

    def meta(self, name: str) -> str:
        """A metadata field, empty when the file does not give it."""
        return dict(self.metadata).get(name, "")


def line_of(words: Sequence[Word], page: int, *, hyphen: bool = False, turned: int = 0, rtl: bool = False) -> Line:
    """One line from words in reading order; its type is that of most of its letters."""
    first = words[0]
    alike = first[4:]  # all but text and place: most lines are set in one type
    if not (first.raised or first.lowered or first.close) and all(word[4:] == alike for word in words):
        plain: Sequence[Word] = words
        text = " ".join([word.text for word in words])
        size, bold, italic, colour, font = first.size, first.bold, first.italic, first.colour, first.font
    else:
        plain = [word for word in words if not (word.raised or word.lowered)] or words
        size, bold, italic, colour, font = _usual_type(plain)
        text = join_words(words)
    return Line(
        page=page,
        text=text,
        x0=min([word.x0 for word in words]),
        x1=max([word.x1 for word in words]),
        y=plain[0].y,
        size=size,
        bold=bold,
        italic=italic,
        colour=colour,
        font=font,
        words=tuple(words),
        hyphen=hyphen,
        turned=turned,
        rtl=rtl,
    )


def _usual_type(words: Sequence[Word]) -> tuple[float, bool, bool, int, str]:
    """Size, bold, italic, colour and font of most letters."""
    weights: dict[tuple[float, bool, bool, int, str], int] = {}
    for word in words:
        key = (word.size, word.bold, word.italic, word.colour, word.font)
        weights[key] = weights.get(key, 0) + len(word.text)
    return max(weights, key=weights.__getitem__)


def stand_in(ready: str, page: int, x0: float, x1: float, y: float, *, column: int = 0) -> Line:
    """A line without text that stands in the reading order for a ready block of Markdown, ``y`` points from the top."""
    return Line(page, "", x0, x1, y, 1.0, False, False, 0, "", (Word("", x0, x1, y, 1.0),), column=column, ready=ready)


def join_words(words: Sequence[Word]) -> str:
    """The words as text; a super- or subscript stands close to the word before it, and a close word."""
    parts: list[str] = []
    for word in words:
        if parts and not (word.raised or word.lowered or word.close):
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def body_size(lines: Iterable[Line]) -> float:
    """The type size in which most letters are set, rounded to half a point; 10 when there is no text."""
    exact: dict[float, int] = {}
    for line in lines:
        exact[line.size] = exact.get(line.size, 0) + len(line.text)
    weights: dict[float, int] = {}
    for size, count in exact.items():  # a few sizes, where lines are thousands
        half = round(size * 2) / 2
        weights[half] = weights.get(half, 0) + count
    return max(weights, key=lambda size: weights[size]) if weights else 10.0


def leading(lines: Sequence[Line]) -> float:
    """The usual distance of baselines in points, from neighbouring lines of one column; 1.2 × size if unknown."""
    gaps = [
        after.y - line.y
        for line, after in pairwise(lines)
        if after.page == line.page and after.column == line.column and 0 < after.y - line.y < 3 * max(line.size, 1)
    ]
    return median(gaps) if gaps else 1.2 * body_size(lines)


def rows(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines of one page grouped by baseline, rows from the top, each row from where its reader begins: from the left,
    but in Arabic and Hebrew from the right."""
    found: list[list[Line]] = []
    row: list[Line] = []
    top = 0.0
    for line in sorted(lines, key=_BY_PLACE):
        if row and line.y - top <= max(2.0, 0.3 * line.size):
            row.append(line)
        else:
            row, top = [line], line.y
            found.append(row)
    return [_from_its_start(row) if len(row) > 1 else row for row in found]


def _from_its_start(row: list[Line]) -> list[Line]:
    worded = [line.rtl for line in row if any(map(str.isalpha, line.text))]  # figures stand in either direction
    if 2 * sum(worded) > len(worded):
        return sorted(row, key=lambda line: -line.x1)
    return sorted(row, key=lambda line: line.x0)


def row_text(row: Sequence[Line]) -> str:
    """A row's texts in the order of ``rows``, parted by a space."""
    return " ".join(line.text for line in row)
