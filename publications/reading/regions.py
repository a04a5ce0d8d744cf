"""Pictures of a report as images: parts of a PDF's pages drawn, images inside a DOCX decoded.

An image file is a program written by a stranger too: only PNG, JPEG and WebP are decoded, and none with more pixels
than its reader can hold in memory. A picture that cannot be shown costs only itself.
"""

from __future__ import annotations

import base64
import io
import json
import math
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError

from publications.reading import docx_gate, pdf
from publications.reading.draft import ReadingError

MAX_PIXELS = {"JPEG": 50_000_000, "PNG": 25_000_000, "WEBP": 25_000_000}  # JPEG can be decoded at a part of its size
MAX_PART = 60 * 1024 * 1024
_SCALE = 2 * 96 / 72  # pixels a point: twice the size in print, for screens with small pixels


class Region(NamedTuple):
    """What is to be shown: ``box`` of ``page`` in a PDF (as ``Picture`` has them), or ``part`` of a DOCX."""

    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    part: str = ""


def regions_of(text: str) -> list[Region]:
    """The regions of a JSON list of objects with ``page`` and ``box``, or ``part``. Raises ValueError."""
    rows = json.loads(text)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError("not a list of objects")
    return [_region(row) for row in rows]


def _region(row: dict[str, Any]) -> Region:
    page, box, part = row.get("page"), row.get("box"), row.get("part") or ""
    if isinstance(part, str) and part:
        return Region(part=part)
    if not isinstance(page, int) or not isinstance(box, list) or len(box) != 4:
        raise ValueError(f"neither a part nor a page with a box: {row}")
    if not all(isinstance(side, int | float) and math.isfinite(side) for side in box):
        raise ValueError(f"a box without numbers: {row}")
    left, top, right, bottom = (float(side) for side in box)
    return Region(page, (left, top, right, bottom))


def images(path: Path, regions: list[Region], width: int) -> Iterator[dict[str, object]]:
    """For each region ``{"picture", "width", "height", "webp"}`` (base64), or ``{"picture", "error"}``.

    The longer side has at most ``width`` pixels. Errors of one picture: ``no-such-page``, ``no-such-part``, ``empty``
    (nothing of the box is on the page), ``unsupported`` (another format, or a part of a PDF), ``too-large``,
    ``damaged``. Raises ReadingError for a file that cannot be read at all.
    """
    with path.open("rb") as file:
        head = file.read(1024)
    shown = _drawn(path, regions, width) if b"%PDF-" in head else decoded(path, regions, width)
    for number, image in enumerate(shown):
        if isinstance(image, str):
            yield {"picture": number, "error": image}
            continue
        data = base64.b64encode(pdf.encode(image, "webp")).decode("ascii")
        yield {"picture": number, "width": image.width, "height": image.height, "webp": data}


def _drawn(path: Path, regions: list[Region], width: int) -> Iterator[Image.Image | str]:
    """Each region of a PDF as an image, or what is wrong with it."""
    with pdf.opened(path) as document:
        for region in regions:
            if region.page is None or region.box is None:
                yield "unsupported"
                continue
            try:
                yield pdf.render_part(document, region.page, region.box, width, _SCALE) or "empty"
            except IndexError:
                yield "no-such-page"
            except ReadingError as error:
                yield error.code
            except MemoryError:
                yield "too-large"


def decoded(path: Path, regions: list[Region], width: int) -> Iterator[Image.Image | str]:
    """Each image inside a DOCX, or what is wrong with it."""
    docx_gate.check(path)
    with zipfile.ZipFile(path) as archive:
        for region in regions:
            try:
                yield _part(archive, region.part, width) if region.part else "unsupported"
            except KeyError:
                yield "no-such-part"
            except UnidentifiedImageError:
                yield "unsupported"
            except (MemoryError, Image.DecompressionBombError):
                yield "too-large"
            except (OSError, ValueError, SyntaxError, zipfile.BadZipFile, EOFError, NotImplementedError):
                yield "damaged"


def _part(archive: zipfile.ZipFile, name: str, width: int) -> Image.Image | str:
    entry = archive.getinfo(name)
    if entry.file_size > MAX_PART:
        return "too-large"
    with Image.open(io.BytesIO(archive.read(entry)), formats=tuple(MAX_PIXELS)) as image:
        if image.width * image.height > MAX_PIXELS.get(image.format or "", MAX_PIXELS["JPEG"]):
            return "too-large"
        image.draft(None, (width, width))  # a JPEG is decoded at a half, a quarter or an eighth of its size
        return _shrunk(image, width)


def _shrunk(image: Image.Image, width: int) -> Image.Image:
    """Upright, in RGB on white, the longer side at most ``width`` pixels."""
    if image.mode.startswith("I"):  # 16 bits a pixel: a plain conversion would cut off all but the darkest greys
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    elif image.mode == "P" or "transparency" in image.info:
        image = image.convert("RGBA")
    share = width / max(image.size)
    if share < 1:
        image = image.resize((max(1, round(image.width * share)), max(1, round(image.height * share))))
    image = ImageOps.exif_transpose(image)
    if image.mode in ("RGBA", "LA"):
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")
    return image.convert("RGB")
