"""Sets the demo reports: ``python -m publications.demo.typeset [OUTDIR] [--truth FILE]``.

The same texts give the same bytes. ``--truth`` writes what a perfect reader would find in the reports, as JSON.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from publications.demo.compose import Book, compose
from publications.demo.covers import draw_cover
from publications.demo.manuscript import Block, manuscripts, plain
from publications.demo.sheets import Sheet
from publications.demo.styles import SERIF, register_fonts

REPORTS = Path(__file__).parent / "reports"
SCAN_DOTS_PER_INCH = 100
SCAN_GREYS = 12


def _canvas(book: Book, target: io.BytesIO) -> Canvas:
    manuscript = book.manuscript
    given = {
        "title": manuscript.title,
        "author": ", ".join(manuscript.contributors) or manuscript.publisher,
        "keywords": manuscript.keywords,
        "creator": "Desktop publishing",
    } | manuscript.metadata
    canvas = Canvas(
        target,
        pagesize=book.style.page,
        invariant=1,
        lang=manuscript.language,
        pageCompression=1,
        initialFontName=SERIF,
    )
    canvas.setTitle(given["title"])
    canvas.setAuthor(given["author"])
    canvas.setKeywords(given["keywords"])
    canvas.setCreator(given["creator"])
    return canvas


def _paint(canvas: Canvas, sheet: Sheet) -> None:
    canvas.setLineWidth(0.5)
    for x, y, width in sheet.hairlines:
        canvas.line(x, y, x + width, y)
    for run in sheet.runs:
        canvas.setFont(run.font, run.size)
        canvas.setFillColor(HexColor(run.colour))
        canvas.drawString(run.x, run.y, run.text)


def _bookmark(canvas: Canvas, book: Book, sheet: Sheet) -> None:
    for index, heading in enumerate(book.headings):
        if heading.page == sheet.number:
            name = f"heading-{index}"
            canvas.bookmarkPage(name)
            canvas.addOutlineEntry(heading.title, name, heading.level - 1)


def typeset(book: Book) -> bytes:
    """The report as a PDF."""
    target = io.BytesIO()
    canvas = _canvas(book, target)
    for sheet in book.sheets:
        if sheet.part == "cover":
            draw_cover(canvas, book.manuscript, book.style)
        if book.manuscript.bookmarks:
            _bookmark(canvas, book, sheet)
        _paint(canvas, sheet)
        canvas.showPage()
    canvas.save()
    return _as_pictures(book, target.getvalue()) if book.manuscript.pictures_only else target.getvalue()


def _as_pictures(book: Book, report: bytes) -> bytes:
    """The same pages as a scanner would give them: grey pictures, a little askew, no text."""
    target = io.BytesIO()
    canvas = _canvas(book, target)
    width, height = book.style.page
    document = pypdfium2.PdfDocument(report)
    for number in range(len(document)):
        picture = document[number].render(scale=SCAN_DOTS_PER_INCH / 72, grayscale=True).to_pil().convert("L")
        askew = picture.rotate(0.5 if number % 2 else -0.4, resample=Image.Resampling.BILINEAR, fillcolor=246)
        step = 255 / (SCAN_GREYS - 1)
        greys = askew.point([round(round(grey / step) * step) for grey in range(256)])
        canvas.drawImage(ImageReader(greys), 0, 0, width, height)
        canvas.showPage()
    document.close()
    canvas.save()
    return target.getvalue()


def truth(book: Book) -> dict[str, Any]:
    """What a perfect reader finds in the report. Pages are physical, from 1."""
    manuscript = book.manuscript
    return {
        "file": manuscript.file_name,
        "title": manuscript.title,
        "subtitle": manuscript.subtitle,
        "contributors": list(manuscript.contributors) or [manuscript.publisher],
        "year": manuscript.year,
        "language": manuscript.language,
        "pages": len(book.sheets),
        "needs_text_recognition": manuscript.pictures_only,
        "running_heads": sorted({manuscript.short_title or manuscript.title, manuscript.subtitle} - {""}),
        "chapters": [
            asdict(heading) | {"paragraphs": paragraphs}
            for heading, paragraphs in zip(book.headings, _paragraphs(manuscript.blocks), strict=True)
        ],
        "findings": [asdict(finding) for finding in book.findings],
    }


def _paragraphs(blocks: tuple[Block, ...]) -> list[list[str]]:
    """For each heading the paragraphs under it, up to the next heading, without its findings."""
    under: list[list[str]] = []
    for block in blocks:
        if block.kind in ("chapter", "section"):
            under.append([])
        elif block.kind == "paragraph":
            under[-1].append(plain(block.text))
    return under


def main(arguments: list[str] | None = None) -> None:
    """Writes the reports, and the truth when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("outdir", nargs="?", type=Path, default=REPORTS)
    parser.add_argument("--truth", type=Path)
    options = parser.parse_args(arguments)
    register_fonts()
    options.outdir.mkdir(parents=True, exist_ok=True)
    books = [compose(manuscript) for manuscript in manuscripts()]
    for book in books:
        report = typeset(book)
        (options.outdir / book.manuscript.file_name).write_bytes(report)
        sys.stdout.write(f"{book.manuscript.file_name}: {len(book.sheets)} pages, {len(report) // 1024} KiB\n")
    if options.truth:
        text = json.dumps([truth(book) for book in books], ensure_ascii=False, indent=1)
        options.truth.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
