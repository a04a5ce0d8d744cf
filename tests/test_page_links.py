"""Ways into the text and into the file: the findings strip, translations, links to a page of the PDF."""

import re

import pytest

from publications.models.document import DOCX
from publications.text import chapter_html
from publications.views.reading import MOST_SQUARES, with_page_links

from .factories import make_chapter, make_document, make_finding, make_publication

pytestmark = pytest.mark.django_db
FILE = "/publications/wells/wells.pdf"


def page(client, address="/publications/wells/"):
    return client.get(address).content.decode()


def test_strip_has_a_square_for_each_finding_that_stands(client):
    made = make_publication(slug="wells", chapters=0)
    chapters = [make_chapter(made, slug=slug, position=place, findings=2) for place, slug in enumerate(["a", "b"])]
    make_chapter(made, slug="c", position=2, findings=1, is_public=False)
    first, second = chapters[1].findings.order_by("position")
    first.withdraw("Wrong.")
    second.is_key = True
    second.save()
    squares = re.findall(
        r'<li><a( class="is-key")? href="([^"]*)"><span class="visually-hidden">(.*?)</span></span>', page(client)
    )
    assert squares == [
        ("", "/publications/wells/a/#finding-1", f'Finding 1 · <span lang="en">{chapters[0].title}'),
        ("", "/publications/wells/a/#finding-2", f'Finding 2 · <span lang="en">{chapters[0].title}'),
        (
            ' class="is-key"',
            f"/publications/wells/b/#{second.anchor}",
            f'Finding 2, key finding · <span lang="en">{chapters[1].title}',
        ),
    ]


def test_no_separator_begins_a_line(client):
    made = make_publication(slug="wells", chapters=0)
    make_chapter(made, slug="a", findings=2)
    make_document(made)
    for address in ("/publications/", "/publications/wells/"):
        shown = re.sub(r'<span class="visually-hidden">.*?</span>', "", page(client, address).partition("<main")[2])
        assert re.findall(r"[ \n]· ", shown) == []
        assert "· English" in shown


def test_squares_are_explained_where_they_differ(client):
    made = make_publication(slug="wells", chapters=0)
    chapter = make_chapter(made, slug="a", findings=2)
    assert "strip-legend" not in page(client)
    chapter.findings.update(is_key=True)
    assert "strip-legend" in page(client)


def test_strip_is_left_out_where_it_would_be_as_long_as_the_text(client):
    made = make_publication(slug="wells", chapters=0)
    chapter = make_chapter(made)
    first = make_finding(chapter, label="x")
    many = [type(first)(publication=made, chapter=chapter, anchor=f"a-{n}", statement="S") for n in range(MOST_SQUARES)]
    type(first).objects.bulk_create(many)
    assert 'class="strip"' not in page(client)
    first.withdraw("Wrong.")
    assert page(client).count('<a href="/publications/wells/chapter-') > MOST_SQUARES


def test_findings_pages_and_chapters_open_the_pdf_at_their_page(client):
    made = make_publication(slug="wells", chapters=0)
    chapter = make_chapter(made, slug="a", text="One [[p. 7]] two.\n\n[[findings]]\n", first_page=6, last_page=9)
    make_finding(chapter, label="1", page=8)
    make_document(made)
    shown = page(client, "/publications/wells/a/")
    assert re.findall(rf'href="{FILE}#page=(\d+)"', shown) == ["6", "7", "8"]
    assert f'href="{FILE}#page=6">PDF p. 6</a>' in page(client)


def test_word_file_has_no_page_to_open(client):
    made = make_publication(slug="wells", chapters=0)
    chapter = make_chapter(made, slug="a", text="One [[p. 7]] two.", findings=1)
    make_document(made, media_type=DOCX)
    assert "#page=" not in page(client, chapter.get_absolute_url()) + page(client)


def test_mark_inside_a_link_gets_no_link_of_its_own():
    marked = chapter_html("see [[p. 3]] there and [[p. 4]] on")
    linked = marked.replace("see<span", '<a href="https://example.org">see<span').replace("there", "there</a>")
    html = with_page_links(linked, "/x.pdf#page=")
    assert re.findall(r'href="/x\.pdf#page=(\d+)"', html) == ["4"]
    assert html.count('role="doc-pagebreak"') == 2


def test_translations_stand_under_the_title_in_their_own_language(client):
    make_publication(slug="wells", translation_group="w")
    make_publication(slug="kolodtsy", title="Колодцы", language="ru", translation_group="w")
    shown = page(client)
    link = '<li>Russian: <a lang="ru" hreflang="ru" rel="alternate" href="/publications/kolodtsy/">Колодцы</a></li>'
    assert shown.index("</h1>") < shown.index(link) < shown.index('class="publication-body"')


@pytest.mark.parametrize(
    ("language", "marks"),
    [("en", "“”"), ("ru", "«»"), ("kk-Cyrl", "«»"), ("de-AT", "„“"), ("fr", ("«\u202f", "\u202f»")), ("xx", "“”")],
)
def test_quotation_has_the_marks_of_its_language(client, language, marks):
    made = make_publication(slug="wells", language=language, chapters=0)
    make_chapter(made, slug="a")
    assert client.get("/publications/wells/a/").context["marks"] == tuple(marks)
