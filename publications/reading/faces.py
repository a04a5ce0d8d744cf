"""How characters are set: size, weight, slope, colour, font and angle. Part of the PDF reader."""

from __future__ import annotations

import ctypes
import math
import re
import struct
from sys import intern
from typing import NamedTuple

import pypdfium2.raw as raw

from publications.reading.patterns import late
from publications.reading.pdfium_calls import AT, DOUBLE, INT, address, plain

_BOLD = late(r"bold|black|heavy|semib|demi|[-,](bd|b)\b|^(cmb|cmbx|sfbx|lmb|ecbx|tibx|larmbx)", re.I)
# pdfium takes the weight from the width of the stems, which is that of a bold face in some regular ones
_REGULAR = late(r"regular|roman|book|light|medium", re.I)
_ITALIC = late(r"ital|obli|[-,](it|i)\b|^(cmti|cmsl|sfti|ecti|lmri)", re.I)

_object_at = plain(raw.FPDFText_GetTextObject, AT, AT, INT)
_has_error = plain(raw.FPDFText_HasUnicodeMapError, INT, AT, INT)
_ink_at = plain(raw.FPDFText_GetCharBox, INT, AT, INT, AT, AT, AT, AT)
_matrix_at = plain(raw.FPDFText_GetMatrix, INT, AT, INT, AT)
_size_at = plain(raw.FPDFText_GetFontSize, DOUBLE, AT, INT)
_colour_of = plain(raw.FPDFPageObj_GetFillColor, INT, AT, AT, AT, AT, AT)
_font_of = plain(raw.FPDFTextObj_GetFont, AT, AT)
_mode_of = plain(raw.FPDFTextObj_GetTextRenderMode, INT, AT)
# pdfium's answers as tuples in one go: some files make each word an object, and each object is asked about
_FOUR, _THREE = struct.Struct("4f").unpack_from, struct.Struct("3I").unpack_from
FRAMES = {angle: round(angle / 90) * 90 % 360 for angle in range(0, 360, 5)}  # the quarter turn nearest to an angle


class Face(NamedTuple):
    """How a run of text is set. ``angle`` in degrees, counter-clockwise, in the page's own space."""

    size: float
    bold: bool
    italic: bool
    colour: int
    font: str
    angle: int


# matrix, size, fill, font, mode; whether there is an object
_Set = tuple[tuple[float, ...] | None, float, tuple[int, ...] | None, int, int, bool]


class Faces:
    """The faces of one page's characters: one for each text object, asked for once."""

    def __init__(self, text: ctypes.c_void_p) -> None:
        self.text = text
        self.faces: dict[int, Face] = {}
        self.fonts: dict[int, tuple[str, bool, bool]] = {}
        self.missing: set[str] = set()  # fonts that the file names without holding them
        self.unreadable = 0  # faces whose letters the file does not tell
        self.blank = False  # whether there are characters that show nothing
        self._same: dict[_Set, Face] = {}  # some files make each word an object of its own, hundreds of one face
        self._matrix = (ctypes.c_float * 6)()
        self._colour = (ctypes.c_uint * 4)()
        self._edges = tuple(ctypes.c_double() for _ in range(4))
        self._at_matrix = ctypes.addressof(self._matrix)
        self._at_colour = [ctypes.addressof(self._colour) + place * ctypes.sizeof(ctypes.c_uint) for place in range(4)]
        self._address = address(text)

    def at(self, index: int) -> Face:
        """The face of the character at this place of the page's text."""
        key = _object_at(self._address, index) or 0
        face = self.faces.get(key)
        if face is None:
            face = self.faces[key] = self._new(key, index)
        return face

    def _new(self, item: int, index: int) -> Face:
        """What pdfium tells of an object; faces of which it tells the same are one."""
        if _has_error(self._address, index) == 1:
            inked = self._inked(index)
            self.unreadable += inked
            self.blank = self.blank or not inked
        matrix = _FOUR(self._matrix) if _matrix_at(self._address, index, self._at_matrix) else None
        size = _size_at(self._address, index)
        colour, font, mode = None, 0, 0
        if item:
            colour = _THREE(self._colour) if _colour_of(item, *self._at_colour) else None
            font, mode = _font_of(item) or 0, _mode_of(item)
        told = (matrix, size, colour, font, mode, item != 0)
        face = self._same.get(told)
        if face is None:
            face = self._same[told] = self._face(*told)
        return face

    def shown(self, text: str, start: int) -> str:
        """A word without what shows nothing, from its place in the page's text: an empty place of a font's encoding comes
        as the letter that other encodings have there. A sign that prints nothing takes its place."""
        if not self.blank or text.isascii():
            return text
        return "".join(
            letter if letter.isascii() or _has_error(self._address, place) != 1 or self._inked(place) else "\x00"
            for place, letter in enumerate(text, start)
        )

    def _inked(self, index: int) -> bool:
        """Whether the font has a shape for the character."""
        left, right, bottom, top = self._edges
        found = _ink_at(self._address, index, *map(ctypes.addressof, self._edges))
        return bool(found) and right.value - left.value > 0.01 and top.value - bottom.value > 0.01

    def _face(
        self,
        matrix: tuple[float, ...] | None,
        size: float,
        ink: tuple[int, ...] | None,
        font: int,
        mode: int,
        known: bool,
    ) -> Face:
        a, b, c, d = matrix or (1.0, 0.0, 0.0, 1.0)
        scale, angle = 1.0, 0
        if matrix:
            scale = math.hypot(c, d) or 1.0
            angle = round(math.degrees(math.atan2(b, a)) / 5) * 5 % 360
        size = round(size * scale, 1)
        if not known:
            return Face(size, False, False, 0, "", angle)
        red, green, blue = ink or (0, 0, 0)
        name, bold, italic = self._font(font)
        bold = bold or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
        italic = italic or (abs(c) > 0.15 * abs(d or 1.0) and angle % 90 == 0 and abs(b) < 0.01)
        return Face(size, bold, italic, red << 16 | green << 8 | blue, name, angle)

    def _font(self, key: int) -> tuple[str, bool, bool]:
        """Name without the subset's prefix, bold, italic. The name tells more reliably than the weight in the file."""
        if key not in self.fonts:
            font = ctypes.cast(key, raw.FPDF_FONT) if key else None
            buffer = ctypes.create_string_buffer(256)
            length = raw.FPDFFont_GetBaseFontName(font, buffer, 256) if font else 0
            name = buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace")
            name = intern(re.sub(r"^[A-Z]{6}\+", "", name))  # it stands in each word
            flags = raw.FPDFFont_GetFlags(font) if font else 0
            weight = raw.FPDFFont_GetWeight(font) if font else 400
            heavy = 600 <= weight <= 1000 and not _REGULAR.search(name)
            bold = bool(_BOLD.search(name)) or bool(flags & 1 << 18) or heavy
            italic = bool(_ITALIC.search(name)) or bool(flags & 1 << 6)
            self.fonts[key] = (name, bold, italic)
            if name and raw.FPDFFont_GetIsEmbedded(font) == 0:
                self.missing.add(name)
        return self.fonts[key]
