"""How people sign in, as they do it in the browser."""

import re

from playwright.sync_api import Page

EDITOR = ("editor@example.org", "editor-demo")


def sign_in_partner(page: Page, email: str = "partner@example.org") -> None:
    """By the code that is mailed: asked for on one page, read in the demo's mail, typed on the next."""
    page.goto("/accounts/login/code/")
    page.get_by_label("Mail address").fill(email)
    page.get_by_role("button", name=re.compile("code", re.IGNORECASE)).click()
    page.get_by_label("Code").wait_for()  # the mail is sent before this page is
    mail = page.context.new_page()
    mail.goto("/accounts/demo-mail/")
    code = newest_code(mail.locator("main").inner_text())
    mail.close()
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile(r"^[^?]*/(submit|submissions)/"))


def newest_code(text: str) -> str:
    """The first sign-in code in a list of mails, newest first."""
    return re.search(r"\b([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\b(?=\s)", text)[1]


def sign_in_editor(page: Page) -> None:
    """By password, through the admin's own door."""
    page.goto("/admin/")
    page.get_by_label("Mail address").fill(EDITOR[0])
    page.get_by_label("Password").fill(EDITOR[1])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile(r"^[^?]*/admin/"))  # not the door itself, which names it in its query
