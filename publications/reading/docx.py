"""DOCX → ``Draft``: the package behind its gate, its parts, and what they mean."""

from __future__ import annotations

from pathlib import Path

from publications.reading import docx_document, docx_package
from publications.reading.docx_report import cover_picture, draft_of, text_begins
from publications.reading.draft import Draft
from publications.reading.formats import Progress


def read(path: Path, progress: Progress | None = None) -> Draft:
    """The draft of a Word file. Raises ReadingError: damaged, unsupported, encrypted, unsafe, too-large."""
    if progress:
        progress({"progress": "reading", "page": 1, "pages": 1})
    with docx_package.opened(path) as package:
        document = docx_document.load(package)
    if progress:
        progress({"progress": "understanding", "pages": document.pages})
    return draft_of(document)


def cover_part(path: Path) -> str:
    """The part with the first large picture before the text begins, empty without one. Errors as for ``read``."""
    with docx_package.opened(path) as package:
        document = docx_document.load(package)
    return cover_picture(document, text_begins(document))
