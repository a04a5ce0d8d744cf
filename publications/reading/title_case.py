"""A title that is set in capitals, written as the report writes it where it does not use capitals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from publications.reading.front_blocks import Leaves
from publications.reading.letters import alnum, squeeze

_BODY = 40  # pages that are searched


def softened(printed: str, leaves: Leaves, named: str) -> str:
    """The same letters from the property, a bookmark, a running line or the text where they are not all capitals; the
    printed capitals where the report writes nothing else."""
    key = alnum(printed)
    letters = [sign for sign in printed if sign.lower() != sign.upper()]
    if len(key) < 5 or len(letters) < 4 or any(sign.islower() for sign in letters):
        return printed
    for text in (named, *(mark.title for mark in leaves.source.bookmarks), *leaves.running):
        if alnum(text) == key and _is_mixed(text):
            return squeeze(text).strip(" .")
    for text in _texts(leaves):
        found = _cut(text, key)
        if found and _is_mixed(found) and len(found.split()) <= len(printed.split()) + 1:
            return squeeze(found)
    return printed


def _texts(leaves: Leaves) -> Iterator[str]:
    for page in [*leaves.pages[:_BODY], *leaves.pages[_BODY:][-2:]]:
        yield " ".join(line.text for line in page.lines)


def _is_mixed(text: str) -> bool:
    return text[:1].isupper() and any(sign.islower() for sign in text)


def _cut(text: str, key: str) -> str:
    """The part of ``text`` whose letters and digits are ``key``, at the bounds of words; empty without one."""
    if key not in alnum(text):
        return ""
    folded: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for letter in re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", sign).casefold()):
            folded.append(letter)
            places.append(place)
    joined = "".join(folded)
    start = joined.find(key)
    while start >= 0:
        first, last = places[start], places[start + len(key) - 1]
        whole = (first == 0 or not text[first - 1].isalnum()) and (
            last + 1 == len(text) or not text[last + 1].isalnum()
        )
        if whole and _is_mixed(text[first : last + 1]):
            return text[first : last + 1]
        start = joined.find(key, start + 1)
    return ""
