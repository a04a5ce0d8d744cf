"""Sending a report and following it: each bad input has its sentence, nothing is half-written, others see nothing."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django_q.models import OrmQ

from publications.models import Document, Event, Submission

from .factories import (
    make_editor,
    make_partner,
    make_user,
)

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n" + b"1 0 obj\n" * 40
MEGABYTE = 1024 * 1024


def docx():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    return written.getvalue()


def upload(content=PDF, name="report.pdf"):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


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


def post(client, file=None, **fields):
    data = {"note": "Please check the tables.", "rights": "on", **fields}
    return client.post(reverse("submit"), {**data, "file": file} if file else data)


def stored(settings):
    return sorted(path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


def nothing_was_written(settings):
    return (Document.objects.count(), Submission.objects.count(), Event.objects.count(), stored(settings)) == (
        0,
        0,
        0,
        [],
    )


def queued():
    return [(row.task["func"], row.task["args"]) for row in OrmQ.objects.order_by("pk")]


def test_a_visitor_is_asked_to_sign_in_with_an_explanation(client):
    asked = client.get(reverse("submit"), follow=True)
    assert asked.redirect_chain == [(f"{reverse('account_request_login_code')}?next=/submit/", 302)]
    assert "To submit a report, sign in first." in asked.content.decode()


def test_a_pdf_is_received(signed_in, user, partner, settings, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = post(signed_in, upload(name="Отчёт 2023.pdf"))
    submission = Submission.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/submissions/{submission.uid}/")
    document = submission.document
    assert (document.name, document.media_type, document.size) == ("Отчёт 2023.pdf", "application/pdf", len(PDF))
    assert (submission.partner, submission.sent_by, submission.status) == (partner, user, "received")
    assert (submission.note, submission.rights_confirmed_by) == ("Please check the tables.", user)
    assert submission.sha256 == document.sha256
    assert stored(settings) == [document.sha256]
    [event] = Event.objects.all()
    assert (event.kind, event.by, event.is_visible_to_partner) == ("received", user, True)
    assert queued() == [
        ("publications.tasks.read_submission", (submission.pk,)),
        ("publications.tasks.send_message", queued()[1][1]),
    ]
    assert queued()[1][1][:2] == ("received", ["anna@example.org"])


def test_a_docx_is_received(signed_in):
    assert post(signed_in, upload(docx(), "report.pdf")).status_code == 302
    assert Document.objects.get().suffix == "docx"


def test_the_receipt_shows_reference_and_state(signed_in):
    page = client_page(signed_in, post(signed_in, upload()).url)
    submission = Submission.objects.get()
    assert f"Reference {submission.reference}" in page
    assert 'data-state="received"' in page
    assert "Check again" in page


def client_page(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


BAD_FILES = [
    (upload(b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "picture.pdf"), "This file is a PNG picture. Send a PDF or DOCX."),
    (upload(b"", "empty.pdf"), "This file is empty. Send a PDF or DOCX."),
    (upload(b"Just text", "text.docx"), "This file is plain text. Send a PDF or DOCX."),
    (None, "Choose the report file: a PDF or DOCX."),
]


@pytest.mark.parametrize(("file", "sentence"), BAD_FILES)
def test_a_bad_file_gets_its_sentence_and_nothing_is_written(signed_in, settings, file, sentence):
    answer = post(signed_in, file)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert page.count(sentence) >= 2  # in the summary and beside the field
    assert 'aria-invalid="true"' in page
    assert "Please check the tables." in page
    assert nothing_was_written(settings)
    assert OrmQ.objects.count() == 0


@pytest.mark.parametrize(("file", "sentence"), BAD_FILES)
def test_the_pages_script_gets_the_same_sentences(signed_in, file, sentence):
    data = {"rights": "on", **({"file": file} if file else {})}
    if file:
        file.seek(0)
    answer = signed_in.post(reverse("submit"), data, headers={"Accept": "application/json"})
    assert answer.status_code == 400
    assert answer.json() == {"errors": {"file": [sentence]}}


def test_without_the_rights_nothing_is_taken(signed_in, settings):
    answer = signed_in.post(reverse("submit"), {"file": upload()})
    assert answer.status_code == 400
    assert "Confirm that we may publish this report. Without it we cannot take it." in answer.content.decode()
    assert nothing_was_written(settings)


def test_a_file_above_the_limit_is_refused_with_the_typed_fields_kept(signed_in, settings):
    settings.UPLOAD_MAX_BYTES = 3 * MEGABYTE
    answer = post(signed_in, upload(PDF + b" " * (4 * MEGABYTE)))
    page = answer.content.decode()
    assert answer.status_code == 413
    assert "The file is larger than 3 MB." in page
    assert "Please check the tables." in page
    assert re.search(r'<input[^>]*name="rights"[^>]*checked', page)
    assert nothing_was_written(settings)


def test_a_file_of_exactly_the_limit_is_taken(signed_in, settings):
    settings.UPLOAD_MAX_BYTES = 3 * MEGABYTE
    assert post(signed_in, upload(PDF + b" " * (3 * MEGABYTE - len(PDF)))).status_code == 302
    assert Document.objects.get().size == 3 * MEGABYTE


def test_a_file_above_the_limit_leaves_no_temporary_file(signed_in, settings, tmp_path):
    settings.UPLOAD_MAX_BYTES = 3 * MEGABYTE
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "uploads"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()
    assert post(signed_in, upload(PDF + b" " * (4 * MEGABYTE))).status_code == 413
    assert list(settings.FILE_UPLOAD_TEMP_DIR.iterdir()) == []


class UntouchedBody(io.BytesIO):
    """A request body that must not be read."""

    def read(self, *_size):
        raise AssertionError("the body was read")


def post_unread(client, length, **headers):
    return client.generic(
        "POST",
        reverse("submit"),
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(length),
        **{"wsgi.input": UntouchedBody(), **headers},
    )


@pytest.mark.parametrize("length", [10**9, 10**15])
def test_a_body_far_above_the_limit_is_refused_unread(user, settings, length):
    settings.UPLOAD_MAX_BYTES = 100 * MEGABYTE
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    answer = post_unread(client, length)
    assert answer.status_code == 413
    assert "The file is larger than 100 MB." in answer.content.decode()
    answer = post_unread(client, length, HTTP_ACCEPT="application/json")
    assert answer.json() == {"errors": {"file": ["The file is larger than 100 MB."]}}
    assert nothing_was_written(settings)


def test_a_visitors_body_is_not_read_at_all(client):
    assert post_unread(client, 5 * MEGABYTE).status_code == 302


def test_a_form_without_its_token_is_refused(user, settings):
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    assert post(client, upload()).status_code == 403
    assert nothing_was_written(settings)


@pytest.mark.parametrize("length", ["abc", "-5", ""])
def test_an_odd_length_is_no_server_error(signed_in, length):
    answer = signed_in.generic("POST", reverse("submit"), b"", content_type="text/plain", CONTENT_LENGTH=length)
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "kind",
    [
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "multipart/form-data; boundary=x; charset=utf-7",
        "application/x-www-form-urlencoded; charset=utf-7",
        "application/x-www-form-urlencoded; charset=nonsense",
    ],
)
def test_a_broken_form_body_is_no_server_error(signed_in, settings, kind):
    answer = signed_in.generic("POST", reverse("submit"), b"--x\r\nnonsense", content_type=kind)
    assert answer.status_code == 400
    assert nothing_was_written(settings)


def test_a_name_of_five_thousand_characters_is_cut(signed_in):
    assert post(signed_in, upload(name="x" * 5000 + ".pdf")).status_code == 302
    name = Document.objects.get().name
    assert len(name) <= 255
    assert name.endswith(".pdf")


@pytest.mark.parametrize("name", ["../../../etc/passwd.pdf", "C:\\temp\\passwd.pdf", "pass\u202ewd.pdf"])
def test_a_name_is_text_only(signed_in, settings, name):
    post(signed_in, upload(name=name))
    assert Document.objects.get().name == "passwd.pdf"
    assert stored(settings) == [Document.objects.get().sha256]


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("x" * 2001, "Ensure this value has at most 2000 characters (it has 2001)."),
        ("a\x00b", "Null characters are not allowed."),
    ],
)
def test_a_note_that_cannot_be_kept_is_refused(signed_in, settings, note, sentence):
    answer = post(signed_in, upload(), note=note)
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert nothing_was_written(settings)


def test_with_one_organisation_nobody_is_asked_which(signed_in):
    page = client_page(signed_in, reverse("submit"))
    assert 'name="partner"' not in page
    assert "Water Institute" in page


def test_with_two_organisations_one_is_chosen(signed_in, user, partner):
    second = make_partner("Steppe Council")
    second.memberships.create(user=user)
    assert post(signed_in, upload()).status_code == 400
    post(signed_in, upload(), partner=second.pk)
    assert Submission.objects.get().partner == second


def test_nobody_submits_for_an_organisation_of_others(signed_in, user, partner, settings):
    second, foreign = make_partner("Steppe Council"), make_partner("Foreign Institute")
    second.memberships.create(user=user)
    answer = post(signed_in, upload(), partner=foreign.pk)
    assert answer.status_code == 400
    assert "You cannot submit for this organisation." in answer.content.decode()
    assert "Foreign Institute" not in answer.content.decode()
    assert nothing_was_written(settings)


def test_the_only_organisation_cannot_be_replaced_by_another(signed_in, partner):
    post(signed_in, upload(), partner=make_partner("Foreign Institute").pk)
    assert Submission.objects.get().partner == partner


def test_who_belongs_to_no_organisation_is_told_so(client, settings):
    client.force_login(make_user())
    assert "Your account belongs to no organisation" in client_page(client, reverse("submit"))
    assert post(client, upload()).status_code == 403
    assert nothing_was_written(settings)


def test_an_editor_without_an_organisation_is_led_to_the_admin(client):
    client.force_login(make_editor())
    assert "As an editor you add a publication by hand" in client_page(client, reverse("submit"))
