"""The admin's first page: what waits, and how far reports are locked away while they are opened."""

import pytest

from publications import sandbox

from .factories import make_editor
from .review_rows import make_drafted, staff

pytestmark = pytest.mark.django_db

WORDS = {
    "bubblewrap": "A file sees neither the network nor the portal&#x27;s data.",
    "seccomp": "A file reaches no network and starts no program.",
    "limits only": "A harmful file could reach the network and the portal&#x27;s data.",
}


def desk() -> str:
    return staff(make_editor()).get("/admin/").content.decode()


@pytest.mark.parametrize("jail", WORDS)
def test_editor_sees_in_which_jail_reports_are_opened(monkeypatch, jail):
    monkeypatch.setattr(sandbox, "jail", lambda: jail)
    page = desk().replace("&#39;", "&#x27;")
    assert [
        word for word, sentence in WORDS.items() if sentence.replace("&#x27;", "'") in page.replace("&#x27;", "'")
    ] == [jail]
    assert ('class="desk-jail weak"' in page) == (jail == "limits only")


def test_editor_sees_the_jail_of_this_machine():
    assert sandbox.jail() in desk()


def test_desk_lists_what_waits():
    make_drafted()
    assert "Reboot" in desk()
