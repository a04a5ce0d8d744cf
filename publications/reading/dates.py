"""Dates as reports print them: "12 March 2024", "March 2024", "12.03.2024", "2024-03-12", "2024 г.", "2024 жылғы 12 наурыз"."""

from __future__ import annotations

import re
from typing import NamedTuple

from publications.reading.words import KIND, MONTHS

_NAMES = "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))
_YEAR = r"(?P<year>(19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)"
_PATTERNS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?<!\d){_DAY}(st|nd|rd|th|er|\.)?\s+(de\s+)?(?P<month>{_NAMES})\.?,?\s+(de\s+)?{_YEAR}(?!\d)",
        rf"(?<!\w)(?P<month>{_NAMES})\.?\s+{_DAY}(st|nd|rd|th)?,?\s+{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}\s*(жылғы|ж\.)\s*{_DAY}\s*(?P<month>{_NAMES})",
        rf"(?<!\d){_YEAR}\s*(жылғы|ж\.),?\s*(?P<month>{_NAMES})",
        rf"(?<!\w)(?P<month>{_NAMES})\.?,?\s+(de\s+)?{_YEAR}(?!\d)",
        rf"(?<![\d.])(?P<number>[01]?\d)\.{_YEAR}(?![\d.])",
        rf"(?<![\d.]){_DAY}[./](?P<number>[01]?\d)[./]{_YEAR}(?!\d)",
        rf"(?<![\d-]){_YEAR}-(?P<number>[01]\d)-{_DAY}(?!\d)",
        rf"(?<!\d){_YEAR}年\s*(?P<number>[01]?\d)月(\s*{_DAY}日)?",
    )
)
_BARE_YEAR = re.compile(r"(?<![\d/.,–-])(19[5-9]\d|20[0-4]\d)(?![\d/]|[.,–-]\d)")


class Issued(NamedTuple):
    """A date as far as it is known."""

    year: int
    month: int | None = None
    day: int | None = None


def find(text: str) -> Issued | None:
    """The first full date in the text, else month and year; None for a year alone or no date."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            groups = found.groupdict()
            month = MONTHS[groups["month"].casefold()] if groups.get("month") else int(groups["number"])
            day = int(groups["day"]) if groups.get("day") else None
            if 1 <= month <= 12 and (day is None or 1 <= day <= 31):
                return Issued(int(groups["year"]), month, day)
    return None


def years(text: str) -> list[int]:
    """The years from 1950 to 2049 that stand alone in the text, not in a span or a longer number."""
    return [int(year) for year in _BARE_YEAR.findall(text)]


def only_date(text: str) -> bool:
    """Whether a line says a date or a place and a date, and nothing else."""
    rest = _BARE_YEAR.sub("", text)
    for pattern in _PATTERNS:
        rest = pattern.sub("", rest)
    return rest != text and len(re.sub(r"[\W\d_]", "", rest)) <= 16 and not KIND.search(rest)


def from_metadata(text: str) -> Issued | None:
    """A PDF date, ``D:20230512…`` (ISO 32000-1, 7.9.4)."""
    found = re.match(r"D?:?((19|20)\d\d)([01]\d)?", text)
    if not found:
        return None
    month = int(found[3]) if found[3] else None
    return Issued(int(found[1]), month if month and 1 <= month <= 12 else None)
