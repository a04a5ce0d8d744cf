"""The tables of what similar posts and search should give name only what the demo has."""

import re
import tomllib
from collections import Counter
from pathlib import Path

from tests import demo_entries

HERE = Path(__file__).parent
SIMILAR = tomllib.loads((HERE / "similar_expectations.toml").read_text("utf-8"))["expectation"]
FIRST_QUERIES = tomllib.loads((HERE / "search_queries.toml").read_text("utf-8"))["query"]
SECOND_QUERIES = tomllib.loads((HERE / "search_queries_second.toml").read_text("utf-8"))["query"]
QUERIES = FIRST_QUERIES + SECOND_QUERIES


def test_ten_publications_have_a_similar_post_that_is_published():
    published, kin = demo_entries.slugs("published"), demo_entries.kin()
    assert len({row["publication"] for row in SIMILAR}) == len(SIMILAR) == 10
    for row in SIMILAR:
        shown = [row["publication"], row["first"], *row["then"]]
        assert set(shown) <= published
        assert len(shown) == len(set(shown))
        assert not set(shown) & set(row["never"])
        assert kin[row["publication"]] <= set(row["never"])
        assert row["why"]


def test_what_similar_posts_never_show_is_kin_or_draft():
    drafts, kin = demo_entries.slugs("draft"), demo_entries.kin()
    assert drafts == {"between-two-homes", "obsledovanie-selskikh-kolodtsev"}
    assert {slug for row in SIMILAR for slug in set(row["never"]) - kin[row["publication"]]} == drafts


def test_twenty_queries_and_ten_more_are_asked_in_each_language():
    assert Counter(query["language"] for query in FIRST_QUERIES) == {"en": 20, "ru": 20, "kk": 20}
    assert Counter(query["language"] for query in SECOND_QUERIES) == {"en": 10, "ru": 10, "kk": 10}


def test_no_query_is_asked_twice_in_both_files_together():
    assert [q for q, times in Counter(query["q"].lower() for query in QUERIES).items() if times > 1] == []


def test_each_query_expects_one_kind_of_answer():
    for query in QUERIES:
        assert len({"expect", "suggestion", "common"} & set(query)) == 1, query["q"]
        assert set(query) <= {"q", "language", "expect", "suggestion", "common", "all", "why"}
        assert query["why"]


def test_what_queries_expect_can_be_found():
    entries = demo_entries.entries()
    missing = [
        (query["q"], entry)
        for query in QUERIES
        for entry in query.get("expect", [])
        if (entry["publication"], entry.get("chapter", ""), entry.get("finding", "")) not in entries
    ]
    assert missing == []


def test_suggestions_are_words_of_the_texts_and_the_misspelt_ones_are_not():
    words = set(re.findall(r"\w+", demo_entries.words_of_published_texts()))
    for query in QUERIES:
        if "suggestion" in query:
            assert query["q"] not in words
            assert set(query["suggestion"]) & words, query["q"]
