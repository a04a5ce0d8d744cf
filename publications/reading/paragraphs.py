"""Lines in reading order → blocks: paragraphs, list items, quotes, listings; joined over columns and page turns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from publications.reading import monospaced
from publications.reading.breaks import TERMINAL, begins
from publications.reading.hyphens import Hyphenation
from publications.reading.inline import (
    HARD,
    ROMAN,
    Run,
    Style,
    cut,
    linked,
    markdown,
    page_run,
    runs_of,
    text_of,
    usual_style,
)
from publications.reading.item_signs import BULLET, drawn_bullet, sign_of
from publications.reading.letters import HYPHENS, ideographic
from publications.reading.markdown import escape_start, fenced
from publications.reading.measure import Columns, apart, beside, indents, left_short
from publications.reading.page import Line
from publications.reading.patterns import late

NoteNames = Mapping[tuple[int, str], str]
_ADDRESS = late(r"[(<\[]?(https?://|ftp://|www\.)\S")
_QUOTED = 1.2  # em: a quotation is set in by at least this much, on both sides


class Block(NamedTuple):
    """A paragraph or list item. ``text`` is Markdown without the item's sign, with page marks inside where it runs on;
    ``plain`` is the same without any mark. ``cells`` counts places where cells of a table stood side by side. ``lines``
    are what it was made of. ``ready`` is Markdown that stands as it is (a table, a picture); then ``text`` is empty.
    ``runs`` are the text with its type, where it is known; a ``quote`` is set in on both sides."""

    page: int
    last_page: int
    text: str
    plain: str
    bullet: bool
    cells: int
    lines: tuple[Line, ...]
    ready: str = ""
    runs: tuple[Run, ...] = ()
    quote: bool = False

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def shown(self) -> str:
        """Its Markdown as it stands at a line's start, the item's sign included."""
        return self.ready or ("- " if self.bullet else "") + escape_start(self.text)

    def after(self, length: int) -> str:
        """Its Markdown without the first ``length`` characters of ``plain``."""
        if self.runs and length:
            return escape_start(markdown(cut(self.runs, length)))
        return escape_start(self.text[length:].lstrip())


class Look(NamedTuple):
    """How most of a text is set, and the fonts of its listings."""

    usual: Style = ROMAN
    mono: frozenset[str] = frozenset()


PLAIN = Look()


def blocks(
    lines: Sequence[Line], hyphenation: Hyphenation, columns: Columns, notes: NoteNames, look: Look = PLAIN
) -> list[Block]:
    """Blocks of one chapter's lines (footnotes taken out before). Nothing is dropped.

    ``notes`` names the footnote to which a raised number on a page refers.
    """
    running = [line for line in lines if not line.ready]
    listed = monospaced.listed(running, columns, look.mono)
    indented = indents(running, columns)
    groups: list[list[Line]] = []
    for line in running:
        if groups and not _parted(groups[-1], line, listed, columns, indented):
            groups[-1].append(line)
        else:
            groups.append([line])
    made = []
    for group, verse in _verses(groups, columns, listed):
        if id(group[0]) in listed:
            made.append(_listing(group))
            continue
        quote = _quoted(group, columns)
        usual = usual_style(group) if quote else look.usual
        block = block_of(group, hyphenation, notes, usual, verse=verse)
        made.append(block._replace(quote=True) if quote else block)
    return _with_ready(made, lines, notes) if len(running) < len(lines) else made


def _parted(group: list[Line], line: Line, listed: set[int], columns: Columns, indented: bool) -> bool:
    if (id(line) in listed) != (id(group[0]) in listed):
        return True
    if id(line) in listed:
        return not monospaced.goes_on(group[-1], line)
    return begins(group, line, columns, indented=indented)


def _listing(lines: Sequence[Line]) -> Block:
    text = monospaced.text_of(lines)
    return Block(lines[0].page, lines[-1].page, "", text, False, 0, tuple(lines), fenced(text))


def _verses(groups: list[list[Line]], columns: Columns, listed: set[int]) -> list[tuple[list[Line], bool]]:
    """Single lines left short one under the other, set off by gaps above and below, as one block whose line ends are
    kept: addresses and verse. Without the gaps they may be short paragraphs."""
    found: list[tuple[list[Line], bool]] = []
    start = 0
    while start < len(groups):
        end = start + 1
        while end < len(groups) and _under(groups[end - 1], groups[end], columns, listed):
            end += 1
        off = start == 0 or _set_off(groups[start - 1][-1], groups[start][0], columns)
        off = off and (end == len(groups) or _set_off(groups[end - 1][0], groups[end][0], columns))
        if end - start > 1 and off and not all(TERMINAL.search(group[0].text) for group in groups[start:end]):
            found.append(([group[0] for group in groups[start:end]], True))
        else:
            found += [(group, False) for group in groups[start:end]]
        start = end
    return found


def _set_off(last: Line, line: Line, columns: Columns) -> bool:
    if last.page != line.page or last.column != line.column:
        return True
    return apart(last, line, columns[line.page, line.column])


def _under(one: list[Line], other: list[Line], columns: Columns, listed: set[int]) -> bool:
    """Whether both are one short line of the same type, at one left edge and without a gap."""
    last, line = one[0], other[0]
    if len(one) > 1 or len(other) > 1 or id(last) in listed or id(line) in listed:
        return False
    if any(sign_of(each.text) or drawn_bullet(each) or each.turned for each in (last, line)):
        return False
    alike = (last.size, last.bold, last.page, last.column) == (line.size, line.bold, line.page, line.column)
    if not alike or abs(last.start - line.start) > 0.3 * line.size or _set_off(last, line, columns):
        return False
    there = columns[line.page, line.column]
    return left_short(last, line, there) and line.end < there.left + 0.8 * (there.right - there.left)


def _quoted(lines: Sequence[Line], columns: Columns) -> bool:
    """Whether these lines are set in on both sides, all at one edge, by contrast with the others of their columns. In
    smaller type or italics the left side is enough."""
    first = lines[0]
    if len(lines) < 2 or sign_of(first.text) or drawn_bullet(first) or any(line.turned for line in lines):
        return False
    if any(beside(line, after) for line, after in pairwise(lines)):
        return False
    sides = [
        (line.start - columns[line.page, line.column].left, columns[line.page, line.column].right - line.end)
        for line in lines
    ]
    size = max(first.size, 1.0)
    if min(left for left, _ in sides) < _QUOTED * size or max(left for left, _ in sides[1:]) - sides[1][0] > 0.3 * size:
        return False
    if len(lines) > 2 and abs(sides[0][0] - sides[1][0]) < 3 * size:
        return min(right for _, right in sides) > _QUOTED * size
    return all(line.italic for line in lines)


def _with_ready(made: Sequence[Block], lines: Sequence[Line], notes: NoteNames) -> list[Block]:
    """Tables and pictures put between the paragraphs: after the one in or behind which they stand, but before one that
    runs on to a later page, so that they stay on their own."""
    places = {id(line): number for number, line in enumerate(lines)}
    standing = [(places[id(line)], line) for line in lines if line.ready]
    found: list[Block] = []
    for block in made:
        start, end = places[id(block.lines[0])], places[id(block.lines[-1])]
        while standing and (standing[0][0] < start or (standing[0][0] < end and standing[0][1].page < block.last_page)):
            found.append(_ready(standing.pop(0)[1], notes))
        found.append(block)
    return found + [_ready(line, notes) for _, line in standing]


def _ready(line: Line, notes: NoteNames) -> Block:
    return Block(line.page, line.page, "", "", False, 0, (line,), linked(line.ready, line.page, notes))


def block_of(
    lines: Sequence[Line], hyphenation: Hyphenation, notes: NoteNames, usual: Style = ROMAN, *, verse: bool = False
) -> Block:
    """One block of these lines; the ends of the lines of a ``verse`` are kept."""
    runs = runs_of(lines[0], notes, usual)
    for last, line in pairwise(lines):
        more = runs_of(line, notes, usual)
        mark = page_run(line.page) if line.page != last.page else []
        before = runs[-1]
        if verse:
            runs += [HARD, *mark, *more]
        elif last.hyphen and before.text[-1:] in HYPHENS:
            sign = hyphenation.sign(text_of(runs[-8:])[-200:-1], line.text, before.text[-1])
            runs[-1] = before._replace(text=before.text[:-1] + sign)
            runs += [*mark, *more]
        elif beside(last, line) and line.start - last.end > line.size:
            runs += [Run(" | "), *more]
        elif _close(last.text, line.text):
            runs += [*mark, *more]
        else:
            space = Run(" ", before.bold and more[0].bold, before.italic and more[0].italic)
            runs += [space, *(page_run(line.page, " ") if mark else ()), *more]
    plain = text_of(runs)
    bullet = BULLET.match(plain)
    length = bullet.end() if bullet else 2 if drawn_bullet(lines[0]) else 0
    if length and len(plain) > length:
        runs = cut(runs, length)
        plain = text_of(runs)
    cells = sum(beside(line, after) for line, after in pairwise(lines))
    text = markdown(runs)
    return Block(lines[0].page, lines[-1].page, text, plain, bool(length), cells, tuple(lines), runs=tuple(runs))


def _close(before: str, after: str) -> bool:
    """Whether a line goes on without a space: beside ideographs; after a dash or stroke set close to a word ("2010–" and
    "2015"); inside an address on the web, which is broken at its signs."""
    if ideographic(before[-1:]) or ideographic(after[:1]):
        return True
    word = before.rpartition(" ")[2]
    if len(word) > 1 and word[-1] in "—–/" and word[-2].isalnum() and after[:1].isalnum():
        return True
    return bool(_ADDRESS.match(word)) and (word[-1] in "/?&=#%_~" or after[:1] in "/?&=#%_~")
