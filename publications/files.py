"""Files by content: the original is stored once under its hash and never overwritten; covers and pictures under theirs.

Serving knows byte ranges and validators (RFC 9110), so that a PDF viewer can turn to page 36 without the rest.
"""

import hashlib
import io
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.http import HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.utils.http import content_disposition_header, parse_etags
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from .figures import widths
from .models.paths import path_of

CHUNK = 256 * 1024
COVER_WIDTHS = (160, 320, 640, 960)
COVER_SUFFIXES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
COVER_FORMATS = {  # AVIF at speed 8: four widths in a quarter of a second, a twentieth larger than at its usual speed
    "avif": {"format": "AVIF", "quality": 60, "speed": 8},
    "webp": {"format": "WEBP", "quality": 80},
    "jpg": {"format": "JPEG", "quality": 84},
}
LEAST_COVER = 640  # what pages elsewhere show of a link; a smaller picture is scaled up to it
FIRST_COVERS = {"widths": (320, 640), "suffixes": ("webp", "jpg")}  # how covers were kept whose key names no width
COVER_MAX_PIXELS = 24_000_000
RANGE = re.compile(r"^bytes=(\d{0,18})-(\d{0,18})\Z")


class UnreadableImage(ValueError):
    """Not a PNG, JPEG or WebP picture within the limits; the message is a sentence for the person who sent it."""


def store(file) -> tuple[str, str, int]:
    """Keep ``file`` (opened, seekable) under its SHA-256. Gives (hash in hex, storage path, size in bytes).

    Bytes that are already kept are not written again. A write that is cut short leaves no file under the final name.
    """
    digest, size = hashlib.sha256(), 0
    file.seek(0)
    while piece := file.read(CHUNK):
        digest.update(piece)
        size += len(piece)
    name = digest.hexdigest()
    path = f"originals/{name[:2]}/{name}"
    if not _is_kept(path, size):
        file.seek(0)
        _save_whole(path, File(file, name=name))
    return name, path, size


def _is_kept(path: str, size: int) -> bool:
    return default_storage.exists(path) and default_storage.size(path) == size


def _save_whole(path: str, content) -> None:
    """Write beside the final name, then move: whoever finds the file finds all of it."""
    kept = default_storage.save(f"{path}.part", content)
    try:
        target = Path(default_storage.path(path))
        part = Path(default_storage.path(kept))
    except NotImplementedError:  # an object store shows a file only when it is whole
        default_storage.save(path, content)
        default_storage.delete(kept)
        return
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    part.replace(target)


@contextmanager
def local_path(path: str) -> Iterator[str]:
    """A path in the file system for the stored file: its own, or that of a copy while the context lasts.

    Raises FileNotFoundError.
    """
    if not default_storage.exists(path):
        raise FileNotFoundError(path)
    try:
        own = default_storage.path(path)
    except NotImplementedError:
        with tempfile.NamedTemporaryFile() as copy, default_storage.open(path) as file:
            shutil.copyfileobj(file, copy, CHUNK)
            copy.flush()
            yield copy.name
    else:
        yield own


def read_bytes(path: str) -> bytes:
    """The stored bytes at ``path``. Raises FileNotFoundError."""
    with default_storage.open(path) as file:
        return file.read()


def keep(path: str, content: bytes) -> None:
    """Store derived bytes (a cover, a page image) at ``path``, where the path names the content."""
    if not default_storage.exists(path):
        _save_whole(path, ContentFile(content))


def cover_path(key: str, width: int, suffix: str) -> str:
    """Where the file lies: the same place before and after the cover has all its formats."""
    name = "-".join(key.split("-")[:2])
    return f"covers/{key[:2]}/{name}-{width}.{suffix}"


def cover_url(key: str, width: int, suffix: str) -> str:
    """The public address of a stored cover; its content never changes."""
    return path_of("cover", key, width, suffix)


def cover_widths(key: str) -> tuple[int, ...]:
    """The widths in which the cover is kept: its key names the largest."""
    _hash, *rest = key.split("-")
    if not rest:
        return FIRST_COVERS["widths"]
    largest = rest[0]
    return next((COVER_WIDTHS[: place + 1] for place, width in enumerate(COVER_WIDTHS) if str(width) == largest), ())


def cover_suffixes(key: str) -> tuple[str, ...]:
    """The formats in which the cover is kept, best first."""
    _hash, *rest = key.split("-")
    if len(rest) > 1:
        return tuple(rest[1:])
    return tuple(COVER_SUFFIXES) if rest else FIRST_COVERS["suffixes"]


def keep_cover(picture: bytes, suffixes: tuple[str, ...] = tuple(COVER_FORMATS)) -> str:
    """Keep a picture (PNG, JPEG or WebP) as a cover in these formats, in the widths that it has dots for.

    Gives the key of the cover in all formats. Raises UnreadableImage.
    """
    cover = opened_image(picture)
    kept = [width for width in COVER_WIDTHS if width <= max(cover.width, LEAST_COVER)]
    key = f"{hashlib.sha256(picture).hexdigest()[:32]}-{kept[-1]}"
    for width in kept:
        height = max(1, round(cover.height * width / cover.width))
        scaled = cover.resize((width, min(height, width * 3)), Image.Resampling.LANCZOS)
        for suffix in suffixes:
            written = io.BytesIO()
            scaled.save(written, **COVER_FORMATS[suffix])
            keep(cover_path(key, width, suffix), written.getvalue())
    return key


def cover_size(key: str, width: int, suffix: str) -> tuple[int, int]:
    """(width, height) of a stored cover in pixels; (0, 0) when the storage has lost it."""
    try:
        return _size_of(cover_path(key, width, suffix))
    except (OSError, SyntaxError):
        return 0, 0


@lru_cache(maxsize=4096)
def _size_of(path: str) -> tuple[int, int]:
    """The path names the content, so that it is looked at once."""
    with default_storage.open(path) as file, Image.open(file) as picture:
        return picture.size


@dataclass(frozen=True)
class KeptPicture:
    """A stored picture: the key of its bytes, and its size in pixels."""

    key: str
    width: int
    height: int


def picture_path(key: str, width: int) -> str:
    return f"pictures/{key[:2]}/{key}-{width}.webp"


def keep_picture(content: bytes) -> KeptPicture:
    """Keep a picture (WebP, as the jailed reader makes them) in the widths that pages ask for. Raises UnreadableImage."""
    picture = opened_image(content)
    key = hashlib.sha256(content).hexdigest()[:32]
    for width in widths(picture.width):
        written = io.BytesIO(content)
        if width < picture.width:
            height = max(1, round(picture.height * width / picture.width))
            written = io.BytesIO()
            picture.resize((width, height), Image.Resampling.LANCZOS).save(written, "WEBP", quality=82)
        keep(picture_path(key, width), written.getvalue())
    return KeptPicture(key, picture.width, picture.height)


def opened_image(content: bytes) -> Image.Image:
    """The picture, a PNG, JPEG or WebP of at most 24 megapixels, upright and on white. Raises UnreadableImage."""
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as opened:
            if opened.width * opened.height > COVER_MAX_PIXELS:
                raise UnreadableImage(_("This picture is too large. Send one of at most 24 megapixels."))
            ImageOps.exif_transpose(opened, in_place=True)
            return _on_white(opened)
    except UnreadableImage:
        raise
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise UnreadableImage(_("This picture cannot be opened. Send a PNG, JPEG or WebP file.")) from error


def _on_white(picture: Image.Image) -> Image.Image:
    """Without clear parts: they are white, as paper is."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")


def serve(request, path: str, media_type: str, filename: str, sha256: str, *, attachment=False, max_age=0):
    """A response with the stored file: whole, one byte range (206), unchanged (304) or an impossible range (416).

    Raises FileNotFoundError when the storage has no such file. ``max_age`` 0 means that caches ask each time.
    """
    etag = f'"{sha256}"'
    size = default_storage.size(path)
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
    else:
        response = _ranged(request, path, size, etag)
        response.headers["Content-Type"] = media_type
        response.headers["Content-Disposition"] = content_disposition_header(attachment, filename)
    response.headers["ETag"] = etag
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = f"public, max-age={max_age}, immutable" if max_age else "public, no-cache"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _ranged(request, path: str, size: int, etag: str):
    asked = RANGE.match(request.headers.get("Range", "")) if request.method == "GET" else None
    if not asked or request.headers.get("If-Range", etag) != etag or asked.groups() == ("", ""):
        return _streamed(path, 0, size, status=200)
    first, last = asked.groups()
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end or start >= size:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response = _streamed(path, start, end - start + 1, status=206)
    response.headers["Content-Range"] = f"bytes {start}-{end}/{size}"
    return response


def _streamed(path: str, start: int, length: int, *, status: int) -> StreamingHttpResponse:
    file = default_storage.open(path)
    response = StreamingHttpResponse(_pieces(file, start, length), status=status)
    response._resource_closers.append(file.close)
    response.headers["Content-Length"] = str(length)
    return response


def _pieces(file, start: int, length: int) -> Iterator[bytes]:
    file.seek(start)
    while length > 0 and (piece := file.read(min(CHUNK, length))):
        length -= len(piece)
        yield piece
    file.close()
