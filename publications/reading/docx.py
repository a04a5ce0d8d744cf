"""DOCX → ``Draft``. The only importer of mammoth.

A Word file says what is a heading and has no pages: page numbers are all 1, there is no cover and no furniture. mammoth's
HTML is never shown: its words are taken and set as Markdown, so that no link or script of the file comes through.
"""

from __future__ import annotations

from pathlib import Path

import mammoth

from publications.reading import docx_gate
from publications.reading.docx_text import draft_of_html
from publications.reading.draft import Draft, ReadingError
from publications.reading.formats import DOCX, Progress

_STYLES = "p[style-name='Title'] => h1.title:fresh\np[style-name='Subtitle'] => h2.subtitle:fresh"


def read(path: Path, progress: Progress | None = None) -> Draft:
    """The draft of a Word file. Raises ReadingError: damaged, unsupported, encrypted, unsafe, too-large."""
    docx_gate.check(path)
    if progress:
        progress({"progress": "reading", "page": 1, "pages": 1})
    try:
        with path.open("rb") as file:
            result = mammoth.convert_to_html(
                file,
                style_map=_STYLES,
                include_embedded_style_map=False,
                convert_image=mammoth.images.img_element(_no_image),
            )
    except (KeyError, ValueError, AttributeError, TypeError, OSError) as error:
        raise ReadingError("damaged", f"no Word document can be read from it: {type(error).__name__}") from error
    except Exception as error:
        if type(error).__module__.startswith(("xml.", "zipfile")):
            raise ReadingError("damaged", str(error)) from error
        raise
    return draft_of_html(str(result.value), DOCX)


def _no_image(_image: object) -> dict[str, str]:
    """Pictures are left out: a chapter's text has none."""
    return {"src": ""}
