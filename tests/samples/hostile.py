"""Files that go wrong, and small sound ones to set beside them. Each function gives the bytes of a file."""

import io
import zipfile

import pikepdf
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.samples.docx_parts import (
    CONTENT_TYPES,
    DOCUMENT,
    FOOTNOTES,
    NUMBERING,
    PROPERTIES,
    RELATIONS,
    STYLES,
    WORD_RELATIONS,
)

MEBIBYTE = 1024 * 1024
PASSWORD = "open sesame"


def small_pdf(pages: int = 2) -> bytes:
    """A sound PDF of a few lines on each page."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.setTitle("A small report")
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(72, 740, "A small report" if number == 1 else f"Chapter {number}")
        canvas.setFont("Helvetica", 11)
        for row in range(20):
            canvas.drawString(72, 690 - 16 * row, f"Line {row} of page {number} says something in plain English words.")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def png_named_pdf() -> bytes:
    """A picture; its name claims to be a PDF."""
    target = io.BytesIO()
    Image.new("RGB", (40, 30), "#0A6659").save(target, "PNG")
    return target.getvalue()


def empty() -> bytes:
    """Nothing at all."""
    return b""


def truncated_pdf() -> bytes:
    """A PDF whose sending broke off: no cross-reference table, no page tree that could be repaired."""
    return small_pdf()[:300]


def encrypted_pdf() -> bytes:
    """A PDF that asks for ``PASSWORD`` before it opens."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(small_pdf())) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(user=PASSWORD, owner="owner"))
    return target.getvalue()


def image_only_pdf(pages: int = 2) -> bytes:
    """Pages that are pictures of text."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    for number in range(1, pages + 1):
        picture = Image.new("L", (600, 850), 250)
        ink = ImageDraw.Draw(picture)
        for row in range(30):
            ink.text((60, 60 + 24 * row), f"Page {number}, line {row}: nobody can select these words.", fill=20)
        canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def pdf_without_pages() -> bytes:
    """A well-formed PDF with an empty page tree."""
    target = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.save(target)
    return target.getvalue()


def _with_title(title: pikepdf.String) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(small_pdf())) as pdf:
        pdf.docinfo["/Title"] = title
        pdf.save(target)
    return target.getvalue()


def pdf_with_long_title(length: int = 5000) -> bytes:
    """A PDF whose metadata hold a title of ``length`` characters."""
    return _with_title(pikepdf.String(("Steppe reset " * length)[:length]))


def pdf_with_lone_surrogate() -> bytes:
    """A PDF whose title is half of a UTF-16 pair, which no text can hold."""
    return _with_title(pikepdf.String(b"\xfe\xff\x00A\xd8\x00\x00B"))


def _docx(**replaced: bytes) -> bytes:
    """A DOCX of the parts in ``docx_parts``; names in ``replaced`` are those of the parts without folder and suffix."""
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS,
        "docProps/core.xml": PROPERTIES,
        "word/document.xml": DOCUMENT,
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/footnotes.xml": FOOTNOTES,
        "word/_rels/document.xml.rels": WORD_RELATIONS,
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            name = path.rsplit("/", 1)[-1].split(".")[0]
            entry = zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, replaced.get(name, content))
    return target.getvalue()


def good_docx() -> bytes:
    """A small sound DOCX: title, two chapters, three numbered findings and a footnote."""
    return _docx()


def docx_with_dtd() -> bytes:
    """A DOCX whose document declares an entity; a parser that follows it would read a file of the server."""
    head, body = DOCUMENT.split(b"?>", 1)
    declaration = b'?><!DOCTYPE w:document [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
    return _docx(document=head + declaration + body.replace(b"Water for the village", b"&secret;"))


def docx_bomb(unpacked: int = 320 * MEBIBYTE) -> bytes:
    """A DOCX of less than a megabyte that unpacks to ``unpacked`` bytes."""
    target = io.BytesIO(_docx())
    with (
        zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("word/media/picture.xml", "w", force_zip64=True) as entry,
    ):
        block = b" " * MEBIBYTE
        for _ in range(unpacked // MEBIBYTE):
            entry.write(block)
    return target.getvalue()
