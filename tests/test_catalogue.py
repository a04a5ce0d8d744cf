"""Start, listing, partners and topics: what they show, in how many queries, and what the address may hold."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from publications.models import OldPath, Publication, topics_named
from publications.views import catalogue

from .factories import make_document, make_partner, make_publication

pytestmark = pytest.mark.django_db


def titles(response):
    return re.findall(r'<h2 lang="\w+"><a class="title-link" href="[^"]+">([^<]+)</a>', response.content.decode())


def age(publication, days):
    Publication.objects.filter(pk=publication.pk).update(publish_at=timezone.now() - timedelta(days=days))


def fill(number, partner):
    for place in range(number):
        made = make_publication(
            partner=partner, chapters=2, findings=2, topics=["water", f"topic {place}"], contributors=["A B", "C D"]
        )
        made.co_partners.add(make_partner())
        make_document(made)


def queries(client, path):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_listing_shows_published_only_newest_first(client):
    old, new = make_publication(title="Old"), make_publication(title="New")
    age(old, 3)
    age(new, 1)
    for status in ("draft", "embargoed", "withdrawn"):
        make_publication(status, title=f"Hidden {status}")
    response = client.get("/publications/")
    assert titles(response) == ["New", "Old"]
    assert "Hidden" not in response.content.decode()
    assert "2 publications" in response.content.decode()


def test_embargo_opens_by_itself(client):
    made = make_publication("embargoed", title="Soon")
    assert titles(client.get("/publications/")) == []
    age(made, 0)
    assert titles(client.get("/publications/")) == ["Soon"]


@pytest.mark.parametrize("path", ["/", "/publications/", "/partners/", "/topics/", "/search/?q=water"])
def test_query_count_does_not_grow(client, path):
    partner = make_partner()
    fill(4, partner)
    few = queries(client, path)
    fill(12, partner)
    assert queries(client, path) == few
    assert few <= 6


@pytest.mark.parametrize("kind", ["partner", "topic"])
def test_query_count_of_a_partner_and_a_topic_does_not_grow(client, kind):
    partner = make_partner(slug="house")
    fill(4, partner)
    path = {"partner": "/partners/house/", "topic": "/topics/water/"}[kind]
    few = queries(client, path)
    fill(12, partner)
    assert queries(client, path) == few


@pytest.mark.parametrize(
    "path", ["/", "/ru/", "/publications/", "/partners/", "/topics/", "/search/", "/about/", "/nope"]
)
def test_public_pages_set_no_cookie_and_do_not_vary_by_it(client, path):
    make_publication()
    response = client.get(path)
    assert response.cookies == {}
    assert "cookie" not in response.headers.get("Vary", "").lower()
    assert "accept-language" not in response.headers.get("Vary", "").lower()


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("partner=house", ["C", "A"]),
        ("topic=water", ["B", "A"]),
        ("language=ru", ["C"]),
        ("from=2022", ["C", "B"]),
        ("to=2022", ["B", "A"]),
        ("from=2022&to=2022", ["B"]),
        ("partner=house&topic=water", ["A"]),
        ("sort=title", ["A", "B", "C"]),
        ("sort=oldest", ["A", "B", "C"]),
        ("sort=year", ["C", "B", "A"]),
        ("language=kk", []),
        ("partner=nobody", []),
    ],
)
def test_filters_leave(client, query, left):
    house = make_partner(slug="house")
    rows = [
        make_publication(title="A", partner=house, topics=["water"], issued_year=2021),
        make_publication(title="B", topics=["water"], issued_year=2022),
        make_publication(title="C", partner=house, topics=["roads"], issued_year=2023, language="ru"),
    ]
    for days, row in zip((3, 2, 1), rows, strict=True):
        age(row, days)
    assert titles(client.get(f"/publications/?{query}")) == left


def test_counts_of_a_filter_follow_the_other_filters(client):
    house = make_partner(name="House", slug="house")
    make_publication(partner=house, topics=["water"], issued_year=2021)
    make_publication(partner=house, topics=["roads"], issued_year=2022)
    other = make_publication(topics=["water"], issued_year=2022)
    facets = client.get("/publications/?topic=water").context["listing"].facets
    assert [(choice.label, choice.count) for choice in facets.topics] == [("water", 2), ("roads", 1)]
    assert {choice.value: choice.count for choice in facets.partners} == {"house": 1, other.partner.slug: 1}
    assert [(choice.value, choice.count) for choice in facets.years] == [("2022", 1), ("2021", 1)]
    assert facets.total == 2


def test_a_co_partner_finds_the_publication_under_its_own_name(client):
    made = make_publication(title="Together")
    friend = make_partner(slug="friend")
    made.co_partners.add(friend)
    assert titles(client.get("/publications/?partner=friend")) == ["Together"]
    assert titles(client.get("/partners/friend/")) == ["Together"]


def test_active_filters_can_be_taken_away_one_by_one(client):
    make_publication(partner=make_partner(name="House", slug="house"), topics=["water"])
    response = client.get("/publications/?partner=house&topic=water&from=2020&to=2020")
    assert response.context["listing"].chips == [
        ("House", "/publications/?topic=water&from=2020&to=2020"),
        ("water", "/publications/?partner=house&from=2020&to=2020"),
        ("2020", "/publications/?partner=house&topic=water"),
    ]
    assert "No publications match these filters." in response.content.decode()


def test_listing_without_publications_says_so(client):
    assert "No publications yet. The first report will appear here." in client.get("/").content.decode()
    assert "No publications yet. The first report will appear here." in client.get("/publications/").content.decode()


def test_breadcrumb_of_the_listing(client):
    shown = re.sub(r"<[^>]+>", "", client.get("/publications/").content.decode())
    assert re.search(r"From our Partners\s+Partner Publications", shown)


def test_partner_without_anything_public_has_no_page(client):
    make_publication("draft", partner=make_partner(slug="house"))
    assert client.get("/partners/house/").status_code == 404
    assert "House" not in client.get("/partners/").content.decode()


def test_partner_page_counts_publications_by_year(client):
    house = make_partner(slug="house")
    for year in (2019, 2021, 2021):
        make_publication(partner=house, issued_year=year)
    response = client.get("/partners/house/")
    assert [(bar.label, bar.count) for bar in response.context["chart"].bars] == [("2019", 1), ("2020", 0), ("2021", 2)]
    assert (response.context["all_count"], response.context["span"]) == (3, "2019–2021")


def test_topic_page_names_the_topics_beside_it(client):
    make_publication(topics=["water", "reform"])
    make_publication(topics=["water", "reform"])
    make_publication(topics=["water", "roads"])
    make_publication("draft", topics=["water", "secret"])
    beside = client.get("/topics/water/").context["beside"]
    assert [(topic.name, topic.shared_count) for topic in beside] == [("reform", 2), ("roads", 1)]


def test_old_addresses_of_partner_and_topic_redirect(client):
    made = make_publication(partner=make_partner(slug="house"), topics=["water"])
    made.partner.move_to("mansion")
    topic = made.topics.get()
    OldPath.objects.create(kind=OldPath.Kind.TOPIC, slug="wet", uid=topic.uid)
    for old, new in (("/partners/house/", "/partners/mansion/"), ("/ru/topics/wet/", "/ru/topics/water/")):
        response = client.get(old)
        assert (response.status_code, response.headers["Location"]) == (301, new)


def test_alias_of_a_topic_leads_to_it(client):
    made = make_publication(topics=["water"])
    alias = topics_named(["aqua"])[0]
    alias.alias_of = made.topics.get()
    alias.save()
    response = client.get("/topics/aqua/")
    assert (response.status_code, response.headers["Location"]) == (301, "/topics/water/")


def test_listing_joins_its_languages(client):
    make_publication()
    page = client.get("/ru/publications/").content.decode()
    assert '<html lang="ru">' in page
    assert '<link rel="canonical" href="http://127.0.0.1:8000/ru/publications/">' in page
    for code, path in (("en", "/publications/"), ("kk", "/kk/publications/"), ("x-default", "/publications/")):
        assert f'<link rel="alternate" hreflang="{code}" href="http://127.0.0.1:8000{path}">' in page


@pytest.mark.parametrize("path", ["/nope", "/publications/nope/", "/partners/nope/", "/topics/nope/", "/f/nope/"])
def test_what_is_not_there_is_a_404_in_the_frame(client, path):
    made = make_publication(title="A way on")
    response = client.get(path)
    assert response.status_code == 404
    assert "Page not found" in response.content.decode()
    assert made.title in response.content.decode()


def test_unsafe_methods_are_refused(client):
    make_publication()
    for path in ("/", "/publications/", "/search/", "/partners/", "/topics/", "/robots.txt"):
        assert client.post(path).status_code == 405
        assert client.generic("TRACE", path).status_code == 405


OF_PARTNERS = ["A", "B", "C"]


@pytest.mark.parametrize(
    ("path", "names"),
    [("/topics/", ["air", "roads", "water"]), ("/partners/", OF_PARTNERS), ("/feeds/", OF_PARTNERS)],
)
def test_long_lists_of_names_are_parted(client, monkeypatch, path, names):
    monkeypatch.setattr(catalogue, "BY_NAME", 2)
    for partner, topic in zip("BCA", ("water", "air", "roads"), strict=True):
        make_publication(partner=make_partner(partner, slug=partner.lower()), topics=[topic])
    make_publication("draft", partner=make_partner("D", slug="d"), topics=["zoo"])
    first = client.get(path)
    assert [row.name for row in first.context["rows"]] == names[:2]
    assert first.context["older"] == f"{path}?after={names[1].lower()}"
    second = client.get(first.context["older"])
    assert ([row.name for row in second.context["rows"]], second.context["older"]) == (names[2:], "")
    assert f'<a rel="prev" href="{path}">' in second.content.decode()
    for place in ("nobody", "zoo", "d"):  # what only a draft has is no place either
        lost = client.get(f"{path}?after={place}").context
        assert ([row.name for row in lost["rows"]], lost["newer"]) == (names[:2], "")
