"""Following a report: list, status page, messages; in each state the page says what happened and what comes next."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_q.models import OrmQ

from publications.failures import FAILURES
from publications.models import Event, Submission

from .factories import make_document, make_editor, make_partner, make_publication, make_submission, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return make_user("anna@example.org", make_partner("Water Institute"))


@pytest.fixture
def partner(user):
    return user.partners.get()


@pytest.fixture
def signed_in(client, user):
    client.force_login(user)
    return client


def client_page(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def queued():
    return [(row.task["func"], row.task["args"]) for row in OrmQ.objects.order_by("pk")]


def test_another_partners_submission_is_not_found(client, signed_in, user, partner):
    submission = make_submission(partner, sent_by=user)
    client_page(signed_in, submission.get_absolute_url())
    client.force_login(make_user(partner=make_partner()))
    client_page(client, submission.get_absolute_url(), status=404)
    answer = client.post(reverse("submission-message", args=[submission.uid]), {"message": "Hello"})
    assert answer.status_code == 404
    assert submission.uid not in client_page(client, reverse("submissions"))
    assert Event.objects.filter(kind="message").count() == 0


def test_a_visitor_of_a_status_page_is_asked_to_sign_in(client):
    address = make_submission().get_absolute_url()
    assert client.get(address).url == f"{reverse('account_request_login_code')}?next={address}"


def test_an_editor_sees_any_submission(client):
    client.force_login(make_editor())
    client_page(client, make_submission().get_absolute_url())


@pytest.mark.parametrize("uid", ["nosuchone", "ы" * 50, "%F0%9F%98%80", "x" * 3000])
def test_an_unknown_submission_is_not_found(signed_in, uid):
    client_page(signed_in, f"/submissions/{uid}/", status=404)


def test_a_nul_byte_in_an_address_is_refused(signed_in):
    assert signed_in.get("/submissions/a%00b/").status_code == 400


@pytest.mark.parametrize(("page", "shown"), [("abc", 1), ("999999", 2), ("-1", 2), ("", 1), ("2", 2)])
def test_the_list_has_pages(signed_in, user, partner, page, shown):
    for _number in range(21):
        make_submission(partner, sent_by=user)
    answer = signed_in.get(reverse("submissions"), {"page": page})
    assert answer.status_code == 200
    assert f"Page {shown} of 2" in answer.content.decode()


def test_the_list_takes_the_same_queries_for_one_row_and_for_twenty(signed_in, user, partner):
    counts = []
    for rows in (1, 19):
        for _number in range(rows):
            make_submission(partner, sent_by=user, publication=make_publication(partner=partner))
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(reverse("submissions"))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 5


def test_reports_of_the_same_title_are_told_apart_by_their_files(signed_in, user, partner):
    for name in ("first.pdf", "second.pdf"):
        document = make_document(name=name)
        make_submission(
            partner, document=document, sent_by=user, publication=make_publication(partner=partner, title="Twins")
        )
    page = client_page(signed_in, reverse("submissions"))
    assert re.findall(r'file-name">([^<]*)<', page) == ["second.pdf", "first.pdf"]
    assert " · " not in page.partition("<main")[2]  # no separator can begin a line


def test_an_empty_list_says_so(signed_in):
    assert "No reports yet." in client_page(signed_in, reverse("submissions"))


DRAFT = {
    "title": "Steppe Reset",
    "contributors": ["Anna Akhmetova", "Boris Serik"],
    "issued_year": 2023,
    "language": "kk",
    "chapters": [{"level": 1}, {"level": 2}, {"level": 1}],
    "findings": [{}, {}, {}],
    "removed": [
        {"page": 36, "text": "Reboot 36", "kind": "running head", "why": "", "at_top": True},
        {"page": 37, "text": "Reboot 37", "kind": "running head", "why": "", "at_top": True},
        {"page": 37, "text": "37", "kind": "folio", "why": "", "at_top": False},
        {"page": 2, "text": "Contents", "kind": "contents", "why": "", "at_top": True},
    ],
}


def make_state(partner, user, status, *, drafted=True, **changes):
    document = make_document(pages=84)
    submission = make_submission(partner, sent_by=user, document=document)
    reading = {"draft": DRAFT, "put_back": []} if drafted else None
    Submission.objects.filter(pk=submission.pk).update(status=status, reading=reading, **changes)
    submission.refresh_from_db()
    return submission


def test_a_drafted_submission_tells_what_was_found(signed_in, user, partner):
    page = client_page(signed_in, make_state(partner, user, "drafted").get_absolute_url())
    for words in (
        'data-state="drafted"',
        "84 pages",
        "2 chapters, 3 findings",
        "Anna Akhmetova, Boris Serik",
        "2023",
        "Kazakh",
        "We also removed 2 running heads, 1 page number and 1 line of the contents page. See which.",
        "on pages 36, 37",
        "on page 37",
    ):
        assert words in page
    assert "Check again" not in page
    assert page.count('aria-current="step"') == 1


@pytest.mark.parametrize(
    ("status", "drafted", "changes", "words"),
    [
        ("received", False, {}, "Waiting for its turn"),
        ("reading", False, {"pages_read": 12}, "Page 12"),
        ("unreadable", False, {"failure": "encrypted"}, "It may need a password."),
        ("returned", True, {"reason": "Page 3 is missing."}, "Page 3 is missing."),
        ("rejected", True, {"reason": "Not a report."}, "Not a report."),
        ("accepted", True, {}, "The editor has accepted this report."),
        ("drafted", True, {"failure": "pictures"}, "An editor will type or read it in; this takes longer."),
    ],
)
def test_each_state_has_its_words(signed_in, user, partner, status, drafted, changes, words):
    page = client_page(signed_in, make_state(partner, user, status, drafted=drafted, **changes).get_absolute_url())
    assert f'data-state="{status}"' in page
    assert words in page


@pytest.mark.parametrize("code", FAILURES)
def test_each_failure_says_what_happened_what_to_do_and_what_is_kept(signed_in, user, partner, code):
    submission = make_state(partner, user, "unreadable", drafted=False, failure=code)
    page = client_page(signed_in, submission.get_absolute_url())
    for words in (FAILURES[code].happened, FAILURES[code].todo, FAILURES[code].kept):
        assert str(words) in page
    assert ("Send another file" in page) is FAILURES[code].can_resend


@pytest.mark.parametrize(
    ("status", "state", "words"),
    [
        ("published", "published", "Your report is online:"),
        ("embargoed", "scheduled", "It opens by itself on"),
        ("withdrawn", "withdrawn", "The figures were wrong."),
        ("draft", "accepted", "We write to you when it is online."),
    ],
)
def test_the_state_goes_on_with_the_publication(signed_in, user, partner, status, state, words):
    publication = make_publication(status, partner=partner)
    page = client_page(signed_in, make_state(partner, user, "accepted", publication=publication).get_absolute_url())
    assert f'data-state="{state}"' in page
    assert words in page


def test_a_returned_report_leads_to_sending_a_corrected_one(signed_in, user, partner):
    page = client_page(signed_in, make_state(partner, user, "returned", reason="Page 3.").get_absolute_url())
    assert "Send a corrected file" in page
    assert f'href="{reverse("submit")}"' in page


def test_a_message_reaches_timeline_and_editors(signed_in, user, partner, django_capture_on_commit_callbacks):
    make_editor("editor@example.org")
    submission = make_state(partner, user, "drafted")
    with django_capture_on_commit_callbacks(execute=True):
        answer = signed_in.post(
            reverse("submission-message", args=[submission.uid]), {"message": "The year is 2024 <b>."}
        )
    assert answer.url == submission.get_absolute_url()
    event = Event.objects.get()
    assert (event.kind, event.by, event.is_visible_to_partner) == ("message", user, True)
    page = client_page(signed_in, answer.url)
    assert "Your message is with the editor." in page
    assert "The year is 2024 &lt;b&gt;." in page
    [(function, arguments)] = queued()
    assert (function, arguments[:2]) == ("publications.tasks.send_message", ("message", ["editor@example.org"]))


def test_a_button_pressed_twice_sends_one_message(signed_in, user, partner, django_capture_on_commit_callbacks):
    make_editor("editor@example.org")
    submission = make_state(partner, user, "drafted")

    def send(message, last_said_at):
        Event.objects.update(created_at=last_said_at)
        with django_capture_on_commit_callbacks(execute=True):
            answer = signed_in.post(reverse("submission-message", args=[submission.uid]), {"message": message})
        assert answer.url == submission.get_absolute_url()
        return Event.objects.count(), len(queued())

    now = timezone.now()
    assert send("The year is 2024.", now) == (1, 1)
    assert send("The year is 2024.", now + timedelta(hours=1)) == (1, 1)
    assert send("The year is 2025.", now + timedelta(hours=1)) == (2, 2)
    assert send("The year is 2024.", now - timedelta(minutes=2)) == (3, 3)


@pytest.mark.parametrize(
    ("message", "sentence"),
    [("", "Write what is wrong."), ("   ", "Write what is wrong."), ("x" * 5001, "at most 5000 characters")],
)
def test_a_message_that_cannot_be_kept_is_refused(signed_in, user, partner, message, sentence):
    submission = make_state(partner, user, "drafted")
    answer = signed_in.post(reverse("submission-message", args=[submission.uid]), {"message": message})
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert Event.objects.count() == 0


def test_the_timeline_shows_only_what_the_partner_may_know(signed_in, user, partner):
    submission = make_state(partner, user, "drafted")
    Event.objects.create(kind="returned", submission=submission, message="For you", is_visible_to_partner=True)
    Event.objects.create(kind="retried", submission=submission, message="Not for you")
    page = client_page(signed_in, submission.get_absolute_url())
    assert "For you" in page
    assert "Not for you" not in page


@pytest.mark.parametrize("name", ["submit", "submissions"])
@pytest.mark.parametrize("method", ["put", "delete", "patch", "trace"])
def test_other_methods_are_refused(signed_in, name, method):
    assert getattr(signed_in, method)(reverse(name)).status_code == 405


def test_personal_pages_are_kept_by_no_cache(signed_in, user, partner):
    submission = make_state(partner, user, "drafted")
    for address in (reverse("submit"), reverse("submissions"), submission.get_absolute_url()):
        assert "no-store" in signed_in.get(address).headers["Cache-Control"]
