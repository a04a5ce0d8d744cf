"""The kinds of file that can be read, and which module reads each.

A reader brings its libraries with it, half of the time that a start takes: it is loaded when a file of its kind comes.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from publications.reading.draft import Draft, ReadingError

Progress = Callable[[dict[str, object]], None]
Reader = Callable[..., Draft]

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office documents, and new ones under a password
_READERS = {PDF: "publications.reading.pdf_report", DOCX: "publications.reading.docx"}


def media_type(path: Path) -> str:
    """The type by content, never by name. Raises ReadingError: empty, unsupported, encrypted (a locked Word file)."""
    with path.open("rb") as file:
        head = file.read(1024)
    if not head:
        raise ReadingError("empty", "the file has no bytes")
    if b"%PDF-" in head:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return DOCX
    if head.startswith(_OLE):
        import_module("publications.reading.docx_gate").refuse_ole(path)
    raise ReadingError("unsupported", "neither PDF nor DOCX")


def reader(kind: str) -> Reader:
    """The function ``read(path, progress)`` of a media type that ``media_type`` gives; for a PDF it takes recognised pages
    too."""
    return cast(Reader, import_module(_READERS[kind]).read)
