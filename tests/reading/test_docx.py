"""Word files: what is read of them, and what never reaches a parser."""

import io
import zipfile

import pytest

from publications.reading import ReadingError, read_report
from tests.samples import hostile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{RELATION}/officeDocument" Target="word/document.xml"/></Relationships>'
)
STYLES = f"""<?xml version="1.0"?><w:styles {W}>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>"""


def docx(tmp_path, *paragraphs, **parts):
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    document = f'<?xml version="1.0"?><w:document {W}><w:body>{body}</w:body></w:document>'
    links = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="s1" Type="{RELATION}/styles" Target="styles.xml"/>{parts.pop("links", "")}</Relationships>'
    )
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": document,
        "word/styles.xml": STYLES,
        "word/_rels/document.xml.rels": links,
        **parts,
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    path = tmp_path / "report.docx"
    path.write_bytes(target.getvalue())
    return path


LONG = "is a statement about the rural schools of the district that is long enough."


def test_headings_become_chapters(tmp_path):
    draft = read_report(
        docx(
            tmp_path,
            ("Title", "Rural schools"),
            ("Normal", "Prepared by: Aigerim Saparova, Daniel Whitfield"),
            ("Normal", "May 2022"),
            ("Heading1", "1. Water"),
            ("Normal", "The water comes from the river and costs little in every season of the year."),
            ("Heading2", "1.1. Pipes"),
            ("Normal", "The pipes are old and &lt;b&gt; is not markup, nor is [this](javascript:alert(1))."),
            ("Heading1", "Findings"),
            *(("Normal", f"{number}. Number {number} {LONG}") for number in (1, 2, 3)),
        )
    )
    assert (draft.title, draft.contributors, draft.issued_year, draft.issued_month) == (
        "Rural schools",
        ("Aigerim Saparova", "Daniel Whitfield"),
        2022,
        5,
    )
    assert [(chapter.level, chapter.label, chapter.title) for chapter in draft.chapters] == [
        (1, "1", "Water"),
        (2, "1.1", "Pipes"),
        (1, "", "Findings"),
    ]
    assert [(finding.label, finding.text) for finding in draft.findings] == [
        (str(number), f"Number {number} {LONG}") for number in (1, 2, 3)
    ]
    assert draft.chapters[2].text == "[[findings 0]]"
    assert draft.chapters[1].text.startswith(r"The pipes are old and \<b\> is not markup, nor is \[this\]")


def test_sample_with_lists_and_notes_is_read(tmp_path):
    path = tmp_path / "good.docx"
    path.write_bytes(hostile.good_docx())
    draft = read_report(path)
    assert (draft.title, draft.language, draft.doubts) == ("Water for the village", "en", ())


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"word/notes.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "unsafe"),
        ({"word/notes.xml": '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")}, "unsafe"),
        (
            {
                "links": f'<Relationship Id="x" Type="{RELATION}/oleObject" Target="http://127.0.0.1/a" TargetMode="External"/>'
            },
            "unsafe",
        ),
        ({"word/media/zeros.bin": b"\0" * 3_000_000}, "unsafe"),
        ({"word/document.xml": "<w:document"}, "damaged"),
    ],
    ids=["entity", "utf-16", "outside", "ratio", "half"],
)
def test_file_that_no_parser_should_see_is_stopped(tmp_path, parts, code):
    with pytest.raises(ReadingError) as caught:
        read_report(docx(tmp_path, ("Normal", "Text."), **parts))
    assert caught.value.code == code


def test_link_to_the_web_is_no_danger(tmp_path):
    link = f'<Relationship Id="x" Type="{RELATION}/hyperlink" Target="https://example.org/" TargetMode="External"/>'
    assert read_report(docx(tmp_path, ("Heading1", "Water"), ("Normal", "Text."), links=link)).pages == 1


def test_other_archive_is_no_word_file(tmp_path):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(ReadingError) as caught:
        read_report(path)
    assert caught.value.code == "unsupported"
