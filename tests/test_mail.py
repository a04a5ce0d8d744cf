"""Mail to partners and editors: queued on commit, one for each person, in words, with nothing smuggled into headers."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django_q.models import OrmQ

from publications import mail
from publications.failures import FAILURES, failure
from publications.models import Event, Publication, Submission, User
from publications.tasks import send_message

from .factories import make_document, make_editor, make_partner, make_publication, make_submission, make_user

pytestmark = pytest.mark.django_db

CONTEXT = {
    "uid": "7k3w92ma",
    "pk": 1,
    "reference": "7K3W-92MA",
    "name": "Steppe Reset (2023).pdf",
    "title": "Steppe Reset",
    "partner": "Water Institute",
    "to": "anna@example.org",
    "writer": "anna@example.org",
    "reason": "Page 3 is missing.\nSend it, please.",
    "message": "The year is wrong.",
    "things": 3,
    "failure": "encrypted",
    "can_resend": True,
    "path": "/publications/steppe-reset/",
    "opens": "",
    "file_notes": [{"code": "picture-pages", "pages": [3, 4, 5], "text": ""}],
}
NAMES = [
    "received",
    "drafted",
    "unreadable",
    "unreadable_editors",
    "returned",
    "rejected",
    "published",
    "message",
    "file_notes",
]


def queued():
    """What waits in the queue: (mail, addresses, context, language)."""
    return [row.task["args"] for row in OrmQ.objects.order_by("pk")]


@pytest.fixture
def sent_by():
    return make_user("anna@example.org", make_partner("Water Institute"))


@pytest.fixture
def submission(sent_by):
    partner = sent_by.partners.get()
    return make_submission(partner, sent_by=sent_by, document=make_document(name="Steppe Reset (2023).pdf"))


@pytest.mark.parametrize("name", [*NAMES, "invitation"])
def test_every_mail_has_a_subject_a_text_and_the_address_of_a_page(name, mailoutbox):
    mail.send(name, ["anna@example.org"], CONTEXT)
    [message] = mailoutbox
    assert message.to == ["anna@example.org"]
    assert 10 < len(message.subject) < 200
    assert "http://127.0.0.1:8000/" in message.body.partition("\n--\n")[0]
    assert message.extra_headers == {"Auto-Submitted": "auto-generated"}
    assert "{{" not in message.body + message.subject


@pytest.mark.parametrize("name", [*NAMES, "invitation"])
def test_no_mail_lets_a_name_into_the_headers_or_turns_signs_into_html(name, mailoutbox):
    nasty = "Report\r\nBcc: all@example.org\n\nhello <b>&</b>"
    mail.send(name, ["anna@example.org"], {**CONTEXT, "title": nasty, "name": nasty, "partner": nasty})
    [message] = mailoutbox
    assert message.recipients() == ["anna@example.org"]
    assert message.message()["Bcc"] is None
    assert "Bcc: all@example.org" not in message.body.splitlines()
    assert "&lt;" not in message.body + message.subject


def test_a_long_title_makes_a_subject_of_at_most_200_characters(mailoutbox):
    mail.send("rejected", ["anna@example.org"], {**CONTEXT, "title": "Long " * 1000})
    assert len(mailoutbox[0].subject) == 200


def test_what_a_person_wrote_keeps_its_lines(mailoutbox):
    mail.send("returned", ["anna@example.org"], CONTEXT)
    assert "\n\nPage 3 is missing.\nSend it, please.\n\n" in mailoutbox[0].body


def test_a_mail_about_a_message_answers_to_its_writer(mailoutbox):
    mail.send("message", ["editor@example.org"], CONTEXT)
    assert mailoutbox[0].reply_to == ["anna@example.org"]


def test_an_embargo_is_told_in_the_language_of_the_mail(mailoutbox):
    opens = datetime(2030, 5, 12, 14, 2, tzinfo=UTC).isoformat()
    mail.send("published", ["anna@example.org"], {**CONTEXT, "opens": opens}, "ru")
    mail.send("published", ["anna@example.org"], {**CONTEXT, "opens": opens}, "en")
    assert "12 мая 2030" in mailoutbox[0].body
    assert "12 May 2030, 14:02" in mailoutbox[1].body


@pytest.mark.parametrize("code", [*FAILURES, "", "unheard-of"])
def test_every_failure_has_its_words_in_the_mail(code, mailoutbox):
    mail.send("unreadable", ["anna@example.org"], {**CONTEXT, "failure": code})
    words = failure(code)
    assert f"{words.happened}\n{words.todo}\n{words.kept}\n" in mailoutbox[0].body


def test_each_failure_says_something_of_its_own():
    assert len({str(words.happened) for words in FAILURES.values()}) == len(FAILURES)


def test_a_mail_is_queued_only_when_the_transaction_is_committed(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            mail.queue("received", ["anna@example.org", "boris@example.org"], CONTEXT)
        assert queued() == []
    assert [args[1] for args in queued()] == [["anna@example.org"], ["boris@example.org"]]


def test_a_mail_is_in_the_readers_language_unless_told_otherwise(django_capture_on_commit_callbacks):
    make_user("anna@example.org", language="kk")
    with django_capture_on_commit_callbacks(execute=True):
        mail.queue("received", ["anna@example.org", "boris@example.org"], CONTEXT)
        mail.queue("received", ["anna@example.org"], CONTEXT, "ru")
    assert [args[3] for args in queued()] == ["kk", "en", "ru"]


def test_the_worker_sends_what_was_queued(submission, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        mail.queue_received(submission)
    [arguments] = queued()
    json.dumps(arguments)
    send_message(*arguments)
    [message] = mailoutbox
    assert message.subject == "We have your report: Steppe Reset (2023).pdf"
    assert "We will write to anna@example.org when it is published or if we have a question." in message.body
    assert f"http://127.0.0.1:8000/submissions/{submission.uid}/" in message.body


def test_partners_without_a_choice_are_written_to_in_their_organisations_language(
    sent_by, submission, django_capture_on_commit_callbacks
):
    submission.partner.default_language = "kk"
    with django_capture_on_commit_callbacks(execute=True):
        mail.queue_received(submission)
        submission.partner.default_language = "fr"
        mail.queue_received(submission)
    assert [args[3] for args in queued()] == ["kk", "en"]


def test_when_the_sender_is_gone_every_member_is_told(sent_by, submission, django_capture_on_commit_callbacks):
    for email in ("boris@example.org", "vera@example.org"):
        make_user(email, submission.partner)
    User.objects.filter(pk=sent_by.pk).update(is_active=False)
    fresh = Submission.objects.get(pk=submission.pk)
    with django_capture_on_commit_callbacks(execute=True):
        mail.queue_received(fresh)
    assert [args[1] for args in queued()] == [["boris@example.org"], ["vera@example.org"]]


def test_editors_are_the_configured_addresses_else_the_groups_active_members(settings):
    make_editor("one@example.org")
    gone = make_editor("two@example.org")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    make_user("three@example.org", is_staff=True)
    assert mail.editors() == ["one@example.org"]
    settings.EDITORS_MAIL = ["desk@example.org"]
    assert mail.editors() == ["desk@example.org"]


def test_an_unreadable_report_is_told_to_partner_and_editors(submission, django_capture_on_commit_callbacks):
    make_editor("editor@example.org")
    Submission.objects.filter(pk=submission.pk).update(failure="encrypted", status="unreadable")
    submission.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        mail.queue_unreadable(submission)
    assert [(args[0], args[1]) for args in queued()] == [
        ("unreadable", ["anna@example.org"]),
        ("unreadable_editors", ["editor@example.org"]),
    ]


def test_returning_and_rejecting_give_the_reason(submission, django_capture_on_commit_callbacks, mailoutbox):
    submission.reason = "Page 3 is missing."
    with django_capture_on_commit_callbacks(execute=True):
        mail.queue_returned(submission)
        mail.queue_rejected(submission)
    for arguments in queued():
        send_message(*arguments)
    assert [message.subject for message in mailoutbox] == [
        "We have a question about your report: Steppe Reset (2023).pdf",
        "We did not publish this report: Steppe Reset (2023).pdf",
    ]
    assert all("Page 3 is missing." in message.body for message in mailoutbox)


def test_publishing_gives_the_address(submission, django_capture_on_commit_callbacks, mailoutbox):
    publication = make_publication(partner=submission.partner, title="Steppe Reset")
    Submission.objects.filter(pk=submission.pk).update(publication=publication)
    with django_capture_on_commit_callbacks(execute=True):
        mail.queue_published(publication)
    send_message(*queued()[0])
    assert mailoutbox[0].subject == "Your report is online: Steppe Reset"
    assert f"http://127.0.0.1:8000/publications/{publication.slug}/" in mailoutbox[0].body


def test_an_embargoed_publication_says_when_it_opens(submission, django_capture_on_commit_callbacks, mailoutbox):
    publication = make_publication("embargoed", partner=submission.partner, embargo=timedelta(days=2))
    Submission.objects.filter(pk=submission.pk).update(publication=publication)
    with django_capture_on_commit_callbacks(execute=True):
        mail.queue_published(Publication.objects.get(pk=publication.pk))
    send_message(*queued()[0])
    day = date_format(timezone.localtime(publication.publish_at), "j E Y")
    assert f" {day}, " in mailoutbox[0].body.partition("will be online from")[2].partition("\n")[0]


def test_a_publication_made_by_hand_writes_to_nobody(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        mail.queue_published(make_publication())
    assert queued() == []


def test_a_partners_message_goes_to_the_editors(sent_by, submission, django_capture_on_commit_callbacks, mailoutbox):
    make_editor("editor@example.org")
    event = Event.objects.create(kind=Event.Kind.MESSAGE, submission=submission, by=sent_by, message="Wrong year.")
    with django_capture_on_commit_callbacks(execute=True):
        mail.queue_message(event)
    send_message(*queued()[0])
    [message] = mailoutbox
    assert (message.to, message.reply_to) == (["editor@example.org"], ["anna@example.org"])
    assert message.subject == "Message from Water Institute: Steppe Reset (2023).pdf"
    assert "Wrong year." in message.body


def test_an_invitation_tells_how_to_sign_in(sent_by, django_capture_on_commit_callbacks, mailoutbox):
    with django_capture_on_commit_callbacks(execute=True):
        mail.queue_invitation(sent_by, sent_by.partners.get())
    send_message(*queued()[0])
    [message] = mailoutbox
    assert message.to == ["anna@example.org"]
    assert "You can now send reports of Water Institute to Publications portal." in message.body
    assert "http://127.0.0.1:8000/accounts/login/code/" in message.body
