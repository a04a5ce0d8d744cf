"""Each kind of file that people send by mistake is named; names of files hold text only."""

import io
import struct
import zipfile

import pytest
from django.core.exceptions import ValidationError

from publications import validators
from publications.models.document import DOCX, PDF


def zipped(*names, comment=b""):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
        archive.comment = comment
    return written.getvalue()


def sentence_for(content):
    with pytest.raises(ValidationError) as caught:
        validators.media_type(io.BytesIO(content))
    return caught.value.messages[0]


def test_media_type_finds_a_pdf_whose_header_comes_late():
    assert validators.media_type(io.BytesIO(b"\x00" * 1000 + b"%PDF-1.4\n")) == PDF


def test_media_type_does_not_look_for_the_header_beyond_the_first_kilobyte():
    assert sentence_for(b"\x00" * 1024 + b"%PDF-1.4\n") == "This file is not a PDF or DOCX. Send one of these."


@pytest.mark.parametrize("comment", [b"", b"made by hand", b"c" * 60_000])
def test_media_type_finds_a_docx_by_what_lies_in_the_zip(comment):
    content = zipped("[Content_Types].xml", "word/document.xml", comment=comment)
    assert validators.media_type(io.BytesIO(content)) == DOCX


def test_media_type_reads_a_file_that_was_read_before():
    file = io.BytesIO(b"%PDF-1.7\n")
    file.read()
    assert validators.media_type(file) == PDF


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty. Send a PDF or DOCX."),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 30, "This file is a PNG picture. Send a PDF or DOCX."),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "This file is a JPEG picture. Send a PDF or DOCX."),
        (b"GIF89a\x01\x00", "This file is a GIF picture. Send a PDF or DOCX."),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "This file is a WebP picture. Send a PDF or DOCX."),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "This file is not a PDF or DOCX. Send one of these."),
        (b"II*\x00\x08\x00", "This file is a TIFF picture. Send a PDF or DOCX."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 30,
            "This file is an old Office document (such as DOC), or locked with a password. Save it as DOCX or PDF.",
        ),
        (b"{\\rtf1\\ansi text}", "This file is an RTF document. Save it as DOCX or PDF and send that."),
        (b"\n<!DOCTYPE html><title>x</title>", "This file is a web page (HTML). Send a PDF or DOCX."),
        ("\ufeff<html>".encode(), "This file is a web page (HTML). Send a PDF or DOCX."),
        (b'<?xml version="1.0"?><w/>', "This file is an XML document. Send a PDF or DOCX."),
        (b"Only words.\n", "This file is plain text. Send a PDF or DOCX."),
        ("Қазақша мәтін. ".encode() * 90, "This file is plain text. Send a PDF or DOCX."),
        ("Русский текст".encode("utf-16"), "This file is plain text. Send a PDF or DOCX."),
        (bytes(range(256)), "This file is not a PDF or DOCX. Send one of these."),
        (zipped("report.pdf"), "This file is a ZIP archive. Unpack it and send the PDF or DOCX."),
        (zipped(), "This file is a ZIP archive. Unpack it and send the PDF or DOCX."),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "This file is an Excel workbook. Send a PDF or DOCX."),
        (
            zipped("[Content_Types].xml", "ppt/presentation.xml"),
            "This file is a PowerPoint presentation. Send a PDF or DOCX.",
        ),
        (
            zipped("mimetype", "content.xml"),
            "This file is an OpenDocument text or an e-book. Save it as DOCX or PDF and send that.",
        ),
        (
            zipped("backup/[Content_Types].xml", "backup/word/document.xml"),
            "This file is a ZIP archive. Unpack it and send the PDF or DOCX.",
        ),
    ],
)
def test_media_type_says_what_a_wrong_file_is(content, sentence):
    assert sentence_for(content) == sentence


@pytest.mark.parametrize(
    "content",
    [
        zipped("[Content_Types].xml", "word/document.xml")[:-30],
        b"PK\x03\x04",
        b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 1, 1, 0xFFFFFFF0, 0, 0),
        b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 1, 1, 100, 5000, 0),
    ],
)
def test_media_type_refuses_a_zip_whose_directory_lies(content):
    assert sentence_for(content) == (
        "We could not open this DOCX. Save it again in your word processor, or send a PDF."
    )


def test_media_type_does_not_read_a_huge_directory(tmp_path):
    path = tmp_path / "huge.docx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.seek(80 * 1024 * 1024)
        file.write(b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 65_535, 65_535, 70 * 1024 * 1024, 4, 0))
    with path.open("rb") as file, pytest.raises(ValidationError) as caught:
        validators.media_type(file)
    assert caught.value.code == "damaged"


def test_too_large_names_the_limit():
    assert validators.too_large(100 * 1024 * 1024).messages == ["The file is larger than 100 MB."]


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("Steppe Reset (2023).pdf", "Steppe Reset (2023).pdf"),
        ("C:\\Users\\me\\Отчёт.pdf", "Отчёт.pdf"),
        ("../../etc/passwd", "passwd"),
        ("re\x00po\nrt\x7f.pdf", "report.pdf"),
        ("fdp.\u202etropeR.pdf", "fdp.tropeR.pdf"),
        ("  two   spaces .pdf ", "two spaces .pdf"),
        ("e\u0301tude.pdf", "\u00e9tude.pdf"),
        ("...", ""),
        ("\x01\x02", ""),
        ("", ""),
    ],
)
def test_clean_name_keeps_text_only(name, cleaned):
    assert validators.clean_name(name) == cleaned


def test_clean_name_cuts_a_long_name_and_keeps_its_suffix():
    cleaned = validators.clean_name("Отчёт " * 1000 + ".docx")
    assert len(cleaned) <= 255
    assert cleaned.startswith("Отчёт Отчёт")
    assert cleaned.endswith("….docx")


def test_clean_name_does_not_take_a_long_ending_for_a_suffix():
    cleaned = validators.clean_name("a." + "b" * 5000)
    assert len(cleaned) == 255
    assert cleaned.endswith("b…")
