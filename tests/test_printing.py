"""The whole report on one page: its texts, its ids, who may see it, what it costs."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.models import Chapter
from publications.views.printing import lower_headings, one_of_many

from .factories import make_chapter, make_document, make_finding, make_publication
from .kinds_of_page import PAGES
from .site_rows import make_site

pytestmark = pytest.mark.django_db

NOTED = "## Method\n\nWhat was counted.[^1]\n\n[[p. 7]] More.\n\n[[findings]]\n\n[^1]: In the archive."
PRINT = "/publications/steppe/print/"


def many_chapters(number):
    made = make_publication(slug="steppe", chapters=0, contributors=["Ana Lee"], topics=["water"])
    make_document(made)
    for position in range(number):
        chapter = make_chapter(made, position=position, title=f"Part {position}", text=NOTED)
        make_finding(chapter, label=str(position), statement=f"Sluice {position} leaks.[^1]\n\n[^1]: Seen in May.")
    return made


def test_all_public_chapters_and_findings_stand_in_order(client):
    made = many_chapters(4)
    made.chapters.filter(title="Part 2").update(is_public=False)
    text = client.get(PRINT).content.decode()
    assert re.findall(r"</span> (Part \d)</h2>", text) == ["Part 0", "Part 1", "Part 3"]
    assert re.findall(r"Sluice (\d) leaks", text) == ["0", "1", "3"]
    assert text.count("<h3 ") == 3


def test_ids_are_unique_and_links_on_the_page_lead_to_them(client):
    many_chapters(3)
    text = client.get(PRINT).content.decode()
    ids, targets = re.findall(r'\sid="([^"]+)"', text), set(re.findall(r'href="#([^"]+)"', text))
    assert len(ids) == len(set(ids))
    assert {"chapter1:title", "chapter3:fn1", "finding-2:fn1"} <= targets
    assert targets - set(ids) == set()


def test_page_is_not_indexed_and_names_the_report(client):
    many_chapters(2)
    text = client.get(f"/ru{PRINT}").content.decode()
    assert '<meta name="robots" content="noindex">' in text
    assert re.search(r'<link rel="canonical" href="https?://[^/"]+/publications/steppe/">', text)
    assert f'href="{PRINT}" rel="nofollow"' in client.get("/publications/steppe/").content.decode()


def test_sixty_chapters_cost_as_many_queries_as_two(client):
    made = many_chapters(2)
    client.get(PRINT)
    counts = []
    for wanted in (2, 60):
        for position in range(made.chapters.count(), wanted):
            make_finding(make_chapter(made, position=position, text=NOTED))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PRINT).content.count(b'<section class="whole-chapter"') == wanted
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 7


def test_former_address_leads_to_the_page_to_print(client):
    many_chapters(1).move_to("taiga")
    response = client.get(PRINT)
    assert (response.status_code, response.headers["Location"]) == (301, "/publications/taiga/print/")


def test_withdrawn_finding_leaves_its_number(client):
    made = many_chapters(1)
    made.findings.get().withdraw("Counted twice.")
    text = client.get(PRINT).content.decode()
    assert ("leaks" in text, 'id="finding-0"' in text, "finding-withdrawn" in text) == (False, True, True)


def test_no_chapter_takes_the_address_of_the_page_to_print():
    made = make_publication(chapters=0)
    slugs = [make_chapter(made, title="Print").slug, make_chapter(made, title="Other", slug="print").slug]
    assert slugs == ["print-2", "print-3"]
    third = make_chapter(made, title="Third")
    third.move_to("print")
    assert Chapter.objects.get(pk=third.pk).slug == "print-4"


def test_ways_back_from_notes_are_named(client):
    made = make_publication(title="Taiga", chapters=0)
    make_chapter(made, text="A[^1] and B[^2].\n\n[^1]: One.\n[^2]: Two.")
    text = client.get(made.get_absolute_url() + "print/").content.decode()
    assert ("#chapter1:fnref1" in text, "Back to the place of note 1" in text, "place of note 2" in text) == (True,) * 3


def test_texts_are_renamed_only_where_they_are_tags():
    html = '<p id="p-1" title="a > b">Written: id="p-1" <a href="#p-1">up</a> <a href="#finding-2">2</a></p>'
    renamed = '<p id="c:p-1" title="a > b">Written: id="p-1" <a href="#c:p-1">up</a> <a href="#finding-2">2</a></p>'
    assert one_of_many(html, "c:") == renamed
    assert one_of_many('<img src="/x" loading="lazy">', "c:") == '<img src="/x">'
    assert lower_headings('<h2 id="a">x</h2><h6>y</h6><hr>') == '<h3 id="a">x</h3><h6>y</h6><hr>'


def test_nothing_to_press_but_the_links_of_the_report(client):
    make_site()
    text = client.get(PAGES["printed"]).content.decode()
    body = text[text.index('<article class="whole">') : text.index("</article>")]
    assert ("<button" in body, "cite-link" in body, "page-link" in body) == (False, False, False)
