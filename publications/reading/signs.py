"""Where the characters of one page stand, in the frame of their text. Part of the PDF reader."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from publications.reading.faces import FRAMES, Faces
from publications.reading.pdfium_calls import AT, INT, address, plain

origin_at = plain(raw.FPDFText_GetCharOrigin, INT, AT, INT, AT, AT)
box_at = plain(raw.FPDFText_GetLooseCharBox, INT, AT, INT, AT)


class PageSigns:
    """The characters of one page, each in the frame of its own text: turned so that it stands upright, with the CropBox
    beginning at (0, 0)."""

    def __init__(self, text: ctypes.c_void_p, page: pdfium.PdfPage) -> None:
        self.text = text
        self.turn: int = page.get_rotation()
        self.left, self.bottom, self.right, self.top = page.get_cropbox()
        self.faces = Faces(text)
        self.vertical = False
        self._level = 0.0
        self._face = self.faces.at
        self._x, self._y, self._box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        self._address = address(text)
        self._at_x, self._at_y, self._at_box = map(ctypes.addressof, (self._x, self._y, self._box))

    def extent(self, angle: int | None = None) -> tuple[float, float]:
        """Width and height of the page in points, in the frame of text at this angle (else that of most text)."""
        across, down = self.right - self.left, self.top - self.bottom
        sideways = FRAMES[self.turn if angle is None else angle] in (90, 270)
        return (down, across) if sideways != self.vertical else (across, down)

    def span(self, index: int) -> tuple[float, float, float]:
        """Where the character begins and ends across its line, by its advance, and its size."""
        face = self._face(index)
        left, _ = self._origin(index, FRAMES[face.angle])
        return left, self._edges(index, left, FRAMES[face.angle])[1], face.size

    def place(self) -> Callable[[float, float], tuple[float, float]]:
        """What turns a point of page space into the frame of most text. It is asked for each corner that is drawn, so
        the upright frame of nearly all pages is told apart here, once."""
        left, top, frame = self.left, self.top, FRAMES[self.turn]
        if frame == 0 and not self.vertical:
            return lambda x, y: (x - left, top - y)
        return lambda x, y: self._turned(x, y, frame)

    def _origin(self, index: int, frame: int) -> tuple[float, float]:
        origin_at(self._address, index, self._at_x, self._at_y)
        return self._turned(self._x.value, self._y.value, frame)

    def _edges(self, index: int, fallback: float, frame: int) -> tuple[float, float]:
        """Where the character begins and ends across its line."""
        box = self._box
        if not box_at(self._address, index, self._at_box):
            return fallback, fallback
        if frame == 0 and not self.vertical:
            one, other = box.left - self.left, box.right - self.left
        else:
            one, _ = self._turned(box.left, box.bottom, frame)
            other, _ = self._turned(box.right, box.top, frame)
        return (one, other) if one <= other else (other, one)

    def _reach(self, start: int, end: int, angle: int) -> tuple[float, float, float]:
        """Where a word at this angle begins, where it ends, its baseline. Asked for each word: the upright frame, that
        of nearly all words, is worked out here."""
        frame = FRAMES[angle]
        if frame or self.vertical:
            x0, y = self._origin(start, frame)
            return x0, max(x0, self._edges(end, x0, frame)[1]), y
        origin_at(self._address, start, self._at_x, self._at_y)
        x0 = x1 = self._x.value - self.left
        if box_at(self._address, end, self._at_box):
            box = self._box
            x1 = max(box.left, box.right) - self.left
        y = self.top - self._y.value
        if y == self._level:
            y = self._level  # one number for all words of a line: a report has hundreds of thousands
        else:
            self._level = y
        return x0, x1 if x1 > x0 else x0, y

    def _turned(self, x: float, y: float, frame: int) -> tuple[float, float]:
        """Page space → from the top left of the page, turned so that text at the angle ``frame`` stands upright."""
        if self.vertical:
            return self.top - y, self.right - x
        if frame == 90:
            return y - self.bottom, x - self.left
        if frame == 180:
            return self.right - x, y - self.bottom
        if frame == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y
