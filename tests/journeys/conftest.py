"""One served portal for all journeys, and a browser for each file of them."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from .served import Served, fresh_database

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

# What a page says for a moment ("Copied") stays, so that a busy machine cannot look too late.
LASTING = """(() => {
    const later = window.setTimeout;
    window.setTimeout = (call, time, ...rest) => (time === 2500 ? 0 : later(call, time, ...rest));
})()"""


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    folder = tmp_path_factory.mktemp("portal")
    with fresh_database(folder) as database:
        served = Served(folder, database).start()
        yield served
        served.stop()


@pytest.fixture(scope="session")
def every_kind(portal):
    """Beside the demo, the pages that it has not."""
    portal.manage("shell", "--verbosity=0", "-c", "from tests.site_rows import make_site; make_site()")


@pytest.fixture(scope="module")  # its loop would disturb what asks for the database in the same process afterwards
def chromium():
    if not CHROMIUM:
        pytest.skip("There is no Chromium here. On Debian and Ubuntu: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium, portal):
    """Pages of people who do not share cookies; what the browser complains about fails the test."""
    contexts, complaints = [], []

    def make(**options):
        options = {"viewport": {"width": 1280, "height": 900}, "base_url": portal.address, **options}
        contexts.append(chromium.new_context(**options))
        page = contexts[-1].new_page()
        page.add_init_script(LASTING)
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: _stays_here(request.url, portal.address, complaints))
        return page

    yield make
    for context in contexts:
        context.close()
    assert complaints == []


def _stays_here(url, address, complaints):
    if not url.startswith((address, "data:", "blob:", "about:")):
        complaints.append(f"request to {url}")
