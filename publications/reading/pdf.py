"""PDF → ``Source``: characters with positions and type, bookmarks, metadata; and page images.

The only importer of pypdfium2. pdfium crashes or hangs on some hostile files, so this runs in a child process only.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from publications.reading import drawn_bullets, pdf_drawing
from publications.reading.draft import ReadingError
from publications.reading.drawing import NOTHING
from publications.reading.file_facts import Gathered
from publications.reading.formats import PDF, Progress
from publications.reading.glyphs import PageText
from publications.reading.letters import clean, squeeze
from publications.reading.page import Bookmark, Page, Source
from publications.reading.tags import Tags

if TYPE_CHECKING:
    from PIL import Image

MAX_PAGES = 3000
MAX_BOOKMARKS = 4000
_TAIL = 4096
_METADATA = ("Title", "Author", "Subject", "Keywords", "CreationDate")


@contextmanager
def opened(path: Path) -> Iterator[pdfium.PdfDocument]:
    """The document, closed afterwards. Raises ReadingError: damaged, encrypted, too-large.

    A file whose end is cut off is refused even where pdfium could save some pages: a report with pages missing must
    not pass for the whole one. ISO 32000-1, 7.5.5 asks for ``%%EOF`` at the end; readers look in the last kilobytes.
    """
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        if b"%%EOF" not in file.read():
            raise ReadingError("damaged", "the end of the file is missing")
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise ReadingError("encrypted", "the file asks for a password") from error
        raise ReadingError("damaged", str(error)) from error
    try:
        if len(document) == 0:
            raise ReadingError("damaged", "the file has no pages")
        if len(document) > MAX_PAGES:
            raise ReadingError("too-large", f"{len(document)} pages, at most {MAX_PAGES}")
        yield document
    finally:
        document.close()


def read(path: Path, progress: Progress | None = None) -> Source:
    """All pages with their lines. ``progress`` hears of each page. A page that pdfium cannot load comes back empty."""
    with opened(path) as document:
        count = len(document)
        pages = []
        gathered, tags = Gathered(), Tags(document)
        for index in range(count):
            pages.append(_page(document, index, gathered, tags))
            if progress:
                progress({"progress": "reading", "page": index + 1, "pages": count})
        marks, data = tuple(_bookmarks(document)), tuple(_metadata(document))
        return Source(PDF, tuple(pages), marks, data, gathered.facts(document), tags.result())


def render(path: Path, number: int, width: int) -> Image.Image:
    """Page ``number`` (from 1), its CropBox as displayed, ``width`` pixels wide. Raises ReadingError, IndexError.

    A page much taller than wide is cut to four times its width, so that a hostile page cannot fill the memory.
    """
    with opened(path) as document:
        if not 1 <= number <= len(document):
            raise IndexError(f"page {number} of {len(document)}")
        try:
            page = document[number - 1]
            across, down = page.get_size()
            bitmap = page.render(scale=width / max(across, 1.0), crop=(0, max(0.0, down - 4 * across), 0, 0))
            image: Image.Image = bitmap.to_pil()
            return image.convert("RGB")
        except (pdfium.PdfiumError, ValueError) as error:
            raise ReadingError("damaged", f"page {number} cannot be shown: {error}") from error


def render_part(
    document: pdfium.PdfDocument, number: int, box: tuple[float, float, float, float], width: int, scale: float
) -> Image.Image | None:
    """The part ``box`` of page ``number`` (from 1), None where it holds nothing of the page.

    The box is left, top, right, bottom in points from the top left corner of the page as displayed. The image has
    ``scale`` pixels a point, fewer where its longer side would pass ``width``. Raises ReadingError, IndexError.
    """
    if not 1 <= number <= len(document):
        raise IndexError(f"page {number} of {len(document)}")
    try:
        page = document[number - 1]
        across, down = page.get_size()
        left, top = max(0.0, box[0]), max(0.0, box[1])
        right, bottom = min(across, box[2]), min(down, box[3])
        longer = max(right - left, bottom - top)
        if right - left < 1 or bottom - top < 1:
            return None
        cut = (left, down - bottom, across - right, top)
        image: Image.Image = page.render(scale=min(scale, width / longer), crop=cut).to_pil()
        return image.crop((0, 0, min(image.width, width), min(image.height, width))).convert("RGB")
    except (pdfium.PdfiumError, ValueError) as error:
        raise ReadingError("damaged", f"page {number} cannot be shown: {error}") from error


def encode(image: Image.Image, kind: str) -> bytes:
    """The image as bytes of ``webp``, ``png`` or ``jpeg``."""
    out = io.BytesIO()
    options: dict[str, dict[str, Any]] = {
        "webp": {"quality": 80, "method": 4},
        "png": {"optimize": True},
        "jpeg": {"quality": 85},
    }
    image.save(out, kind.upper(), **options[kind])
    return out.getvalue()


def _page(document: pdfium.PdfDocument, index: int, gathered: Gathered, tags: Tags) -> Page:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return Page(index + 1, 595.0, 842.0, (), 1.0)
    try:
        text = page.get_textpage()
        reader = PageText(text.raw, page, index + 1)
        lines = reader.lines()
        gathered.page(index + 1, reader.faces)
        place = reader.place()
        tags.page(page.raw, index + 1, place)
        across, down = reader.extent()
        turn = (reader.turn - page.get_rotation()) % 360
        upright = not reader.vertical  # columns of ideographs have a frame of their own
        drawing = pdf_drawing.read(page.raw, place, (across, down), turn) if upright else NOTHING
        picture = max((box.area for box in drawing.images), default=0.0) / max(1.0, across * down)
        text.close()
        return Page(index + 1, across, down, tuple(drawn_bullets.marked(lines, drawing.dots)), picture, drawing)
    except pdfium.PdfiumError:
        return Page(index + 1, 595.0, 842.0, (), 1.0)
    finally:
        page.close()


def _bookmarks(document: pdfium.PdfDocument) -> Iterator[Bookmark]:
    try:
        for count, item in enumerate(document.get_toc(max_depth=8)):
            if count >= MAX_BOOKMARKS:
                return
            target = item.get_dest()
            index = target.get_index() if target else None
            title = squeeze(clean(item.get_title()))
            if index is None or not title:
                continue
            yield Bookmark(title, item.level + 1, index + 1, _height(document, index, target.get_view()))
    except (pdfium.PdfiumError, UnicodeError, ValueError):
        return


def _height(document: pdfium.PdfDocument, index: int, view: tuple[int, list[float]]) -> float | None:
    mode, numbers = view
    if mode == raw.PDFDEST_VIEW_XYZ and len(numbers) > 1:
        top = numbers[1]
    elif mode == raw.PDFDEST_VIEW_FITH and numbers:
        top = numbers[0]
    else:
        return None
    page_height: float = document.get_page_size(index)[1]
    return page_height - top


def _metadata(document: pdfium.PdfDocument) -> Iterator[tuple[str, str]]:
    """Field by field: one with a lone surrogate makes pypdfium2 raise, and must not cost the others."""
    for name in _METADATA:
        length = raw.FPDF_GetMetaText(document.raw, name.encode(), None, 0)
        if not 2 < length <= 20_000:
            continue
        buffer = ctypes.create_string_buffer(length)
        raw.FPDF_GetMetaText(document.raw, name.encode(), buffer, length)
        text = squeeze(clean(buffer.raw[: length - 2].decode("utf-16-le", "replace")))
        if text:
            yield name, text
