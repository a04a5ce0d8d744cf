"""Word files that are damaged, hostile or something else: each ends as a draft or as a ReadingError, and soon."""

import io
import random
import time
import zipfile

import pytest

from publications.reading import Draft, ReadingError, read_report
from tests.samples.docx_write import OFFICE, docx, field, note, notes, numbering, par, table, text_box

MUTATIONS = 100
SECONDS = 5


def sound() -> bytes:
    """A small file with something of everything."""
    return docx(
        par("A report on wells", style="Title"),
        par("Prepared by: Aigerim Saparova"),
        par(field("TOC \\o", "Water\t2")),
        par("Water", style="Heading1", listed=(1, 0)),
        par("Text with a note", note(1), ".", text_box(par("In a box."))),
        table(["Year", "Price"], ["2020", "4"]),
        *(par(f"Item {number} of the list.", listed=(2, number % 2)) for number in range(6)),
        footnotes=notes("footnote", "A note."),
        numbering=numbering([("decimal", "%1")], [("lowerRoman", "%1."), ("bullet", "")]),
        properties="<dc:title>A report on wells</dc:title>",
    )


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def code_of(tmp_path, data: bytes) -> str:
    """The code with which the file is refused; "" for a draft."""
    path = tmp_path / "report.docx"
    path.write_bytes(data)
    try:
        assert isinstance(read_report(path), Draft)
    except ReadingError as error:
        return error.code
    return ""


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The file with one thing wrong with it."""
    kind = chance.randrange(6)
    if kind == 0:  # bytes of the ZIP file
        wrong = bytearray(data)
        for _ in range(chance.randint(1, 20)):
            wrong[chance.randrange(len(wrong))] = chance.randrange(256)
        return bytes(wrong)
    if kind == 1:
        return data[: chance.randrange(len(data))]
    parts = parts_of(data)
    name = chance.choice(sorted(parts))
    content = parts[name]
    if kind == 2:
        del parts[name]
    elif kind == 3:
        parts[name] = content[: chance.randrange(len(content) + 1)]
    elif kind == 4:  # values of attributes become something else
        pieces = content.split(b'"')
        for place in range(1, len(pieces), 2):
            if chance.random() < 0.2:
                pieces[place] = chance.choice([b"", b"-1", b"99999999999", b"none", b"\xd0\x96", b"../../x", b"1e308"])
        parts[name] = b'"'.join(pieces)
    else:  # elements change places
        pieces = content.split(b"<w:p>")
        chance.shuffle(pieces)
        parts[name] = b"<w:p>".join(pieces)
    return packed(parts)


def test_the_sound_file_is_read(tmp_path):
    assert code_of(tmp_path, sound()) == ""


def test_damaged_files_end_as_a_draft_or_an_error(tmp_path):
    chance = random.Random(20260101)
    data = sound()
    codes = set()
    for number in range(MUTATIONS):
        wrong = mutated(data, chance)
        started = time.monotonic()
        codes.add(code_of(tmp_path, wrong))
        assert time.monotonic() - started < SECONDS, number
    assert codes >= {"", "damaged"}


def relation(kind: str, target: str) -> str:
    return f'<Relationship Id="x" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'


@pytest.mark.parametrize(
    ("kind", "target", "code"),
    [
        ("oleObject", "http://127.0.0.1/a", "unsafe"),
        ("oleObject", "mhtml:http://127.0.0.1/a!x", "unsafe"),
        ("frame", "\\\\server\\share\\a.docx", "unsafe"),
        ("subDocument", "file://server/share/a.docx", "unsafe"),
        ("oleObject", "file:///C:\\Users\\me\\prices.xlsx", ""),
        ("oleObject", "prices.xlsx", ""),
        ("image", "http://127.0.0.1/a.png", ""),
        ("hyperlink", "https://example.org/", ""),
    ],
)
def test_targets_on_a_network_are_refused_but_for_links_and_pictures(tmp_path, kind, target, code):
    assert code_of(tmp_path, docx(par("Text."), links=relation(kind, target))) == code


def test_other_files_are_told_apart(tmp_path):
    macros = parts_of(sound())
    macros["[Content_Types].xml"] = macros["[Content_Types].xml"].replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main", b"vnd.ms-word.document.macroEnabled.main"
    )
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000)
    assert code_of(tmp_path, packed(macros)) == "unsupported"
    assert code_of(tmp_path, packed({"mimetype": b"", "content.xml": b"<a/>"})) == "unsupported"
    assert code_of(tmp_path, ole) == "unsupported"
    assert code_of(tmp_path, ole + "EncryptedPackage".encode("utf-16-le")) == "encrypted"


@pytest.mark.parametrize("name", ["WORD/Document.xml", "word\\document.xml", "word/../document.xml"])
def test_names_that_programs_read_in_two_ways_are_refused(tmp_path, name):
    target = io.BytesIO(sound())
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(name, "<w:document/>")
    assert code_of(tmp_path, target.getvalue()) == "unsafe"


def test_too_many_files_are_refused(tmp_path):
    target = io.BytesIO(sound())
    with zipfile.ZipFile(target, "a") as archive:
        for number in range(4100):
            archive.writestr(f"word/media/{number}.png", b"")
    assert code_of(tmp_path, target.getvalue()) == "unsafe"


def test_deep_nesting_is_refused(tmp_path):
    deep = par("Text.")
    for _ in range(3000):
        deep = f"<w:sdt><w:sdtContent>{deep}</w:sdtContent></w:sdt>"
    assert code_of(tmp_path, docx(deep)) == "unsafe"


def test_other_names_of_parts_and_spaces_are_known(tmp_path):
    parts = parts_of(docx(par("Water", style="Heading1"), par("Text.")))
    parts = {
        name.replace("document.xml", "report.xml"): content.replace(b"word/document.xml", b"word/report.xml").replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, content in parts.items()
    }
    path = tmp_path / "strict.docx"
    path.write_bytes(packed(parts))
    assert [chapter.title for chapter in read_report(path).chapters] == ["Water"]
