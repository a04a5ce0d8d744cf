"""Charts on start, partner and topic pages: what they count, where they lead, and the table behind each."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.views import landscape as drawn

from .factories import make_partner, make_publication

pytestmark = pytest.mark.django_db


def tables(page: str) -> list[list[list[str]]]:
    """The rows of each table, cell by cell."""
    found = re.findall(r"<table>(.*?)</table>", page, re.DOTALL)
    rows = [re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL) for table in found]
    return [[re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in table] for table in rows]


def publish():
    house = make_partner(slug="house")
    for year, topics in ((2019, ["water"]), (2021, ["water", "roads"]), (2021, ["water"]), (None, ["water", "air"])):
        make_publication(partner=house, issued_year=year, topics=topics)
    make_publication("embargoed", issued_year=2023, topics=["hush"])
    make_publication("draft", issued_year=2020, topics=["water"])


def test_start_counts_publications_per_year_and_leads_to_them(client):
    publish()
    response = client.get("/ru/")
    bars = response.context["chart"].bars
    assert [(bar.label, bar.count, bar.address) for bar in bars] == [
        ("2019", 1, "/ru/publications/?from=2019&to=2019"),
        ("2020", 0, ""),
        ("2021", 2, "/ru/publications/?from=2021&to=2021"),
    ]
    assert client.get(bars[2].address).context["listing"].facets.total == 2


def test_landscape_shows_the_most_used_topics_by_year(client):
    publish()
    for path in ("/", "/topics/"):
        response = client.get(path)
        found = response.context["landscape"]
        assert [year for year, _x in found.years] == [2019, 2020, 2021]
        assert [(row.topic.name, [cell.count for cell in row.cells]) for row in found.rows] == [
            ("water", [1, 0, 2]),
            ("roads", [0, 0, 1]),
        ]
        assert [cell.step for cell in found.rows[0].cells] == [3, 0, 5]
        assert tables(response.content.decode())[-1] == [
            ["Topic", "2019", "2020", "2021"],
            ["water", "1", "0", "2"],
            ["roads", "0", "0", "1"],
        ]
        address = found.rows[0].cells[2].address
        assert address == "/topics/water/?from=2021&to=2021"
        assert f'<a href="{address.replace("&", "&amp;")}" aria-label="water, 2021: 2 publications">' in (
            response.content.decode()
        )
    assert client.get(address).context["listing"].facets.total == 2


def test_charts_of_partner_and_topic_lead_to_their_own_listing(client):
    publish()
    for path in ("/partners/house/", "/topics/water/"):
        response = client.get(path)
        bar = response.context["chart"].bars[-1]
        assert (bar.count, bar.address) == (2, f"{path}?from=2021&to=2021")
        assert tables(response.content.decode())[0] == [
            ["Year", "Publications"],
            ["2019", "1"],
            ["2020", "0"],
            ["2021", "2"],
        ]


def test_one_year_or_one_topic_needs_no_grid(client):
    make_publication(issued_year=2021, topics=["water", "roads"])
    assert client.get("/").context["landscape"] is None
    make_publication(issued_year=2020, topics=["water"])
    assert client.get("/").context["landscape"] is not None


def test_nothing_published_draws_nothing(client):
    response = client.get("/")
    assert (response.context["chart"], response.context["landscape"]) == (None, None)


def test_grid_is_bounded(client):
    for year in range(2000, 2012):
        make_publication(issued_year=year, topics=[f"topic {year}", "water", "roads"], chapters=0)
    for number in range(12):
        make_publication(issued_year=2011, topics=[f"further {number}"], chapters=0)
    found = client.get("/").context["landscape"]
    assert ([year for year, _x in found.years], len(found.rows)) == (list(range(2004, 2012)), drawn.TOPICS)
    assert {row.topic.name for row in found.rows[:2]} == {"water", "roads"}


def test_charts_take_a_constant_number_of_queries(client):
    counts = []
    for _time in range(2):
        publish_more(len(counts))
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10


def publish_more(round_number):
    for year in range(2010, 2015 + 5 * round_number):
        make_publication(issued_year=year, topics=["water", f"topic {year}"], contributors=["A B"])
