"""Codes for which a font has no sign show nothing: no letters of the text."""

import pikepdf
from pikepdf import Array, Dictionary, Name

from publications.reading import pdf
from tests.reading.typeset import FONTS, SERIF

SAID = b"Signs \321 \322\323 of names"


def words(tmp_path, *differences):
    """The words of a page whose font has these names from the code 209 on."""
    made = pikepdf.new()
    shapes = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name.Own,
        Flags=32,
        FontBBox=[0, -200, 1000, 900],
        ItalicAngle=0,
        Ascent=800,
        Descent=-200,
        CapHeight=700,
        StemV=80,
        FontFile2=made.make_stream((FONTS / f"{SERIF}.ttf").read_bytes()),
    )
    encoding = Dictionary(Type=Name.Encoding, Differences=Array([209, *map(Name, differences)]))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Own, FirstChar=32, LastChar=255)
    font.Widths, font.FontDescriptor, font.Encoding = Array([500] * 224), made.make_indirect(shapes), encoding
    page = made.add_blank_page(page_size=(595, 842))
    page.Resources = Dictionary(Font=Dictionary(F1=made.make_indirect(font)))
    page.Contents = made.make_stream(b"BT /F1 12 Tf 72 700 Td (" + SAID + b") Tj ET")
    made.save(tmp_path / "report.pdf")
    return [word.text for line in pdf.read(tmp_path / "report.pdf").pages[0].lines for word in line.words]


def test_signs_without_a_shape_are_no_text(tmp_path):
    assert words(tmp_path, "/.notdef", "/.notdef", "/.notdef") == ["Signs", "of", "names"]


def test_signs_with_a_shape_stay(tmp_path):
    assert words(tmp_path, "/Ntilde", "/Ograve", "/Oacute") == ["Signs", "Ñ", "ÒÓ", "of", "names"]
