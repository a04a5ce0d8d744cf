"""Chapter Markdown to clean HTML."""

import re

import pytest

from publications.page_marks import without_page_marks
from publications.text import (
    Heading,
    blocks,
    chapter_html,
    headings,
    plain_text,
    reading_minutes,
    split_at_findings,
    statement_html,
)

from .unnamed import unnamed


def test_page_mark_becomes_a_page_break_inside_its_sentence():
    html = unnamed(chapter_html("The system [[p. 37]] of protection."))
    mark = '<span class="page-mark" role="doc-pagebreak" id="page-37" title="37"></span>'
    assert html == f"<p>The system{mark} of protection.</p>\n"


def test_sentence_over_a_page_turn_is_one_sentence_in_plain_text():
    assert plain_text(statement_html("The system [[p. 37]] of protection. [[p. 38]]\nNext.")) == (
        "The system of protection. Next."
    )


def test_headings_inside_a_chapter_start_below_its_title():
    html = chapter_html("# One\n\n## One\n\n### Две реформы\n")
    assert headings(html) == [
        Heading(2, "s-one", "One"),
        Heading(2, "s-one-2", "One"),
        Heading(3, "s-dve-reformy", "Две реформы"),
    ]


def test_findings_stand_where_the_marks_are():
    html = unnamed(chapter_html("Before.\n\n[[findings]]\n\nBetween.\n\n[[findings finding-4]]\n\nAfter.\n"))
    assert split_at_findings(html) == [
        (None, "<p>Before.</p>\n"),
        ("", "\n<p>Between.</p>\n"),
        ("finding-4", "\n<p>After.</p>\n"),
    ]


def test_text_without_a_mark_is_one_part():
    assert split_at_findings(unnamed(chapter_html("Only text."))) == [(None, "<p>Only text.</p>\n")]


def test_footnotes_link_both_ways():
    html = chapter_html("Water[^1] is scarce.\n\n[^1]: A note.\n")
    assert 'href="#fn1"' in html
    assert 'href="#fnref1"' in html
    assert html.count("A note.") == 1


def test_wide_tables_can_be_scrolled_by_keyboard():
    html = chapter_html("|Year|Share|\n|-|-|\n|2020|4|\n")
    assert html.startswith('<div class="table-box" tabindex="0" role="group"><table>')


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        "[x](data:text/html,hi)",
        '<div data-findings="x" onclick="y">',
        "![x](http://example.org/x.png)",
    ],
)
def test_nothing_that_runs_or_loads_passes(hostile):
    html = chapter_html(hostile) + statement_html(hostile)
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html
    assert "<div" not in html


def test_plain_text_is_what_a_reader_sees():
    assert (
        plain_text(chapter_html("## A & B\n\nx < y *and* [[p. 3]] more\n\n- one\n- two\n"))
        == "A & B x < y and more one two"
    )


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (200, 1), (1000, 5)])
def test_reading_minutes(words, minutes):
    assert reading_minutes("word " * words) == minutes


def test_page_begins_once():
    html = chapter_html("[[p. 5]]One.\n\n[[p. 5]]Two. [[p. 6]]")
    assert re.findall(r'id="(page-\d+)"', html) == ["page-5", "page-6"]


def test_a_statement_quoted_elsewhere_has_no_page_marks():
    assert without_page_marks(statement_html("The system [[p. 37]] of *protection*. [[p. 38]]\nNext.")) == (
        "<p>The system of <em>protection</em>.\nNext.</p>\n"
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("10^6^ m^2^ of CO~2~", "10<sup>6</sup> m<sup>2</sup> of CO<sub>2</sub>"),
        (r"x\^2 and ~~struck~~ and 2 ^ 3 ^ 4", "x^2 and <s>struck</s> and 2 ^ 3 ^ 4"),
        (r"a^\*^ and ^^ and ~ ~", "a<sup>*</sup> and ^^ and ~ ~"),
        ("**CO~2~**[^1]", "<strong>CO<sub>2</sub></strong>[^1]"),
    ],
)
def test_scripts_become_super_and_subscripts(text, html):
    assert unnamed(chapter_html(text)) == f"<p>{html}</p>\n"


def test_table_without_printed_head_has_no_empty_one():
    html = chapter_html("|  |  |\n| --- | ---: |\n| Wells | 27 |\n")
    assert "<thead>" not in html
    assert "<td>Wells</td>" in html
    half = chapter_html("|  | Number |\n| --- | --- |\n| Wells | 27 |\n")
    assert "<thead>" in half
    assert half.count("<th") == 3


def test_paragraph_keeps_its_name_whatever_comes_before_it():
    first = re.search(r'<p id="(p-[0-9a-f]{8})">The well', chapter_html("The well [[p. 3]] is dry."))[1]
    html = chapter_html("New.\n\n- an item\n\nThe well is dry.\n\nThe well is dry.")
    assert f'<p id="{first}">The well' in html
    assert f'<p id="{first}-2">The well' in html
    assert first not in chapter_html("The well is deep.")
    assert "<p id" not in statement_html("The well is dry.")


def test_blocks_go_by_their_own_name_or_the_last_before_them():
    html = chapter_html("One.\n\n## Two\n\n- three\n- four\n\n|A|B|\n|-|-|\n|c|d|\n")
    found = blocks(html)
    assert [words for _name, words in found] == ["One.", "Two", "three", "four", "A B", "c d"]
    assert [name for name, _words in found][1:] == ["s-two"] * 5
    assert found[0][0].startswith("p-")
    assert blocks("<p>Nothing before.</p>") == [("", "Nothing before.")]


def test_columns_stand_where_the_table_says():
    html = chapter_html("| Year | Water | Kept |\n| :--- | ---: | :--: |\n| 2021 | 412 | yes |\n")
    assert re.findall(r"<(t[hd]\b[^>]*)>([^<]+)", html) == [
        ("th", "Year"),
        ('th class="right"', "Water"),
        ('th class="center"', "Kept"),
        ("td", "2021"),
        ('td class="right"', "412"),
        ('td class="center"', "yes"),
    ]
