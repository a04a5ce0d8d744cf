"""Logos sent by hand: what is taken and refused, and how a kept one is shown beside its field."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from publications.models import Partner, Portal

from .admin_forms import admin_fields
from .factories import make_editor, make_partner
from .review_rows import staff
from .test_portal import FORM, errors, picture, save

pytestmark = pytest.mark.django_db
UNREADABLE = "This picture cannot be opened. Send a PNG, JPEG or WebP file."


@pytest.fixture
def editor():
    return staff(make_editor())


def turned_photograph() -> SimpleUploadedFile:
    """300 × 80 dots, of which cameras say that they are to be turned by a quarter."""
    orientation = Image.Exif()
    orientation[0x0112] = 6
    written = io.BytesIO()
    Image.new("RGB", (300, 80), "navy").save(written, "JPEG", exif=orientation)
    return SimpleUploadedFile("photograph.jpeg", written.getvalue(), "image/jpeg")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("logo.png", b"%PDF-1.7 this is a report"),
        ("logo.png", picture().read()[:90]),
        ("logo.jpg", picture(form="JPEG").read()[:700]),
    ],
)
def test_what_is_no_whole_picture_is_refused_in_a_sentence(editor, name, content):
    response = save(editor, logo=SimpleUploadedFile(name, content), name_en="Kept")
    assert errors(response) == [UNREADABLE]
    assert 'value="Kept"' in response.content.decode()
    assert not Portal.objects.exists()


def test_logo_of_too_many_dots_is_refused(editor):
    assert errors(save(editor, logo=picture((4100, 10)))) == [
        "The logo has 4100 × 10 dots; 4000 on a side are the most. Send a smaller one."
    ]


def test_logo_is_kept_under_the_ending_of_what_it_is(client, editor):
    assert save(editor, logo=picture(form="JPEG", name="logo.svg")).status_code == 302
    address = Portal.objects.get().logo_address()
    assert re.fullmatch(r"/logos/logo\w*\.jpg", address)
    sent = client.get(address)
    assert sent.headers["Content-Type"] == "image/jpeg"
    assert b"".join(sent.streaming_content).startswith(b"\xff\xd8")


def test_turned_photograph_is_kept_upright(client, editor):
    assert save(editor, logo=turned_photograph()).status_code == 302
    portal = Portal.objects.get()
    assert (portal.logo_width, portal.logo_height) == (80, 300)
    with portal.logo.open() as file, Image.open(file) as kept:
        assert kept.size == (80, 300)
        assert not kept.getexif()


def test_kept_logo_is_shown_beside_its_field_and_opens(client, editor):
    save(editor, logo=picture())
    page = editor.get(FORM).content.decode()
    address = Portal.objects.get().logo_address()
    assert f'<img class="picture-shown" src="{address}" alt="">' in page
    assert f'<a href="{address}">' in page
    assert b"".join(client.get(address).streaming_content) == picture().read()


def test_logo_chosen_in_a_refused_form_is_asked_for_again(editor):
    page = save(editor, logo=picture(), contact_mail="nobody").content.decode()
    assert "does not send the file again by itself: choose “logo.png” once more." in page
    assert "by itself" not in save(editor, contact_mail="nobody").content.decode()


def test_partners_logos_are_held_to_the_same(editor):
    partner = make_partner(slug="canals")
    form = f"/admin/publications/partner/{partner.pk}/change/"
    sent = {name: value for name, value in admin_fields(editor, form).items() if name != "logo"} | {
        "logo_alt": "A wave"
    }
    refused = editor.post(form, {**sent, "logo": SimpleUploadedFile("logo.svg", b"<svg/>")})
    assert errors(refused) == [UNREADABLE]
    assert editor.post(form, {**sent, "logo": turned_photograph()}).status_code == 302
    with Partner.objects.get().logo.open() as file, Image.open(file) as kept:
        assert kept.size == (80, 300)
