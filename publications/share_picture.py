"""The picture of pages that have none of their own, as links to them are shown in messages and posts.

``python -m publications.share_picture`` draws static/icons/share.png: reports with numbered findings, in the
colours of the portal. It holds no words, for each portal has its own name, in several languages.
"""

from pathlib import Path

from PIL import Image, ImageDraw

TARGET = Path(__file__).resolve().parent.parent / "static/icons/share.png"
SIZE = 1200, 630
FINE = 3  # drawn larger, then made smaller: smooth edges
COLOURS = 64
ACCENT, DEEP, PAPER, SHADE, LINE, INK = "#0A6659", "#085247", "#FFFFFF", "#E9EDF2", "#C4CCD6", "#3D4653"

Box = tuple[float, float, float, float]


def draw_share_picture() -> Image.Image:
    """The picture in its final size."""
    picture = Image.new("RGB", (SIZE[0] * FINE, SIZE[1] * FINE), ACCENT)
    pen = ImageDraw.Draw(picture)
    _shape(pen, (0, 500, 1200, 630), DEEP, 0)
    for x, y, colour in ((150, 148, SHADE), (670, 148, SHADE), (410, 70, PAPER)):
        _page(pen, x, y, colour)
        _report(pen, x, y)
    return picture.resize(SIZE, Image.Resampling.LANCZOS).quantize(COLOURS)


def _shape(pen: ImageDraw.ImageDraw, box: Box, colour: str, radius: float = 4) -> None:
    pen.rounded_rectangle([side * FINE for side in box], radius * FINE, fill=colour)


def _page(pen: ImageDraw.ImageDraw, x: float, y: float, colour: str) -> None:
    """A sheet, with a rim that parts it from what lies behind."""
    _shape(pen, (x - 8, y - 8, x + 388, y + 498), ACCENT, 16)
    _shape(pen, (x, y, x + 380, y + 490), colour, 10)


def _report(pen: ImageDraw.ImageDraw, x: float, y: float) -> None:
    """What stands on it: the rule of a made cover, a title of two lines, three numbered findings."""
    _shape(pen, (x + 40, y + 44, x + 104, y + 52), ACCENT, 2)
    _shape(pen, (x + 40, y + 76, x + 330, y + 96), INK)
    _shape(pen, (x + 40, y + 108, x + 250, y + 128), INK)
    for place, last in enumerate((330, 306, 280)):
        top = y + 176 + place * 96
        _shape(pen, (x + 40, top, x + 76, top + 36), ACCENT, 18)
        for row, end in enumerate((340, 340, last)):
            _shape(pen, (x + 96, top + row * 24, x + end, top + row * 24 + 12), LINE)


if __name__ == "__main__":
    draw_share_picture().save(TARGET, optimize=True)
