"""The first similar post of ten demo publications is the one that an editor expects; what is the same report never is."""

import tomllib
from pathlib import Path

import pytest

from publications.models import Publication
from publications.similar import similar_posts

from . import demo_rows

pytestmark = pytest.mark.django_db
EXPECTED = tomllib.loads((Path(__file__).parent / "similar_expectations.toml").read_text("utf-8"))["expectation"]
RIGHT = 9  # of ten first cards


@pytest.fixture
def demo():
    """The demo's publications with what decides about similar posts; their texts do not."""
    demo_rows.make(texts=False)


def test_first_cards_are_those_that_an_editor_expects(demo):
    shown = {row["publication"]: [post.slug for post in similar_posts(by_slug(row))] for row in EXPECTED}
    wrong = {
        row["publication"]: shown[row["publication"]]
        for row in EXPECTED
        if row["first"] != shown[row["publication"]][0]
    }
    assert len(EXPECTED) - len(wrong) >= RIGHT, wrong


def test_other_versions_and_drafts_never_stand_there(demo):
    for row in EXPECTED:
        shown = {post.slug for post in similar_posts(by_slug(row), limit=20)}
        assert shown & set(row["never"]) == set(), row["publication"]


def test_every_card_shares_a_topic(demo):
    for publication in Publication.objects.published():
        assert all(post.shared_topics for post in similar_posts(publication, limit=20))


def by_slug(row):
    return Publication.objects.get(slug=row["publication"])
