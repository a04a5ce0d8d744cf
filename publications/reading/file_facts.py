"""What a PDF says of itself. Part of the PDF reader: used by ``pdf.py`` alone."""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from publications.reading.faces import Faces
from publications.reading.letters import clean
from publications.reading.page import FileFacts

_COPY, _CHANGE = 1 << 4, 1 << 3  # ISO 32000-1, table 22: bits 5 and 4


class Gathered:
    """The facts of one file, gathered page by page."""

    def __init__(self) -> None:
        self._fonts: dict[str, list[int]] = {}
        self._unreadable: list[tuple[int, int, int]] = []

    def page(self, number: int, faces: Faces) -> None:
        """A page was read with these faces."""
        for name in sorted(faces.missing):
            self._fonts.setdefault(clean(name), []).append(number)
        if faces.unreadable:
            self._unreadable.append((number, faces.unreadable, len(faces.faces)))

    def facts(self, document: pdfium.PdfDocument) -> FileFacts:
        """All facts, with those of the file as a whole."""
        return FileFacts(
            language=_language(document),
            tagged=bool(raw.FPDFCatalog_IsTagged(document.raw)),
            locked=_locked(document),
            fonts_missing=tuple((name, tuple(pages)) for name, pages in self._fonts.items()),
            unreadable=tuple(self._unreadable),
        )


def _language(document: pdfium.PdfDocument) -> str:
    length = raw.FPDFCatalog_GetLanguage(document.raw, None, 0)
    if not 2 < length <= 200:
        return ""
    units = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFCatalog_GetLanguage(document.raw, units, length)
    return clean(bytes(units)[: length - 2].decode("utf-16-le", "replace")).strip()


def _locked(document: pdfium.PdfDocument) -> bool:
    """Whether the file opens without a password, but forbids readers to copy its text or to change it."""
    if raw.FPDF_GetSecurityHandlerRevision(document.raw) < 0:
        return False
    allowed = raw.FPDF_GetDocUserPermissions(document.raw)
    return not (allowed & _COPY and allowed & _CHANGE)
