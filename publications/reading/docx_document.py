"""A Word file's parts → one ``Document``: items in order, notes, running lines, properties, what was met on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from publications.reading.docx_fields import Fields
from publications.reading.docx_inline import Inline
from publications.reading.docx_items import Item, Pages, Record, paragraphs
from publications.reading.docx_numbering import Numbering
from publications.reading.docx_package import Element, Package, Relation, attribute
from publications.reading.docx_story import Story
from publications.reading.docx_styles import Styles
from publications.reading.docx_tables import flowing
from publications.reading.draft import ReadingError, Removed, RemovedKind
from publications.reading.letters import clean, squeeze

_MOST_PAGES = 3000
_PROPERTIES = {"dc:title": "Title", "dc:creator": "Author", "dc:subject": "Subject", "cp:keywords": "Keywords"}
_RUNNING: dict[str, RemovedKind] = {"w:headerReference": "running head", "w:footerReference": "running foot"}


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read, before anything is understood. ``numbered`` tells whether the items' pages are those of the file,
    ``pages`` how many it has or says to have (1 where that is unknown); ``language`` is the one that most letters are marked with."""

    items: tuple[Item, ...]
    notes: dict[str, tuple[Item, ...]]
    running: tuple[Removed, ...]
    properties: tuple[tuple[str, str], ...]
    record: Record
    comments: int
    numbered: bool
    pages: int
    language: str


def load(package: Package) -> Document:
    """The document of a package. Raises ReadingError: damaged, unsafe, too-large."""
    root = package.xml(package.main)
    body = root.find("w:body") if root is not None else None
    if root is None or body is None:
        raise ReadingError("damaged", f"{package.main} has no body")
    relations = package.relations(package.main)
    parts = {relation.kind: relation.target for relation in relations.values() if not relation.outside}
    styles = Styles(package.spare(parts.get("styles", "")))
    numbering = Numbering(package.spare(parts.get("numbering", "")))
    record, pages = Record(), Pages()
    inline = Inline(package, styles, relations, record, pages, Fields(root))
    items = tuple(flowing(Story(inline, styles, numbering, record, pages).read(body)))
    printed = _printed_pages(package)
    numbered = _has_pages(root, pages.page, printed)
    count = (
        max(pages.page, printed if pages.page <= printed <= 1.1 * pages.page + 1 else 1)
        if numbered
        else max(1, printed)
    )
    return Document(
        items,
        _notes(package, parts, styles, record),
        tuple(_running(package, body, relations, styles)),
        tuple(_properties(package)),
        record,
        _comments(package, parts),
        numbered,
        min(count, _MOST_PAGES),
        _language(items, styles),
    )


def _has_pages(root: Element, counted: int, printed: int) -> bool:
    """Whether the breaks that were counted are the file's pages: its program wrote where each page began, or the breaks
    that the author set make as many pages as the program says there are."""
    if counted > _MOST_PAGES:
        return False
    return next(root.iter("w:lastRenderedPageBreak"), None) is not None or (counted == printed and counted > 1)


def _printed_pages(package: Package) -> int:
    """The number of pages that the program wrote down, 0 for none. It may be stale."""
    for relation in package.relations("").values():
        if relation.kind in ("extended-properties", "extendedProperties") and not relation.outside:
            root = package.spare(relation.target)
            text = (root.findtext("ep:Pages") or "").strip() if root is not None else ""
            return int(text) if text.isdecimal() and len(text) < 5 else 0
    return 0


def _properties(package: Package) -> Iterator[tuple[str, str]]:
    """The file's own title, author and date, as a PDF names them."""
    for relation in package.relations("").values():
        root = package.spare(relation.target) if relation.kind == "core-properties" and not relation.outside else None
        for row in root if root is not None else ():
            text = squeeze(clean(row.text or ""))[:2000]
            if row.tag in _PROPERTIES and text:
                yield _PROPERTIES[row.tag], text
            elif row.tag == "dcterms:created" and text[:10].replace("-", "").isdecimal():
                yield "CreationDate", "D:" + text[:10].replace("-", "")


def _notes(package: Package, parts: dict[str, str], styles: Styles, record: Record) -> dict[str, tuple[Item, ...]]:
    """The notes that the text calls, by their names."""
    read: dict[str, tuple[Story, dict[str, Element]]] = {}
    for kind in ("footnote", "endnote"):
        name = parts.get(f"{kind}s", "")
        root = package.spare(name)
        if root is not None:
            own, pages = Record(), Pages()
            inline = Inline(package, styles, package.relations(name), own, pages, Fields(root))
            rows = {attribute(row, "w:id"): row for row in root.iter(f"w:{kind}")}
            read[kind] = Story(inline, styles, Numbering(None), own, pages), rows
    found: dict[str, tuple[Item, ...]] = {}
    for name, (kind, identity) in record.notes.items():
        story, rows = read.get(kind, (None, {}))
        if story is not None and identity in rows:
            found[name] = tuple(story.read(rows[identity]))
    return found


def _running(package: Package, body: Element, relations: dict[str, Relation], styles: Styles) -> Iterator[Removed]:
    """The running heads and feet: once for each text, on the first page. Figures alone are page numbers."""
    seen: set[tuple[str, str]] = set()
    for tag, kind in _RUNNING.items():
        for name in dict.fromkeys(attribute(row, "r:id") for row in body.iter(tag)):
            relation = relations.get(name)
            root = package.spare(relation.target) if relation and not relation.outside else None
            if relation is None or root is None:
                continue
            record, pages = Record(), Pages()
            inline = Inline(package, styles, package.relations(relation.target), record, pages, Fields(root))
            for paragraph in paragraphs(Story(inline, styles, Numbering(None), record, pages).read(root)):
                text = paragraph.words
                if text and (kind, text) not in seen:
                    seen.add((kind, text))
                    folio = not any(sign.isalpha() for sign in text)
                    at_top = kind == "running head"
                    yield Removed(1, text, "folio" if folio else kind, f"a {kind} of the file", at_top)


def _comments(package: Package, parts: dict[str, str]) -> int:
    root = package.spare(parts.get("comments", ""))
    return sum(1 for _ in root.iter("w:comment")) if root is not None else 0


def _language(items: tuple[Item, ...], styles: Styles) -> str:
    weights: Counter[str] = Counter()
    for paragraph in paragraphs(items):
        for span in paragraph.spans:
            weights[span.look.language or styles.language] += len(span.text)
    del weights[""]
    return weights.most_common(1)[0][0] if weights else ""
