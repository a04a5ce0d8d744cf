"""The sitemap for people: what there is and where, with the way to the rest of long lists."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.views import contents

from .factories import make_partner, make_publication

pytestmark = pytest.mark.django_db


def main_of(client, path="/sitemap/"):
    return re.search(r"<main.*?</main>", client.get(path).content.decode(), re.DOTALL)[0]


def links(html):
    """address → the words of its link with the number beside them."""
    found = re.findall(
        r'<a [^>]*?href="([^"]+)"[^>]*>(.*?)</a>(&nbsp;<span class="count">\d+</span>)?', html, re.DOTALL
    )
    return {to: " ".join(re.sub(r"<[^>]+>|&nbsp;", " ", words + number).split()) for to, words, number in found}


def test_every_section_is_there_with_its_numbers(client):
    water = make_partner("Institute of Water", slug="water")
    make_publication(partner=water, issued_year=2021, topics=["wells"])
    make_publication(partner=water, issued_year=2021, topics=["wells", "canals"], language="kk")
    make_publication(partner=make_partner("Academy", slug="academy"), issued_year=None)
    make_publication("draft", partner=make_partner("Hidden", slug="hidden"), issued_year=1999, topics=["secret"])
    found = links(main_of(client))
    numbered = {to: words for to, words in found.items() if re.search(r"\d", words)}
    assert numbered == {
        "/publications/": "All publications 3",
        "/publications/?from=2021&amp;to=2021": "2021 2",
        "/partners/academy/": "Academy 1",
        "/partners/water/": "Institute of Water 2",
        "/topics/canals/": "canals 1",
        "/topics/wells/": "wells 2",
    }
    assert list(found)[1:].index("/partners/academy/") < list(found)[1:].index("/partners/water/")
    own = ["/about/", "/contact/", "/imprint/", "/privacy/", "/accessibility/", "/for-partners/", "/submit/", "/feeds/"]
    further = ["/", "/partners/", "/topics/", "/search/", "/feeds/publications.atom", "/feeds/publications.rss"]
    spoken = ["/publications/?language=en", "/publications/?language=kk", "/sitemap/", "/ru/sitemap/", "/kk/sitemap/"]
    assert set(found) == {*numbered, *own, *further, *spoken}
    assert {to: client.get(to.replace("&amp;", "&")).status_code for to in found if to != "/submit/"} == {
        to: 200 for to in found if to != "/submit/"
    }


def test_empty_portal_has_its_sections(client):
    found = links(main_of(client))
    assert {"/publications/", "/partners/", "/topics/", "/search/", "/feeds/", "/about/"} < set(found)
    assert 'class="count"' not in main_of(client)


def test_long_lists_are_begun_and_lead_to_the_rest(client, monkeypatch):
    monkeypatch.setattr(contents, "NAMES", 2)
    monkeypatch.setattr(contents, "YEARS", 2)
    for number in range(4):
        partner = make_partner(f"House {number}", slug=f"house-{number}")
        make_publication(partner=partner, issued_year=2020 + number, topics=[f"topic {number}"])
    found = links(main_of(client))
    assert [to for to in found if to.startswith("/partners/")] == [
        "/partners/",
        "/partners/house-0/",
        "/partners/house-1/",
    ]
    assert [to for to in found if to.startswith("/topics/")] == ["/topics/", "/topics/topic-0/", "/topics/topic-1/"]
    years = [words for to, words in found.items() if "from=" in to]
    assert (years, found["/publications/"]) == (["2023 1", "2022 1"], "All publications 4")


def test_page_asks_four_queries_however_much_there_is(client):
    numbers = []
    for some in (1, 40):
        for _again in range(some):
            make_publication(topics=["wells"], issued_year=2000 + some)
        client.get("/sitemap/")  # what a process looks up once is not counted
        with CaptureQueriesContext(connection) as queries:
            client.get("/sitemap/")
        numbers.append(len(queries))
    assert numbers == [4, 4]


def test_footer_leads_people_here_and_robots_to_the_files(client):
    footer = re.search(r"<footer.*?</footer>", client.get("/ru/").content.decode(), re.DOTALL)[0]
    assert '<a href="/ru/sitemap/">' in footer
    assert "sitemap.xml" not in footer
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in client.get("/robots.txt").content.decode()
    assert "/kk/sitemap/" in client.get("/sitemap-pages.xml").content.decode()


@pytest.mark.parametrize("path", ["/sitemap/", "/kk/sitemap/"])
def test_breadcrumb_says_where_this_is(client, path):
    response = client.get(path)
    page = response.content.decode()
    assert f'<span aria-current="page" dir="auto">{response.context["trail"][-1][0]}</span>' in page
    assert '"@type": "BreadcrumbList"' in page
