"""A report's file in, a frozen ``Draft`` out. Pure Python: knows no Django and no database.

``read_report`` is the list of steps; each step is a module with one subject. Hostile files can crash or hang the
libraries below, so the portal runs this in a jailed child process only (``python -m publications.reading``).
"""

from __future__ import annotations

from pathlib import Path

from publications.reading import docx, pdf
from publications.reading.draft import Draft, ReadingError
from publications.reading.drafted import draft_of
from publications.reading.pdf import Progress

__all__ = ["Draft", "ReadingError", "media_type", "read_report"]


def media_type(path: Path) -> str:
    """The type by content, never by name. Raises ReadingError: empty, unsupported."""
    with path.open("rb") as file:
        head = file.read(1024)
    if not head:
        raise ReadingError("empty", "the file has no bytes")
    if b"%PDF-" in head:
        return pdf.MEDIA_TYPE
    if head.startswith(b"PK\x03\x04"):
        return docx.MEDIA_TYPE
    raise ReadingError("unsupported", "neither PDF nor DOCX")


def read_report(path: Path | str, progress: Progress | None = None) -> Draft:
    """The report at ``path`` as a draft. Raises ReadingError for a file that cannot be read, OSError if it is not there.

    ``progress`` is called with small dictionaries: ``{"progress": "reading", "page": 12, "pages": 38}`` for each page,
    then ``{"progress": "understanding", …}``.
    """
    path = Path(path)
    kind = media_type(path)
    try:
        if kind == docx.MEDIA_TYPE:
            return docx.read(path, progress)
        source = pdf.read(path, progress)
        if progress:
            progress({"progress": "understanding", "pages": len(source.pages)})
        return draft_of(source)
    except MemoryError as error:
        raise ReadingError("too-large", "reading it takes more memory than allowed") from error
    except RecursionError as error:
        raise ReadingError("unsafe", "it is nested too deeply") from error
