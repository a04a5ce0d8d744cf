"""Marks of pages in chapter text: wherever one stands, the text around it is what it would be without."""

import re

import pytest

from publications.figures import reference
from publications.page_marks import each_page_mark, without_page_marks
from publications.text import blocks, chapter_html, headings, plain_text, statement_html

from .unnamed import unnamed

PICTURE = reference("k3x9m2ab", 900, 500)
TEXT = f"""## What the *canal* carries

See [the register of *old* wells](https://example.org/wells "Kept since 1924") and **all that it says** of them,[^1] or
the [atlas of wells][atlas]; ~~nothing else~~ helps _those who dig_ for H~2~O.

> Water that is not counted is lost twice.

- Line the upper canal.
- Count at every sluice.

1. Dig a well.

| Year of count | Wells |
|---------------|-------|
| 1924 to 1926 | [first count](https://example.org/first) |

![Columns that fall]({PICTURE} "Figure 1. Water by year")

What follows here
-----------------

[^1]: The archive, [file 12](https://example.org/file) of the district.

[atlas]: https://example.org/atlas "Atlas of wells"
"""
BETWEEN_WORDS = r"(?<=\S)(?<!\]:) (?=[^\s\"])"  # and not between an address and its title
DRAWN = '<span class="page-mark" role="doc-pagebreak" id="page-{0}" title="{0}"></span>'


def tight(html):
    return re.sub(r"\s*(<[^>]+>)\s*", r"\1", html)


def test_mark_between_any_two_words_changes_nothing_else():
    whole, changed = tight(chapter_html(TEXT)), []
    for space in re.finditer(BETWEEN_WORDS, TEXT):
        marked = f"{TEXT[: space.end()]}[[p. 9]]{TEXT[space.start() :]}"
        if tight(without_page_marks(chapter_html(marked))) != whole:
            changed.append(marked[max(0, space.start() - 20) : space.end() + 30])
    assert changed == []


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[the register [[p. 9]] of wells](https://x.org)", f"the register{DRAWN} of wells"),
        ("[the *old [[p. 9]] register*](https://x.org)", f"the <em>old{DRAWN} register</em>"),
        ("[the register[[p. 9]]](https://x.org)", f"the register{DRAWN}"),
        ("[[[p. 9]]](https://x.org)", DRAWN),
        ("[a [[p. 9]](1924) count](https://x.org)", f"a {DRAWN}(1924) count"),
    ],
)
def test_link_goes_on_over_a_page_turn(text, html):
    assert unnamed(chapter_html(text)) == f'<p><a href="https://x.org" rel="noopener">{html.format(9)}</a></p>\n'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**bold[[p. 9]]**er", "<p><strong>bold{0}</strong>er</p>\n"),
        ("[[p. 9]](a note)", "<p>{0}(a note)</p>\n"),
        ("## [[p. 9]] Wells", '<h2 id="s-wells">{0} Wells</h2>\n'),
        ("- [[p. 9]] one\n- two", "<ul>\n<li>{0} one</li>\n<li>two</li>\n</ul>\n"),
        ("[wells](https://x.org/[[p. 9]])", '<p><a href="https://x.org/" rel="noopener">wells</a></p>\n'),
        ('[wells](https://x.org "Of [[p. 9]] old")', '<p><a href="https://x.org" title="Of old" rel="noopener">wells</a></p>\n'),
        ("Also `of [[p. 9]] code`", "<p>Also <code>of [[p. 9]] code</code></p>\n"),
        ("    of [[p. 9]] code", '<pre tabindex="0"><code>of [[p. 9]] code\n</code></pre>\n'),
        ("```\nof [[p. 9]] code\n```", '<pre tabindex="0"><code>of [[p. 9]] code\n</code></pre>\n'),
        (r"\[[p. 9]] as typed", "<p>[[p. 9]] as typed</p>\n"),
        (r"\\[[p. 9]]", "<p>\\{0}</p>\n"),
        ("[[p. 123456]] [[p.9]] [[p. x]]", "<p>[[p. 123456]] [[p.9]] [[p. x]]</p>\n"),
        ("One [[p. 9]] [[p. 9]] two", "<p>One{0} two</p>\n"),
        ("\ufdd09\ufdd1 and\ufdd0 ten", "<p>9 and ten</p>\n"),
    ],
)  # fmt: skip
def test_mark_stands_where_the_text_allows_it(text, html):
    assert unnamed(chapter_html(text)) == html.format(DRAWN.format(9))


def test_mark_in_a_picture_leaves_its_words():
    html = chapter_html(f'![Columns [[p. 9]] that fall]({PICTURE} "Water [[p. 9]] by year")')
    assert 'alt="Columns that fall"' in html
    assert "<figcaption>Water by year</figcaption>" in html
    assert chapter_html(f"[[p. 9]] ![Columns]({PICTURE})").startswith(f"<figure>{DRAWN.format(9)}")


def test_heading_over_a_page_turn_is_one_heading():
    (found,) = headings(chapter_html("## Wells [[p. 9]] and water"))
    assert (found.id, found.title) == ("s-wells-and-water", "Wells and water")


def test_words_around_a_mark_are_parted_by_one_space():
    html = chapter_html("The [link [[p. 9]] over](https://x.org) the [[p. 10]]\nturn [[p. 11]].\n")
    assert [words for _name, words in blocks(html)] == ["The link over the turn ."]
    assert plain_text(statement_html("Half [[p. 9]]")) == "Half"


def test_mark_inside_a_link_is_not_drawn_as_another_link():
    html = chapter_html("See [the [[p. 9]] wells](https://x.org). [[p. 10]] Next.")
    drawn = each_page_mark(html, lambda mark, page: f'<a href="#{page}">{page}</a>{mark}')
    assert re.findall(r'<a href="#(\d+)"', drawn) == ["10"]
