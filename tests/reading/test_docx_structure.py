"""What of a Word file becomes chapters, pages, cover and records."""

import io

import pytest
from PIL import Image

from publications.reading import ReadingError, read_report
from publications.reading.cover import cover_image
from tests.samples.docx_write import (
    docx,
    field,
    numbering,
    par,
    picture,
    png,
    run,
    styles,
)


def test_numbers_of_heading_styles_come_from_their_list(read):
    """The style names the list, and the list's levels name the styles."""
    heading = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{}"/></w:pPr>'
    named = {"H1": ("heading 1", heading.format(0)), "H2": ("heading 2", heading.format(1))}
    lists = numbering([("upperLetter", "%1."), ("decimal", "%1.%2")])
    for style in named:
        lists = lists.replace('<w:lvlText w:val="%1', f'<w:pStyle w:val="{style}"/><w:lvlText  w:val="%1', 1)
    body = [
        par(text, style=style) for text, style in (("Water", "H1"), ("Wells", "H2"), ("Pipes", "H2"), ("People", "H1"))
    ]
    draft = read(
        *body,
        par("Plain", style="H2", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        par("Text."),
        styles=styles(named),
        numbering=lists,
    )
    assert [(row.label, row.title, row.level) for row in draft.chapters] == [
        ("A", "Water", 1),
        ("A.1", "Wells", 2),
        ("A.2", "Pipes", 2),
        ("B", "People", 1),
        ("", "Plain", 2),
    ]


def test_title_style_used_for_every_chapter_is_a_heading(read):
    text = "Words that fill a page of this report. " * 60
    parts = [part for name in ("Water", "Pipes", "People") for part in (par(name, style="Title"), par(text), par(text))]
    draft = read(par("A report", style="Title"), par("May 2020"), par(text), par(text), *parts)
    assert (draft.title, [row.title for row in draft.chapters if row.kind == "chapter"]) == (
        "A report",
        ["Water", "Pipes", "People"],
    )


def test_long_paragraphs_in_a_headings_style_are_text(read):
    draft = read(par("Water", style="Heading1"), par("It runs and runs. " * 20, style="Heading2"), par("Text."))
    assert [row.title for row in draft.chapters] == ["Water"]


def test_cover_is_the_large_picture_before_the_text(tmp_path):
    path = tmp_path / "report.docx"
    title = par("Wells", style="Title")
    body = [par("Water", style="Heading1"), par("Text."), par(picture("part_rise"))]
    path.write_bytes(docx(title, par(picture("part_rise")), *body, rise=png()))
    with Image.open(io.BytesIO(cover_image(path, 320))) as image:
        assert (image.format, image.size) == ("WEBP", (60, 40))
    assert read_report(path).evidence["cover"].certainty == "sure"
    path.write_bytes(docx(title, par(picture("part_rise", points=60)), *body, rise=png()))
    with pytest.raises(ReadingError) as caught:
        cover_image(path, 320)
    assert (caught.value.code, read_report(path).evidence["cover"].certainty) == ("unsupported", "missing")


def test_tracked_changes_are_accepted_and_told(read):
    draft = read(
        par("Water", style="Heading1"),
        par(
            "Kept ", f"<w:ins>{run('new ')}</w:ins>", "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>", "words."
        ),
        par("Joined ", properties="<w:rPr><w:del/></w:rPr>"),
        par("with this."),
        f"<w:moveFrom>{par('Moved away.')}</w:moveFrom>",
        par("<w:moveTo><w:r><w:t>Moved here.</w:t></w:r></w:moveTo>", '<w:r><w:commentReference w:id="1"/></w:r>'),
        comments=f'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:comment w:id="1">{par("Really?")}</w:comment></w:comments>',
        properties="<dc:title>Water</dc:title>",
    )
    assert draft.chapters[0].text == "Kept new words.\n\nJoined with this.\n\nMoved here."
    assert [(row.code, row.text) for row in draft.file_notes] == [("changes-accepted", "5"), ("comments-dropped", "1")]


def test_pages_are_those_that_the_program_wrote(read):
    turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    draft = read(
        par("Title of the report", style="Title"),
        par('<w:r><w:br w:type="page"/></w:r>'),
        par(turn, "Water", style="Heading1"),
        par("It runs ", turn, "over the page."),
        par("Pipes", style="Heading1", properties="<w:pageBreakBefore/>"),
        par("Text."),
        pages=4,
    )
    assert (draft.pages, [(row.title, row.page, row.last_page) for row in draft.chapters]) == (
        4,
        [("Water", 2, 3), ("Pipes", 4, 4)],
    )
    assert draft.chapters[0].text == "[[p. 2]]\n\nIt runs [[p. 3]] over the page."


def test_pages_are_unknown_where_nothing_tells_them(read):
    draft = read(par("Water", style="Heading1", properties="<w:pageBreakBefore/>"), par("Text."), pages=9)
    assert (draft.pages, draft.chapters[0].page, draft.chapters[0].text) == (9, 1, "Text.")


def test_contents_running_lines_and_hidden_text_are_recorded(read):
    draft = read(
        par("Contents", style="TOC1"),
        par(field("TOC \\o", "Water\t3")),
        par("Water", style="Heading1"),
        par("Text.", run("secret", "<w:vanish/>")),
        '<w:sectPr><w:headerReference r:id="part_header"/><w:footerReference r:id="part_footer"/></w:sectPr>',
        header=f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{par("A report")}</w:hdr>',
        footer=f'<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{par("17")}</w:ftr>',
    )
    assert [(row.kind, row.text) for row in draft.removed] == [
        ("running head", "A report"),
        ("folio", "17"),
        ("contents", "Contents"),
        ("contents", "Water 3"),
        ("hidden text", "secret"),
    ]
    assert draft.chapters[0].text == "Text."


def test_typed_contents_are_recorded_too(read):
    entries = [par(f"{title}\t{page}") for title, page in (("Water", 2), ("Pipes", 3), ("Wells", 9))]
    draft = read(par("Contents"), *entries, par("Water", style="Heading1"), par("Text."))
    assert [(row.kind, row.text) for row in draft.removed] == [
        ("contents", "Contents"),
        ("contents", "Water 2"),
        ("contents", "Pipes 3"),
        ("contents", "Wells 9"),
    ]


@pytest.mark.parametrize("name", ["Überschrift 1", "Заголовок 1", "Titre 1", "标题 1", "Тақырып 1", "عنوان 1"])
def test_headings_have_names_in_many_languages(read, name):
    named = {"a1": (name, ""), "own": ("My head", '<w:basedOn w:val="a1"/>')}
    draft = read(par("One", style="a1"), par("Text."), par("Two", style="own"), styles=styles(named))
    assert [(row.title, row.level, row.evidence.certainty) for row in draft.chapters] == [
        ("One", 1, "sure"),
        ("Two", 1, "sure"),
    ]
