"""A manuscript laid out: sheets in order, with the places of its chapters and findings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reportlab.pdfbase.pdfmetrics import stringWidth

from publications.demo.covers import cover_sheet
from publications.demo.furniture import folio, print_furniture
from publications.demo.lines import break_lines, words_of
from publications.demo.manuscript import Block, Manuscript, plain
from publications.demo.sheets import Pourer, Run, Setting, Sheet
from publications.demo.styles import SANS, SERIF_ITALIC, STYLES, Style
from publications.demo.tables import pour_table
from publications.demo.wording import CHAPTER_WORDS, CONTENTS

ENTRY = 17.2  # height of a line of the contents


@dataclass(frozen=True)
class Heading:
    """A chapter (level 1) or a section, its number where one is printed (in digits or words) and its page."""

    title: str
    level: int
    page: int
    label: str = ""
    role: str = "chapter"


@dataclass(frozen=True)
class PlacedFinding:
    """A finding: paragraphs parted by an empty line; ``chapter`` is the title of the heading above it."""

    label: str
    text: str
    chapter: str
    page: int
    last_page: int


@dataclass
class Book:
    """A report ready to be painted."""

    manuscript: Manuscript
    style: Style
    sheets: list[Sheet] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    findings: list[PlacedFinding] = field(default_factory=list)


def compose(manuscript: Manuscript) -> Book:
    """The report with its cover, imprint, contents and body; the contents page is set last, when the pages are known."""
    style = STYLES[manuscript.layout]
    book = Book(manuscript, style)
    entries = sum(block.kind in ("chapter", "section") for block in manuscript.blocks)
    contents_pages = -(-entries // _entries_on_page(style)) if style.contents else 0
    front = [cover_sheet(manuscript, style)]
    if manuscript.imprint:
        front.append(_imprint_sheet(manuscript, style))
    body = _body(book, start=len(front) + contents_pages + 1)
    if style.contents:
        front += _contents_sheets(book, body, start=len(front) + 1)
    book.sheets = front + body
    print_furniture(book.sheets, manuscript, style)
    return book


def _body(book: Book, start: int) -> list[Sheet]:
    pourer = Pourer(book.style, start, book.manuscript.notes)
    chapter = section = 0
    title = ""
    for block in book.manuscript.blocks:
        if block.kind == "chapter":
            chapter, section = chapter + (block.role == "chapter"), 0
            title = block.text
            _open_chapter(book, pourer, block, chapter)
        elif block.kind == "section":
            section += 1
            title = block.text
            _open_section(book, pourer, block, f"{chapter}.{section}")
        elif block.kind == "finding":
            page = _pour_finding(book.style, pourer, block)
            book.findings.append(PlacedFinding(block.label, plain(block.text), title, page, pourer.sheet.number))
        elif block.kind == "more":
            _pour_more(book.style, pourer, block)
            last = book.findings[-1]
            book.findings[-1] = replace(last, text=f"{last.text}\n\n{plain(block.text)}", last_page=pourer.sheet.number)
        elif block.kind == "table":
            pour_table(book.style, pourer, block)
        else:
            _pour_paragraph(book.style, pourer, block)
    return pourer.finish()


def _open_chapter(book: Book, pourer: Pourer, block: Block, number: int) -> None:
    style = book.style
    pourer.part = "front" if block.role == "front" else "body"
    pourer.chapter = block.text
    if pourer.empty:
        pourer.sheet.part, pourer.sheet.chapter = pourer.part, block.text
    elif style.new_page:
        pourer.turn_page()
    else:
        pourer.space(style.heading_sizes[0])
    pourer.sheet.opens_chapter = True
    numbered = block.role == "chapter"
    label = str(number) if numbered and style.numbering != "plain" else ""
    if numbered and style.numbering == "words":
        pourer.pour(CHAPTER_WORDS[book.manuscript.language][number - 1], Setting(SANS, 10.5, 24, style.colour))
    size = style.heading_sizes[0]
    setting = Setting(style.heading, size, size * 1.25, style.colour)
    shown = f"{label} {block.text}" if style.numbering == "decimal" and label else block.text
    page = pourer.pour(shown, setting, keep=3 * style.leading)
    pourer.space(style.leading)
    book.headings.append(Heading(block.text, 1, page, label, block.role))


def _open_section(book: Book, pourer: Pourer, block: Block, number: str) -> None:
    style = book.style
    label = number if style.numbering == "decimal" else ""
    size = style.heading_sizes[1]
    if style.sections_on_new_page and not pourer.sheet.opens_chapter:
        pourer.turn_page()
    pourer.space(style.leading * 0.8)
    setting = Setting(style.heading, size, size * 1.3, style.colour)
    page = pourer.pour(f"{label} {block.text}".strip(), setting, keep=3 * style.leading)
    pourer.space(style.leading * 0.35)
    book.headings.append(Heading(block.text, 2, page, label))


def _text_setting(style: Style, first: float = 0, rest: float = 0) -> Setting:
    return Setting(
        style.body, style.size, style.leading, first=first, rest=rest, justify=style.justify, hyphen=style.hyphen
    )


def _pour_paragraph(style: Style, pourer: Pourer, block: Block) -> None:
    pourer.pour(block.text, _text_setting(style, first=style.indent))
    pourer.space(style.gap)


def _pour_finding(style: Style, pourer: Pourer, block: Block) -> int:
    word = block.word or style.finding_word
    lead = f"{word} {block.label}{style.finding_sign} ".lstrip()
    hanging = 0 if word else style.hanging
    page = pourer.pour(block.text, _text_setting(style, first=hanging, rest=hanging), lead=lead)
    pourer.space(style.gap or 4)
    return page


def _pour_more(style: Style, pourer: Pourer, block: Block) -> None:
    pourer.pour(block.text, _text_setting(style, first=style.hanging, rest=style.hanging))
    pourer.space(style.gap or 4)


def _imprint_sheet(manuscript: Manuscript, style: Style) -> Sheet:
    sheet = Sheet(2, part="imprint")
    width = style.page[0] - style.margins[1] - style.margins[3]
    lines: list[str] = []
    for paragraph in manuscript.imprint:
        rows = break_lines(words_of(paragraph), width, width, lambda text: stringWidth(text, SERIF_ITALIC, 9.4))
        lines += [" ".join(word.text for word in row.words) for row in rows] + [""]
    y = style.margins[2] + 13 * len(lines)
    for line in lines:
        if line:
            sheet.runs.append(Run(style.margins[3], y, line, SERIF_ITALIC, 9.4, "#333333"))
        y -= 13
    return sheet


def _entries_on_page(style: Style) -> int:
    return int((style.page[1] - style.margins[0] - style.margins[2] - 60) / ENTRY)


def _contents_sheets(book: Book, body: list[Sheet], start: int) -> list[Sheet]:
    style, per_page = book.style, _entries_on_page(book.style)
    parts = {sheet.number: sheet.part for sheet in body}
    sheets = []
    for number, first in enumerate(range(0, len(book.headings), per_page), start):
        sheet = Sheet(number, part="contents")
        y = style.page[1] - style.margins[0] - style.heading_sizes[0]
        if not sheets:
            title = CONTENTS[book.manuscript.language]
            sheet.runs.append(Run(style.margins[3], y, title, style.heading, style.heading_sizes[0], style.colour))
        y -= 34
        for heading in book.headings[first : first + per_page]:
            printed = folio(heading.page, parts[heading.page], body[0].number, style, body)
            _print_entry(sheet, heading, printed, y, style)
            y -= ENTRY
        sheets.append(sheet)
    return sheets


def _print_entry(sheet: Sheet, heading: Heading, printed: str, y: float, style: Style) -> None:
    """One line of the contents: title, dot leaders, page. The leaders are text, as most programs set them."""
    font = style.body
    size = style.size if heading.level == 1 else style.size - 0.6
    left, right = style.margins[3] + (18 if heading.level == 2 else 0), style.page[0] - style.margins[1]
    label = heading.label if style.numbering == "decimal" else ""
    text = f"{label} {heading.title}".strip()
    width, end = stringWidth(text, font, size), stringWidth(printed, font, size)
    dots = int((right - left - width - end - 8) / stringWidth(".", font, size))
    sheet.runs.append(Run(left, y, f"{text} {'.' * dots}", font, size))
    sheet.runs.append(Run(right - end, y, printed, font, size))
