"""Title pages as blocks: lines set in one type and close together, which a reader takes for one thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from publications.reading.draft import Removed
from publications.reading.hyphens import Hyphenation
from publications.reading.letters import alnum, squeeze
from publications.reading.names import person
from publications.reading.page import Line, Page, Source, Word, body_size, join_words
from publications.reading.patterns import late
from publications.reading.structure import heading_text

_MAIL = late(r"\S*@\S+")  # written small, whoever is named in it
AHEAD, BEHIND = 6, 2  # leaves: front matter stands on the first, an imprint sometimes on the last
_LETTERS = late(r"[^\W\d_]{3,}")
_KAZAKH = late(r"[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")


@dataclass(frozen=True)
class Block:
    """Neighbouring lines of one size, weight, colour and alphabet. ``text`` is without the marks of footnotes."""

    page: int
    lines: tuple[Line, ...]
    text: str
    size: float

    @property
    def top(self) -> float:
        """The baseline of the first line."""
        return self.lines[0].y

    @property
    def bottom(self) -> float:
        """The baseline of the last line."""
        return self.lines[-1].y

    @property
    def caps(self) -> bool:
        """Whether every line is in capitals."""
        return all(line.caps or not re.search(r"[^\W\d_]{3}", line.text) for line in self.lines)

    @cached_property
    def key(self) -> str:
        """Its letters and digits, folded."""
        return alnum(self.text)


@dataclass(frozen=True)
class Leaves:
    """What front matter is read from: the first and last pages without furniture, the running lines that were taken out,
    the file's properties, and what the body tells of its type and words."""

    source: Source
    pages: Sequence[Page]
    body: float
    hyphenation: Hyphenation
    removed: Sequence[Removed]

    @cached_property
    def first(self) -> list[Page]:
        """The leaves at the front."""
        return list(self.pages[:AHEAD])

    @cached_property
    def outer(self) -> list[Page]:
        """The leaves at the front and at the back."""
        return [*self.pages[:AHEAD], *self.pages[AHEAD:][-BEHIND:]]

    @cached_property
    def blocks(self) -> list[list[Block]]:
        """The blocks of each page of ``outer``."""
        return [blocks(page, self.hyphenation) for page in self.outer]

    @cached_property
    def running(self) -> Counter[str]:
        """How often each running line was taken out, digits aside."""
        return Counter(squeeze(re.sub(r"\d+", " ", row.text)).strip(" |–—-•·.,") for row in self.removed)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Words that the body writes with a small letter: no name is made of them alone."""
        words: set[str] = set()
        for page in self.pages[1:120]:
            for line in page.lines:
                text = _MAIL.sub("", line.text) if "@" in line.text else line.text
                words.update(word for word in _LETTERS.findall(text) if word.islower())
        return frozenset(words)

    @cached_property
    def alphabet(self) -> str:
        """The alphabet of most of the text after the first leaves, of all the text in a short report."""
        lines = [line.text for page in self.pages[2:12] for line in page.lines] or [
            line.text for page in self.pages for line in page.lines
        ]
        return alphabet(" ".join(lines)[:20_000])

    @cached_property
    def printed(self) -> str:
        """The letters of the front leaves and of the running lines, folded: what properties are held against."""
        texts = [line.text for page in self.first for line in page.lines]
        return alnum(" ".join([*texts, *(row.text for row in self.removed[:400])]))


def leaves(source: Source, pages: Sequence[Page], hyphenation: Hyphenation, removed: Sequence[Removed]) -> Leaves:
    """The leaves of a report whose furniture is out."""
    return Leaves(source, pages, body_size(line for page in pages for line in page.lines), hyphenation, removed)


def alphabet(text: str) -> str:
    """latin, cyrillic, kazakh (Cyrillic with its own letters), arabic or han; empty without letters."""
    if text.isascii():  # asked for each line of the leaves beside each other
        return "latin" if any(map(str.isalpha, text)) else ""
    counts = {
        "latin": len(re.findall(r"[A-Za-zÀ-ɏ]", text)),
        "cyrillic": len(re.findall(r"[Ѐ-ӿ]", text)),
        "arabic": len(re.findall(r"[\u0600-\u06ff]", text)),
        "han": 2
        * sum("\u3040" <= sign <= "\u30ff" or "\u4e00" <= sign <= "\u9fff" for sign in text if sign > "\u303f"),
    }
    best = max(counts, key=lambda name: counts[name])
    if not counts[best]:
        return ""
    if best == "cyrillic" and len(_KAZAKH.findall(text)) > 0.03 * counts[best]:
        return "kazakh"
    return best


def unmarked(line: Line) -> str:
    """The line's text without raised figures and signs, which lead to footnotes and affiliations; people who stand side by
    side with room between them are parted by a sign."""
    plain = [word for word in line.words if not word.raised]
    runs = _runs(plain)
    if 1 < len(runs) < 6 and not line.rtl and all(len(run) > 1 and person(join_words(run)) for run in runs):
        return "; ".join(join_words(run) for run in runs)
    return join_words(plain) if plain and len(plain) < len(line.words) else line.text


def _runs(words: Sequence[Word]) -> list[list[Word]]:
    """The words between spaces as wide as a letter is high: three times the space between words."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and word.x0 - runs[-1][-1].x1 < 0.85 * word.size:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def blocks(page: Page, hyphenation: Hyphenation) -> list[Block]:
    """The page's blocks from the top; lines that stand at an angle are left out."""
    open_blocks: list[list[Line]] = []
    for line in sorted((line for line in page.lines if not line.turned), key=lambda line: (round(line.y), line.x0)):
        home = next((group for group in reversed(open_blocks[-6:]) if _continues(group[-1], line)), None)
        if home is None:
            open_blocks.append([line])
        else:
            home.append(line)
    return [_block(page.number, group, hyphenation) for group in open_blocks]


def _continues(last: Line, line: Line) -> bool:
    """Whether a line goes on with the block: same type, the next baseline, and set over or beside each other."""
    alike = abs(last.size - line.size) <= 0.08 * max(last.size, line.size) and last.bold == line.bold
    if not alike or (last.colour != line.colour and last.size > 18):
        return False
    gap = line.y - last.y
    overlap = min(last.x1, line.x1) - max(last.x0, line.x0)
    below = 0.4 * line.size < gap <= 1.75 * line.size and overlap > -0.5 * line.size
    beside = abs(gap) <= 0.3 * line.size and 0 <= line.x0 - last.x1 < 1.2 * line.size
    if not (below or beside):
        return False
    scripts = {alphabet(last.text), alphabet(line.text)} - {""}
    return len(scripts) < 2 or (scripts == {"kazakh", "cyrillic"} and gap <= 1.45 * line.size)


def _block(page: int, lines: Sequence[Line], hyphenation: Hyphenation) -> Block:
    marked = any(word.raised for line in lines for word in line.words) or any(len(line.words) > 3 for line in lines)
    text = heading_text(lines, hyphenation)
    if marked and any(unmarked(line) != line.text for line in lines):
        text = squeeze(" ".join(unmarked(line) for line in lines))
    return Block(page, tuple(lines), text, max(line.size for line in lines))
