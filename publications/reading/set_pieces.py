"""Tables and figures in the text: found on the pages, kept out of the way of the reading order, set in their places.

``lift`` finds tables in frames and figures before the lines are ordered, so that their cells and labels make no columns;
``place`` finds the other tables when contents pages are gone, and puts each table as Markdown, each figure as a line
``![alt](picture:2 "caption")``, where its first line stood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from publications.reading import captions, columns, figures, repeated, table_text, tables
from publications.reading.captions import Caption
from publications.reading.draft import Doubt, Picture, PictureKind, Removed
from publications.reading.drawing import Box, as_displayed
from publications.reading.figures import Figure
from publications.reading.hyphens import Hyphenation
from publications.reading.language import of_text
from publications.reading.markdown import escape
from publications.reading.page import Line, Page, Word, body_size, rows, stand_in
from publications.reading.tables import Table
from publications.reading.words import FIGURE_ON_PAGE

_MARGIN = 3.0  # points of white around a picture


class _Lifted(NamedTuple):
    """A figure taken out of its page. ``before`` are the lines that come before it in reading order, by ``id``."""

    figure: Figure
    before: frozenset[int]
    column: int


@dataclass(slots=True)
class Lifted:
    """What was found before the lines were ordered: tables with their lines as ordered, figures."""

    tables: dict[int, list[Table]] = field(default_factory=dict)
    figures: dict[int, list[_Lifted]] = field(default_factory=dict)


@dataclass(slots=True)
class Placed:
    """Pages with their tables and figures set in, and what this took out of the text."""

    pages: list[Page]
    pictures: list[Picture] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def lift(pages: Sequence[Page]) -> tuple[list[Page], Lifted]:
    """(the pages with their lines in reading order, figures out; what was found). A cover has no figures and no tables,
    nor has the last page: what is pictured there decorates."""
    body = body_size(line for page in pages for line in page.lines)
    lifted = Lifted()
    ordered = []
    for page in repeated.drop(pages):
        if page.number == 1 or not page.lines:
            ordered.append(columns.order(page))
            continue
        framed = tables.ruled(page)
        last = page.number == len(pages) and len(pages) > 2 and page.letters < 400
        shown = [] if last else figures.find(page, [table.box for table in framed], body)
        ordered.append(_ordered(page, framed, shown, lifted) if framed or shown else columns.order(page))
    return ordered, lifted


def _ordered(page: Page, framed: list[Table], shown: list[Figure], lifted: Lifted) -> Page:
    """The page in reading order: each table and figure takes part as one line, then tables get their lines back."""
    gone = {id(line) for table in framed for line in table.lines}
    for figure in shown:
        caption = figure.caption.lines if figure.caption else ()
        gone |= {id(line) for line in (*figure.labels, *caption)}
    holders: dict[str, Table | Figure] = {}
    holders |= {f"table {number}": table for number, table in enumerate(framed)}
    holders |= {f"figure {number}": figure for number, figure in enumerate(shown)}
    boxes = {name: piece.box for name, piece in holders.items()}
    standing = [stand_in(name, page.number, box.x0, box.x1, box.y0) for name, box in boxes.items()]
    rest = [line for line in page.lines if id(line) not in gone]
    made: list[Line] = []
    for line in columns.order(page.with_lines([*rest, *standing])).lines:
        piece = holders.get(line.ready) if line.ready else None
        if isinstance(piece, Table):
            lines = tuple(one.in_column(line.column) for row in rows(piece.lines) for one in row)
            lifted.tables.setdefault(page.number, []).append(piece._replace(lines=lines))
            made += lines
        elif isinstance(piece, Figure):
            before = frozenset(id(one) for one in made)
            lifted.figures.setdefault(page.number, []).append(_Lifted(piece, before, line.column))
        else:
            made.append(line)
    return page.with_lines(made)


def place(
    pages: Sequence[Page], lifted: Lifted, hyphenation: Hyphenation, named: frozenset[int] = frozenset()
) -> Placed:
    """The pages with tables and figures as ready lines, each where its first line stood. ``named`` are the lines (by
    ``id``) that contents or bookmarks name: no table takes them."""
    tag, _ = of_text("\n".join(line.text for page in pages[:40] for line in page.lines))
    done = Placed([])
    standing = [_standing(page, lifted.tables.get(page.number, []), named) for page in pages]
    for before, after, page in zip(standing, standing[1:], pages[1:], strict=False):
        _join(before, after, page, done)
    for page, here in zip(pages, standing, strict=True):
        lines = list(page.lines)
        for one in here:
            lines = _with_table(page, lines, one, hyphenation, done)
        for figure in lifted.figures.get(page.number, []):
            lines = _with_figure(page, lines, figure, tag, done)
        done.pages.append(page.with_lines(lines))
    return done


@dataclass(slots=True)
class _Standing:
    """A table on its page. ``first`` and ``last`` tell that no text stands above or below it; ``start`` is the table of
    the page before with which it goes on."""

    table: Table
    caption: Caption | None
    first: bool
    last: bool
    start: _Standing | None = None


def _standing(page: Page, framed: Sequence[Table], named: frozenset[int]) -> list[_Standing]:
    """The tables of a page whose lines are (nearly) all still there, with the aligned ones among its other lines."""
    here = {id(line) for line in page.lines}
    kept = [table for table in framed if sum(id(line) in here for line in table.lines) >= 0.7 * len(table.lines)]
    gone = {id(line) for table in kept for line in table.lines}
    if page.number > 1:
        kept += tables.aligned(page.with_lines(line for line in page.lines if id(line) not in gone))
    kept = [below for table in kept if (below := tables.below_headings(table, named))]
    gone = {id(line) for table in kept for line in table.lines}
    others = [line for line in page.lines if id(line) not in gone]
    found = []
    for table in sorted(kept, key=lambda table: table.box.y0):
        caption = captions.find(others, table.box, "table")
        captioned = {id(line) for line in caption.lines} if caption else set()
        free = [line for line in others if id(line) not in captioned and not line.turned]
        first = not any(line.y < table.box.y0 + 2 for line in free)
        last = not any(line.y > table.box.y1 + 2 and line.size > 8.5 for line in free)
        if table.grid is not None or caption:
            found.append(_Standing(table, caption, first, last))
    return found


def _join(before: Sequence[_Standing], after: Sequence[_Standing], page: Page, done: Placed) -> None:
    """The first table of a page as more of the last one of the page before, where it goes on with it."""
    if not before or not after or after[0].table.page != before[-1].table.page + 1:
        return
    one, two = before[-1], after[0]
    if not (one.last and two.first and table_text.goes_on(one.table, two.table, one.caption, two.caption)):
        return
    start = one.start or one
    if start.table.grid is None or two.table.grid is None:
        return
    grid, head = table_text.with_more(start.table.grid, two.table.grid)
    start.table = start.table._replace(grid=grid)
    two.start = start
    why = "the head of a table that goes on from the page before"
    texts = [" ".join(piece.text for cell in head for piece in cell)] if head else []
    texts += [two.caption.text] if two.caption else []
    done.removed += [Removed(page.number, text, "repeated title", why, at_top=True) for text in texts]


def _with_table(page: Page, lines: list[Line], one: _Standing, hyphenation: Hyphenation, done: Placed) -> list[Line]:
    """The lines with a table's own replaced by one ready line; none for a table that goes on from the page before."""
    caption = one.caption.lines if one.caption else ()
    gone = {id(line) for line in (*one.table.lines, *caption)}
    place = next((n for n, line in enumerate(lines) if id(line) in gone), len(lines))
    kept = [line for line in lines if id(line) not in gone]
    if one.start is not None:
        return kept
    box, first = one.table.box, one.table.lines[0]
    if one.table.grid is None:
        title = one.caption.text if one.caption else ""
        label = one.caption.label if one.caption else 0
        ready = _picture(page, "table", box, title, label, one.table.lines, "", done)
        done.doubts.append(Doubt("table-as-picture", page.number, title[:80]))
    else:
        rtl = 2 * sum(line.rtl for line in one.table.lines) > len(one.table.lines)
        ready = table_text.markdown(one.table.grid, one.caption, hyphenation, rtl=rtl)
    raised = [word for line in (*caption, *one.table.lines) for word in line.words if word.raised]
    kept.insert(place, _ready_line(ready, page, box, first.column, raised))
    return kept


def _with_figure(page: Page, lines: list[Line], lifted: _Lifted, tag: str, done: Placed) -> list[Line]:
    """The lines with a ready line for the figure."""
    figure = lifted.figure
    title, label = (figure.caption.text, figure.caption.label) if figure.caption else ("", 0)
    ready = _picture(page, "figure", figure.box, title, label, figure.labels, tag, done)
    place = 1 + max((n for n, line in enumerate(lines) if id(line) in lifted.before), default=-1)
    while place < len(lines) and lines[place].ready.startswith("!["):
        place += 1  # the one before, beside it
    raised = [word for line in (figure.caption.lines if figure.caption else ()) for word in line.words if word.raised]
    return [*lines[:place], _ready_line(ready, page, figure.box, lifted.column, raised), *lines[place:]]


def _picture(
    page: Page,
    kind: PictureKind,
    box: Box,
    title: str,
    label: int,
    inside: Sequence[Line],
    tag: str,
    done: Placed,
) -> str:
    """Records a picture and the words in it; the line of Markdown that shows it."""
    wide = Box(box.x0 - _MARGIN, box.y0 - _MARGIN, box.x1 + _MARGIN, box.y1 + _MARGIN)
    wide = Box(max(0.0, wide.x0), max(0.0, wide.y0), min(page.width, wide.x1), min(page.height, wide.y1))
    shown = as_displayed(wide, page.drawing.turn, page.width, page.height)
    alt = title[label:].strip(" .:：|–—-") or title or FIGURE_ON_PAGE.get(tag, FIGURE_ON_PAGE["en"]).format(page.number)
    words = " ".join(line.text for line in inside)
    done.pictures.append(Picture(kind, page.number, shown, caption=title, alt=alt, words=words))
    why = "a word in a figure" if kind == "figure" else "a word in a table that is shown as a picture"
    for line in inside:
        at_top = page.box_of(line).y0 < page.height / 2
        done.removed.append(Removed(page.number, line.text, "in a picture", why, at_top))
    number = len(done.pictures) - 1
    quoted = escape(title).replace('"', '\\"')
    return f"![{escape(alt)}](picture:{number}" + (f' "{quoted}")' if title else ")")


def _ready_line(ready: str, page: Page, box: Box, column: int, raised: Sequence[Word]) -> Line:
    """The line that stands for a table or figure. Calls of footnotes in it stay seen, so that the notes are found."""
    made = stand_in(ready, page.number, box.x0, box.x1, box.y0, column=column)
    return replace(made, words=(*made.words, *raised)) if raised else made
