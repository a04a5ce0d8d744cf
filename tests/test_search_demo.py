"""The first hit of the queries that readers would type is the one that they want, on both databases."""

import tomllib
from pathlib import Path

import pytest

from publications.models import SearchEntry
from publications.search import search

from . import demo_rows

pytestmark = pytest.mark.django_db
HERE = Path(__file__).parent
FILES = {"search_queries.toml": 57, "search_queries_second.toml": 27}  # right ones of 60 and of 30 at least


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo with its texts, once for all queries."""
    with django_db_blocker.unblock():
        demo_rows.make()
        yield
        demo_rows.remove()


def name_of(entry):
    """As the tables name it: publication, chapter, number of a finding."""
    chapter = entry.chapter.slug if entry.chapter else ""
    return entry.publication.slug, chapter, entry.finding.label if entry.finding else ""


def wanted(query):
    return [(row["publication"], row.get("chapter", ""), row.get("finding", "")) for row in query["expect"]]


def answers(query):
    """Whether the search answers ``query`` as the table says, and what it gave instead."""
    results = search(query["q"], language=query["language"])
    if query.get("common"):
        return results.query.is_empty and bool(results.query.common), results.query
    if "suggestion" in query:
        return not results.entries and results.suggestion in query["suggestion"], results.suggestion
    found = [name_of(entry) for entry in results.entries]
    if query.get("all"):
        every = {name_of(entry) for entry in SearchEntry.objects.filter(pk__in=all_keys(query))}
        return set(wanted(query)) <= every, found
    return bool(found) and found[0] in wanted(query), found[:3]


def all_keys(query):
    pages = search(query["q"], language=query["language"]).pages
    hits = [search(query["q"], language=query["language"], page=number).entries for number in range(1, pages + 1)]
    return [entry.pk for page in hits for entry in page]


@pytest.mark.parametrize("name", FILES)
def test_queries_find_first_what_their_readers_want(demo, name):
    queries = tomllib.loads((HERE / name).read_text("utf-8"))["query"]
    given = {(query["language"], query["q"]): answers(query) for query in queries}
    wrong = {asked: found for asked, (right, found) in given.items() if not right}
    assert len(given) - len(wrong) >= FILES[name], "\n".join(f"{asked}: {found}" for asked, found in wrong.items())
