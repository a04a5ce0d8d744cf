"""The list of submissions with its actions, the pictures of pages, and the original file for editors."""

import pytest
from django.core.files.base import ContentFile
from django_q.models import OrmQ

from publications import files
from publications.models import Submission

from .factories import make_document, make_editor, make_partner, make_user
from .review_rows import make_drafted, said, staff, unreadable

pytestmark = pytest.mark.django_db
LIST = "/admin/publications/submission/"


def _one_page_pdf() -> bytes:
    """The smallest sound PDF: one empty page, with a correct table of offsets."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj%sendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 4\n0000000000 65535 f \n" + table + end


ONE_PAGE = _one_page_pdf()


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def client(editor):
    return staff(editor)


def _do(client, action, *submissions):
    return client.post(LIST, {"action": action, "_selected_action": [row.pk for row in submissions]})


def test_submission_list_tells_status_and_things_to_check(client):
    drafted, bad = make_drafted(), unreadable()
    page = client.get(LIST).content.decode()
    assert f"/admin/publications/submission/{drafted.pk}/review/" in page
    assert "With the editor" in page
    assert "Could not be read" in page
    assert bad.reference in page
    # one doubt, contributors and a chapter to check, abstract missing: as the review screen counts
    assert '<td class="field-things_to_check">4</td>' in page


def test_submission_action_publishes_where_ready_and_says_why_not(client, django_capture_on_commit_callbacks):
    ready, closed, bad = make_drafted(), make_drafted(), unreadable()
    closed.publication.chapters.update(is_public=False)
    with django_capture_on_commit_callbacks(execute=True):
        response = _do(client, "publish_ready", ready, closed, bad)
    assert response.status_code == 302
    status = {row.pk: row.status for row in Submission.objects.all()}
    assert status == {ready.pk: "accepted", closed.pk: "drafted", bad.pk: "unreadable"}
    sentences = " ".join(said(response))
    assert "1 is published." in sentences
    assert "No chapter is public." in sentences
    assert "This cannot be done now: the submission is “Could not be read”." in sentences


def test_submission_action_assigns_to_me(client, editor):
    first, second = make_drafted(), make_drafted()
    response = _do(client, "assign_to_me", first)
    assert said(response) == ["1 is assigned to you."]
    assert list(Submission.objects.filter(assigned_to=editor)) == [first]
    assert Submission.objects.get(pk=second.pk).assigned_to is None


def test_submission_action_tries_again_only_what_has_no_page(client, django_capture_on_commit_callbacks):
    bad, drafted = unreadable(), make_drafted()
    OrmQ.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        response = _do(client, "try_again", bad, drafted)
    bad.refresh_from_db()
    assert bad.status == "received"
    assert "Reading it again would lose your changes." in " ".join(said(response))
    assert [task.task["args"] for task in OrmQ.objects.all()] == [(bad.pk,)]


def test_submission_cannot_be_added_or_deleted_by_hand(client):
    submission = make_drafted()
    assert client.get(f"{LIST}add/").status_code == 403
    assert client.get(f"{LIST}{submission.pk}/delete/").status_code == 403
    assert client.get(f"{LIST}{submission.pk}/change/").status_code == 200


def test_submission_is_assigned_on_its_page(client, editor):
    submission = make_drafted()
    client.post(f"{LIST}{submission.pk}/change/", {"assigned_to": editor.pk})
    assert Submission.objects.get(pk=submission.pk).assigned_to == editor


@pytest.mark.parametrize(("page", "status"), [("0", 404), ("999999", 404), ("abc", 404), ("-1", 404), ("5", 404)])
def test_page_image_of_no_page_is_404(client, page, status):
    submission = make_drafted()
    assert client.get(f"{LIST}{submission.pk}/page/{page}.webp").status_code == status


def test_page_image_of_a_missing_file_is_a_sentence(client):
    submission = make_drafted()
    response = client.get(f"{LIST}{submission.pk}/page/1.webp")
    assert response.status_code == 404
    assert response.content.decode() == "Page 1 cannot be shown as a picture. Open the file instead."


def test_page_image_of_a_docx_is_404(client):
    document = make_document(media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    submission = make_drafted(document=document)
    assert client.get(f"{LIST}{submission.pk}/page/1.webp").status_code == 404
    page = client.get(f"{LIST}{submission.pk}/review/").content.decode()
    assert "A DOCX has no fixed pages" in page


def test_page_image_is_drawn_once_and_kept_by_the_files_hash(client):
    sha256, path, size = files.store(ContentFile(ONE_PAGE))
    submission = make_drafted(document=make_document(sha256=sha256, path=path, size=size))
    response = client.get(f"{LIST}{submission.pk}/page/1.webp?width=800")
    assert response.status_code == 200
    assert response.content[:4] == b"RIFF"
    assert response["Content-Type"] == "image/webp"
    assert "private" in response["Cache-Control"]
    assert files.read_bytes(f"page-images/{sha256}/1-800.webp") == response.content
    other_width = client.get(f"{LIST}{submission.pk}/page/1.webp?width=123456")
    assert other_width.content == response.content


def test_original_file_is_for_editors(client):
    sha256, path, size = files.store(ContentFile(ONE_PAGE))
    document = make_document(sha256=sha256, path=path, size=size)
    address = f"/admin/publications/document/{document.pk}/file/"
    response = client.get(address)
    assert b"".join(response.streaming_content) == ONE_PAGE
    assert "private" in response["Cache-Control"]
    assert staff(make_user(partner=make_partner())).get(address).status_code == 302
    assert staff(make_user(is_staff=True)).get(address).status_code == 403
    assert client.get(f"/admin/publications/document/{make_document().pk}/file/").status_code == 404
    assert client.get(f"/admin/publications/document/{document.pk}/change/").status_code == 200
