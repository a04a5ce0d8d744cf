"""Pictures in chapter text: ``![alt](picture:7k3w92ma-1200x800 "caption")`` becomes an image, alone in its paragraph a figure.

The reference names a stored picture and its size in pixels, so that the page keeps its room while the image loads.
Images from anywhere else are not shown: their alternative text stands in their place.
"""

import re
from collections.abc import Mapping

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml

REFERENCE = re.compile(r"^picture:([a-z0-9]{8})-(\d{1,5})x(\d{1,5})\Z")
FIGURE = re.compile(r"<figure>(?:(?!</figure>).)*?/pictures/([a-z0-9]{8})-.*?</figure>", re.DOTALL)
SMALL = 640
SIZES = "(max-width: 44rem) calc(100vw - 2rem), 42rem"  # the column of the text


def reference(uid: str, width: int, height: int) -> str:
    """What stands in the Markdown for a stored picture of this size."""
    return f"picture:{uid}-{width}x{height}"


def widths(width: int) -> list[int]:
    """The widths in pixels in which a picture of ``width`` is kept."""
    return sorted({min(SMALL, width), width})


def figure_plugin(markdown: MarkdownIt) -> None:
    """Teach ``markdown`` pictures and figures."""
    markdown.core.ruler.push("figures", _figures)
    markdown.add_render_rule("image", _image)


def _figures(state) -> None:
    """A paragraph that holds nothing but one of our pictures is a figure; the image's title is its caption."""
    for opening, inline, closing in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if opening.type != "paragraph_open" or inline.type != "inline":
            continue
        shown = [child for child in inline.children if child.content.strip() or child.type not in {"text", "softbreak"}]
        pictures = [child for child in shown if child.type == "image" and REFERENCE.match(child.attrGet("src") or "")]
        if len(pictures) == 1 and all(child in pictures or child.type == "page_mark" for child in shown):
            opening.tag = closing.tag = "figure"
            pictures[0].meta["in_figure"] = True


def _image(renderer, tokens, index, options, env) -> str:
    token = tokens[index]
    alt = escapeHtml(renderer.renderInlineAsText(token.children, options, env))
    found = REFERENCE.match(token.attrGet("src") or "")
    if not found:
        return alt
    uid, width, height = found[1], int(found[2]), int(found[3])
    addresses = {each: reverse("picture", args=[uid, each]) for each in widths(width)}
    several = ", ".join(f"{address} {each}w" for each, address in addresses.items())
    html = (
        f'<img src="{addresses[width]}" srcset="{several}" sizes="{SIZES}" width="{width}" height="{height}"'
        f' alt="{alt}" loading="lazy" decoding="async">'
    )
    caption = token.attrGet("title")
    if caption and token.meta.get("in_figure"):
        html += f"<figcaption>{escapeHtml(caption)}</figcaption>"
    return html


def figures_in(html: str) -> list[str]:
    """The uids of the pictures that stand as figures in a chapter's HTML, in order."""
    return FIGURE.findall(html)


def with_words(html: str, words: Mapping[str, str]) -> str:
    """A chapter's HTML with what is written in each figure below it, closed until somebody asks for it."""

    def shown(figure: re.Match[str]) -> str:
        if figure[1] not in words:
            return figure[0]
        return figure[0] + format_html(
            '<details class="picture-words"><summary lang="{}">{}</summary><p dir="auto">{}</p></details>',
            get_language(),
            gettext("Text in this picture"),
            words[figure[1]],
        )

    return FIGURE.sub(shown, html)
