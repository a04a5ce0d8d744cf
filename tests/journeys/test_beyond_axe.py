"""What axe cannot tell: the way of the focus, order and names, sizes of targets, systems with colours of their own, motion."""

import pytest
from playwright.sync_api import expect

from tests.kinds_of_page import PAGES, address

from .seen import DEAD, STRUCTURE, TARGETS, faults_of, faults_of_focus

pytestmark = pytest.mark.browser

REPORT = "/publications/water-for-small-towns/"
CHAPTER = f"{REPORT}where-the-money-comes-from/"
# 1280 × 1024 px enlarged four times is 320 × 256.
SCREENS = {"wide": {"width": 1280, "height": 900}, "enlarged": {"width": 320, "height": 256}}
COLOURS = """([one, other]) => [one, other].map((place) => {
    const style = getComputedStyle(document.querySelector(place));
    return [style.color, style.backgroundColor, style.borderBlockEndColor, style.outlineStyle].join();
})"""


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("path", [REPORT, CHAPTER])
def test_focus_goes_through_a_page_in_the_order_of_its_text(new_page, path, screen):
    page = new_page(viewport=SCREENS[screen])
    page.goto(path)
    assert faults_of_focus(page) == []
    assert page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count() == 0


@pytest.mark.parametrize("path", ["/", REPORT, CHAPTER, "/publications/", "/search/?q=water", "/feeds/"])
def test_order_names_and_sizes(new_page, path):
    page = new_page()
    page.goto(path)
    assert faults_of(page, STRUCTURE) + faults_of(page, TARGETS) == []


@pytest.mark.proof
@pytest.mark.parametrize("screen", SCREENS)
def test_focus_is_seen_on_every_page(new_page, every_kind, screen):
    page = new_page(viewport=SCREENS[screen])
    told = []
    for name in sorted(set(PAGES) - {"not-found", "withdrawn", "finding-withdrawn"}):
        page.goto(address(name, "en"))
        told += faults_of_focus(page)
    assert not told, "\n".join(told)


@pytest.mark.proof
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_page_has_order_names_and_sizes(chromium, portal, every_kind, language, screen):
    context = chromium.new_context(base_url=portal.address, viewport=SCREENS[screen])
    page, told = context.new_page(), []
    for name in PAGES:
        page.goto(address(name, language))
        told += faults_of(page, STRUCTURE) + faults_of(page, TARGETS)
    context.close()
    assert not told, "\n".join(told)


@pytest.mark.proof
def test_no_page_shows_a_dead_button_without_scripts(chromium, portal, every_kind):
    context = chromium.new_context(base_url=portal.address, java_script_enabled=False)
    page, told = context.new_page(), []
    for name in PAGES:
        page.goto(address(name, "en"))
        told += faults_of(page, DEAD)
    context.close()
    assert not told, "\n".join(told)


CHOSEN = {
    "kind of result": ("/search/?q=water&kind=finding", ".tag[aria-current]", ".tag:not([aria-current])"),
    "style": (f"{REPORT}?cite=gost", ".cite-styles [aria-current]", ".cite-styles a:not([aria-current])"),
    "section": (REPORT, ".site-nav a[aria-current]", ".site-nav a:not([aria-current])"),
    "finding": (f"{CHAPTER}#finding-2", "#finding-2", "#finding-1"),
}


@pytest.mark.parametrize("what", CHOSEN)
def test_what_is_chosen_is_seen_in_high_contrast(new_page, what):
    path, chosen, other = CHOSEN[what]
    page = new_page(forced_colors="active")
    page.goto(path)
    one, another = page.evaluate(COLOURS, [chosen, other])
    assert one != another


def test_drawings_take_the_colours_of_the_system(new_page):
    page = new_page(forced_colors="active", color_scheme="dark")
    page.goto("/")
    page.evaluate("document.documentElement.dataset.theme = 'light'")
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert page.evaluate("getComputedStyle(document.querySelector('.chart text')).fill") == ink


def test_motion_ends_where_none_is_wanted(new_page):
    page = new_page(reduced_motion="no-preference")
    page.goto(CHAPTER)
    lasting = "getComputedStyle(document.querySelector('.finding')).transitionDuration"
    assert page.evaluate(lasting) == "0.2s"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(lasting) == "0s"


def test_open_menu_closes_when_the_focus_goes_on(new_page):
    page = new_page()
    page.goto(REPORT)
    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    last = page.locator(".menu a").last
    expect(last).to_be_visible()
    last.focus()
    expect(last).to_be_visible()
    page.keyboard.press("Tab")
    expect(last).to_be_hidden()
