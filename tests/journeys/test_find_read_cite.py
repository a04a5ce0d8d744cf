"""Find, read and cite with the keyboard alone, and without any script."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

MOST_STOPS = 90
RING = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""
IN_VIEW = """() => {
    const box = document.activeElement.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight && box.width > 0;
}"""


def tab_to(page, target) -> None:
    """Press Tab until ``target`` has the focus; on the way each stop is seen: in view and with its ring."""
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            continue
        where = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        assert (where, page.evaluate(RING), page.evaluate(IN_VIEW)) == (where, True, True)
        if target.evaluate("(each) => each === document.activeElement"):
            return
    raise AssertionError(f"{target} cannot be reached with Tab")


def past_the_header(page) -> None:
    """The first stop leads to the text."""
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_find_read_and_cite_with_the_keyboard_alone(new_page, portal):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/")
    past_the_header(page)
    tab_to(page, page.locator("#start-q"))
    page.keyboard.type("small towns")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=small+towns")
    past_the_header(page)
    tab_to(page, page.get_by_role("link", name="Water for Small Towns", exact=True).first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/publications/water-for-small-towns/**")
    page.goto("/publications/")
    past_the_header(page)
    topic = page.locator("#f-topic")
    tab_to(page, topic)
    place = "(each) => [...each.options].findIndex((option) => option.value === 'water')"
    for _option in range(topic.evaluate(place)):
        page.keyboard.press("ArrowDown")
    expect(topic).to_have_value("water")
    tab_to(page, page.locator(".filters button"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("topic=water"))
    past_the_header(page)
    tab_to(page, page.locator("main h2 a", has_text="Water for Small Towns"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/publications/water-for-small-towns/")
    past_the_header(page)
    tab_to(page, page.locator("main a", has_text="Where the Money Goes").first)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/where-the-money-goes/"))
    tab_to(page, page.locator(".finding-number").nth(1))
    page.keyboard.press("Enter")
    page.wait_for_url("**/where-the-money-goes/#finding-*")
    tab_to(page, page.locator(".finding .cite-link").nth(1))
    page.keyboard.press("Enter")
    page.wait_for_url("**/*finding=finding-*#cite")
    tab_to(page, page.locator(".cite-styles a", has_text="GOST"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("cite=gost"))
    tab_to(page, page.locator("[data-copy-from=citation]"))
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.inner_text("#citation")
    assert "Water for Small Towns" in copied and "URL" in copied


def test_find_read_and_cite_without_scripts(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/")
    page.fill("#start-q", "money")
    page.press("#start-q", "Enter")
    page.wait_for_url("**/search/?q=money")
    page.goto("/publications/?topic=water")
    page.locator("main h2 a", has_text="Water for Small Towns").click()
    page.locator("main a", has_text="Where the Money Goes").first.click()
    page.wait_for_url(re.compile("/where-the-money-goes/"))
    page.locator(".finding .cite-link").first.click()
    page.wait_for_url("**/*finding=finding-*#cite")
    page.locator(".cite-styles a", has_text="GOST").click()
    page.wait_for_url(re.compile("cite=gost"))
    expect(page.locator("#citation")).to_contain_text("URL")
    expect(page.locator("[data-copy-from=citation]")).to_be_hidden()
    with page.expect_download() as kept:
        page.locator(".cite-actions a", has_text="RIS").click()
    assert kept.value.path().read_text("utf-8").startswith("TY  - ")
