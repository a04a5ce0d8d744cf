"""Titles that contents or bookmarks name → the lines where they stand.

Printed page numbers are not the file's: the difference is found by vote. Each entry whose title stands somewhere votes
for the difference between that page and the printed number; then each entry is looked for near where it should be.
"""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from publications.reading.contents import Contents, Entry
from publications.reading.letters import alnum
from publications.reading.numbering import parse
from publications.reading.page import Bookmark, Line
from publications.reading.words import is_contents

USED_FROM = 0.55
_NEAR = 2
_RATIO = 0.87
_HEAD = 5  # letters
Place = tuple[int, int]


class Match(NamedTuple):
    """A named title with the lines of the flow that are its heading, ``start`` to ``end`` (exclusive)."""

    entry: Entry
    start: int
    end: int


class Places:
    """Where which words stand: in the flow's lines, alone and with up to three that follow.

    Indexed is how the text from each line on begins, with the line's label and without; whether it goes on as a title
    does is looked at when one is asked for: titles are few, and most lines begin none.
    """

    def __init__(self, flow: Sequence[Line]) -> None:
        self.flow = flow
        self.keys = [alnum(line.text) for line in flow]
        self.bare: list[str] = []  # the keys without labels
        self.heads: dict[str, list[int]] = defaultdict(list)
        self.bare_heads: dict[str, list[int]] = defaultdict(list)
        self.first_of_page: dict[int, int] = {}
        for start, line in enumerate(flow):
            self.first_of_page.setdefault(line.page, start)
            key = self.keys[start]
            label, title = parse(line.text)
            bare = alnum(title) if label else key
            self.bare.append(bare)
            self.heads[self._head(start, key)].append(start)
            if bare and bare != key:
                self.bare_heads[self._head(start, bare)].append(start)

    def _head(self, start: int, key: str) -> str:
        """The first letters of the text that begins with this line, whose key is ``key``."""
        if len(key) < _HEAD:
            own = len(self.keys[start])
            key += max((joined[own:] for _, joined in self._joins(start)), key=len, default="")
        return key[:_HEAD]

    def _joins(self, start: int) -> Iterable[tuple[int, str]]:
        joined = ""
        first = self.flow[start]
        for end in range(start, min(start + 4, len(self.flow))):
            line = self.flow[end]
            if line.page != first.page or len(joined) > 220:
                return
            joined += self.keys[end]
            if joined:
                yield end + 1, joined

    def exact(self, title: str, bare: str) -> list[Place]:
        """Places whose letters and digits are the title's, with or without its label."""
        keys = {alnum(title), alnum(bare)}
        return sorted({place for key in keys if len(key) > 1 for place in self._places(key)})

    def _places(self, key: str) -> Iterable[Place]:
        """The lines that make this key."""
        for start in self._begun(self.heads, key):
            yield from ((start, end) for end, joined in self._joins(start) if joined == key)
        for start in self._begun(self.bare_heads, key):
            own, bare = len(self.keys[start]), self.bare[start]
            yield from ((start, end) for end, joined in self._joins(start) if bare + joined[own:] == key)

    @staticmethod
    def _begun(heads: dict[str, list[int]], key: str) -> list[int]:
        """The lines at which a text with this key may begin."""
        if len(key) >= _HEAD:
            return heads.get(key[:_HEAD], [])
        return [start for head, starts in heads.items() if head.startswith(key) for start in starts]

    def alike(self, title: str, pages: Iterable[int]) -> list[Place]:
        """Places on these pages whose words are nearly the title's."""
        wanted = alnum(parse(title)[1]) or alnum(title)
        if len(wanted) < 5:
            return []
        matcher = difflib.SequenceMatcher(autojunk=False)
        matcher.set_seq2(wanted)
        found = []
        for page in pages:
            start = self.first_of_page.get(page, len(self.flow))
            while start < len(self.flow) and self.flow[start].page == page:
                for end, joined in self._joins(start):
                    bare = self.bare[start]
                    for text in {joined, bare + joined[len(self.keys[start]) :]}:
                        if 0.8 < len(text) / len(wanted) < 1.25:
                            matcher.set_seq1(text)
                            if matcher.real_quick_ratio() > _RATIO and matcher.ratio() > _RATIO:
                                found.append((start, end))
                start += 1
        return found

    def beginning(self, title: str, page: int) -> list[Place]:
        """Lines of this page, set apart by their type, that begin with the title and go on ("… to the members")."""
        wanted = alnum(title)
        start = self.first_of_page.get(page, len(self.flow))
        found = []
        while len(wanted) >= 12 and start < len(self.flow) and self.flow[start].page == page:
            line = self.flow[start]
            begins = self.keys[start].startswith(wanted) or self.bare[start].startswith(wanted)
            if begins and (line.bold or line.caps) and len(line.text) < 120:
                found.append((start, start + 1))
            elif any(joined.startswith(wanted) for _, joined in self._joins(start)):
                end = self._of_one_type(start)
                if end and len("".join(self.keys[start:end])) >= len(wanted):
                    found.append((start, end))
            start += 1
        return found

    def _of_one_type(self, start: int) -> int | None:
        """Where the heading that begins here ends, by the type that its lines share with no line around it."""
        first, end = self.flow[start], start + 1
        while end < len(self.flow) and end - start <= 4 and _alike(self.flow[end], first):
            end += 1
        alone = end - start <= 4 and (start == 0 or not _alike(self.flow[start - 1], first))
        return end if alone else None


def _alike(line: Line, other: Line) -> bool:
    one = (line.page, line.bold, line.font, line.italic)
    return one == (other.page, other.bold, other.font, other.italic) and abs(line.size - other.size) < 0.3


def with_contents(contents: Contents, places: Places) -> tuple[list[Match], list[Entry]] | None:
    """(matches in order, entries not found), or None when too few entries are found to believe any."""
    entries = [entry for entry in contents.entries if not is_contents(entry.title)]
    exact = [places.exact(entry.title, entry.bare) for entry in entries]
    offsets = {kind: _vote(entries, exact, places, kind) for kind in (False, True)}
    found: list[Match] = []
    lost: list[Entry] = []
    after = 0
    for entry, known in zip(entries, exact, strict=True):
        offset = offsets[entry.roman]
        if offset is None:
            lost.append(entry)
            continue
        expected = entry.printed + offset
        near = [place for place in known if abs(places.flow[place[0]].page - expected) <= _NEAR and place[0] >= after]
        if not near:
            pages = (expected, expected + 1, expected - 1)
            near = [place for place in places.alike(entry.title, pages) if place[0] >= after]
        if not near:
            near = [place for place in places.beginning(entry.bare, expected) if place[0] >= after]
        if not near:
            lost.append(entry)
            continue
        best = max(near, key=lambda place: _fitness(place, expected, places))
        found.append(Match(entry, *best))
        after = best[0] + 1
    if len(found) < max(2, USED_FROM * len(entries)):
        return None
    return found, lost


def with_bookmarks(bookmarks: Sequence[Bookmark], places: Places) -> tuple[list[tuple[Match, int]], list[Entry]] | None:
    """((match, level) of each bookmark whose title stands where it points, the others); None when too few do.

    Where most titles stand a fixed number of pages off, the file was put together from parts: the targets are moved.
    """
    entries = [_entry_of(mark) for mark in bookmarks]
    exact = [places.exact(entry.title, entry.bare) for entry in entries]
    moved = _moved(entries, exact, places)
    found: list[tuple[Match, int]] = []
    lost: list[Entry] = []
    after = 0
    for mark, entry, known in zip(bookmarks, entries, exact, strict=True):
        page = mark.page + moved
        near = [place for place in known if abs(places.flow[place[0]].page - page) <= 1]
        near = near or places.alike(mark.title, (page, page + 1, page - 1))
        near = [place for place in near if place[0] >= after]
        if not near:
            lost.append(entry)
            continue
        best = max(near, key=lambda place: _fitness(place, page, places) - _distance(place, mark, places))
        found.append((Match(entry, *best), mark.level))
        after = best[0] + 1
    return (found, lost) if len(found) >= max(2, USED_FROM * len(bookmarks)) else None


def _entry_of(mark: Bookmark) -> Entry:
    label, bare = parse(mark.title)
    level = float(mark.level)
    return Entry(mark.title, bare or mark.title, label, mark.page, False, level, level, mark.page, 0.0, False)


def _moved(entries: Sequence[Entry], exact: Sequence[list[Place]], places: Places) -> int:
    """How many pages the targets are off: 0 unless another distance explains plainly more titles."""
    votes: Counter[int] = Counter()
    for entry, found in zip(entries, exact, strict=True):
        votes.update({places.flow[start].page - entry.printed for start, _ in found})
    here = votes[0] + votes[1] + votes[-1]
    best = max(votes, key=lambda offset: votes[offset], default=0)
    return best if votes[best] > max(2, 1.5 * here) else 0


def _distance(place: Place, mark: Bookmark, places: Places) -> float:
    line = places.flow[place[0]]
    return abs(line.y - mark.y) / 100 if mark.y is not None and line.page == mark.page else 0.0


def _fitness(place: Place, expected: int, places: Places) -> float:
    """Prominent type, the expected page, and the shortest run of lines."""
    line = places.flow[place[0]]
    return line.size + 2.0 * line.bold + line.caps - 2.5 * abs(line.page - expected) - 0.5 * (place[1] - place[0])


def _vote(entries: Sequence[Entry], exact: Sequence[list[Place]], places: Places, kind: bool) -> int | None:
    votes: Counter[int] = Counter()
    for entry, found in zip(entries, exact, strict=True):
        if entry.roman == kind:
            votes.update({places.flow[start].page - entry.printed for start, _ in found})
    return max(votes, key=lambda offset: (votes[offset], -abs(offset))) if votes else None


def lines_named(flow: Sequence[Line], contents: Contents | None, bookmarks: Sequence[Bookmark]) -> frozenset[int]:
    """The lines, by ``id``, that the contents or bookmarks name: headings, also where they stand inside a frame."""
    if not contents and len(bookmarks) < 2:
        return frozenset()
    places = Places(flow)
    listed = with_contents(contents, places) if contents else None
    marked = with_bookmarks(bookmarks, places) if len(bookmarks) > 1 else None
    matches = [*(listed[0] if listed else ()), *(match for match, _ in (marked[0] if marked else ()))]
    return frozenset(id(line) for match in matches for line in flow[match.start : match.end])
