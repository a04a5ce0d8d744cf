"""pdfium's characters of one page → lines.

Measured: asking pdfium for the code of each character and for position and type only where words begin and end reads
some 200 pages a second. Part of the PDF reader: used by ``pdf.py`` alone.
"""

from __future__ import annotations

import ctypes
from collections import Counter

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from publications.reading import right_to_left
from publications.reading.bidi import RTL
from publications.reading.faces import Face, Faces
from publications.reading.letters import HYPHENS, LABEL, LINE_END_HYPHENS, SPACES, clean
from publications.reading.page import Line, Word, line_of
from publications.reading.right_to_left import Sign
from publications.reading.spacing import Piece, mended

_SHIFT = 0.1  # em: scripts stand at least this far from the baseline (TeX lowers by 0.15, browsers by 0.2)
_SUPERIOR = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))  # figures that are raised by themselves
_CLOSE = 0.12  # em: the narrowest space between words is wider
_OPENING = "\"'“‘«„‚‹([{¿¡"
_WIDE_GAP = 1.6  # em: a wider space parts table cells, columns and labels from what follows


class PageText:
    """The characters of one page, each word in the frame of its own text: turned so that it stands upright, with the
    CropBox beginning at (0, 0). A page is taken as most of its text stands, whatever the file says of its rotation: a
    table set sideways is read as if the sheet had been turned."""

    def __init__(self, text: ctypes.c_void_p, page: pdfium.PdfPage, number: int) -> None:
        self.text = text
        self.number = number
        self.turn: int = page.get_rotation()
        self.left, self.bottom, self.right, self.top = page.get_cropbox()
        self.faces = Faces(text)
        self._x, self._y, self._box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()

    def lines(self) -> list[Line]:
        """The page's lines in the order of the file. Text that stands at another angle than the rest comes last."""
        rtl = RTL.search(self.codes()) is not None
        pieces = mended(self._pieces_by_place() if rtl else self._pieces())
        letters: Counter[int] = Counter()
        for piece in pieces:
            letters[piece.angle] += sum(len(word.text) for word in piece.words)
        self.turn = letters.most_common(1)[0][0] if letters else self.turn
        found = [
            line_of(piece.words, self.number, hyphen=piece.hyphen, turned=piece.angle != self.turn, rtl=piece.rtl)
            for piece in pieces
            if self._shown(piece)
        ]
        found.sort(key=lambda line: line.turned)
        return found if rtl else _joined(found, self.number)

    def codes(self) -> str:
        """The UTF-16 units of the page's characters, one sign each, so that a place here is a place in pdfium's list."""
        count = max(0, raw.FPDFText_CountChars(self.text))
        buffer = (ctypes.c_ushort * (count + 1))()
        if raw.FPDFText_GetText(self.text, 0, count, buffer) == count + 1:
            return "".join(map(chr, buffer[:count]))
        return "".join(chr(raw.FPDFText_GetUnicode(self.text, index) & 0xFFFF) for index in range(count))

    def extent(self, angle: int | None = None) -> tuple[float, float]:
        """Width and height of the page in points, in the frame of text at this angle (else that of most text)."""
        across, down = self.right - self.left, self.top - self.bottom
        return (down, across) if _frame(self.turn if angle is None else angle) in (90, 270) else (across, down)

    def _shown(self, piece: Piece) -> bool:
        """Whether the piece is inside the CropBox: what lies outside (crop marks, slugs) no reader sees."""
        across, down = self.extent(piece.angle)
        first = piece.words[0]
        return -2 <= first.x0 <= across + 2 and -2 <= first.y <= down + first.size

    def _pieces(self) -> list[Piece]:
        """Words up to each line's end, or up to a wide gap."""
        collector = _Collector(self)
        count = raw.FPDFText_CountChars(self.text)
        code_at = raw.FPDFText_GetUnicode
        high = 0
        for index in range(count):
            code = code_at(self.text, index)
            if (0x40 < code < 0x7F or 0x3FF < code < 0x530) and collector.letters and not collector.small:
                collector.letters.append(chr(code))  # a plain letter inside a word: most characters of most reports
                continue
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if high and 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            high = 0
            collector.add(chr(code), index)
        collector.end_word(count - 1)
        collector.end_line()
        return collector.pieces

    def _pieces_by_place(self) -> list[Piece]:
        """The same for a page with right-to-left text, put together from where the signs stand."""
        by_angle: dict[int, list[Sign]] = {}
        island = 0
        for index, letter in enumerate(self.codes()):
            if letter in SPACES or letter in "\r\n":
                island += 1
            elif letter > "\x1f" and not raw.FPDFText_IsGenerated(self.text, index):
                face = self._face(index)
                x, y = self._origin(index)
                x0, x1 = self._edges(index, x, _frame(face.angle))
                sign = "-" if letter in LINE_END_HYPHENS else letter
                by_angle.setdefault(face.angle, []).append(Sign(sign, x, x0, x1, y, face, island, index))
        return [
            Piece(found.words, found.words[-1].text[-1:] in HYPHENS and not found.rtl, angle, found.rtl)
            for angle, signs in by_angle.items()
            for found in right_to_left.pieces(signs, _WIDE_GAP)
            if found.words
        ]

    def shifts(self, start: int, index: int) -> bool:
        """Whether a sign inside a word is set in another size and on another baseline than the word's first: there a
        note's reference, an exponent or an index begins or ends."""
        one, other = sorted((self._face(start).size, self._face(index).size))
        if one > 0.85 * other:
            return False
        return abs(self._origin(start)[1] - self._origin(index)[1]) > _SHIFT * other

    def word(self, text: str, start: int, end: int) -> tuple[Word, int]:
        """The word of the characters ``start`` to ``end``, and its angle."""
        face = self._face(start)
        if text[0] in _OPENING and end > start:
            face = self._face(start + 1)  # the quote before a title in italics is often set upright
        x0, y = self._origin(start)
        x1 = self._right(end, x0, _frame(face.angle))
        word = Word(clean(text), x0, max(x0, x1), y, face.size, face.bold, face.italic, False, face.colour, face.font)
        return word, face.angle

    @staticmethod
    def breaks(before: Word, word: Word) -> bool:
        """Whether a word starts a new piece: another baseline (but for superscripts), a step back, a wide gap."""
        size = max(before.size, word.size, 1.0)
        if abs(before.y - word.y) > 0.6 * size or word.x0 < before.x0 - 0.5 * size:
            return True
        return word.x0 - before.x1 > _WIDE_GAP * size

    def _face(self, index: int) -> Face:
        return self.faces.at(index)

    def _origin(self, index: int) -> tuple[float, float]:
        raw.FPDFText_GetCharOrigin(self.text, index, self._x, self._y)
        return self._turned(self._x.value, self._y.value, _frame(self._face(index).angle))

    def _right(self, index: int, fallback: float, frame: int) -> float:
        return self._edges(index, fallback, frame)[1]

    def _edges(self, index: int, fallback: float, frame: int) -> tuple[float, float]:
        """Where the character begins and ends across its line."""
        box = self._box
        if not raw.FPDFText_GetLooseCharBox(self.text, index, box):
            return fallback, fallback
        one, _ = self._turned(box.left, box.bottom, frame)
        other, _ = self._turned(box.right, box.top, frame)
        return min(one, other), max(one, other)

    def _turned(self, x: float, y: float, frame: int) -> tuple[float, float]:
        """Page space → from the top left of the page, turned so that text at the angle ``frame`` stands upright."""
        if frame == 90:
            return y - self.bottom, x - self.left
        if frame == 180:
            return self.right - x, y - self.bottom
        if frame == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y


def _frame(angle: int) -> int:
    return round(angle / 90) * 90 % 360


class _Collector:
    """Gathers letters to words and words to pieces."""

    def __init__(self, page: PageText) -> None:
        self.page = page
        self.pieces: list[Piece] = []
        self.words: list[Word] = []
        self.letters: list[str] = []
        self.start = self.angle = 0
        self.small = self.superior = False  # inside a word's super- or subscript; of superior figures

    def add(self, letter: str, index: int) -> None:
        """The next character of the page."""
        if letter in SPACES:
            self.end_word(index - 1)
        elif letter in "\r\n":
            self.end_word(index - 1)
            self.end_line()
        elif letter in LINE_END_HYPHENS:
            self._letter("-", index)
            self.end_word(index)
            self.end_piece(hyphen=True)
        elif letter > "\x1f":
            self._letter_or_script(letter, index)

    def _letter_or_script(self, letter: str, index: int) -> None:
        """A letter; where a super- or subscript begins or ends a word ends, though there is no space."""
        figure, small = _SUPERIOR.get(letter), self.small
        if figure or self.superior:
            shifted = bool(figure) != self.superior
        else:
            shifted = (small or letter.isdigit() or letter in "*†‡") and bool(self.letters)
            shifted = shifted and self.page.shifts(self.start, index)
        if shifted:
            if self.letters:
                self.end_word(index - 1)
            self.superior, self.small = bool(figure), not small
        self._letter(figure or letter, index)

    def _letter(self, letter: str, index: int) -> None:
        if not self.letters:
            self.start = index
        self.letters.append(letter)

    def end_word(self, end: int) -> None:
        """The word ends with the character ``end``; where it does not stand beside the last one, a new piece begins."""
        if not self.letters:
            return
        made, angle = self.page.word("".join(self.letters), self.start, end)
        if self.words and (angle != self.angle or self.page.breaks(self.words[-1], made)):
            self.end_piece(hyphen=False)
        if made.text:
            self.words.append(made._replace(raised=self.superior))
        self.angle = angle
        self.letters = []
        self.small = self.superior = False

    def end_line(self) -> None:
        """The line ends; a hyphen at its end may be there for that alone."""
        self.end_piece(hyphen=bool(self.words) and self.words[-1].text[-1:] in HYPHENS)

    def end_piece(self, *, hyphen: bool) -> None:
        """What was gathered is a piece."""
        if self.words:
            self.pieces.append(Piece(self.words, hyphen, self.angle))
        self.words = []


def _joined(lines: list[Line], number: int) -> list[Line]:
    """Pieces on one baseline close together as one line; a label and the title after it even over a wide gap."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and not line.turned and not last.turned and abs(last.y - line.y) < 0.25 * line.size + 0.5:
            gap = (line.x0 - last.x1) / max(line.size, 1.0)
            labelled = LABEL.match(last.text) and gap < 5 and last.bold == line.bold
            if -0.3 <= gap <= _WIDE_GAP or (labelled and gap > -0.3):
                found[-1] = line_of(_raised(last.words + line.words), number, hyphen=line.hyphen)
                continue
        found.append(line)
    return [line_of(_raised(line.words), number, hyphen=line.hyphen, turned=line.turned) for line in found]


def _raised(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Marks words set smaller and higher, or smaller and lower, than most of their line, and what stands close to them."""
    first = words[0].size
    if all(word.size == first and not word.raised for word in words):
        return words
    large = max(words, key=lambda word: (len(word.text) if word.size >= 0.8 * first else 0, word.size))
    found: list[Word] = []
    for word in words:
        script = word.size < 0.85 * large.size and len(word.text) <= 6
        rise = large.y - word.y
        before = found[-1] if found else None
        raised = word.raised or (script and rise > 0.12 * large.size)
        lowered = (
            script and before is not None and rise < -_SHIFT * large.size and word.x0 - before.x1 < 0.2 * large.size
        )
        after_script = before is not None and (before.raised or before.lowered) and not (raised or lowered)
        close = before is not None and after_script and word.x0 - before.x1 < _CLOSE * large.size
        found.append(word._replace(raised=raised, lowered=lowered, close=close))
    return tuple(found)
