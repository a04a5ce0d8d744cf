"""Pictures of the pages, for the documentation and to be looked at: ``make screenshots``.

``python -m tests.screenshots`` takes those of the documentation. ``--all --out FOLDER`` takes every kind of page that
``kinds_of_page`` names, whole, in three languages. Both start a portal with the demo of their own; ``--address http://…``
takes them of one that runs already, which for ``--all`` must have the rows of ``site_rows``.
"""

import argparse
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from .journeys.conftest import CHROMIUM
from .journeys.people import sign_in_editor, sign_in_partner
from .journeys.served import PROJECT, Served
from .journeys.steps import take_steps
from .kinds_of_page import EDITOR, FIXED, IN_DEMO, IN_USE, PAGES, PARTNER, RATIONED, SIGN_IN, STATUS, UNPREFIXED

PICTURES = PROJECT / "docs/pictures"
WIDTHS = {390: 844, 1280: 900}
SCHEMES = ("light", "dark")
LANGUAGES = ("en", "ru", "kk")
KEPT = ["start", "listing", "publication", "chapter", "submit", "status", "review"]  # in docs/pictures
COLOURS = 128  # enough for a page; a fifth of the bytes
ROWS = "from tests.site_rows import make_site; make_site()"
# Pictures further down a page are loaded when one comes near them; on a picture of the whole page nobody does.
LOAD_ALL = """() => Promise.all([...document.images].map((each) => {
    each.loading = "eager";
    return each.complete || new Promise((done) => (each.onload = each.onerror = done));
}))"""
# The colours of the other scheme come in by degrees where a page lets them.
SETTLE = "() => Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null)))"


@dataclass
class Group:
    """Pages that one person opens: by name their addresses. Those of readers say the language in the address."""

    pages: dict[str, str]
    sign_in: Callable[[Page], None] | None = None
    prefixed: bool = False
    fixed: dict[str, str] = field(default_factory=dict)  # files of the project, laid at addresses where nothing answers

    def asked(self, language: str) -> Iterator[tuple[str, str]]:
        for name, path in self.pages.items():
            plain = not self.prefixed or language == "en" or name in UNPREFIXED
            yield name, path if plain else f"/{language}{path}"


def documented(names: list[str]) -> list[Group]:
    """The pages that the documentation shows, as the demo has them."""

    def named(pages):
        return {name: path for name, path in pages.items() if name in names}

    return [
        Group(named(IN_DEMO), prefixed=True),
        Group(named(PARTNER), sign_in_partner),
        Group(named(EDITOR), sign_in_editor),
    ]


def every_kind(names: list[str]) -> list[Group]:
    """All pages there are, or those ``names``. What uses up the portal's patience comes last."""
    in_demo = {f"demo-{name}": path for name, path in IN_DEMO.items()}
    groups = [
        Group({**PAGES, **IN_USE, **in_demo}, prefixed=True),
        Group({name: f"/{name}/" for name in FIXED}, fixed=FIXED),
        Group(PARTNER, sign_in_partner),
        Group(EDITOR, sign_in_editor),
        Group(SIGN_IN),
        Group(RATIONED),
    ]
    for group in groups:
        group.pages = {name: path for name, path in group.pages.items() if not names or name in names}
    return groups


def small(picture: bytes) -> bytes:
    with Image.open(io.BytesIO(picture)) as opened:
        written = io.BytesIO()
        opened.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def open_page(page: Page, name: str, path: str) -> None:
    answer = page.goto(path)
    if name not in FIXED and answer.status != STATUS.get(name, 200):
        sys.exit(f"{page.url} answers {answer.status}. --all needs the rows of tests/site_rows.py.")
    take_steps(page, name)
    page.evaluate(LOAD_ALL)
    page.evaluate("document.fonts.ready")


def shoot(page: Page, name: str, path: str, out: Path, ending: str, *, whole: bool) -> None:
    """Each page at each width and in each scheme."""
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        open_page(page, name, path)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.evaluate(SETTLE)
            (out / f"{name}-{width}-{scheme}{ending}.png").write_bytes(small(page.screenshot(full_page=whole)))


def shoot_group(browser: Browser, group: Group, address: str, out: Path, languages, *, whole: bool) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    if group.sign_in and group.pages:
        group.sign_in(page)
    for name, file in group.fixed.items():
        page.route(f"**/{name}/", lambda route, _request, file=file: route.fulfill(path=PROJECT / file, status=503))
    for language in languages:
        context.add_cookies([{"name": "portal_language", "value": language, "url": address}])
        for name, path in group.asked(language):
            shoot(page, name, path, out, "" if language == "en" else f"-{language}", whole=whole)
    context.close()


def take(address: str, groups: list[Group], asked: argparse.Namespace) -> None:
    asked.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        for group in groups:
            shoot_group(browser, group, address, asked.out, asked.language, whole=asked.all)
        browser.close()


def wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.screenshots")
    parser.add_argument("--all", action="store_true", help="every kind of page, whole, in three languages")
    parser.add_argument("--out", type=Path, help="the folder for the pictures; else docs/pictures, but not with --all")
    parser.add_argument("--language", action="append", choices=LANGUAGES, help="only this one; may be repeated")
    parser.add_argument("--address", help="of a portal that runs already")
    parser.add_argument("names", nargs="*", help="only these pages")
    asked = parser.parse_args()
    if asked.all and not asked.out:
        parser.error("Name a folder for the hundreds of pictures: --out FOLDER (make screenshots ALL=1 TO=FOLDER).")
    asked.out = asked.out or PICTURES
    asked.language = asked.language or (LANGUAGES if asked.all else ("en",))
    return asked


def main() -> int:
    asked = wanted()
    groups = every_kind(asked.names) if asked.all else documented(asked.names or KEPT)
    if not any(group.pages for group in groups):
        sys.exit(f"No page is called {' or '.join(asked.names)}. The names stand in tests/kinds_of_page.py.")
    if not CHROMIUM:
        sys.exit("There is no Chromium here. On Debian and Ubuntu: apt install chromium")
    if asked.address:
        take(asked.address, groups, asked)
        return 0
    os.environ.setdefault("TESTS_DATABASE", "sqlite")
    with tempfile.TemporaryDirectory() as folder:
        served = Served(Path(folder), f"sqlite:///{folder}/portal.sqlite3").start()
        try:
            if asked.all:
                served.manage("shell", "--verbosity=0", "-c", ROWS)
            take(served.address, groups, asked)
        finally:
            served.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
