"""pdfium's characters of one page → lines.

Asking pdfium for position and type only where words begin and end reads 200 pages a second. Used by ``pdf.py`` alone.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise
from sys import intern

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from publications.reading import right_to_left
from publications.reading.baselines import CLOSE, SHIFT, WIDE_GAP, joined, with_ruby
from publications.reading.bidi import RTL
from publications.reading.faces import FRAMES
from publications.reading.letters import (
    ACCENTS,
    HYPHENS,
    IDEOGRAPHS,
    LINE_END_HYPHENS,
    SPACES,
    SUPERIOR,
    SURROGATE,
    accented,
    clean,
)
from publications.reading.page import Line, Word, line_of
from publications.reading.patterns import late
from publications.reading.pdfium_calls import AT, INT, plain
from publications.reading.right_to_left import Sign
from publications.reading.signs import PageSigns
from publications.reading.spacing import CloseWords, Piece, mended

_OPENING = "\"'“‘«„‚‹([{¿¡"
_TIGHT = 0.18  # em: on a line with spaces as narrow as this, some may be too narrow to be seen
_FIGURES = str.maketrans(SUPERIOR, "0123456789")
_SIGNS = "".join(re.escape(sign) for sign in sorted(SPACES))
_MARKS = "".join(sorted(LINE_END_HYPHENS))
_TOKEN = late(rf"[^\r\n{_SIGNS}{_MARKS}]+[{_MARKS}]?|[{_MARKS}]|[\r\n]+")  # a word with its hyphen, or line ends
_MAY_SHIFT = late(r"(?<=.)[\d*†‡]|[⁰¹²³⁴⁵⁶⁷⁸⁹]|(?<=\d)[^\W\d_]")
_UNSHOWN = dict.fromkeys(map(ord, "\r\x02"), "\n")  # line ends and pdfium's hyphens are no part of a word
_ACCENT = late(f"[{''.join(map(re.escape, ACCENTS))}]")
_SOFT_INSIDE = late(r"(?<=\w)\u00ad(?=\w)")
_BEYOND = late("[^\x00-\u2e7f]")
_FAR = late("[\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff65]")
_IDEOGRAPHIC = late(f"[{IDEOGRAPHS}]{{3}}")
_IDEOGRAPHS_APART = late(f"(?<=[{IDEOGRAPHS}]) (?=[{IDEOGRAPHS}])")

_unicode_at = plain(raw.FPDFText_GetUnicode, ctypes.c_uint, AT, INT)


class PageText(PageSigns):
    """The words of one page, each in the frame of its own text. A page is taken as most of its text stands, whatever the
    file says of its rotation: a table set sideways is read as if the sheet had been turned."""

    def __init__(self, text: ctypes.c_void_p, page: pdfium.PdfPage, number: int) -> None:
        super().__init__(text, page)
        self.number = number
        self.close = CloseWords(self.span)
        self._as_it_is = False
        self._codes: str | None = None

    def lines(self) -> list[Line]:
        """The page's lines in the order of the file. Text that stands at another angle than the rest comes last."""
        codes = self.codes()
        rtl = RTL.search(codes) is not None
        self.vertical = not rtl and self._stands_in_columns(codes)
        pieces = mended(self._pieces_by_place() if rtl else self.close.measured(self._pieces))
        letters: Counter[int] = Counter()
        for piece in pieces:
            letters[piece.angle] += sum(len(word.text) for word in piece.words)
        self.turn = letters.most_common(1)[0][0] if letters else self.turn
        shown = [(piece, (piece.angle - self.turn) % 360) for piece in pieces if self._shown(piece)]
        found = [
            line_of(piece.words, self.number, hyphen=piece.hyphen, turned=turned, rtl=piece.rtl)
            for piece, turned in shown
        ]
        found.sort(key=lambda line: line.turned != 0)
        return found if rtl else with_ruby(joined(found, self.number))

    def codes(self) -> str:
        """The UTF-16 units of the page's characters, one sign each, so that a place here is a place in pdfium's list."""
        if self._codes is None:
            self._codes = self._read_codes()
        return self._codes

    def _read_codes(self) -> str:
        count = max(0, raw.FPDFText_CountChars(self.text))
        buffer = (ctypes.c_ushort * (count + 1))()
        if raw.FPDFText_GetText(self.text, 0, count, buffer) == count + 1:
            units = bytes(buffer)[: 2 * count]
            whole = units.decode("utf-16-le", "surrogatepass")
            # in one go, but where two units make one sign and places would move
            return whole if len(whole) == count else "".join(map(chr, buffer[:count]))
        return "".join([chr(_unicode_at(self._address, index) & 0xFFFF) for index in range(count)])

    def _stands_in_columns(self, codes: str) -> bool:
        """Whether most ideographs stand one under the other, as in books from right to left. Such a page is read in a
        frame of its own: ``x`` grows downwards, ``y`` from the right edge to the left."""
        down = seen = 0
        for found in islice(_IDEOGRAPHIC.finditer(codes) if _beyond_alphabets(codes) else (), 60):
            face = self._face(found.start())
            x, y = self._origin(found.start(), 0)
            after_x, after_y = self._origin(found.start() + 2, 0)
            down += face.angle == 0 and abs(after_x - x) < 0.5 * face.size < after_y - y
            seen += 1
        return 2 * down > seen

    def _shown(self, piece: Piece) -> bool:
        """Whether the piece is inside the CropBox: what lies outside (crop marks, slugs) no reader sees."""
        (across, down), first = self.extent(piece.angle), piece.words[0]
        return -2 <= first.x0 <= across + 2 and -2 <= first.y <= down + first.size

    def _pieces(self) -> list[Piece]:
        """Words up to each line's end, or up to a wide gap."""
        collector = _Collector(self)
        codes = self._mended(self.codes())
        shown = codes.translate(_UNSHOWN)
        self._as_it_is = clean(shown) == shown and not _ACCENT.search(codes)
        for token in _TOKEN.finditer(codes):
            text, start = token[0], token.start()
            if text[0] in "\r\n":
                collector.end_line()
                continue
            hyphen = text[-1] in LINE_END_HYPHENS
            if hyphen:
                text = text[:-1] + "-"
            if not text.isalpha() and _MAY_SHIFT.search(text):
                for first, end in self._parts(text, start):
                    collector.word(text[first:end], start + first, start + end - 1)
            elif len(text) < self.close.least:
                collector.word(text, start, start + len(text) - 1)
            else:
                for first, end in self.close.parts(text, start):
                    collector.word(text[first:end], start + first, start + end - 1)
            if hyphen:
                collector.end_piece(hyphen=True)
        collector.end_line()
        return collector.pieces

    def _mended(self, codes: str) -> str:
        """Without what only looks like the end of a word: soft hyphens inside a line, and spaces that pdfium has put
        between ideographs. A sign that prints nothing takes their places."""
        for pattern in (_SOFT_INSIDE, _IDEOGRAPHS_APART) if _beyond_alphabets(codes) else (_SOFT_INSIDE,):
            for found in reversed(list(pattern.finditer(codes))):
                place = found.start()
                if codes[place] == "\u00ad" or raw.FPDFText_IsGenerated(self.text, place):
                    face = self._face(place - 1)
                    frame = FRAMES[face.angle]
                    x, y = self._origin(place + 1, frame)
                    if (
                        abs(y - self._origin(place - 1, frame)[1]) < 0.3 * face.size
                        and -0.5 < (x - self._edges(place - 1, x, frame)[1]) / max(face.size, 1.0) < 0.6
                    ):
                        codes = f"{codes[:place]}\x00{codes[place + 1 :]}"
        return codes

    def _parts(self, text: str, start: int) -> Iterator[tuple[int, int]]:
        """A word cut where superscripts and subscripts begin and end: the places of its parts."""
        first, small = 0, False
        if self.close.stacked(text, start):
            yield from pairwise(range(len(text) + 1))
            return
        for place in range(1, len(text)):
            letter = text[place]
            if letter in SUPERIOR or text[place - 1] in SUPERIOR:
                if (letter in SUPERIOR) != (text[place - 1] in SUPERIOR):
                    yield first, place
                    first, small = place, False
                continue
            ordinal = letter.isalpha() and text[place - 1].isdigit()  # the letters of "1er" and "2nd"
            candidate = small or letter.isdigit() or ordinal or letter in "*†‡"
            if candidate and self.shifts(start + first, start + place):
                yield first, place
                first, small = place, not small
        yield first, len(text)

    def _pieces_by_place(self) -> list[Piece]:
        """The same for a page with right-to-left text, put together from where the signs stand."""
        by_angle: dict[int, list[Sign]] = {}
        island = 0
        for index, letter in enumerate(self.codes()):
            if letter in SPACES or letter in "\r\n":
                island += 1
            elif letter > "\x1f" and not raw.FPDFText_IsGenerated(self.text, index):
                face = self._face(index)
                frame = FRAMES[face.angle]
                x, y = self._origin(index, frame)
                x0, x1 = self._edges(index, x, frame)
                sign = "-" if letter in LINE_END_HYPHENS else letter
                by_angle.setdefault(face.angle, []).append(Sign(sign, x, x0, x1, y, face, island, index))
        return [
            Piece(found.words, found.words[-1].text[-1:] in HYPHENS and not found.rtl, angle, found.rtl)
            for angle, signs in by_angle.items()
            for found in right_to_left.pieces(signs, WIDE_GAP)
            if found.words
        ]

    def shifts(self, start: int, index: int) -> bool:
        """Whether a sign inside a word is set in another size and on another baseline than the word's first: there a
        note's reference, an exponent or an index begins or ends."""
        face, after = self._face(start), self._face(index)
        one, other = sorted((face.size, after.size))
        if face is after or one > 0.85 * other:
            return False
        frame = FRAMES[face.angle]
        return abs(self._origin(start, frame)[1] - self._origin(index, frame)[1]) > SHIFT * other

    def turn_of_font(self, start: int, end: int) -> int:
        """The place inside a word where the type changes over a gap, ``end`` without one: a space of a closely set line
        that is too narrow for the library, which takes the next font's letters for the same word's."""
        face = self._face(start)
        for place in range(start + 1, end + 1):
            before, face = face, self._face(place)
            if before is not face and (before.font, before.angle) != (face.font, face.angle):
                frame = FRAMES[face.angle]
                x, _ = self._origin(place, frame)
                if x - self._edges(place - 1, x, frame)[1] > CLOSE * min(face.size, before.size):
                    return place
        return end

    def word(self, text: str, start: int, end: int) -> tuple[Word, int]:
        """The word of the characters ``start`` to ``end``, and its angle."""
        face = self._face(start)
        if text[0] in _OPENING and end > start:
            face = self._face(start + 1)  # the quote before a title in italics is often set upright
        size, bold, italic, colour, font, angle = face
        x0, x1, y = self._reach(start, end, angle)
        if (self.faces.blank or not self._as_it_is) and (not text.isascii() or _ACCENT.search(text)):
            text = self._whole(self.faces.shown(text, start), start, FRAMES[angle])
        # one text for all its words, as there are hundreds of each; the constructor of named tuples takes twice as long
        parts = (intern(text), x0, x1, y, size, bold, italic, False, colour, font, False, False)
        return tuple.__new__(Word, parts), angle

    def _whole(self, text: str, start: int, frame: int) -> str:
        """A word's signs as text: astral ones in one piece, accents drawn on their own back on their letters."""
        if SURROGATE.search(text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        elif _ACCENT.search(text):
            spans = [self._edges(start + place, 0.0, frame) for place in range(len(text))]
            text = accented(text, spans)
        return clean(text)


class _Collector:
    """Gathers words to pieces."""

    def __init__(self, page: PageText) -> None:
        self.page = page
        self.pieces: list[Piece] = []
        self.words: list[Word] = []
        self.angle = 0

    def word(self, text: str, start: int, end: int) -> None:
        """The next word; where it does not stand beside the last one, a new piece begins."""
        made, angle = self.page.word(text, start, end)
        if self.words and len(text) > 2 and 0 < made.x0 - self.words[-1].x1 < _TIGHT * made.size:
            place = self.page.turn_of_font(start, end)
            if place < end and len(text) == end - start + 1:
                self.word(text[: place - start], start, place - 1)
                self.word(text[place - start :], place, end)
                return
        if text[0] in SUPERIOR:
            made = made._replace(text=made.text.translate(_FIGURES), raised=True)
        words = self.words
        if words and (angle != self.angle or _breaks(words[-1], made)):
            self.end_piece(hyphen=False)
            words = self.words
        if made.text:
            words.append(made)
        self.angle = angle

    def end_line(self) -> None:
        """The line ends; a hyphen at its end may be there for that alone."""
        self.end_piece(hyphen=bool(self.words) and self.words[-1].text[-1:] in HYPHENS)

    def end_piece(self, *, hyphen: bool) -> None:
        """What was gathered is a piece."""
        if self.words:
            self.pieces.append(Piece(self.words, hyphen, self.angle))
        self.words = []


def _beyond_alphabets(codes: str) -> bool:
    """Whether there may be ideographs: a pattern of few signs compiles at once, one of many thousands in milliseconds."""
    return _BEYOND.search(codes) is not None and _FAR.search(codes) is not None


def _breaks(before: Word, word: Word) -> bool:
    """Whether a word starts a new piece: another baseline (but for superscripts), a step back, a wide gap."""
    left, right, y, size = before[1:5]
    x0, _, baseline, after = word[1:5]
    size = max(size, after, 1.0)
    return abs(y - baseline) > 0.6 * size or x0 < left - 0.5 * size or x0 - right > WIDE_GAP * size
