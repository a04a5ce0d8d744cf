"""Sending a report in the browser: with scripts and without, by keyboard, over a line that is slow or breaks."""

import re

import pytest
from playwright.sync_api import expect

from .people import sign_in_partner
from .weak_line import WeakLine

MEGABYTE = 1024 * 1024
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 100


@pytest.fixture(scope="module")
def signed_in(chromium, portal):
    """The cookies of a partner: signed in once, for the portal mails only three codes a minute."""
    context = chromium.new_context(base_url=portal.address)
    sign_in_partner(context.new_page())
    yield context.storage_state()
    context.close()


@pytest.fixture
def partner_page(chromium, portal, signed_in):
    """A partner's page; what the browser reports of broken lines is expected here."""
    contexts = []

    def make(**options):
        options = {"base_url": portal.address, "viewport": {"width": 1280, "height": 900}, **options}
        context = chromium.new_context(storage_state=signed_in, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        return page

    yield make
    for context in contexts:
        context.close()


def report(tmp_path, name, size=MEGABYTE):
    """A file that looks like a PDF from outside; each name gives other bytes."""
    path = tmp_path / name
    head = b"%PDF-1.7\n% " + name.encode() + b"\n"
    path.write_bytes(head + b"\n" * (size - len(head)))
    return path


def slow_line(page, bytes_a_second):
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 5, "downloadThroughput": -1, "uploadThroughput": bytes_a_second},
    )


def fill(page, path):
    page.goto("/submit/")
    page.get_by_label("Report file").set_input_files(path)
    organisation = page.get_by_label("Organisation")
    if organisation.count():
        organisation.select_option(index=1)
    page.get_by_label("We may publish").check()


def send(page):
    page.get_by_role("button", name="Upload and continue").click()


STATUS = re.compile(r"/submissions/[a-z0-9]{8}/$")


def test_progress_is_shown_and_spoken(partner_page, tmp_path):
    page = partner_page()
    fill(page, report(tmp_path, "Отчёт.pdf", 2 * MEGABYTE))
    slow_line(page, MEGABYTE)
    page.evaluate(
        """() => {
            window.seen = {said: [], lines: []};
            const watch = (place, list) => new MutationObserver(() => list.push(place.textContent))
                .observe(place, {childList: true, characterData: true, subtree: true});
            watch(document.querySelector("form [data-spoken]"), window.seen.said);
            watch(document.querySelector("[data-progress-text]"), window.seen.lines);
            addEventListener("pagehide", () => sessionStorage.setItem("seen", JSON.stringify(window.seen)));
        }"""
    )
    send(page)
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_role("button", name="Cancel")).to_be_focused()
    page.wait_for_url(STATUS)
    seen = page.evaluate("JSON.parse(sessionStorage.getItem('seen'))")
    percents = [re.match(r"(\d+) %", words)[1] for words in seen["said"] if "uploaded" in words]
    assert set(percents) <= {"25", "50", "75"}
    assert len(percents) >= 2
    assert seen["said"][-1] == "Upload complete. Checking the file …"
    pattern = r"Uploading Отчёт\.pdf … \d+ % \(\d\.\d of 2\.0 MB, about \d+ seconds? left\)"
    assert any(re.fullmatch(pattern, line) for line in seen["lines"])
    expect(page.get_by_role("heading", level=1)).to_have_text("Отчёт.pdf")


def test_cancel_ends_the_upload_and_keeps_the_form(partner_page, tmp_path):
    page = partner_page()
    fill(page, report(tmp_path, "cancelled.pdf", 2 * MEGABYTE))
    slow_line(page, 200_000)
    send(page)
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Upload cancelled. Nothing was sent.").first).to_be_visible()
    expect(page.get_by_role("progressbar")).to_be_hidden()
    expect(page.get_by_role("button", name="Upload and continue")).to_be_enabled()
    expect(page.get_by_label("We may publish")).to_be_checked()
    page.goto("/submissions/")
    expect(page.get_by_text("cancelled.pdf")).to_have_count(0)


def test_a_lost_connection_is_told_and_tried_again(partner_page, portal, tmp_path):
    line = WeakLine(portal.port, cut_after=MEGABYTE)
    page = partner_page(base_url=line.address)
    fill(page, report(tmp_path, "lost.pdf", 2 * MEGABYTE))
    send(page)
    told = re.compile(r"Connection lost at \d+ %\. Trying again …")
    expect(page.locator("[data-progress-text]")).to_have_text(told, timeout=15_000)
    expect(page.locator("form [data-spoken]")).to_have_text(told)
    line.is_weak = False
    page.wait_for_url(STATUS)
    expect(page.get_by_role("heading", level=1)).to_have_text("lost.pdf")
    assert line.cuts > 0
    line.close()


def test_a_wrong_file_is_told_at_once_and_by_the_server_too(partner_page, tmp_path):
    page = partner_page()
    picture = tmp_path / "picture.pdf"
    picture.write_bytes(PNG)
    page.goto("/submit/")
    page.get_by_label("Report file").set_input_files(picture)
    expect(page.locator("#id_file_error")).to_have_text("This file is not a PDF or DOCX. Send one of these.")
    expect(page.locator("#errors")).to_be_focused()
    archive = tmp_path / "archive.docx"
    archive.write_bytes(b"PK\x05\x06" + b"\x00" * 18)
    fill(page, archive)
    expect(page.locator("#errors")).to_be_hidden()
    send(page)
    told = page.locator("#errors").get_by_role("link", name="This file is a ZIP archive.")
    expect(told).to_be_visible()
    expect(page.get_by_label("Report file")).to_have_attribute("aria-invalid", "true")
    told.click()
    expect(page.get_by_label("Report file")).to_be_focused()


def test_missing_fields_are_told_before_anything_is_sent(partner_page, tmp_path):
    page = partner_page()
    page.goto("/submit/")
    requests = []
    page.on("request", lambda request: requests.append(request.method))
    send(page)
    expect(page.locator("#errors li")).to_have_text(
        [
            "Choose the report file: a PDF or DOCX.",
            "Confirm that we may publish this report. Without it we cannot take it.",
        ]
    )
    assert "POST" not in requests


def test_a_file_can_be_dropped(partner_page):
    page = partner_page()
    page.goto("/submit/")
    page.evaluate(
        """() => {
            const held = new DataTransfer();
            held.items.add(new File(["%PDF-1.7 dropped"], "dropped.pdf"));
            const zone = document.querySelector("[data-drop-zone]");
            zone.dispatchEvent(new DragEvent("drop", {dataTransfer: held, bubbles: true, cancelable: true}));
        }"""
    )
    expect(page.get_by_text("dropped.pdf, 0.1 kB")).to_be_visible()
    assert page.evaluate("document.getElementById('id_file').files[0].name") == "dropped.pdf"


def test_being_signed_out_is_told_and_nothing_typed_is_lost(partner_page, tmp_path):
    page = partner_page()
    fill(page, report(tmp_path, "late.pdf"))
    page.get_by_label("Note to the editor").fill("Typed for an hour.")
    page.context.clear_cookies()
    send(page)
    expect(page.locator("#errors")).to_contain_text("You were signed out.")
    expect(page.get_by_label("Note to the editor")).to_have_value("Typed for an hour.")


def test_the_whole_way_works_without_scripts(partner_page, tmp_path):
    page = partner_page(java_script_enabled=False)
    fill(page, report(tmp_path, "plain.pdf"))
    send(page)
    page.wait_for_url(STATUS)
    first = page.url
    page.get_by_role("link", name="Check again").or_(page.get_by_role("link", name="Send another file")).click()
    fill(page, tmp_path / "plain.pdf")
    send(page)
    expect(page.get_by_text("You sent this file on")).to_be_visible()
    assert page.url == first
    picture = tmp_path / "picture.pdf"
    picture.write_bytes(PNG)
    fill(page, picture)
    send(page)
    expect(page.locator("#errors")).to_contain_text("This file is a PNG picture. Send a PDF or DOCX.")
    expect(page.locator("#errors")).to_be_focused()


def test_the_form_can_be_sent_with_the_keyboard_alone(partner_page, tmp_path):
    page = partner_page()
    page.goto("/submit/")
    page.get_by_label("Report file").set_input_files(report(tmp_path, "keys.pdf"))
    page.get_by_label("Report file").focus()
    walked = []
    for _step in range(12):
        page.keyboard.press("Tab")
        walked.append(page.evaluate("document.activeElement.name || document.activeElement.textContent.trim()"))
        if walked[-1] == "rights":
            page.keyboard.press("Space")
        if walked[-1] == "Upload and continue":
            page.keyboard.press("Enter")
            break
    assert [name for name in walked if name] == ["note", "rights", "Upload and continue"]
    page.wait_for_url(STATUS)


def test_the_status_page_goes_on_by_itself(partner_page, tmp_path):
    page = partner_page()
    fill(page, report(tmp_path, "status.pdf"))
    send(page)
    page.wait_for_url(STATUS)
    expect(page.locator("[data-state=unreadable]")).to_be_visible(timeout=45_000)
    expect(page.get_by_text("We could not open this file.")).to_be_visible()
    expect(page.get_by_role("link", name="Send another file")).to_be_visible()
