"""The first similar post of ten demo publications is the one that an editor expects; what is the same report never is."""

import tomllib
from pathlib import Path

import pytest

from publications.demo import catalogue
from publications.management.commands.load_demo import edit, load_partners
from publications.models import Document, Partner, Publication
from publications.similar import similar_posts

from .factories import make_document

pytestmark = pytest.mark.django_db
EXPECTED = tomllib.loads((Path(__file__).parent / "similar_expectations.toml").read_text("utf-8"))["expectation"]
RIGHT = 9  # of ten first cards


@pytest.fixture
def demo():
    """The demo's publications with what decides about similar posts; their texts do not."""
    rows = catalogue.load()
    load_partners(rows)
    for row in rows.reports:
        partner = Partner.objects.get(slug=row.partner)
        made = Publication.objects.create(
            partner=partner, title=row.title, language=row.language, issued_year=row.year, publish_at=row.publish_at
        )
        make_document(made, name=row.file)
        edit(made, row)
        if row.status == "published":
            made.publish()
            Publication.objects.filter(pk=made.pk).update(publish_at=row.publish_at)
    assert Document.objects.count() == len(rows.reports)


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
