"""The body of a Word file → its items in order: paragraphs with their numbers, tables, pictures.

Text boxes come after the paragraph to which they are anchored. A paragraph whose end was deleted in a tracked change
runs on into the next one, as does a drop capital.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from publications.reading import docx_drawing
from publications.reading.docx_inline import Inline, Inside
from publications.reading.docx_items import Cell, Item, Pages, Paragraph, Record, Shown, Span, Table
from publications.reading.docx_numbering import Label, Numbering
from publications.reading.docx_package import Element, attribute, inner
from publications.reading.docx_styles import Form, Styles, with_form
from publications.reading.draft import Doubt

_AROUND = frozenset(("w:customXml", "w:ins", "w:moveTo", "w:sdtContent", "mc:Choice", "mc:Fallback"))
_GONE = frozenset(("w:del", "w:moveFrom"))
_NEXT_PAGE = frozenset(("", "nextPage", "oddPage", "evenPage"))
_WIDEST = 200  # columns of a table; a file may claim any number


class Story:
    """Reads one story of a file: its body, a footnote, a running head."""

    def __init__(self, inline: Inline, styles: Styles, numbering: Numbering, record: Record, pages: Pages) -> None:
        self._inline, self._styles, self._numbering = inline, styles, numbering
        self._record, self._pages = record, pages
        self._carried: list[Span] = []
        self._blank = False
        self._listed = False
        self._list_levels: dict[str, dict[str, int]] = {}

    def read(self, element: Element, *, boxed: bool = False) -> list[Item]:
        """The items of ``w:body`` or of whatever else holds paragraphs and tables."""
        return list(self._items(element, boxed))

    def _items(self, element: Element, boxed: bool) -> Iterator[Item]:
        for child in element:
            tag = child.tag
            if tag == "w:p":
                yield from self._paragraph(child, boxed)
            elif tag == "w:tbl":
                yield from self._table(child)
            elif tag == "w:sdt":
                yield from self._content_control(child, boxed)
            elif tag == "mc:AlternateContent":
                branch = docx_drawing.chosen(child)
                if branch is not None:
                    yield from self._items(branch, boxed)
            elif tag == "w:altChunk":
                self._record.left_out.append((self._pages.page, "a document inside the document"))
            elif tag in _AROUND:
                yield from self._items(child, boxed)
            elif tag in _GONE:
                self._record.changes += 1

    def _content_control(self, element: Element, boxed: bool) -> Iterator[Item]:
        content = element.find("w:sdtContent")
        if content is None or inner(element, "w:sdtPr", "w:showingPlcHdr") is not None:
            return
        gallery = attribute(inner(element, "w:sdtPr", "w:docPartObj", "w:docPartGallery"))
        before, self._listed = self._listed, self._listed or gallery == "Table of Contents"
        yield from self._items(content, boxed)
        self._listed = before

    def _paragraph(self, element: Element, boxed: bool) -> Iterator[Item]:
        properties = element.find("w:pPr")
        style = attribute(properties.find("w:pStyle")) if properties is not None else ""
        form = with_form(self._styles.paragraph(style), properties)
        if form.new_page:
            self._pages.explicit()
        inside = self._inline.read(element, self._styles.letters(style))
        read = [*self._carried, *inside.spans]
        self._carried = []
        spans = _trimmed(list(read))
        if properties is not None and self._runs_on(properties):
            self._carried = read
        elif spans or not _emptied(element):
            yield from self._made(spans, inside, form, style, boxed)
        yield from (Shown(number, self._pages.page) for number in inside.pictures)
        for box in inside.boxes:
            yield from self.read(box, boxed=True)
        section = properties.find("w:sectPr") if properties is not None else None
        if section is not None and attribute(section.find("w:type")) in _NEXT_PAGE:
            self._pages.explicit()

    def _made(self, spans: list[Span], inside: Inside, form: Form, style: str, boxed: bool) -> Iterator[Item]:
        label = self._label(form, style)
        if not spans:
            self._blank = self._blank or not (inside.pictures or inside.boxes)
            return
        left = form.left
        if label and form.list_id:
            given = self._numbering.left(form.list_id, label.level)
            left = left if left or given is None else given
        made = Paragraph(spans, form, spans[0].page, label, left, boxed)
        made.listed = self._listed or form.kind == "contents" or inside.listed * 2 > inside.letters
        made.sequence, made.blank_above, self._blank = inside.sequence, self._blank, False
        yield made

    def _label(self, form: Form, style: str) -> Label | None:
        """The next number of the paragraph's list; the level may be the one that names the paragraph's style."""
        if not form.list_id or form.list_id == "0":
            return None
        if form.list_id not in self._list_levels:
            self._list_levels[form.list_id] = self._numbering.styles(form.list_id)
        level = self._styles.level_of_list(style, self._list_levels[form.list_id])
        return self._numbering.label(form.list_id, form.list_level if level is None or form.list_level else level)

    def _runs_on(self, properties: Element) -> bool:
        mark = properties.find("w:rPr")
        if mark is not None and (mark.find("w:del") is not None or mark.find("w:moveFrom") is not None):
            self._record.changes += 1
            return True
        frame = properties.find("w:framePr")
        return attribute(frame, "w:dropCap") in ("drop", "margin")

    def _table(self, element: Element) -> Iterator[Item]:
        rows: list[list[Cell]] = []
        self._pages.now()
        first = self._pages.page
        for row in _inside(element, "w:tr"):
            cells = self._row(row)
            if cells:
                rows.append(cells)
        table = Table(rows, first, self._pages.page)
        if len(rows) == 1 and len(rows[0]) == 1:
            yield from (_in_box(item) for item in rows[0][0].items)
        elif rows:
            yield table
        self._blank = False

    def _row(self, row: Element) -> list[Cell]:
        """The cells of a row. Cells stand side by side, so the breaks in the one with most of them count."""
        properties = row.find("w:trPr")
        if properties is not None and properties.find("w:del") is not None:
            self._record.changes += 1
            return []
        start, last = self._pages.page, self._pages.page
        cells: list[Cell] = []
        for element in _inside(row, "w:tc"):
            self._pages.page = start
            given = element.find("w:tcPr")
            merge = given.find("w:vMerge") if given is not None else None
            goes_on = merge is not None and attribute(merge) in ("", "continue")
            columns = attribute(given.find("w:gridSpan")) if given is not None else ""
            wide = min(_WIDEST, max(1, int(columns))) if columns.isdecimal() else 1
            cells.append(Cell(tuple(self.read(element)), wide, goes_on))
            self._carried = []
            last = max(last, self._pages.page)
        self._pages.page = last
        return cells


def _inside(element: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those in content controls and tracked changes too."""
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag == "w:sdt":
            content = child.find("w:sdtContent")
            yield from _inside(content, wanted) if content is not None else ()
        elif child.tag in _AROUND:
            yield from _inside(child, wanted)


def _in_box(item: Item) -> Item:
    if isinstance(item, Paragraph):
        item.boxed = True
    return item


def _emptied(element: Element) -> bool:
    """Whether the paragraph held only what a tracked change deleted: it prints no line and no number."""
    return element.find("w:del") is not None or element.find("w:moveFrom") is not None


def _trimmed(spans: list[Span]) -> list[Span]:
    """Spans without white space at the paragraph's ends; nothing where there are no words."""
    spans = [span for span in spans if span.text]
    while spans and not spans[0].text.strip() and not spans[0].note:
        spans.pop(0)
    while spans and not spans[-1].text.strip() and not spans[-1].note:
        spans.pop()
    if spans:
        spans[0] = spans[0]._replace(text=spans[0].text.lstrip())
        spans[-1] = spans[-1]._replace(text=spans[-1].text.rstrip())
    return spans


def note_items(root: Element | None, tag: str) -> Mapping[str, Element]:
    """The notes of a part by their ids."""
    return {} if root is None else {attribute(row, "w:id"): row for row in root.iter(tag)}


def left_out_doubts(record: Record) -> list[Doubt]:
    """One doubt for each page and kind of picture that cannot be shown."""
    return [Doubt("picture-missing", page, words) for page, words in dict.fromkeys(record.left_out)]
