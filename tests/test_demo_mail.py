"""Mail of the demo: kept, printed, shown on a page of its own; elsewhere that page does not exist."""

import stat

import pytest
from django.core.mail import EmailMessage
from django.urls import reverse

from publications import demo_mail


@pytest.fixture
def as_demo(settings):
    settings.DEMO = True
    settings.EMAIL_BACKEND = "publications.demo_mail.KeepAndPrint"


def send(subject="Your code", body="Type this:\n\n    BCDF-GHJK\n\nThat is all."):
    EmailMessage(subject, body, to=["partner@example.org"]).send()


def test_mail_is_kept_for_its_owner_only(as_demo, settings):
    send()
    paths = list(settings.MAIL_DIR.iterdir())
    assert [path.suffix for path in paths] == [".eml"]
    assert stat.S_IMODE(paths[0].stat().st_mode) == 0o600
    assert stat.S_IMODE(settings.MAIL_DIR.stat().st_mode) == 0o700


def test_mail_is_read_back_with_its_code(as_demo):
    send("Ваш код", "Наберите:\n\n    BCDF-GHJK\n\nВсё.")
    [mail] = demo_mail.newest()
    assert (mail.to, mail.subject, mail.code) == ("partner@example.org", "Ваш код", "BCDF-GHJK")
    assert "Наберите" in mail.text


@pytest.mark.parametrize("line", ["Reference: 7K3W-92MA", "ABCD-EFGH", "BCDF-GHJK is the code"])
def test_only_a_code_on_a_line_of_its_own_is_one(as_demo, line):
    send(body=f"Words\n\n{line}\n")
    assert demo_mail.newest()[0].code == ""


def test_the_terminal_shows_to_subject_and_code(as_demo, capsys):
    send()
    lines = [line for line in capsys.readouterr().out.splitlines() if line and not line.startswith("-")]
    assert lines == ["Mail to:  partner@example.org", "Subject:  Your code", "Code:     BCDF-GHJK"]


def test_the_newest_fifty_are_kept(as_demo, settings):
    for number in range(53):
        send(f"Mail {number}")
    assert len(list(settings.MAIL_DIR.glob("*"))) == 50
    mails = demo_mail.newest()
    assert (mails[0].subject, mails[-1].subject) == ("Mail 52", "Mail 3")


def test_the_page_shows_mails_newest_first(as_demo, client, db):
    send("First <b>mail</b>")
    send("Second mail")
    page = client.get(reverse("demo-mail"))
    text = page.content.decode()
    assert page.status_code == 200
    assert page.headers["Cache-Control"].startswith("max-age=0")
    assert text.index("Second mail") < text.index("First &lt;b&gt;mail&lt;/b&gt;")
    assert "BCDF-GHJK" in text


def test_the_page_says_that_there_is_no_mail_yet(as_demo, client, db):
    assert "No mail yet." in client.get(reverse("demo-mail")).content.decode()


def test_the_page_and_its_link_exist_in_the_demo_only(client, db, settings):
    settings.DEMO = False
    assert client.get(reverse("demo-mail")).status_code == 404
    assert reverse("demo-mail") not in client.get(reverse("account_request_login_code")).content.decode()
    settings.DEMO = True
    assert reverse("demo-mail") in client.get(reverse("account_request_login_code")).content.decode()
