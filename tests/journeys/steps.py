"""What has to be done on a page before it is the kind that is meant, under the names of ``tests.kinds_of_page``."""

import re

from playwright.sync_api import Page

TRIES = 30  # more than the portal lets anybody send in a row
MARK_WORDS = """() => {
    const words = document.querySelector(".reading-text .prose p");
    getSelection().setBaseAndExtent(words.firstChild, 4, words.firstChild, 34);
}"""


def open_menu(page: Page) -> None:
    page.locator(".menu > summary").first.click()


def open_filters(page: Page) -> None:
    """On a wide screen they stand open."""
    if page.locator(".filters > summary").is_visible():
        page.locator(".filters > summary").click()


def mark_words(page: Page) -> None:
    page.evaluate(MARK_WORDS)
    page.locator(".quote-button").wait_for()


def send_empty(page: Page) -> None:
    """As a browser does that does not look at forms itself."""
    page.evaluate("document.querySelector('main form').submit()")
    page.locator(".error-summary").wait_for()


def send_late(page: Page) -> None:
    """From a tab whose token is gone."""
    page.evaluate("document.querySelector('main form [name=csrfmiddlewaretoken]').value = ''")
    page.evaluate("document.querySelector('main form').submit()")
    page.locator("main form").wait_for(state="detached")


def open_own_submission(page: Page) -> None:
    with page.expect_navigation():
        page.locator("main a[href^='/submissions/']").first.click()


def open_review(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("Between Two Homes")).first.click()


def open_first_row(page: Page) -> None:
    with page.expect_navigation():
        page.locator("#result_list tbody th a").first.click()


def ask_for_code(page: Page) -> None:
    page.locator("main form [name=email]").fill("partner@example.org")
    page.locator("main form [type=submit]").first.click()
    page.locator("main form [name=code]").wait_for()


def ask_too_often(page: Page) -> None:
    """Until the answer is not the form any more."""
    start = page.url
    for _try in range(TRIES):
        page.locator("main form [name=email]").fill("nobody@example.org")
        with page.expect_navigation() as answer:
            page.locator("main form [type=submit]").first.click()
        if answer.value.status == 429:
            return
        page.goto(start)
    raise AssertionError(f"The portal let the form be sent {TRIES} times")


STEPS = {
    "menu-open": open_menu,
    "filters-open": open_filters,
    "passage-chosen": mark_words,
    "nothing-sent": send_empty,
    "expired-form": send_late,
    "status": open_own_submission,
    "review": open_review,
    "publication-form": open_first_row,
    "code-sent": ask_for_code,
    "too-many-tries": ask_too_often,
}


def take_steps(page: Page, name: str) -> None:
    """From the address of the page ``name``, which is open, to what is meant by it."""
    if name in STEPS:
        STEPS[name](page)
    page.wait_for_load_state()
