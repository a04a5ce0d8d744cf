"""A language that puts every message in brackets: what a page says outside them nobody can translate."""

import json
import re

import pytest
from django.utils.translation import trans_real

from publications.models import Chapter, Contributor, Event, Partner, Publication, Topic

from .factories import make_editor, make_user
from .kinds_of_page import PAGES, SIGN_IN, UNPREFIXED
from .review_rows import address as review_address
from .review_rows import make_drafted, staff, unreadable
from .site_rows import make_site
from .spoken import ADDRESS, NAMES, Page

pytestmark = pytest.mark.django_db
LANGUAGE = "ru"  # stands for the pseudo-language: its addresses and its cookie
OPEN, CLOSE = "⟦", "⟧"
VISITORS_OWN = "canal canel sluice zzzzqqqq"  # what they searched for
ADMIN_LISTS = ("publication", "submission", "partner", "topic", "document", "event", "oldpath", "portal", "user")


class Pseudo:
    """A catalogue that translates each message into itself, in brackets."""

    def gettext(self, message):
        text = message.rpartition(trans_real.CONTEXT_SEPARATOR)[2]
        return f"{OPEN}{text}{CLOSE}" if text else ""

    def ngettext(self, one, many, number):
        return self.gettext(one if number == 1 else many)

    def language(self):
        return LANGUAGE

    to_language = language


@pytest.fixture(autouse=True)
def pseudo(monkeypatch, client, settings):
    monkeypatch.setitem(trans_real._translations, LANGUAGE, Pseudo())
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = LANGUAGE


def bare(html: str, known: str = "") -> set[str]:
    """Words outside brackets that the page says in its own language, but for ``known`` ones, and names of formats; and
    words in brackets that are marked as another language."""
    page, expected, depth, found = Page(html), NAMES | set(re.findall(r"\w+", known)), 0, set()
    for language, text in page.texts:
        outside = []
        for piece in re.split(f"([{OPEN}{CLOSE}])", text):
            if piece in (OPEN, CLOSE):
                depth += 1 if piece == OPEN else -1
                if language != page.language:
                    found.add(f"{text} is marked as {language}")
            elif not depth:
                outside.append(piece)
        if language == page.language:
            words = re.findall(r"[^\W\d_]{3,}", ADDRESS.sub(" ", " ".join(outside)))
            found |= set(words) - expected
    assert depth == 0
    return found


@pytest.fixture
def site(settings):
    """The partner of every kind of page, and the names in it, which no language changes."""
    settings.SITE_NAME = "Портал"
    partner = make_site()
    values = [(Partner, "name"), (Partner, "about"), (Contributor, "name"), (Topic, "name"), (Publication, "licence")]
    values += [(Publication, "withdrawal_reason"), (Event, "message")]
    values += [(Publication, "title"), (Publication, "subtitle"), (Publication, "cover_alt"), (Chapter, "title")]
    names = " ".join(text for model, field in values for text in model.objects.values_list(field, flat=True))
    return partner, f"{names} {names.title()} {VISITORS_OWN} Портал Kazakhstan Русский English Қазақша العربية"


@pytest.mark.parametrize("name", [name for name in PAGES if name not in UNPREFIXED])
def test_every_word_of_a_public_page_can_be_translated(client, site, name):
    assert bare(client.get(f"/{LANGUAGE}{PAGES[name]}").content.decode(), site[1]) == set()


def test_check_finds_what_is_bare_or_marked_wrongly():
    html = f'<html lang="{LANGUAGE}"><p title="Bare">{OPEN}all <b>of</b> it{CLOSE} two<i lang="en">{OPEN}x{CLOSE} y</i></p>'
    assert bare(html) == {"Bare", "two", f"{OPEN}x{CLOSE} y is marked as en"}


@pytest.mark.parametrize("path", SIGN_IN.values())
def test_every_word_of_signing_in_can_be_translated(client, site, path):
    assert bare(client.get(path).content.decode(), site[1]) == set()


def test_every_word_of_a_partners_pages_can_be_translated(client, site):
    partner, names = site
    user = make_user(partner=partner, language=LANGUAGE)
    drafted, failed = make_drafted(partner=partner, sent_by=user), unreadable(partner=partner, sent_by=user)
    known = f"{names} {json.dumps(drafted.reading['draft'])}"
    client.force_login(user)
    for path in ("/submit/", "/submissions/", "/accounts/logout/", *map(str, _own(drafted, failed))):
        assert (path, bare(client.get(path).content.decode(), known)) == (path, set())
    assert bare(client.post("/submit/", {}).content.decode(), known) == set()


def _own(*submissions):
    return [submission.get_absolute_url() for submission in submissions]


def test_every_word_of_the_editors_pages_can_be_translated(site):
    partner, names = site
    editor = make_editor()
    editor.language = LANGUAGE
    editor.save()
    desk, submission = staff(editor), make_drafted(partner=partner)
    known = f"{names} {json.dumps(submission.reading['draft'])}"
    paths = ["/admin/", review_address(submission), *(f"/admin/publications/{kind}/" for kind in ADMIN_LISTS)]
    for path in paths:
        assert (path, bare(desk.get(path, follow=True).content.decode(), known)) == (path, set())
