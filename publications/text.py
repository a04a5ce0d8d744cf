"""Chapter Markdown to clean HTML.

CommonMark with tables and footnotes, ``^2^`` and ``~2~`` for super- and subscripts, and two marks of our own: ``[[p. 36]]``
where a page of the file begins (``page_marks.py``), and a line ``[[findings]]`` or ``[[findings finding-4]]``, which becomes
the place where the findings stand, from the named anchor on.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from itertools import pairwise

import nh3
from anyascii import anyascii
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote import footnote_plugin

from .figures import figure_plugin
from .page_marks import PAGE_MARK, page_mark_plugin

WORDS_PER_MINUTE = 200
SCRIPT = re.compile(r"(?P<sign>[\^~])(?P<text>(?:\\[^\s]|(?!(?P=sign))[^\s\\])+)(?P=sign)(?!(?P=sign))")
SCRIPT_TAGS = {"^": "sup", "~": "sub"}
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
FINDINGS_MARK = re.compile(r"^[ \t]*\[\[findings(?:[ \t]+([a-z0-9-]{1,40}))?\]\][ \t]*$", re.MULTILINE)
FINDINGS_PLACE = re.compile(r'<div data-findings="([a-z0-9-]*)"></div>')
FINDINGS_PLACE_WORD = "findings-place-"
# What Markdown must have above the first row of a table, where the report prints no head.
EMPTY_HEAD = re.compile(r"<thead>\s*<tr>(?:\s*<th[^>]*></th>)+\s*</tr>\s*</thead>\s*")
# Columns of figures stand to the right (``---:``); the content policy allows no style in an element.
ALIGNED_CELL = re.compile(r'<(t[hd]) style="text-align:(right|center)">')
BLOCK_END = re.compile(r"</(?:p|h[2-6]|li|tr|blockquote|pre|figcaption)>")
BLOCK_ID = re.compile(r'<(?:p|h[2-6]|li|div|section)\b[^>]*\bid="([^"]+)"')
HEADING = re.compile(r'<h([23]) id="([^"]+)">(.*?)</h\1>', re.DOTALL)

TAGS = {
    *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "hr", "br", "strong", "em", "s", "sub", "sup"),
    *("code", "pre", "a", "table", "thead", "tbody", "tr", "th", "td", "section", "span", "div"),
    *("figure", "figcaption", "img"),
}
ATTRIBUTES = {
    "a": {"href", "title", "id", "class", "role", "aria-label"},
    "p": {"id"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "ol": {"start", "class"},
    "li": {"id", "class"},
    "section": {"class", "role"},
    "sup": {"class"},
    "span": {"role", "id", "title", "class"},
    "div": {"data-findings", "class", "tabindex", "role"},
    "img": {"src", "srcset", "sizes", "width", "height", "alt", "loading", "decoding"},
    "pre": {"tabindex"},
    "th": {"scope", "class"},
    "td": {"colspan", "rowspan", "class"},
}


@dataclass(frozen=True)
class Heading:
    """An entry of "On this page"."""

    level: int
    id: str
    title: str


def _script(state: StateInline, silent: bool) -> bool:
    """``10^6^`` and ``CO~2~``: text without spaces between two such signs. Two tildes strike out."""
    match = SCRIPT.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        tag = SCRIPT_TAGS[match["sign"]]
        state.push("script_open", tag, 1)
        state.push("text", "", 0).content = ESCAPED.sub(r"\1", match["text"])
        state.push("script_close", tag, -1)
    state.pos = match.end()
    return True


def _markdown() -> MarkdownIt:
    markdown = (
        MarkdownIt("commonmark", {"html": False})
        .enable(["table", "strikethrough"])
        .use(footnote_plugin)
        .use(page_mark_plugin)
        .use(figure_plugin)
    )
    markdown.inline.ruler.before("strikethrough", "script", _script)
    return markdown


MARKDOWN = _markdown()


def _lower_headings(tokens) -> None:
    """The page's h1 is the chapter's title: headings inside start at h2. Each gets an id to link to."""
    given: set[str] = set()
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            token.tag = f"h{max(2, int(token.tag[1]))}"
            base = slugify(anyascii(PAGE_MARK.sub("", inline.content)))[:60] or "section"
            name, number = f"s-{base}", 1
            while name in given:
                number += 1
                name = f"s-{base}-{number}"
            given.add(name)
            token.attrSet("id", name)
    for token in tokens:
        if token.type == "heading_close":
            token.tag = f"h{max(2, int(token.tag[1]))}"


def _name_paragraphs(tokens) -> None:
    """Each paragraph gets an id made of its own words: it stays while the words do, whatever comes before them."""
    given: dict[str, int] = {}
    for token, inline in pairwise(tokens):
        if (
            token.type != "paragraph_open"
            or token.level
            or token.hidden
            or inline.content.startswith(FINDINGS_PLACE_WORD)
        ):
            continue
        words = " ".join(PAGE_MARK.sub(" ", inline.content).split())
        name = f"p-{sha256(words.encode()).hexdigest()[:8]}"
        given[name] = given.get(name, 0) + 1
        token.attrSet("id", name if given[name] == 1 else f"{name}-{given[name]}")


def clean(html: str) -> str:
    """HTML with only the elements and attributes that chapter text needs, links to the web and mail only."""
    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel="noopener"
    )


def chapter_html(text: str) -> str:
    """Clean HTML of a chapter's Markdown."""
    pieces, position = [], 0
    environment: dict = {}
    for mark in FINDINGS_MARK.finditer(text):
        pieces += [text[position : mark.start()], f"\n\n{FINDINGS_PLACE_WORD}{mark[1] or ''}\n\n"]
        position = mark.end()
    pieces.append(text[position:])
    tokens = MARKDOWN.parse("".join(pieces), environment)
    _lower_headings(tokens)
    _name_paragraphs(tokens)
    html = MARKDOWN.renderer.render(tokens, MARKDOWN.options, environment)
    html = re.sub(r"<p>findings-place-([a-z0-9-]*)</p>", r'<div data-findings="\1"></div>', html)
    html = html.replace("<pre>", '<pre tabindex="0">')  # a wide listing can be scrolled by keyboard
    html = ALIGNED_CELL.sub(r'<\1 class="\2">', html)
    html = EMPTY_HEAD.sub("", html).replace("<table>", '<div class="table-box" tabindex="0" role="group"><table>')
    return clean(html.replace("</table>", "</table></div>"))


def statement_html(text: str) -> str:
    """Clean HTML of a finding's Markdown; headings have no place in it."""
    return clean(MARKDOWN.render(text))


def split_at_findings(html: str) -> list[tuple[str | None, str]]:
    """``html`` cut at the places of findings: ``(None, html before the first)``, then ``(anchor or "", html after)``."""
    parts = FINDINGS_PLACE.split(html)
    return [(None, parts[0]), *zip(parts[1::2], parts[2::2], strict=True)]


def headings(html: str) -> list[Heading]:
    """The h2 and h3 of a chapter's HTML, for "On this page"."""
    return [Heading(int(level), name, nh3.clean(title, tags=set())) for level, name, title in HEADING.findall(html)]


def blocks(html: str) -> list[tuple[str, str]]:
    """(id, words) of each paragraph, heading, item, row and caption of clean HTML, in order.

    What has no id of its own goes by the last one before it, "" before the first.
    """
    found, anchor = [], ""
    for piece in BLOCK_END.split(html):
        names = BLOCK_ID.findall(piece)
        anchor = names[-1] if names else anchor
        words = plain_text(piece)
        if words:
            found.append((anchor, words))
    return found


def plain_text(html: str) -> str:
    """The words of clean HTML, blocks parted by spaces, entities decoded as the browser would show them."""
    spaced = re.sub(r"</(p|h[2-6]|li|td|th|blockquote|pre)>|<br>", " ", html)
    return " ".join(unescape(nh3.clean(spaced, tags=set())).split())


def reading_minutes(text: str) -> int:
    """Minutes to read ``text``, at least one where there is any."""
    words = len(text.split())
    return max(1, round(words / WORDS_PER_MINUTE)) if words else 0
