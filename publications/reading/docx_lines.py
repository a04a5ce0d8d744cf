"""Paragraphs of a Word file set as lines on pages, so that what reads pages of lines can read them too.

Word files do not say where lines stand. Widths are taken as half the type's size a letter, distances from the
paragraphs' own spacing: enough to tell what stands under what, in which type and how far apart. Short paragraphs stay
one line: where they would break says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from publications.reading.bidi import is_rtl
from publications.reading.docx_items import Paragraph
from publications.reading.docx_styles import Look
from publications.reading.page import Line, Page, Word, line_of

_WIDTH, _HEIGHT, _MARGIN = 595.0, 842.0, 72.0  # A4 with an inch around
_LEADING = 1.2
_LETTER = 0.5
_APART = 0.6  # of the size, at least: two paragraphs are not the lines of one
_SHORT = 250  # letters of a paragraph that stays one line
_TITLE_STEP = 6.0  # points by which what the file calls its title stands out from all other type


@dataclass(slots=True)
class Setting:
    """Lines as they were set: ``pages``, and for each line the place of its paragraph by the line's identity."""

    lines: list[Line] = field(default_factory=list)
    owners: dict[int, int] = field(default_factory=dict)

    @property
    def pages(self) -> list[Page]:
        """The lines by page."""
        by_page: dict[int, list[Line]] = {}
        for line in self.lines:
            by_page.setdefault(line.page, []).append(line)
        return [
            Page(number, _WIDTH, max((_HEIGHT, *(line.y + _MARGIN for line in lines))), tuple(lines))
            for number in range(1, max(by_page, default=0) + 1)
            for lines in [by_page.get(number, [])]
        ]


def laid(paragraphs: Iterable[tuple[int, Paragraph]], largest: float, first: int, *, turn: bool) -> Setting:
    """These paragraphs, each with its place, as lines; ``largest`` is the file's largest type in points.

    ``turn`` is for files that do not tell where their pages begin: one begins where one is full, and at ``first``, the
    place of the first heading.
    """
    setting = Setting()
    y, page, turned, below = _MARGIN, 1, 0, 0.0
    for place, paragraph in paragraphs:
        size = paragraph.look.size
        turned += turn and place == first and bool(setting.lines) and setting.owners[id(setting.lines[-1])] < first
        if paragraph.page + turned > page:
            y, page, below = _MARGIN, paragraph.page + turned, 0.0
        if setting.lines:
            y += max(below, paragraph.form.above, _APART * size) + (_LEADING * size if paragraph.blank_above else 0.0)
        for row in _rows(paragraph, largest):
            if turn and y > _HEIGHT - _MARGIN:
                turned, page, y = turned + 1, page + 1, _MARGIN
            y += _LEADING * max(piece.size for piece in row)
            line = _line(row, page if turn else max(page, paragraph.page), y, paragraph)
            setting.lines.append(line)
            setting.owners[id(line)] = place
        below = paragraph.form.below
    return setting


class _Piece(NamedTuple):
    """A word as it will be set: ``x`` is where it begins in its line."""

    text: str
    size: float
    look: Look
    raised: bool
    x: float


def _line(row: Sequence[_Piece], page: int, y: float, paragraph: Paragraph) -> Line:
    start = _MARGIN + max(0.0, paragraph.left)
    if paragraph.form.centred:
        start = max(start, (_WIDTH - row[-1].x - _wide(row[-1].text, row[-1].size)) / 2)
    places = [(piece.x + start, piece.x + start + _wide(piece.text, piece.size)) for piece in row]
    if is_rtl(" ".join(piece.text for piece in row)):
        places = [(_WIDTH - right, _WIDTH - left) for left, right in places]
    words = [
        Word(
            piece.text,
            *place,
            y,
            piece.size,
            piece.look.bold,
            piece.look.italic,
            piece.raised,
            piece.look.colour,
            "",
            piece.look.position == "lowered",
        )
        for piece, place in zip(row, places, strict=True)
    ]
    return line_of(words, page)


def _wide(text: str, size: float) -> float:
    return _LETTER * size * len(text)


def _rows(paragraph: Paragraph, largest: float) -> Iterator[list[_Piece]]:
    """The paragraph's words, a row for each line that they fill."""
    short = sum(len(span.text) for span in paragraph.spans) <= _SHORT
    room = 1e6 if short else _WIDTH - 2 * _MARGIN - min(200.0, max(0.0, paragraph.left))
    row: list[_Piece] = []
    x = 0.0
    for text, size, look, raised in _words(paragraph, largest):
        wide = _wide(text, size)
        if row and (not text or x + wide > room):
            yield row
            row, x = [], 0.0
        if text:
            row.append(_Piece(text, size, look, raised, x))
            x += wide + _LETTER * size
    if row:
        yield row


def _words(paragraph: Paragraph, largest: float) -> Iterator[tuple[str, float, Look, bool]]:
    """(word, its size, its look, whether it is raised); an empty word where a line breaks."""
    look = paragraph.look
    boost = max(0.0, largest + _TITLE_STEP - look.size) if paragraph.form.kind == "title" else 0.0
    if paragraph.label and paragraph.label.text:
        for part in paragraph.label.text.split():
            yield part, look.size + boost, look, False
    for span in paragraph.spans:
        size = span.look.size + boost
        raised = bool(span.note) or span.look.position == "raised"
        for number, piece in enumerate(span.text.split("\n")):
            if number:
                yield "", size, span.look, raised
            for text in (piece.upper() if span.look.caps else piece).split():
                yield text, size, span.look, raised
