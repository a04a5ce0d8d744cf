"""What of a Word file's text is read, and as what Markdown it is set."""

import pytest

from tests.samples.docx_write import (
    OFFICE,
    cell,
    field,
    note,
    notes,
    numbering,
    par,
    picture,
    png,
    run,
    table,
    text_box,
)


@pytest.fixture
def text_of(read):
    """The text of a report that has one chapter."""
    return lambda *body, **parts: read(par("Water", style="Heading1"), *body, **parts).chapters[0].text


LONG = "is a statement about the rural schools of the district that is long enough."


def test_type_inside_paragraphs_is_kept(text_of):
    assert (
        text_of(
            par(
                "It costs ",
                run("much", "<w:b/>"),
                " more, ",
                run("says he", "<w:i/>"),
                ", per m",
                run("3", '<w:vertAlign w:val="superscript"/>'),
                " of H",
                run("2", '<w:vertAlign w:val="subscript"/>'),
                "O.",
            )
        )
        == "It costs **much** more, *says he*, per m^3^ of H~2~O."
    )


def test_signs_breaks_and_fields_are_written_out(text_of):
    sign = '<w:r><w:sym w:font="Symbol" w:char="F061"/><w:noBreakHyphen/><w:t>ray</w:t><w:tab/><w:t>x</w:t></w:r>'
    assert (
        text_of(
            par(sign, " see ", field("REF _Ref1 \\h", "Table 2"), "<w:r><w:br/></w:r>", run("next line")),
            par("Hidden ", run("secret ", "<w:vanish/>"), "end."),
        )
        == "α-ray x see Table 2\\\nnext line\n\nHidden end."
    )


def test_field_without_an_end_swallows_nothing(text_of):
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
    assert text_of(par(begin, "First."), par("Second.")) == "First.\n\nSecond."


def test_links_lead_to_the_web_only(read):
    links = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/hyperlink" Target="{target}" TargetMode="External"/>'
        for name, target in (
            ("web", "https://example.org/a (b)"),
            ("bad", "javascript:alert(1)"),
            ("file", "file:///etc"),
        )
    )
    texts = "".join(
        f'<w:hyperlink r:id="{name}">{run(name)}</w:hyperlink>{run(" ")}' for name in ("web", "bad", "file")
    )
    draft = read(
        par("Water", style="Heading1"), par(texts, field('HYPERLINK "mailto:a@example.org"', "mail")), links=links
    )
    assert draft.chapters[0].text == "[web](https://example.org/a%20%28b%29) bad file [mail](mailto:a@example.org)"
    assert draft.fidelity.lost == ()


def test_automatic_numbers_are_printed(read):
    lists = numbering(
        [("decimal", "%1."), ("lowerLetter", "%2)")],
        [("bullet", "•"), ("bullet", "o")],
        [("upperRoman", "Chapter %1"), ("decimal", "%1.%2")],
        starts={7: 5},
    )
    draft = read(
        par("Water", style="Heading1", listed=(3, 0)),
        par("Wells", style="Heading2", listed=(3, 1)),
        par("One.", listed=(1, 0)),
        par("One a.", listed=(1, 1)),
        par("One b.", listed=(1, 1)),
        par("Two.", listed=(1, 0)),
        par("More of two.", properties='<w:ind w:left="720"/>'),
        par("Text."),
        par("Dot.", listed=(2, 0)),
        par("Deep dot.", listed=(2, 1)),
        par("Text."),
        par("Five.", listed=(7, 0)),
        par("Pipes", style="Heading2", listed=(3, 1)),
        numbering=lists,
    )
    assert [(chapter.label, chapter.title, chapter.level) for chapter in draft.chapters] == [
        ("I", "Water", 1),
        ("I.1", "Wells", 2),
        ("I.2", "Pipes", 2),
    ]
    assert draft.chapters[1].text == (
        "1. One.\n\n   a) One a.\n\n   b) One b.\n\n2. Two.\n\n   More of two.\n\nText.\n\n- Dot.\n  - Deep dot.\n\n"
        "Text.\n\n5. Five."
    )


@pytest.mark.parametrize(
    ("form", "text", "label"),
    [
        ("lowerRoman", "(%1)", "(iv)"),
        ("upperLetter", "%1.", "D."),
        ("russianLower", "%1)", "г)"),
        ("decimalZero", "%1", "04"),
        ("chineseCounting", "第%1章", "第四章"),
        ("arabicAbjad", "%1.", "د."),
        ("unknownForm", "%1.", "4."),
    ],
)
def test_numbers_are_written_in_the_lists_form(text_of, form, text, label):
    written = text_of(*(par("words", listed=(1, 0)) for _ in range(4)), numbering=numbering([(form, text)]))
    assert written.splitlines()[-1].replace("\\", "") == f"{label} words"


def test_findings_have_their_automatic_numbers(read):
    draft = read(
        par("Findings", style="Heading1"),
        *(par(f"Number {number} {LONG}", listed=(1, 0)) for number in (1, 2, 3)),
        numbering=numbering([("decimal", "%1.")]),
    )
    assert [(row.label, row.text) for row in draft.findings] == [
        (str(number), f"Number {number} {LONG}") for number in (1, 2, 3)
    ]


def test_footnotes_and_endnotes_go_with_their_chapter(read):
    draft = read(
        par("Water", style="Heading1", properties=""),
        par("First", note(1), " and second", note(2), " end", note(1, "endnote"), "."),
        par("Pipes", note(3), style="Heading1"),
        par("No note."),
        footnotes=notes("footnote", "About *one*.", "About two.", "About pipes."),
        endnotes=notes("endnote", "At the end."),
    )
    assert draft.chapters[0].text == (
        "First[^1] and second[^2] end[^1-0].\n\n[^1]: About \\*one\\*.\n\n[^2]: About two.\n\n[^1-0]: At the end."
    )
    assert (draft.chapters[1].title, draft.chapters[1].text) == ("Pipes", "No note.\n\n3 About pipes.")


def test_tables_keep_their_cells(text_of):
    made = table(
        ["Year", cell("Price", columns=2)],
        [cell("2020", merge="restart"), "low", "4 | 5"],
        [cell(merge="continue"), "high", cell("5", "6")],
    )
    assert text_of(made) == ("| Year | Price |  |\n| --- | --- | --- |\n| 2020 | low | 4 \\| 5 |\n|  | high | 5 6 |")


def test_tables_that_only_arrange_text_are_text(text_of):
    box = table([cell("Key message.", "It says more.")])
    nested = table([cell("Left."), cell(table(["a", "b"], ["c", "d"]))])
    assert text_of(box, nested) == "Key message.\n\nIt says more.\n\nLeft.\n\n| a | b |\n| --- | --- |\n| c | d |"


def test_pictures_have_captions_and_words_for_those_who_do_not_see(read):
    draft = read(
        par("Water", style="Heading1"),
        par(picture("part_rise", "A line that rises")),
        par("Figure ", field("SEQ Figure", "1"), ". The “price”", style="Caption"),
        par(picture("part_gone"), picture("part_rise", points=5)),
        par("Text."),
        rise=png(),
    )
    assert draft.chapters[0].text == ('![A line that rises](picture:0 "Figure 1. The “price”")\n\nText.')
    assert [(row.part, row.caption, row.alt) for row in draft.pictures] == [
        ("word/media/rise.png", "Figure 1. The “price”", "A line that rises")
    ]
    assert [(row.code, row.text) for row in draft.doubts] == [
        ("picture-missing", "a picture that is missing in the file")
    ]


def test_text_boxes_are_read_once(text_of):
    assert text_of(par("Before.", text_box(par("In the box."))), par("After.")) == "Before.\n\nIn the box.\n\nAfter."


def test_quotes_drop_capitals_and_content_controls(text_of):
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    assert (
        text_of(
            par("T", properties='<w:framePr w:dropCap="drop"/>'),
            par("he water came."),
            par("We had water.", style="Quote"),
            control.format("", par("Chosen.")),
            control.format("<w:showingPlcHdr/>", par("Click here to enter text.")),
        )
        == "The water came.\n\n> We had water.\n\nChosen."
    )


def test_equations_become_one_line(text_of):
    def part(name, text):
        return f"<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>"

    root = f"<m:rad><m:degHide/>{part('e', 'b')}</m:rad>"
    assert (
        text_of(
            par(
                "So ",
                f"<m:oMath><m:f>{part('num', 'a+b')}{part('den', 'c')}</m:f><m:r><m:t>=</m:t></m:r>{root}"
                f"<m:sSup>{part('e', 'x')}{part('sup', 'n+1')}</m:sSup></m:oMath>",
            )
        )
        == "So (a+b)/c=√(b)x\\^(n+1)"
    )
