"""From an uploaded report to a public page, as the partner, the editor and a visitor go it."""

import re
import time
from pathlib import Path

import pytest

from .people import sign_in_editor, sign_in_partner
from .served import PROJECT

pytestmark = pytest.mark.browser

REPORT = PROJECT / "publications/demo/reports/kazakhstan-tokayev-reboot.pdf"
HEADNOTE = "Below is the text of the final chapter. The full report is a PDF."
READ_SECONDS = 60
PARTNER = "council@example.org"
TITLE = "Kazakhstan. Tokayev. Reboot"
SENTENCE = "the system of social protection of the population does not contribute"
FURNITURE = ("Reboot 37", "Analytical report 38")


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """The sample with other bytes than the demo's own copy, which this partner has already sent."""
    file = tmp_path_factory.mktemp("report") / "reboot.pdf"
    file.write_bytes(REPORT.read_bytes() + b"\n% sent again by the journey\n")
    return file


def upload(page, file: Path) -> str:
    """Send ``file`` and wait until it is drafted. Gives the status page's address."""
    page.goto("/submit/")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_label("We may publish this report and its text.").check()
    page.get_by_role("button", name="Upload and continue").click()
    page.wait_for_url(re.compile(r"/submissions/\w{8}/"))
    page.locator("[data-state=drafted]").wait_for(timeout=READ_SECONDS * 1000)
    return page.url


def review(page) -> None:
    """Open the newest draft, make its final chapter the excerpt, write the headnote, take topics that were proposed."""
    page.goto("/admin/publications/submission/?o=-1")
    page.get_by_role("link", name=re.compile(TITLE)).first.click()
    page.wait_for_url("**/review/**")
    chapter = page.locator("details.chapter", has=page.locator("summary", has_text="Interim results"))
    chapter.locator("summary").click()
    with page.expect_navigation():
        chapter.get_by_role("button", name="Make only this chapter public").click()
    page.get_by_label("Headnote").fill(HEADNOTE)
    proposals = page.locator("button[data-topic]")
    for _topic in range(min(3, proposals.count())):
        proposals.first.click()


def removed_lines(page) -> list[str]:
    return page.locator("#removed q").all_text_contents()


@pytest.fixture(scope="module")
def published(portal, chromium, report):
    """The address of the published page, and what the partner and the editor saw on the way."""
    seen = {}
    people = {name: chromium.new_context(base_url=portal.address).new_page() for name in ("partner", "editor")}
    sign_in_partner(people["partner"], PARTNER)
    start = time.monotonic()
    seen["status"] = upload(people["partner"], report)
    seen["seconds"] = time.monotonic() - start
    sign_in_editor(people["editor"])
    review(people["editor"])
    seen["removed"] = removed_lines(people["editor"])
    with people["editor"].expect_navigation():
        people["editor"].get_by_role("button", name="Publish", exact=True).first.click()
    people["partner"].goto(seen["status"])
    seen["after"] = people["partner"].locator("[data-state]").first.get_attribute("data-state")
    link = people["partner"].locator("main a[href*='/publications/']").first
    seen["address"] = re.sub(r"^https?://[^/]+", "", link.get_attribute("href"))
    for page in people.values():
        page.context.close()
    return seen


def test_report_is_read_and_drafted_within_a_minute(published):
    assert published["seconds"] < READ_SECONDS


def test_partner_sees_that_it_is_published(published):
    assert published["after"] == "published"


def test_editor_saw_the_page_furniture_listed_as_removed(published):
    assert [line for line in FURNITURE if line not in published["removed"]] == []


def test_visitor_finds_it_in_the_listing(published, new_page):
    page = new_page()
    page.goto("/publications/")
    links = page.get_by_role("main").get_by_role("link", name=TITLE)
    assert links.first.get_attribute("href") == published["address"]


def test_page_holds_everything_in_its_order(published, new_page):
    page = new_page()
    page.goto(published["address"])
    text = " ".join(page.locator("body").inner_text().split())
    expected = [
        "From our Partners",
        "Partner Publications",
        TITLE,
        "By Kazakhstan Council on International Relations, 2020",
        HEADNOTE,
        "Interim results",
        SENTENCE,
        "Read full report (PDF, ",
        "Similar Posts",
    ]
    place, missing = 0, []
    for words in expected:
        found = text.find(words, place)
        missing += [words] if found < 0 else []
        place = max(place, found)
    assert missing == []
    assert page.locator("li[id^=finding-]").count() == 9
    similar = page.locator("section", has=page.get_by_role("heading", name="Similar Posts"))
    assert similar.get_by_role("link").count() >= 1


def test_page_furniture_stands_in_nothing_public(published, portal):
    slug = published["address"].rstrip("/").rpartition("/")[2]
    addresses = [
        f"/publications/{slug}/",
        f"/publications/{slug}/interim-results/",
        f"/publications/{slug}/findings.json",
        f"/publications/{slug}/cite.json",
        "/publications/",
        "/search/?q=reboot+37",
        "/search/?q=%22analytical+report+38%22",
        "/feeds/publications.atom",
        "/",
    ]
    told = []
    for address in addresses:
        status, text = portal.get(address)
        assert status == 200, address
        main = re.search(r"<main.*</main>", text, re.DOTALL)
        words = " ".join(re.sub(r"<[^>]+>|<(form|title)\b.*?</\1>", " ", main[0] if main else text).split())
        told += [(address, line) for line in FURNITURE if line.lower() in words.lower().replace("“reboot 37”", "")]
    assert [row for row in told if "/search/" not in row[0]] == []
    assert "No results" in portal.get("/search/?q=%22analytical+report+38%22")[1]


def test_chapters_that_were_not_made_public_have_no_page(published, portal):
    address = published["address"].rstrip("/")
    assert portal.get(f"{address}/summary/")[0] == 404
    assert portal.get(f"{address}/interim-results/")[0] == 200


def test_full_report_is_served_with_ranges(published, portal, report):
    slug = published["address"].rstrip("/").rpartition("/")[2]
    status, part = portal.get(f"/publications/{slug}/{slug}.pdf", Range="bytes=0-7")
    assert (status, part) == (206, report.read_bytes()[:8].decode())
