"""The cover and the images of pages: the CropBox as displayed, at a width in pixels."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PIL import Image

from publications.reading import pdf
from publications.reading.draft import ReadingError

Kind = Literal["webp", "png", "jpeg"]
MAX_WIDTH = 3000


def prepare() -> None:
    """Loads the writers of image formats: to be done before a jail closes."""
    Image.init()


def page_image(path: Path, number: int, width: int, kind: Kind = "webp") -> bytes:
    """Page ``number`` (from 1) as an image file, ``width`` pixels wide.

    Raises ReadingError for what cannot be read or is no PDF, IndexError for a page that is not there, ValueError for a
    width outside 16 to 3000.
    """
    if not 16 <= width <= MAX_WIDTH:
        raise ValueError(f"width {width}, not 16 to {MAX_WIDTH}")
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(1024):
            raise ReadingError("unsupported", "only pages of a PDF can be shown")
    try:
        return pdf.encode(pdf.render(path, number, width), kind)
    except MemoryError as error:
        raise ReadingError("too-large", f"page {number} takes more memory than allowed") from error


def cover_image(path: Path, width: int, kind: Kind = "webp") -> bytes:
    """The first page as an image file. Errors as for ``page_image``."""
    return page_image(path, 1, width, kind)
