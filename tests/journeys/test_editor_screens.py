"""The editor's pages on a small screen: nothing is cut off at its side."""

import pytest
from playwright.sync_api import expect

from publications import colours

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
PAGES = [
    "/admin/",
    "/admin/publications/portal/1/change/",
    "/admin/publications/partner/1/change/",
    "/admin/publications/publication/add/",
]


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


def test_accent_is_shown_as_it_is_typed(editor):
    editor.goto("/admin/publications/portal/1/change/")
    light, dark = (editor.locator(f".accent-sample[data-scheme={name}]") for name in ("light", "dark"))
    expect(light.locator(".accent-contrast")).to_have_text("6.3")
    editor.get_by_label("Accent colour:", exact=True).fill("#4fc3ae")
    expect(light.locator(".accent-contrast")).to_have_text("2.0")
    expect(light.locator(".accent-fill")).to_have_attribute("fill", "#4FC3AE")
    expect(light.get_by_text("Too little to read: 4.5 is the least.")).to_be_visible()
    editor.get_by_label("Accent colour:", exact=True).fill("#7A1F5C")
    expect(light.get_by_text("Too little to read: 4.5 is the least.")).to_be_hidden()
    expect(dark.locator(".accent-colour")).to_have_text(colours.twin("#7A1F5C"))
    expect(editor.get_by_label("Accent colour: Choose from the palette")).to_have_value("#7a1f5c")


def test_own_page_opens_beside_the_form(editor):
    editor.goto("/admin/publications/portal/1/change/")
    editor.get_by_text("Imprint", exact=True).first.click()
    editor.locator("#id_imprint_en").fill("Typed and **not saved**.")
    with editor.context.expect_page() as opened:
        editor.get_by_role("button", name="Imprint: English").click()
    expect(opened.value.locator(".own-page strong")).to_have_text("not saved")
    opened.value.close()
    expect(editor.locator("#id_imprint_en")).to_have_value("Typed and **not saved**.")
