"""Signing in: partners by a mailed code, staff by password, nobody else; and no page tells who has an account."""

import re
import smtplib
import time

import pytest
from django.core.cache import cache
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse

from publications.models import User

from .factories import make_editor, make_partner, make_user

PASSWORD = "correct horse battery"  # what the factory gives
CODE = re.compile(r"^    (\S+)$", re.MULTILINE)

pytestmark = pytest.mark.django_db


class SilentServer(EmailBackend):
    """A mail server that does not answer."""

    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected("no answer")


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def partner_user():
    return make_user("anna@example.org", make_partner())


def ask_for_code(client, email, **query):
    address = reverse("account_request_login_code", query=query)
    return client.post(address, {"email": email, **query}, follow=True)


def give_code(client, code, **extra):
    return client.post(reverse("account_confirm_login_code"), {"code": code, **extra})


def sign_in_by_password(client, email, password=PASSWORD, **extra):
    return client.post(reverse("account_login"), {"login": email, "password": password, **extra})


def is_signed_in(client):
    return "_auth_user_id" in client.session


def code_in(mail):
    return CODE.search(mail.body)[1]


def test_partner_signs_in_by_a_mailed_code(client, partner_user, mailoutbox):
    page = ask_for_code(client, "anna@example.org")
    assert page.status_code == 200
    assert "We mailed a code to anna@example.org" in page.content.decode()
    [mail] = mailoutbox
    assert mail.to == ["anna@example.org"]
    assert mail.subject == "Your code for Publications portal"
    answer = give_code(client, code_in(mail))
    assert (answer.status_code, answer.url) == (302, reverse("submit"))
    assert client.session["_auth_user_id"] == str(partner_user.pk)


@pytest.mark.parametrize("typed", ["ANNA@EXAMPLE.ORG", " anna@Example.org "])
def test_the_case_of_an_address_does_not_matter(client, partner_user, mailoutbox, typed):
    ask_for_code(client, typed)
    assert give_code(client, code_in(mailoutbox[0]).lower().replace("-", "")).status_code == 302
    assert is_signed_in(client)


def test_signing_in_leads_on_to_the_page_that_was_asked_for(client, partner_user, mailoutbox):
    asked = client.get(reverse("submissions"))
    assert asked.url == f"{reverse('account_request_login_code')}?next=/submissions/"
    ask_for_code(client, "anna@example.org", next="/submissions/")
    assert give_code(client, code_in(mailoutbox[0]), next="/submissions/").url == "/submissions/"


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_signing_in_never_leads_to_another_site(client, partner_user, mailoutbox, target):
    ask_for_code(client, "anna@example.org", next=target)
    assert give_code(client, code_in(mailoutbox[0]), next=target).url == reverse("submit")


def test_an_unknown_address_sees_the_same_page_and_gets_a_mail_that_says_so(client, partner_user, mailoutbox):
    known = ask_for_code(client, "anna@example.org")
    other = type(client)()
    unknown = ask_for_code(other, "nobody@example.org")
    hide = re.compile(r'value="[^"]{40,}"')
    shown = [hide.sub("", page.content.decode()) for page in (known, unknown)]
    assert shown[0].replace("anna@example.org", "X") == shown[1].replace("nobody@example.org", "X")
    assert known.redirect_chain == unknown.redirect_chain
    assert mailoutbox[1].to == ["nobody@example.org"]
    assert "we know no account with it" in mailoutbox[1].body
    assert CODE.search(mailoutbox[1].body) is None
    assert give_code(other, "BCDF-GHJK").status_code == 200
    assert not is_signed_in(other)


def test_staff_cannot_sign_in_by_code(client, mailoutbox):
    make_editor("editor@example.org")
    page = ask_for_code(client, "editor@example.org")
    assert "We mailed a code to editor@example.org" in page.content.decode()
    [mail] = mailoutbox
    assert "As an editor you sign in with your password" in mail.body
    assert CODE.search(mail.body) is None


def test_a_closed_account_gets_no_code(client, partner_user, mailoutbox):
    User.objects.filter(pk=partner_user.pk).update(is_active=False)
    ask_for_code(client, "anna@example.org")
    assert "we know no account with it" in mailoutbox[0].body


def test_a_wrong_code_is_told_and_three_end_the_try(client, partner_user, mailoutbox):
    ask_for_code(client, "anna@example.org")
    page = give_code(client, "XXXX-XXXX")
    assert "This code is not right." in page.content.decode()
    assert give_code(client, "XXXX-XXXX").status_code == 200
    last = give_code(client, "XXXX-XXXX")
    assert (last.status_code, last.url) == (302, reverse("account_request_login_code"))
    assert give_code(client, code_in(mailoutbox[0])).url == reverse("account_request_login_code")
    assert not is_signed_in(client)


def test_a_code_ends_after_ten_minutes(client, partner_user, mailoutbox, monkeypatch):
    ask_for_code(client, "anna@example.org")
    later = time.time() + 601
    monkeypatch.setattr(time, "time", lambda: later)
    assert give_code(client, code_in(mailoutbox[0])).url == reverse("account_request_login_code")
    assert not is_signed_in(client)


def test_a_new_code_replaces_the_first(client, partner_user, mailoutbox):
    ask_for_code(client, "anna@example.org")
    client.post(reverse("account_confirm_login_code"), {"action": "resend"})
    first, second = map(code_in, mailoutbox)
    assert give_code(client, first).status_code == 200
    assert give_code(client, second).status_code == 302


def test_another_address_can_be_used_after_all(client, partner_user, mailoutbox):
    ask_for_code(client, "wrong@example.org")
    assert client.get(reverse("account_request_login_code")).status_code == 302
    away = client.post(reverse("account_logout"), {"next": reverse("account_request_login_code")})
    assert away.url == reverse("account_request_login_code")
    assert client.get(away.url).status_code == 200


def test_asking_too_often_is_refused_in_words(client, partner_user, mailoutbox):
    for _time in range(3):
        ask_for_code(type(client)(), "anna@example.org")
    page = ask_for_code(client, "anna@example.org")
    assert "Too many tries. Wait 5 minutes." in page.content.decode()
    assert len(mailoutbox) == 3


def test_too_many_sign_ins_from_one_place_get_a_page_of_their_own(client):
    for number in range(30):
        sign_in_by_password(client, f"guess{number}@example.org")
    page = sign_in_by_password(client, "guess@example.org")
    assert page.status_code == 429
    assert "Too many tries. Wait 5 minutes." in page.content.decode()
    assert 'class="site-header"' in page.content.decode()


def test_a_mail_server_that_does_not_answer_is_told(client, partner_user, settings):
    settings.EMAIL_BACKEND = f"{__name__}.SilentServer"
    page = ask_for_code(client, "anna@example.org")
    assert page.status_code == 503
    assert "Our mail server does not answer." in page.content.decode()


def test_nobody_can_register(client):
    page = client.get(reverse("account_signup"))
    assert page.status_code == 200
    assert "By invitation only" in page.content.decode()
    client.post(reverse("account_signup"), {"email": "new@example.org", "password1": PASSWORD})
    assert not User.objects.filter(email="new@example.org").exists()


@pytest.mark.parametrize("name", ["account_email", "account_confirm_email", "mfa_add_webauthn"])
def test_pages_that_make_no_sense_here_have_no_address(name):
    with pytest.raises(Exception, match="Reverse for"):
        reverse(name)


def test_signing_out_asks_first_and_then_leads_to_the_start(client, partner_user):
    client.force_login(partner_user)
    assert "You are signed in as anna@example.org." in client.get(reverse("account_logout")).content.decode()
    assert is_signed_in(client)
    assert client.post(reverse("account_logout")).url == "/"
    assert not is_signed_in(client)


def test_the_language_is_kept_with_the_account_and_in_a_cookie(client, partner_user):
    client.force_login(partner_user)
    answer = client.get(reverse("language", args=["ru"]), {"next": "/submit/"})
    assert answer.url == "/submit/"
    assert client.cookies["portal_language"].value == "ru"
    partner_user.refresh_from_db()
    assert partner_user.language == "ru"
    assert client.get(reverse("submissions")).headers["Content-Language"] == "ru"


def test_a_visitor_keeps_the_language_in_a_cookie(client):
    client.post(reverse("language", args=["kk"]), {"next": "/accounts/login/"})
    assert client.get("/accounts/login/").headers["Content-Language"] == "kk"


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_choosing_a_language_never_leads_to_another_site(client, target):
    assert client.get(reverse("language", args=["ru"]), {"next": target}).url == reverse("submissions")


def test_a_language_that_the_portal_does_not_speak_is_not_found(client):
    assert client.get("/accounts/language/xx/").status_code == 404


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/login/code/", "/accounts/password/reset/"])
def test_sign_in_pages_have_no_inline_style_or_script(client, address):
    page = client.get(address).content.decode()
    assert "style=" not in page
    assert "<style" not in page
    assert re.search(r"<script(?![^>]*\bsrc=)", page) is None
