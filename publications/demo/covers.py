"""Covers: a flat ground, a drawing of plain shapes and the words of the title page. Each partner has its own hand."""

from __future__ import annotations

import math
from collections.abc import Callable

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from publications.demo.lines import break_lines, words_of
from publications.demo.manuscript import Manuscript
from publications.demo.sheets import Run, Sheet
from publications.demo.styles import SANS, SANS_BOLD, SERIF_BOLD, Style

MARGIN = 46


def cover_sheet(manuscript: Manuscript, style: Style) -> Sheet:
    """The words of the cover: title and subtitle at the head, authors, publisher and year at the foot."""
    sheet = Sheet(1, part="cover")
    width, height = style.page
    words = manuscript.cover.get("words", "#FFFFFF")
    y = height - 96
    for text, font, size, leading in (
        (manuscript.title, SERIF_BOLD, 40 if width > 500 else 30, 1.16),
        (manuscript.subtitle, SANS, 17, 1.3),
    ):
        for row in _rows(text, font, size, width - 2 * MARGIN):
            sheet.runs.append(Run(MARGIN, y, row, font, size, words))
            y -= size * leading
        y -= 10
    foot = manuscript.cover.get("foot", "#FFFFFF")
    y = 112
    for text in (", ".join(manuscript.contributors), manuscript.publisher):
        if text:
            sheet.runs.append(Run(MARGIN, y, text, SANS_BOLD if text == manuscript.publisher else SANS, 13, foot))
            y -= 20
    sheet.runs.append(Run(MARGIN, y, str(manuscript.year), SANS, 13, foot))
    return sheet


def _rows(text: str, font: str, size: float, width: float) -> list[str]:
    lines = break_lines(words_of(text), width, width, lambda words: stringWidth(words, font, size))
    return [" ".join(word.text for word in line.words) for line in lines]


def draw_cover(canvas: Canvas, manuscript: Manuscript, style: Style) -> None:
    """The ground and the drawing, under the words."""
    width, height = style.page
    canvas.saveState()
    if ground := manuscript.cover.get("ground"):
        canvas.setFillColor(HexColor(ground))
        canvas.rect(-4, -4, width + 8, height + 8, stroke=0, fill=1)
        DRAWINGS[manuscript.cover["drawing"]](
            canvas, width, height, HexColor(manuscript.cover["tint"]), HexColor(manuscript.cover["spot"])
        )
    canvas.restoreState()


def _fill(canvas: Canvas, colour: HexColor, alpha: float = 1) -> None:
    canvas.setFillColor(colour, alpha=alpha)


def _rays(canvas: Canvas, width: float, height: float, tint: HexColor, spot: HexColor) -> None:
    """A rising sun behind a flat steppe."""
    x, y = width * 0.62, height * 0.3
    for step in range(24):
        angle, spread = math.pi * step / 12, 0.055
        path = canvas.beginPath()
        path.moveTo(x, y)
        for side in (angle - spread, angle + spread):
            path.lineTo(x + math.cos(side) * width * 1.1, y + math.sin(side) * width * 1.1)
        path.close()
        _fill(canvas, tint, 0.55)
        canvas.drawPath(path, stroke=0, fill=1)
    _fill(canvas, spot)
    canvas.circle(x, y, width * 0.2, stroke=0, fill=1)
    _fill(canvas, tint)
    canvas.rect(-4, -4, width + 8, height * 0.27, stroke=0, fill=1)


def _waves(canvas: Canvas, width: float, height: float, tint: HexColor, spot: HexColor) -> None:
    """Bands of water, the nearest darkest."""
    _fill(canvas, spot)
    canvas.circle(width * 0.74, height * 0.53, width * 0.1, stroke=0, fill=1)
    for band in range(6):
        base, swell = height * (0.5 - band * 0.075), 16 + band * 2
        path = canvas.beginPath()
        path.moveTo(0, 0)
        for x in range(0, int(width) + 8, 8):
            path.lineTo(x, base + swell * math.sin(x / 62 + band * 1.3))
        path.lineTo(width, 0)
        path.close()
        _fill(canvas, tint, 0.34)
        canvas.drawPath(path, stroke=0, fill=1)


def _columns(canvas: Canvas, width: float, height: float, tint: HexColor, spot: HexColor) -> None:
    """Columns of a chart, one of them marked."""
    heights = (0.16, 0.22, 0.2, 0.29, 0.26, 0.34, 0.31, 0.41, 0.38, 0.46)
    step = (width - 2 * MARGIN) / len(heights)
    for index, share in enumerate(heights):
        _fill(canvas, spot if index == 7 else tint)
        canvas.rect(MARGIN + index * step, height * 0.2, step * 0.72, height * share, stroke=0, fill=1)


def _dots(canvas: Canvas, width: float, height: float, tint: HexColor, spot: HexColor) -> None:
    """A field of particles, denser to one side."""
    for row in range(15):
        for column in range(17):
            x, y = width * (column + 0.5) / 17, height * 0.2 + row * height * 0.031
            size = 2 + 7 * (0.5 + 0.5 * math.sin(column * 0.55 + row * 0.4)) * (column + 3) / 20
            _fill(canvas, spot if (column * 7 + row * 11) % 29 == 0 else tint)
            canvas.circle(x, y, size, stroke=0, fill=1)


def _routes(canvas: Canvas, width: float, height: float, tint: HexColor, spot: HexColor) -> None:
    """Lines of a transport map with their stops."""
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.setLineWidth(11)
    for index in range(4):
        y, colour = height * (0.24 + index * 0.08), spot if index == 2 else tint
        canvas.setStrokeColor(colour)
        path = canvas.beginPath()
        path.moveTo(-20, y)
        bend = width * (0.2 + 0.17 * index)
        path.lineTo(bend, y)
        path.lineTo(bend + 62, y + (62 if index % 2 else -62))
        path.lineTo(width + 20, y + (62 if index % 2 else -62))
        canvas.drawPath(path, stroke=1, fill=0)
        _fill(canvas, HexColor("#FFFFFF"))
        for stop in (bend * 0.45, bend * 0.85):
            canvas.circle(stop, y, 7, stroke=0, fill=1)


def _plates(canvas: Canvas, width: float, height: float, tint: HexColor, spot: HexColor) -> None:
    """Plates on a table, seen from above."""
    for index, (x, y, radius) in enumerate(((0.3, 0.42, 0.2), (0.74, 0.5, 0.16), (0.68, 0.29, 0.12))):
        for ring, colour in ((1, tint), (0.82, HexColor("#FFFFFF")), (0.6, spot if index == 0 else tint)):
            _fill(canvas, colour)
            canvas.circle(width * x, height * y, width * radius * ring, stroke=0, fill=1)


def _books(canvas: Canvas, width: float, height: float, tint: HexColor, spot: HexColor) -> None:
    """Two shelves of books."""
    for shelf in range(2):
        x, base = MARGIN, height * (0.2 + shelf * 0.22)
        for index in range(40):
            thick = 12 + (index * 7 + shelf * 5) % 17
            if x + thick > width - MARGIN:
                break
            tall = height * (0.13 + ((index * 5 + shelf * 3) % 7) * 0.009)
            _fill(canvas, spot if (index + shelf * 4) % 6 == 2 else tint, 1 if index % 3 else 0.75)
            canvas.rect(x, base, thick - 2, tall, stroke=0, fill=1)
            x += thick
        _fill(canvas, HexColor("#FFFFFF"), 0.9)
        canvas.rect(MARGIN - 10, base - 5, width - 2 * MARGIN + 20, 4, stroke=0, fill=1)


def _arcs(canvas: Canvas, width: float, height: float, tint: HexColor, spot: HexColor) -> None:
    """Ways out and home again between towns."""
    towns = [width * share for share in (0.12, 0.3, 0.5, 0.68, 0.88)]
    ground = height * 0.24
    canvas.setLineWidth(3)
    for start in range(len(towns)):
        for end in range(start + 1, len(towns)):
            canvas.setStrokeColor(spot if (start, end) == (0, 4) else tint)
            reach = (towns[end] - towns[start]) / 2
            centre = (towns[end] + towns[start]) / 2
            canvas.arc(centre - reach, ground - reach * 0.9, centre + reach, ground + reach * 0.9, 0, 180)
    for town in towns:
        _fill(canvas, HexColor("#FFFFFF"))
        canvas.circle(town, ground, 8, stroke=0, fill=1)


def _peaks(canvas: Canvas, width: float, height: float, tint: HexColor, spot: HexColor) -> None:
    """Ranges of mountains and lit windows on the slope."""
    for ridge in range(3):
        path = canvas.beginPath()
        path.moveTo(-4, -4)
        for step, tall in enumerate((0.3, 0.52, 0.38, 0.6, 0.34, 0.48, 0.28)):
            path.lineTo(width * (step - 0.2 * ridge) / 5.4, height * (tall - 0.11 * ridge))
        path.lineTo(width + 90, -4)
        path.close()
        _fill(canvas, tint, 0.4)
        canvas.drawPath(path, stroke=0, fill=1)
    _fill(canvas, spot)
    for x, y in ((0.16, 0.2), (0.24, 0.23), (0.34, 0.22), (0.46, 0.27), (0.55, 0.25), (0.7, 0.31), (0.83, 0.34)):
        canvas.rect(width * x, height * y, 9, 12, stroke=0, fill=1)


def _slope(canvas: Canvas, width: float, height: float, tint: HexColor, spot: HexColor) -> None:
    """Boulders that come down a slope, one of them near."""
    path = canvas.beginPath()
    path.moveTo(-4, -4)
    path.lineTo(-4, height * 0.6)
    path.lineTo(width + 4, height * 0.2)
    path.lineTo(width + 4, -4)
    path.close()
    _fill(canvas, tint)
    canvas.drawPath(path, stroke=0, fill=1)
    for index, share in enumerate((0.08, 0.2, 0.31, 0.45, 0.57, 0.72)):
        _fill(canvas, spot if index == 5 else HexColor("#FFFFFF"), 1 if index == 5 else 0.55)
        size = 9 + 5 * index
        canvas.circle(width * share, height * (0.6 - 0.4 * share) + size, size, stroke=0, fill=1)


def _furrows(canvas: Canvas, width: float, height: float, tint: HexColor, spot: HexColor) -> None:
    """Furrows that run from a far canal, water in one of them."""
    canvas.setLineWidth(8)
    for index in range(11):
        canvas.setStrokeColor(spot if index == 4 else tint)
        canvas.line(width * 0.5 + (index - 5) * 9, height * 0.5, width * 0.5 + (index - 5) * width * 0.1, height * 0.25)
    _fill(canvas, spot)
    canvas.rect(-4, height * 0.5, width + 8, 14, stroke=0, fill=1)


def _trees(canvas: Canvas, width: float, height: float, tint: HexColor, spot: HexColor) -> None:
    """A row of trees along a street with their shade."""
    ground = height * 0.24
    for index, (x, size) in enumerate(((0.15, 0.1), (0.38, 0.13), (0.64, 0.09), (0.86, 0.12))):
        _fill(canvas, HexColor("#000000"), 0.25)
        reach = width * size
        canvas.ellipse(width * x - reach * 0.4, ground - 26, width * x + reach * 1.7, ground + 4, stroke=0, fill=1)
        _fill(canvas, tint)
        canvas.rect(width * x - 5, ground - 10, 10, width * size * 2, stroke=0, fill=1)
        _fill(canvas, spot, 0.8 if index % 2 else 1)
        canvas.circle(width * x, ground + width * size * 2.4, width * size, stroke=0, fill=1)


Drawing = Callable[[Canvas, float, float, HexColor, HexColor], None]
DRAWINGS: dict[str, Drawing] = {
    "rays": _rays,
    "waves": _waves,
    "columns": _columns,
    "dots": _dots,
    "routes": _routes,
    "plates": _plates,
    "books": _books,
    "arcs": _arcs,
    "peaks": _peaks,
    "slope": _slope,
    "furrows": _furrows,
    "trees": _trees,
}
