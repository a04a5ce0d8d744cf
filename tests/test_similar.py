"""Similar posts: shared topics weighted by rarity, newest first among equals, never what is not public."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from publications.models import Publication, SimilarChoice
from publications.similar import similar_posts

from .admin_forms import admin_save
from .factories import make_editor, make_partner, make_publication
from .review_rows import staff

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
    assert count(many) == small == 1


def test_card_says_what_is_shared(client):
    this = make_publication(slug="this", topics=["water", "reform"])
    make_publication(title="Other", topics=["water", "reform"])
    page = client.get(this.get_absolute_url()).content.decode()
    assert "Shares:" in page
    assert '<a href="/topics/reform/">reform</a>, <a href="/topics/water/">water</a>' in page


def test_same_partner_counts_a_little_alone_or_together():
    this = make_publication(topics=["water", "roads"])
    for _place in range(4):
        make_publication(topics=["elsewhere"])
    own = make_publication(partner=this.partner, topics=["water"])
    newer = make_publication(topics=["water"])
    both = make_publication(topics=["water", "roads"])
    assert similar_posts(this) == [both, own, newer]
    newer.co_partners.add(this.partner)
    assert similar_posts(this) == [both, newer, own]


def choose(this, other, kind):
    choice = SimilarChoice(publication=this, other=other, kind=kind)
    choice.full_clean()
    choice.save()


def test_pinned_stand_first_and_banned_nowhere_on_this_page_alone():
    this, other = make_publication(topics=["water"]), make_publication(topics=["water"])
    best, pinned, late = (make_publication(topics=topics) for topics in (["water"], ["roads"], ["stones"]))
    choose(this, pinned, "pin")
    choose(this, late, "pin")
    choose(this, best, "ban")
    assert similar_posts(this) == [pinned, late, other]
    assert [post.is_pinned for post in similar_posts(this)] == [1, 1, 0]
    assert similar_posts(other)[0] == best
    assert pinned not in similar_posts(other)


@pytest.mark.parametrize("status", ["draft", "embargoed", "withdrawn"])
def test_pinned_that_is_not_public_waits(status):
    this = make_publication(topics=["water"])
    choose(this, make_publication(status), "pin")
    assert similar_posts(this) == []


def test_version_of_the_same_report_cannot_be_pinned():
    this = make_publication(translation_group="steppe")
    kin = make_publication(translation_group="steppe", language="ru")
    with pytest.raises(ValidationError, match="the page names it already"):
        choose(this, kin, "pin")
    SimilarChoice.objects.create(publication=this, other=kin, kind="pin")  # pinned before it became a version
    assert similar_posts(this) == []
    with pytest.raises(ValidationError, match="not similar to itself"):
        choose(this, this, "ban")


def test_editor_pins_and_bans_on_the_publications_page(client):
    this, other = make_publication(slug="this"), make_publication(title="Pinned one")
    editor, path = staff(make_editor()), f"/admin/publications/publication/{this.pk}/change/"
    response = admin_save(
        editor,
        path,
        **{"similar_choices-0-other": other.pk, "similar_choices-0-kind": "pin", "similar_choices-TOTAL_FORMS": 1},
    )
    assert response.status_code == 302
    page = client.get(this.get_absolute_url()).content.decode()
    assert "Chosen by the editors" in page
    assert "Pinned one" in page


def test_card_names_all_partners(client):
    this = make_publication(topics=["water"])
    other = make_publication(partner=make_partner("House of Rain"), topics=["water"])
    other.co_partners.add(make_partner("Institute of Wells", short_name="Wells"), make_partner("Academy"))
    page = client.get(this.get_absolute_url()).content.decode()
    assert re.search(r">House of Rain</a> \+ (Wells \+ Academy|Academy \+ Wells)</p>", page)
