"""Files whose pages are pictures: told as such, with nothing invented.

Only pages that hold words of their own are read for the front matter, such as a cover that was set and not scanned. The
few letters that a scanner leaves under a picture are no words, and what the file's properties say stands on no page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from publications.reading import front_matter, hyphens, language
from publications.reading.draft import Doubt, Draft, Evidence
from publications.reading.page import Page, Source

LETTERS_A_PAGE = 60  # fewer on most pages: the file holds pictures of pages
_PICTURE = 0.5  # of a page that counts as one


def needs_recognition(pages: Sequence[Page]) -> bool:
    """Too little text on most pages: a scan. A page or two of pictures in a report of text is none."""
    sparse = sum(page.letters < LETTERS_A_PAGE for page in pages)
    return sparse > 0.7 * len(pages) and sum(page.letters for page in pages) < 120 * len(pages)


def picture_pages(pages: Sequence[Page]) -> tuple[int, ...]:
    """The pages that are pictures with hardly a letter."""
    return tuple(page.number for page in pages if page.letters < LETTERS_A_PAGE and page.picture > _PICTURE)


def draft_of_scan(source: Source, pictures: tuple[int, ...]) -> Draft:
    """A draft of a scan: its pages as doubts, and the title page where that one is no picture."""
    shown = pictures or tuple(page.number for page in source.pages if page.letters < LETTERS_A_PAGE)
    set_pages = [page if _is_worded(page) else page.with_lines(()) for page in source.pages]
    front = front_matter.FrontMatter()
    tag = ""
    if any(page.lines for page in set_pages):
        lines = [line for page in set_pages for line in page.lines]
        bare = Source(source.media_type, source.pages)  # without its properties: nothing can bear them out
        front = front_matter.read(bare, set_pages, hyphens.learn(lines), ())
        tag, _ = language.of_text(" ".join(line.text for line in lines))
        if tag:
            front.evidence["language"] = Evidence("check", None, "", "the words of the text")
    front.evidence["cover"] = Evidence("sure", 1, "", "the first page")
    draft = Draft(
        media_type=source.media_type,
        pages=len(source.pages),
        language=tag,
        cover_page=1,
        doubts=tuple(Doubt("picture-page", number) for number in shown),
        picture_pages=shown,
        needs_text_recognition=True,
    )
    return front_matter.filled(draft, front, missing="the pages are pictures without text")


def _is_worded(page: Page) -> bool:
    """Words rather than specks: most of the page's signs stand in words of four letters or more, and no picture lies
    over them."""
    text = " ".join(line.text for line in page.lines)
    words = re.findall(r"[^\W\d_]{4,}|[\u3040-\u30ff\u4e00-\u9fff]{2,}", text)
    signs = len(re.sub(r"\s", "", text))
    return page.picture <= _PICTURE and len(words) >= 3 and sum(map(len, words)) >= 0.5 * signs
