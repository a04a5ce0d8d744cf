"""Page furniture: running heads, running feet and folios are found, taken out and recorded.

A line is furniture because it repeats: at the same height of many pages stands the same text, digits aside. A line
larger than the body is left alone unless the very same words return page after page: chapter titles at the top of a
page look like running heads otherwise.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from publications.reading import edge_blocks, edge_rows, margins
from publications.reading.bands import BAND, NOTE, Body, Row, Tops, band_rows, body_of, folio, mask
from publications.reading.draft import Removed, RemovedKind
from publications.reading.letters import alnum
from publications.reading.page import Line, Page, row_text, rows
from publications.reading.words import CONTINUED

_Taken = dict[int, tuple[RemovedKind, str]]  # by the ids of lines: what each is, and why


def take_out(pages: Sequence[Page]) -> tuple[list[Page], list[Removed]]:
    """(pages without furniture, what was taken out, in the order of the pages)."""
    body = body_of(pages)
    band = [row for page in pages for row in band_rows(page) if not edge_rows.figures(row.text)]
    taken: _Taken = {}
    _repeated(band, pages, body, taken)
    _slots(band, len(pages), body, taken)
    _folios(band, body, len(pages), taken)
    edge_blocks.take(pages, _needed(len(pages)), mask, taken)
    _repeated_titles(pages, body, taken)
    _turned(pages, taken)
    margins.take(pages, body.size, _needed(len(pages)), taken)
    removed = []
    kept = []
    for page in pages:
        kept.append(page.with_lines(line for line in page.lines if id(line) not in taken))
        for row in rows(line for line in page.lines if id(line) in taken):
            kind, why = taken[id(row[0])]
            removed.append(Removed(page.number, row_text(row), kind, why, row[0].y < page.height / 2))
    return kept, removed


def _turned(pages: Sequence[Page], taken: _Taken) -> None:
    """On a page set sideways the running lines stand at an angle: known words, digits aside, are taken there too."""
    known = {mask(line.text) for page in pages for line in page.lines if id(line) in taken and len(line.text) > 3}
    for page in pages:
        for line in page.lines:
            if line.turned and (mask(line.text) in known or folio(line.text) == page.number):
                taken[id(line)] = ("running head", "the words of the running lines, on a page set sideways")


def _needed(pages: int) -> int:
    return max(3, min(12, round(0.06 * pages)))


def _take(row: Row, lines: Iterable[Line], why: str, taken: _Taken) -> None:
    for line in lines:
        plain = folio(line.text) is not None
        kind: RemovedKind = "folio" if plain else "running head" if row.top else "running foot"
        taken.setdefault(id(line), (kind, why))


def _repeated(band: list[Row], all_pages: Sequence[Page], body: Body, taken: _Taken) -> None:
    """Rows, and pieces of rows, whose masked text stands at one height on enough pages."""
    pages, tops, inside = len(all_pages), Tops(band), edge_rows.InsidePages(all_pages, mask, BAND)
    groups: dict[tuple[bool, str], list[tuple[Row, tuple[Line, ...]]]] = defaultdict(list)
    for row in band:
        groups[row.top, mask(row.text)].append((row, row.lines))
        if len(row.lines) > 1 and not edge_rows.cells_of_figures(row.lines):
            for line in row.lines:
                groups[row.top, mask(line.text)].append((row, (line,)))
    for (_, masked), members in groups.items():
        if len(masked) > 160 or not masked or masked == "#":
            continue
        for same in _same_height(members):
            seen = {row.page for row, _ in same}
            if len(seen) < _needed(pages):
                continue
            size = max(line.size for _, lines in same for line in lines)
            texts = Counter(alnum(re.sub(r"\d", "", lines[0].text)) for _, lines in same)
            steady = (
                texts.most_common(1)[0][1] >= 0.8 * len(same) and masked.count("#") <= 1 and len(seen) >= 0.3 * pages
            )
            if size > 1.08 * body.size and not (steady and size < 1.5 * body.size):
                continue
            if _notes(same) or inside.tabled([(row.page, row_text(lines)) for row, lines in same], same[0][1][0]):
                continue
            why = f"the same words at this height on {len(seen)} pages"
            for row, lines in same:
                if not tops.holds(row, lines, body, pages, len(seen)):
                    _take(row, lines, why, taken)


def _notes(members: Sequence[tuple[Row, tuple[Line, ...]]]) -> bool:
    """Whether these are footnotes that all cite one source: most begin with a number raised on their page."""
    cited = sum(row.cited and bool(NOTE.match(lines[0].text)) for row, lines in members)
    return cited >= 0.6 * len(members)


def _same_height(members: list[tuple[Row, tuple[Line, ...]]]) -> list[list[tuple[Row, tuple[Line, ...]]]]:
    """Members clustered by their distance from the page's edge, within 6 points."""
    clusters: list[list[tuple[Row, tuple[Line, ...]]]] = []
    for member in sorted(members, key=lambda member: member[0].height):
        if clusters and member[0].height - clusters[-1][-1][0].height <= 6:
            clusters[-1].append(member)
        else:
            clusters.append([member])
    return clusters


def _slots(band: list[Row], pages: int, body: Body, taken: _Taken) -> None:
    """Running heads that change with the chapter: one height and type on most pages, most of it known to repeat."""
    slots: dict[tuple[bool, int, float, str], list[Row]] = defaultdict(list)
    for row in band:
        line = row.lines[0]
        if row.rank <= 2 and line.size <= 1.08 * body.size:
            slots[row.top, round(row.height / 3), line.size, line.font].append(row)
    tops = Tops(band)
    for members in slots.values():
        if len({row.page for row in members}) < max(4, 0.25 * pages):
            continue
        if _notes([(row, row.lines) for row in members]):
            continue
        texts = Counter(mask(row.text) for row in members)
        if edge_rows.amounts(row.text for row in members):
            continue
        again = sum(count for count in texts.values() if count > 1)
        if again < 0.7 * len(members) or len(texts) > 0.6 * len(members):
            continue
        tables = _tables(members, pages)
        for row in members:
            if mask(row.text) in tables:
                continue
            if len(row.text) < 120 and not tops.holds(row, row.lines, body, pages, texts[mask(row.text)]):
                _take(row, row.lines, f"the place and type of a running line on {len(members)} pages", taken)


def _tables(members: Sequence[Row], pages: int) -> set[str]:
    """The masked texts of rows whose numbers go up and down from page to page: those of tables. A number alone that is
    the same on a few pages is the label of an axis."""
    said: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in members:
        said[mask(row.text)].append((row.page, row.text))
    few = {text for text, rows in said.items() if text == "#" and len(set(rows)) < 0.5 * pages}
    labels = {text for text in few if len({number for _, number in said[text]}) == 1}
    return labels | {text for text, rows in said.items() if not edge_rows.counting(rows)}


def _folios(band: list[Row], body: Body, pages: int, taken: _Taken) -> None:
    """Numbers alone at the page's edge that grow with the pages; the same offset at least three times, at one height.

    A page has one number at an edge, but where two kinds are printed throughout (a volume's and a part's): what else
    falls in with the pages there is the label of an axis or a cell of a table.
    """
    numbers: dict[tuple[bool, int], list[tuple[Row, Line]]] = defaultdict(list)
    outermost: dict[tuple[int, bool], int] = {}
    for row in band:
        left = [line for line in row.lines if id(line) not in taken]
        if not left or edge_rows.figures(row.text) or edge_rows.cells_of_figures(row.lines):
            continue
        if row.rank > outermost.setdefault((row.page, row.top), row.rank) + 1:
            continue
        for line in left:
            printed = folio(line.text)
            if printed is not None and line.size <= 1.6 * body.size:
                numbers[row.top, printed - row.page].append((row, line))
    numbered = {(row.page, row.top) for row, _ in _taken_folios(band, taken)}
    for (_, offset), members in sorted(numbers.items(), key=lambda item: -len(item[1])):
        if not _one_height(members):
            continue
        throughout = len({row.page for row, _ in members}) >= 0.5 * pages
        fresh = [(row, line) for row, line in members if throughout or (row.page, row.top) not in numbered]
        numbered.update((row.page, row.top) for row, _ in fresh)
        for _, line in fresh:
            why = f"a page number: the page's own {offset:+d}" if offset else "the page's own number"
            taken.setdefault(id(line), ("folio", why))
    _folios_alike(band, taken)


def _taken_folios(band: list[Row], taken: _Taken) -> list[tuple[Row, Line]]:
    return [(row, line) for row in band for line in row.lines if taken.get(id(line), ("",))[0] == "folio"]


def _one_height(members: Sequence[tuple[Row, Line]]) -> bool:
    """Whether three pages or more have such a number at one height."""
    clusters = _same_height([(row, (line,)) for row, line in members])
    return max(len({row.page for row, _ in cluster}) for cluster in clusters) >= 3


def _folios_alike(band: list[Row], taken: _Taken) -> None:
    """Further page numbers, roman ones of the front matter mostly, at the height and in the type of those found, on pages
    whose number was not found yet."""
    found = _taken_folios(band, taken)
    numbered = {row.page for row, _ in found}
    slots = {(row.top, round(row.height / 3), line.size) for row, line in found}
    for row in band:
        for line in row.lines if row.page not in numbered else ():
            if folio(line.text) is not None and (row.top, round(row.height / 3), line.size) in slots:
                taken.setdefault(id(line), ("folio", "a number at the height and in the type of the page numbers"))


def _repeated_titles(pages: Sequence[Page], body: Body, taken: _Taken) -> None:
    """A large line that heads several pages in a row ("Notes (continued)") is kept on the first of them only."""
    before: dict[str, tuple[int, float]] = {}
    for page in pages:
        left = [line for line in page.lines if line.y < 0.2 * page.height and id(line) not in taken]
        heads = rows(left)[:2]  # without the page number beside them
        for row in heads:
            text = row_text(row)
            key = alnum(CONTINUED.sub("", text))
            if len(key) < 4 or row[0].size < 0.98 * body.size:
                continue
            last, size = before.get(key, (0, 0.0))
            again = last == page.number - 1 and size > 0.8 * row[0].size  # an entry of the contents is smaller
            if again and (CONTINUED.search(text) or (row[0].size > 1.08 * body.size and len(key) > 6)):
                for line in row:
                    taken[id(line)] = ("repeated title", f"the heading of page {page.number - 1} again")
            before[key] = (page.number, row[0].size)


def echoes(pages: Sequence[Page], title: str) -> tuple[list[Page], list[Removed]]:
    """Running lines that repeat too seldom to be seen by that: small words at a page's edge that are the report's title,
    or a heading that stands elsewhere in larger type. (pages without them, what was taken out)."""
    body = body_of(pages)
    large = {alnum(line.text) for page in pages for line in page.lines if line.size > 1.08 * body.size}
    known = {text for text in {*large, alnum(title)} if len(text) > 5}
    kept, removed = [], []
    for page in pages:
        gone: set[int] = set()
        for row in band_rows(page) if page.number > 1 else []:
            text = alnum(re.sub(r"^\W*\d+\W+|\W+\d+\W*$", "", row.text))
            if row.rank == 0 and text in known and max(line.size for line in row.lines) < 0.95 * body.size:
                gone |= {id(line) for line in row.lines}
                kind: RemovedKind = "running head" if row.top else "running foot"
                why = "a title again, small and at the page's edge"
                removed.append(Removed(page.number, row.text, kind, why, row.top))
        kept.append(page.with_lines(line for line in page.lines if id(line) not in gone) if gone else page)
    return kept, removed
