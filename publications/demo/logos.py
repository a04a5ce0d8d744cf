"""Draws the partners' logos: ``python -m publications.demo.logos``. The pictures are kept in ``logos/``."""

from __future__ import annotations

import math
from collections.abc import Callable

from PIL import Image, ImageDraw

from publications.demo.catalogue import LOGOS

SIDE = 240
OVERSAMPLE = 4


def _council(draw: ImageDraw.ImageDraw, side: int) -> None:
    draw.pieslice((side * 0.16, side * 0.18, side * 0.84, side * 0.86), 180, 360, fill="#E0A81C")
    draw.rectangle((side * 0.06, side * 0.56, side * 0.94, side * 0.66), fill="#0D3B66")
    draw.rectangle((side * 0.2, side * 0.72, side * 0.8, side * 0.78), fill="#0D3B66")


def _water(draw: ImageDraw.ImageDraw, side: int) -> None:
    draw.ellipse((side * 0.05, side * 0.05, side * 0.95, side * 0.95), fill="#0B4F6C")
    for row in (0.32, 0.5, 0.68):
        wave = [(side * step / 100, side * (row + 0.05 * math.sin(step / 5.1))) for step in range(20, 81)]
        draw.line(wave, "#FFFFFF", round(side * 0.05), joint="curve")


def _data(draw: ImageDraw.ImageDraw, side: int) -> None:
    for index, height in enumerate((0.35, 0.55, 0.85, 0.68)):
        left = side * (0.08 + 0.22 * index)
        draw.rectangle(
            (left, side * (0.94 - height), left + side * 0.17, side * 0.94), fill="#D9731A" if index == 2 else "#5B2333"
        )


def _city(draw: ImageDraw.ImageDraw, side: int) -> None:
    for colour, points in (
        ("#22324A", ((0.08, 0.7), (0.4, 0.7), (0.62, 0.48), (0.92, 0.48))),
        ("#D9822B", ((0.08, 0.34), (0.36, 0.34), (0.6, 0.58), (0.6, 0.92))),
    ):
        draw.line([(side * x, side * y) for x, y in points], colour, round(side * 0.09), joint="curve")
        for x, y in (points[0], points[-1]):
            draw.ellipse(
                (side * (x - 0.07), side * (y - 0.07), side * (x + 0.07), side * (y + 0.07)), "#FFFFFF", colour, 24
            )


def _auyl(draw: ImageDraw.ImageDraw, side: int) -> None:
    for outer, inner in ((0.06, 0.48), (0.94, 0.52)):
        corners = ((outer, 0.52), (inner, 0.6), (inner, 0.92), (outer, 0.84))
        draw.polygon([(side * x, side * y) for x, y in corners], fill="#1B6B3A")
    draw.pieslice((side * 0.3, side * 0.06, side * 0.86, side * 0.62), 90, 180, fill="#6BBF59")
    draw.pieslice((side * 0.02, side * 0.06, side * 0.58, side * 0.62), 270, 360, fill="#6BBF59")


def _mountains(draw: ImageDraw.ImageDraw, side: int) -> None:
    for colour, points in (
        ("#4E7A61", ((0.36, 0.84), (0.66, 0.22), (0.96, 0.84))),
        ("#1F3A2E", ((0.04, 0.84), (0.36, 0.36), (0.68, 0.84))),
    ):
        draw.polygon([(side * x, side * y) for x, y in points], fill=colour)
    draw.ellipse((side * 0.14, side * 0.1, side * 0.34, side * 0.3), fill="#E0A81C")


DRAWINGS: dict[str, Callable[[ImageDraw.ImageDraw, int], None]] = {
    "council": _council,
    "water": _water,
    "data": _data,
    "city": _city,
    "auyl": _auyl,
    "mountains": _mountains,
}


def main() -> None:
    """Writes each logo as a PNG with a transparent ground."""
    LOGOS.mkdir(exist_ok=True)
    for name, drawing in DRAWINGS.items():
        large = Image.new("RGBA", (SIDE * OVERSAMPLE, SIDE * OVERSAMPLE), (255, 255, 255, 0))
        drawing(ImageDraw.Draw(large), SIDE * OVERSAMPLE)
        picture = large.resize((SIDE, SIDE), Image.Resampling.LANCZOS)
        picture = picture.quantize(64, method=Image.Quantize.FASTOCTREE)
        picture.save(LOGOS / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
