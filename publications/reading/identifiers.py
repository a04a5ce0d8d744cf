"""ISBN, ISSN and DOI of the report itself, each told by its check digit or its place, not by its look alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publications.reading.dates import western
from publications.reading.draft import Evidence
from publications.reading.page import Page, row_text, rows
from publications.reading.patterns import late

_DASH = r"[\s\u2010-\u2015-]"
_ISBN = late(
    rf"ISBN(?:[-\s]?1[03])?(?:\s*\([^)]*\))?\s*[:№]?\s*((?:97[89]{_DASH}?)?\d(?:\d|{_DASH}){{7,14}}[\dXxХх])", re.I
)
_ISSN = late(rf"\b[ep]?-?ISSN(?:-L)?(?:\s*\([^)]*\))?\s*[:№]?\s*(\d{{4}}{_DASH}?\d{{3}}[\dXxХх])(?!\d)", re.I)
_DOI = late(r"(?:\bdoi\b\s*:?\s*|doi\.org/|\bDOI[:\s]+)?\b(10\.\d{4,9}/[^\s\"<>]+[^\s\"<>.,;)\]])", re.I)
_AHEAD, _BEHIND = 6, 2  # pages: an imprint stands on the first leaves, or on the last

Found = dict[str, tuple[str, Evidence]]


def read(pages: Sequence[Page]) -> Found:
    """``isbn``, ``issn`` and ``doi`` where they were found, each with its evidence.

    A DOI counts on the first pages, or on the last page beside an ISBN or ISSN: elsewhere it may be that of a work which
    the report names.
    """
    found: Found = {}
    for page in (*pages[:_AHEAD], *pages[_AHEAD:][-_BEHIND:]):
        for row in rows(page.lines):
            text = western(row_text(row))
            _numbers(text, page.number, found)
            doi = _DOI.search(text) if page.number <= _AHEAD or "isbn" in found else None
            if doi and "doi" not in found and _is_own(text, doi, page):
                why = "printed in the first pages" if page.number <= _AHEAD else "printed in the imprint"
                found["doi"] = doi[1].lower(), Evidence("check", page.number, text[:120], why)
    return found


def _numbers(text: str, page: int, found: Found) -> None:
    isbn = next((isbn for isbn in _ISBN.finditer(text) if valid_isbn(isbn[1])), None)
    if isbn and "isbn" not in found:
        printed = re.sub(rf"{_DASH}+", "-", isbn[1].strip()).upper().replace("Х", "X")
        found["isbn"] = printed, Evidence("sure", page, text[:120], "its check digit is right")
    issn = next((issn for issn in _ISSN.finditer(text) if valid_issn(issn[1])), None)
    if issn and "issn" not in found:
        signs = _signs(issn[1])
        found["issn"] = f"{signs[:4]}-{signs[4:]}", Evidence("sure", page, text[:120], "its check digit is right")


def _is_own(text: str, doi: re.Match[str], page: Page) -> bool:
    """A DOI inside a reference stands after authors, a year and a title; the report's own stands alone or is labelled."""
    ahead = text[: doi.start()]
    labelled = bool(re.search(r"doi\b|digital object|doi\.org", ahead[-25:] + doi[0], re.I))
    return (
        len(ahead) < 90
        and (labelled or len(ahead.strip()) < 12)
        and not re.match(r"\s*[\[(]?\d{1,3}[\])]?[.\s]", ahead)
    )


def _signs(text: str) -> str:
    return re.sub(r"[^\dX]", "", text.upper().replace("Х", "X"))


def valid_isbn(text: str) -> bool:
    """Whether the check digit of an ISBN-10 or ISBN-13 is right (ISO 2108)."""
    signs = _signs(text)
    if len(signs) == 13 and signs.isdecimal():
        return sum(int(sign) * (3 if place % 2 else 1) for place, sign in enumerate(signs)) % 10 == 0
    if len(signs) == 10 and signs[:9].isdecimal():
        values = [10 if sign == "X" else int(sign) for sign in signs]
        return sum(value * (10 - place) for place, value in enumerate(values)) % 11 == 0
    return False


def valid_issn(text: str) -> bool:
    """Whether the check digit of an ISSN is right (ISO 3297)."""
    signs = _signs(text)
    if len(signs) != 8 or not signs[:7].isdecimal():
        return False
    values = [10 if sign == "X" else int(sign) for sign in signs]
    return sum(value * (8 - place) for place, value in enumerate(values)) % 11 == 0
