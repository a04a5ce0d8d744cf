"""Plain notes about the file itself, for its makers: what they could mend, and what a reader of the page will miss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publications.reading.draft import FileNote
from publications.reading.page import FileFacts, Source

# ISO 32000-1, 9.6.2.2: the fonts that every reader has
_STANDARD = ("Helvetica", "Courier", "Times", "Symbol", "ZapfDingbats")
_FEW = 0.02  # of a page's runs of text: fewer unreadable ones are a bullet or an ornament
_NAMED = 5  # fonts that a note names
_LONG = 8  # pages: a shorter report needs no bookmarks


def of_pdf(source: Source, picture_pages: Sequence[int], unreadable: Sequence[int]) -> tuple[FileNote, ...]:
    """The notes about a PDF, the gravest first. ``picture_pages`` are its pages without text, ``unreadable`` those with
    letters that cannot be read."""
    return tuple(_notes(source, source.facts or FileFacts(), picture_pages, unreadable))


def _notes(
    source: Source, facts: FileFacts, picture_pages: Sequence[int], unreadable: Sequence[int]
) -> Iterator[FileNote]:
    if picture_pages:
        yield FileNote("picture-pages", tuple(picture_pages))
    if unreadable:
        yield FileNote("unreadable-letters", tuple(unreadable))
    if facts.locked:
        yield FileNote("locked")
    missing = [(name, pages) for name, pages in facts.fonts_missing if not name.startswith(_STANDARD)]
    if missing:
        names = [name for name, _ in missing]
        text = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
        yield FileNote("fonts-missing", tuple(sorted({page for _, pages in missing for page in pages})), text)
    if not facts.language:
        yield FileNote("no-language")
    if not facts.tagged:
        yield FileNote("untagged")
    if not source.meta("Title"):
        yield FileNote("no-title")
    if not source.bookmarks and len(source.pages) > _LONG:
        yield FileNote("no-bookmarks")


def unreadable_pages(facts: FileFacts | None) -> tuple[int, ...]:
    """The pages with letters that the file draws but does not tell (a font without a map to Unicode)."""
    return tuple(page for page, bad, runs in facts.unreadable if bad > _FEW * runs) if facts else ()
