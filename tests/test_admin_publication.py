"""Publications, partners and topics in the admin: made by hand, moved, withdrawn, merged; members invited."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from publications.models import Document, Event, Finding, Publication

from .admin_forms import admin_fields, admin_save
from .factories import make_chapter, make_editor, make_finding, make_partner, make_publication, make_user
from .review_rows import said, staff
from .test_admin_submission import ONE_PAGE

pytestmark = pytest.mark.django_db
ADD = "/admin/publications/publication/add/"


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def client(editor):
    return staff(editor)


def _page(publication) -> str:
    return f"/admin/publications/publication/{publication.pk}/change/"


def _picture() -> SimpleUploadedFile:
    written = io.BytesIO()
    Image.new("RGB", (600, 800), "navy").save(written, "PNG")
    return SimpleUploadedFile("cover.png", written.getvalue(), "image/png")


def test_publication_is_made_by_hand_with_file_and_cover(client):
    partner = make_partner()
    changes = {
        "title": "By hand",
        "partner": partner.pk,
        "language": "ru",
        "topic_names": "Water, Reform",
        "contributors-0-name": "First Author",
        "chapters-TOTAL_FORMS": "1",
        "chapters-0-position": "0",
        "chapters-0-title": "Only chapter",
        "chapters-0-kind": "chapter",
        "chapters-0-is_public": "on",
        "chapters-0-text": "Words.\r\n\r\nMore words.",
        "original_file": SimpleUploadedFile("Отчёт.pdf", ONE_PAGE, "application/pdf"),
        "cover_file": _picture(),
    }
    assert admin_save(client, ADD, **changes).status_code == 302
    made = Publication.objects.get(title="By hand")
    assert (made.slug, made.status) == ("by-hand", "draft")
    assert sorted(made.topics.values_list("name", flat=True)) == ["Reform", "Water"]
    assert made.chapters.get().text == "Words.\n\nMore words."
    assert made.byline() == "First Author"
    assert (made.original().name, made.original().size) == ("Отчёт.pdf", len(ONE_PAGE))
    assert f'src="/covers/{made.cover_key}-320.jpg"' in client.get(_page(made)).content.decode()
    cover = client.get(f"/covers/{made.cover_key}-320.jpg")
    assert b"".join(cover.streaming_content)[:2] == b"\xff\xd8"
    assert admin_save(client, _page(made), "_publish").status_code == 302
    assert Publication.objects.get(pk=made.pk).is_public
    assert client.get("/publications/by-hand/").status_code == 200


def test_publication_by_hand_begins_with_an_open_chapter_and_gets_its_findings_without_scripts(client):
    added = client.get(ADD)
    inlines = {group.opts.model.__name__: group for group in added.context["inline_admin_formsets"]}
    assert list(inlines) == ["Contributor", "Chapter"]
    assert "collapse" not in inlines["Chapter"].classes
    assert len(inlines["Chapter"].formset.forms) == 1
    made = make_publication("draft")
    finding = {"findings-0-chapter": str(made.chapters.get().pk), "findings-0-statement": "Typed by hand."}
    assert admin_save(client, _page(made), **finding).status_code == 302
    assert made.findings.get().statement == "Typed by hand."


@pytest.mark.parametrize(
    ("name", "sent", "sentence"),
    [
        (
            "original_file",
            ("a.pdf", b"\x89PNG\r\n\x1a\n" + b"0" * 50),
            "This file is a PNG picture. Send a PDF or DOCX.",
        ),
        ("original_file", ("a.pdf", b"plain words"), "This file is plain text. Send a PDF or DOCX."),
        ("cover_file", ("a.png", b"no picture"), "This picture cannot be opened. Send a PNG, JPEG or WebP file."),
    ],
)
def test_publication_bad_files_get_a_sentence(client, name, sent, sentence):
    partner = make_partner()
    changes = {"title": "Kept title", "partner": partner.pk, "language": "en", name: SimpleUploadedFile(*sent)}
    response = admin_save(client, ADD, **changes)
    assert response.status_code == 200
    page = response.content.decode()
    assert sentence in page
    assert "Kept title" in page
    assert not Publication.objects.filter(title="Kept title").exists()


def test_publication_too_large_file_gets_a_sentence(client, settings):
    settings.UPLOAD_MAX_BYTES = 1024 * 1024
    large = SimpleUploadedFile("a.pdf", b"%PDF-1.4" + b"0" * settings.UPLOAD_MAX_BYTES)
    changes = {"title": "T", "partner": make_partner().pk, "language": "en", "original_file": large}
    assert "The file is larger than 1 MB." in admin_save(client, ADD, **changes).content.decode()


def test_publication_same_file_is_attached_once(client):
    made = make_publication("draft")
    for _time in range(2):
        response = admin_save(client, _page(made), original_file=SimpleUploadedFile("a.pdf", ONE_PAGE))
    assert "“a.pdf” was attached before." in said(response)
    assert Document.objects.filter(publication=made).count() == 1


def test_publication_unchanged_save_keeps_everything(client):
    made = make_publication(findings=2, contributors=["A"], topics=["Water"])
    before = list(Finding.objects.values("pk", "statement", "anchor", "html", "chapter").order_by("pk"))
    assert admin_save(client, _page(made)).status_code == 302
    assert list(Finding.objects.values("pk", "statement", "anchor", "html", "chapter").order_by("pk")) == before
    assert Publication.objects.get(pk=made.pk).publish_at.replace(microsecond=0) == made.publish_at.replace(
        microsecond=0
    )
    assert list(made.topics.names()) == ["Water"]


def test_publication_changed_slugs_redirect(client):
    made = make_publication(slug="first-address", chapters=2)
    chapter = made.chapters.first()
    old = chapter.slug
    renamed = {"slug": "second-address", "chapters-0-slug": "moved-chapter", "chapters-1-title": "Another title"}
    kept = made.chapters.last().slug
    assert admin_save(client, _page(made), **renamed).status_code == 302
    made.refresh_from_db()
    assert made.slug == "second-address"
    assert client.get("/publications/first-address/")["Location"].endswith("/publications/second-address/")
    assert client.get(f"/publications/second-address/{old}/")["Location"].endswith("/second-address/moved-chapter/")
    assert made.chapters.get(title="Another title").slug == kept


def test_publication_emptied_slug_stays(client):
    made = make_publication(slug="stays")
    admin_save(client, _page(made), slug="")
    assert Publication.objects.get(pk=made.pk).slug == "stays"


def test_publication_withdraws_with_a_reason_only(client, editor):
    made = make_publication()
    refused = admin_save(client, _page(made), "_withdraw", title="New title", reason=" ")
    assert "Give the reason" in said(refused)[-1]
    made.refresh_from_db()
    assert (made.status, made.title) == ("published", "New title")
    assert "field-withdrawal_reason" not in client.get(_page(made)).content.decode()
    admin_save(client, _page(made), "_withdraw", reason="The figures were wrong.")
    made.refresh_from_db()
    assert (made.status, made.withdrawal_reason) == ("withdrawn", "The figures were wrong.")
    assert "field-withdrawal_reason" in client.get(_page(made)).content.decode()
    assert Event.objects.get(publication=made, kind="withdrawn").by == editor
    assert client.get(made.get_absolute_url()).status_code == 410
    again = client.post(_page(made), {**admin_fields(client, _page(made)), "_withdraw": "1", "reason": "Again."})
    assert "This cannot be done now: the publication is “Withdrawn”." in said(again)[-1]


def test_publication_embargo_opens_later(client):
    made = make_publication("draft")
    day = timezone.localtime(timezone.now() + timedelta(days=3)).strftime("%Y-%m-%d")
    admin_save(client, _page(made), "_publish", publish_at_0=day, publish_at_1="09:00:00")
    made.refresh_from_db()
    assert made.is_embargoed
    assert client.get(made.get_absolute_url()).status_code == 404
    fields = {
        key: value for key, value in admin_fields(client, _page(made)).items() if not key.startswith("publish_at")
    }
    assert client.post(_page(made), {**fields, "_continue": "1"}).status_code == 302
    assert Publication.objects.get(pk=made.pk).is_embargoed


def test_publication_without_public_chapter_is_not_published(client):
    made = make_publication("draft", chapters=0)
    response = admin_save(client, _page(made), "_publish")
    assert "No chapter is public. Make at least one public." in said(response)[-1]
    assert Publication.objects.get(pk=made.pk).status == "draft"


def test_publication_public_findings_are_withdrawn_not_deleted(client):
    made = make_publication(findings=2)
    assert "findings-0-DELETE" not in client.get(_page(made)).content.decode()
    admin_save(client, _page(made), **{"findings-0-DELETE": "on"})
    assert Finding.objects.filter(publication=made).count() == 2
    admin_save(client, _page(made), **{"findings-0-withdraw_because": "Counted twice."})
    first = Finding.objects.filter(publication=made).order_by("position").first()
    assert (first.withdrawal_reason, first.withdrawn_at is None) == ("Counted twice.", False)


def test_publication_draft_loses_findings_by_the_form(client):
    made = make_publication("draft", findings=2)
    admin_save(client, _page(made), **{"findings-0-DELETE": "on"})
    assert Finding.objects.filter(publication=made).count() == 1


def test_publication_finding_stands_in_a_chapter_of_its_own_publication(client):
    made, other = make_publication("draft", findings=1), make_publication("draft")
    foreign = other.chapters.get()
    response = admin_save(client, _page(made), **{"findings-0-chapter": foreign.pk})
    assert response.status_code == 200
    assert Finding.objects.get(publication=made).chapter.publication == made


@pytest.mark.parametrize(("status", "code"), [("draft", 302), ("published", 403), ("withdrawn", 403)])
def test_publication_only_drafts_are_deleted(client, status, code):
    made = make_publication(status, chapters=1, findings=1)
    address = f"/admin/publications/publication/{made.pk}/delete/"
    assert client.post(address, {"post": "yes"}).status_code == code
    assert Publication.objects.filter(pk=made.pk).exists() == (code == 403)
    client.post("/admin/publications/publication/", {"action": "delete_selected", "_selected_action": [made.pk]})
    assert Publication.objects.filter(pk=made.pk).exists() == (code == 403)


def test_publication_second_of_two_editors_is_told_and_wins_with_the_next_press(client):
    made = make_publication("draft", title="First")
    mine = admin_fields(client, _page(made))
    admin_save(client, _page(made), title="Theirs")
    response = client.post(_page(made), {**mine, "title": "Mine", "_continue": "1"})
    page = response.content.decode()
    assert response.status_code == 200
    assert "Somebody else saved this publication while you were editing." in page
    assert "Now stored: Theirs" in page
    assert 'value="Mine"' in page
    assert Publication.objects.get(pk=made.pk).title == "Theirs"
    revision = response.context["adminform"].form["seen_revision"].value()
    again = client.post(_page(made), {**mine, "seen_revision": revision, "title": "Mine", "_continue": "1"})
    assert again.status_code == 302
    assert Publication.objects.get(pk=made.pk).title == "Mine"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "x" * 5000),
        ("title", "a\x00b"),
        ("abstract", "a\x00b"),
        ("issued_year", "99"),
        ("issued_month", "13"),
        ("language", "nonsense!"),
        ("topic_names", "x" * 5000),
        ("source_url", "javascript:alert(1)"),
        ("partner", "999999"),
        ("chapters-0-title", "x" * 5000),
        ("chapters-0-first_page", "9" * 40),
        ("findings-0-statement", "a\x00b"),
    ],
)
def test_publication_bad_values_are_errors_not_crashes(client, name, value):
    made = make_publication("draft", findings=1)
    response = admin_save(client, _page(made), **{name: value})
    assert response.status_code == 200
    assert "errornote" in response.content.decode()
    assert Publication.objects.get(pk=made.pk).title == made.title


def test_publication_page_asks_equally_often_for_few_and_many_findings(client, django_assert_max_num_queries):
    made = make_publication("draft", chapters=2, findings=3)
    chapter = make_chapter(made, position=3)
    for place in range(60):
        make_finding(chapter, position=place)
    with django_assert_max_num_queries(30):
        assert client.get(_page(made)).status_code == 200


def test_publication_preview_shows_a_draft_to_editors_only(client):
    made = make_publication("draft", chapters=2, findings=1)
    address = f"/admin/publications/publication/{made.pk}/as-readers/"
    assert made.title in client.get(address).content.decode()
    chapter = made.chapters.first()
    assert "Statement" in client.get(address, {"chapter": chapter.pk}).content.decode()
    for odd in ("abc", "999999999", "9" * 40, "-1"):
        assert client.get(address, {"chapter": odd}).status_code == 200
    assert staff(make_user()).get(address).status_code == 302
    assert client.get("/admin/publications/publication/999999/as-readers/").status_code == 404
