"""Plain text to Markdown and back."""

import re
from html import unescape

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from publications.reading.markdown import escape, escape_start, page_mark, plain

TEXT = st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), max_codepoint=0x4FF), max_size=60).map(
    lambda text: " ".join(text.split())
)
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


@given(TEXT)
def test_escaped_text_is_shown_as_it_was(text):
    html = MARKDOWN.render(escape_start(escape(text)))
    assert html == "" if not text else re.fullmatch(r"<p>.*</p>\n", html, re.S)
    assert unescape(re.sub(r"^<p>|</p>\n$", "", html)) == text


@example("[^]")
@given(TEXT)
def test_plain_takes_the_escapes_away(text):
    assert plain(escape_start(escape(text))) == text


def test_plain_text_has_no_marks():
    text = (
        f"{page_mark(4)}\n\nOne sentence {page_mark(5)} goes on.[^1] Divi{page_mark(6)}ded.\n\n- item\n\n[^1]: A note."
    )
    assert plain(text).split("\n\n") == ["", "One sentence goes on.1 Divided.", "item", "1 A note."]
