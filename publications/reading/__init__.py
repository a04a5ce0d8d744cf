"""A report's file in, a frozen ``Draft`` out. Pure Python: knows no Django and no database.

``formats.py`` tells which module reads a file; for a PDF ``drafted.py`` is the list of steps, each a module with one
subject. Hostile files can crash or hang the libraries below, so the portal runs this in a jailed child process only
(``python -m publications.reading``).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from publications.reading.draft import Draft, ReadingError
from publications.reading.formats import PDF, Progress, media_type, reader
from publications.reading.recognised import RecognisedPage

__all__ = ["Draft", "ReadingError", "media_type", "read_report"]


def read_report(path: Path | str, progress: Progress | None = None, recognised: Sequence[RecognisedPage] = ()) -> Draft:
    """The report at ``path`` as a draft. Raises ReadingError for a file that cannot be read, OSError if it is not there.

    ``progress`` is called with small dictionaries: ``{"progress": "reading", "page": 12, "pages": 38}`` for each page,
    then ``{"progress": "understanding", …}``. ``recognised`` is what a recogniser saw on pages of a PDF without text.
    """
    path = Path(path)
    try:
        kind = media_type(path)
        return reader(kind)(path, progress, recognised) if kind == PDF else reader(kind)(path, progress)
    except MemoryError as error:
        raise ReadingError("too-large", "reading it takes more memory than allowed") from error
    except RecursionError as error:
        raise ReadingError("unsafe", "it is nested too deeply") from error
