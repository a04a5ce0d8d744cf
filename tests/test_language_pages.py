"""Every key page in Russian and Kazakh: the language is declared, and no word of the interface is left in English."""

import json

import pytest

from publications.models import Chapter, Finding, Publication

from .admin_forms import admin_save
from .factories import make_document, make_editor, make_partner, make_publication, make_user
from .review_rows import make_drafted, staff, unreadable
from .spoken import Page, latin_words

pytestmark = pytest.mark.django_db
LANGUAGES = ("ru", "kk")
each_language = pytest.mark.parametrize("language", LANGUAGES)

PUBLIC = [
    "/",
    "/publications/",
    "/publications/?from=2020&to=2024",
    "/publications/?partner=никто",
    "/publications/voda/",
    "/publications/voda/glava/",
    "/publications/otozvano/",
    "/partners/",
    "/partners/institut/",
    "/topics/",
    "/topics/voda/",
    "/search/",
    "/search/?q=вода",
    "/search/?q=ййй",
    "/search/?q=!",
    *("/about/", "/contact/", "/imprint/", "/privacy/"),
    "/accessibility/",
    "/for-partners/",
    "/feeds/",
    "/sitemap/",
    "/nothing/",
]
SIGNED_OUT = [
    "/accounts/login/",
    "/accounts/login/code/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/1-x/",
]
ADMIN = "/admin/publications/"
KINDS = ("publication", "submission", "partner", "topic", "document", "event", "oldpath")
PERSON = "Айгерім"


@pytest.fixture
def site(settings):
    """A publication of everything, in Cyrillic, so that any Latin word on a page is the interface's own."""
    settings.SITE_NAME = "Портал"
    partner = make_partner("Институт", about="Кім бұл")
    common = {"partner": partner, "topics": ["вода"], "contributors": [PERSON], "abstract": "Не туралы", "licence": "©"}
    shown = make_publication(title="Вода", findings=2, chapters=2, **common)
    make_document(shown)
    make_publication("withdrawn", title="Отозвано", **common)
    make_publication(title="Суть", **common)
    for number, chapter in enumerate(shown.chapters.order_by("position")):
        Chapter.objects.filter(pk=chapter.pk).update(title="Глава", slug=f"glava{number or ''}")
    Publication.objects.update(withdrawal_reason="Ошибка")
    Publication.objects.exclude(status="withdrawn").update(withdrawal_reason="")
    for finding in shown.findings.all():
        Finding.objects.filter(pk=finding.pk).update(statement="Вывод", html="<p>Вывод</p>")
    Finding.objects.filter(pk=shown.findings.first().pk).update(is_key=True)
    return partner


def check(response, language, known=""):
    html = response.content.decode()
    assert Page(html).language == language
    assert response.headers["Content-Language"] == language
    assert latin_words(html, known) == set()


@each_language
@pytest.mark.parametrize("path", PUBLIC)
def test_public_page_speaks_one_language(client, site, language, path):
    check(client.get(f"/{language}{path}"), language)


@each_language
@pytest.mark.parametrize("path", SIGNED_OUT)
def test_signing_in_speaks_one_language(client, site, settings, language, path):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    check(client.get(path), language)


@each_language
def test_forms_say_what_is_wrong_in_one_language(client, site, settings, language):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    check(client.post("/accounts/login/", {"login": "nobody", "password": "x"}), language)
    check(client.post("/accounts/login/code/", {"email": "nobody"}), language)
    client.force_login(make_user(partner=site, language=language))
    check(client.post("/submit/", {}), language)


@each_language
def test_partner_pages_speak_one_language(client, site, language):
    user = make_user(partner=site, language=language, name=PERSON)
    client.force_login(user)
    drafted, failed = make_drafted(partner=site, sent_by=user), unreadable(partner=site, sent_by=user)
    Publication.objects.filter(pk=drafted.publication.pk).update(title="Вода")
    draft = json.dumps(drafted.reading["draft"])
    for path in ("/submit/", "/submissions/", "/accounts/logout/", failed.get_absolute_url()):
        check(client.get(path), language)
    check(client.get(drafted.get_absolute_url()), language, draft)


@each_language
def test_editors_pages_speak_one_language(site, language):
    editor = make_editor()
    editor.language, editor.name = language, PERSON
    editor.save()
    client = staff(editor)
    submission = make_drafted(partner=site)
    known = json.dumps(submission.reading["draft"]) + " The figures were wrong properties"
    for path in ("/admin/", "/accounts/2fa/", "/accounts/password/change/"):
        check(client.get(path), language, known)
    for kind in KINDS:
        check(client.get(f"{ADMIN}{kind}/"), language, known)
    for kind in ("publication", "partner", "topic"):
        check(client.get(f"{ADMIN}{kind}/add/"), language, known)
        check(admin_save(client, f"{ADMIN}{kind}/add/"), language, known)
    publication = Publication.objects.get(title="Вода")
    for path in (f"publication/{publication.pk}/change/", f"publication/{publication.pk}/history/"):
        check(client.get(f"{ADMIN}{path}"), language, known)
    check(client.get(f"{ADMIN}submission/{submission.pk}/review/"), language, known)
    check(client.get(f"{ADMIN}submission/{unreadable(partner=site).pk}/review/"), language, known)


@each_language
def test_invitation_speaks_the_language_of_the_invited(client, site, language, settings, mailoutbox):
    make_user("someone@example.org", partner=site, language=language)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    client.post("/accounts/login/code/", {"email": "someone@example.org"})
    (mail,) = mailoutbox
    words = {"ru": "Введите этот код", "kk": "Бұл кодты"}
    assert words[language] in mail.body
    assert "Type this code" not in mail.body
