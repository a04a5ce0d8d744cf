"""The page of search: in what words and languages it shows what was found, and what is shown where it is shared."""

import re
from urllib.robotparser import RobotFileParser

import pytest
from django.conf import settings
from django.utils import translation

from publications.models import Chapter
from publications.search import index_publication, search

from .factories import make_chapter, make_finding, make_partner, make_publication

pytestmark = pytest.mark.django_db
SITE = settings.SITE_URL


@pytest.fixture
def report():
    made = make_publication(
        "draft",
        title="Су есебі",
        slug="su",
        language="kk",
        subtitle="Ауылдағы құбыр",
        abstract="Құдықтар  тартылып\nбарады.",
        headnote="Соңғы тарау.",
        partner=make_partner("Institute of Wells", short_name="IW"),
        contributors=["Peter Waters"],
        topics=["irrigation"],
        chapters=0,
    )
    make_chapter(made, label="2", title="Нәтижелер", text="Канал ұзын.", language="")
    chapter = make_chapter(made, position=1, label="3", title="Findings", text="A canal is long.", language="en")
    make_finding(chapter, label="4", statement="Sluices leak.")
    made.publish()
    index_publication(made)
    return made


def shown(client, query, prefix=""):
    """(eyebrow, its words in <h2>, the tag of the snippet) of each hit."""
    page = client.get(f"{prefix}/search/", {"q": query}).content.decode()
    hits = re.findall(r'<p class="eyebrow">(.*?)</p>\s*(<h2[^>]*>).*?(<p class="snippet"[^>]*>)', page, re.DOTALL)
    return [tuple(" ".join(re.sub(r"<bdi[^>]*>|</bdi>", "", part).split()) for part in hit) for hit in hits]


@pytest.mark.parametrize("query", ["құбыр", "құдықтар", "соңғы"])
def test_text_about_a_report_is_in_its_language(client, report, query):
    assert shown(client, query)[0] == ("Report", '<h2 lang="kk">', '<p class="snippet" lang="kk">')


@pytest.mark.parametrize("query", ["wells", "waters", "irrigation"])
def test_names_of_partners_people_and_topics_claim_no_language(client, report, query):
    assert shown(client, query) == [("Report", '<h2 lang="kk">', '<p class="snippet">')]
    assert [entry.snippet_language for entry in search(query).entries] == [""]


def test_chapter_and_its_findings_are_in_the_language_of_the_chapter(client, report):
    assert shown(client, "sluices") == [("Finding 4", '<h2 lang="en">', '<p class="snippet" lang="en">')]
    assert shown(client, "канал")[0] == ("Chapter 2", '<h2 lang="kk">', '<p class="snippet" lang="kk">')


@pytest.mark.parametrize(
    ("language", "kind", "label", "name"),
    [
        ("en", "chapter", "3", "Chapter 3"),
        ("ru", "chapter", "3", "Глава 3"),
        ("kk", "chapter", "3", "3-тарау"),
        ("kk", "chapter", "", "Тарау"),
        ("en", "annex", "A1", "Annex A1"),
        ("en", "summary", "ES", "Summary"),
        ("en", "front", "i", "Front matter"),
    ],
)
def test_chapter_is_called_as_each_language_puts_word_and_number(language, kind, label, name):
    with translation.override(language):
        assert Chapter(kind=kind, label=label).name == name


def test_hits_call_chapters_and_findings_alike_in_kazakh(client, report):
    assert [shown(client, query, "/kk")[0][0] for query in ("канал", "sluices")] == ["2-тарау", "4-тұжырым"]


def tags(page):
    return dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', page))


@pytest.mark.parametrize(
    ("address", "title", "url"),
    [
        ("/search/", "Search", "/search/"),
        ("/ru/search/", "Поиск", "/ru/search/"),
        ("/search/?q=sluices", "sluices · Search", "/search/?q=sluices"),
        ("/search/?utm=x&kind=finding&q=+sluices&page=1", "sluices · Search", "/search/?q=sluices&amp;kind=finding"),
        ("/search/?q=zzzz", "zzzz · Search", "/search/?q=zzzz"),
        ("/search/?q=of+the", "of the · Search", "/search/?q=of+the"),
        ("/search/?q=%22%3Eb&language=kk", "&quot;&gt;b · Search", "/search/?language=kk&amp;q=%22%3Eb"),
    ],
)
def test_shared_search_shows_the_portals_name_and_picture(client, report, address, title, url):
    found = tags(client.get(address).content.decode())
    assert (found["og:title"], found["og:url"], found["og:type"]) == (title, f"{SITE}{url}", "website")
    assert (found["og:site_name"], found["robots"]) == (settings.SITE_NAME, "noindex, follow")
    assert found["og:image"].startswith(f"{SITE}/static/icons/share.")
    assert found["og:description"] == found["description"]


def test_what_shows_shared_links_may_fetch_a_search_and_search_engines_may_not(client):
    rules = RobotFileParser()
    rules.parse(client.get("/robots.txt").content.decode().splitlines())
    assert rules.site_maps() == [f"{SITE}/sitemap.xml"]
    for prefix in ("", "/ru", "/kk"):
        assert not rules.can_fetch("Googlebot", f"{SITE}{prefix}/search/?q=x")
        assert rules.can_fetch("Twitterbot", f"{SITE}{prefix}/search/?q=x")
    for path in ("/admin/", "/accounts/login/", "/submit/", "/submissions/"):
        assert not rules.can_fetch("Twitterbot", f"{SITE}{path}")
