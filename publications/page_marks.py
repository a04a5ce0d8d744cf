"""Marks in chapter text where a page of the file begins: ``[[p. 36]]`` becomes the break that assistive technology announces.

A mark may stand anywhere: inside a link, a heading, a word in bold, a cell. So that Markdown never takes its brackets or the
space in it for its own, it is one word without either while the text is parsed, and comes back where the text allows it:
as a break in sentences, as it was typed in code, not at all in addresses, titles and the words of pictures.
"""

import re
from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

PAGE_MARK = re.compile(r"\[\[p\. (\d{1,5})\]\]")
UNESCAPED = re.compile(r"(?<!\\)((?:\\\\)*)\[\[p\. (\d{1,5})\]\]")
OPEN, CLOSE = "\ufdd0", "\ufdd1"  # no characters: Unicode keeps them for uses inside a program, such as this one
STAND_IN = re.compile(rf"{OPEN}(\d{{1,5}}){CLOSE}")
IN_ADDRESS = re.compile(r"%EF%B7%90\d{1,5}%EF%B7%91")
BREAKS = {"softbreak", "hardbreak"}
DRAWN = re.compile(r'<span[^>]*role="doc-pagebreak"[^>]*></span>')
LINK_OR_DRAWN = re.compile(r'<a\b.*?</a>|<span[^>]*\bid="page-(\d+)"[^>]*></span>', re.DOTALL)


def page_mark_plugin(markdown: MarkdownIt) -> None:
    """Teach ``markdown`` the marks. It comes before plugins that look at what stands in a paragraph."""
    markdown.core.ruler.before("normalize", "hold_page_marks", _hold)
    markdown.core.ruler.push("page_marks", _release)
    markdown.add_render_rule("page_mark", _render)


def _hold(state) -> None:
    text = state.src.replace(OPEN, "").replace(CLOSE, "")
    state.src = UNESCAPED.sub(rf"\1{OPEN}\2{CLOSE}", text)


def _release(state) -> None:
    for token in state.tokens:
        _as_typed(token)
        if token.children:
            token.children = _with_marks(token.children)


def _as_typed(token: Token) -> None:
    """Give back what was typed, where no break can stand."""
    token.content, token.info = (STAND_IN.sub(r"[[p. \1]]", text) for text in (token.content, token.info))
    for name, value in token.attrs.items():
        if isinstance(value, str):
            token.attrs[name] = IN_ADDRESS.sub("", STAND_IN.sub("", re.sub(rf"[ \t]+(?={OPEN})", "", value)))


def _with_marks(tokens: Sequence[Token]) -> list[Token]:
    """``tokens`` of a line of text with a token for each mark. The space before one goes where one follows it: of the mark
    is left, in plain text, one space."""
    released: list[Token] = []
    for place, token in enumerate(tokens):
        if token.type != "text":
            _as_typed(token)
            token.children = _with_marks(token.children) if token.children else token.children
            released.append(token)
            continue
        following = tokens[place + 1].type if place + 1 < len(tokens) else "softbreak"
        pieces = STAND_IN.split(token.content)
        for number, piece in enumerate(pieces):
            if number % 2:
                released.append(Token("page_mark", "", 0, content=str(int(piece)), level=token.level))
                continue
            if number + 1 < len(pieces):
                after = pieces[number + 2] or (" " if number + 3 == len(pieces) and following in BREAKS else "")
                piece = piece.rstrip(" \t") if after[:1].isspace() else piece
            if piece:
                released.append(Token("text", "", 0, content=piece, level=token.level))
    return released


def _render(_renderer, tokens, index, _options, env) -> str:
    """A page begins once; a mark that comes again would repeat the id."""
    page = tokens[index].content
    seen = env.setdefault("pages", set())
    if page in seen:
        return ""
    seen.add(page)
    return f'<span class="page-mark" role="doc-pagebreak" id="page-{page}" title="{page}"></span>'


def without_page_marks(html: str) -> str:
    """Clean HTML for a place that is not the chapter itself, where a page of the file does not begin."""
    return DRAWN.sub("", html)


def each_page_mark(html: str, drawn: Callable[[str, str], str]) -> str:
    """``html`` with ``drawn(mark, page)`` for each mark where a page of the file begins. One inside a link stays."""

    def piece(found: re.Match[str]) -> str:
        return drawn(found[0], found[1]) if found[1] else found[0]

    return LINK_OR_DRAWN.sub(piece, html)
