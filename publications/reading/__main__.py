"""The command line, the debugging tool and the sandbox's child are one program.

``python -m publications.reading FILE``
    lines of JSON: ``{"progress": …}`` while it reads, at last ``{"draft": {…}}`` or ``{"error": {"code", "detail"}}``
``… --json FILE``
    one JSON object of plain texts: title, authors, year, language, abstract, chapters, findings, tags, needs_ocr
``… --page N --width W [--format webp|png|jpeg] FILE`` and ``… --cover --width W [--format …] FILE``
    the bytes of an image on standard output
``… --regions JSON --width W FILE``
    a line of JSON for each picture of the list (``[{"page": 3, "box": [72, 90, 520, 410]}, {"part": "word/media/…"}]``):
    ``{"picture": 0, "width", "height", "webp": base64}`` or ``{"picture": 0, "error": code}``; W bounds the longer side
``--recognised``
    standard input holds what a recogniser saw on pages without text; ``recognised.py`` gives its shape
``--jailed``
    before the file is opened, this process gives up sockets, new programs and new processes

Exit code 0 on success, 1 when the file cannot be read (with the error line; further codes are ``no-such-file`` and
``no-such-page``), 2 for a wrong command line.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from publications.reading import read_report
from publications.reading.draft import Draft, DraftChapter, DraftFinding, Picture, ReadingError
from publications.reading.jail import close
from publications.reading.markdown import escape, plain
from publications.reading.patterns import late
from publications.reading.recognised import load

_PICTURE = late(r"^!\[.*\]\(picture:(?P<number>\d+)[ )].*$", re.M)


def main(arguments: list[str] | None = None) -> int:
    """Does what the command line asks and returns the exit code."""
    asked = _arguments(arguments)
    gc.set_threshold(100_000, 20, 20)  # one report is read and the process ends: little garbage has circles
    images = asked.page is not None or asked.cover or asked.regions is not None
    if images:
        import_module("publications.reading.cover").prepare()
    if asked.jailed:
        held = close()
        if not images and not asked.json:
            _say({"jail": held})
    try:
        seen = load(sys.stdin.buffer.read()) if asked.recognised else ()
        if asked.regions is not None:
            for picture in import_module("publications.reading.regions").images(asked.file, asked.regions, asked.width):
                _say(picture)
        elif images:
            return _image(asked)
        elif asked.json:
            _say(scored(read_report(asked.file, None, seen)))
        else:
            draft = read_report(asked.file, _say, seen)
            _write(f'{{"draft": {draft.to_json()}}}')
    except ReadingError as error:
        return _fail(error.code, error.detail)
    except FileNotFoundError:
        return _fail("no-such-file", str(asked.file))
    return 0


def _image(asked: argparse.Namespace) -> int:
    try:
        painter = import_module("publications.reading.cover")  # only then: it brings Pillow
        if asked.cover:
            data = painter.cover_image(asked.file, asked.width, asked.format)
        else:
            data = painter.page_image(asked.file, asked.page, asked.width, asked.format)
    except IndexError as error:
        return _fail("no-such-page", str(error))
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    return 0


def scored(draft: Draft) -> dict[str, object]:
    """The draft as plain texts: chapters without marks and signs, findings in their places, footnotes once."""
    return {
        "title": draft.title,
        "subtitle": draft.subtitle,
        "authors": list(draft.contributors),
        "year": draft.issued_year,
        "language": draft.language,
        "abstract": draft.abstract,
        "chapters": [
            {
                "title": _heading(chapter),
                "label": chapter.label,
                "level": chapter.level,
                "page": chapter.page,
                "text": _text(draft, number),
            }
            for number, chapter in enumerate(draft.chapters)
        ],
        "findings": [
            {"number": finding.label, "text": plain(finding.text), "chapter": draft.chapters[finding.chapter].title}
            for finding in draft.findings
        ],
        "tags": list(draft.keywords),
        "needs_ocr": draft.needs_text_recognition,
    }


def _heading(chapter: DraftChapter) -> str:
    """A heading as printed: its number is a word of the page too. Where it is all of the heading, the title holds it."""
    said = chapter.label in chapter.title.split()
    return chapter.title if said else f"{chapter.label} {chapter.title}".strip()


def _text(draft: Draft, number: int) -> str:
    """A chapter's text with its findings in their places; what its title already holds is not said again."""
    own = [(place, finding) for place, finding in enumerate(draft.findings) if finding.chapter == number]
    text = draft.chapters[number].text
    marks = [int(mark) for mark in re.findall(r"^\[\[findings (\d+)\]\]$", text, re.M)]
    for mark, after in zip(marks, [*marks[1:], len(draft.findings)], strict=False):
        items = [_item(finding) for place, finding in own if mark <= place < after]
        if draft.chapters[number].headed and own[0][0] == mark:
            items[0] = own[0][1].text.partition("\n\n")[2]
        text = text.replace(f"[[findings {mark}]]", "\n\n".join(items))
    return plain(_PICTURE.sub(lambda line: _pictured(draft.pictures[int(line["number"])]), text))


def _pictured(picture: Picture) -> str:
    """What a picture says: its caption, and the words inside it as its text alternative. Of an unnamed one no word is its own."""
    return "\n\n".join(escape(text) for text in (picture.caption, picture.words) if text)


def _item(finding: DraftFinding) -> str:
    return f"{finding.word} {finding.label}\\. {finding.text}".strip()


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="publications.reading", description="Reads a report.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="one object of plain texts")
    parser.add_argument("--page", type=int, help="the image of this page, from 1")
    parser.add_argument("--cover", action="store_true", help="the image of the first page")
    parser.add_argument("--regions", type=_regions, metavar="JSON", help="images of these parts of the file")
    parser.add_argument("--width", type=int, default=640, help="of the image, in pixels")
    parser.add_argument("--format", choices=("webp", "png", "jpeg"), default="webp")
    parser.add_argument("--recognised", action="store_true", help="standard input tells what was recognised")
    parser.add_argument("--jailed", action="store_true", help="give up sockets and programs before the file is opened")
    asked = parser.parse_args(arguments)
    if not 16 <= asked.width <= 3000:
        parser.error("--width must be from 16 to 3000")
    return asked


def _regions(text: str) -> Any:
    """The pictures asked for. Raises ValueError, which the parser words."""
    return import_module("publications.reading.regions").regions_of(text)


def _say(message: dict[str, object]) -> None:
    _write(json.dumps(message, ensure_ascii=False))


def _write(line: str) -> None:
    sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def _fail(code: str, detail: str) -> int:
    _say({"error": {"code": code, "detail": detail}})
    return 1


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    # Everything is said: to take the interpreter and its libraries apart would cost as much as to read two pages.
    os._exit(code)
