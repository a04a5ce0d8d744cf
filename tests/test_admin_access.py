"""Who may enter the admin and what editors may do there; the lists ask the database equally often at any length."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection
from django.db.migrations import RunPython
from django.test.utils import CaptureQueriesContext

from publications.models import Event, OldPath, Topic, TopicTagging, User

from .factories import make_editor, make_partner, make_publication, make_submission, make_user
from .review_rows import make_drafted, staff, unreadable

LISTS = ["submission", "publication", "partner", "document", "topic", "event", "oldpath"]


@pytest.mark.django_db
def test_editors_group_has_its_permissions_and_no_others():
    given = Group.objects.get(name="Editors").permissions.values_list("codename", flat=True)
    every = {"add", "change", "delete", "view"}
    expected = {f"{action}_{model}" for model in ("publication", "chapter", "finding", "topic") for action in every}
    expected |= {f"{action}_{model}" for model in ("contributor", "membership", "similarchoice") for action in every}
    expected |= {f"{action}_{model}" for model in ("partner", "document") for action in every - {"delete"}}
    expected |= {"change_submission", "view_submission", "change_picture", "view_picture", "view_event", "view_oldpath"}
    expected |= {"change_portal", "view_portal"}
    assert set(given) == expected


@pytest.mark.django_db
def test_editors_group_migration_goes_back_and_forth():
    def editors_rights():
        return set(Group.objects.get(name="Editors").permissions.values_list("codename", flat=True))

    migration = import_module("publications.migrations.0002_editors_group")
    editor, before = SimpleNamespace(connection=connection), editors_rights()
    later = [
        next(step for step in import_module(f"publications.migrations.{name}").Migration.operations if is_code(step))
        for name in ("0011_picture_words", "0015_editors_portal", "0017_editors_similar")
    ]
    later[0].reverse_code(apps, editor)
    assert before - editors_rights() == {"change_picture", "view_picture"}
    migration.remove_group(apps, editor)
    for step in later:
        step.code(apps, editor)  # an owner may have removed the group: nothing makes it again
    assert not Group.objects.filter(name="Editors").exists()
    for _twice in range(2):
        migration.make_group(apps, editor)
        for step in later:
            step.code(apps, editor)
    assert editors_rights() == before


def is_code(step) -> bool:
    return isinstance(step, RunPython)


@pytest.mark.django_db
@pytest.mark.parametrize("model", LISTS)
def test_admin_lists_are_for_editors(client, model):
    path = f"/admin/publications/{model}/"
    assert client.get(path).status_code == 302
    assert staff(make_user(partner=make_partner())).get(path).status_code == 302
    assert staff(make_user(is_staff=True)).get(path).status_code == 403
    assert staff(make_editor()).get(path).status_code == 200


@pytest.mark.django_db
def test_admin_login_is_the_portals_own(client):
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/accounts/login/")
    assert staff(make_user()).get("/admin/login/").status_code == 403


@pytest.mark.django_db
def test_editors_have_no_list_of_users():
    client = staff(make_editor())
    assert client.get("/admin/publications/user/").status_code == 403
    assert client.get("/admin/auth/group/").status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("model", ["event", "oldpath"])
def test_records_are_read_only_even_for_a_superuser(model):
    publication = make_publication()
    publication.move_to("elsewhere")
    row = {"event": Event, "oldpath": OldPath}[model].objects.first()
    client = staff(User.objects.create_superuser("root@example.org", "correct horse battery"))
    assert client.get(f"/admin/publications/{model}/{row.pk}/change/").status_code == 200
    assert client.get(f"/admin/publications/{model}/add/").status_code == 403
    assert client.post(f"/admin/publications/{model}/{row.pk}/change/", {"kind": "x"}).status_code == 403
    assert client.post(f"/admin/publications/{model}/{row.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.django_db
def test_superuser_adds_staff_with_a_folded_address():
    client = staff(User.objects.create_superuser("root@example.org", "correct horse battery"))
    assert client.get("/admin/publications/user/add/").status_code == 200
    sent = {"email": "New.Editor@Example.org", "name": "New", "is_staff": "on", "usable_password": "false"}
    assert client.post("/admin/publications/user/add/", sent).status_code == 302
    made = User.objects.get(email="new.editor@example.org")
    assert (made.is_staff, made.has_usable_password()) == (True, False)
    assert client.get(f"/admin/publications/user/{made.pk}/change/").status_code == 200
    again = client.post("/admin/publications/user/add/", {**sent, "email": "NEW.editor@example.org"})
    assert again.status_code == 200
    assert User.objects.filter(email__icontains="new.editor").count() == 1


@pytest.mark.django_db
def test_admin_index_shows_what_waits_longest_first():
    first, second = make_drafted(), unreadable()
    by_hand, later = make_publication("draft"), make_publication("embargoed")
    page = staff(make_editor()).get("/admin/").content.decode()
    assert page.index(f"/submission/{first.pk}/review/") < page.index(f"/submission/{second.pk}/review/")
    assert by_hand.title in page
    assert later.title in page
    assert "Reboot" in page


@pytest.mark.django_db
def test_admin_index_without_rows_says_so():
    page = staff(make_editor()).get("/admin/").content.decode()
    assert "Nothing waits for you. New reports will appear here." in page


def _fill(number: int) -> None:
    """Rows of every list, each with partner, document, topic, event and old address of its own."""
    topic = Topic.objects.create(name=f"Shared {number}")
    for place in range(number):
        publication = make_publication(findings=1, contributors=["Somebody"])
        publication.move_to(f"moved-{number}-{place}")
        TopicTagging.objects.create(tag=topic, content_object=publication)
        Topic.objects.create(name=f"Topic {number} {place}", alias_of=topic)
        submission = make_submission(publication=publication, assigned_to=None)
        submission.take(60)


def _queries(client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


@pytest.mark.django_db
def test_admin_index_asks_equally_often_for_any_number_of_rows():
    client = staff(make_editor())
    _fill(2)
    few = _queries(client, "/admin/")
    _fill(30)
    assert _queries(client, "/admin/") == few


@pytest.mark.django_db
@pytest.mark.parametrize("model", LISTS)
@pytest.mark.parametrize("query", ["?q=ИНСТИТУТ+%D1%8F", "?q=a%27%22%25_\\", "?p=999999", "?p=abc", "?o=99", "?x=1"])
def test_admin_lists_survive_odd_questions(model, query):
    response = staff(make_editor()).get(f"/admin/publications/{model}/{query}")
    assert response.status_code in {200, 302}


@pytest.mark.django_db
def test_admin_search_finds_in_any_case_and_script():
    make_publication("draft", title="Водный кодекс", partner=make_partner("Институт Воды"))
    client = staff(make_editor())
    for words in ("водный", "ВОДНЫЙ кодекс", "институт водный"):
        assert "Водный кодекс" in client.get("/admin/publications/publication/", {"q": words}).content.decode()
    assert "Водный кодекс" not in client.get("/admin/publications/publication/", {"q": "воздух"}).content.decode()
    assert "Институт Воды" in client.get("/admin/publications/partner/", {"q": "ИНСТИТУТ"}).content.decode()
