"""Words that are set too close, with their letters wide apart, or printed twice.

Many files hold no spaces: words are told by gaps, and those of closely set lines are narrower than any fixed measure.
The gaps of a letterspaced heading are as wide as spaces, so that its words come apart into letters. And a bold face or a
shadow may be made by printing the same words again, a little aside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from publications.reading.median import median
from publications.reading.page import Word

_LONG = 16  # letters: few words of most languages are longer, so that a longer one is measured
_SHORT = 3
_LAST_ALPHABET = "\u2e7f"  # ideographs have no spaces to find
_GAP = 0.08  # em beyond the usual distance of the letters: the least that setters leave between words
_LETTERS = 4  # single letters in a row: fewer are initials, or columns of grades
_NARROW = frozenset("fijlrtI.,:;'|!()[]{}-/")  # in other faces these are narrower than most
_SPACED = 0.9  # em: letters farther apart stand in columns
_TOUCH = 0.08  # em: letters of one word are no farther apart, spaces are wider
_ASIDE = 0.2  # em: how far the second print of a bold face or a shadow lies from the first
_Printed = dict[str, dict[tuple[int, int], list[Word]]]  # by their first word and about where it stands


class Piece(NamedTuple):
    """Words side by side, in reading order; whether a hyphen at their end may be soft; their angle in degrees,
    counter-clockwise; whether they are read from right to left."""

    words: list[Word]
    hyphen: bool
    angle: int
    rtl: bool = False


class CloseWords:
    """Finds the words of closely set lines on one page. ``span`` gives left edge, right edge and size of the character
    at a place of the page's text, in points."""

    def __init__(self, span: Callable[[int], tuple[float, float, float]]) -> None:
        self._span = span
        self.least = _LONG  # letters: shorter words are not measured
        self._narrow = False

    def measured(self, collect: Callable[[], list[Piece]]) -> list[Piece]:
        """The page's pieces; once a long run of letters turned out to be several words, short ones are measured too."""
        pieces = collect()
        if self._narrow:
            self.least = _SHORT
            pieces = collect()
        return pieces

    def stacked(self, text: str, start: int) -> bool:
        """Whether a run of figures stands one under the other: the numbers of lines, which the library takes for one."""
        if len(text) < 2 or not text.isdecimal():
            return False
        left, _, size = self._span(start)
        return self._span(start + len(text) - 1)[0] < left + 0.2 * size

    def parts(self, text: str, start: int) -> list[tuple[int, int]]:
        """Where the words of a run of letters begin and end; it stands from ``start`` on in the page's text."""
        if len(text) < self.least or text[0] > _LAST_ALPHABET or "\x00" in text:
            return [(0, len(text))]
        spans = [self._span(start + place) for place in range(len(text))]
        found = cuts([(left, right) for left, right, _ in spans], spans[0][2])
        self._narrow = self._narrow or bool(found)
        return list(pairwise([0, *found, len(text)]))


def cuts(edges: Sequence[tuple[float, float]], size: float) -> list[int]:
    """Where words begin inside a run of letters, from their left and right edges in points: behind each gap clearly
    wider than the usual one. None where the letters do not run from left to right."""
    gaps = [after[0] - letter[1] for letter, after in pairwise(edges)]
    if len(gaps) < 2 or size <= 0 or any(after[0] < letter[0] - 0.1 * size for letter, after in pairwise(edges)):
        return []
    usual = max(0.0, median(gaps))
    return [place for place, gap in enumerate(gaps, 1) if gap > usual + _GAP * size and gap > 1.6 * usual]


def mended(pieces: list[Piece]) -> list[Piece]:
    """Pieces without second prints, with the letters of letterspaced words joined."""
    found: list[Piece] = []
    printed: _Printed = {}
    gathered = _gathered(pieces)
    fixed = _fixed_fonts([piece.words for piece in gathered if not _close(piece.words)])
    for piece in gathered:
        if not _printed_before(piece.words, printed):
            if fixed and piece.words[0].font in fixed:
                piece = piece._replace(words=_fixed(piece.words))
            found.append(piece if _close(piece.words) else piece._replace(words=_joined(piece.words)))
    return found


def _fixed_fonts(rows: Sequence[Sequence[Word]]) -> frozenset[str]:
    """The fonts of rows of single letters in which narrow signs are as wide as wide ones."""
    widths: dict[str, set[float]] = {}
    signs: dict[str, set[str]] = {}
    for word in (word for row in rows for word in row if len(word.text) == 1):
        widths.setdefault(word.font, set()).add(round((word.x1 - word.x0) / max(word.size, 1.0), 1))
        signs.setdefault(word.font, set()).add(word.text)
    return frozenset(
        font for font, found in widths.items() if len(found) == 1 and signs[font] & _NARROW and signs[font] - _NARROW
    )


def _fixed(words: Sequence[Word]) -> list[Word]:
    """Words of a fixed-width face. Its space is as wide as its letters: a gap of less than half of that is no space, but
    letters set apart. A word ends where its next letter would begin, so that all letters keep one width."""
    starts = [place for place, word in enumerate(words) if not place or not _one_word(words[place - 1], word)]
    found: list[Word] = []
    for start, end in pairwise([*starts, len(words)]):
        apart = words[start + 1].x0 - words[start].x1 if end - start > 1 else 0.0
        made = _word(words[start:end])
        found.append(made._replace(x1=made.x1 + apart))
    return found


def _one_word(last: Word, word: Word) -> bool:
    alike = (last.font, last.size, last.y) == (word.font, word.size, word.y)
    wide = (word.x1 - word.x0) / len(word.text)
    return alike and -_TOUCH * word.size <= word.x0 - last.x1 < 0.5 * wide


def _gathered(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces with rows of single letters, each a piece of its own, made one: some programs place every letter by itself.
    Letters that touch are one word then, since a space is never that narrow."""
    found: list[Piece] = []
    row: list[Piece] = []
    for piece in pieces:
        if row and not (_is_scrap(piece) and _stands_beside(row[-1], piece)):
            found += _one_row(row)
            row = []
        if _is_scrap(piece):
            row.append(piece)
        else:
            found.append(piece)
    return found + _one_row(row)


def _is_scrap(piece: Piece) -> bool:
    """A letter or two, with a sign at most: no reader's word."""
    return not piece.rtl and len(piece.words) <= 2 and all(len(word.text) <= 2 for word in piece.words)


def _stands_beside(piece: Piece, after: Piece) -> bool:
    last, word = piece.words[-1], after.words[0]
    alike = (last.font, last.size, piece.angle) == (word.font, word.size, after.angle)
    return alike and abs(last.y - word.y) < 0.1 * word.size and -_TOUCH <= (word.x0 - last.x1) / word.size < _SPACED / 2


def _one_row(row: list[Piece]) -> list[Piece]:
    """The row as one piece, if its letters mostly touch; else as it was."""
    words = [word for piece in row for word in piece.words]
    touch = [abs(after.x0 - word.x1) <= _TOUCH * word.size for word, after in pairwise(words)]
    if len(row) < _LETTERS or sum(touch) < 0.6 * len(touch):
        return row
    starts = [0, *(place for place, touching in enumerate(touch, 1) if not touching), len(words)]
    return [row[-1]._replace(words=[_word(words[start:end]) for start, end in pairwise(starts)])]


def _printed_before(words: list[Word], printed: _Printed) -> bool:
    """Whether the same words were printed at nearly the same place; else they are noted in ``printed``."""
    first = words[0]
    step = max(4.0, first.size)
    column, row = int(first.x0 / step), int(first.y / step)
    alike = printed.get(first.text)
    if alike is None:  # most pieces begin with a word that begins no other
        printed[first.text] = {(column, row): words}
        return False
    for across in (-1, 0, 1):
        for down in (-1, 0, 1):
            other = alike.get((column + across, row + down))
            if other is not None and len(other) == len(words) and _same_place(other, words):
                return True
    alike.setdefault((column, row), words)
    return False


def _same_place(words: Sequence[Word], others: Sequence[Word]) -> bool:
    return all(
        word.text == other.text
        and abs(word.x0 - other.x0) <= _ASIDE * word.size
        and abs(word.y - other.y) <= _ASIDE * word.size
        for word, other in zip(words, others, strict=True)
    )


def _close(words: Sequence[Word]) -> bool:
    """Whether these are no row of single letters, but for a word or two: a line is letterspaced as a whole."""
    if len(words) < _LETTERS:
        return True
    single, enough = len(words), 0.9 * len(words)
    for word in words:
        if len(word.text) != 1:
            single -= 1
            if single < enough:
                return True  # most lines end the question with their first words
    return False


def _joined(words: list[Word]) -> list[Word]:
    """The words with rows of single letters made into words again."""
    found: list[Word] = []
    row: list[Word] = []
    for word in [*words, None]:
        if word is not None and len(word.text) == 1:
            row.append(word)
            continue
        found += _spelled(row)
        row = []
        if word is not None:
            found.append(word)
    return found


def _spelled(row: list[Word]) -> list[Word]:
    """A row of single letters as words, if they are letterspaced: of one font and size, evenly set less than an em apart,
    capitals alone or after the first letter none. Else they are variables, initials, grades, names of columns. A gap
    clearly wider than the usual one parts two words."""
    if len(row) < _LETTERS or len({(word.font, word.size, word.y) for word in row}) > 1:
        return row
    size = row[0].size
    gaps = [after.x0 - word.x1 for word, after in pairwise(row)]
    if len({round(word.x1 - word.x0, 1) for word in row}) == 1:
        return row  # a fixed-width face: the columns of a listing
    narrow = sorted(gaps)[len(gaps) // 4]
    wide = 1.5 * narrow + 0.1 * size
    if min(gaps) < 0 or median(gaps) > _SPACED * size or any(1.2 * narrow + 0.05 * size < gap <= wide for gap in gaps):
        return row
    starts = [0, *(place for place, gap in enumerate(gaps, 1) if gap > wide), len(row)]
    made = [_word(row[start:end]) for start, end in pairwise(starts)]
    likely = [word for word in made if len(word.text) >= 3 and _written(word.text)]
    return made if sum(len(word.text) for word in likely) >= 0.7 * len(row) else row


def _word(letters: Sequence[Word]) -> Word:
    return letters[0]._replace(text="".join(word.text for word in letters), x1=letters[-1].x1)


def _written(text: str) -> bool:
    """Whether this is set as words are: letters, in one of the usual cases, not in the order of the alphabet."""
    plain = text.strip(".,:;!?")
    return plain.isalpha() and plain in (plain.upper(), plain.lower(), plain.title()) and list(plain) != sorted(plain)
