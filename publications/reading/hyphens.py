"""Hyphens at a line's end: kept or dropped, by what the rest of the report writes.

pdfium marks every hyphen at a line's end as soft. The evidence, in this order: the next line begins with a capital or a
digit → kept; the report divides words with another sign (U+2010, U+00AD) than it writes compounds with → by the sign; the two halves stand joined elsewhere in the report → dropped; they stand elsewhere with a hyphen → kept;
such line ends are rare in the report, so that it does not divide words → kept; else dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from publications.reading.page import Line

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_COMPOUND = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)+")
_RARE = 0.012  # of the lines: fewer end in a hyphen where words are not divided


@dataclass(frozen=True, slots=True)
class Hyphenation:
    """The words and the hyphenated words of a report, folded, and whether it divides words at line ends."""

    words: frozenset[str]
    compounds: frozenset[str]
    divides: bool
    own_sign: bool = False

    def keeps(self, before: str, after: str, sign: str = "-") -> bool:
        """Whether the hyphen between the last word of a line and the first of the next belongs to the word."""
        if not after[:1].isalpha() or after[:1] != after[:1].lower():
            return True
        head = re.split(r"[^\w'’]", before)[-1].casefold()
        tail_found = _WORD.match(after)
        tail = tail_found[0].casefold() if tail_found else ""
        if not head or not tail or head.isdigit():
            return True
        joined, divided = head + tail in self.words, f"{head}-{tail}" in self.compounds
        if joined != divided:
            return divided
        if self.own_sign:
            return sign == "-"
        return not self.divides

    def join(self, before: str, after: str) -> str:
        """Two halves as one text: ``before`` ends in a hyphen."""
        head = before[:-1]
        return f"{head}-{after}" if self.keeps(head, after, before[-1:]) else head + after


def learn(lines: Iterable[Line]) -> Hyphenation:
    """The evidence of a report: whole words inside its lines, never the halves at their ends."""
    words: set[str] = set()
    compounds: set[str] = set()
    ends = count = typographic = inside = 0
    for line in lines:
        count += len(line.text) > 20
        ends += line.hyphen
        typographic += line.hyphen and line.text[-1:] == "\u2010"
        inside += "\u2010" in line.text[:-1]
        text = line.text.casefold()
        if line.hyphen:
            text = text.rpartition(" ")[0]
        text = text.partition(" ")[2] if " " in text else text
        compounds.update(found.replace("\u2010", "-").replace("\u2011", "-") for found in _COMPOUND.findall(text))
        words.update(_WORD.findall(text))
    return Hyphenation(
        frozenset(words),
        frozenset(compounds),
        ends > _RARE * max(count, 1) and ends >= 2,
        typographic > 4 and 4 * inside < typographic,
    )
