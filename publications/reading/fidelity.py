"""The fidelity figure: how many words of the file stand in the draft, how many in the record of removals, which in neither.

Each line of a page, as it was read and before anything was taken out, is looked for in what the draft says of that page:
headings, text, findings, captions, the lines recorded as removed; then on the pages beside it (a paragraph that runs over
the page turn), in the footnotes of the chapters there, and in the front matter. Compared are letters and digits alone,
so that hyphens, spaces, ligatures and Markdown's signs make no difference; each letter of the draft answers for one
letter of the file only (but front matter, which repeats the title page). A line that is not found whole is looked for in
runs of words, which must come one after the other. The order of lines among themselves is not judged: columns, notes
and captions are moved on purpose.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from publications.reading.draft import Draft, Fidelity, Lost
from publications.reading.markdown import LINK_TARGET
from publications.reading.page import Page
from publications.reading.patterns import late
from publications.reading.words import LABEL_WORD, LABEL_WORD_AFTER

_CHUNK = late(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
    r"|[^\s\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+"
)
_FIRST_ALONE = "\u3040"  # of the signs that are words of their own
_DROPPED = late(r"[\W_]+")
_PAGE_MARK = late(r"\[\[p\. (\d+)\]\]")
_OTHER_MARK = late(r"\[\[findings \d+\]\]|^!\[.*?\]\(picture:\d+[^\n]*$|" + LINK_TARGET.pattern, re.M)
_NOTE = late(r"^\[\^([^\]]+)\]:(.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n[ \t]+\S)))*)", re.M)
_REFERENCE = late(r"\[\^(\d*)[^\]]*\]")
_LABEL_WORD = late(rf"({LABEL_WORD}|{LABEL_WORD_AFTER})")
_SURE = 12  # letters in a row are no chance: they may begin or end inside a word, as after a hyphen at a line's end
_FRONT_PAGES = 6
_LOST_TEXT = 400  # letters of lost words that are listed for a page
_LOST_PAGES = 200


class _Printed(NamedTuple):
    """A line of the file: (letters and digits, as printed) of its words, and whether its last word is divided."""

    words: list[tuple[str, str]]
    divided: bool


class _Text:
    """A part of the draft as letters and digits alone, with the places where words begin, and what has been matched."""

    __slots__ = ("again", "cursor", "letters", "removed", "starts", "used")

    def __init__(self, parts: Iterable[str], *, removed: bool = False, again: bool = False) -> None:
        keys = [key for part in parts for key, _ in _words(part)]
        self.letters = "".join(keys)
        self.starts = bytearray(len(self.letters) + 1)
        place = 0
        for key in keys:
            self.starts[place] = 1
            place += len(key)
        self.starts[place] = 1
        self.used = bytearray(len(self.letters) + 1)
        self.cursor = 0
        self.removed, self.again = removed, again

    def find(self, key: str, after: int = 0, *, divided: bool = False, only: bool = False) -> int:
        """Where these letters stand, not matched before, -1 if nowhere. They begin and end with a word or beside what
        was matched, unless they are many; ``divided``: the last word goes on on another line; ``only``: at ``after`` or nowhere."""
        size = len(key)
        place = self.letters.find(key, after, after + size if only else len(self.letters))
        while place >= 0:
            end = place + size
            free = self.again or self.used.find(1, place, end) < 0
            begins = self.starts[place] or self.used[place - 1]
            if free and (size >= _SURE or (begins and (divided or self.starts[end] or self.used[end]))):
                return place
            place = -1 if only else self.letters.find(key, place + 1)
        return -1

    def take(self, place: int, size: int) -> None:
        """These letters are matched."""
        self.used[place : place + size] = b"\x01" * size
        self.cursor = place + size


class _Drafted:
    """All that a draft holds, by page."""

    def __init__(self, draft: Draft) -> None:
        self.parts: dict[int, list[str]] = {}
        self.labels: dict[int, set[str]] = {}
        self.notes: list[tuple[int, int, _Text]] = []
        self.texts: dict[int, _Text] = {}
        for chapter in draft.chapters:
            self.parts.setdefault(chapter.page, []).append(f"{chapter.label} {chapter.title}")
            self.labels.setdefault(chapter.page, set()).update(key for key, _ in _words(chapter.label))
            notes = self._spread(chapter.text, chapter.page)
            if notes:
                self.notes.append((chapter.page - 1, chapter.last_page + 1, _Text(notes)))
        for finding in draft.findings:
            self._spread(f"{finding.word} {finding.label} {finding.text}", finding.page)
        for picture in draft.pictures:
            self.parts.setdefault(picture.page or 1, []).append(picture.caption)
        rows: dict[int, list[str]] = {}
        for row in draft.removed:
            rows.setdefault(row.page, []).append(row.text)
        self.removed = {page: _Text(texts, removed=True) for page, texts in rows.items()}
        front = (draft.title, draft.subtitle, *draft.contributors, draft.abstract, draft.isbn, draft.issn, draft.doi)
        evidence = (row.text for row in draft.evidence.values())  # a date stands in the draft as numbers
        self.front = _Text((*front, draft.licence, *evidence), again=True)

    def _spread(self, text: str, page: int) -> list[str]:
        """Shares a text out to the pages that its marks tell, from ``page`` on. The texts of its footnotes."""
        notes = [f"{found[1].partition('-')[0]} {found[2]}" for found in _NOTE.finditer(text)] if "[^" in text else []
        text = _REFERENCE.sub(r"\1", _NOTE.sub("", text)) if "[^" in text else text
        pieces = _PAGE_MARK.split(_OTHER_MARK.sub("", text))
        self.parts.setdefault(page, []).append(pieces[0])
        for number, piece in zip(pieces[1::2], pieces[2::2], strict=True):
            self.parts.setdefault(int(number), []).append(piece)
        return notes

    def own(self, page: int) -> list[_Text]:
        """What the draft holds of a page: lines taken out, and text."""
        return [*([self.removed[page]] if page in self.removed else []), self.text(page)]

    def near(self, page: int, pages: int) -> list[_Text]:
        """Where a line of a page can stand, the likeliest place first."""
        found = self.own(page)
        found += [self.text(other) for other in (page + 1, page - 1) if other in self.parts]
        found += [text for first, last, text in self.notes if first <= page <= last]
        if page <= _FRONT_PAGES or page > pages - 2:
            found.append(self.front)
        return found

    def text(self, page: int) -> _Text:
        """What the draft says of a page."""
        if page not in self.texts:
            self.texts[page] = _Text(self.parts.get(page, ()))
        return self.texts[page]


def measure(pages: Sequence[Page], draft: Draft) -> Fidelity:
    """The figure for a draft of these pages, as they were read before anything was taken out."""
    drafted = _Drafted(draft)
    counts = [0, 0]  # kept, removed
    words = 0
    waiting: list[tuple[int, list[_Printed]]] = []
    for page in pages:
        lines = [_Printed(made, line.hyphen) for line in page.lines if (made := _words(line.text))]
        words += sum(len(line.words) for line in lines)
        waiting.append((page.number, _not_found(lines, drafted.own(page.number), counts)))
    lost: list[Lost] = []
    for number, lines in waiting:
        if not lines:
            continue
        near = drafted.near(number, len(pages))
        missed = [run for line in _not_found(lines, near, counts) for run in _runs(line, near, counts)]
        missed = _without_labels(missed, drafted.labels.get(number, set()), counts)
        if missed and len(lost) < _LOST_PAGES:
            text = " … ".join(" ".join(run) for run in missed)
            lost.append(Lost(number, _capped(text), sum(map(len, missed))))
    return Fidelity(words, counts[0], counts[1], tuple(lost))


def _not_found(lines: Sequence[_Printed], places: Sequence[_Text], counts: list[int]) -> list[_Printed]:
    """The lines that stand nowhere whole; ``counts`` grows by the words of the others. First those that go on where the
    line before them ended, then long ones: a figure alone on its line stands in many places."""
    left = [line for line in lines if not _found(line, places, counts, follows=True)]
    found = {
        number
        for number, line in sorted(enumerate(left), key=lambda item: len(item[1].words) < 3)
        if _found(line, places, counts)
    }
    return [line for number, line in enumerate(left) if number not in found]


def _found(line: _Printed, places: Sequence[_Text], counts: list[int], *, follows: bool = False) -> bool:
    """A whole line; ``follows``: just where the line before it ended. Few letters count on the page itself alone."""
    key = "".join(word for word, _ in line.words)
    for text in places if len(key) > 3 else places[:2]:
        place = text.find(key, text.cursor, divided=line.divided, only=follows)
        if place < 0 and text.cursor and not follows:
            place = text.find(key, divided=line.divided)
        if place >= 0:
            text.take(place, len(key))
            counts[text.removed] += len(line.words)
            return True
    return False


def _runs(line: _Printed, near: Sequence[_Text], counts: list[int]) -> Iterator[list[str]]:
    """The words of a line that are in no run found, as runs. A run is the longest that stands somewhere; a lone short
    word counts only after the run before it, in the same place."""
    start = 0
    lost: list[str] = []
    before: tuple[_Text, int] | None = None
    while start < len(line.words):
        text, place, length = _longest(line, start, near, before)
        if text is None:
            lost.append(line.words[start][1])
            start += 1
            continue
        if lost:
            yield lost
            lost = []
        size = sum(len(key) for key, _ in line.words[start : start + length])
        text.take(place, size)
        counts[text.removed] += length
        before = (text, place + size)
        start += length
    if lost:
        yield lost


def _longest(
    line: _Printed, start: int, near: Sequence[_Text], before: tuple[_Text, int] | None
) -> tuple[_Text | None, int, int]:
    """(where, at which letter, how many words) of the longest run that begins with the word ``start``."""
    best: tuple[_Text | None, int, int] = (None, -1, 0)
    starts = [(number, text, 0) for number, text in enumerate(near)]
    if before:  # behind the run before, but a sentence that is printed twice may be matched crosswise
        starts = [(number, *before) for number, text in enumerate(near) if text is before[0]] + starts
    for number, text, after in starts:
        follows = before is not None and (text, after) == before
        key, length, place = "", 0, -1
        for word, _ in line.words[start:]:
            divided = line.divided and start + length + 1 == len(line.words)
            further = text.find(key + word, after, divided=divided)
            if further < 0:
                break
            key, length, place = key + word, length + 1, further
        if length > best[2] and (length > 1 or len(key) > 3 or follows or (number < 2 and len(line.words) == 1)):
            best = (text, place, length)
    return best


def _without_labels(missed: list[list[str]], labels: set[str], counts: list[int]) -> list[list[str]]:
    """Without "Chapter 3" and "3-тарау" where a chapter with the label 3 begins: the draft keeps the number alone."""
    left = []
    for run in missed:
        folded = [word.casefold().strip(" .:") for word in run]
        named = any(_LABEL_WORD.fullmatch(word) for word in folded)
        if labels and named and all(_LABEL_WORD.fullmatch(word) or word in labels for word in folded):
            counts[0] += len(run)
        else:
            left.append(run)
    return left


def _words(text: str) -> list[tuple[str, str]]:
    """(letters and digits, as printed) of each word; each sign of Chinese or Japanese is a word."""
    if text.isascii() or max(text) < _FIRST_ALONE:
        chunks, keys = text.split(), _folded(text).split()
        if len(keys) != len(chunks):  # a folded sign may begin with a space
            keys = list(map(_folded, chunks))
    else:
        chunks = _CHUNK.findall(text)
        keys = list(map(_folded, chunks))
    found = []
    for key, chunk in zip(keys, chunks, strict=True):
        bare = key if key.isalnum() else _DROPPED.sub("", key)
        if bare:
            found.append((bare, chunk))
    return found


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def _capped(text: str) -> str:
    return text if len(text) <= _LOST_TEXT else text[: _LOST_TEXT - 1].rsplit(" ", 1)[0] + " …"
