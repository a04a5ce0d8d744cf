"""Styles of a Word file: what a paragraph or run looks like, and what its style's name says it is.

A style inherits along ``w:basedOn``. Word writes the names of built-in styles in English in any language and translates
only their ids; other programs write the names of their own language, so both are known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal, cast

from publications.reading.docx_package import Element, attribute, inner, number
from publications.reading.patterns import late

Kind = Literal["", "title", "subtitle", "contents", "caption", "quote"]
_HEADING = late(
    r"(heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|címsor|başlık|naslov"
    r"|заголовок|тақырып(аты)?|заглавие|标题|標題|見出し|제목|عنوان|כותרת)\s*(?P<level>[1-9])",
    re.I,
)
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("title", late(r"title|titel|titre|título|titulo|titolo|название|тақырып|标题|標題|表題|제목|العنوان", re.I)),
    (
        "subtitle",
        late(r"subtitle|untertitel|sous-titre|subtítulo|sottotitolo|подзаголовок|副标题|副標題|副題|부제", re.I),
    ),
    (
        "contents",
        late(
            r"(toc|contents|verzeichnis|inhaltsverzeichnis|оглавление|tm|tdc|目录|目次)(\s*\d|\s+heading)?"
            r"|table of (contents|figures|authorities)|toc heading|index heading|en-tête de table des matières"
            r"|(verzeichnis|inhaltsverzeichnis)überschrift|заголовок оглавления|перечень рисунков",
            re.I,
        ),
    ),
    (
        "caption",
        late(
            r"caption|beschriftung|légende|название объекта|epígrafe|descripción|leyenda|legenda|didascalia|题注|題注|図表番号",
            re.I,
        ),
    ),
    (
        "quote",
        late(
            r"(intense |block )?(quote|quotations?|citation)|block text|(intensives )?zitat|citation( intense)?|cita( destacada)?"
            r"|citazione( intensa)?|(выделенная )?цитата( 2)?|дәйексөз|(明显)?引用",
            re.I,
        ),
    ),
)
_DEEP = 40  # styles that a chain of ``basedOn`` may have; a ring ends here
_ON = frozenset(("", "1", "true", "on"))


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look: size in points, colour as 0xRRGGBB, ``position`` raised or lowered, ``language`` as BCP 47."""

    size: float = 10.0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    hidden: bool = False
    position: Literal["", "raised", "lowered"] = ""
    colour: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What a paragraph is: ``level`` of its heading from 1 (0 for none), its list, and its place in points.

    ``list_id`` and ``list_level`` are those of the numbering part; ``list_id`` is empty outside lists.
    """

    kind: Kind = ""
    level: int = 0
    list_id: str = ""
    list_level: int = 0
    left: float = 0.0
    right: float = 0.0
    above: float = 0.0
    below: float = 0.0
    centred: bool = False
    new_page: bool = False


class Styles:
    """The styles part. ``paragraph`` and ``run`` are asked for each paragraph and run; styles are resolved once."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {} if root is None else {attribute(row, "w:styleId"): row for row in root.iter("w:style")}
        self._forms: dict[str, Form] = {}
        self._looks: dict[str, Look] = {}
        self._toggles: dict[str, frozenset[str]] = {}
        self._default = next(
            (
                name
                for name, row in self._styles.items()
                if attribute(row, "w:type") == "paragraph" and attribute(row, "w:default") in ("1", "true", "on")
            ),
            "",
        )
        defaults = root.find("w:docDefaults") if root is not None else None
        run = inner(defaults, "w:rPrDefault", "w:rPr") if defaults is not None else None
        paragraph = inner(defaults, "w:pPrDefault", "w:pPr") if defaults is not None else None
        self._base = _with_look(Look(), run)
        self._form = with_form(Form(), paragraph)
        self.language = self._base.language

    def level_of_list(self, style: str, list_levels: dict[str, int]) -> int | None:
        """The list level whose own paragraph style is ``style`` or one that it is based on."""
        return next((list_levels[name] for name in self._chain(style) if name in list_levels), None)

    def paragraph(self, style: str) -> Form:
        """What paragraphs of this style are; unknown and empty ids stand for the default style."""
        style = style if style in self._styles else self._default
        if style not in self._forms:
            form = self._form
            for name in reversed(self._chain(style)):
                row = self._styles[name]
                form = _named(form, attribute(row.find("w:name")))
                form = with_form(form, row.find("w:pPr"))
            self._forms[style] = form
        return self._forms[style]

    def letters(self, style: str) -> Look:
        """How letters of a paragraph style look."""
        style = style if style in self._styles else self._default
        if style not in self._looks:
            look = self._base
            for name in reversed(self._chain(style)):
                look = _with_look(look, self._styles[name].find("w:rPr"))
            self._looks[style] = look
        return self._looks[style]

    def run(self, base: Look, properties: Element | None) -> Look:
        """The look of a run with these properties in a paragraph whose letters look like ``base``.

        A bold character style in a bold paragraph style takes the weight off again (ECMA-376, 17.7.3).
        """
        if properties is None:
            return base
        style = attribute(properties.find("w:rStyle"))
        look = base
        for name in reversed(self._chain(style)):
            look = _with_look(look, self._styles[name].find("w:rPr"))
        if style and look is not base:
            toggled = self._switched_on(style)
            look = replace(
                look,
                bold=base.bold != ("w:b" in toggled),
                italic=base.italic != ("w:i" in toggled),
                caps=base.caps != ("w:caps" in toggled),
            )
        return _with_look(look, properties)

    def _switched_on(self, style: str) -> frozenset[str]:
        if style not in self._toggles:
            state: dict[str, bool] = {}
            for name in reversed(self._chain(style)):
                properties = self._styles[name].find("w:rPr")
                for row in properties if properties is not None else ():
                    state[row.tag] = attribute(row) in _ON
            self._toggles[style] = frozenset(tag for tag, on in state.items() if on)
        return self._toggles[style]

    def _chain(self, style: str) -> list[str]:
        """The style and those that it is based on."""
        chain: list[str] = []
        while style in self._styles and style not in chain and len(chain) < _DEEP:
            chain.append(style)
            style = attribute(self._styles[style].find("w:basedOn"))
        return chain


def _named(form: Form, name: str) -> Form:
    """What the style's name says; a name that says nothing leaves what its base said."""
    name = name.strip()
    heading = _HEADING.fullmatch(name)
    if heading:
        return replace(form, level=int(heading["level"]), kind="")
    for kind, pattern in _KINDS:
        if pattern.fullmatch(name):
            return replace(form, kind=kind, level=0)
    return form


def with_form(form: Form, properties: Element | None) -> Form:
    """The form with the paragraph properties (``w:pPr``) put over it."""
    for row in properties if properties is not None else ():
        tag = row.tag
        if tag == "w:outlineLvl":
            level = int(number(attribute(row), 9))
            form = replace(form, level=level + 1 if 0 <= level < 9 else 0)
        elif tag == "w:numPr":
            form = _in_list(form, row)
        elif tag == "w:ind":
            left = attribute(row, "w:left") or attribute(row, "w:start")
            right = attribute(row, "w:right") or attribute(row, "w:end")
            form = replace(
                form,
                left=number(left) / 20 if left else form.left,
                right=number(right) / 20 if right else form.right,
            )
        elif tag == "w:spacing":
            above, below = attribute(row, "w:before"), attribute(row, "w:after")
            form = replace(
                form,
                above=number(above) / 20 if above else form.above,
                below=number(below) / 20 if below else form.below,
            )
        elif tag == "w:jc":
            form = replace(form, centred=attribute(row) == "center")
        elif tag == "w:pageBreakBefore":
            form = replace(form, new_page=attribute(row) in _ON)
    return form


def _in_list(form: Form, row: Element) -> Form:
    list_id, level = attribute(row.find("w:numId")), attribute(row.find("w:ilvl"))
    return replace(
        form,
        list_id=list_id or form.list_id,
        list_level=min(8, max(0, int(number(level)))) if level else form.list_level if not list_id else 0,
    )


def _with_look(look: Look, properties: Element | None) -> Look:
    """The look with run properties (``w:rPr``) put over it."""
    changes: dict[str, object] = {}
    moved = 0.0
    for row in properties if properties is not None else ():
        tag = row.tag
        if tag == "w:b":
            changes["bold"] = attribute(row) in _ON
        elif tag == "w:i":
            changes["italic"] = attribute(row) in _ON
        elif tag in ("w:caps", "w:smallCaps"):
            changes["caps"] = attribute(row) in _ON
        elif tag in ("w:vanish", "w:webHidden"):
            changes["hidden"] = tag == "w:vanish" and attribute(row) in _ON
        elif tag == "w:sz":
            changes["size"] = min(200.0, max(1.0, number(attribute(row), 20.0) / 2))
        elif tag == "w:vertAlign":
            changes["position"] = {"superscript": "raised", "subscript": "lowered"}.get(attribute(row), "")
        elif tag == "w:position":
            moved = number(attribute(row))
        elif tag == "w:color":
            value = attribute(row)
            changes["colour"] = int(value, 16) if re.fullmatch(r"[0-9A-Fa-f]{6}", value) else 0
        elif tag == "w:lang":
            changes["language"] = attribute(row) or attribute(row, "w:bidi") or look.language
    if moved and cast(float, changes.get("size", look.size)) < look.size:
        changes["position"] = "raised" if moved > 0 else "lowered"  # smaller letters off the line, by hand
    return replace(look, **changes) if changes else look  # type: ignore[arg-type]
