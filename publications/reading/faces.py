"""How characters are set: size, weight, slope, colour, font and angle. Part of the PDF reader."""

from __future__ import annotations

import ctypes
import math
import re
from typing import Any, NamedTuple

import pypdfium2.raw as raw

_BOLD = re.compile(r"bold|black|heavy|semib|demi|[-,](bd|b)\b|^(cmb|cmbx|sfbx|lmb|ecbx|tibx|larmbx)", re.I)
# pdfium takes the weight from the width of the stems, which is that of a bold face in some regular ones
_REGULAR = re.compile(r"regular|roman|book|light|medium", re.I)
_ITALIC = re.compile(r"ital|obli|[-,](it|i)\b|^(cmti|cmsl|sfti|ecti|lmri)", re.I)

# called for each word: with plain addresses they take a third of the time that they take with pointer objects
_INT, _AT = ctypes.c_int, ctypes.c_void_p


def _plain(function: Any, result: Any, *kinds: Any) -> Any:
    return ctypes.cast(function, ctypes.CFUNCTYPE(result, *kinds))


origin_at = _plain(raw.FPDFText_GetCharOrigin, _INT, _AT, _INT, _AT, _AT)
box_at = _plain(raw.FPDFText_GetLooseCharBox, _INT, _AT, _INT, _AT)
_object_at = _plain(raw.FPDFText_GetTextObject, _AT, _AT, _INT)
_has_error = _plain(raw.FPDFText_HasUnicodeMapError, _INT, _AT, _INT)
_matrix_at = _plain(raw.FPDFText_GetMatrix, _INT, _AT, _INT, _AT)
_size_at = _plain(raw.FPDFText_GetFontSize, ctypes.c_double, _AT, _INT)
_colour_of = _plain(raw.FPDFPageObj_GetFillColor, _INT, _AT, _AT, _AT, _AT, _AT)
_font_of = _plain(raw.FPDFTextObj_GetFont, _AT, _AT)
_mode_of = _plain(raw.FPDFTextObj_GetTextRenderMode, _INT, _AT)
FRAMES = {angle: round(angle / 90) * 90 % 360 for angle in range(0, 360, 5)}  # the quarter turn nearest to an angle


class Face(NamedTuple):
    """How a run of text is set. ``angle`` in degrees, counter-clockwise, in the page's own space."""

    size: float
    bold: bool
    italic: bool
    colour: int
    font: str
    angle: int


class Faces:
    """The faces of one page's characters: one for each text object, asked for once."""

    def __init__(self, text: ctypes.c_void_p) -> None:
        self.text = text
        self.faces: dict[int, Face] = {}
        self.fonts: dict[int, tuple[str, bool, bool]] = {}
        self.missing: set[str] = set()  # fonts that the file names without holding them
        self.unreadable = 0  # faces whose letters the file does not tell
        self._matrix = raw.FS_MATRIX()
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._at_matrix = ctypes.addressof(self._matrix)
        self._at_colour = [ctypes.addressof(part) for part in self._colour]
        self._address = ctypes.cast(text, ctypes.c_void_p).value

    def at(self, index: int) -> Face:
        """The face of the character at this place of the page's text."""
        key = _object_at(self._address, index) or 0
        face = self.faces.get(key)
        if face is None:
            face = self.faces[key] = self._new(key, index)
        return face

    def _new(self, item: int, index: int) -> Face:
        self.unreadable += _has_error(self._address, index) == 1
        matrix = self._matrix
        scale, angle = 1.0, 0
        if _matrix_at(self._address, index, self._at_matrix):
            scale = math.hypot(matrix.c, matrix.d) or 1.0
            angle = round(math.degrees(math.atan2(matrix.b, matrix.a)) / 5) * 5 % 360
        size = _size_at(self._address, index) * scale
        if not item:
            return Face(round(size, 1), False, False, 0, "", angle)
        red, green, blue, _ = self._colour
        colour = 0
        if _colour_of(item, *self._at_colour):
            colour = red.value << 16 | green.value << 8 | blue.value
        name, bold, italic = self._font(_font_of(item) or 0)
        bold = bold or _mode_of(item) == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
        italic = italic or (abs(matrix.c) > 0.15 * abs(matrix.d or 1.0) and angle % 90 == 0 and abs(matrix.b) < 0.01)
        return Face(round(size, 1), bold, italic, colour, name, angle)

    def _font(self, key: int) -> tuple[str, bool, bool]:
        """Name without the subset's prefix, bold, italic. The name tells more reliably than the weight in the file."""
        if key not in self.fonts:
            font = ctypes.cast(key, raw.FPDF_FONT) if key else None
            buffer = ctypes.create_string_buffer(256)
            length = raw.FPDFFont_GetBaseFontName(font, buffer, 256) if font else 0
            name = buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace")
            name = re.sub(r"^[A-Z]{6}\+", "", name)
            flags = raw.FPDFFont_GetFlags(font) if font else 0
            weight = raw.FPDFFont_GetWeight(font) if font else 400
            heavy = 600 <= weight <= 1000 and not _REGULAR.search(name)
            bold = bool(_BOLD.search(name)) or bool(flags & 1 << 18) or heavy
            italic = bool(_ITALIC.search(name)) or bool(flags & 1 << 6)
            self.fonts[key] = (name, bold, italic)
            if name and raw.FPDFFont_GetIsEmbedded(font) == 0:
                self.missing.add(name)
        return self.fonts[key]
