"""Plain text to Markdown and back."""

import re
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from publications.reading.inline import HARD, Run, cut, markdown, text_of
from publications.reading.markdown import escape, escape_start, fenced, page_mark, plain
from publications.text import MARKDOWN

TEXT = st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), max_codepoint=0x4FF), max_size=60).map(
    lambda text: " ".join(text.split())
)
RUNS = st.lists(
    st.builds(
        Run,
        st.text("ab1 .,(*_~^[]&;#\\é«»€°–\u0301漢", max_size=6),
        st.booleans(),
        st.booleans(),
        st.sampled_from(["", "", "^", "~"]),
        st.just(""),
    ),
    max_size=8,
)
TAG = re.compile(r"</?(?:p|strong|em|sup|sub)>")


def shown(text):
    """The words of a single paragraph's HTML."""
    html = MARKDOWN.render(text)
    assert html == "" or re.fullmatch(r"<p>((?!<p>).)*</p>\n", html, re.S)
    return unescape(TAG.sub("", html)).strip("\n")


@given(TEXT)
def test_escaped_text_is_shown_as_it_was(text):
    html = MARKDOWN.render(escape_start(escape(text)))
    assert html == "" if not text else re.fullmatch(r"<p>.*</p>\n", html, re.S)
    assert unescape(re.sub(r"^<p>|</p>\n$", "", html)) == text


@example("[^]")
@given(TEXT)
def test_plain_takes_the_escapes_away(text):
    assert plain(escape_start(escape(text))) == text


@settings(max_examples=400)
@given(RUNS)
def test_words_in_any_type_are_shown_as_they_were(runs):
    words = " ".join(text_of(runs).split(" ")).strip(" ")
    assert shown(escape_start(markdown(runs)).strip(" ")) == words


@settings(max_examples=400)
@given(RUNS)
def test_plain_takes_emphasis_and_scripts_away(runs):
    assert plain(escape_start(markdown(runs))) == text_of(runs).strip(" ")


@given(RUNS, st.integers(0, 20))
def test_what_is_left_of_cut_runs_is_their_end(runs, length):
    assert text_of(cut(runs, length)) == text_of(runs)[length:].lstrip()


@given(st.text("a`~ |*#\n-", max_size=40))
def test_code_is_shown_line_by_line(code):
    code = "x" + code
    html = MARKDOWN.render(fenced(code))
    assert unescape(html) == f"<pre><code>{code}\n</code></pre>\n"
    assert plain(fenced(code)) == code


@pytest.mark.parametrize(
    ("runs", "made"),
    [
        ([Run("a "), Run("bold word", True), Run(".")], "a **bold word**."),
        ([Run("a "), Run("bold.", True), Run(" B")], "a **bold**. B"),
        ([Run("“Title,”", italic=True), Run(" he said")], "“*Title*,” he said"),
        ([Run("both ", True, True), Run("of them", True, True)], "***both of them***"),
        ([Run("un"), Run("believ", italic=True), Run("able")], "unbelievable"),
        ([Run("CO"), Run("2", script="~"), Run(" in m"), Run("2", script="^")], "CO~2~ in m^2^"),
        ([Run("CO", True), Run("2", True, script="~"), Run(" rises")], "**CO~2~** rises"),
        ([Run("as said", True), Run("1", mark="[^1]"), Run(" there")], "**as said**[^1] there"),
        ([Run("the list (A).", True), Run(" B")], "**the list (A)**. B"),
        ([Run("(the list)", True)], "(**the list**)"),
        ([Run("* ", True), Run("a")], "\\* a"),
        ([Run("x^2 and a~b~c")], "x\\^2 and a\\~b\\~c"),
    ],
)
def test_type_becomes_signs(runs, made):
    assert markdown(runs) == made


def test_long_verse_keeps_each_line():
    runs = [run for number in range(3000) for run in (Run(f"- line {number}"), HARD)][:-1]
    text = escape_start(markdown(runs))
    assert plain(text) == text_of(runs)
    assert MARKDOWN.render(text).count("<br />") == 2999


def test_signs_of_blocks_are_taken_away():
    text = (
        "- one\n  - two\n\n    More.\n\n3. three\n\n> A quote\n\n| a | **b** |\n| --- | --: |\n| 1 \\| 2 | 3 |\n\n"
        '![A map](picture:0 "Map of *x*")\n\nOne\\\nTwo\n\n```\n- x\n```\n\n[^note1]: A.\n[^3-5]: B.'
    )
    assert plain(text).replace("\n\n", "\n").split("\n") == [
        *("one", "two", "More.", "3. three", "A quote", "a | b", "1 | 2 | 3", "Map of x", "One", "Two", "- x"),
        *("* A.", "3 B."),
    ]


def test_plain_text_has_no_marks():
    text = (
        f"{page_mark(4)}\n\nOne sentence {page_mark(5)} goes on.[^1] Divi{page_mark(6)}ded.\n\n- item\n\n[^1]: A note."
    )
    assert plain(text).split("\n\n") == ["", "One sentence goes on.1 Divided.", "item", "1 A note."]
