"""What a reader's browser does with the public pages: scripts, keyboard, colours, narrow screens, no scripts at all."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

REPORT = "/publications/water-for-small-towns/"
CHAPTER = f"{REPORT}where-the-money-comes-from/"
PAGES = [
    "/",
    "/publications/?topic=kazakhstan",
    REPORT,
    CHAPTER,
    "/search/?q=reform",
    "/partners/",
    "/topics/kazakhstan/",
]


def test_chosen_finding_is_marked_cited_and_copied(new_page, portal):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(CHAPTER)
    whole = page.inner_text("#citation")
    number = page.locator(".finding-number").nth(1)
    permanent = number.get_attribute("href")
    number.click()
    page.wait_for_url(f"{portal.address}{CHAPTER}#*")
    anchor = page.evaluate("document.querySelector(':target').id")
    assert page.url == f"{portal.address}{CHAPTER}#{anchor}"
    expect(page.locator("#citation")).to_have_text(re.compile(re.escape(f"{portal.address}{permanent}") + "$"))
    assert ", finding 2. In" in page.inner_text("#citation") and page.inner_text("#citation") != whole
    page.locator(f"#{anchor} .copy-link").click()
    page.wait_for_function("document.getElementById('said').textContent === 'Link copied'")
    assert page.evaluate("navigator.clipboard.readText()") == f"{portal.address}{permanent}"
    page.goto(permanent)
    assert page.url == f"{portal.address}{CHAPTER}#{anchor}"


def test_theme_is_kept_in_the_browser_and_not_in_a_cookie(new_page):
    page = new_page(color_scheme="light")
    page.goto("/")
    colour = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(colour) == "rgb(255, 255, 255)"
    button = page.locator("[data-theme-button]")
    button.click()
    button.click()
    assert page.evaluate(colour) == "rgb(16, 20, 26)"
    page.goto("/publications/")
    assert (page.evaluate(colour), page.inner_text("[data-theme-word]")) == ("rgb(16, 20, 26)", "Dark")
    assert page.context.cookies() == []


def test_first_tab_stop_skips_to_the_text(new_page):
    page = new_page()
    page.goto(CHAPTER)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_language_is_a_link(new_page, portal):
    page = new_page()
    page.goto(REPORT)
    page.locator(".menu summary").click()
    page.locator('.menu a[lang="kk"]').click()
    page.wait_for_url(f"{portal.address}/kk{REPORT}")
    assert page.get_attribute("html", "lang") == "kk"


def test_everything_is_there_without_scripts(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/")
    page.fill("#start-q", "water")
    page.locator(".search-form button").click()
    page.wait_for_url("**/search/?q=water")
    page.goto("/publications/")
    page.select_option("#f-language", "ru")
    page.locator(".filters button").click()
    page.locator(".chip").wait_for()
    assert page.locator(".chip").get_attribute("href") == "/publications/"
    page.goto(CHAPTER)
    page.locator(".finding-number").first.click()
    page.wait_for_url(f"**{CHAPTER}#finding-*")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_pass_every_rule_and_never_scroll_sideways(new_page, width, scheme):
    page = new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    for path in PAGES:
        page.goto(path)
        violations = [(path, rule["id"]) for rule in Axe().run(page, options=rules).response["violations"]]
        assert violations == []
        assert (path, page.evaluate("document.documentElement.scrollWidth - innerWidth")) == (path, 0)


def test_one_very_long_word_never_makes_a_page_scroll_sideways(new_page):
    page = new_page(viewport={"width": 320, "height": 900})
    places = (
        "h1, h2, h3, .lede p, .subtitle, .byline, .eyebrow a, .small, .abstract, .breadcrumb li, .tag, dd, .prose p"
    )
    for path in [
        "/",
        "/publications/",
        REPORT,
        CHAPTER,
        "/search/?q=water",
        "/publications/kazakhstan-tokayev-reboot/",
    ]:
        page.goto(path)
        written = page.eval_on_selector_all(
            places, "all => all.map((each) => { each.textContent = 'electricity'.repeat(40); }).length"
        )
        assert written > 3
        assert (path, page.evaluate("document.documentElement.scrollWidth - innerWidth")) == (path, 0)
