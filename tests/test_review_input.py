"""The review screen: two editors at once, bad input, reports that could not be read."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_q.models import OrmQ

from publications.models import Chapter, Finding, Membership, Publication

from .factories import make_document, make_editor, make_partner, make_user
from .review_rows import address, fields_of, make_drafted, opened, press, said, staff, unreadable

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def client(editor):
    return staff(editor)


@pytest.fixture
def submission():
    return make_drafted()


def test_review_second_of_two_editors_sees_both_and_loses_nothing(client, submission):
    mine = opened(client, submission)
    theirs = opened(staff(make_editor()), submission)
    press(staff(make_editor()), submission, "save", theirs, **{"front-title": "Their title"})
    response = press(client, submission, "save", mine, **{"front-title": "My title", "finding-0-statement": "Mine."})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Somebody else saved this publication while you were editing." in page
    assert 'value="My title"' in page
    assert "Their title" in page
    assert Publication.objects.get(pk=submission.publication_id).title == "Their title"
    again = {**fields_of(response), "front-title": "My title", "finding-0-statement": "Mine."}
    assert press(client, submission, "save", again).status_code == 302
    assert Publication.objects.get(pk=submission.publication_id).title == "My title"
    assert Finding.objects.get(label="1").statement == "Mine."


def test_review_row_deleted_by_the_other_editor_comes_back(client, submission):
    mine = opened(client, submission)
    press(client, submission, "save", opened(client, submission), **{"finding-1-DELETE": "on"})
    conflict = press(client, submission, "save", mine, **{"finding-1-statement": "Still wanted."})
    assert conflict.status_code == 409
    mine["revision"] = str(conflict.context["revision"])
    assert press(client, submission, "save", mine, **{"finding-1-statement": "Still wanted."}).status_code == 302
    assert Finding.objects.filter(statement="Still wanted.").count() == 1


def test_review_row_added_by_the_other_editor_is_kept_and_named(client, submission):
    mine = opened(client, submission)
    theirs = opened(client, submission)
    row = int(theirs["chapter-INITIAL_FORMS"])
    press(client, submission, "save", theirs, **{f"chapter-{row}-title": "Their annex"})
    conflict = press(client, submission, "save", mine)
    assert "Their annex" in conflict.content.decode()
    mine["revision"] = str(conflict.context["revision"])
    press(client, submission, "save", mine)
    assert Chapter.objects.filter(title="Their annex").exists()


def test_review_refused_save_names_the_files_to_choose_again(client, submission):
    cover = SimpleUploadedFile("front.png", b"not looked at", "image/png")
    fields = opened(client, submission)
    refused = press(client, submission, "save", fields, **{"front-title": "", "front-cover_file": cover})
    assert refused.status_code == 200
    assert "does not send the file again by itself: choose “front.png” once more." in refused.content.decode()
    assert "once more" not in press(client, submission, "save", fields, **{"front-title": ""}).content.decode()


@pytest.mark.parametrize("revision", ["", "abc", "-1", "9" * 40])
def test_review_odd_revision_is_a_conflict_not_an_error(client, submission, revision):
    fields = opened(client, submission)
    assert press(client, submission, "save", fields, revision=revision).status_code == 409


def test_review_errors_keep_everything_typed(client, submission):
    fields = opened(client, submission)
    response = press(client, submission, "save", fields, **{"front-title": "x" * 5000, "front-abstract": "Kept words."})
    page = response.content.decode()
    assert response.status_code == 200
    assert "Not saved yet" in page
    assert "Kept words." in page
    assert "x" * 5000 in page
    assert Publication.objects.get(pk=submission.publication_id).title == "Reboot"


@pytest.mark.parametrize(
    "name", ["front-title", "front-abstract", "front-topic_names", "chapter-0-text", "finding-0-statement"]
)
def test_review_nul_bytes_are_an_error_of_the_field(client, submission, name):
    response = press(client, submission, "save", opened(client, submission), **{name: "a\x00b"})
    assert response.status_code == 200
    assert "Null characters are not allowed." in response.content.decode()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("front-issued_year", "99"),
        ("front-issued_year", "9" * 40),
        ("front-issued_month", "13"),
        ("front-language", "klingon!"),
        ("front-topic_names", "x" * 5000),
        ("front-partner", "abc"),
        ("front-publish_at", "soon"),
        ("chapter-0-first_page", "-1"),
        ("chapter-0-kind", "poem"),
        ("chapter-0-slug", "no good/"),
        ("finding-0-chapter_row", "77"),
        ("finding-0-chapter_row", "x"),
    ],
)
def test_review_bad_values_are_errors_of_the_field(client, submission, name, value):
    response = press(client, submission, "save", opened(client, submission), **{name: value})
    assert response.status_code == 200
    assert response.context["errors"]


def test_review_tampered_rows_touch_no_other_publication(client, submission):
    other = make_drafted()
    foreign = Finding.objects.filter(publication=other.publication_id).first()
    fields = opened(client, submission)
    press(client, submission, "save", fields, **{"finding-0-id": str(foreign.pk), "finding-0-statement": "Stolen."})
    foreign.refresh_from_db()
    assert foreign.statement == "First finding."
    assert foreign.publication_id == other.publication_id
    foreign_merge = press(client, submission, f"merge:{foreign.pk}", opened(client, submission))
    assert "This finding is no longer there." in said(foreign_merge)[0]


def test_review_missing_management_fields_are_no_crash(client, submission):
    assert client.post(address(submission), {"action": "save"}).status_code in {200, 409}


def test_review_preview_saves_nothing(client, submission):
    fields = opened(client, submission)
    response = press(client, submission, "preview:0", fields, **{"chapter-0-text": "Typed **words**"})
    assert "<strong>words</strong>" in response.content.decode()
    assert Chapter.objects.get(title="Introduction").text == "How it began.\n"


def test_text_preview_is_clean_html(client):
    response = client.post(
        "/admin/publications/publication/text-preview/", {"text": "# Head\r\n\r\n<script>x</script> [[p. 3]]"}
    )
    html = response.content.decode()
    assert "<script>" not in html
    assert '<h2 id="s-head">Head</h2>' in html
    assert 'id="page-3"' in html
    assert client.get("/admin/publications/publication/text-preview/").status_code == 405


def test_review_of_the_unreadable_offers_ways_on(client):
    page = client.get(address(unreadable())).content.decode()
    assert "We could not open this file." in page
    for value in ("retry", "by-hand", "return", "reject"):
        assert f'value="{value}"' in page


def test_review_retry_queues_the_reading(client, django_capture_on_commit_callbacks):
    submission = unreadable()
    OrmQ.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(submission), {"action": "retry"})
    submission.refresh_from_db()
    assert submission.status == "received"
    assert [task.task["func"] for task in OrmQ.objects.all()] == ["publications.tasks.read_submission"]
    refused = client.post(address(submission), {"action": "by-hand"})
    assert refused.status_code == 409
    assert "only for a report that could not be read" in refused.content.decode()


def test_review_by_hand_makes_a_draft_with_the_document(client):
    submission = unreadable(document=make_document(name="Отчёт 2020.pdf"))
    client.post(address(submission), {"action": "by-hand"})
    submission.refresh_from_db()
    publication = submission.publication
    assert (publication.title, publication.status) == ("Отчёт 2020", "draft")
    assert publication.original() == submission.document
    fields = opened(client, submission)
    row = int(fields["chapter-INITIAL_FORMS"])
    changes = {f"chapter-{row}-title": "Typed in", f"chapter-{row}-text": "By hand."}
    press(client, submission, "publish", fields, **changes)
    submission.refresh_from_db()
    assert submission.status == "accepted"


def test_review_reject_of_the_unreadable_needs_a_reason(client):
    submission = unreadable()
    refused = client.post(address(submission), {"action": "reject", "reason": ""})
    assert "Give the reason: the partner reads it." in refused.content.decode()
    client.post(address(submission), {"action": "reject", "reason": "Not a report."})
    submission.refresh_from_db()
    assert submission.status == "rejected"


@pytest.mark.parametrize("page", ["abc", "0", "-3", "999999", "9" * 30, "²"])
def test_review_odd_page_numbers_show_a_page(client, submission, page):
    response = client.get(address(submission), {"page": page})
    assert response.status_code == 200
    assert 1 <= response.context["number"] <= 4


def test_review_is_for_editors_only(submission):
    partner = make_partner()
    member = make_user(partner=partner)
    assert Membership.objects.filter(user=member).exists()
    for path in (address(submission), f"/admin/publications/submission/{submission.pk}/page/1.webp"):
        assert staff(member).get(path).status_code == 302
        assert staff(make_user(is_staff=True)).get(path).status_code == 403


def test_review_query_count_does_not_grow_with_findings(client, submission, django_assert_max_num_queries):
    chapter = Chapter.objects.get(title="Interim results")
    for number in range(4, 60):
        Finding.objects.create(
            publication_id=submission.publication_id, chapter=chapter, label=str(number), statement="More.", page=3
        )
    with django_assert_max_num_queries(40):
        assert client.get(address(submission)).status_code == 200
