"""The editor's pages on a small screen: nothing is cut off at its side."""

import pytest

from .people import sign_in_editor

pytestmark = pytest.mark.browser

# Controls that reach beyond what clips them: the row of the form, or the window.
CUT = """() => {
  const scrolls = (part) => part && (/auto|scroll/.test(getComputedStyle(part).overflowX) || scrolls(part.parentElement));
  return [...document.querySelectorAll("input, select, textarea, button")]
  .filter((field) => field.offsetWidth && !scrolls(field) && !field.closest(".visually-hidden, details:not([open])"))
  .filter((field) => {
    const edge = (field.closest(".form-row, fieldset") ?? document.documentElement).getBoundingClientRect().right;
    return field.getBoundingClientRect().right > Math.min(edge, innerWidth) + 0.5;
  })
  .map((field) => field.name || field.textContent);
}"""
PAGES = ["/admin/", "/admin/publications/partner/1/change/", "/admin/publications/publication/add/"]


@pytest.fixture(scope="module")
def editor(portal, chromium):
    context = chromium.new_context(base_url=portal.address, viewport={"width": 390, "height": 800})
    page = context.new_page()
    sign_in_editor(page)
    yield page
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_cut_off_at_390_pixels(editor, address):
    assert editor.goto(address).status == 200
    assert editor.evaluate(CUT) == []
    assert editor.evaluate("document.documentElement.scrollWidth") == 390


def test_review_screen_at_390_pixels_with_every_chapter_open(editor):
    editor.goto("/admin/publications/submission/1/review/")
    editor.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")
    assert editor.evaluate(CUT) == []
    assert editor.evaluate("document.documentElement.scrollWidth") == 390
