"""The jailed child in which reports are opened.

A PDF is a program written by a stranger: some abort the process that reads them, some never end, some want all memory.
So the file is only ever opened in a child process with limits on memory, processor time, wall time and output, with an
empty environment, no network, no new programs, and without the portal's data in sight where bubblewrap is there.

``python -m publications.reading`` is what runs inside; this module imports nothing of it.
"""

from __future__ import annotations

import base64
import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .jail import Limits, SandboxError, inside, jail, jailed, output

__all__ = ["Limits", "SandboxError", "cover_image", "jail", "page_image", "pictures", "read"]

Progress = Callable[[dict[str, Any]], None]


def read(
    path: str | Path,
    limits: Limits,
    progress: Progress | None = None,
    recognised: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """The draft of the report at ``path``, as the dict that ``Draft.to_json`` writes.

    ``progress`` gets each progress line of the child as it comes; ``recognised`` is what ``recognition.pages`` saw on
    pages without text. Raises SandboxError.
    """
    found: dict[str, Any] | None = None
    options = ["--jailed", *(["--recognised"] if recognised else []), inside(path)]
    with tempfile.TemporaryFile() as given:
        given.write(json.dumps(recognised or []).encode())
        given.seek(0)
        for line in _lines(output(jailed(options, path, limits), limits, given)):
            message = _storable(_message(line))
            _raise_said(message)
            if "draft" in message:
                found = message["draft"]
            elif progress:
                progress(message)
    if found is None:
        raise SandboxError("crashed", "ended without a draft")
    return found


def page_image(path: str | Path, number: int, width: int, limits: Limits) -> bytes:
    """PDF page ``number`` (from 1) as a WebP picture ``width`` pixels wide. Raises SandboxError."""
    options = ["--jailed", "--page", str(number), "--width", str(width), "--format", "webp"]
    return _picture([*options, inside(path)], path, limits)


def cover_image(path: str | Path, width: int, limits: Limits) -> bytes:
    """The first page as a WebP picture, cut to what a reader would print. Raises SandboxError."""
    options = ["--jailed", "--cover", "--width", str(width), "--format", "webp"]
    return _picture([*options, inside(path)], path, limits)


def pictures(path: str | Path, regions: list[dict[str, Any]], width: int, limits: Limits) -> dict[int, bytes]:
    """Parts of the file as WebP pictures, by their place in ``regions``; those that cannot be shown are left out.

    A region is ``{"page", "box"}`` of a PDF or ``{"part"}`` of a DOCX; no side is longer than ``width`` pixels.
    Raises SandboxError.
    """
    if not regions:
        return {}
    options = ["--jailed", "--regions", json.dumps(regions), "--width", str(width), inside(path)]
    found: dict[int, bytes] = {}
    for line in _lines(output(jailed(options, path, limits), limits)):
        message = _message(line)
        if "webp" in message:
            found[int(message["picture"])] = base64.b64decode(message["webp"])
        elif "picture" not in message:
            _raise_said(message)
    return found


def _message(line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError as error:
        raise SandboxError("crashed", f"not a message: {line[:200]!r}") from error


def _storable(value: Any) -> Any:
    """``value`` without what a database refuses: NUL characters and lone surrogates."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")
    if isinstance(value, dict):
        return {key: _storable(inner) for key, inner in value.items()}
    return [_storable(inner) for inner in value] if isinstance(value, list) else value


def _picture(arguments: list[str], path: str | Path, limits: Limits) -> bytes:
    content = b"".join(output(jailed(arguments, path, limits), limits))
    if content.startswith(b"{"):
        _raise_said(json.loads(content))
    if not content.startswith(b"RIFF"):
        raise SandboxError("crashed", f"not a picture: {content[:200]!r}")
    return content


def _raise_said(message: dict[str, Any]) -> None:
    """Raise what the child itself says is wrong with the file."""
    if "error" in message:
        raise SandboxError(message["error"]["code"], message["error"].get("detail", ""))


def _lines(pieces: Iterator[bytes]) -> Iterator[str]:
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        yield from (line.decode("utf-8", "replace") for line in whole if line.strip())
    if rest.strip():
        yield rest.decode("utf-8", "replace")
