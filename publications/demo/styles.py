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
TRADE = (467.72, 666.14)  # 165 x 235 mm


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
STUDY = Style(
    heads="title-chapter", size=11.4, leading=16, numbering="decimal", colour="#0B4F6C", hanging=24,
    margins=(92, 96, 96, 96), new_page=False,
)  # fmt: skip
BULLETIN = Style(
    heads="ruled", columns=2, margins=(100, 66, 104, 66), gutter=26, size=11.4, leading=16.4, heading=SANS_BOLD,
    heading_sizes=(17, 12), colour="#7A2E1D", contents=False, hanging=18, new_page=False,
)  # fmt: skip
GUIDE = Style(
    heads="foot-outer", page=TRADE, margins=(70, 58, 88, 58), numbering="words", size=11, leading=15.8, indent=16, gap=0,
    heading_sizes=(21, 13), colour="#22324A", hanging=24,
)  # fmt: skip
BROCHURE = Style(
    heads="foot-centre", page=A5, margins=(66, 46, 62, 46), body=SANS, heading=SANS_BOLD, size=11.2, leading=15.8,
    justify=False, hyphen="", gap=7, heading_sizes=(19, 13), colour="#1B6B3A", hanging=22, new_page=False,
)  # fmt: skip

STYLES = {
    "book": BOOK,
    "study": STUDY,
    "bulletin": BULLETIN,
    "bulletin-words": replace(BULLETIN, colour="#3F3178", finding_word="Finding", hanging=0),
    "guide": GUIDE,
    "guide-roman": replace(GUIDE, margins=(70, 58, 80, 58), roman_front=True, colour="#5B2333"),
    "brochure": replace(BROCHURE, finding_sign=")"),
    "brochure-plain": replace(BROCHURE, contents=False, colour="#0A6659", heads="foot-dashes"),
    "study-soft": replace(
        STUDY,
        page=TRADE,
        margins=(72, 60, 100, 60),
        numbering="plain",
        hyphen="\u00ad",
        colour="#6B5900",
        heads="foot-outer",
        size=10.8,
        leading=15.6,
    ),
    "typescript": replace(
        STUDY,
        numbering="decimal",
        colour="#000000",
        contents=False,
        heads="foot-dashes",
        size=13,
        leading=23,
    ),
}


def register_fonts() -> None:
    """Makes the fonts known to reportlab."""
    for path in sorted(FONTS.glob("*.ttf")):
        pdfmetrics.registerFont(TTFont(path.stem, str(path)))
