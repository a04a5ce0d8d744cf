"""Hyphens at a line's end: kept or dropped, by what the rest of the report writes.

pdfium marks every hyphen at a line's end as soft. The evidence, in this order: inside an address on the web a hyphen after
a sign was put in by the setter; the next line begins with a digit or, but for words all in capitals, with a capital → kept;
the next word is "and" or "or" → kept with a space, for more was meant to follow ("pre- and post-war"); the two halves stand
joined elsewhere in the report → dropped; they stand elsewhere with a hyphen → kept; both are words, and one of them makes up
compounds elsewhere ("long-" of "long-run") → kept; the report divides words with another sign (U+2010) than it writes
compounds with → by the sign; such line ends are rare in the report, so that it does not divide words → kept; else dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from publications.reading.page import Line
from publications.reading.patterns import late

_WORD = late(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_COMPOUND = late(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)+")
_HYPHEN = late("[-\u2010\u2011]")
_RARE = 0.012  # of the lines: fewer end in a hyphen where words are not divided


# Nothing but a word of its own: no word is divided before these (a syllable, where it is one, is known by its joined form)
_SUSPENDED = frozenset(
    (
        *("and", "or", "nor", "und", "oder", "sowie", "bzw", "et", "ou", "y", "o", "e", "u", "en", "of", "och", "og"),
        *("и", "или", "либо", "та", "або", "және", "немесе", "ve", "veya", "va", "yoki"),
    )
)
_PARTICLES = frozenset(("либо", "нибудь"))  # Russian writes these with a hyphen only
_ADDRESS = late(r"(://|www\.|@)[^\s]*$|(^|[\s(])/?[\w.]+/[^\s]*$")


@dataclass(frozen=True, slots=True)
class Hyphenation:
    """The words and the hyphenated words of a report, folded, and whether it divides words at line ends. ``heads`` and
    ``tails`` are what compounds begin and end with."""

    words: frozenset[str]
    compounds: frozenset[str]
    divides: bool
    own_sign: bool = False
    heads: frozenset[str] = frozenset()
    tails: frozenset[str] = frozenset()

    def sign(self, before: str, after: str, sign: str = "-") -> str:
        """What stands between the last word of a line and the first of the next: a hyphen, a hyphen and a space, or
        nothing. ``before`` comes without its hyphen, ``sign``."""
        if not before[-1:].isalnum() and _ADDRESS.search(before) and after[:1].isalnum():
            return ""
        head = re.split(r"[^\w'’]", before)[-1]
        tail_found = _WORD.match(after)
        tail = tail_found[0] if tail_found else ""
        capitals = len(head) > 1 and len(tail) > 1 and head.isupper() and tail.isupper()
        if not head or not tail or head.isdigit() or (after[:1] != after[:1].lower() and not capitals):
            return "-"
        head, tail = head.casefold(), tail.casefold()
        joined = head + tail in self.words
        if tail in _SUSPENDED and tail not in _PARTICLES and not joined and f"{head}-{tail}" not in self.compounds:
            return "- "
        return "-" if self._belongs(head, tail, joined, sign) else ""

    def _belongs(self, head: str, tail: str, joined: bool, sign: str) -> bool:
        """Whether the hyphen is the word's own."""
        divided = f"{head}-{tail}" in self.compounds or tail in _PARTICLES
        if joined != divided:
            return divided
        if not joined and head in self.words and tail in self.words and (head in self.heads or tail in self.tails):
            return True
        if self.own_sign:
            return sign == "-"
        return not self.divides

    def keeps(self, before: str, after: str, sign: str = "-") -> bool:
        """Whether the hyphen between the last word of a line and the first of the next belongs to the word."""
        return self.sign(before, after, sign) != ""

    def join(self, before: str, after: str) -> str:
        """Two halves as one text: ``before`` ends in a hyphen."""
        return before[:-1] + self.sign(before[:-1], after, before[-1:]) + after


def learn(lines: Iterable[Line]) -> Hyphenation:
    """The evidence of a report: whole words inside its lines, never the halves at their ends."""
    words: set[str] = set()
    compounds: set[str] = set()
    heads: set[str] = set()
    tails: set[str] = set()
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
        for found in _COMPOUND.findall(text) if _HYPHEN.search(text) else ():
            parts = found.replace("\u2010", "-").replace("\u2011", "-").split("-")
            compounds.add("-".join(parts))
            compounds.update(f"{head}-{tail}" for head, tail in pairwise(parts))
            heads.add(parts[0])
            tails.add(parts[-1])
        words.update(_WORD.findall(text))
    return Hyphenation(
        frozenset(words),
        frozenset(compounds),
        ends > _RARE * max(count, 1) and ends >= 2,
        typographic > 4 and 4 * inside < typographic,
        frozenset(heads),
        frozenset(tails),
    )
