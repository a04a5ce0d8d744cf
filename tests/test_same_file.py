"""The same file twice, from one partner or from two, one after the other or at once."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse
from django_q.models import OrmQ

from publications import receiving
from publications.models import Document, Event, Submission

from .factories import make_partner, make_user

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n" + b"1 0 obj\n" * 40


def upload(name="report.pdf"):
    return SimpleUploadedFile(name, PDF, content_type="application/pdf")


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


def post(client, file):
    return client.post(reverse("submit"), {"rights": "on", "file": file})


def stored(settings):
    return sorted(path.name for path in settings.MEDIA_ROOT.rglob("*") if path.is_file())


def test_the_same_file_again_leads_to_the_first_submission(signed_in, settings, django_capture_on_commit_callbacks):
    first = post(signed_in, upload(name="report.pdf"))
    with django_capture_on_commit_callbacks(execute=True):
        second = post(signed_in, upload(name="renamed.pdf"))
    assert second.url == first.url
    assert "You sent this file on" in signed_in.get(second.url).content.decode()
    assert (Document.objects.count(), Submission.objects.count(), Event.objects.count()) == (1, 1, 1)
    assert len(stored(settings)) == 1
    assert OrmQ.objects.count() == 0


def test_the_pages_script_is_told_where_to_go(signed_in):
    first = signed_in.post(
        reverse("submit"), {"file": upload(), "rights": "on"}, headers={"Accept": "application/json"}
    )
    again = signed_in.post(
        reverse("submit"), {"file": upload(), "rights": "on"}, headers={"Accept": "application/json"}
    )
    address = f"/submissions/{Submission.objects.get().uid}/"
    assert (first.status_code, first.json()) == (201, {"url": address})
    assert (again.status_code, again.json()) == (200, {"url": address})


def test_another_partner_may_send_the_same_file(signed_in, client, settings):
    post(signed_in, upload())
    other = make_user(partner=make_partner())
    client.force_login(other)
    assert post(client, upload()).status_code == 302
    assert Submission.objects.count() == 2
    assert len(stored(settings)) == 1


def test_of_two_that_arrive_at_once_one_is_recorded(user, partner, monkeypatch):
    """The first look finds nothing, since the other is not committed yet; the constraint then decides."""
    content = io.BytesIO(PDF)
    record = receiving._record
    report = {"name": "report.pdf", "media_type": "application/pdf", "partner": partner, "by": user}

    def late(*arguments):
        record(*[Document(**{**fields(arguments[0]), "uid": "otherone"}), *arguments[1:]])
        return record(*arguments)

    monkeypatch.setattr(receiving, "_record", late)
    submission, is_new = receiving.receive(content, **report)
    assert not is_new
    assert submission.document.uid == "otherone"
    assert (Submission.objects.count(), Document.objects.count(), Event.objects.count()) == (1, 1, 1)


def fields(document):
    return {name: getattr(document, name) for name in ("sha256", "path", "size", "media_type", "name")}


def test_an_error_that_is_no_second_copy_is_not_hidden(user, partner):
    with pytest.raises(IntegrityError):
        receiving.receive(io.BytesIO(b""), name="x.pdf", media_type="application/pdf", partner=partner, by=user)
    assert (Submission.objects.count(), Document.objects.count()) == (0, 0)
