"""Files by content, and their serving."""

import io
import re
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import RequestFactory
from PIL import Image

from publications import files

from .factories import make_publication

pytestmark = pytest.mark.django_db  # a closed response ends its database connection
CONTENT = bytes(range(256)) * 40


@pytest.fixture
def stored():
    return files.store(io.BytesIO(CONTENT))


@pytest.fixture
def get(stored):
    """Ask for the stored file; responses are closed at the end, as a server does."""
    responses = []

    def ask(method="get", **headers):
        request = getattr(RequestFactory(), method)("/x.pdf", headers=headers)
        digest, path, _size = stored
        responses.append(files.serve(request, path, "application/pdf", "Отчёт.pdf", digest))
        return responses[-1]

    yield ask
    for response in responses:
        response.close()


def body(response):
    return b"".join(response.streaming_content)


def test_store_names_the_file_by_its_hash(stored):
    digest, path, size = stored
    assert (digest, size) == (sha256(CONTENT).hexdigest(), len(CONTENT))
    assert files.read_bytes(path) == CONTENT


def test_store_writes_equal_bytes_once(stored):
    assert files.store(io.BytesIO(CONTENT)) == stored
    folder = default_storage.path(stored[1]).rpartition("/")[0]
    assert default_storage.listdir(folder)[1] == [stored[0]]


def test_store_writes_anew_what_was_cut_short(stored):
    Path(default_storage.path(stored[1])).write_bytes(b"only a part")
    files.store(io.BytesIO(CONTENT))
    assert files.read_bytes(stored[1]) == CONTENT


def test_serve_gives_the_whole_file(get):
    response = get()
    assert (response.status_code, body(response)) == (200, CONTENT)
    assert response.headers["Content-Length"] == str(len(CONTENT))
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Disposition"] == "inline; filename*=utf-8''%D0%9E%D1%82%D1%87%D1%91%D1%82.pdf"


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-99", 0, 100),
        ("bytes=100-", 100, 10240),
        ("bytes=-240", 10000, 10240),
        ("bytes=10000-99999", 10000, 10240),
    ],
)
def test_serve_gives_a_range(get, asked, start, end):
    response = get(range=asked)
    assert (response.status_code, body(response)) == (206, CONTENT[start:end])
    assert response.headers["Content-Range"] == f"bytes {start}-{end - 1}/10240"
    assert response.headers["Content-Length"] == str(end - start)


@pytest.mark.parametrize("asked", ["bytes=99999-", "bytes=5-2"])
def test_serve_refuses_an_impossible_range(get, asked):
    response = get(range=asked)
    assert response.status_code == 416
    assert response.headers["Content-Range"] == "bytes */10240"


@pytest.mark.parametrize("asked", ["bytes=a-b", "lines=1-2", "bytes=0-1,5-6", "bytes=-", f"bytes={'9' * 5000}-"])
def test_serve_answers_whole_to_a_range_that_it_does_not_know(get, asked):
    assert get(range=asked).status_code == 200


def test_range_is_of_get_alone(get):
    response = get(method="head", range="bytes=0-9")
    assert (response.status_code, response.headers["Content-Length"]) == (200, "10240")


def test_serve_says_unchanged(get):
    etag = get().headers["ETag"]
    assert get(if_none_match=etag).status_code == 304
    assert get(if_none_match='"another"').status_code == 200


def test_serve_gives_the_whole_when_the_range_is_of_another_version(get):
    assert get(range="bytes=0-9", if_range='"older"').status_code == 200


def picture(width, height, form="PNG"):
    written = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(written, form)
    return written.getvalue()


@pytest.mark.parametrize(("width", "widths"), [(1200, (160, 320, 640, 960)), (500, (160, 320, 640))])
def test_cover_is_kept_in_the_widths_it_has_dots_for(width, widths):
    key = files.keep_cover(picture(width, width * 4 // 3))
    assert files.cover_widths(key) == widths
    sizes = {}
    for each in widths:
        for suffix in files.COVER_SUFFIXES:
            with Image.open(io.BytesIO(files.read_bytes(files.cover_path(key, each, suffix)))) as kept:
                sizes[each, suffix] = (kept.format, kept.width, round(kept.height * 12 / kept.width))
    formats = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}
    assert sizes == {(each, suffix): (formats[suffix], each, 16) for each in widths for suffix in formats}


def old_cover():
    """A cover as earlier versions kept it: two widths, no AVIF, no width in its key."""
    key = "ab" * 16
    for width in (320, 640):
        for form, suffix in (("WEBP", "webp"), ("JPEG", "jpg")):
            files.keep(files.cover_path(key, width, suffix), picture(width, width * 4 // 3, form))
    return key


def test_earlier_cover_is_served_as_it_was_kept(client):
    key = old_cover()
    made = make_publication(cover_key=key)
    page = client.get(made.get_absolute_url()).content.decode()
    shown = set(re.findall(rf"/covers/{key}-(\d+)\.(\w+)", page))
    assert shown == {("320", "webp"), ("640", "webp"), ("320", "jpg"), ("640", "jpg")}
    for width, suffix in shown:
        assert len(client.get(f"/covers/{key}-{width}.{suffix}").getvalue()) > 100
    assert client.get(f"/covers/{key}-160.avif").status_code == 404


def test_earlier_covers_are_renewed_once(client):
    made, lost = make_publication(cover_key=old_cover()), make_publication(cover_key="cd" * 16)
    said = io.StringIO()
    call_command("renew_covers", stdout=said, stderr=said)
    assert f"The cover of publication {lost.pk} stays as it is" in said.getvalue()
    made.refresh_from_db()
    assert made.cover_key.endswith("-640")
    page = client.get(made.get_absolute_url()).content.decode()
    assert f"/covers/{made.cover_key}-160.avif 160w" in page
    served = client.get(f"/covers/{made.cover_key}-640.avif")
    assert (served["Content-Type"], served.getvalue()[4:12]) == ("image/avif", b"ftypavif")
    again = io.StringIO()
    call_command("renew_covers", stdout=again, stderr=again)
    assert again.getvalue().endswith("0 covers renewed.\n")


@pytest.mark.parametrize(("width", "widths"), [(1200, [640, 1200]), (500, [500])])
def test_picture_is_kept_whole_and_for_narrow_screens(width, widths):
    kept = files.keep_picture(picture(width, 300, "WEBP"))
    sizes = []
    for each in widths:
        with Image.open(io.BytesIO(files.read_bytes(files.picture_path(kept.key, each)))) as stored:
            sizes.append((stored.format, stored.size))
    assert (kept.width, kept.height) == (width, 300)
    assert sizes == [("WEBP", (each, round(300 * each / width))) for each in widths]


@pytest.mark.parametrize("content", [b"", b"not a picture", picture(10, 10, "GIF"), picture(10, 10)[:40]])
def test_cover_that_is_no_picture_is_refused_in_a_sentence(content):
    with pytest.raises(files.UnreadableImage, match="cannot be opened"):
        files.keep_cover(content)


def test_cover_with_too_many_pixels_is_refused_before_it_is_decoded():
    with pytest.raises(files.UnreadableImage, match="at most 24 megapixels"):
        files.keep_cover(picture(6000, 5000))
