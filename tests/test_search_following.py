"""The search index follows what changes without an editor at the text."""

import pytest
from django.core.management import call_command
from django_q.models import OrmQ

from publications import search, tasks
from publications.models import SearchEntry, SearchWord, Topic
from publications.search import following

from .factories import make_editor, make_partner, make_publication
from .test_search import found, indexed

pytestmark = pytest.mark.django_db


def test_start_writes_what_the_index_lacks_and_counts_it(capsys):
    indexed(title="Water")
    lost = indexed(title="Ditches")
    call_command("rebuild_search", "--missing")
    assert capsys.readouterr().out == ""
    SearchEntry.objects.filter(publication=lost).delete()  # as when a rebuilding was cut short
    SearchWord.objects.filter(word="ditches").update(entries=0)
    call_command("rebuild_search", "--missing")
    assert capsys.readouterr().out == "1 publications indexed.\n"
    assert found("ditches") == [("publication", "Ditches")]
    assert SearchWord.objects.get(word="ditches").entries == 1


def test_worker_completes_the_index_piece_by_piece(monkeypatch):
    monkeypatch.setattr(following, "AT_ONCE", 2)
    for title in ("Water", "Ditches", "Wells"):
        make_publication(title=title, chapters=0)
    tasks.index_missing()
    assert SearchEntry.objects.count() == 2
    [queued] = OrmQ.objects.all()
    assert queued.task["func"] == "publications.tasks.index_missing"
    tasks.index_missing(*queued.task["args"])
    assert (SearchEntry.objects.count(), OrmQ.objects.count()) == (3, 1)


def test_renamed_and_merged_names_are_found_and_former_ones_not(client, django_capture_on_commit_callbacks):
    partner = make_partner("Institute of Canals")
    made = indexed(partner=partner, title="Report", topics=["ditches"])
    beside = indexed(title="Beside")
    beside.co_partners.add(partner)
    topic = made.topics.get()
    client.force_login(make_editor())
    members = {f"memberships-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    forms = [
        (f"topic/{topic.pk}", {"name": "culverts", "slug": "ditches"}),
        (
            f"partner/{partner.pk}",
            {"name": "Office of Sluices", "slug": partner.slug, "default_language": "en", **members},
        ),
    ]
    for path, form in forms:
        OrmQ.objects.all().delete()
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(f"/admin/publications/{path}/change/", form).status_code == 302
        [queued] = [row.task for row in OrmQ.objects.all()]
        getattr(tasks, queued["func"].rpartition(".")[2])(*queued["args"])
    assert (found("culverts"), found("ditches")) == ([("publication", "Report")], [])
    assert {title for _kind, title in found("sluices")} == {"Report", "Beside"}


@pytest.mark.parametrize("way", ["button", "action"])
def test_deleted_topic_leaves_the_words_of_its_publications(
    client, django_capture_on_commit_callbacks, monkeypatch, way
):
    monkeypatch.setattr(search, "AT_ONCE", 2)
    made = [indexed(title=title, topics=["ditches"]) for title in ("One", "Two", "Three")]
    topic = made[0].topics.get()
    assert len(found("ditches")) == 3
    client.force_login(make_editor())
    path, form = f"/admin/publications/topic/{topic.pk}/delete/", {"post": "yes"}
    if way == "action":
        path = "/admin/publications/topic/"
        form |= {"action": "delete_selected", "_selected_action": topic.pk}
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(path, form).status_code == 302
    assert not Topic.objects.exists()
    queued = [row.task for row in OrmQ.objects.order_by("pk")]
    assert [len(task["args"][0]) for task in queued] == [2, 1]
    for task in queued:
        getattr(tasks, task["func"].rpartition(".")[2])(*task["args"])
    assert found("ditches") == []
    assert found("three") == [("publication", "Three")]
