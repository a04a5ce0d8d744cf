"""Staff sign in by password, with a second factor if they like; passwords are for nobody else."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.urls import reverse

from publications.models import User

from .factories import make_editor, make_partner, make_user

PASSWORD = "correct horse battery"  # what the factory gives

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def partner_user():
    return make_user("anna@example.org", make_partner())


def sign_in_by_password(client, email, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def is_signed_in(client):
    return "_auth_user_id" in client.session


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
