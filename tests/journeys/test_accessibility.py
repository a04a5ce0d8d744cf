"""The rules of WCAG 2.2 A and AA that axe can check, on every kind of page, and no sideways scroll."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from .people import sign_in_editor, sign_in_partner

pytestmark = pytest.mark.browser

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}}
LANGUAGES = ("en", "ru", "kk")
PUBLIC = {
    "start": "/",
    "listing": "/publications/",
    "filtered": "/publications/?topic=water",
    "nothing": "/publications/?year_from=2199",
    "publication": "/publications/water-for-small-towns/",
    "excerpt": "/publications/kazakhstan-tokayev-reboot/",
    "chapter": "/publications/water-for-small-towns/where-the-money-goes/",
    "partners": "/partners/",
    "partner": "/partners/steppe-water-institute/",
    "topics": "/topics/",
    "topic": "/topics/water/",
    "search": "/search/?q=water",
    "no-results": "/search/?q=zzzz",
    "about": "/about/",
    "accessibility": "/accessibility/",
    "for-partners": "/for-partners/",
    "feeds": "/feeds/",
    "not-found": "/nothing-here/",
}
PERSONAL = {"sign-in": "/accounts/login/code/", "staff sign-in": "/accounts/login/"}
PARTNER = {"submit": "/submit/", "submissions": "/submissions/", "status": "/submissions/"}
EDITOR = {"desk": "/admin/", "list": "/admin/publications/submission/", "review": "/admin/publications/submission/"}
QUICK = [("start", "en"), ("publication", "ru"), ("chapter", "kk")]


def faults(page, address):
    """What axe finds at ``address``, and whether the page scrolls sideways. The pages of the portal alone."""
    if address:
        page.goto(address)
    found = Axe().run(page, options=RULES).response["violations"]
    told = [f"{page.url}: {rule['id']} {[node['html'][:120] for node in rule['nodes'][:3]]}" for rule in found]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        told.append(f"{page.url}: scrolls sideways at {page.viewport_size['width']}")
    return told


@pytest.mark.parametrize(("name", "language"), QUICK)
def test_main_pages_have_no_faults(new_page, name, language):
    page = new_page(viewport={"width": 320, "height": 800})
    prefix = "" if language == "en" else f"/{language}"
    assert faults(page, prefix + PUBLIC[name]) == []


@pytest.mark.proof
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_public_page_has_no_faults(chromium, portal, width, scheme, language):
    context = chromium.new_context(
        base_url=portal.address, viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    page = context.new_page()
    prefix = "" if language == "en" else f"/{language}"
    told = [fault for address in PUBLIC.values() for fault in faults(page, prefix + address)]
    context.add_cookies([{"name": "portal_language", "value": language, "url": portal.address}])
    told += [fault for address in PERSONAL.values() for fault in faults(page, address)]
    context.close()
    assert not told, "\n".join(told)


@pytest.fixture(scope="module")
def signed_in(chromium, portal):
    """The cookies of a partner and of an editor: the portal mails only few codes a minute."""
    kept = {}
    for person, sign_in in (("partner", sign_in_partner), ("editor", sign_in_editor)):
        context = chromium.new_context(base_url=portal.address)
        sign_in(context.new_page())
        kept[person] = context.storage_state()
        context.close()
    return kept


@pytest.mark.proof
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_partners_and_editors_have_no_faults(chromium, portal, signed_in, width, scheme, language):
    told = []
    for person, pages in (("partner", PARTNER), ("editor", EDITOR)):
        context = chromium.new_context(
            base_url=portal.address,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            storage_state=signed_in[person],
        )
        context.add_cookies([{"name": "portal_language", "value": language, "url": portal.address}])
        page = context.new_page()
        for name, address in pages.items():
            page.goto(address)
            if name == "status":
                page.locator("main a[href^='/submissions/']").first.click()
            if name == "review":
                page.get_by_role("link", name=re.compile("Between Two Homes")).first.click()
            page.wait_for_load_state()
            told += faults(page, "")
        context.close()
    assert not told, "\n".join(told)
