"""Page furniture: running heads, running feet and folios, each way as a kind of report has it."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfbase.pdfmetrics import stringWidth

from publications.demo.manuscript import Manuscript
from publications.demo.sheets import Run, Sheet
from publications.demo.styles import SANS, Style

SIZE = 8.6
GREY = "#444444"
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def folio(number: int, part: str, body_start: int, style: Style, body: list[Sheet]) -> str:
    """The page number as printed: the physical page, or roman before the first chapter and from 1 after it."""
    if not style.roman_front:
        return str(number)
    front = sum(sheet.part == "front" for sheet in body)
    return ROMAN[number] if part != "body" else str(number - body_start - front + 1)


def print_furniture(sheets: list[Sheet], manuscript: Manuscript, style: Style) -> None:
    """Puts heads, feet and folios on every sheet after the cover."""
    body = [sheet for sheet in sheets if sheet.part in ("front", "body")]
    for sheet in sheets[1:]:
        printed = folio(sheet.number, sheet.part, body[0].number, style, body)
        WAYS[style.heads](sheet, manuscript, style, printed)


def _put(sheet: Sheet, style: Style, text: str, y: float, side: str) -> None:
    """Prints ``text`` at height ``y``. In the file a head comes before the text of its page, a foot after it."""
    left, right = style.margins[3], style.page[0] - style.margins[1]
    width = stringWidth(text, SANS, SIZE)
    x = {"left": left, "right": right - width, "centre": (left + right - width) / 2}[side]
    place = 0 if y > style.page[1] / 2 else len(sheet.runs)
    sheet.runs.insert(place, Run(x, y, text, SANS, SIZE, GREY))


def _merged(sheet: Sheet, manuscript: Manuscript, style: Style, printed: str) -> None:
    """Head and folio in one line: short title on the right of odd pages, subtitle on the left of even ones."""
    top = style.page[1] - 40
    if sheet.number % 2:
        _put(sheet, style, f"{manuscript.short_title} {printed}", top, "right")
    else:
        _put(sheet, style, f"{manuscript.subtitle} {printed}", top, "left")


def _title_chapter(sheet: Sheet, manuscript: Manuscript, style: Style, printed: str) -> None:
    """Title on left pages, chapter on right pages, folio centred at the foot; no head where a chapter opens."""
    top = style.page[1] - 46
    if not sheet.opens_chapter and sheet.part in ("front", "body"):
        left = sheet.number % 2 == 0
        _put(sheet, style, manuscript.title if left else sheet.chapter, top, "left" if left else "right")
        sheet.hairlines.append((style.margins[3], top - 6, style.page[0] - style.margins[1] - style.margins[3]))
    if sheet.part != "imprint":
        _put(sheet, style, printed, 42, "centre")


def _ruled(sheet: Sheet, manuscript: Manuscript, style: Style, printed: str) -> None:
    """Publisher and year on the left, folio on the right, above a hairline, on every page."""
    top = style.page[1] - 44
    _put(sheet, style, f"{manuscript.publisher}, {manuscript.year}", top, "left")
    _put(sheet, style, printed, top, "right")
    sheet.hairlines.append((style.margins[3], top - 6, style.page[0] - style.margins[1] - style.margins[3]))


def _foot_outer(sheet: Sheet, manuscript: Manuscript, style: Style, printed: str) -> None:
    """At the foot: folio and title, the folio on the outer side."""
    if sheet.part == "imprint":
        return
    if sheet.number % 2:
        _put(sheet, style, f"{manuscript.short_title or manuscript.title}  |  {printed}", 44, "right")
    else:
        _put(sheet, style, f"{printed}  |  {manuscript.short_title or manuscript.title}", 44, "left")


def _foot_centre(sheet: Sheet, manuscript: Manuscript, style: Style, printed: str) -> None:
    """Title at the head of every page, folio centred at the foot."""
    _put(sheet, style, manuscript.title, style.page[1] - 44, "right")
    _put(sheet, style, printed, 42, "centre")


def _foot_dashes(sheet: Sheet, _manuscript: Manuscript, style: Style, printed: str) -> None:
    """Only a folio between dashes."""
    _put(sheet, style, f"– {printed} –", 40, "centre")


WAYS: dict[str, Callable[[Sheet, Manuscript, Style, str], None]] = {
    "merged": _merged,
    "title-chapter": _title_chapter,
    "ruled": _ruled,
    "foot-outer": _foot_outer,
    "foot-centre": _foot_centre,
    "foot-dashes": _foot_dashes,
}
