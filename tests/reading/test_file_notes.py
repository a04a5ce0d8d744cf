"""Notes about the file itself: told when it lacks something, silent when it does not."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from publications.reading import pdf, read_report
from publications.reading.file_notes import of_pdf, unreadable_pages
from publications.reading.page import FileFacts, Source
from tests.reading.typeset import BOLD, Setter, filled

UNTOLD = """BT /F1 12 Tf 1 0 0 1 74 700 Tm <0102030405> Tj ET
BT /F1 12 Tf 1 0 0 1 74 680 Tm <0504030201> Tj ET"""


def report(tmp_path, pages=3):
    setter = Setter(tmp_path / "report.pdf", title="Water for all")
    for name in ("Water", "Roads and bridges", "Schools")[:pages]:
        setter.line(74, 90, name, 16, BOLD)
        filled(setter, 130)
        setter.turn()
    return setter.save()


def changed(path, change, **saving):
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        change(file)
        file.save(path, **saving)
    return path


def codes(path):
    return [note.code for note in read_report(path).file_notes]


def test_plain_file_lacks_language_and_tags(tmp_path):
    assert codes(report(tmp_path)) == ["no-language", "untagged"]


def test_file_with_language_and_tags_has_no_notes(tmp_path):
    def change(file):
        file.Root.Lang = String("kk-KZ")
        file.Root.MarkInfo = Dictionary(Marked=True)
        file.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot)

    path = changed(report(tmp_path), change)
    assert (codes(path), pdf.read(path).facts.language) == ([], "kk-KZ")


@pytest.mark.parametrize(
    ("allowed", "locked"), [({"extract": False}, True), ({"modify_other": False}, True), ({}, False)]
)
def test_locked_file_is_told(tmp_path, allowed, locked):
    keys = pikepdf.Encryption(owner="owner", user="", allow=pikepdf.Permissions(**allowed))
    path = changed(report(tmp_path), lambda file: None, encryption=keys)
    assert ("locked" in codes(path)) == locked


def with_font(tmp_path, font, content):
    def change(file):
        page = file.pages[1]
        page.Resources.Font = Dictionary(F1=file.make_indirect(font))
        page.Contents = file.make_stream(content.encode())

    return changed(report(tmp_path), change)


def test_font_that_is_only_named_is_told_with_its_pages(tmp_path):
    font = Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/Frutiger-Roman"), Encoding=Name.WinAnsiEncoding
    )
    notes = read_report(with_font(tmp_path, font, "BT /F1 11 Tf 74 700 Td (Roads of the South) Tj ET")).file_notes
    assert [(note.pages, note.text) for note in notes if note.code == "fonts-missing"] == [((2,), "Frutiger-Roman")]


def test_standard_font_needs_no_note(tmp_path):
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica-Bold"))
    assert "fonts-missing" not in codes(with_font(tmp_path, font, "BT /F1 11 Tf 74 700 Td (Roads) Tj ET"))


def test_letters_without_a_map_are_told_and_doubted(tmp_path):
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 600, 700]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([1, *(Name(f"/x{n}") for n in range(1, 6))])),
        FirstChar=1,
        LastChar=5,
        Widths=Array([600] * 5),
        CharProcs=Dictionary(),
        Resources=Dictionary(),
    )
    draft = read_report(with_font(tmp_path, font, UNTOLD))
    assert [note.pages for note in draft.file_notes if note.code == "unreadable-letters"] == [(2,)]
    assert [doubt.page for doubt in draft.doubts if doubt.code == "unreadable-letters"] == [2]


def test_gravest_note_comes_first():
    facts = FileFacts(locked=True, unreadable=((2, 5, 10), (4, 1, 900)), fonts_missing=(("Frutiger", (3,)),))
    notes = of_pdf(Source("application/pdf", (), (), (), facts), (7,), unreadable_pages(facts))
    assert [note.code for note in notes] == [
        *("picture-pages", "unreadable-letters", "locked", "fonts-missing", "no-language", "untagged", "no-title")
    ]
    assert (notes[0].pages, notes[1].pages) == ((7,), (2,))
