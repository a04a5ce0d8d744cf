"""What stands in a drawing of a Word file: pictures, text boxes, and what a browser cannot show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from publications.reading.docx_package import Element, Package, Relation, attribute, inner, number
from publications.reading.draft import Picture
from publications.reading.letters import clean, squeeze

MAX_PICTURE = 40 * 1024 * 1024
_EMU = 12700  # English Metric Units in a point
_SMALLEST = 16.0  # points: bullets, rules and icons are no figures
# what programs know that read this file: the newer form of a drawing is taken where its parts are among these
_KNOWN = frozenset(("wps", "wpg", "wpc", "w14", "w15", "w16", "a14", "wp14", "pic"))
_ALT_LENGTH = 500


@dataclass(slots=True)
class Drawn:
    """What a drawing holds. ``sides`` are the shorter sides of the pictures in points, ``left_out`` are words for what
    cannot be shown, ``boxes`` the contents of text boxes."""

    pictures: list[Picture] = field(default_factory=list)
    sides: list[float] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The nearest drawing around a picture: its alternative text and its shorter side in points."""

    alt: str = ""
    side: float = 100.0


def chosen(element: Element) -> Element | None:
    """The one branch of ``mc:AlternateContent`` that is read: both say the same in two forms."""
    fallback = element.find("mc:Fallback")
    for choice in element.findall("mc:Choice"):
        if set(choice.get("Requires", "").split()) <= _KNOWN or fallback is None:
            return choice
    return fallback


def read(element: Element, package: Package, relations: Mapping[str, Relation]) -> Drawn:
    """Everything in a ``w:drawing``, ``w:pict`` or ``w:object``, in order."""
    drawn = Drawn()
    _scan(element, _Frame(), drawn, package, relations)
    if element.tag == "w:object" and not drawn.pictures and not drawn.left_out:
        drawn.left_out.append("an embedded object")
    return drawn


def _scan(element: Element, frame: _Frame, drawn: Drawn, package: Package, relations: Mapping[str, Relation]) -> None:
    for child in element:
        tag = child.tag
        if tag == "w:txbxContent":
            drawn.boxes.append(child)
        elif tag == "mc:AlternateContent":
            branch = chosen(child)
            if branch is not None:
                _scan(branch, frame, drawn, package, relations)
        elif tag in ("wp:inline", "wp:anchor"):
            _scan(child, _frame(child, frame), drawn, package, relations)
        elif tag == "v:shape":
            _scan(child, _shape(child, frame), drawn, package, relations)
        elif tag == "pic:pic":
            named = inner(child, "pic:nvPicPr", "pic:cNvPr")
            _scan(child, _Frame(frame.alt or _alternative(named), frame.side), drawn, package, relations)
        elif tag == "a:blip":
            _picture(attribute(child, "r:embed") or attribute(child, "r:link"), frame, drawn, package, relations)
        elif tag == "v:imagedata":
            _picture(attribute(child, "r:id"), frame, drawn, package, relations)
        elif tag == "c:chart":
            drawn.left_out.append(f"a chart: {frame.alt}" if frame.alt else "a chart")
        elif tag == "dgm:relIds":
            drawn.left_out.append(f"a diagram: {frame.alt}" if frame.alt else "a diagram")
        else:
            _scan(child, frame, drawn, package, relations)


def _frame(element: Element, around: _Frame) -> _Frame:
    size = element.find("wp:extent")
    sides = [number(attribute(size, side)) / _EMU for side in ("cx", "cy")] if size is not None else [100.0]
    return _Frame(_alternative(element.find("wp:docPr")) or around.alt, min(sides))


def _shape(element: Element, around: _Frame) -> _Frame:
    sides = re.findall(r"(?:^|;)\s*(?:width|height):([\d.]+)pt", element.get("style", ""))
    side = min((number(side) for side in sides), default=around.side)
    return _Frame(squeeze(clean(element.get("alt", "")))[:_ALT_LENGTH] or around.alt, side)


def _alternative(element: Element | None) -> str:
    """The alternative text that the author wrote; the name that the program gave ("Picture 3") is none."""
    if element is None:
        return ""
    return squeeze(clean(element.get("descr", "") or element.get("title", "")))[:_ALT_LENGTH]


def _picture(name: str, frame: _Frame, drawn: Drawn, package: Package, relations: Mapping[str, Relation]) -> None:
    relation = relations.get(name)
    if frame.side < _SMALLEST or not name:
        return
    words = f": {frame.alt}" if frame.alt else ""
    if relation is None or (not relation.outside and not package.has(relation.target)):
        drawn.left_out.append(f"a picture that is missing in the file{words}")
    elif relation.outside:
        drawn.left_out.append(f"a picture to which the file only points{words}")
    elif not displayable(package, relation.target):
        kind = relation.target.rpartition(".")[2].upper()[:5]
        drawn.left_out.append(f"a picture of the kind {kind}{words}")
    else:
        drawn.pictures.append(Picture("figure", part=package.stored(relation.target), alt=frame.alt))
        drawn.sides.append(frame.side)


def displayable(package: Package, part: str) -> bool:
    """Whether the part is a PNG, JPEG or WebP by its first bytes."""
    head = package.head(part)
    return head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
