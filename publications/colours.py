"""Contrast of two colours as WCAG 2.2 computes it (relative luminance, success criterion 1.4.3), and an ink for a colour.

Colours are written "#0A6659". Plain functions without Django.
"""

from __future__ import annotations

import re

HEX = re.compile(r"#[0-9A-Fa-f]{6}\Z")
LEAST = 4.5  # of text at AA
WHITE, NIGHT = "#FFFFFF", "#10141A"
# What the accent is seen upon: the page and its cards, in each scheme (tokens.css).
LIGHT_GROUNDS, DARK_GROUNDS = ("#FFFFFF", "#F5F7FA"), (NIGHT, "#171D26")
OWN_LIGHT, OWN_DARK = "#0A6659", "#4FC3AE"  # the portal's own accent, while the owner has chosen none (tokens.css)


def luminance(colour: str) -> float:
    """Relative luminance from 0 (black) to 1 (white)."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio from 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(colour: str, grounds: tuple[str, ...]) -> float:
    return min(contrast(colour, ground) for ground in grounds)


def ink_on(colour: str) -> str:
    """White or near-black, whichever reads better on ``colour``."""
    return max((WHITE, NIGHT), key=lambda ink: contrast(ink, colour))


def twin(colour: str) -> str:
    """``colour`` mixed with white until it reads on the dark page: the accent of the dark scheme.

    Halves are rounded up, as browsers do: accent-sample.js shows the same colour while it is typed.
    """
    parts = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    for step in range(41):
        mixed = "#" + "".join(f"{int(part + (255 - part) * step / 40 + 0.5):02X}" for part in parts)
        if least_contrast(mixed, DARK_GROUNDS) >= 6:
            return mixed
    return WHITE
