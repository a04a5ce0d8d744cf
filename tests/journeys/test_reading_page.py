"""What a reader's browser does with the public pages: scripts, keyboard, colours, narrow screens, no scripts at all."""

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


def test_chosen_finding_is_marked_and_copied(new_page, portal):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(CHAPTER)
    number = page.locator(".finding-number").nth(1)
    permanent = number.get_attribute("href")
    number.click()
    page.wait_for_url(f"{portal.address}{CHAPTER}#*")
    anchor = page.evaluate("document.querySelector(':target').id")
    assert page.url == f"{portal.address}{CHAPTER}#{anchor}"
    page.locator(f"#{anchor} .copy-link").click()
    expect(page.locator("#said")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{portal.address}{permanent}"
    page.goto(permanent)
    assert page.url == f"{portal.address}{CHAPTER}#{anchor}"


def test_reference_is_copied_with_its_italics(new_page):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(REPORT)
    page.locator("[data-copy-from=citation]").click()
    expect(page.locator("#said")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.inner_text("#citation")
    read = "navigator.clipboard.read().then(([all]) => all.getType('text/html')).then((html) => html.text())"
    assert "<i>Water for Small Towns" in page.evaluate(read)


def test_marked_words_are_copied_with_their_source_by_keyboard(new_page, portal):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(CHAPTER)
    button = page.get_by_role("button", name="Copy with source")
    expect(button).to_be_hidden()
    page.locator(".finding .finding-text p").first.click(click_count=3)
    expect(button).to_be_visible()
    words = page.evaluate("getSelection().toString()").strip()
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text("Copied with its source")
    finding = page.locator(".finding").first
    permanent = finding.locator(".copy-link").get_attribute("data-copy")
    assert page.evaluate("navigator.clipboard.readText()") == (
        f"“{words}” — Aigerim Saparova, Daniel Whitfield, “Where the money comes from”, Water for Small Towns (2023),"
        f" PDF p. 6, {permanent}"
    )
    page.locator("h1").click(click_count=3)
    expect(button).to_be_hidden()


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
    page.locator(".finding .cite-link").nth(1).click()
    page.wait_for_url("**/*finding=finding-2#cite")
    page.get_by_role("link", name="MLA").click()
    page.wait_for_url("**/*cite=mla&finding=finding-2#cite")
    expect(page.locator("#citation")).to_contain_text(", Finding 2, PDF p. 6, ")
    expect(page.locator("#cite-title")).to_have_text("Cite: Finding 2")


def test_pages_follow_best_practice_too_and_never_scroll_sideways(new_page):
    """Other widths, schemes and languages: test_accessibility.py."""
    page = new_page(viewport={"width": 320, "height": 900}, color_scheme="dark")
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
