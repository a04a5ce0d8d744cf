"""Pictures of the main pages, for the documentation and to be looked at: ``make screenshots``.

``python -m tests.screenshots [--address http://…] [--out FOLDER] [--language ru] [--whole] [NAME …]`` takes them of a
portal that runs already, or of one with the demo that it starts itself.
"""

import argparse
import io
import os
import re
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from .journeys.conftest import CHROMIUM
from .journeys.people import sign_in_editor, sign_in_partner
from .journeys.served import Served

PICTURES = Path(__file__).resolve().parent.parent / "docs/pictures"
WIDTHS = {390: 844, 1280: 900}
SCHEMES = ("light", "dark")
KEPT = ["start", "listing", "publication", "chapter", "upload", "status", "review"]  # in docs/pictures
COLOURS = 128  # enough for a page; a fifth of the bytes

PUBLIC = {
    "start": "/",
    "listing": "/publications/",
    "publication": "/publications/water-for-small-towns/",
    "chapter": "/publications/water-for-small-towns/where-the-money-goes/",
    "excerpt": "/publications/kazakhstan-tokayev-reboot/",
    "search": "/search/?q=water",
    "partner": "/partners/steppe-water-institute/",
    "topic": "/topics/water/",
    "not-found": "/publications/not-here/",
}
PARTNER = {"upload": "/submit/", "submissions": "/submissions/", "status": "/submissions/"}
EDITOR = {"desk": "/admin/", "submissions-admin": "/admin/publications/submission/", "review": ""}


def open_page(page: Page, name: str, path: str, language: str) -> None:
    """Go to the page ``name``; the submission's pages are found by their links."""
    if name in PUBLIC and language != "en":
        path = f"/{language}{path}"
    if name == "review":
        page.goto("/admin/publications/submission/?status__exact=drafted")
        page.get_by_role("link", name=re.compile("Between|between")).first.click()
    else:
        page.goto(path)
    if name == "status":
        page.locator("main a[href^='/submissions/']").first.click()
    page.wait_for_load_state("networkidle")


def small(picture: bytes) -> bytes:
    with Image.open(io.BytesIO(picture)) as opened:
        written = io.BytesIO()
        opened.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def take(address: str, out: Path, language: str, names: list[str], *, whole: bool) -> None:
    out.mkdir(parents=True, exist_ok=True)
    groups = [(PUBLIC, None), (PARTNER, sign_in_partner), (EDITOR, sign_in_editor)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        for pages, sign_in in groups:
            wanted = {name: path for name, path in pages.items() if not names or name in names}
            if not wanted:
                continue
            context = browser.new_context(base_url=address)
            page = context.new_page()
            if sign_in:
                sign_in(page)
                context.add_cookies([{"name": "portal_language", "value": language, "url": address}])
            for name, path in wanted.items():
                for width, height in WIDTHS.items():
                    page.set_viewport_size({"width": width, "height": height})
                    for scheme in SCHEMES:
                        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                        open_page(page, name, path, language)
                        suffix = "" if language == "en" else f"-{language}"
                        picture = small(page.screenshot(full_page=whole))
                        (out / f"{name}-{width}-{scheme}{suffix}.png").write_bytes(picture)
            context.close()
        browser.close()


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.screenshots")
    parser.add_argument("--address")
    parser.add_argument("--out", type=Path, default=PICTURES)
    parser.add_argument("--language", default="en")
    parser.add_argument("--whole", action="store_true", help="the whole page, not only what one sees first")
    parser.add_argument("names", nargs="*", default=KEPT, help="pages; without any, those of the documentation")
    asked = parser.parse_args()
    if not CHROMIUM:
        sys.exit("There is no Chromium here. On Debian and Ubuntu: apt install chromium")
    if asked.address:
        take(asked.address, asked.out, asked.language, asked.names, whole=asked.whole)
        return 0
    os.environ.setdefault("TESTS_DATABASE", "sqlite")
    with tempfile.TemporaryDirectory() as folder:
        served = Served(Path(folder), f"sqlite:///{folder}/portal.sqlite3").start()
        try:
            take(served.address, asked.out, asked.language, asked.names, whole=asked.whole)
        finally:
            served.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
