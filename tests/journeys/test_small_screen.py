"""On a telephone: what one comes for is in view."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
NEWEST_YEAR = """() => {
    const box = document.querySelector(".landscape-grid > .scrolls");
    const years = [...box.querySelectorAll("text[aria-hidden]")];
    const [edge, last] = [box, years.at(-1)].map((each) => each.getBoundingClientRect());
    return { scrolls: box.scrollWidth > box.clientWidth, in_view: last.left >= edge.left && last.right <= edge.right };
}"""


def test_newest_years_of_the_topics_are_in_view(new_page):
    page = new_page(viewport=PHONE)
    page.goto("/topics/")
    assert page.evaluate(NEWEST_YEAR) == {"scrolls": True, "in_view": True}
    box = page.locator(".landscape-grid > .scrolls")
    box.focus()
    page.keyboard.press("ArrowLeft")
    expect(box).not_to_have_js_property("scrollLeft", 0)


def test_topics_by_year_stand_together_where_there_is_room(new_page):
    page = new_page()
    page.goto("/topics/")
    assert page.evaluate(NEWEST_YEAR) == {"scrolls": False, "in_view": True}
    names, grid = (chart.bounding_box() for chart in page.locator(".landscape-grid .chart").all())
    assert abs(names["x"] + names["width"] - grid["x"]) <= 1


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_header_has_two_lines(new_page, language):
    page = new_page(viewport=PHONE)
    page.goto("/" if language == "en" else f"/{language}/")
    page.evaluate("document.fonts.ready")
    links = page.locator(".site-nav > ul > li:visible").all()
    tops = {round(link.bounding_box()["y"] + link.bounding_box()["height"] / 2) for link in links}
    assert len(tops) == 2  # search beside the name, the sections under it
    search = page.locator(".site-nav .to-search a")
    assert search.bounding_box()["y"] < page.locator(".site-name").bounding_box()["y"] + 44
    assert search.inner_text().strip()  # the word is there for those who hear it
