"""Where a footnote goes to which no text refers."""

from __future__ import annotations

from dataclasses import replace

from publications.reading.draft import DraftChapter
from publications.reading.markdown import page_mark
from publications.reading.patterns import late

_MARK = late(r"\[\[p\. (\d+)\]\]")


def with_paragraph(chapter: DraftChapter, text: str, page: int) -> DraftChapter:
    """The chapter with a paragraph at the end of what it has of the page; where a paragraph runs on, after that."""
    made = chapter.text.split("\n\n")
    place = next(
        (n for n, block in enumerate(made) if any(int(mark) > page for mark in _MARK.findall(block))), len(made)
    )
    if place < len(made) and not _MARK.match(made[place]):
        place += 1
    made.insert(place, text if page <= chapter.last_page else f"{page_mark(page)} {text}")
    return replace(chapter, text="\n\n".join(made).strip(), last_page=max(page, chapter.last_page))
