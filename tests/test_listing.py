"""The listing: pages that begin after a row, one spelling of each address, filters with counts that are capped."""

import re
from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from publications.models import Publication, Topic, TopicTagging, topics_named
from publications.views import facets

from .factories import make_document, make_partner, make_publication

pytestmark = pytest.mark.django_db
START = datetime(2024, 5, 1, 9, tzinfo=UTC)


def titles(response):
    return re.findall(r'<h2 lang="\w+"><a class="title-link" href="[^"]+">([^<]+)</a>', response.content.decode())


def fill(number):
    """``number`` publications called R00, R01 …; two of them open at each moment, and there are four years in turn."""
    house, [water] = make_partner(slug="house"), topics_named(["water"])
    made = Publication.objects.bulk_create(
        Publication(
            partner=house,
            title=f"R{place:02}",
            slug=f"r{place:02}",
            language="en",
            status=Publication.Status.PUBLISHED,
            publish_at=START + timedelta(days=place // 2),
            issued_year=(None, 2021, 2022, 2023)[place % 4],
        )
        for place in range(number)
    )
    TopicTagging.objects.bulk_create(TopicTagging(tag=water, content_object=row) for row in made)


def walk(client, address, way="older"):
    """The titles of all pages from ``address`` on, and the addresses of the pages."""
    pages, addresses = [], []
    while address:
        response = client.get(address)
        assert response.status_code == 200, address
        pages.append(titles(response))
        addresses.append(address)
        address = getattr(response.context["listing"], way)
    return pages, addresses


SORTED = {
    "": lambda number: [f"R{place:02}" for place in reversed(range(number))],
    "?sort=oldest": lambda number: [f"R{place:02}" for place in range(number)],
    "?sort=title": lambda number: [f"R{place:02}" for place in range(number)],
    "?sort=year": lambda number: [
        f"R{place:02}" for year in (3, 2, 1, 0) for place in reversed(range(number)) if place % 4 == year
    ],
}


@pytest.mark.parametrize("path", ["/publications/", "/topics/water/", "/partners/house/"])
@pytest.mark.parametrize("query", SORTED)
def test_pages_hold_everything_once_and_lead_back(client, path, query):
    fill(47)
    pages, addresses = walk(client, path + query)
    assert [len(page) for page in pages] == [20, 20, 7]
    assert list(chain.from_iterable(pages)) == SORTED[query](47)
    back, way = walk(client, addresses[-1], "newer")
    assert (list(reversed(back)), list(reversed(way))) == (pages, addresses)


def test_place_is_readable_and_kept_beside_the_filters(client):
    fill(21)
    last = Publication.objects.get(title="R01")
    listing = client.get("/publications/?partner=house").context["listing"]
    assert listing.older == f"/publications/?partner=house&after=2024-05-01-{last.uid}"
    assert listing.newer == ""
    assert (
        f'<link rel="next" href="{listing.older.replace("&", "&amp;")}">'
        in client.get("/publications/?partner=house").content.decode()
    )


def test_list_that_ends_with_its_page_has_no_next_one(client):
    fill(20)
    assert client.get("/publications/").context["listing"].older == ""


@pytest.mark.parametrize("change", ["withdrawn", "moved", "unknown"])
def test_place_outlives_its_row(client, change):
    fill(24)
    made = Publication.objects.get(title="R05")
    place = f"2024-05-03-{made.uid}"
    if change == "withdrawn":
        made.withdraw("Wrong.")
    elif change == "moved":
        Publication.objects.filter(pk=made.pk).update(publish_at=START + timedelta(days=90))
    else:
        place = "2024-05-03-zzzzzzzz"
    shown = titles(client.get(f"/publications/?after={place}"))
    assert shown == [*(["R05"] if change == "unknown" else []), "R04", "R03", "R02", "R01", "R00"]


def test_place_of_what_is_not_public_tells_nothing(client):
    fill(3)
    draft = make_publication("embargoed", title="Z", embargo=timedelta(days=400))
    assert titles(client.get(f"/publications/?sort=title&after={draft.uid}")) == ["R00", "R01", "R02"]
    assert client.get(f"/publications/?sort=title&after={draft.uid}").context["listing"].page.lost


@pytest.mark.parametrize(
    "place",
    [
        "x",
        "2024-05-03",
        "2024-13-45-zzzzzzzz",
        "9999-12-31-zzzzzzzz",
        "0000-01-01-zzzzzzzz",
        "k3x9m2ab",
        "💧",
        "1' OR 1",
    ],
)
@pytest.mark.parametrize("sort", ["", "oldest", "year", "title"])
def test_place_that_does_not_exist_gives_the_beginning_and_says_so(client, place, sort):
    fill(2)
    response = client.get("/publications/", {**({"sort": sort} if sort else {}), "after": place})
    assert response.status_code == 200
    assert len(titles(response)) == 2
    assert "This address names a place in the list that does not exist." in response.content.decode()
    assert '<meta name="robots" content="noindex, follow">' in response.content.decode()


def test_place_after_the_last_row_leads_back(client):
    fill(2)
    first = Publication.objects.get(title="R00")
    page = client.get(f"/publications/?after=2024-05-01-{first.uid}").content.decode()
    assert "The list ends here." in page
    assert '<a href="/publications/">Back to its beginning</a>' in page


@pytest.mark.parametrize(
    ("asked", "spelled"),
    [
        ("?topic=&partner=&from=&to=&language=&type=&sort=", ""),
        ("?language=en&topic=water", "?topic=water&language=en"),
        ("?topic=water&topic=roads", "?topic=roads"),
        ("?from=2023&to=2021", "?from=2021&to=2023"),
        ("?from=abc&to=%F0%9F%92%A7&sort=nonsense&type=poem", ""),
        ("?sort=newest", ""),
        ("?page=7", ""),
        ("?utm_source=mail&type=guide", "?type=guide"),
        ("?topic=aqua", "?topic=water"),
        ("?topic=%20water", "?topic=water"),
        ("?partner=%D0%94%D0%BE%D0%BC%20%26", None),
        ("?after=nowhere&topic=water", "?topic=water&after=nowhere"),
    ],
)
def test_each_address_has_one_spelling(client, asked, spelled):
    make_publication(topics=["water", "roads"])
    alias = topics_named(["aqua"])[0]
    alias.merge_into(Topic.objects.get(name="water"))
    response = client.get(f"/publications/{asked}")
    if spelled is None:
        assert response.status_code == 200
    else:
        assert (response.status_code, response.headers["Location"]) == (301, f"/publications/{spelled}")
        assert client.get(response.headers["Location"]).status_code == 200


def test_page_of_a_topic_or_partner_does_not_name_it_again(client):
    make_publication(topics=["water"], partner=make_partner(slug="house"))
    for asked, spelled in (
        ("/topics/water/?topic=water", "/topics/water/"),
        ("/partners/house/?partner=x", "/partners/house/"),
    ):
        assert client.get(asked).headers["Location"] == spelled


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("/publications/", "/publications/"),
        ("/publications/?topic=water", "/topics/water/"),
        ("/ru/publications/?partner=house", "/ru/partners/house/"),
        ("/publications/?from=2024&to=2024", "/publications/?from=2024&amp;to=2024"),
        ("/publications/?language=en&sort=title", None),
        ("/publications/?topic=water&language=en", None),
        ("/topics/water/", "/topics/water/"),
        ("/topics/water/?language=en", "/topics/water/?language=en"),
    ],
)
def test_search_engines_get_one_filter_at_most(client, path, canonical):
    make_publication(topics=["water"], partner=make_partner(slug="house"))
    page = client.get(path).content.decode()
    if canonical:
        assert f'<link rel="canonical" href="http://127.0.0.1:8000{canonical}">' in page
    assert ('<meta name="robots" content="noindex, follow">' in page) == (canonical is None)


def test_kind_is_a_filter(client):
    make_publication(title="A", kind="guide")
    make_publication(title="B")
    response = client.get("/publications/?type=guide")
    assert titles(response) == ["A"]
    assert response.context["listing"].chips == [("Guide", "/publications/")]
    kinds = response.context["listing"].facets.kinds
    assert [(choice.value, choice.count) for choice in kinds] == [("guide", 1), ("report", 1)]
    assert '<option value="guide" selected>Guide (1)</option>' in response.content.decode()
    assert '<p class="small">Guide&nbsp;· 2024&nbsp;· English' in response.content.decode()
    assert "Report&nbsp;· 2024" not in client.get("/publications/").content.decode()


def test_counts_are_capped_and_say_so(client, monkeypatch):
    monkeypatch.setattr(facets, "CAP", 5)
    monkeypatch.setattr(facets.Facets, "cap", 5)
    fill(5)
    make_publication("embargoed", title="Soon", language="fr")
    exact = client.get("/publications/")
    assert "5 publications" in exact.content.decode()
    assert "The numbers count" not in exact.content.decode()
    old = make_publication(title="Old", language="kk", issued_year=2010, partner=make_partner("Old house", slug="old"))
    Publication.objects.filter(pk=old.pk).update(publish_at=START - timedelta(days=9))
    response = client.get("/publications/")
    assert "More than 5 publications" in response.content.decode()
    assert "The numbers count the newest 5." in response.content.decode()
    shown = response.context["listing"].facets
    assert [(choice.value, choice.count) for choice in shown.languages] == [("en", 5), ("kk", None)]
    assert [(choice.value, choice.count) for choice in shown.partners] == [("house", 5), ("old", None)]
    assert [choice.value for choice in shown.years] == [str(year) for year in range(2023, 2009, -1)]
    assert '<option value="kk">Kazakh</option>' in response.content.decode()
    assert titles(client.get("/publications/?language=kk")) == ["Old"]


@pytest.mark.parametrize("path", ["/publications/", "/topics/water/", "/partners/house/"])
def test_a_deep_page_asks_one_query_beyond_the_first(client, path):
    fill(65)
    _pages, addresses = walk(client, path)
    counts = []
    for address in addresses:
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts[1:] == [counts[0] + 1] * 3


def test_the_most_that_a_page_can_ask_are_six_queries(client):
    fill(65)
    make_publication(topics=["water", "air"])
    address = "/topics/water/?partner=house&type=report&language=en&from=2020&to=2030"
    older = client.get(address).context["listing"].older
    client.get(older)  # the portal's own row is read at most once a second
    with CaptureQueriesContext(connection) as queries:
        response = client.get(older)
    listing = response.context["listing"]
    assert (len(listing.page.rows), listing.newer, bool(listing.older)) == (20, address, True)
    assert len(queries) <= 6


def test_row_shows_what_stands_in_other_tables_in_order(client):
    made = make_publication(
        topics=["water", "air"], contributors=['Zoe "Z" O\'Neil', "Ana <b> Әли"], partner=make_partner(slug="house")
    )
    made.co_partners.add(make_partner("Second", slug="second"), make_partner("First", slug="first"))
    make_document(made, size=1024)
    latest = make_document(made, size=3072)
    make_document(made, size=9216, role="supplement")
    page = client.get("/publications/").content.decode()
    assert "Zoe &quot;Z&quot; O&#x27;Neil, Ana &lt;b&gt; Әли&nbsp;· " in page
    assert re.findall(r'class="tag" href="/topics/(\w+)/"', page) == ["air", "water"]
    assert re.findall(r' \+ <a href="/partners/(\w+)/"', page) == ["first", "second"]
    [row] = client.get("/publications/").context["listing"].page.rows
    assert [document.pk for document in row.card_original] == [latest.pk]
    assert "PDF 3.0\xa0KB" in page


def test_addresses_in_a_row_are_those_of_their_pages(client):
    made = make_publication(topics=["water"], partner=make_partner(slug="house"), slug="steppe")
    make_document(made)
    page = client.get("/kk/publications/").content.decode()
    for address in ("/kk/publications/steppe/", "/kk/partners/house/", "/kk/topics/water/"):
        assert f'href="{address}"' in page
    assert 'href="/publications/steppe/"' in client.get("/publications/").content.decode()


def test_rows_of_an_embargo_do_not_show_under_any_heading(client):
    make_publication(title="Open", topics=["water"], partner=make_partner(slug="house"))
    make_publication("embargoed", title="Soon", topics=["water", "hush"], partner=make_partner(slug="secret"))
    for path in ("/publications/", "/topics/water/", "/partners/house/"):
        assert titles(client.get(path)) == ["Open"]
    assert client.get("/partners/secret/").status_code == 404
    assert client.get("/topics/hush/").status_code == 404
    assert "hush" not in client.get("/topics/").content.decode() + client.get("/publications/").content.decode()
    Publication.objects.filter(title="Soon").update(publish_at=timezone.now())
    assert titles(client.get("/topics/hush/")) == ["Soon"]


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/publications/", "Publications · "),
        ("/publications/?topic=water&from=2022", "Publications: water, from 2022 · "),
        ("/partners/house/?from=2021&to=2021", "Partner of house: 2021 · "),
        ("/topics/water/?language=en", "Water: English · "),
    ],
)
def test_title_names_what_is_chosen(client, address, title):
    fill(4)
    house = Publication.objects.first().partner
    page = client.get(address).content.decode()
    assert f"<title>{title.replace('Partner of house', house.name)}" in page
