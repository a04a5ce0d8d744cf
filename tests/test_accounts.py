"""Signing in: partners by a mailed code, staff by password, nobody else; and no page tells who has an account."""

import re
import smtplib
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
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


def test_staff_sign_in_by_password_and_come_to_the_admin(client):
    editor = make_editor("editor@example.org")
    answer = sign_in_by_password(client, "Editor@Example.org")
    assert (answer.status_code, answer.url) == (302, "/admin/")
    assert client.session["_auth_user_id"] == str(editor.pk)


@pytest.mark.parametrize("email", ["editor@example.org", "nobody@example.org"])
def test_a_wrong_password_and_an_unknown_address_get_the_same_words(client, email):
    make_editor("editor@example.org")
    page = sign_in_by_password(client, email, "wrong")
    assert page.status_code == 200
    assert "The mail address or the password is not right." in page.content.decode()


def test_a_partner_with_a_password_cannot_use_it(client, partner_user):
    partner_user.set_password(PASSWORD)
    partner_user.save()
    page = sign_in_by_password(client, "anna@example.org")
    assert "The mail address or the password is not right." in page.content.decode()
    assert not is_signed_in(client)


def test_a_closed_staff_account_is_told_so(client):
    editor = make_editor("editor@example.org")
    User.objects.filter(pk=editor.pk).update(is_active=False)
    answer = sign_in_by_password(client, "editor@example.org")
    assert answer.url == reverse("account_inactive")
    assert "This account is closed" in client.get(answer.url).content.decode()
    assert not is_signed_in(client)


def test_five_wrong_passwords_close_the_address_for_five_minutes(client):
    make_editor("editor@example.org")
    for _time in range(5):
        sign_in_by_password(client, "editor@example.org", "wrong")
    page = sign_in_by_password(client, "editor@example.org")
    assert "Too many tries. Wait 5 minutes." in page.content.decode()
    assert not is_signed_in(client)


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


STAFF_PAGES = [
    "account_change_password",
    "account_set_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_reauthenticate",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
]


@pytest.mark.parametrize("name", STAFF_PAGES)
def test_passwords_and_second_factors_are_for_staff(client, partner_user, name):
    visitor = client.get(reverse(name))
    assert visitor.url == f"{reverse('account_login')}?next={reverse(name)}"
    client.force_login(partner_user)
    for answer in (client.get(reverse(name)), client.post(reverse(name), {"password1": PASSWORD})):
        assert answer.status_code == 403
        assert "You sign in by a code that we mail to you." in answer.content.decode()


def test_staff_change_their_password(client):
    editor = make_editor("editor@example.org")
    client.force_login(editor)
    fresh = "another horse battery"
    data = {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh}
    assert client.post(reverse("account_change_password"), data).status_code == 302
    client.logout()
    assert sign_in_by_password(client, "editor@example.org", fresh).status_code == 302


def test_staff_choose_a_new_password_by_a_mailed_link(client, mailoutbox):
    make_editor("editor@example.org")
    answer = client.post(reverse("account_reset_password"), {"email": "Editor@example.org"})
    assert answer.url == reverse("account_reset_password_done")
    address = re.search(r"http://\S+/accounts/password/reset/key/\S+", mailoutbox[0].body)[0]
    form = client.get(address, follow=True)
    fresh = "another horse battery"
    done = client.post(form.redirect_chain[-1][0], {"password1": fresh, "password2": fresh}, follow=True)
    assert "Your password is changed" in done.content.decode()
    assert sign_in_by_password(client, "editor@example.org", fresh).status_code == 302
    again = client.get(address, follow=True)
    assert "This link no longer works" in again.content.decode()


def test_partners_and_strangers_get_no_link_to_a_password(client, partner_user, mailoutbox):
    for email in ("anna@example.org", "nobody@example.org"):
        answer = client.post(reverse("account_reset_password"), {"email": email})
        assert answer.url == reverse("account_reset_password_done")
    assert "we mail you a code each time you sign in" in mailoutbox[0].body
    assert "we know no account with it" in mailoutbox[1].body
    assert all("reset/key" not in mail.body for mail in mailoutbox)


def test_a_link_to_a_password_ends_with_being_staff(client, mailoutbox):
    editor = make_editor("editor@example.org")
    client.post(reverse("account_reset_password"), {"email": "editor@example.org"})
    User.objects.filter(pk=editor.pk).update(is_staff=False)
    address = re.search(r"http://\S+/accounts/password/reset/key/\S+", mailoutbox[0].body)[0]
    assert "This link no longer works" in client.get(address, follow=True).content.decode()


def current_code(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_staff_set_up_a_second_factor_and_need_it_from_then_on(client):
    make_editor("editor@example.org")
    sign_in_by_password(client, "editor@example.org")
    asked = client.get(reverse("mfa_activate_totp"))
    if asked.status_code == 302:
        client.post(asked.url, {"password": PASSWORD})
        asked = client.get(reverse("mfa_activate_totp"))
    page = asked.content.decode()
    secret = asked.context["form"].secret
    assert "<svg" in page.partition('class="qr"')[2]
    assert "<?xml" not in page
    assert "data:image" not in page
    set_up = client.post(reverse("mfa_activate_totp"), {"code": current_code(secret)})
    assert set_up.url == reverse("mfa_view_recovery_codes")
    codes = client.get(set_up.url).context["unused_codes"]
    assert len(codes) == 10
    client.logout()
    cache.clear()
    assert sign_in_by_password(client, "editor@example.org").url == reverse("mfa_authenticate")
    assert not is_signed_in(client)
    assert "This code is not right." in client.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    assert client.post(reverse("mfa_authenticate"), {"code": codes[0]}).url == "/admin/"
    assert is_signed_in(client)


def test_the_admin_sends_visitors_to_the_password_page(client):
    answer = client.get("/admin/login/?next=/admin/publications/")
    assert answer.url == f"{reverse('account_login')}?next=/admin/publications/"


def test_the_admin_tells_partners_that_it_is_for_editors(client, partner_user):
    client.force_login(partner_user)
    answer = client.get("/admin/login/?next=/admin/")
    assert answer.status_code == 403
    assert "This part is for editors." in answer.content.decode()


@pytest.mark.parametrize(("target", "url"), [("/admin/x/", "/admin/x/"), ("https://elsewhere.example/", "/admin/")])
def test_the_admin_lets_staff_through(client, target, url):
    client.force_login(make_editor())
    assert client.get("/admin/login/", {"next": target}).url == url


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
