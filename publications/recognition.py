"""Text recognition for pages that are pictures, by Tesseract where it is installed. docs/deploying.md tells how.

Tesseract only ever gets pictures that our own reader drew, and runs in the same jail. Pages on which it sees little, or
is unsure of most, stay pictures: no text is better than an invented one.
"""

from __future__ import annotations

import csv
import functools
import io
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from PIL import Image

from . import jail, sandbox
from .reading.language import of_text

PROGRAM = "tesseract"
# BCP 47 → the recogniser's own names.
LANGUAGES = {
    "ar": "ara", "az": "aze", "be": "bel", "cs": "ces", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "fa": "fas",
    "fi": "fin", "fr": "fra", "he": "heb", "hi": "hin", "hu": "hun", "hy": "hye", "id": "ind", "it": "ita", "ja": "jpn",
    "ka": "kat", "kk": "kaz", "ko": "kor", "ky": "kir", "mn": "mon", "nl": "nld", "pl": "pol", "pt": "por", "ro": "ron",
    "ru": "rus", "sr": "srp", "sv": "swe", "tg": "tgk", "tr": "tur", "uk": "ukr", "ur": "urd", "uz": "uzb",
    "vi": "vie", "zh": "chi_sim", "zh-Hans": "chi_sim", "zh-Hant": "chi_tra",
}  # fmt: skip
WIDTH = 2000  # pixels: 240 a inch on A4, from where more dots bring nothing for printed text
LEAST_WORDS = 5
LEAST_SURE = 60.0  # of a page's words, in per cent, as the recogniser rates itself
LEAST_WORD_SURE = 35.0  # a word below it is a smudge, not a word
MEMORY = 1536  # MiB: the recogniser's models alone take some hundreds
PAGE_SECONDS = 60

Told = Callable[[dict[str, Any]], None]


@functools.cache
def languages() -> tuple[str, ...]:
    """The recogniser's languages on this machine, by its own names; none where it is not installed."""
    if not shutil.which(PROGRAM):
        return ()
    listed = subprocess.run([PROGRAM, "--list-langs"], capture_output=True, text=True, check=False, timeout=20)
    return tuple(sorted(set(listed.stdout.split()) & set(LANGUAGES.values())))


def pages(
    path: str | Path, numbers: Sequence[int], language: str, seconds: float, limits: sandbox.Limits, tell: Told
) -> list[dict[str, Any]]:
    """What was recognised on these pages of the PDF at ``path``, as ``reading.recognised`` takes it.

    ``language`` (BCP 47) is tried first; the text then tells its own. Pages that do not come within ``seconds`` stay
    pictures. Raises SandboxError when the file itself cannot be drawn.
    """
    if not languages() or not numbers:
        return []
    end = time.monotonic() + seconds
    wanted = _languages_of(path, numbers[len(numbers) // 2], language, limits)
    found = []
    for place, number in enumerate(numbers):
        if time.monotonic() > end:
            break
        tell({"progress": "recognising", "page": place + 1, "pages": len(numbers)})
        seen = _page(path, number, wanted, limits)
        if seen:
            found.append(seen)
    return found


def _languages_of(path: str | Path, number: int, language: str, limits: sandbox.Limits) -> list[str]:
    """The languages to recognise in: that of a page in the middle, and English, which stands in many reports."""
    likely = [LANGUAGES.get(tag, "") for tag in (language, "en", "ru", "kk", "fr", "es", "de", "ar")]
    tried = [name for name in dict.fromkeys(likely) if name in languages()] or list(languages()[:1])
    seen = _page(path, number, tried, limits)
    words = " ".join(word[0] for line in seen["lines"] for word in line) if seen else ""
    tag, _reliable = of_text(words)
    own = LANGUAGES.get(tag, "")
    return [own, *({"eng"} & set(languages()) - {own})] if own in languages() else tried


def _page(path: str | Path, number: int, names: Sequence[str], limits: sandbox.Limits) -> dict[str, Any] | None:
    """What is seen on a page, or None where that is too little or too unsure."""
    picture = sandbox.page_image(path, number, WIDTH, limits)
    with Image.open(io.BytesIO(picture), formats=("WEBP",)) as image, tempfile.TemporaryFile() as given:
        image.convert("L").save(given, "PNG", compress_level=1, dpi=(240, 240))
        size = image.size
        given.seek(0)
        try:
            table = _recognised(given, names)
        except sandbox.SandboxError:  # too much for it: the page stays a picture
            return None
    rows = [row for row in _rows(table) if float(row["conf"]) >= LEAST_WORD_SURE and row["text"].strip()]
    if len(rows) < LEAST_WORDS or sum(float(row["conf"]) for row in rows) / len(rows) < LEAST_SURE:
        return None
    return {"page": number, "width": size[0], "height": size[1], "lines": list(_lines(rows))}


def _recognised(given: Any, names: Sequence[str]) -> str:
    whole = shutil.which(PROGRAM) or PROGRAM
    command = ["/usr/bin/env", "OMP_THREAD_LIMIT=1", whole, "stdin", "stdout", "-l", "+".join(names), "tsv"]
    limits = sandbox.Limits(memory=MEMORY, seconds=PAGE_SECONDS, output=16)
    return b"".join(jail.output(jail.program(command, limits), limits, given)).decode("utf-8", "replace")


def _rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of words of the recogniser's table."""
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row.get("level") == "5" and None not in row.values():
            yield row


def _lines(rows: Sequence[dict[str, str]]) -> Iterator[list[list[Any]]]:
    """Lines of words ``[text, left, top, right, bottom]`` in the order in which they are read."""
    line: list[list[Any]] = []
    last = None
    for row in rows:
        place = (row["block_num"], row["par_num"], row["line_num"])
        if line and place != last:
            yield line
            line = []
        left, top, width, height = (int(row[name]) for name in ("left", "top", "width", "height"))
        line.append([row["text"], left, top, left + width, top + height])
        last = place
    if line:
        yield line
