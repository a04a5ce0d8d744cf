"""Lines in reading order → blocks: paragraphs, list items, footnotes; joined over columns and page turns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from publications.reading.finding_words import FINDING_WORD, FINDING_WORD_AFTER
from publications.reading.hyphens import Hyphenation
from publications.reading.inline import ROMAN, Run, Style, cut, markdown, page_run, runs_of, text_of
from publications.reading.letters import HYPHENS
from publications.reading.markdown import escape_start
from publications.reading.page import Line

_BULLET = re.compile(r"^[•●▪■◦○‣⁃∙·►▸❖✓✔➢➤*–—-](?=\s|[^\W\d_])\s*")
_BULLET_ALONE = re.compile(r"^[•●▪■◦○‣⁃∙·►▸❖✓✔➢➤–—]$")
_ITEM = re.compile(r"^(?P<number>\d{1,3})(?P<end>[.)])\s+(?=\S)")
_NAMED = re.compile(
    rf"^(({FINDING_WORD})\s*(№|#|no\.?)?\s*\d{{1,3}}|\d{{1,3}}\s*[-–]?\s*({FINDING_WORD_AFTER}))\s*[.:)–—-]", re.I
)
_TERMINAL = re.compile(r"[.!?…:;。！？؟։]['\"”’»)\]\d*†]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or list item. ``text`` is Markdown without the item's sign, with page marks inside where it runs on;
    ``plain`` is the same without any mark. ``cells`` counts places where cells of a table stood side by side. ``lines``
    are what it was made of. ``ready`` is Markdown that stands as it is (a table, a picture); then ``text`` is empty.
    ``runs`` are the text with its type, where it is known."""

    page: int
    last_page: int
    text: str
    plain: str
    bullet: bool
    cells: int
    lines: tuple[Line, ...]
    ready: str = ""
    runs: tuple[Run, ...] = ()

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
        if self.runs:
            return escape_start(markdown(cut(self.runs, length)))
        return escape_start(self.text[length:].lstrip())


@dataclass(frozen=True, slots=True)
class Measure:
    """What the lines of one column have in common, in points: their edges, on the scale of
    ``Line.start`` and ``Line.end``, and the usual distance of baselines."""

    left: float
    right: float
    leading: float


def measures(lines: Sequence[Line]) -> dict[tuple[int, int], Measure]:
    """The measure of each (page, column)."""
    groups: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if not line.ready:
            groups.setdefault((line.page, line.column), []).append(line)
    usual = _usual_leading([line for line in lines if not line.ready])
    found = {}
    for key, group in groups.items():
        rights = sorted(line.end for line in group)
        starts = [round(line.start) for line in group]
        left = max(set(starts), key=lambda start: (starts.count(start), -start))
        found[key] = Measure(float(left), rights[-1 - len(rights) // 20], usual)
    return found


def _usual_leading(lines: Sequence[Line]) -> float:
    """The commonest distance of baselines in units of the type's size."""
    counts: dict[float, int] = {}
    for line, after in pairwise(lines):
        if line.page == after.page and line.column == after.column and abs(line.size - after.size) < 0.3:
            gap = round((after.y - line.y) / max(line.size, 1.0), 1)
            if 0.9 <= gap <= 2.4:
                counts[gap] = counts.get(gap, 0) + 1
    return max(counts, key=lambda gap: counts[gap]) if counts else 1.2


def blocks(
    lines: Sequence[Line],
    hyphenation: Hyphenation,
    measure: dict[tuple[int, int], Measure],
    notes: Mapping[tuple[int, str], str],
    usual: Style = ROMAN,
) -> list[Block]:
    """Blocks of one chapter's lines (footnotes taken out before). Nothing is dropped.

    ``notes`` names the footnote to which a raised number on a page refers; ``usual`` is how most of the text is set.
    """
    running = [line for line in lines if not line.ready]
    groups: list[list[Line]] = []
    indented = _indents(running, measure)
    for line in running:
        if groups and not _begins(groups[-1], line, measure, indented):
            groups[-1].append(line)
        else:
            groups.append([line])
    made = [block_of(group, hyphenation, notes, usual) for group in groups]
    return _with_ready(made, lines) if len(running) < len(lines) else made


def _with_ready(made: Sequence[Block], lines: Sequence[Line]) -> list[Block]:
    """Tables and pictures put between the paragraphs: after the one in or behind which they stand, but before one that
    runs on to a later page, so that they stay on their own."""
    places = {id(line): number for number, line in enumerate(lines)}
    standing = [(places[id(line)], line) for line in lines if line.ready]
    found: list[Block] = []
    for block in made:
        start, end = places[id(block.lines[0])], places[id(block.lines[-1])]
        while standing and (standing[0][0] < start or (standing[0][0] < end and standing[0][1].page < block.last_page)):
            found.append(_ready(standing.pop(0)[1]))
        found.append(block)
    return found + [_ready(line) for _, line in standing]


def _ready(line: Line) -> Block:
    return Block(line.page, line.page, "", "", False, 0, (line,), line.ready)


def _indents(lines: Sequence[Line], measure: dict[tuple[int, int], Measure]) -> bool:
    """Whether paragraphs begin with an indent here, rather than after a wider gap."""
    indented = sum(
        0.8 < (line.start - measure[line.page, line.column].left) / max(line.size, 1.0) < 4 for line in lines
    )
    return indented > 0.05 * len(lines)


def _begins(group: list[Line], line: Line, measure: dict[tuple[int, int], Measure], indented: bool) -> bool:
    """Whether ``line`` begins a new block after the lines of ``group``."""
    last, first = group[-1], group[0]
    size = max(line.size, 1.0)
    if _BULLET_ALONE.match(last.text) and last is first and abs(last.y - line.y) < 0.5 * size:
        return False
    if _opens_item(group, line) or abs(line.size - last.size) > 0.12 * size or line.turned != last.turned:
        return True
    here = measure[line.page, line.column]
    there = measure[last.page, last.column]
    if line.page != last.page or line.column != last.column:
        return _begins_after_turn(last, line, there, here, indented)
    if _beside(last, line):
        return False  # cells of one row stay together
    apart = line.y < last.y or (line.y - last.y) / size > here.leading * 1.25 + 0.1
    if apart or _row_of_cells(group) or last.hyphen:
        return apart or not last.hyphen
    if line.bold != last.bold and len(group) <= 2 and _short(last, line, there):
        return True
    hanging = _ITEM.match(first.text) or _BULLET.match(first.text)
    if not hanging and 0.8 * size < line.start - last.start < 6 * size and _TERMINAL.search(last.text):
        return True
    return _short(last, line, there) and not _flows(last, line)


def _opens_item(group: Sequence[Line], line: Line) -> bool:
    """Whether the line begins with the sign or number of a list item, or with "Finding 3"."""
    last = group[-1]
    if last.hyphen:
        return False
    if _NAMED.match(line.text):
        return True
    if _BULLET.match(line.text):
        return line.text[:1] not in "-–—" or _item_like(line, last)
    if not _ITEM.match(line.text):
        return False
    return bool(_TERMINAL.search(last.text) or _ITEM.match(group[0].text)) or line.start < last.start - 1


def _row_of_cells(group: Sequence[Line]) -> bool:
    """Whether the last two lines of a group stand on one row: cells of a table."""
    return len(group) > 1 and _beside(group[-2], group[-1])


def _beside(line: Line, after: Line) -> bool:
    return (
        line.page == after.page and line.column == after.column and abs(after.y - line.y) < 0.3 * max(after.size, 1.0)
    )


def _item_like(line: Line, last: Line) -> bool:
    """A dash opens an item where the line before ended a sentence or was itself indented alike; else it is a dash."""
    return bool(_TERMINAL.search(last.text)) or (len(line.text) > 2 and line.start > last.start + 4)


def _begins_after_turn(last: Line, line: Line, there: Measure, here: Measure, indented: bool) -> bool:
    if last.hyphen:
        return False
    if line.bold != last.bold:
        return True
    if not _TERMINAL.search(last.text):
        return _short(last, line, there) and not _lower(line)
    if _lower(line):
        return False
    if indented and line.start - here.left > 0.8 * line.size:
        return True
    return _short(last, line, there)


def _lower(line: Line) -> bool:
    return line.text[:1].islower()


def _flows(last: Line, line: Line) -> bool:
    """A line that was left short, yet runs on: it ends without a stop and the next goes on in lower case."""
    return not _TERMINAL.search(last.text) and _lower(line)


def _short(last: Line, line: Line, there: Measure) -> bool:
    """Whether the next line's first word would have fitted at the end of the last one: the setter broke on purpose."""
    first = line.words[0]
    return last.end + (first.x1 - first.x0) + 0.6 * last.size < there.right


def block_of(
    lines: Sequence[Line], hyphenation: Hyphenation, notes: Mapping[tuple[int, str], str], usual: Style = ROMAN
) -> Block:
    """One block of these lines."""
    runs = runs_of(lines[0], notes, usual)
    for last, line in pairwise(lines):
        more = runs_of(line, notes, usual)
        turned = line.page != last.page
        before = runs[-1]
        if last.hyphen and before.text[-1:] in HYPHENS:
            kept = hyphenation.keeps(text_of(runs)[:-1], line.text, before.text[-1])
            runs[-1] = before._replace(text=before.text[:-1] + ("-" if kept else ""))
            runs += [*(page_run(line.page) if turned else ()), *more]
        elif _beside(last, line) and line.start - last.end > line.size:
            runs += [Run(" | "), *more]
        elif _ideographic(before.text[-1:]) and _ideographic(line.text[:1]):
            runs += [*(page_run(line.page) if turned else ()), *more]
        else:
            space = Run(" ", before.bold and more[0].bold, before.italic and more[0].italic)
            runs += [space, *(page_run(line.page, " ") if turned else ()), *more]
    plain = text_of(runs)
    bullet = _BULLET.match(plain)
    if bullet and len(plain) > bullet.end():
        runs = cut(runs, bullet.end())
        plain = text_of(runs)
    cells = sum(_beside(line, after) for line, after in pairwise(lines))
    text = markdown(runs)
    return Block(lines[0].page, lines[-1].page, text, plain, bool(bullet), cells, tuple(lines), runs=tuple(runs))


def _ideographic(sign: str) -> bool:
    """Chinese and Japanese write without spaces, over line ends too."""
    return "\u2e80" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff" or "\uff00" <= sign <= "\uff60"
