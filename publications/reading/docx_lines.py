"""Paragraphs of a Word file set as lines on pages, so that what reads pages of lines can read them too.

Word files do not say where lines stand. Widths are taken as half the type's size a letter, distances from the
paragraphs' own spacing: enough to tell what stands under what, in which type and how far apart. Short paragraphs stay
one line: where they would break says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from publications.reading.docx_items import Paragraph
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


def laid(paragraphs: Iterable[tuple[int, Paragraph]], largest: float, *, turn: bool) -> Setting:
    """These paragraphs, each with its place, as lines; ``largest`` is the file's largest type in points.

    ``turn`` begins a new page where one is full, for files that do not tell where theirs begin.
    """
    setting = Setting()
    y, page, turned, below = _MARGIN, 1, 0, 0.0
    for place, paragraph in paragraphs:
        size = paragraph.look.size
        if paragraph.page + turned > page:
            y, page, below = _MARGIN, paragraph.page + turned, 0.0
        if setting.lines:
            y += max(below, paragraph.form.above, _APART * size) + (_LEADING * size if paragraph.blank_above else 0.0)
        for words in _rows(paragraph, largest):
            if turn and y > _HEIGHT - _MARGIN:
                turned, page, y = turned + 1, page + 1, _MARGIN
            y += _LEADING * max(word.size for word in words)
            line = _line(words, page if turn else max(page, paragraph.page), y, paragraph)
            setting.lines.append(line)
            setting.owners[id(line)] = place
        below = paragraph.form.below
    return setting


def _line(words: Sequence[Word], page: int, y: float, paragraph: Paragraph) -> Line:
    start = _MARGIN + max(0.0, paragraph.left)
    if paragraph.form.centred:
        start = max(start, (_WIDTH - (words[-1].x1 - words[0].x0)) / 2)
    return line_of([word._replace(x0=word.x0 + start, x1=word.x1 + start, y=y) for word in words], page)


def _rows(paragraph: Paragraph, largest: float) -> Iterator[list[Word]]:
    """The paragraph's words, a row for each line that they fill."""
    short = sum(len(span.text) for span in paragraph.spans) <= _SHORT
    room = 1e6 if short else _WIDTH - 2 * _MARGIN - min(200.0, max(0.0, paragraph.left))
    row: list[Word] = []
    x = 0.0
    for word in _words(paragraph, largest):
        if word is None:
            if row:
                yield row
            row, x = [], 0.0
            continue
        wide = word.x1
        if row and x + wide > room:
            yield row
            row, x = [], 0.0
        row.append(word._replace(x0=x, x1=x + wide))
        x += wide + _LETTER * word.size
    if row:
        yield row


def _words(paragraph: Paragraph, largest: float) -> Iterator[Word | None]:
    """Words with their widths in ``x1``; None where a line breaks."""
    look = paragraph.look
    boost = max(0.0, largest + _TITLE_STEP - look.size) if paragraph.form.kind == "title" else 0.0
    if paragraph.label and paragraph.label.text:
        for part in paragraph.label.text.split():
            yield Word(part, 0.0, _LETTER * look.size * len(part), 0.0, look.size + boost, look.bold, look.italic)
    for span in paragraph.spans:
        size = span.look.size + boost
        raised = bool(span.note) or span.look.position == "raised"
        for number, piece in enumerate(span.text.split("\n")):
            if number:
                yield None
            for text in piece.split():
                shown = text.upper() if span.look.caps else text
                yield Word(
                    shown,
                    0.0,
                    _LETTER * size * len(shown),
                    0.0,
                    size,
                    span.look.bold,
                    span.look.italic,
                    raised,
                    span.look.colour,
                    lowered=span.look.position == "lowered",
                )
