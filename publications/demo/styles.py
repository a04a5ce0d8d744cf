"""How each kind of report is laid out. Lengths are points (1/72 inch)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).parent / "fonts"
SERIF, SERIF_BOLD, SERIF_ITALIC = "DemoSerif-Regular", "DemoSerif-Bold", "DemoSerif-Italic"
SANS, SANS_BOLD = "DemoSans-Regular", "DemoSans-Bold"
A4 = (595.28, 841.89)
A5 = (419.53, 595.28)


@dataclass(frozen=True)
class Style:
    """A layout. ``heads`` names a way of ``furniture.py``; ``numbering`` is plain, decimal or words."""

    heads: str
    page: tuple[float, float] = A4
    margins: tuple[float, float, float, float] = (82, 72, 82, 72)  # top, right, foot, left
    columns: int = 1
    gutter: float = 22
    body: str = SERIF
    size: float = 10.6
    leading: float = 15
    justify: bool = True
    hyphen: str = "-"
    indent: float = 0
    gap: float = 7
    heading: str = SERIF_BOLD
    heading_sizes: tuple[float, float] = (20, 13)
    colour: str = "#14181F"
    numbering: str = "plain"
    new_page: bool = True
    sections_on_new_page: bool = False
    contents: bool = True
    hanging: float = 20
    finding_word: str = ""
    finding_sign: str = "."
    roman_front: bool = False
    note_size: float = 8.2

    @property
    def column_width(self) -> float:
        """The measure of one column."""
        whole = self.page[0] - self.margins[1] - self.margins[3]
        return (whole - self.gutter * (self.columns - 1)) / self.columns


BOOK = Style(
    heads="merged", page=A5, margins=(68, 52, 60, 52), size=12, leading=18.4, hyphen="\u2010", hanging=0, gap=5,
    heading_sizes=(18, 14), sections_on_new_page=True,
)  # fmt: skip
STUDY = Style(heads="title-chapter", numbering="decimal", colour="#0B4F6C", hanging=24)
BULLETIN = Style(
    heads="ruled", columns=2, margins=(84, 56, 70, 56), size=9.8, leading=13.4, body=SERIF, heading=SANS_BOLD,
    heading_sizes=(22, 12), colour="#7A2E1D", contents=False, hanging=18, new_page=True,
)  # fmt: skip
GUIDE = Style(
    heads="foot-outer", numbering="words", body=SERIF, size=11, leading=16.2, indent=16, gap=0, justify=True,
    heading_sizes=(25, 13.5), colour="#22324A", hanging=26,
)  # fmt: skip
BROCHURE = Style(
    heads="foot-centre", body=SANS, heading=SANS_BOLD, size=11.4, leading=16.6, justify=False, hyphen="", gap=8,
    heading_sizes=(22, 14), colour="#1B6B3A", hanging=24, finding_sign=")",
)  # fmt: skip

STYLES = {
    "book": BOOK,
    "study": STUDY,
    "bulletin": BULLETIN,
    "bulletin-words": replace(BULLETIN, colour="#3F3178", finding_word="Finding", hanging=0),
    "guide": GUIDE,
    "guide-roman": replace(GUIDE, roman_front=True, colour="#5B2333"),
    "brochure": BROCHURE,
    "brochure-plain": replace(BROCHURE, contents=False, finding_sign=".", colour="#0A6659", heads="foot-dashes"),
    "study-soft": replace(STUDY, numbering="plain", hyphen="\u00ad", colour="#6B5900", heads="foot-outer"),
    "typescript": replace(STUDY, numbering="decimal", colour="#000000", contents=False, heads="foot-dashes"),
}


def register_fonts() -> None:
    """Makes the fonts known to reportlab."""
    for path in sorted(FONTS.glob("*.ttf")):
        pdfmetrics.registerFont(TTFont(path.stem, str(path)))
