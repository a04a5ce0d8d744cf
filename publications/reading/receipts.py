"""The receipts of a reading: what of the first pages stays out of the text, the fidelity figure with its doubts, and the
notes about the file itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from publications.reading import fidelity, file_notes
from publications.reading.draft import Doubt, Draft, Removed
from publications.reading.front_matter import FrontMatter
from publications.reading.letters import alnum, squeeze
from publications.reading.markdown import plain
from publications.reading.page import Line, Page, Source, row_text, rows

_LOST_WORDS = 5  # on one page; fewer are mostly a label or a sign that the draft holds in another form


def with_fidelity(draft: Draft, pages: Sequence[Page]) -> Draft:
    """The draft with its fidelity figure and a doubt for each page of which words are lost. ``pages`` are those of the
    file as they were read, before anything was taken out."""
    figure = fidelity.measure(pages, draft)
    doubts = (Doubt("words-lost", row.page, row.text) for row in figure.lost if row.words >= _LOST_WORDS)
    return replace(draft, fidelity=figure if figure.words else None, doubts=(*draft.doubts, *doubts))


def of_file(draft: Draft, source: Source) -> Draft:
    """The draft of a PDF with the notes about its file, and with doubts where letters cannot be read."""
    doubted = {doubt.page for doubt in draft.doubts if doubt.code == "unreadable-letters" and doubt.page}
    untold = set(file_notes.unreadable_pages(source.facts)) - doubted
    notes = file_notes.of_pdf(source, draft.picture_pages, sorted(doubted | untold))
    doubts = (Doubt("unreadable-letters", page) for page in sorted(untold))
    return replace(draft, file_notes=notes, doubts=(*draft.doubts, *doubts))


def of_cover(lines: Iterable[Line], pages: Sequence[Page], front: FrontMatter) -> list[Removed]:
    """The lines of the cover and the imprint that are neither in a chapter nor, as a whole, in the front matter or what it rests on."""
    held = {alnum(text) for text in (front.title, front.subtitle, *front.contributors)}
    held |= {alnum(evidence.text) for evidence in front.evidence.values()}
    by_page: dict[int, list[Line]] = {}
    found: list[Removed] = []
    for line in lines:
        if line.ready:  # a table or a picture there
            top = line.y < pages[line.page - 1].height / 2
            texts = (squeeze(row.replace("|", " ")) for row in plain(line.ready).split("\n"))
            found += [
                Removed(line.page, text, "cover", "before the first heading", top) for text in texts if alnum(text)
            ]
        elif id(line) not in front.title_lines and alnum(line.text) not in held:
            by_page.setdefault(line.page, []).append(line)
    return found + [
        Removed(number, row_text(row), "cover", "before the first heading", row[0].y < pages[number - 1].height / 2)
        for number, group in by_page.items()
        for row in rows(group)
    ]
