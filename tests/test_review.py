"""The review screen: what it shows and what each of its buttons does."""

import pytest
from django.core import mail as outbox
from django_q.models import OrmQ

from publications.models import Chapter, Event, Finding, Publication, Submission, Topic

from .factories import make_editor, make_partner, make_user
from .review_rows import address, make_drafted, opened, press, said, staff

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


def test_review_shows_certainty_doubts_and_removed_lines(client, submission):
    page = client.get(address(submission)).content.decode()
    assert "1 finding ends without a full stop." in page
    assert "Reboot 37" in page
    assert "Analytical report 38" in page
    assert 'data-certainty="sure"' in page
    assert 'data-certainty="check"' in page
    assert 'data-certainty="missing"' in page
    assert "largest words on page 1" in page
    assert "social protection" in page


def test_review_counts_things_to_check(client, submission):
    response = client.get(address(submission))
    # one doubt, contributors to check, the abstract missing, and a chapter whose heading is to be checked
    assert response.context["things"] == 4
    assert submission.reading["things"] == 4  # what the list shows and the mail says


def test_review_edited_field_is_no_longer_a_thing(client, submission):
    fields = opened(client, submission)
    press(client, submission, "save", fields, **{"front-abstract": "What the report says."})
    assert client.get(address(submission)).context["things"] == 3


def test_review_unchanged_save_changes_nothing(client, submission):
    before = list(Chapter.objects.values_list("pk", "text", "slug", "position").order_by("pk"))
    findings = list(Finding.objects.values_list("pk", "statement", "anchor", "position", "chapter").order_by("pk"))
    fields = opened(client, submission)
    response = press(client, submission, "save", fields)
    assert response.status_code == 302
    assert list(Chapter.objects.values_list("pk", "text", "slug", "position").order_by("pk")) == before
    kept = Finding.objects.values_list("pk", "statement", "anchor", "position", "chapter").order_by("pk")
    assert list(kept) == findings


def test_review_saves_every_part_at_once(client, submission):
    fields = opened(client, submission)
    response = press(
        client,
        submission,
        "save",
        fields,
        **{
            "front-title": "Reboot, corrected",
            "front-topic_names": "Water, Social protection",
            "contributor-1-name": "Second Author",
            "chapter-1-title": "Interim outcomes",
            "finding-1-statement": "Second finding.",
        },
    )
    assert response.status_code == 302
    publication = Publication.objects.get(pk=submission.publication_id)
    assert publication.title == "Reboot, corrected"
    assert publication.slug == "reboot"
    assert sorted(publication.topics.values_list("name", flat=True)) == ["Social protection", "Water"]
    assert [row.name for row in publication.contributors.all()] == ["Council of Sample Studies", "Second Author"]
    chapter = publication.chapters.get(title="Interim outcomes")
    assert chapter.slug == "interim-results"
    assert chapter.findings.get(label="2").statement == "Second finding."


def test_review_changed_slugs_redirect(client, submission):
    fields = opened(client, submission)
    changes = {"front-slug": "restart", "chapter-1-slug": "outcomes"}
    press(client, submission, "save", fields, **changes)
    publication = Publication.objects.get(pk=submission.publication_id)
    assert publication.slug == "restart"
    assert publication.chapters.get(title="Interim results").slug == "outcomes"
    fields = opened(client, submission)
    press(client, submission, "publish", fields)
    moved = staff(make_user()).get("/publications/reboot/interim-results/")
    assert moved.status_code == 301


def test_review_adds_and_deletes_rows_of_a_draft(client, submission):
    fields = opened(client, submission)
    new = int(fields["finding-INITIAL_FORMS"]) + 1  # the empty row of the second chapter
    assert fields[f"finding-{new}-chapter_row"] == "1"
    changes = {f"finding-{new}-statement": "A fourth one.", f"finding-{new}-label": "4", "finding-0-DELETE": "on"}
    press(client, submission, "save", fields, **changes)
    chapter = Chapter.objects.get(title="Interim results")
    assert [row.statement for row in chapter.findings.all()] == ["Second finding", "Third finding.", "A fourth one."]
    # the list in the text began with the deleted finding and now begins with the next one
    assert "[[findings finding-2]]" in chapter.text


def test_review_new_chapter_takes_its_findings(client, submission):
    fields = opened(client, submission)
    row = int(fields["chapter-INITIAL_FORMS"])
    place = int(fields["finding-TOTAL_FORMS"]) - 1
    assert fields[f"finding-{place}-chapter_row"] == str(row)
    changes = {f"chapter-{row}-title": "Annex", f"finding-{place}-statement": "Said in the annex."}
    press(client, submission, "save", fields, **changes)
    assert Finding.objects.get(statement="Said in the annex.").chapter.title == "Annex"


def test_review_finding_without_chapter_is_refused(client, submission):
    fields = opened(client, submission)
    place = int(fields["finding-TOTAL_FORMS"]) - 1
    response = press(client, submission, "save", fields, **{f"finding-{place}-statement": "Nowhere."})
    assert response.status_code == 200
    assert "Write the title of the chapter in which this finding stands." in response.content.decode()
    assert not Finding.objects.filter(statement="Nowhere.").exists()


def test_review_deletes_a_chapter_with_its_findings(client, submission):
    fields = opened(client, submission)
    press(client, submission, "save", fields, **{"chapter-1-DELETE": "on"})
    publication = Publication.objects.get(pk=submission.publication_id)
    assert [row.title for row in publication.chapters.all()] == ["Introduction"]
    assert publication.findings.count() == 0


def test_review_splits_at_the_cursor_and_merges(client, submission):
    first = Finding.objects.get(label="1")
    fields = opened(client, submission)
    response = press(client, submission, f"split:{first.pk}", fields, split_at="5")
    rows = Finding.objects.filter(publication=submission.publication_id).order_by("position", "pk")
    assert [row.statement for row in rows] == ["First", "finding.", "Second finding", "Third finding."]
    assert response["Location"].endswith(f"#finding-{rows[1].uid}")
    press(client, submission, f"merge:{first.pk}", opened(client, submission))
    assert [row.statement for row in rows.all()] == ["First finding.", "Second finding", "Third finding."]


def test_review_split_without_place_says_so(client, submission):
    first = Finding.objects.get(label="1")
    response = press(client, submission, f"split:{first.pk}", opened(client, submission))
    assert "Put the cursor, or an empty line, where the finding is to be split." in said(response)[0]
    assert Finding.objects.count() == 3


def test_review_merge_of_the_last_says_so(client, submission):
    last = Finding.objects.get(label="3")
    response = press(client, submission, f"merge:{last.pk}", opened(client, submission))
    assert "This is the chapter's last finding" in said(response)[0]


def test_review_moves_chapters_and_findings(client, submission):
    second = Chapter.objects.get(title="Interim results")
    press(client, submission, f"chapter-up:{second.pk}", opened(client, submission))
    assert [row.title for row in Chapter.objects.all()] == ["Interim results", "Introduction"]
    third = Finding.objects.get(label="3")
    press(client, submission, f"finding-up:{third.pk}", opened(client, submission))
    assert [row.label for row in Finding.objects.filter(chapter=second)] == ["1", "3", "2"]


def test_review_only_this_chapter_makes_an_excerpt(client, submission):
    chapter = Chapter.objects.get(title="Interim results")
    press(client, submission, f"only:{chapter.pk}", opened(client, submission))
    publication = Publication.objects.get(pk=submission.publication_id)
    assert publication.extent == "excerpt"
    assert list(publication.chapters.filter(is_public=True)) == [chapter]


def test_review_puts_a_removed_line_back(client, submission, editor):
    response = press(client, submission, "put-back:0", opened(client, submission))
    assert response.status_code == 302
    assert "Reboot 37" in Chapter.objects.get(title="Interim results").text
    assert Event.objects.get(kind="put-back").by == editor
    page = client.get(address(submission)).content.decode()
    assert "is back in the text" in page
    again = press(client, submission, "put-back:0", opened(client, submission))
    assert "This line is already back in the text." in said(again)[0]


def test_review_offers_to_put_back_only_what_has_a_place(client, submission):
    assert 'value="put-back:1"' in client.get(address(submission)).content.decode()
    Chapter.objects.filter(title="Interim results").update(last_page=3)
    page = client.get(address(submission)).content.decode()
    assert 'value="put-back:0"' in page
    assert 'value="put-back:1"' not in page
    assert "no chapter holds this page" in page


@pytest.mark.parametrize("argument", ["99", "abc", "-1", "", "9" * 30])
def test_review_put_back_of_no_line_says_so(client, submission, argument):
    response = press(client, submission, f"put-back:{argument}", opened(client, submission))
    assert "There is no such removed line." in said(response)[0]


def test_review_publishes_and_accepts(client, submission, editor, django_capture_on_commit_callbacks):
    fields = opened(client, submission)
    with django_capture_on_commit_callbacks(execute=True):
        press(client, submission, "publish", fields, **{"front-title": "Reboot at last"})
    publication = Publication.objects.get(pk=submission.publication_id)
    submission.refresh_from_db()
    assert (publication.status, submission.status) == ("published", "accepted")
    assert publication.title == "Reboot at last"
    assert Event.objects.filter(kind="published", by=editor).count() == 1
    assert Event.objects.filter(kind="accepted", by=editor).count() == 1
    assert staff(make_user()).get(f"/publications/{publication.slug}/").status_code == 200


def test_review_publish_tells_the_partner(client, django_capture_on_commit_callbacks):
    partner = make_partner()
    sender = make_user(partner=partner)
    submission = make_drafted(partner=partner, sent_by=sender)
    OrmQ.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        press(client, submission, "publish", opened(client, submission))
    assert [task.task["args"][0] for task in OrmQ.objects.all()] == ["published"]


def test_review_without_public_chapter_is_not_published(client, submission):
    fields = opened(client, submission)
    fields = {name: value for name, value in fields.items() if not name.endswith("-is_public")}
    response = press(client, submission, "publish", fields)
    assert "No chapter is public. Make at least one public." in said(response)[0]
    submission.refresh_from_db()
    assert submission.status == "drafted"
    assert submission.publication.status == "draft"


def test_review_second_publish_gives_a_sentence(client, submission):
    fields = opened(client, submission)
    press(client, submission, "publish", fields)
    response = press(client, submission, "publish", opened(client, submission))
    assert response.status_code == 302
    assert "This cannot be done now: the publication is “Published”." in said(response)[0]


@pytest.mark.parametrize(("button", "status"), [("return", "returned"), ("reject", "rejected")])
def test_review_decisions_need_a_reason(client, submission, button, status):
    response = press(client, submission, button, opened(client, submission), reason="  ")
    assert "Give the reason: the partner reads it." in said(response)[0]
    press(client, submission, button, opened(client, submission), reason="The figures are missing.")
    submission.refresh_from_db()
    assert (submission.status, submission.reason) == (status, "The figures are missing.")


def test_review_withdraws_with_a_reason_only(client, submission):
    press(client, submission, "publish", opened(client, submission))
    response = press(client, submission, "withdraw", opened(client, submission), reason="")
    assert "Give the reason" in said(response)[0]
    press(client, submission, "withdraw", opened(client, submission), reason="The figures were wrong.")
    publication = Publication.objects.get(pk=submission.publication_id)
    assert (publication.status, publication.withdrawal_reason) == ("withdrawn", "The figures were wrong.")


def test_review_public_finding_is_withdrawn_not_deleted(client, submission):
    press(client, submission, "publish", opened(client, submission))
    fields = opened(client, submission)
    refused = press(client, submission, "save", fields, **{"finding-0-DELETE": "on"})
    assert "A finding that was public is withdrawn with a reason, not deleted." in refused.content.decode()
    press(client, submission, "save", fields, **{"finding-0-withdraw_because": "Counted twice."})
    finding = Finding.objects.get(label="1")
    assert (finding.withdrawal_reason, finding.withdrawn_at is None) == ("Counted twice.", False)
    assert client.get(f"/f/{finding.uid}/").status_code == 410


def test_review_public_findings_are_not_merged(client, submission):
    press(client, submission, "publish", opened(client, submission))
    first = Finding.objects.get(label="1")
    response = press(client, submission, f"merge:{first.pk}", opened(client, submission))
    assert "Findings that were public are not merged" in said(response)[0]
    assert Finding.objects.count() == 3


def test_review_correction_note_is_recorded_for_what_is_public(client, submission):
    press(client, submission, "save", opened(client, submission), correction="Before publishing.")
    press(client, submission, "publish", opened(client, submission))
    press(client, submission, "save", opened(client, submission), correction="A name was wrong.")
    assert [event.message for event in Event.objects.filter(kind="corrected")] == ["A name was wrong."]


def test_review_no_mail_leaves_at_once(client, submission):
    press(client, submission, "publish", opened(client, submission))
    assert outbox.outbox == []
    assert Topic.objects.count() == 0
    assert Submission.objects.count() == 1
