"""The owner's form helps to see: the accent in both schemes with its contrast, each own page before it is saved."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from publications import colours
from publications.models import Portal

from .factories import make_editor, make_user
from .review_rows import staff
from .test_portal import FORM, save

pytestmark = pytest.mark.django_db
PAGES = "/admin/publications/portal/pages/"


@pytest.fixture
def editor():
    return staff(make_editor())


def samples(page: str) -> list[tuple[str, str, str]]:
    """(scheme, colour of the text, contrast that is told) of each sample on the page."""
    found = re.findall(
        r'data-scheme="(\w+)".*?class="accent-text"[^>]*fill="(#\w{6})".*?"accent-contrast">([\d.]+)<', page, re.DOTALL
    )
    return [tuple(each) for each in found]


def test_sample_shows_the_portals_own_colours_until_the_owner_chooses(editor):
    assert samples(editor.get(FORM).content.decode()) == [("light", "#0A6659", "6.3"), ("dark", "#4FC3AE", "7.8")]


def test_own_colours_are_those_of_the_stylesheet():
    sheet = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text()
    assert re.findall(r"--accent: (#\w{6})", sheet)[:2] == [colours.OWN_LIGHT, colours.OWN_DARK]


def test_sample_shows_the_kept_colour_and_its_twin(editor):
    save(editor, accent="#7a1f5c")
    twin = colours.twin("#7A1F5C")
    light, dark = samples(editor.get(FORM).content.decode())
    assert light[:2] == ("light", "#7A1F5C")
    assert dark[:2] == ("dark", twin)
    assert float(light[2]) <= colours.least_contrast("#7A1F5C", colours.LIGHT_GROUNDS)
    save(editor, accent_dark="#8AB8FF")
    assert samples(editor.get(FORM).content.decode())[1][1] == "#8AB8FF"


def test_own_page_is_seen_before_it_is_saved(editor, client):
    typed = {"about_ru": "Мы **собираем** отчёты.<script>alert(1)</script>\r\n\r\nКаждый год.", "about_en": ""}
    page = editor.post(f"{PAGES}about/ru/", typed).content.decode()
    assert '<html lang="ru"' in page
    assert "<strong>собираем</strong>" in page
    assert "<script>alert" not in page
    stands_in = editor.post(f"{PAGES}about/kk/", typed).content.decode()
    assert '<html lang="kk"' in stands_in
    assert 'own-page" lang="ru">' in stands_in
    assert not Portal.objects.exists()
    first_words = editor.post(f"{PAGES}about/en/", {}).content.decode()
    assert first_words.count("<p>") > 1


def test_preview_of_own_pages_is_for_editors_and_for_what_there_is(editor, client):
    assert editor.get(f"{PAGES}about/ru/").status_code == 405
    assert editor.post(f"{PAGES}nothing/ru/").status_code == 404
    assert editor.post(f"{PAGES}about/xx/").status_code == 404
    assert staff(make_user(is_staff=True)).post(f"{PAGES}about/ru/").status_code == 403
    assert client.post(f"{PAGES}about/ru/").status_code == 302


def test_form_offers_each_page_in_each_language(editor):
    page = editor.get(FORM).content.decode()
    offered = re.findall(r'formaction="/admin/publications/portal/pages/(\w+)/(\w+)/" formtarget="_blank"', page)
    assert offered == [(name, code) for name in Portal.PAGES for code in ("en", "ru", "kk")]
