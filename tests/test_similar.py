"""Similar posts: shared topics weighted by rarity, newest first among equals, never what is not public."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from publications.models import Publication
from publications.similar import similar_posts

from .factories import make_publication

pytestmark = pytest.mark.django_db


def age(publication, days):
    Publication.objects.filter(pk=publication.pk).update(publish_at=timezone.now() - timedelta(days=days))


def test_rare_topic_counts_for_more_than_two_common_ones():
    this = make_publication(topics=["water", "reform", "budget"])
    common = make_publication(title="Common", topics=["reform", "budget"])
    rare = make_publication(title="Rare", topics=["water"])
    for _place in range(8):
        make_publication(topics=["reform", "budget"])
    assert similar_posts(this)[0] == rare
    assert common not in similar_posts(this, limit=1)


def test_more_shared_topics_come_first_and_are_named():
    this = make_publication(topics=["water", "reform", "budget"])
    one = make_publication(topics=["water"])
    two = make_publication(topics=["water", "reform", "elsewhere"])
    posts = similar_posts(this)
    assert posts == [two, one]
    assert [[topic.name for topic in post.shared_topics] for post in posts] == [["reform", "water"], ["water"]]


def test_ties_go_to_the_newest():
    this = make_publication(topics=["water"])
    posts = [make_publication(topics=["water"]) for _place in range(4)]
    for days, post in zip((9, 1, 5, 3), posts, strict=True):
        age(post, days)
    assert similar_posts(this) == [posts[1], posts[3], posts[2]]


@pytest.mark.parametrize("status", ["draft", "embargoed", "withdrawn"])
def test_what_is_not_public_is_never_similar(status):
    this = make_publication(topics=["water"])
    make_publication(status, topics=["water"])
    assert similar_posts(this) == []


def test_translations_and_editions_are_left_out():
    first = make_publication(topics=["water"], translation_group="steppe")
    make_publication(topics=["water"], translation_group="steppe", language="ru")
    second = make_publication(topics=["water"], edition_of=first)
    third = make_publication(topics=["water"], edition_of=first)
    other = make_publication(topics=["water"])
    assert similar_posts(first) == [other]
    assert similar_posts(second)[0] == other
    assert third not in similar_posts(second)


def test_without_shared_topics_there_is_nothing():
    make_publication(topics=["water"])
    assert similar_posts(make_publication(topics=["roads"])) == []
    assert similar_posts(make_publication()) == []


def test_query_count_does_not_grow():
    def count(this):
        fresh = Publication.objects.for_page().get(pk=this.pk)
        with CaptureQueriesContext(connection) as captured:
            similar_posts(fresh)
        return len(captured)

    few = make_publication(topics=["water"])
    make_publication(topics=["water"], contributors=["A B"])
    small = count(few)
    many = make_publication(topics=["water", "reform", "budget", "roads"])
    for _place in range(20):
        make_publication(topics=["water", "reform", "roads"], contributors=["A B", "C D"])
    assert count(many) == small


def test_card_says_what_is_shared(client):
    this = make_publication(slug="this", topics=["water", "reform"])
    make_publication(title="Other", topics=["water", "reform"])
    page = client.get(this.get_absolute_url()).content.decode()
    assert "Shares:" in page
    assert '<a href="/topics/reform/">reform</a>, <a href="/topics/water/">water</a>' in page
