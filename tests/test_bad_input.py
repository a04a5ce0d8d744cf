"""Requests that no browser sends: each gets an answer below 500, and nothing of it is stored."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from publications.models import Document, Publication, Submission, Topic

from .factories import make_editor, make_partner, make_publication, make_user
from .review_rows import address, make_drafted, staff
from .samples.hostile import small_pdf

pytestmark = pytest.mark.django_db

BIG = "9" * 20
KEYS = ["abc", "", "-1", "1.5", "²", "a\x00b", "\ufffd", BIG, "9" * 5000]
FORM = "multipart/form-data; boundary=edge"


@pytest.fixture
def editor():
    return staff(make_editor())


@pytest.fixture
def partner(client):
    client.force_login(make_user(partner=make_partner()))
    return client


def part(name: str, content: bytes, filename: str = "") -> bytes:
    told = f'; filename="{filename}"' if filename else ""
    return f'--edge\r\nContent-Disposition: form-data; name="{name}"{told}\r\n\r\n'.encode() + content + b"\r\n"


def form_of(*parts: bytes) -> bytes:
    return b"".join(parts) + b"--edge--\r\n"


def send(client, path: str, body: bytes, content_type: str = FORM, **headers):
    return client.generic("POST", path, body, content_type=content_type, headers=headers)


@pytest.mark.parametrize("key", KEYS[:1] + KEYS[2:])
@pytest.mark.parametrize("field", ["partner", "edition_of", "replaced_by", "together_with"])
def test_publication_with_an_impossible_key_is_refused_in_its_form(editor, field, key):
    response = editor.post(reverse("admin:publications_publication_add"), {"title": "Typed", field: key})
    assert response.status_code == 200
    assert field in response.context["adminform"].form.errors
    assert 'value="Typed"' in response.content.decode()
    assert Publication.objects.count() == 0


@pytest.mark.parametrize("key", KEYS[:1] + KEYS[2:])
def test_topic_with_an_impossible_alias_is_refused_in_its_form(editor, key):
    response = editor.post(reverse("admin:publications_topic_add"), {"name": "Water", "alias_of": key})
    assert response.status_code == 200
    assert "alias_of" in response.context["adminform"].form.errors
    assert Topic.objects.count() == 0


@pytest.mark.parametrize("key", KEYS)
def test_action_on_impossible_rows_does_nothing(editor, key):
    submission = make_drafted()
    path = reverse("admin:publications_submission_changelist")
    response = editor.post(path, {"action": "assign_to_me", "_selected_action": [key, str(submission.pk)]}, follow=True)
    assert response.status_code == 200
    assert "Nothing was done: these rows are not in the list." in response.content.decode()
    submission.refresh_from_db()
    assert submission.assigned_to is None


@pytest.mark.parametrize("number", [BIG, "9223372036854775808", "0"])
@pytest.mark.parametrize("tail", ["review/", "page/1.webp", "change/", "history/"])
def test_submission_numbers_that_no_row_has_are_not_found(editor, number, tail):
    response = editor.get(f"/admin/publications/submission/{number}/{tail}", follow=True)
    assert response.redirect_chain in ([], [("/admin/", 302)])
    assert response.status_code == (200 if response.redirect_chain else 404)


@pytest.mark.parametrize("path", ["document/{}/file/", "publication/{}/as-readers/", "partner/{}/change/"])
@pytest.mark.parametrize("number", [BIG, "9223372036854775808"])
def test_other_numbers_that_no_row_has_are_not_found(editor, path, number):
    response = editor.get("/admin/publications/" + path.format(number))
    assert response.status_code == (302 if path.endswith("change/") else 404)


@pytest.mark.parametrize("number", [BIG, "0", "-1", "abc", "²", "9" * 5000])
def test_page_pictures_that_there_are_not_are_not_found(editor, number):
    submission = make_drafted()
    assert editor.get(f"/admin/publications/submission/{submission.pk}/page/{number}.webp").status_code == 404


@pytest.mark.parametrize("argument", KEYS)
@pytest.mark.parametrize("name", ["preview", "split", "merge", "put-back", "only", "chapter-up", "finding-down"])
def test_review_buttons_with_impossible_arguments_change_nothing(editor, name, argument):
    submission = make_drafted()
    before = submission.publication.revision
    response = editor.post(address(submission), {"action": f"{name}:{argument}", "revision": str(before)})
    assert response.status_code == 200
    assert Publication.objects.get(pk=submission.publication_id).revision == before


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/login/code/", "/admin/login/"])
@pytest.mark.parametrize("target", ["http://[::", "//[", "http://[x]:y/", "a\x00b", "\ufffd", "x" * 5000])
def test_sign_in_with_an_impossible_way_on_is_only_a_sign_in(client, path, target):
    shown = client.get(f"{path}?{urlencode({'next': target})}", follow=True)
    assert shown.status_code == (400 if "\x00" in target else 200)
    assert client.post(path, {"next": target}, follow=True).status_code in {200, 405}


def test_signed_in_person_with_an_impossible_way_on_goes_to_the_usual_place(editor):
    assert editor.get("/accounts/login/?next=http://[::").url == reverse("admin:index")


@pytest.mark.parametrize("target", ["foo", "publication", "a:b", "?x", "#x", "%0d%0aX: y"])
def test_way_on_that_is_no_address_leads_to_the_usual_place(editor, target):
    assert editor.get("/accounts/language/ru/", {"next": target}).url == reverse("submissions")
    assert editor.get("/admin/login/", {"next": target}).url == reverse("admin:index")


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "LOOK"])
@pytest.mark.parametrize("path", ["/", "/submit/", "/sitemap.xml", "/admin/", "/admin/publications/submission/"])
def test_methods_that_no_page_knows_are_refused_everywhere(editor, method, path):
    response = editor.generic(method, path)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, POST, OPTIONS"


@pytest.mark.parametrize("length", [2000, 5000])
def test_file_name_that_no_form_can_hold_gets_its_sentence(partner, settings, length):
    body = form_of(part("rights", b"on"), part("file", small_pdf(), "x" * length + ".pdf"))
    page = send(partner, "/submit/", body)
    told = send(partner, "/submit/", body, Accept="application/json")
    assert (page.status_code, told.status_code) == (400, 400)
    assert "Give the file a shorter name and send it again." in page.content.decode()
    assert "Give the file a shorter name" in told.json()["errors"]["file"][0]
    assert (Submission.objects.count(), Document.objects.count()) == (0, 0)
    assert not settings.MEDIA_ROOT.exists()


def test_file_name_that_a_disk_can_hold_is_kept(partner):
    name = "ж" * 200 + ".pdf"
    assert send(partner, "/submit/", form_of(part("rights", b"on"), part("file", small_pdf(), name))).status_code == 302
    assert Document.objects.get().name == name


MALFORMED = {
    "no boundary": ("multipart/form-data", b"x"),
    "empty boundary": ("multipart/form-data; boundary=", b"x"),
    "long boundary": ("multipart/form-data; boundary=" + "b" * 300, b"x"),
    "no parts": (FORM, b"rubbish"),
    "broken off": (FORM, part("file", small_pdf(), "a.pdf")[:200]),
    "bad base64": (FORM, b"--edge\r\nContent-Disposition: form-data; name=file; filename=a.pdf\r\n"
                   b"Content-Transfer-Encoding: base64\r\n\r\n!\r\n--edge--\r\n"),
    "endless head": (FORM, b"--edge\r\n" + b"X-Head: a\r\n" * 5000 + b"\r\nx\r\n--edge--\r\n"),
    "undecodable name": (FORM, form_of(part("file", b"x").replace(b"file", b"\xff\xfe\xed\xa0\x80"))),
    "other charset": (FORM + "; charset=utf-7", form_of(part("note", b"+AAAA-"))),
    "unknown charset": ("application/x-www-form-urlencoded; charset=nonsense", b"a=b"),
    "half characters": ("application/x-www-form-urlencoded", b"email=%ED%A0%80&login=%ff&message=%c3&title=%00"),
    "JSON": ("application/json", b"{"),
    "no type": (";;;", b"a=b"),
    "too many fields": ("application/x-www-form-urlencoded", b"&".join(b"a=1" for _ in range(20_001))),
}  # fmt: skip
PLACES = ["/submit/", "/accounts/login/", "/accounts/login/code/", "/accounts/password/reset/", "/search/"]


@pytest.mark.parametrize("kind", MALFORMED)
@pytest.mark.parametrize("path", PLACES)
def test_malformed_form_is_refused_and_nothing_is_stored(partner, settings, path, kind):
    content_type, body = MALFORMED[kind]
    if path.startswith("/accounts/"):
        partner.logout()
    response = send(partner, path, body, content_type)
    assert 200 <= response.status_code < 500
    assert (Submission.objects.count(), Document.objects.count()) == (0, 0)
    assert not settings.MEDIA_ROOT.exists()


@pytest.mark.parametrize("kind", MALFORMED)
@pytest.mark.parametrize("path", ["publication/add/", "partner/add/", "publication/text-preview/"])
def test_malformed_form_of_the_admin_is_refused(editor, path, kind):
    content_type, body = MALFORMED[kind]
    assert 200 <= send(editor, f"/admin/publications/{path}", body, content_type).status_code < 500
    assert Publication.objects.count() == 0


@pytest.mark.parametrize("value", ["a\x00b", "\x00", "\ufffd", "x" * 5000, BIG, "a@b.c\r\nBcc: d@e.f"])
@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/accounts/login/", ("login", "password")),
        ("/accounts/login/code/", ("email",)),
        ("/accounts/password/reset/", ("email",)),
    ],
)
def test_sign_in_forms_refuse_odd_values_in_words(client, path, names, value):
    response = client.post(path, dict.fromkeys(names, value))
    assert response.status_code == 200
    assert response.context["form"].errors


QUERIES = [
    *("page=999999", "page=abc", "page=-1", "page=1e9", "page=²", f"page={BIG}", "page=%ED%A0%80", "page=%FF%FE"),
    *("q=%ED%A0%80", "q=%C3%28", "q=%22%22%22", "q=NEAR(", f"q={'a' * 5000}", f"year={BIG}", "topic=%FF", "sort=%FF"),
]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("path", ["/", "/publications/", "/topics/", "/search/", "/ru/search/"])
def test_odd_queries_show_a_page(client, path, query):
    make_publication(topics=["water"])
    response = client.generic("GET", path, QUERY_STRING=query)
    if response.status_code == 301:  # a listing's address has one spelling
        response = client.get(response.headers["Location"])
    assert response.status_code in {200, 404}
    assert "</html>" in response.content.decode()


@pytest.mark.parametrize("path", ["/%ED%A0%80/", "/f/%ED%A0%80/", "/publications/%FF%FE/", "/submissions/%C3%28/"])
def test_paths_that_are_no_text_are_not_found(partner, path):
    assert partner.get(path).status_code == 404


@pytest.mark.parametrize("path", ["//[", "//[a]b/", "//a@[b", "/ru//["])
def test_paths_that_look_like_broken_hosts_are_not_found(client, path):
    assert client.generic("GET", "/", PATH_INFO=path).status_code == 404


@pytest.mark.parametrize("where", ["/{}", "/f/{}/", "/search/?q={}", "/submissions/?page={}", "/admin/?next={}"])
def test_nul_in_an_address_gets_its_sentence(client, where):
    response = client.get(where.format("a%00b"))
    assert response.status_code == 400
    assert "This address holds a NUL character." in response.content.decode()
