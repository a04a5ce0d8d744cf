"""The narrow tables behind listings of topics and partners: right after every change, and told when they are not."""

import logging
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from publications import tasks
from publications.models import CoPartner, Publication, Topic, TopicListing, TopicTagging, topics_named
from publications.models.listing import PartnerListing, wrong_rows

from .admin_forms import admin_save
from .factories import make_editor, make_partner, make_publication

pytestmark = pytest.mark.django_db


def on_topics():
    """(topic, title) of every row, and that the tables say what they repeat."""
    assert wrong_rows() == 0
    return set(TopicListing.objects.values_list("tag__name", "publication__title"))


def of_partners():
    assert wrong_rows() == 0
    return set(PartnerListing.objects.values_list("partner__slug", "publication__title"))


def opens(publication):
    rows = TopicListing.objects.filter(publication=publication)
    return set(rows.values_list("publish_at", flat=True))


def test_only_what_is_published_is_listed():
    for status in ("draft", "published", "embargoed", "withdrawn"):
        make_publication(status, title=status, topics=["water"], partner=make_partner(slug=status))
    assert on_topics() == {("water", "published"), ("water", "embargoed")}
    assert of_partners() == {("published", "published"), ("embargoed", "embargoed")}
    assert list(TopicListing.objects.opened().values_list("publication__title", flat=True)) == ["published"]


def test_publishing_and_withdrawing_write_the_rows():
    made = make_publication("draft", title="A", topics=["water", "roads"])
    assert on_topics() == set()
    made.publish()
    assert on_topics() == {("water", "A"), ("roads", "A")}
    made.withdraw("Wrong figures.")
    assert (on_topics(), of_partners()) == (set(), set())
    made.publish()
    assert on_topics() == {("water", "A"), ("roads", "A")}


def test_changes_of_topics_write_the_rows():
    made = make_publication(title="A", topics=["water", "roads"])
    made.topics.set(topics_named(["water", "reform"]))
    assert on_topics() == {("water", "A"), ("reform", "A")}
    made.topics.add("schools")
    made.topics.remove("water")
    assert on_topics() == {("reform", "A"), ("schools", "A")}
    TopicTagging.objects.get(tag__name="schools").delete()
    assert on_topics() == {("reform", "A")}
    TopicTagging.objects.bulk_create([TopicTagging(tag=topics_named(["air"])[0], content_object=made)])
    assert on_topics() == {("reform", "A"), ("air", "A")}
    Topic.objects.get(name="air").delete()
    assert on_topics() == {("reform", "A")}
    made.topics.clear()
    assert on_topics() == set()


def test_a_tagging_moved_by_hand_moves_its_row():
    make_publication(title="A", topics=["water"])
    TopicTagging.objects.update(tag=topics_named(["roads"])[0])
    assert on_topics() == {("roads", "A")}


@pytest.mark.parametrize("way", ["save", "update", "bulk_update"])
def test_a_changed_date_moves_the_row(way):
    made = make_publication(topics=["water"])
    made.publish_at = timezone.now() + timedelta(days=2)
    if way == "save":
        made.save()
    elif way == "update":
        Publication.objects.filter(pk=made.pk).update(publish_at=made.publish_at)
    else:
        Publication.objects.bulk_update([made], ["publish_at"])
    made.refresh_from_db()
    assert (opens(made), wrong_rows()) == ({made.publish_at}, 0)
    assert list(Publication.objects.published().on_topic("water")) == []


def test_year_of_issue_goes_along():
    made = make_publication(topics=["water"], issued_year=2019)
    Publication.objects.filter(pk=made.pk).update(issued_year=2021)
    assert wrong_rows() == 0
    assert TopicListing.objects.get().issued_year == 2021
    made.refresh_from_db()
    made.issued_year = None
    made.save()
    assert wrong_rows() == 0
    assert (TopicListing.objects.get().issued_year, Publication.objects.get().issued_order) == (0, 0)


def test_another_partner_gets_the_row():
    made = make_publication(title="A", partner=make_partner(slug="old"))
    made.partner = make_partner(slug="new")
    made.save(update_fields=["partner"])
    assert of_partners() == {("new", "A")}


def test_saving_other_fields_asks_nothing_about_the_rows(django_assert_num_queries):
    made = make_publication()
    with django_assert_num_queries(3):  # a savepoint, the update, the savepoint's end
        made.save(update_fields=["title"])


def test_co_partners_have_the_row_too():
    made = make_publication(title="A", partner=make_partner(slug="first"))
    friend, other = make_partner(slug="friend"), make_partner(slug="other")
    made.co_partners.add(friend, made.partner)
    assert of_partners() == {("first", "A"), ("friend", "A")}
    made.co_partners.set([other])
    assert of_partners() == {("first", "A"), ("other", "A")}
    friend.co_publications.add(made)
    CoPartner.objects.filter(partner=other).delete()
    assert of_partners() == {("first", "A"), ("friend", "A")}
    made.co_partners.clear()
    assert of_partners() == {("first", "A")}


def test_publications_that_come_in_bulk_are_listed():
    partner = make_partner(slug="house")
    rows = [
        Publication(
            partner=partner, title=title, slug=title.lower(), language="en", status=status, publish_at=timezone.now()
        )
        for title, status in (("A", "published"), ("B", "draft"))
    ]
    Publication.objects.bulk_create(rows)
    assert of_partners() == {("house", "A")}


def test_merged_topics_join_their_rows_in_constant_queries(django_assert_max_num_queries):
    for number in range(12):
        make_publication(title=f"R{number}", topics=["wet", "water"] if number % 3 == 0 else ["wet"])
    make_publication("draft", topics=["wet"])
    wet, water = Topic.objects.get(name="wet"), Topic.objects.get(name="water")
    with django_assert_max_num_queries(10):
        assert wet.merge_into(water) == 9
    assert on_topics() == {("water", f"R{number}") for number in range(12)}


def test_deleted_draft_and_deleted_topic_leave_no_row():
    made = make_publication("draft", topics=["water"])
    made.delete()
    make_publication(title="B", topics=["water", "roads"])
    Topic.objects.filter(name="water").delete()
    assert on_topics() == {("roads", "B")}


def test_admin_writes_the_rows_of_co_partners_and_dates(client):
    client.force_login(make_editor())
    made = make_publication(title="A", partner=make_partner(slug="first"), topics=["water"])
    friend = make_partner(slug="friend")
    address = f"/admin/publications/publication/{made.pk}/change/"
    response = admin_save(client, address, together_with=[friend.pk], topic_names="roads", publish_at_0="2020-05-01")
    assert response.status_code == 302
    made.refresh_from_db()
    assert (on_topics(), of_partners()) == ({("roads", "A")}, {("first", "A"), ("friend", "A")})
    assert opens(made) == {made.publish_at}
    assert made.publish_at.year == 2020
    admin_save(client, address, together_with=[])
    assert of_partners() == {("first", "A")}


def break_rows():
    made = make_publication(title="A", topics=["water", "roads"])
    TopicListing.objects.filter(tag__name="water").delete()
    TopicListing.objects.filter(tag__name="roads").update(publish_at=timezone.now() - timedelta(days=9))
    PartnerListing.objects.create(partner=make_partner(), publication=made, publish_at=timezone.now(), issued_year=1)


def test_check_tells_what_is_wrong_and_rebuilding_mends_it():
    break_rows()
    with pytest.raises(CommandError) as told:
        call_command("rebuild_topic_listing", "--check")
    assert str(told.value).startswith("3 rows differ from the publications' topics, partners and dates.")
    assert told.value.returncode == 1
    said = StringIO()
    call_command("rebuild_topic_listing", stdout=said)
    call_command("rebuild_topic_listing", "--check", stdout=said)
    assert said.getvalue().splitlines() == [
        "3 rows were wrong and are mended.",
        "The listings of topics and partners are right.",
    ]
    assert on_topics() == {("water", "A"), ("roads", "A")}


def test_nightly_task_mends_and_tells_the_log(caplog):
    break_rows()
    with caplog.at_level(logging.ERROR, "publications.tasks"):
        assert tasks.mend_listings() == 3
        assert tasks.mend_listings() == 0
    assert [record.getMessage() for record in caplog.records] == [
        "3 rows of the listings of topics and partners were wrong and are mended"
    ]
