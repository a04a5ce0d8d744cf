"""Every kind of page in three languages, two widths and two schemes: the rules of WCAG 2.2 A and AA that axe can check,
no sideways scroll (320 px is also 1280 px at 400 % zoom), and nothing cut by the text spacing of WCAG 1.4.12.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.kinds_of_page import EDITOR, IN_DEMO, IN_USE, PAGES, PARTNER, SIGN_IN, address

from .people import sign_in_editor, sign_in_partner
from .steps import take_steps

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
LANGUAGES = ("en", "ru", "kk")
WIDTHS = (320, 1280)
SCHEMES = ("light", "dark")
QUICK = ("start", "publication", "chapter")
# Lists and forms that are built of Django's own parts, which do not all give way to wider text.
STOCK = {name for name in EDITOR if name.endswith(("-list", "-form"))}
SPACING = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
# Boxes that hide what does not fit, and controls out of which text would stick. Abstracts in lists end in "…" on purpose.
CUT = """() => [...document.querySelectorAll("body *")].filter((each) => {
    const style = getComputedStyle(each), box = each.getBoundingClientRect();
    const hides = [style.overflowX, style.overflowY].some((value) => value === "hidden" || value === "clip");
    const isControl = each.matches("button, summary, .button, .tag, .chip") && style.display !== "inline";
    if (!(hides || isControl) || !each.innerText?.trim() || box.width < 2 || box.height < 2) return false;
    if (style.webkitLineClamp !== "none") return false;
    return each.scrollWidth > each.clientWidth + 2 || each.scrollHeight > each.clientHeight + 2;
}).map((each) => each.outerHTML.slice(0, 120))"""


def faults(page, *, spaced=True):
    """What is wrong with the page that is open, in both schemes, and where asked with the text ``spaced``."""
    where = f"{page.url} at {page.viewport_size['width']}"
    told = []
    page.evaluate(Axe().axe_script)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.evaluate("document.getAnimations().forEach((each) => each instanceof CSSTransition && each.finish())")
        for rule in page.evaluate("(rules) => axe.run(document, rules)", RULES)["violations"]:
            told.append(f"{where}, {scheme}: {rule['id']} {[node['html'][:120] for node in rule['nodes'][:3]]}")
    told += [f"{where}: scrolls sideways"] * scrolls_sideways(page)
    if not spaced:
        return told
    page.evaluate(SPACING)
    told += [f"{where}: scrolls sideways with text spacing"] * scrolls_sideways(page)
    return told + [f"{where}: text spacing cuts {html}" for html in page.evaluate(CUT)]


def scrolls_sideways(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", QUICK)
def test_main_pages_have_no_faults(new_page, name, language):
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(("" if language == "en" else f"/{language}") + IN_DEMO[name])
    assert faults(page) == []


@pytest.mark.proof
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_public_page_has_no_faults(chromium, portal, every_kind, width, language):
    context = chromium.new_context(base_url=portal.address, viewport={"width": width, "height": 900})
    context.add_cookies([{"name": "portal_language", "value": language, "url": portal.address}])
    page = context.new_page()
    told = []
    prefixed = {name: address(name, language) for name in (*PAGES, *IN_USE)}
    for name, path in (prefixed | SIGN_IN).items():
        page.goto(path)
        take_steps(page, name)
        assert page.get_attribute("html", "lang") == language or path.startswith("/f/")
        told += faults(page)
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
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_partners_and_editors_have_no_faults(chromium, portal, signed_in, width, language):
    told = []
    for person, pages in (("partner", PARTNER), ("editor", EDITOR)):
        context = chromium.new_context(
            base_url=portal.address, viewport={"width": width, "height": 900}, storage_state=signed_in[person]
        )
        context.add_cookies([{"name": "portal_language", "value": language, "url": portal.address}])
        page = context.new_page()
        for name, path in pages.items():
            page.goto(path)
            take_steps(page, name)
            told += faults(page, spaced=name not in STOCK)
        context.close()
    assert not told, "\n".join(told)
