"""What the worker does, with real reports in the real jail."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_q.models import OrmQ, Schedule

from publications import files, tasks
from publications.models import Publication, Submission

from .factories import make_document, make_partner, make_submission, make_user
from .samples import hostile

pytestmark = pytest.mark.django_db

REPORT = Path(__file__).parent.parent / "publications/demo/reports/kazakhstan-tokayev-reboot.pdf"


def submitted(content, **fields):
    digest, path, size = files.store(io.BytesIO(content))
    document = make_document(sha256=digest, path=path, size=size, name="report.pdf", pages=None, **fields)
    partner = make_partner()
    return make_submission(partner, document=document, sent_by=make_user(partner=partner))


def test_report_is_read_drafted_and_gets_its_cover():
    submission = submitted(REPORT.read_bytes())
    assert tasks.read_submission(submission.pk) == "drafted"
    submission.refresh_from_db()
    publication = submission.publication
    assert publication.title == "Kazakhstan. Tokayev. Reboot"
    assert publication.byline() == "Kazakhstan Council on International Relations"
    assert publication.chapters.last().title == "Interim results"
    assert publication.chapters.last().findings.count() == 9
    assert files.read_bytes(files.cover_path(publication.cover_key, 640, "webp"))[8:12] == b"WEBP"
    assert submission.pages_read > 0


def test_delivered_again_it_makes_no_second_draft():
    submission = submitted(REPORT.read_bytes())
    tasks.read_submission(submission.pk)
    assert tasks.read_submission(submission.pk) == "not mine"
    assert Publication.objects.count() == 1


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (hostile.truncated_pdf, "damaged"),
        (hostile.encrypted_pdf, "encrypted"),
        (hostile.png_named_pdf, "unsupported"),
        (hostile.docx_with_dtd, "unsafe"),
        (hostile.docx_bomb, "unsafe"),
    ],
)
def test_file_that_cannot_be_read_is_kept_with_the_reason(make, code):
    content = make()
    submission = submitted(content)
    assert tasks.read_submission(submission.pk) == "unreadable"
    submission.refresh_from_db()
    assert (submission.failure, submission.publication) == (code, None)
    assert files.read_bytes(submission.document.path) == content
    assert list(submission.events.values_list("kind", flat=True)) == ["reading", "unreadable"]


def test_scan_is_drafted_for_the_editor_to_type_in():
    submission = submitted(hostile.image_only_pdf())
    assert tasks.read_submission(submission.pk) == "drafted"
    submission.refresh_from_db()
    assert (submission.failure, submission.publication.chapters.count()) == ("pictures", 0)


def test_lost_file_is_said_and_not_tried_for_ever():
    submission = submitted(b"%PDF-1.4 x")
    files.default_storage.delete(submission.document.path)
    assert tasks.read_submission(submission.pk) == "unreadable"
    submission.refresh_from_db()
    assert submission.failure == "missing"


def test_submission_that_is_gone_is_passed_over():
    assert tasks.read_submission(123456) == "not mine"


def test_stranded_submissions_are_queued_again():
    submission = make_submission()
    assert tasks.take_up_stranded() == 0
    Submission.objects.update(status_since=timezone.now() - timedelta(minutes=11))
    assert tasks.take_up_stranded() == 1
    assert OrmQ.objects.get().task["args"] == (submission.pk,)


def test_reading_that_failed_five_times_is_given_up():
    submission = make_submission(
        status="reading", attempts=5, lease_until=timezone.now() - timedelta(seconds=1), sent_by=make_user()
    )
    assert tasks.take_up_stranded() == 0
    submission.refresh_from_db()
    assert (submission.status, submission.failure) == ("unreadable", "crashed")


def test_report_that_an_editor_had_read_again_is_not_given_up_before_it_is_tried():
    make_submission(attempts=5, status_since=timezone.now() - timedelta(minutes=11))
    assert tasks.take_up_stranded() == 1


def test_reader_that_lost_its_lease_does_not_speak_for_the_one_that_took_over(mailoutbox):
    submission = submitted(hostile.truncated_pdf())
    assert submission.take(60)
    Submission.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert Submission.objects.get().take(60)
    tasks._give_up(submission, "timeout", RuntimeError("too long"))
    submission.refresh_from_db()
    assert (submission.status, submission.failure, submission.attempts) == ("reading", "", 2)


def test_lease_outlives_reading_and_cover_and_the_queue_the_lease(settings):
    assert settings.READING_LEASE_SECONDS > settings.READING_SECONDS + settings.COVER_SECONDS
    assert settings.READING_LEASE_SECONDS < settings.Q_CLUSTER["timeout"] < settings.Q_CLUSTER["retry"]


def test_standing_tasks_are_scheduled_once():
    tasks.ensure_schedules()
    tasks.ensure_schedules()
    assert list(Schedule.objects.order_by("pk").values_list("func", "schedule_type", "minutes")) == [
        ("publications.tasks.take_up_stranded", "I", 1),
        ("publications.tasks.mend_listings", "D", None),
        ("publications.tasks.finish_covers", "D", None),
    ]


def test_nightly_task_stays_where_it_was_when_a_worker_starts_again():
    tasks.ensure_schedules()
    first = Schedule.objects.get(name="mend the listings").next_run
    assert (first.hour, first.minute, first > timezone.now()) == (tasks.NIGHT, 20, True)
    Schedule.objects.filter(name="mend the listings").update(next_run=first + timedelta(days=1))
    tasks.ensure_schedules()
    assert Schedule.objects.get(name="mend the listings").next_run == first + timedelta(days=1)
