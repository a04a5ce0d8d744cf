"""The inside of a paragraph of a Word file → spans of text, with its pictures and text boxes beside it.

Tracked changes are accepted: what was inserted or moved here is read, what was deleted or moved away is not. Of two
forms of one thing (``mc:AlternateContent``) one is read. Hidden text is left out and recorded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from publications.reading import docx_drawing, docx_math
from publications.reading.docx_fields import Fields
from publications.reading.docx_items import Pages, Record, Span
from publications.reading.docx_package import Element, Package, Relation, attribute, inner
from publications.reading.docx_styles import Look, Styles
from publications.reading.letters import clean

# Letters of the font "Symbol" by their places in it; other private signs of symbol fonts are bullets
_SYMBOL = dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)) | dict(
    zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)
) | {
    0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB9: "≠",
    0xBB: "≈", 0xD6: "√", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_WINGDINGS = {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0xE0: "→", 0xF0: "⇨"}
_GONE = frozenset(("w:del", "w:moveFrom"))
_AROUND = frozenset(("w:smartTag", "w:customXml", "w:dir", "w:bdo", "w:sdtContent", "mc:Choice", "mc:Fallback"))
_WRITTEN = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "-"}
_NOTES = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}


@dataclass(slots=True)
class Inside:
    """What one paragraph holds. ``listed`` and ``letters`` count its letters in a contents field and in all."""

    spans: list[Span] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    letters: int = 0
    listed: int = 0
    sequence: bool = False


class Inline:
    """Reads paragraphs of one story (the body, the footnotes, a running head)."""

    def __init__(
        self,
        package: Package,
        styles: Styles,
        relations: Mapping[str, Relation],
        record: Record,
        pages: Pages,
        fields: Fields,
    ) -> None:
        self._package, self._styles, self._relations = package, styles, relations
        self._record, self._pages, self._fields = record, pages, fields
        self._counts = {"footnote": 0, "endnote": 0}

    def read(self, paragraph: Element, look: Look) -> Inside:
        """The inside of ``w:p`` whose letters look like ``look`` where runs say nothing else."""
        inside = Inside()
        self._walk(paragraph, inside, look, "")
        return inside

    def _walk(self, element: Element, inside: Inside, look: Look, link: str) -> None:
        for child in element:
            tag = child.tag
            if tag == "w:r":
                self._run(child, inside, look, link)
            elif tag == "w:hyperlink":
                self._walk(child, inside, look, self._target(child) or link)
            elif tag == "w:fldSimple":
                self._fields.begin(attribute(child, "w:instr"))
                self._walk(child, inside, look, link)
                self._fields.end()
            elif tag in ("m:oMath", "m:oMathPara"):
                self._add(inside, docx_math.linear(child), look, link)
            else:
                self._around(child, inside, look, link)

    def _around(self, element: Element, inside: Inside, look: Look, link: str) -> None:
        """What only stands around runs: tracked changes, content controls, smart tags, two forms of one thing."""
        tag = element.tag
        branch: Element | None = None
        if tag in _GONE:
            self._record.changes += 1
        elif tag in ("w:ins", "w:moveTo"):
            self._record.changes += 1
            branch = element
        elif tag == "w:sdt":
            placeholder = inner(element, "w:sdtPr", "w:showingPlcHdr") is not None
            branch = None if placeholder else element.find("w:sdtContent")
        elif tag == "mc:AlternateContent":
            branch = docx_drawing.chosen(element)
        elif tag in _AROUND:
            branch = element
        if branch is not None:
            self._walk(branch, inside, look, link)

    def _target(self, element: Element) -> str:
        relation = self._relations.get(attribute(element, "r:id"))
        return relation.target if relation and relation.outside else ""

    def _run(self, run: Element, inside: Inside, look: Look, link: str) -> None:
        look = self._styles.run(look, run.find("w:rPr"))
        custom = False
        for child in run:
            tag = child.tag
            if tag == "w:t":
                if not custom:
                    self._add(inside, child.text or "", look, link)
            elif tag in _NOTES:
                custom = attribute(child, "w:customMarkFollows") not in ("", "0", "false", "off")
                self._note(inside, _NOTES[tag], attribute(child, "w:id"), look)
            elif tag == "mc:AlternateContent":
                branch = docx_drawing.chosen(child)
                for part in branch if branch is not None else ():
                    self._sign(part, inside, look, link)
            else:
                self._sign(child, inside, look, link)

    def _sign(self, child: Element, inside: Inside, look: Look, link: str) -> None:
        """Anything in a run but its text and its notes."""
        tag = child.tag
        if tag in _WRITTEN:
            self._add(inside, _WRITTEN[tag], look, link)
        elif tag == "w:t":
            self._add(inside, child.text or "", look, link)
        elif tag == "w:br":
            self._break(attribute(child, "w:type"), inside, look, link)
        elif tag == "w:lastRenderedPageBreak":
            self._pages.rendered()
        elif tag == "w:fldChar":
            self._fields.mark(child)
        elif tag == "w:instrText":
            self._fields.instruct(child.text or "")
        elif tag == "w:sym":
            self._add(inside, _symbol(child), look, link)
        elif tag in ("w:drawing", "w:pict", "w:object"):
            self._drawing(inside, child)
        elif tag == "w:ruby":
            base = child.find("w:rubyBase")
            if base is not None:
                self._walk(base, inside, look, link)

    def _break(self, kind: str, inside: Inside, look: Look, link: str) -> None:
        if kind == "page":
            self._pages.explicit()
        elif kind != "column":
            self._add(inside, "\n", look, link)

    def _add(self, inside: Inside, text: str, look: Look, link: str) -> None:
        if not text or not self._fields.shown:
            return
        if not text.isprintable():
            text = "\n".join("\t".join(clean(part) for part in line.split("\t")) for line in text.split("\n"))
            text = text.replace("\u00ad", "")
        elif not text.isascii():
            text = clean(text)
        if look.hidden:
            if text.strip():
                self._record.hidden.append((self._pages.page, text))
            return
        page = self._pages.now() if text.strip() else self._pages.page
        inside.letters += len(text)
        if self._fields.in_contents:
            inside.listed += len(text)
        inside.sequence = inside.sequence or self._fields.in_sequence
        target = link or self._fields.link
        last = inside.spans[-1] if inside.spans else None
        if last and last.look == look and last.page == page and last.link == target and not last.note:
            inside.spans[-1] = last._replace(text=last.text + text)
        else:
            inside.spans.append(Span(text, look, page, target))

    def _note(self, inside: Inside, kind: str, identity: str, look: Look) -> None:
        """Footnotes and endnotes count apart, in the order in which they are called."""
        if not self._fields.shown or look.hidden:
            return
        self._counts[kind] += 1
        sign = str(self._counts[kind])
        name = sign if kind == "footnote" else f"{sign}-0"
        self._record.notes[name] = (kind, identity)
        inside.spans.append(Span(sign, look, self._pages.now(), "", name))

    def _drawing(self, inside: Inside, element: Element) -> None:
        drawn = docx_drawing.read(element, self._package, self._relations)
        if drawn.pictures:
            self._pages.now()
        self._record.sides += drawn.sides
        for picture in drawn.pictures:
            inside.pictures.append(len(self._record.pictures))
            self._record.pictures.append(picture)
        self._record.left_out += [(self._pages.page, words) for words in drawn.left_out]
        inside.boxes += drawn.boxes


def _symbol(element: Element) -> str:
    """The letter of ``w:sym``: a place in a symbol font, often given in the private area."""
    try:
        place = int(attribute(element, "w:char"), 16)
    except ValueError:
        return ""
    font = attribute(element, "w:font").casefold()
    if 0xF000 <= place <= 0xF0FF:
        place -= 0xF000
    if font == "symbol":
        return _SYMBOL.get(place, chr(place) if 0x20 <= place < 0x7F else "•")
    if font.startswith("wingdings") or font == "webdings":
        return _WINGDINGS.get(place, "•")
    return chr(place) if 0x20 <= place < 0xD800 or 0xE000 <= place < 0x110000 else ""
