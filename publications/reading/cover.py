"""The cover and the images of pages: a PDF's CropBox as displayed, at a width in pixels."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PIL import Image

from publications.reading import docx, pdf, regions
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
    """The first page of a PDF as an image file, or the first large picture before the text of a Word file begins.

    Errors as for ``page_image``; ``unsupported`` where a Word file has no such picture.
    """
    with path.open("rb") as file:
        if b"%PDF-" in file.read(1024):
            return page_image(path, 1, width, kind)
    part = docx.cover_part(path)
    if not part:
        raise ReadingError("unsupported", "no picture before the first heading")
    image = next(regions.decoded(path, [regions.Region(part=part)], width))
    if isinstance(image, str):
        raise ReadingError(image if image in ReadingError.CODES else "damaged", part)
    return pdf.encode(image, kind)
