"""Who may see what: every named address × every kind of person × every state of a publication, with its exact status.

An address that is added without a line here fails the test.
"""

import io
from pathlib import PurePath

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from publications import files, search, sitemaps
from publications.models import Document, Picture, Submission, Topic

from .factories import (
    make_chapter,
    make_document,
    make_editor,
    make_finding,
    make_partner,
    make_publication,
    make_submission,
    make_user,
)
from .samples import hostile

pytestmark = pytest.mark.django_db

STATES = ("draft", "embargoed", "published", "withdrawn")
PEOPLE = ("visitor", "member", "stranger", "editor")  # stranger: a member of another partner
SECRET = "Zanzibarine"  # stands in every text of the publication and nowhere else


def by_state(draft, embargoed, published, withdrawn):
    return lambda person, state: dict(zip(STATES, (draft, embargoed, published, withdrawn), strict=True))[state]


def by_person(visitor, member, stranger, editor):
    return lambda person, state: dict(zip(PEOPLE, (visitor, member, stranger, editor), strict=True))[person]


def always(status):
    return lambda person, state: status


def cover_of(person, state):
    return 404 if person in {"visitor", "stranger"} and state != "published" else 200


THING = by_state(404, 404, 200, 410)
OF_WHAT_IS_PUBLIC = by_state(404, 404, 200, 404)
SIGNED_IN = by_person(302, 200, 200, 200)
OWN = by_person(302, 200, 404, 200)
STAFF = by_person(302, 403, 403, 200)
EDITOR = by_person(302, 302, 302, 200)
ADMIN_ONLY = by_person(302, 302, 302, 403)

# name → (arguments made from the scene, status by person and state)
ADDRESSES = {
    "start": ((), always(200)),
    "publications": ((), always(200)),
    "publication": (("slug",), THING),
    "publication-print": (("slug",), THING),
    "chapter": (("slug", "chapter"), THING),
    "publication-pdf": (("slug", "slug"), THING),
    "publication-docx": (("slug", "slug"), by_state(404, 404, 404, 410)),
    "publication-citation": (("slug", "=ris"), THING),
    "publication-findings": (("slug",), THING),
    "publication-findings-csv": (("slug",), THING),
    "finding": (("finding",), by_state(404, 404, 302, 410)),
    "cover": (("cover", "=320", "=webp"), cover_of),
    "picture": (("picture", "=40"), cover_of),
    "logo": (("logo",), cover_of),
    "partners": ((), always(200)),
    "partner": (("partner",), OF_WHAT_IS_PUBLIC),
    "topics": ((), always(200)),
    "topic": (("topic",), OF_WHAT_IS_PUBLIC),
    "search": ((), always(200)),
    "about": ((), always(200)),
    "contact": ((), always(200)),
    "imprint": ((), always(200)),
    "privacy": ((), always(200)),
    "accessibility": ((), always(200)),
    "accent": ((), always(404)),  # while the portal's own colours hold
    "for-partners": ((), always(200)),
    "feeds": ((), always(200)),
    "contents": ((), always(200)),
    "feed": (("=atom",), always(200)),
    "partner-feed": (("partner", "=atom"), OF_WHAT_IS_PUBLIC),
    "topic-feed": (("topic", "=rss"), OF_WHAT_IS_PUBLIC),
    "language-feed": (("language", "=rss"), OF_WHAT_IS_PUBLIC),
    "sitemap": ((), always(200)),
    "sitemap-pages": ((), always(200)),
    "sitemap-file": (("=publications", "range"), OF_WHAT_IS_PUBLIC),
    "security": ((), always(404)),  # the owner of the tests' portal names nobody
    "prefixed-start": ((), always(301)),
    "prefixed": (("=topics/",), always(301)),
    "favicon": ((), always(302)),
    "robots": ((), always(200)),
    "healthz": ((), always(200)),
    "readyz": ((), always(200)),
    "submit": ((), SIGNED_IN),
    "submissions": ((), SIGNED_IN),
    "submission": (("submission",), OWN),
    "submission-message": (("submission",), by_person(302, 302, 404, 302)),
    "language": (("=ru",), always(302)),
    "demo-mail": ((), always(404)),
    "account_login": ((), by_person(200, 302, 302, 302)),
    "account_request_login_code": ((), by_person(200, 302, 302, 302)),
    "account_confirm_login_code": ((), always(302)),
    "account_logout": ((), by_person(302, 200, 200, 200)),
    "account_inactive": ((), always(200)),
    "account_signup": ((), by_person(200, 302, 302, 302)),
    "account_reauthenticate": ((), STAFF),
    "account_change_password": ((), STAFF),
    "account_set_password": ((), by_person(302, 403, 403, 302)),
    "account_reset_password": ((), always(200)),
    "account_reset_password_done": ((), always(200)),
    "account_reset_password_from_key": (("=1", "=x-y"), always(200)),
    "account_reset_password_from_key_done": ((), always(200)),
    "mfa_index": ((), STAFF),
    "mfa_authenticate": ((), always(302)),
    "mfa_reauthenticate": ((), by_person(302, 403, 403, 302)),
    "mfa_activate_totp": ((), by_person(302, 403, 403, 302)),  # asks for the password again
    "mfa_deactivate_totp": ((), by_person(302, 403, 403, 404)),  # there is none yet
    "mfa_view_recovery_codes": ((), by_person(302, 403, 403, 404)),
    "mfa_generate_recovery_codes": ((), by_person(302, 403, 403, 302)),
    "mfa_download_recovery_codes": ((), by_person(302, 403, 403, 404)),
}


def status_of(client, address):
    response = client.get(address)
    content_of(response)
    return response.status_code


def content_of(response):
    """The whole content; a file that is sent is closed by reading it to its end."""
    return b"".join(response.streaming_content) if response.streaming else response.content


class Scene:
    """A publication of one partner in one state, made from a submission, and the four kinds of people."""

    def __init__(self, state):
        partner, other = make_partner(logo_alt="A canal"), make_partner()
        partner.logo.save("canal.png", io.BytesIO(hostile.png_named_pdf()))
        digest, path, size = files.store(io.BytesIO(hostile.small_pdf()))
        document = make_document(sha256=digest, path=path, size=size)
        key = files.keep_cover(hostile.png_named_pdf())
        self.publication = make_publication(
            "draft",
            chapters=0,
            partner=partner,
            title=f"{SECRET} report",
            abstract=f"{SECRET} abstract",
            topics=[f"{SECRET} topic"],
            contributors=[f"{SECRET} Author"],
            cover_key=key,
        )
        kept = files.keep_picture(hostile.png_named_pdf())
        picture = Picture.objects.create(
            publication=self.publication, key=kept.key, width=kept.width, height=kept.height
        )
        chapter = make_chapter(self.publication, title=f"{SECRET} chapter", text=f"{SECRET} text.\n\n[[findings]]\n")
        finding = make_finding(chapter, statement=f"{SECRET} finding.")
        Document.objects.filter(pk=document.pk).update(publication=self.publication)
        self.submission = make_submission(
            partner,
            document=document,
            sent_by=make_user(partner=partner),
            publication=self.publication,
            status=Submission.Status.DRAFTED,
        )
        self._move(state)
        search.index_publication(self.publication)
        self.arguments = {
            "slug": self.publication.slug,
            "chapter": chapter.slug,
            "finding": finding.uid,
            "cover": key,
            "picture": picture.uid,
            "partner": partner.slug,
            "logo": PurePath(partner.logo.name).name,
            "topic": Topic.objects.get(name=f"{SECRET} topic").slug,
            "submission": self.submission.uid,
            "language": self.publication.language,
            "range": self.publication.pk // sitemaps.PUBLICATIONS_A_FILE,
        }
        self.clients = {person: Client() for person in PEOPLE}
        self.clients["member"].force_login(make_user(partner=partner))
        self.clients["stranger"].force_login(make_user(partner=other))
        self.clients["editor"].force_login(make_editor())

    def _move(self, state):
        if state == "embargoed":
            self.publication.publish_at = make_publication("embargoed").publish_at
            self.publication.save()
        if state != "draft":
            self.publication.publish()
        if state == "withdrawn":
            self.publication.withdraw("The figures were wrong.")

    def address(self, name, arguments):
        given = [word[1:] if word.startswith("=") else self.arguments[word] for word in arguments]
        return reverse(name, args=given)


@pytest.fixture(params=STATES)
def scene(request):
    made = Scene(request.param)
    made.state = request.param
    return made


def names(resolver, prefix=""):
    """Every named address, with its namespace."""
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from names(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        elif pattern.name:
            yield prefix + pattern.name


def test_every_address_has_its_line():
    public = {name for name in names(get_resolver()) if not name.startswith("admin:")}
    assert set(ADDRESSES) == public


def test_each_person_gets_exactly_this_at_each_address(scene):
    wrong = []
    for name, (arguments, expected) in ADDRESSES.items():
        address = scene.address(name, arguments)
        for person, client in scene.clients.items():
            status = status_of(client, address)
            if status != expected(person, scene.state):
                wrong.append(f"{person} at {address}: {status}, not {expected(person, scene.state)}")
    assert not wrong, "\n".join(wrong)


LISTINGS = ("start", "publications", "partners", "topics", "search", "feed", "sitemap-file")


def test_nothing_of_what_is_not_public_stands_on_any_public_page(scene):
    """Withdrawn publications keep their title, for the notice; nothing else of them is told."""
    visitor = scene.clients["visitor"]
    told = []
    for name, (arguments, _expected) in ADDRESSES.items():
        address = scene.address(name, arguments)
        response = visitor.get(f"{address}?q={SECRET.lower()[:6]}" if name == "search" else address)
        text = content_of(response).decode("utf-8", "replace")
        allowed = f"{SECRET} report" if scene.state == "withdrawn" and response.status_code == 410 else None
        text = text.replace(allowed, "") if allowed else text
        slug_told = name in LISTINGS and scene.arguments["slug"] in text
        if (SECRET in text or slug_told) and scene.state != "published":
            told.append(f"{address} ({response.status_code})")
    assert told == []


def test_published_publication_is_found_in_every_listing(scene):
    """So that the test above cannot pass because nothing is ever shown."""
    if scene.state != "published":
        return
    for name in ("start", "publications", "search", "feed", "sitemap-file"):
        text = (
            scene.clients["visitor"]
            .get(scene.address(name, ADDRESSES[name][0]), {"q": SECRET}, follow=True)
            .content.decode()
        )
        assert scene.arguments["slug"] in text, name


def test_public_pages_are_the_same_for_everybody_and_keep_no_trace(scene):
    """No cookie and no variation by cookie, so that any cache on the way may keep them."""
    for name in ("start", "publications", "partners", "topics", "search", "about", "feed", "robots"):
        response = scene.clients["visitor"].get(scene.address(name, ADDRESSES[name][0]))
        assert not response.cookies, name
        assert "Cookie" not in response.headers.get("Vary", ""), name


def admin_addresses(scene):
    """Every address of the admin that takes no arguments or the key of a row that exists."""
    keys = {
        "document": scene.submission.document_id,
        "event": scene.publication.pk,
        "partner": scene.publication.partner_id,
        "publication": scene.publication.pk,
        "submission": scene.submission.pk,
        "topic": Topic.objects.first().pk,
        "user": 1,
    }
    for name in set(names(get_resolver())):
        if name.startswith("admin:"):
            yield from _reversed(name, keys)


def _reversed(name, keys):
    model = name.split("_")[1] if "_" in name else ""
    for arguments in ([], [keys.get(model, 1)], [keys.get(model, 1), 1]):
        try:
            yield reverse(name, args=arguments)
        except Exception as error:
            if type(error).__name__ != "NoReverseMatch":
                raise
        else:
            return


def test_admin_is_for_staff_alone(scene):
    """Whoever is not staff is sent to sign in, whatever the address and whether or not the row exists."""
    open_to_all = {reverse("admin:login"), reverse("admin:logout"), reverse("admin:jsi18n")}
    let_in = []
    for address in admin_addresses(scene):
        for person in ("visitor", "member", "stranger"):
            status = status_of(scene.clients[person], address)
            if status not in {302, 403, 404, 405} and address not in open_to_all:
                let_in.append(f"{person} at {address}: {status}")
    assert let_in == []


def test_editor_sees_only_what_editing_needs(scene):
    """Groups, second factors and the queue are for administrators."""
    editor = scene.clients["editor"]
    statuses = {
        name: editor.get(reverse(f"admin:{name}_changelist")).status_code
        for name in (
            "publications_publication",
            "publications_submission",
            "publications_partner",
            "publications_topic",
            "publications_event",
            "publications_document",
            "auth_group",
            "mfa_authenticator",
            "django_q_ormq",
        )
    }
    assert statuses == {
        "publications_publication": 200,
        "publications_submission": 200,
        "publications_partner": 200,
        "publications_topic": 200,
        "publications_event": 200,
        "publications_document": 200,
        "auth_group": 403,
        "mfa_authenticator": 403,
        "django_q_ormq": 403,
    }
