"""The table of contents: found and read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from publications.reading.letters import squeeze
from publications.reading.numbering import Label, parse, roman
from publications.reading.page import Line, Page, row_text, rows
from publications.reading.patterns import late
from publications.reading.words import is_contents

_LEADERS = r"[\s.…·•_‧․⋅∙-]*"
_ROW = late(
    rf"^(?P<title>.*?[^\s.…·_‧․⋅-].*?|\w){_LEADERS}\s(?P<page>\d{{1,4}}|[ivxlc]{{1,7}})\W*$|^(?P<title2>.+?)[.…·_‧․⋅]{{3,}}\s*(?P<page2>\d{{1,4}}|[ivxlc]{{1,7}})\W*$"
)
_TAIL = late(r"[\divxlc]\W*$")
_FIRST = late(r"^(?P<page>\d{1,3})\s+(?P<title>[^\W\d_].{2,})$")
_SMALL_LETTER = late(r"[a-zа-я]\s?[.)]\s")  # "a) Tariffs"
_LONE = late(r"^\W*\d{1,4}\W*$")
_LEADERS_INSIDE = late(r"(\.\s?|…|·|_){4,}\s*\d")
_LIST_OF = late(
    r"^(list of (figures|tables|boxes|charts)|figures|tables|список (рисунков|таблиц|иллюстраций)|перечень (рисунков|таблиц)"
    r"|суреттер тізімі|кестелер тізімі|liste des (figures|tableaux)|(abbildungs|tabellen)verzeichnis)\W*$",
    re.I,
)
_MIN_ENTRIES = 3
Reader = Callable[[str], tuple[str, str] | None]


class Entry(NamedTuple):
    """A line of the contents. ``printed`` is its page as printed, ``roman`` whether in roman figures; ``bare`` is the
    title without its label; ``indent`` and ``hang`` are where the line and its first word after a label begin."""

    title: str
    bare: str
    label: Label | None
    printed: int
    roman: bool
    indent: float
    hang: float
    page: int
    size: float
    bold: bool


class Contents(NamedTuple):
    """What the contents pages say. ``lines`` are the ids of all lines that belong to them."""

    entries: tuple[Entry, ...]
    pages: tuple[int, ...]
    lines: frozenset[int]


def find(pages: Sequence[Page]) -> Contents | None:
    """The contents in the first pages, going on over as many pages as follow; None when there are none."""
    last = max(8, len(pages) // 8)
    for position, page in enumerate(pages[: min(last, 30)]):
        ordered = rows(line for line in page.lines if not line.turned)
        head = next(
            (n for n, row in enumerate(ordered) if is_contents(row_text(row)) or is_contents(row[0].text)), None
        )
        edge = None if head is None else ordered[head][0].x0
        below = ordered if head is None else _below(ordered, head)
        entries, used = _entries(_before_lists(below), page.number, edge=edge)
        if head is not None and len(entries) >= _MIN_ENTRIES:
            used |= {id(line) for line in ordered[head] if line.x0 <= ordered[head][0].x1}
        elif not (len(entries) >= 8 and len(used) >= 0.6 * sum(map(len, ordered)) and _growing(entries)):
            continue
        return _further(pages, position, entries, used)
    return None


def _below(ordered: Sequence[list[Line]], head: int) -> list[list[Line]]:
    """The rows under the title; where the entries stand in two columns, the second may begin higher than the title."""
    first = ordered[head][0]
    if is_contents(row_text(ordered[head])) and all(row[0].x0 <= first.x1 for row in ordered[:head]):
        return list(ordered[head + 1 :])
    beside = [line for row in ordered[: head + 1] for line in row if line.x0 > first.x1]
    return rows([*beside, *(line for row in ordered[head + 1 :] for line in row)])


def _further(pages: Sequence[Page], position: int, entries: list[Entry], used: set[int]) -> Contents:
    numbers = [pages[position].number]
    for page in pages[position + 1 : position + 12]:
        ordered = _before_lists(rows(line for line in page.lines if not line.turned))
        more, lines = _entries(ordered, page.number, least=1)
        on_page = sum(len(row) for row in ordered)
        arabic = [entry.printed for entry in entries if not entry.roman]
        grows = not more or not arabic or more[0].roman or more[0].printed >= arabic[-1] - 1
        if not more or len(lines) < 0.6 * on_page or not grows or not _growing(more):
            break
        entries, used = entries + more, used | lines
        numbers.append(page.number)
    return Contents(tuple(entries), tuple(numbers), frozenset(used))


def _growing(entries: Sequence[Entry]) -> bool:
    numbers = [entry.printed for entry in entries if not entry.roman]
    steps = sum(after >= number for number, after in pairwise(numbers))
    return bool(numbers) and steps >= 0.85 * (len(numbers) - 1)


def _before_lists(ordered: Sequence[list[Line]]) -> Sequence[list[Line]]:
    """The rows up to a list of figures or tables, whose entries are no chapters."""
    for number, row in enumerate(ordered):
        if _LIST_OF.match(row_text(row)):
            return ordered[:number]
    return ordered


def _entries(
    ordered: Sequence[list[Line]], page: int, *, least: int = _MIN_ENTRIES, edge: float | None = None
) -> tuple[list[Entry], set[int]]:
    """Entries and the lines they are made of; a row without a number is the beginning of the next entry's title.

    A page is read in several ways, and the one that explains most of it wins: numbers last or first, in one column or
    two, or in the right part of the page only, beside other text.
    """
    best: tuple[float, list[Entry], set[int]] = (0.0, [], set())
    for columns, reader in _ways(ordered, edge):
        found: list[Entry] = []
        used: set[int] = set()
        for column in columns:
            more, lines = _read(column, page, reader)
            shift = _left(column) - _left(columns[0])  # indents are compared within a column
            more = [entry._replace(indent=entry.indent - shift, hang=entry.hang - shift) for entry in more]
            found, used = found + more, used | lines
        if len(found) < least or not _growing(found):
            continue
        odd = sum(
            bool(_LEADERS_INSIDE.search(entry.title))
            or len(entry.title) > 130
            or (entry.title[:1].islower() and not _SMALL_LETTER.match(entry.title))
            for entry in found
        )
        score = len(found) - 3.0 * odd - 0.5 * (len(columns) - 1)
        if score > best[0]:
            best = (score, found, used)
    return best[1], best[2]


def _left(column: Sequence[Sequence[Line]]) -> float:
    return min((row[0].start for row in column), default=0.0)


def _ways(ordered: Sequence[list[Line]], edge: float | None) -> Iterator[tuple[list[list[list[Line]]], Reader]]:
    whole = [list(row) for row in ordered]
    yield [whole], _number_last
    yield [whole], _number_first
    if sum(_lone(row) for row in ordered) >= _MIN_ENTRIES:
        yield [_stacked(whole, below=True)], _number_last
        yield [_stacked(whole, below=False)], _number_last
    lines = [line for row in ordered for line in row]
    if len(lines) < 6:
        return
    beside = [line for line in lines if edge is not None and line.x0 >= edge - 15]
    if _MIN_ENTRIES <= len(beside) < len(lines):
        yield [rows(beside)], _number_last
    middle = (min(line.x0 for line in lines) + max(line.x1 for line in lines)) / 2
    left = [line for line in lines if line.x1 <= middle + 8]
    right = [line for line in lines if line.x0 >= middle - 8]
    if len(right) >= _MIN_ENTRIES:
        if len(left) >= _MIN_ENTRIES:
            yield [rows(left), rows(right)], _number_last
        yield [rows(right)], _number_last
    if len(left) >= _MIN_ENTRIES:
        yield [rows(left)], _number_last
    if left and right:
        yield [rows(left), rows(right)], _number_first


def _lone(row: Sequence[Line]) -> bool:
    """Whether a row is a page number alone."""
    return len(row) == 1 and bool(_LONE.match(row[0].text))


def _stacked(ordered: Sequence[list[Line]], *, below: bool) -> list[list[Line]]:
    """Rows with the page numbers that stand alone under (or over) a title put at the end of that title's last row."""
    out: list[list[Line]] = []
    over: list[Line] = []
    for row in ordered:
        if not _lone(row):
            out.append(list(row))
        elif below and out:
            out[-1] = out[-1] + row
        elif not below:
            if over and out:
                out[-1] = out[-1] + over
            over = list(row)
    if over and out:
        out[-1] = out[-1] + over
    return out


def _number_last(text: str) -> tuple[str, str] | None:
    if not _TAIL.search(text[-24:]):  # most rows: the whole pattern looks long at each of them
        return None
    found = _ROW.match(text)
    if not found:
        return None
    return (found["title"] or found["title2"], found["page"] or found["page2"])


def _number_first(text: str) -> tuple[str, str] | None:
    found = _FIRST.match(text)
    return (found["title"], found["page"]) if found else None


def _read(ordered: Sequence[list[Line]], page: int, reader: Reader) -> tuple[list[Entry], set[int]]:
    found: list[Entry] = []
    used: set[int] = set()
    waiting: list[list[Line]] = []
    edge = max((row[-1].x1 for row in ordered), default=0.0)
    for row in ordered:
        if waiting and reader is _number_last and _lone(row) and row[0].y < waiting[-1][0].y + 2.2 * row[0].size:
            row = waiting.pop() + row  # a title as wide as the measure pushes its page number into a row of its own
        text = squeeze(row_text(row))
        made = reader(text)
        if made is None:
            if len(text) > 140 or len(waiting) > 2:
                waiting = []
            elif any(sign.isalpha() for sign in text):
                waiting.append(row)
            continue
        title, number = made
        first = row[0]
        start: list[Line] = []
        label, _ = parse(title)
        if (
            waiting
            and waiting[-1][0].y > first.y - 2.2 * first.size
            and (label is None or parse(row_text(waiting[-1]))[1] == "")
        ):
            before = [w for w in waiting if _goes_on(w, row, edge)][-2:]
            if before and (reader is _number_last):
                title = squeeze(" ".join([*(row_text(w) for w in before), title]))
                start = before[0]
                used.update(id(line) for w in before for line in w)
        waiting = []
        entry = _entry(title, number, start or row, page)
        if entry:
            used.update(id(line) for line in row)
            found.append(entry)
    return found, used


def _goes_on(row: Sequence[Line], after: Sequence[Line], edge: float) -> bool:
    """Whether a row without a page number is the beginning of the title that ends in ``after``: it is set alike, begins
    no further in and runs on over the measure's middle, or it is a label alone. Anything else (the author of the chapter
    above, a remark) stands for itself."""
    one, other = row[0], after[0]
    if (one.size, one.bold) != (other.size, other.bold):
        return False
    if parse(row_text(row))[1] == "":
        return True
    wide = row[-1].x1 - one.x0 >= 0.5 * (edge - one.x0)
    return wide and one.italic == other.italic and one.x0 <= other.x0 + 0.5 * one.size


def _entry(title: str, number: str, row: Sequence[Line], page: int) -> Entry | None:
    first = row[0]
    printed = int(number) if number.isdecimal() else roman(number)
    title = re.sub(r"[\s.…·_‧․⋅]+$", "", title)
    if printed is None or printed > 3000 or not any(sign.isalpha() for sign in title):
        return None
    label, bare = parse(title)
    words = [word for line in row for word in line.words][:2]
    hang = first.start
    if len(words) > 1 and len(words[0].text) <= 4:
        hang = -words[1].x1 if first.rtl else words[1].x0
        wide = words[1].x0 - words[0].x1 > 0.6 * first.size
        if label is None and wide and re.fullmatch(r"[A-Z]", words[0].text):
            label, bare = parse(f"{words[0].text}. {title[1:].strip()}")
    return Entry(
        title, bare or title, label, printed, not number.isdecimal(), first.start, hang, page, first.size, first.bold
    )
