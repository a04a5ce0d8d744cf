"""What is drawn on a page besides its text: rules, filled boxes, other shapes, images; all as boxes.

Boxes are in the frame of the page's lines (points from the top left, turned as most text stands); ``as_displayed`` gives
a box of the page as a viewer shows it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """Left, top, right, bottom in points."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def area(self) -> float:
        """In square points."""
        return max(0.0, self.x1 - self.x0) * max(0.0, self.y1 - self.y0)

    def touches(self, other: Box, near: float = 0.0) -> bool:
        """Whether they overlap or are at most ``near`` apart on both axes."""
        across = self.x0 <= other.x1 + near and other.x0 <= self.x1 + near
        return across and self.y0 <= other.y1 + near and other.y0 <= self.y1 + near

    def shared(self, other: Box) -> float:
        """The area that both cover."""
        wide = min(self.x1, other.x1) - max(self.x0, other.x0)
        high = min(self.y1, other.y1) - max(self.y0, other.y0)
        return wide * high if wide > 0 and high > 0 else 0.0


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds them all. Raises ValueError for none."""
    x0s, y0s, x1s, y1s = zip(*boxes, strict=True)
    return Box(min(x0s), min(y0s), max(x1s), max(y1s))


class Drawing(NamedTuple):
    """Of one page: ``across`` and ``down`` are rules (thin boxes, pieces of one line joined), ``fills`` boxes with a
    colour, ``shapes`` everything else that paths draw, ``images`` what is seen of raster images, ``dots`` small shapes
    about as wide as high, which may be the bullets of a list. ``turn`` is how far, in degrees counter-clockwise, the
    frame's top stands from the top of the page as displayed."""

    across: tuple[Box, ...] = ()
    down: tuple[Box, ...] = ()
    fills: tuple[Box, ...] = ()
    shapes: tuple[Box, ...] = ()
    images: tuple[Box, ...] = ()
    turn: int = 0
    dots: tuple[Box, ...] = ()


NOTHING = Drawing()


def as_displayed(box: Box, turn: int, width: float, height: float) -> tuple[float, float, float, float]:
    """A box of a frame ``width`` by ``height`` points on the page as displayed, rounded to a tenth of a point."""
    corners = {
        90: (box.y0, width - box.x1, box.y1, width - box.x0),
        180: (width - box.x1, height - box.y1, width - box.x0, height - box.y0),
        270: (height - box.y1, box.x0, height - box.y0, box.x1),
    }.get(turn, tuple(box))
    left, top, right, bottom = (round(side, 1) for side in corners)
    return left, top, right, bottom
