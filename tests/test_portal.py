"""The owner's words, logo and colours: what the form takes and refuses, and where readers see it."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.utils import translation
from PIL import Image

from publications import colours, mail
from publications.models import Portal, User

from .admin_forms import admin_fields
from .factories import make_editor, make_partner, make_publication
from .review_rows import staff

pytestmark = pytest.mark.django_db
FORM = "/admin/publications/portal/1/change/"


@pytest.fixture
def editor():
    return staff(make_editor())


def save(editor, **changes):
    return editor.post(FORM, {**opened(editor), **changes})


def opened(editor):
    """What the form holds; a browser sends no file that was not chosen anew."""
    return {name: value for name, value in admin_fields(editor, FORM).items() if name != "logo"}


def errors(response):
    return re.findall(
        r"<li>([^<]+)</li>", "".join(re.findall(r'<ul class="errorlist.*?</ul>', response.content.decode()))
    )


def test_first_words_stand_until_the_owner_writes(client, editor):
    assert "Publications portal" in client.get("/").content.decode()
    assert client.get("/accent.css").status_code == 404
    for page in Portal.PAGES:
        assert "first" not in client.get(f"/{page}/").content.decode().split("<title>")[1].split("</title>")[0]
        assert len(re.findall(r"<p>", client.get(f"/{page}/").content.decode())) > 1
    assert editor.get("/admin/publications/portal/").headers["Location"] == FORM
    assert not Portal.objects.exists()


def test_owner_writes_each_language_and_another_stands_in(client, editor):
    response = save(
        editor,
        name_en="Steppe Library",
        name_ru="Степная библиотека",
        lede_en="Reports of four institutes.",
        imprint_en="## Steppe Library\n\nRegistered in *Astana*.<script>alert(1)</script>",
        imprint_kk="Астанада тіркелген.",
    )
    assert response.status_code == 302
    english, russian, kazakh = (client.get(f"{prefix}/imprint/").content.decode() for prefix in ("", "/ru", "/kk"))
    assert "<em>Astana</em>" in english
    assert "<script>alert" not in english
    assert re.search(r'<div class="prose own-page" lang="en">\s*<h2', russian)
    assert "Registered in" in russian
    assert "Астанада тіркелген." in kazakh
    assert "Registered in" not in kazakh
    for prefix, name in (("", "Steppe Library"), ("/ru", "Степная библиотека"), ("/kk", "Steppe Library")):
        start = client.get(f"{prefix}/").content.decode()
        assert f"· {name}</title>" in start
        assert '<p class="lede" lang="en">Reports of four institutes.</p>' in start


def test_name_stands_in_feeds_and_mail(client, editor, mailoutbox):
    save(editor, name_en="Steppe Library", name_ru="Степная библиотека")
    make_publication()
    assert "<title>Steppe Library</title>" in client.get("/feeds/publications.atom").content.decode()
    mail.send("invitation", ["new@example.org"], {"partner": str(make_partner())}, "ru")
    assert "Степная библиотека" in mailoutbox[0].body


@pytest.mark.parametrize(
    ("colour", "sentence"),
    [
        ("green", "Write the colour as # and six hexadecimal digits, such as #0A6659."),
        ("#0a665", "Write the colour as # and six hexadecimal digits, such as #0A6659."),
        ("#4fc3ae", "Text in #4FC3AE has a contrast of 2.0 to the page, and 4.5 is the least that can be read."),
    ],
)
def test_unreadable_colour_is_refused_with_its_contrast(editor, colour, sentence):
    response = save(editor, accent=colour, name_en="Kept while the colour is wrong")
    assert errors(response) == [sentence]
    assert 'value="Kept while the colour is wrong"' in response.content.decode()
    assert not Portal.objects.exists()


def test_accent_reaches_the_page_with_a_readable_twin(client, editor):
    assert save(editor, accent="#7a1f5c").status_code == 302
    address = re.search(r'href="(/accent\.css\?v=[^"]+)"', client.get("/").content.decode())[1]
    sheet = client.get(address)
    assert sheet.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in sheet.headers["Cache-Control"]
    assert "immutable" not in client.get("/accent.css").headers["Cache-Control"]
    found = re.findall(r"--accent: (#\w{6}); --accentink: (#\w{6})", sheet.content.decode())
    assert found[0] == ("#7A1F5C", "#FFFFFF")
    assert len(found) == 3
    assert found[1] == found[2]
    assert colours.least_contrast(found[1][0], colours.DARK_GROUNDS) >= 6
    assert all(colours.contrast(*pair) >= colours.LEAST for pair in found)
    assert errors(save(editor, accent="", accent_dark="#8AB8FF")) == ["Choose the colour for the light page too."]


def test_contrast_is_that_of_the_guidelines():
    assert colours.contrast("#000000", "#FFFFFF") == 21
    assert round(colours.contrast("#0A6659", "#FFFFFF"), 2) == 6.87  # the figures of the portal's own tokens
    assert round(colours.contrast("#10141A", "#4FC3AE"), 2) == 8.57
    assert colours.twin("#000000") != "#000000"


def picture(size=(300, 80), form="PNG", name="logo.png"):
    written = io.BytesIO()
    Image.new("RGB", size, "navy").save(written, form)
    return SimpleUploadedFile(name, written.getvalue())


def test_logo_stands_beside_the_name_or_for_it(client, editor):
    assert save(editor, logo=picture()).status_code == 302
    page = client.get("/").content.decode()
    address, alt = re.search(
        r'<img class="site-logo" src="([^"]+)" alt="([^"]*)" width="300" height="80">', page
    ).groups()
    assert alt == ""
    assert "<span>Publications portal</span>" in page
    sent = client.get(address)
    assert sent.headers["Content-Type"] == "image/png"
    assert b"".join(sent.streaming_content).startswith(b"\x89PNG")
    assert save(editor, logo_has_name="on").status_code == 302
    page = client.get("/").content.decode()
    assert 'alt="Publications portal"' in page
    assert "<span>Publications portal</span>" not in page
    assert save(editor, **{"logo-clear": "on"}).status_code == 302
    assert "site-logo" not in client.get("/").content.decode()


def test_logo_that_is_none_or_too_large_is_refused(editor):
    huge = SimpleUploadedFile("logo.png", picture().read() + b"\0" * 1024 * 1024)
    assert errors(save(editor, logo=huge)) == [
        "The logo is larger than 1 MB. Make the picture smaller and choose it again."
    ]
    assert errors(save(editor, logo=picture(form="BMP", name="logo.bmp"))) == [
        "Send the logo as a PNG, JPEG or WebP picture."
    ]
    assert save(editor, logo=SimpleUploadedFile("logo.svg", b"<svg onload='alert(1)'/>")).status_code == 200
    assert not Portal.objects.exists()


def test_second_of_two_editors_sees_both_and_loses_neither(client, editor):
    seen = opened(editor)
    assert save(editor, name_en="First").status_code == 302
    response = editor.post(FORM, {**seen, "name_en": "Second"})
    assert errors(response) == [
        "Somebody else saved these texts while you were editing.",
        "Save again to keep what you see here.",
        "Now stored: First",
    ]
    again = re.search(r'name="seen_revision" value="(\d+)"', response.content.decode())[1]
    assert editor.post(FORM, {**seen, "name_en": "Second", "seen_revision": again}).status_code == 302
    assert Portal.objects.get().name == "Second"


def test_portal_is_one_and_stays(editor):
    save(editor, name_en="One")
    with pytest.raises(IntegrityError):
        Portal.objects.create(id=2)


def test_portal_is_neither_added_nor_deleted_nor_open_to_partners(editor, client):
    assert editor.get("/admin/publications/portal/add/").status_code == 403
    assert editor.get("/admin/publications/portal/1/delete/").status_code == 403
    assert editor.get("/admin/publications/portal/2/change/").status_code == 302
    client.force_login(User.objects.create_user("desk@example.org", "a long password", is_staff=True))
    assert client.get(FORM).status_code == 403


def test_form_speaks_each_language_of_the_interface(editor):
    with translation.override("ru"):
        page = editor.get(FORM).content.decode()
    for code in ("en", "ru", "kk"):
        assert f'name="imprint_{code}"' in page
        assert f'lang="{code}"' in page


def test_change_by_another_process_shows_after_a_second(client, editor, monkeypatch):
    save(editor, name_en="First")
    assert "First</title>" in client.get("/").content.decode()
    Portal.objects.update(names={"en": "Second"})
    assert "First</title>" in client.get("/").content.decode()
    monkeypatch.setattr("publications.models.portal.KEPT_SECONDS", 0)
    assert "Second</title>" in client.get("/").content.decode()


def test_names_carry_their_language(editor):
    page = editor.get(FORM).content.decode()
    fields = re.findall(r'<input type="text" name="name_\w+"[^>]*>', page)
    assert [re.findall(r' lang="(\w+)"', field) for field in fields] == [["en"], ["ru"], ["kk"]]
