"""PDF → ``Draft``: the pages as the file has them, then what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from publications.reading import pdf, recognised
from publications.reading.draft import Draft, FileNote
from publications.reading.drafted import draft_of
from publications.reading.formats import Progress
from publications.reading.recognised import RecognisedPage


def read(path: Path, progress: Progress | None = None, seen: Sequence[RecognisedPage] = ()) -> Draft:
    """The draft of a PDF. ``seen`` is what a recogniser saw on its pages without text, each paragraph of which becomes
    a doubt. Raises ReadingError: damaged, encrypted, too-large."""
    source, pages = recognised.merged(pdf.read(path, progress), seen)
    if progress:
        progress({"progress": "understanding", "pages": len(source.pages)})
    draft = draft_of(source)
    if not pages:
        return draft
    return replace(
        draft,
        recognised_pages=pages,
        doubts=(*draft.doubts, *recognised.doubts(draft.chapters, draft.findings, pages)),
        file_notes=(*draft.file_notes, FileNote("recognised-pages", pages)),
        evidence=recognised.unsure(draft.evidence, pages),
    )
