"""PDF → ``Draft``: the pages as the file has them, then what they mean."""

from __future__ import annotations

from pathlib import Path

from publications.reading import pdf
from publications.reading.draft import Draft
from publications.reading.drafted import draft_of
from publications.reading.formats import Progress


def read(path: Path, progress: Progress | None = None) -> Draft:
    """The draft of a PDF. Raises ReadingError: damaged, encrypted, too-large."""
    source = pdf.read(path, progress)
    if progress:
        progress({"progress": "understanding", "pages": len(source.pages)})
    return draft_of(source)
