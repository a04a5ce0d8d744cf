"""The median. Python's own comes with decimals, fractions and random numbers, whose loading takes longer than a page."""

from __future__ import annotations

from collections.abc import Iterable


def median(numbers: Iterable[float]) -> float:
    """The middle one of the numbers in their order, or the mean of the two in the middle. Raises IndexError for none."""
    ordered = sorted(numbers)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
