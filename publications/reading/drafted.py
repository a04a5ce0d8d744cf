"""The steps from pages of lines to a ``Draft``, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from publications.reading import (
    chapters,
    contents,
    footnotes,
    front_matter,
    furniture,
    headings,
    hyphens,
    initials,
    keywords,
    language,
    matching,
    outline,
    receipts,
    scans,
    set_pieces,
    structure,
    unclear,
)
from publications.reading.draft import Doubt, Draft, DraftChapter, Evidence, Removed
from publications.reading.markdown import plain
from publications.reading.page import Line, Page, Source, body_size, row_text, rows


class _Laid(NamedTuple):
    """A report laid out in reading order: the flow of its lines, and what was taken out of it."""

    flow: list[Line]
    notes: list[footnotes.Note]
    removed: list[Removed]
    contents: contents.Contents | None
    front: front_matter.FrontMatter
    hyphenation: hyphens.Hyphenation
    placed: set_pieces.Placed
    unclear: list[Doubt]


def draft_of(source: Source) -> Draft:
    """A draft of what was read."""
    source = replace(source, pages=initials.joined(source.pages))
    pictures = scans.picture_pages(source.pages)
    if scans.needs_recognition(source.pages):
        return receipts.of_file(scans.draft_of_scan(source, pictures), source)
    laid = _lay_out(source)
    marked, ahead, doubts = _outlined(laid, source)
    headings_found = (ahead, *marked) if ahead else marked
    made = chapters.cut(laid.flow, headings_found, laid.notes, laid.hyphenation)
    doubts += [*unclear.letter_doubts(source.pages), *laid.unclear]
    doubts += [*laid.placed.doubts, *made.doubts, *(Doubt("picture-page", number) for number in pictures)]
    front = laid.front
    before = laid.flow[: marked[0].start] if marked else laid.flow
    front.abstract, front.evidence["abstract"] = front_matter.abstract_of(made.chapters, before)
    plains = [plain(chapter.text) for chapter in made.chapters]
    text = "\n\n".join(plains) or " ".join(line.text for line in laid.flow)
    tag, front.evidence["language"] = _language("\n".join([text, *(finding.text for finding in made.findings)]))
    front.evidence["cover"] = Evidence("sure", 1, "", "the first page")
    first = headings_found[0].start if headings_found else len(laid.flow)
    removed = [*laid.removed, *receipts.of_cover(laid.flow[:first], source.pages, front)]
    draft = Draft(
        media_type=source.media_type,
        pages=len(source.pages),
        language=tag,
        cover_page=1,
        chapters=tuple(_in_its_language(*each, tag) for each in zip(made.chapters, plains, strict=True)),
        findings=made.findings,
        keywords=keywords.propose(text, [chapter.title for chapter in made.chapters], tag, front.title),
        pictures=tuple(laid.placed.pictures),
        removed=tuple(sorted(removed, key=lambda row: row.page)),
        doubts=tuple(doubts),
        picture_pages=pictures,
    )
    draft = receipts.with_fidelity(front_matter.filled(draft, front), source.pages)
    return receipts.of_file(draft, source)


def _lay_out(source: Source) -> _Laid:
    """Furniture, contents and footnotes out, columns in order, front matter read."""
    pages, removed = furniture.take_out(source.pages)
    pages, lifted = set_pieces.lift(pages)
    hyphenation = hyphens.learn(line for page in pages for line in page.lines)
    front = front_matter.read(source, pages, hyphenation, removed)
    pages, echoed = furniture.echoes(pages, front.title)
    found = contents.find(pages)
    if found:
        removed += _contents_lines(pages, found)
        pages = [page.with_lines(line for line in page.lines if id(line) not in found.lines) for page in pages]
    named = matching.lines_named([line for page in pages for line in page.lines], found, source.bookmarks)
    placed = set_pieces.place(pages, lifted, hyphenation, named)
    removed += placed.removed
    pages, notes = footnotes.take_out(placed.pages, body_size(line for page in pages for line in page.lines))
    removed = sorted([*removed, *echoed], key=lambda row: row.page)
    flow = [line for page in pages for line in page.lines]
    return _Laid(flow, notes, removed, found, front, hyphenation, placed, unclear.order_doubts(pages))


def _outlined(
    laid: _Laid, source: Source
) -> tuple[tuple[structure.Heading, ...], structure.Heading | None, list[Doubt]]:
    """(headings, the opening text as a chapter if it is long, doubts)."""
    flow = laid.flow
    body = headings.body_type(flow)
    titles = frozenset(number for number, line in enumerate(flow) if id(line) in laid.front.title_lines)
    found = headings.candidates(flow, body, laid.hyphenation)
    material = structure.Material(flow, found, body, laid.hyphenation, titles)
    outlined = outline.find(material, source.bookmarks, laid.contents, source.tags)
    doubts = list(outlined.doubts)
    if not outlined.headings:
        doubts.append(Doubt("no-chapters"))
    first = outlined.headings[0].start if outlined.headings else len(flow)
    ahead = chapters.opening(flow, first, body, laid.front.title, titles)
    return outlined.headings, ahead, doubts


def _language(text: str) -> tuple[str, Evidence]:
    tag, reliable = language.of_text(text)
    if not tag:
        return "", Evidence("missing", None, "", "too little text")
    return tag, Evidence("sure" if reliable else "check", None, "", "the words of the text")


def _in_its_language(chapter: DraftChapter, text: str, report: str) -> DraftChapter:
    """The chapter, whose ``text`` is this, with its language, if that is surely another than the report's."""
    tag = language.of_part(text, report)
    return replace(chapter, language=tag) if tag else chapter


def _contents_lines(pages: Sequence[Page], found: contents.Contents) -> list[Removed]:
    removed = []
    for page in pages:
        lines: list[Line] = [line for line in page.lines if id(line) in found.lines]
        for row in rows(lines):
            at_top = row[0].y < page.height / 2
            removed.append(Removed(page.number, row_text(row), "contents", "an entry of the contents page", at_top))
    return removed
