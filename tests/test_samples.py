"""The hostile samples are what they claim to be, told by other programs than the portal's reader."""

import io
import zipfile

import pikepdf
import pypdfium2
import pytest

from tests.samples import hostile
from tests.samples.docx_parts import FINDINGS, FOOTNOTE, TITLE


def test_small_pdf_is_sound():
    with pypdfium2.PdfDocument(hostile.small_pdf(3)) as report:
        assert [page.get_textpage().get_text_bounded().split("\r\n")[0] for page in report] == [
            "A small report",
            "Chapter 2",
            "Chapter 3",
        ]


def test_png_named_pdf_is_a_picture():
    assert hostile.png_named_pdf().startswith(b"\x89PNG\r\n\x1a\n")


def test_empty_is_empty():
    assert hostile.empty() == b""


def test_truncated_pdf_does_not_open():
    assert hostile.truncated_pdf().startswith(b"%PDF-")
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(hostile.truncated_pdf())


def test_encrypted_pdf_wants_its_password():
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(hostile.encrypted_pdf()))
    with pikepdf.open(io.BytesIO(hostile.encrypted_pdf()), password=hostile.PASSWORD) as pdf:
        assert len(pdf.pages) == 2


def test_image_only_pdf_has_no_text():
    with pypdfium2.PdfDocument(hostile.image_only_pdf(3)) as report:
        assert [page.get_textpage().count_chars() for page in report] == [0, 0, 0]


def test_pdf_without_pages_is_well_formed():
    with pikepdf.open(io.BytesIO(hostile.pdf_without_pages())) as pdf:
        assert len(pdf.pages) == 0


def test_long_title_is_long():
    with pikepdf.open(io.BytesIO(hostile.pdf_with_long_title())) as pdf:
        assert len(str(pdf.docinfo["/Title"])) == 5000


def test_lone_surrogate_is_in_the_title():
    with pikepdf.open(io.BytesIO(hostile.pdf_with_lone_surrogate())) as pdf:
        assert bytes(pdf.docinfo["/Title"]) == b"\xfe\xff\x00A\xd8\x00\x00B"


def test_good_docx_holds_its_texts():
    with zipfile.ZipFile(io.BytesIO(hostile.good_docx())) as archive:
        assert archive.testzip() is None
        document = archive.read("word/document.xml").decode()
        assert [text for text in [TITLE, *FINDINGS] if text not in document] == []
        assert FOOTNOTE in archive.read("word/footnotes.xml").decode()


def test_docx_with_dtd_declares_and_uses_an_entity():
    with zipfile.ZipFile(io.BytesIO(hostile.docx_with_dtd())) as archive:
        document = archive.read("word/document.xml")
    assert b"<!DOCTYPE" in document
    assert b"&secret;" in document


def test_docx_bomb_is_small_and_unpacks_large():
    bomb = hostile.docx_bomb()
    with zipfile.ZipFile(io.BytesIO(bomb)) as archive:
        assert sum(entry.file_size for entry in archive.infolist()) > 300 * hostile.MEBIBYTE
    assert len(bomb) < hostile.MEBIBYTE
