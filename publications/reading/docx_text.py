"""Items of a Word file → blocks and the Markdown of a chapter: paragraphs, lists, quotes, tables, pictures, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote, urlsplit

from publications.reading.bidi import is_rtl
from publications.reading.docx_items import Item, Paragraph, Shown, Span, Table
from publications.reading.docx_tables import table_markdown
from publications.reading.draft import Picture
from publications.reading.inline import HARD, ROMAN, Run, Style, markdown, page_run, text_of
from publications.reading.letters import squeeze
from publications.reading.markdown import escape, escape_start, link, page_mark
from publications.reading.page import Word, line_of
from publications.reading.paragraphs import Block
from publications.reading.patterns import late

_SCHEMES = frozenset(("http", "https", "mailto"))
_ORDINAL = late(r"\d{1,9}[.)]")
_FIGURE = late(
    r"(fig(ure|\.)?|chart|graph|map|photo|picture|image|diagram|exhibit|рис(унок|\.)?|график|диаграмма|схема|карта|фото|сурет"
    r"|abb(ildung|\.)?|bild|karte|figura|gráfico|mapa|graphique|carte|图|圖|図|الشكل|شكل)\s*[№.]?\s*[\dIVXA-Z٠-٩一二三]",
    re.I,
)
_CAPTION = 400  # letters
_MARGIN, _RIGHT = 72.0, 523.0  # points: the edges of the text


@dataclass(slots=True)
class Setter:
    """Sets items as blocks. ``pictures`` are those that the text shows, in order; ``numbered`` whether pages are known."""

    known: Sequence[Picture]
    numbered: bool
    usual: Style = ROMAN
    decoration: frozenset[str] = frozenset()
    pictures: list[Picture] = field(default_factory=list)
    y: float = 0.0

    def page(self, page: int) -> int:
        """The page as it is told: where none is known everything is on the first."""
        return page if self.numbered else 1

    def runs(self, spans: Sequence[Span], *, breaks: bool = True, usual: Style | None = None) -> list[Run]:
        """The spans as runs; white space is one space, a page mark stands where a page begins. ``usual`` is how the text
        around is set: what differs from it is emphasised."""
        found: list[Run] = []
        usual = usual or self.usual
        page = spans[0].page if spans else 1
        for span in spans:
            if span.page != page:
                page = span.page
                if self.numbered:
                    space = " " if not found or found[-1].text.endswith(" ") else ""
                    found += page_run(page, space)
            found += _piece(span, usual, breaks=breaks)
        return _squeezed(found)

    def blocks(self, items: Sequence[Item]) -> list[tuple[Block, Item]]:
        """A block for each item that shows something; a picture takes the caption beside it."""
        found: list[tuple[Block, Item]] = []
        captions = _captions(items)
        taken = set(captions.values())
        for place, item in enumerate(items):
            if isinstance(item, Paragraph):
                if place not in taken and not item.listed:
                    found.append((self._paragraph(item), item))
            elif isinstance(item, Table):
                ready = table_markdown(item, self.cell)
                if ready:
                    found.append((self._ready(ready, item.page, item.last_page), item))
            else:
                caption = items[captions[place]] if place in captions else None
                ready = self._picture(item, caption)
                if ready:
                    found.append((self._ready(ready, item.page, item.page), item))
        return found

    def cell(self, paragraph: Paragraph, head: bool = False) -> str:
        """A paragraph inside a table: one line, without page marks. A table's head is set bold anyway."""
        spans = [span._replace(page=1) for span in paragraph.spans]
        text = markdown(self.runs(spans, breaks=False, usual=Style(True, self.usual.italic) if head else None))
        label = paragraph.label
        sign = "" if label is None else "• " if label.bullet else f"{escape(label.text)} "
        return sign + text

    def heading(self, items: Sequence[Item], title: str) -> Block | None:
        """A heading as the block that may open a finding; None for a text without one."""
        lines = tuple(block.first for item in items if isinstance(item, Paragraph) for block in [self._paragraph(item)])
        if not lines:
            return None
        return Block(lines[0].page, lines[-1].page, escape(title), title, False, 0, lines)

    def _paragraph(self, paragraph: Paragraph) -> Block:
        own = paragraph.look  # quotes are set in italics throughout: these stress nothing
        usual = Style(own.bold, own.italic) if paragraph.quoted else None
        runs = self.runs(paragraph.spans, usual=usual)
        label = paragraph.label.text if paragraph.label else ""
        runs = [Run(f"{label} "), *runs] if label else runs
        plain = squeeze(text_of(runs))
        bullet = bool(paragraph.label and paragraph.label.bullet)
        first, last = self.page(paragraph.page), self.page(paragraph.last_page)
        self.y += 20.0
        look = paragraph.look
        x0, wide = _MARGIN + paragraph.left, 5.0 * len(plain)
        if is_rtl(plain):
            x0 = _RIGHT - paragraph.left - wide
        word = Word(plain, x0, x0 + wide, self.y, look.size, look.bold, look.italic)
        return Block(
            first,
            last,
            markdown(runs),
            plain,
            bullet,
            0,
            (line_of([word], first),),
            runs=tuple(runs),
            quote=paragraph.quoted,
        )

    def _ready(self, ready: str, page: int, last: int) -> Block:
        self.y += 20.0
        line = line_of([Word("", _MARGIN, 500.0, self.y, 1.0)], self.page(page))
        return Block(self.page(page), self.page(last), "", "", False, 0, (line,), ready)

    def _picture(self, shown: Shown, caption: Item | None) -> str:
        picture = self.known[shown.picture]
        if picture.part in self.decoration and caption is None:
            return ""
        words = caption.text[:_CAPTION] if isinstance(caption, Paragraph) else ""
        self.pictures.append(replace(picture, caption=words, alt=picture.alt or words))
        title = f' "{_quoted(words)}"' if words else ""
        return f"![{escape(picture.alt or words)}](picture:{len(self.pictures) - 1}{title})"


def _quoted(text: str) -> str:
    return escape(text).replace('"', '\\"')


def _piece(span: Span, usual: Style, *, breaks: bool) -> Iterator[Run]:
    if span.note:
        yield Run(span.text, mark=f"[^{span.note}]")
        return
    bold, italic = span.look.bold and not usual.bold, span.look.italic != usual.italic
    script = {"raised": "^", "lowered": "~"}.get(span.look.position, "")
    address = web_address(span.link)
    if address and span.text.strip():
        yield Run(squeeze(span.text), mark=link(squeeze(span.text), address))
        if span.text[-1:].isspace():
            yield Run(" ")
        return
    for number, piece in enumerate(span.text.split("\n")):
        if number:
            yield HARD if breaks else Run(" ")
        if piece:
            yield Run(re.sub(r"\s+", " ", piece), bold, italic, script)


def _squeezed(runs: Sequence[Run]) -> list[Run]:
    """No two spaces in a row, none beside a line break, and no break at an end."""
    found: list[Run] = []
    for run in runs:
        if not run.mark and found and found[-1].text[-1:] == " " and run.text[:1] == " ":
            run = run._replace(text=run.text[1:])
        if run == HARD:
            while found and not found[-1].mark and not found[-1].text.strip():
                found.pop()
            if not found or found[-1] == HARD:
                continue
        if run.text or run.mark:
            found.append(run)
    while found and found[-1] == HARD:
        found.pop()
    return found


def web_address(address: str) -> str:
    """The address as it may stand in a Markdown link; empty for anything but http, https and mailto."""
    address = address.strip()
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return ""
    if scheme not in _SCHEMES or len(address) > 2000:
        return ""
    return quote(address, safe="%/:?#@!$&'*+,;=~-._[]").replace("[", "%5B").replace("]", "%5D")


def _captions(items: Sequence[Item]) -> dict[int, int]:
    """The caption of each picture by their places: under it, else above it."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for place, item in enumerate(items):
        if not isinstance(item, Shown):
            continue
        for beside in (place + 1, place - 1):
            near = items[beside] if 0 <= beside < len(items) else None
            if isinstance(near, Paragraph) and beside not in taken and _is_caption(near):
                found[place] = beside
                taken.add(beside)
                break
    return found


def _is_caption(paragraph: Paragraph) -> bool:
    """Called one by its style or its automatic number, or a short line that begins like one."""
    words = paragraph.text
    if not words or len(words) > _CAPTION or any(span.note for span in paragraph.spans):
        return False
    styled = paragraph.form.kind == "caption" or paragraph.sequence
    return bool(_FIGURE.match(words)) or (styled and not re.match(r"tab(le|elle|leau|la)?|табл|кесте|表", words, re.I))


@dataclass(slots=True)
class _List:
    """The list items that are open: (level, where their text begins in the Markdown, where it begins in points), and the
    sign of the outermost: one list has one sign."""

    open: list[tuple[int, int, float]] = field(default_factory=list)
    sign: str = ""


def joined(blocks: Sequence[tuple[Block, Item]], page: int, *, marked: bool) -> tuple[str, int]:
    """(Markdown of the blocks, the page reached). Items of a list stand close together, deeper ones further in.

    ``marked`` puts a mark where a page begins.
    """
    parts: list[str] = []
    lists = _List()
    close = ""
    for block, item in blocks:
        mark = page_mark(block.page) if block.page > page and marked else ""
        page = max(page, block.last_page)
        if block.ready or not isinstance(item, Paragraph):
            text, entry = (f"{mark}\n\n{block.ready}" if mark else block.ready), ""
            lists.open.clear()
        else:
            text, entry = _in_lists(block, item, mark, lists)
        parts.append(("" if not parts else "\n" if close and close == entry else "\n\n") + text)
        close = entry
    return "".join(parts), page


def _in_lists(block: Block, paragraph: Paragraph, mark: str, lists: _List) -> tuple[str, str]:
    """(the paragraph's Markdown in its place, the outermost sign of the list whose item it is)."""
    label, lead = paragraph.label, f"{mark} " if mark else ""
    sign = "-" if label and label.bullet else label.text if label and _ORDINAL.fullmatch(label.text) else ""
    if label and sign:
        while lists.open and not _deeper(paragraph.left, label.level, lists.open[-1]):
            lists.open.pop()
        indent = lists.open[-1][1] if lists.open else 0
        lists.open.append((label.level, indent + len(sign) + 1, paragraph.left))
        lists.sign = sign[-1] if not indent else lists.sign
        body = block.after(0 if label.bullet else len(label.text) + 1)
        return " " * indent + f"{sign} {lead}{_within(body, indent + len(sign) + 1)}", lists.sign
    while lists.open and paragraph.left < lists.open[-1][2] - 1:
        lists.open.pop()
    if paragraph.left <= 0 or paragraph.quoted:
        lists.open.clear()
    indent = lists.open[-1][1] if lists.open else 0
    body = f"{lead}{block.text}" if lead else escape_start(block.text)
    if paragraph.quoted:
        body = "> " + body.replace("\n", "\n> ")
    return " " * indent + _within(body, indent), ""


def _deeper(left: float, level: int, item: tuple[int, int, float]) -> bool:
    """Whether an item stands inside another: set further in, or as far in and of a deeper level of its list."""
    return left > item[2] + 1 or (abs(left - item[2]) <= 1 and level > item[0])


def _within(text: str, indent: int) -> str:
    """Further lines of an item's paragraph stand under its first."""
    return text.replace("\n", "\n" + " " * indent)
