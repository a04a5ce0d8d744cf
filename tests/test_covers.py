"""A cover sent by an editor: shown at once in the quick format, finished by the worker, right in every order of events."""

import io
import re

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django_q.models import OrmQ
from PIL import Image

from publications import covers, files, tasks
from publications.admin import publication as publication_admin
from publications.admin import revisions
from publications.models import Publication

from .admin_forms import admin_save
from .factories import make_editor, make_publication
from .review_rows import staff

pytestmark = pytest.mark.django_db


def drawn(colour="navy", size=(700, 900), form="PNG") -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, colour).save(written, form)
    return written.getvalue()


def kept_suffixes(key) -> set[str]:
    """The formats that lie in the storage for this cover, in whatever width."""
    name = key.split("-")[0]
    _folders, found = default_storage.listdir(f"covers/{name[:2]}")
    return {each.rsplit(".", 1)[1] for each in found if each.startswith(name)}


def shown(client, publication) -> set[str]:
    """The formats that the public page offers of its cover; each opens."""
    page = client.get(publication.get_absolute_url()).content.decode()
    addresses = set(re.findall(r"/covers/[\w-]+\.\w+", page))
    for address in addresses:
        sent = client.get(address)
        assert (sent.status_code, sent.headers["Content-Type"].split("/")[0]) == (200, "image")
        with Image.open(io.BytesIO(sent.getvalue())) as cover:
            assert cover.width == int(re.search(r"-(\d+)\.", address)[1])
    return {address.rsplit(".", 1)[1] for address in addresses}


@pytest.fixture
def replaced(django_capture_on_commit_callbacks):
    """Sends a new cover by the admin's form. Gives the key under which it is shown then."""
    desk = staff(make_editor())

    def send(publication, content=None):
        sent = SimpleUploadedFile("cover.png", content or drawn())
        with django_capture_on_commit_callbacks(execute=True):
            page = f"/admin/publications/publication/{publication.pk}/change/"
            assert admin_save(desk, page, cover_file=sent).status_code == 302
        publication.refresh_from_db()
        return publication.cover_key

    return send


def queued() -> list[tuple]:
    return [(task.func(), task.task["args"]) for task in OrmQ.objects.order_by("pk")]


def test_cover_shows_at_once_and_whole_when_the_worker_was_there(client, replaced):
    publication = make_publication()
    key = replaced(publication)
    assert queued() == [("publications.tasks.finish_cover", (key,))]
    assert kept_suffixes(key) == {"jpg", "sent"}
    assert shown(client, publication) == {"jpg"}
    changed = publication.updated_at
    assert tasks.finish_cover(key) == 1
    assert shown(client, publication) == {"avif", "webp", "jpg"}
    assert kept_suffixes(key) == {"avif", "webp", "jpg"}
    publication.refresh_from_db()
    assert publication.cover_key == key.removesuffix("-jpg")
    assert publication.updated_at == changed
    assert tasks.finish_cover(key) == 0


def test_worker_that_died_half_way_leaves_the_page_whole_and_is_made_good(client, replaced):
    publication = make_publication()
    key = replaced(publication)
    files.keep_cover(drawn(), ("avif",))  # all that the worker came to
    assert shown(client, publication) == {"jpg"}
    assert tasks.finish_cover(key) == 1
    assert shown(client, publication) == {"avif", "webp", "jpg"}


def test_cover_replaced_twice_is_the_second_whatever_comes_first(client, replaced):
    publication = make_publication()
    first, second = replaced(publication), replaced(publication, drawn("teal"))
    assert first != second
    assert tasks.finish_cover(second) == 1
    assert tasks.finish_cover(first) == 0
    publication.refresh_from_db()
    assert publication.cover_key == second.removesuffix("-jpg")
    assert "avif" not in kept_suffixes(first)


def test_cover_replaced_while_the_worker_draws_stays_replaced(monkeypatch):
    key = covers.keep_at_once(drawn())
    publication = make_publication(cover_key=key)
    finished = covers.finished

    def slowly(asked):
        whole = finished(asked)
        Publication.objects.filter(pk=publication.pk).update(cover_key="")
        return whole

    monkeypatch.setattr(covers, "finished", slowly)
    assert tasks.finish_cover(key) == 0
    publication.refresh_from_db()
    assert publication.cover_key == ""


def test_cover_finished_while_an_editor_saves_stays_finished(monkeypatch):
    key = covers.keep_at_once(drawn())
    publication = make_publication(cover_key=key)
    claim = revisions.claim

    def late(row, revision):
        assert tasks.finish_cover(key) == 1
        claim(row, revision)

    monkeypatch.setattr(publication_admin, "claim", late)
    page = f"/admin/publications/publication/{publication.pk}/change/"
    assert admin_save(staff(make_editor()), page, title="Renamed").status_code == 302
    publication.refresh_from_db()
    assert (publication.title, publication.cover_key) == ("Renamed", key.removesuffix("-jpg"))


def test_same_picture_of_two_publications_is_finished_for_both():
    key = covers.keep_at_once(drawn())
    pair = [make_publication(cover_key=key), make_publication(cover_key=key)]
    assert tasks.finish_cover(key) == 2
    assert set(Publication.objects.filter(pk__in=[each.pk for each in pair]).values_list("cover_key", flat=True)) == {
        key.removesuffix("-jpg")
    }


def test_cover_sent_again_is_whole_at_once(replaced):
    publication = make_publication()
    key = replaced(publication)
    tasks.finish_cover(key)
    OrmQ.objects.all().delete()
    assert replaced(publication) == key.removesuffix("-jpg")
    assert queued() == []


def test_cover_whose_picture_is_lost_is_finished_from_the_largest_kept():
    key = covers.keep_at_once(drawn())
    publication = make_publication(cover_key=key)
    covers.forget_sent(key)
    assert tasks.finish_cover(key) == 1
    publication.refresh_from_db()
    assert files.cover_suffixes(publication.cover_key) == ("avif", "webp", "jpg")


def test_cover_of_which_nothing_is_kept_stays_as_it_is():
    key = f"{'ab' * 16}-640-jpg"
    publication = make_publication(cover_key=key)
    assert tasks.finish_cover(key) == 0
    publication.refresh_from_db()
    assert publication.cover_key == key


def test_lost_task_is_queued_again_at_night_once_for_each_picture():
    key, other = covers.keep_at_once(drawn()), covers.keep_at_once(drawn("teal"))
    for cover in (key, key, other, other.removesuffix("-jpg"), ""):
        make_publication(cover_key=cover)
    assert tasks.finish_covers() == 2
    assert sorted(queued()) == sorted(("publications.tasks.finish_cover", (each,)) for each in (key, other))


def test_command_finishes_what_no_worker_did():
    publication = make_publication(cover_key=covers.keep_at_once(drawn()))
    said = io.StringIO()
    call_command("renew_covers", stdout=said)
    assert said.getvalue() == "1 covers renewed.\n"
    publication.refresh_from_db()
    assert not covers.is_unfinished(publication.cover_key)


def test_photograph_stands_upright_and_clear_parts_are_white():
    orientation = Image.Exif()
    orientation[0x0112] = 6
    written = io.BytesIO()
    Image.new("RGB", (900, 700), "navy").save(written, "JPEG", exif=orientation)
    key = files.keep_cover(written.getvalue(), ("jpg",))
    assert files.cover_size(key, 640, "jpg") == (640, 823)
    written = io.BytesIO()
    Image.new("RGBA", (700, 900), (0, 0, 0, 0)).save(written, "PNG")
    key = files.keep_cover(written.getvalue(), ("jpg",))
    with Image.open(io.BytesIO(files.read_bytes(files.cover_path(key, 160, "jpg")))) as cover:
        assert cover.getpixel((80, 80)) == (255, 255, 255)


def test_page_sent_before_the_worker_came_still_gets_its_cover(client, replaced):
    publication = make_publication()
    key = replaced(publication)
    before = re.findall(r"/covers/[\w-]+\.jpg", client.get(publication.get_absolute_url()).content.decode())
    assert tasks.finish_cover(key) == 1
    for address in before:
        with Image.open(io.BytesIO(client.get(address).getvalue())) as cover:
            assert cover.format == "JPEG"
    publication.withdraw("Wrong.")
    assert {client.get(address).status_code for address in before} == {404}
