"""Partners with their members, and topics, in the admin."""

import pytest
from django_q.models import OrmQ

from publications.models import Membership, OldPath, Partner, Topic, User

from .admin_forms import admin_fields, admin_save
from .factories import make_editor, make_partner, make_publication, make_user
from .review_rows import said, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return staff(make_editor())


def members_of(client, partner, *emails):
    fields = admin_fields(client, f"/admin/publications/partner/{partner.pk}/change/")
    start = int(fields["memberships-TOTAL_FORMS"])
    for place, email in enumerate(emails, start):
        fields[f"memberships-{place}-email"] = email
    fields["memberships-TOTAL_FORMS"] = start + len(emails)
    return fields


def test_partner_member_is_invited_by_address(client, django_capture_on_commit_callbacks):
    partner = make_partner()
    known = make_user("known@example.org", partner=make_partner())
    OrmQ.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        fields = members_of(client, partner, "New.Person@Example.org", "KNOWN@example.org")
        response = client.post(f"/admin/publications/partner/{partner.pk}/change/", fields)
    assert response.status_code == 302
    made = User.objects.get(email="new.person@example.org")
    assert (made.has_usable_password(), made.is_staff) == (False, False)
    assert set(partner.members.all()) == {made, known}
    assert known.partners.count() == 2
    assert "An invitation was mailed to known@example.org." in said(response)
    assert [task.task["args"][0] for task in OrmQ.objects.all()] == ["invitation", "invitation"]


def test_partner_member_twice_or_odd_is_an_error(client):
    partner = make_partner()
    make_user("here@example.org", partner=partner)
    address = f"/admin/publications/partner/{partner.pk}/change/"
    for emails in (["HERE@example.org"], ["a@example.org", "A@example.org"], ["no address"], ["a\x00@example.org"]):
        assert client.post(address, members_of(client, partner, *emails)).status_code == 200
    assert Membership.objects.filter(partner=partner).count() == 1
    assert not User.objects.filter(email="a@example.org").exists()


def test_partner_member_leaves_and_keeps_the_account(client):
    partner = make_partner()
    member = make_user(partner=partner)
    fields = members_of(client, partner)
    fields["memberships-0-DELETE"] = "on"
    client.post(f"/admin/publications/partner/{partner.pk}/change/", fields)
    assert partner.members.count() == 0
    assert User.objects.filter(pk=member.pk).exists()


def test_partner_changed_slug_redirects_and_name_is_unique_in_any_case(client):
    partner, other = make_partner("Institute of Water"), make_partner("Institute of Air")
    make_publication(partner=partner)
    address = f"/admin/publications/partner/{partner.pk}/change/"
    old = partner.slug
    admin_save(client, address, slug="water")
    assert client.get(f"/partners/{old}/")["Location"].endswith("/partners/water/")
    refused = admin_save(client, address, name="INSTITUTE of  air")
    assert "There is already a partner with this name." in refused.content.decode()
    assert Partner.objects.get(pk=other.pk).name == "Institute of Air"


def test_topic_merge_moves_publications_and_leads_on(client):
    both = make_publication(topics=["Water", "Waters"])
    one = make_publication(topics=["Waters"])
    water, waters = Topic.objects.get(name="Water"), Topic.objects.get(name="Waters")
    Topic.objects.create(name="Older name", alias_of=waters)
    address = f"/admin/publications/topic/{waters.pk}/change/"
    response = admin_save(client, address, alias_of=water.pk)
    assert "1 publication moved to “Water”." in said(response)
    assert [list(row.topics.names()) for row in (both, one)] == [["Water"], ["Water"]]
    assert set(water.aliases.values_list("name", flat=True)) == {"Waters", "Older name"}
    assert client.get(f"/topics/{waters.slug}/")["Location"].endswith(f"/topics/{water.slug}/")
    assert waters.merge_into(water) == 0


def test_topic_is_no_alias_of_itself_or_of_an_alias(client):
    water, waters = Topic.objects.create(name="Water"), Topic.objects.create(name="Waters")
    alias = Topic.objects.create(name="Old", alias_of=water)
    address = f"/admin/publications/topic/{waters.pk}/change/"
    assert admin_save(client, address, alias_of=waters.pk).status_code == 200
    refused = admin_save(client, address, alias_of=alias.pk)
    assert "“Old” is itself another name. Choose “Water”." in refused.content.decode()
    same = admin_save(client, address, name="WATER")
    assert "There is already a topic with this name." in same.content.decode()


def test_topic_changed_slug_is_kept_as_old_path(client):
    topic = Topic.objects.create(name="Water")
    make_publication(topics=["Water"])
    admin_save(client, f"/admin/publications/topic/{topic.pk}/change/", slug="hydrology")
    assert OldPath.objects.get(uid=topic.uid).slug == "water"
    assert client.get("/topics/water/")["Location"].endswith("/topics/hydrology/")
