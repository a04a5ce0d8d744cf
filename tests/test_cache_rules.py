"""Who may keep which answer, and what is sent again."""

import pytest

from .factories import make_document, make_partner, make_publication, make_user

pytestmark = pytest.mark.django_db

PUBLIC = ["/", "/publications/", "/publications/steppe/", "/ru/publications/", "/search/?q=water", "/sitemap.xml"]


@pytest.mark.parametrize("path", PUBLIC)
def test_public_answer_is_the_same_for_everybody_and_not_sent_twice(client, path):
    make_publication(slug="steppe")
    first = client.get(path)
    assert (first.headers["Cache-Control"], first.headers.get("Vary"), first.cookies) == ("public, no-cache", None, {})
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_public_page_is_sent_again_after_a_change(client):
    made = make_publication(slug="steppe")
    tag = client.get("/publications/steppe/").headers["ETag"]
    made.withdraw("Wrong figures.")
    assert client.get("/publications/steppe/", headers={"If-None-Match": tag}).status_code == 410


@pytest.mark.parametrize("path", ["/submissions/", "/submit/", "/accounts/login/", "/accounts/login/code/", "/admin/"])
def test_personal_answer_is_kept_by_nobody(client, path):
    for _who in range(2):
        rule = client.get(path).headers["Cache-Control"]
        assert ("private" in rule, "no-store" in rule) == (True, True)
        client.force_login(make_user(partner=make_partner()))


def test_only_pages_say_that_they_speak_the_interface(client):
    make_document(make_publication(slug="steppe", language="ru"), path="originals/x")
    assert client.get("/publications/steppe/").headers["Content-Language"] == "en"
    for path in ("/publications/steppe/cite.ris", "/feeds/publications.atom", "/sitemap.xml"):
        assert "Content-Language" not in client.get(path).headers


def test_head_says_what_get_says(client):
    make_publication(slug="steppe")
    get, head = client.get("/publications/steppe/"), client.head("/publications/steppe/")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Cache-Control"] == get.headers["Cache-Control"]
