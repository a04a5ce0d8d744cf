"""A Word file as read → ``Draft``: the steps, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from publications.reading import docx_outline, front_matter, hyphens, keywords, language, receipts
from publications.reading.docx_chapters import Body, cut
from publications.reading.docx_document import Document
from publications.reading.docx_items import Item, Paragraph, Shown, paragraphs
from publications.reading.docx_lines import Setting, laid
from publications.reading.docx_outline import Head
from publications.reading.docx_story import left_out_doubts
from publications.reading.docx_text import Setter
from publications.reading.draft import Doubt, Draft, Evidence, FileNote, Removed
from publications.reading.formats import DOCX
from publications.reading.front_matter import FrontMatter
from publications.reading.inline import Style
from publications.reading.markdown import plain
from publications.reading.page import Page, Source

_OPENING = 600  # letters of running text: a shorter opening is a cover or an imprint
_RUNNING = 100  # letters of a paragraph of running text
_LATE = 3000  # letters before a paragraph in the title's style that is no title any more
_COVER_SIDE = 120.0  # points: smaller pictures on a title page are logos
_REPEATED = 3  # a picture that comes as often, without a caption, is decoration
_NAMED = "the file's title or only first-level heading"


@dataclass(frozen=True, slots=True)
class _Laid:
    """A report with its headings: ``first`` is where its text begins."""

    items: Sequence[Item]
    setting: Setting
    front: FrontMatter
    heads: Sequence[Head]
    doubts: Sequence[Doubt]

    @property
    def first(self) -> int:
        return self.heads[0].start if self.heads else len(self.items)


def draft_of(document: Document) -> Draft:
    """A draft of what was read."""
    laid_out = _lay_out(document)
    setter = _setter(document, laid_out)
    made = cut(laid_out.items, laid_out.heads, document.notes, setter)
    front = laid_out.front
    before = [line for line in laid_out.setting.lines if laid_out.setting.owners[id(line)] < laid_out.first]
    front.abstract, front.evidence["abstract"] = front_matter.abstract_of(made.chapters, before)
    text = _whole(made)
    tag, front.evidence["language"] = _language(text, document.language)
    cover = cover_picture(document, laid_out.first)
    if cover:
        front.evidence["cover"] = Evidence("sure", 1, "", "a picture before the first heading")
    draft = Draft(
        media_type=DOCX,
        pages=document.pages,
        language=tag,
        chapters=made.chapters,
        findings=made.findings,
        keywords=keywords.propose(text, [chapter.title for chapter in made.chapters], tag, front.title),
        removed=tuple(_removed(document, laid_out)),
        doubts=(*laid_out.doubts, *made.doubts, *_on_pages(left_out_doubts(document.record), document)),
        pictures=tuple(setter.pictures),
        file_notes=tuple(_file_notes(document)),
    )
    draft = front_matter.filled(draft, front)
    return receipts.with_fidelity(_told(draft, document), _pages(document, laid_out.setting))


def cover_picture(document: Document, first: int) -> str:
    """The part with the first large picture before item ``first``, where the text begins; empty without one."""
    for item in document.items[:first]:
        if isinstance(item, Shown) and document.record.sides[item.picture] >= _COVER_SIDE:
            return document.record.pictures[item.picture].part
    return ""


def text_begins(document: Document) -> int:
    """The place of the item with which the text begins, after title page and imprint."""
    return _lay_out(document).first


def _lay_out(document: Document) -> _Laid:
    """Headings and front matter. What the file itself says goes before what its type says."""
    items = _with_late_titles(document.items)
    docx_outline.typed_contents(items)
    heads = docx_outline.of_styles(items)
    heads = _without_title(items, heads)
    largest = max((paragraph.look.size for paragraph in paragraphs(items)), default=10.0)
    rows = [(place, paragraph) for place, item in enumerate(items) for paragraph in paragraphs([item])]
    setting = laid(rows, largest, heads[0].start if heads else len(items), turn=not document.numbered)
    front = _front(document, items, setting, heads)
    if not docx_outline.enough(heads, items):
        by_look = docx_outline.of_look(items, setting, front.title_lines)
        heads = by_look if len(by_look) > len(heads) else heads
    heads = docx_outline.levelled(heads)
    doubts = [] if heads or not items else [Doubt("no-chapters")]
    ahead = _opening(items, heads, front.title)
    return _Laid(items, setting, front, [*([ahead] if ahead else []), *heads], doubts)


def _with_late_titles(items: Sequence[Item]) -> Sequence[Item]:
    """Authors who set each chapter's heading in the title's style: all but the first are headings of the first level."""
    letters = 0
    late: list[Paragraph] = []
    for item in items:
        if isinstance(item, Paragraph):
            if item.form.kind == "title" and letters > _LATE:
                late.append(item)
            letters += len(item.words)
    if len(late) >= 2:
        for item in items:
            if isinstance(item, Paragraph) and item.form.level:
                item.form = replace(item.form, level=item.form.level + 1)
        for paragraph in late:
            paragraph.form = replace(paragraph.form, kind="", level=1)
    return items


def _without_title(items: Sequence[Item], heads: list[Head]) -> list[Head]:
    """One first-level heading without a number over all the others is the report's title, unless a title is there."""
    titled = any(isinstance(item, Paragraph) and item.form.kind == "title" for item in items)
    levels = [head.level for head in heads]
    if titled or len(heads) < 2 or levels[0] != 1 or levels.count(1) > 1 or heads[0].label:
        return heads
    for item in items[heads[0].start : heads[0].end]:
        if isinstance(item, Paragraph):
            item.form = replace(item.form, kind="title", level=0)
    return heads[1:]


def _front(document: Document, items: Sequence[Item], setting: Setting, heads: Sequence[Head]) -> FrontMatter:
    """Front matter as of a PDF's first pages; a title and subtitle that the file names as such are sure."""
    first = heads[0].start if heads else len(items)
    out = {place for place, item in enumerate(items) if isinstance(item, Paragraph) and item.listed}
    if first:  # a heading on the title's page is no subtitle
        out |= {place for head in heads for place in range(head.start, head.end)}
    pages = [
        page.with_lines(line for line in page.lines if setting.owners[id(line)] not in out) for page in setting.pages
    ]
    source = Source(DOCX, tuple(pages), (), document.properties)
    front = front_matter.read(source, pages, hyphens.learn(()), document.running)
    named = _of_kind(items, first, "title")
    if named:
        front.title = " ".join(paragraph.words for paragraph in named)
        front.evidence["title"] = Evidence("sure", named[0].page, front.title, _NAMED)
        places = {place for place, item in enumerate(items) if any(item is paragraph for paragraph in named)}
        front.title_lines = frozenset(id(line) for line in setting.lines if setting.owners[id(line)] in places)
    below = _of_kind(items, first, "subtitle")
    if below:
        front.subtitle = below[0].words
        front.evidence["subtitle"] = Evidence("sure", below[0].page, front.subtitle, "set as subtitle in the file")
    return front


def _of_kind(items: Sequence[Item], first: int, kind: str) -> list[Paragraph]:
    """The first neighbouring paragraphs of this kind before the first heading, in tables and boxes too."""
    found: list[Paragraph] = []
    for paragraph in paragraphs(items[:first]):
        if paragraph.form.kind == kind and paragraph.words:
            found.append(paragraph)
        elif found:
            break
    return found


def _opening(items: Sequence[Item], heads: Sequence[Head], title: str) -> Head | None:
    """The text before the first heading as a chapter, if there is enough; the whole text where there is no heading."""
    first = heads[0].start if heads else len(items)
    texts = [
        (place, item)
        for place, item in enumerate(items[:first])
        if isinstance(item, Paragraph) and not item.listed and item.form.kind not in ("title", "subtitle")
    ]
    running = [(place, item) for place, item in texts if len(item.words) > _RUNNING]
    if heads and sum(len(item.words) for _, item in running) < _OPENING:
        return None
    place, item = next(iter(running or texts), (0, None))
    if item is None and (heads or not items):
        return None
    words = item.words if item else ""
    why = "text before the first heading" if heads else "no headings found: the whole text"
    evidence = Evidence("check", item.page if item else 1, words[:300], why)
    return Head(place, place, 1, title or words[:80], "", "front" if heads else "chapter", evidence)


def _setter(document: Document, laid_out: _Laid) -> Setter:
    weights: Counter[Style] = Counter()
    for paragraph in paragraphs(laid_out.items):
        for span in paragraph.spans:
            weights[Style(span.look.bold, span.look.italic)] += len(span.text)
    usual = weights.most_common(1)[0][0] if weights else Style()
    uses = Counter(picture.part for picture in document.record.pictures)
    decoration = frozenset(part for part, count in uses.items() if count >= _REPEATED)
    return Setter(document.record.pictures, document.numbered, usual, decoration)


def _whole(made: Body) -> str:
    return "\n\n".join([*(plain(chapter.text) for chapter in made.chapters), *(row.text for row in made.findings)])


def _language(text: str, marked: str) -> tuple[str, Evidence]:
    """The language of the words; what the file says where there are too few, or to make sure."""
    tag, reliable = language.of_text(text)
    if tag:
        agrees = tag.partition("-")[0] == marked.partition("-")[0].lower()
        return tag, Evidence("sure" if reliable or agrees else "check", None, "", "the words of the text")
    if marked:
        return marked.partition("-")[0].lower(), Evidence("check", None, marked, "the language set in the file")
    return "", Evidence("missing", None, "", "too little text")


def _removed(document: Document, laid_out: _Laid) -> list[Removed]:
    items, setting = laid_out.items, laid_out.setting
    found = list(document.running)
    contents = {place for place, item in enumerate(items) if isinstance(item, Paragraph) and item.listed}
    for place in sorted(contents):
        item = items[place]
        if isinstance(item, Paragraph):
            found.append(Removed(item.page, item.text, "contents", "an entry of the contents page", True))
    found += [Removed(page, text, "hidden text", "hidden in the file", True) for page, text in document.record.hidden]
    owners = setting.owners
    cover = [line for line in setting.lines if owners[id(line)] < laid_out.first and owners[id(line)] not in contents]
    found += receipts.of_cover(cover, setting.pages, laid_out.front)
    return found


def _on_pages(doubts: Sequence[Doubt], document: Document) -> list[Doubt]:
    return [doubt if document.numbered else replace(doubt, page=None) for doubt in doubts]


def _told(draft: Draft, document: Document) -> Draft:
    """Where the file does not tell its pages, everything is told to be on the first."""
    if document.numbered:
        return draft
    evidence = {name: replace(row, page=1) if row.page else row for name, row in draft.evidence.items()}
    return replace(draft, evidence=evidence, removed=tuple(replace(row, page=1) for row in draft.removed))


def _pages(document: Document, setting: Setting) -> list[Page]:
    if document.numbered:
        return setting.pages
    return [Page(1, 595.0, 842.0, tuple(setting.lines))]


def _file_notes(document: Document) -> list[FileNote]:
    notes = []
    if document.record.changes:
        notes.append(FileNote("changes-accepted", (), str(document.record.changes)))
    if document.comments:
        notes.append(FileNote("comments-dropped", (), str(document.comments)))
    if not document.language:
        notes.append(FileNote("no-language"))
    if not dict(document.properties).get("Title"):
        notes.append(FileNote("no-title"))
    return notes
