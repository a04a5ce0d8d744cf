"""Numbered findings of a chapter: runs of paragraphs that begin with 1, 2, 3 … or with a word and such a number.

An item opens only as 1 or as the one before + 1. Paragraphs without a number between two items go on with the first of
them. Three items make a run, two where the words themselves say "Finding 1".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from publications.reading.draft import Doubt, DraftFinding, Evidence
from publications.reading.markdown import plain
from publications.reading.paragraphs import Block
from publications.reading.words import FINDING_WORD, FINDING_WORD_AFTER, FINDINGS_TITLE

_NUMBER = re.compile(r"^(?P<number>\d{1,3})(?P<end>[.)])\s*(?=\D)")
_NUMBER_RIGHT_TO_LEFT = re.compile(r"^[.)](?P<number>\d{1,3})\s+(?=\D)")
_NUMBER_SIGN = re.compile(r"^№\s*(?P<number>\d{1,3})[.):]?\s+(?=\D)")
_WORD = re.compile(rf"^(?P<word>{FINDING_WORD})\s*(№|#|no\.?)?\s*(?P<number>\d{{1,3}})\s*[.:)–—-]*\s*", re.I)
_WORD_AFTER = re.compile(rf"^(?P<number>\d{{1,3}})\s*[-–]?\s*(?P<word>{FINDING_WORD_AFTER})\s*[.:)–—-]*\s*", re.I)
_STOP = re.compile(r"[.!?…。！？:;]['\"”’»)\]\d]*$")
_STATEMENT = 60  # characters: the median of a run's items; shorter ones are lists of names or steps


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks ``start`` to ``end`` (exclusive) are these findings."""

    start: int
    end: int
    findings: tuple[DraftFinding, ...]


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where an item begins: the block, its number, whether a word names it, and how long its sign is."""

    block: int
    number: int
    named: bool
    length: int


def opening(text: str) -> tuple[int, bool, int] | None:
    """(number, whether a word like "Finding" names it, length of the sign) of a text that opens an item."""
    for pattern in (_WORD, _WORD_AFTER):
        found = pattern.match(text)
        if found:
            return int(found["number"]), True, found.end()
    found = _NUMBER.match(text) or _NUMBER_RIGHT_TO_LEFT.match(text) or _NUMBER_SIGN.match(text)
    return (int(found["number"]), False, found.end()) if found else None


def runs(blocks: Sequence[Block], titles: str) -> tuple[list[Run], list[Doubt]]:
    """The runs of a chapter in order, with doubts. ``titles`` are the chapter's and its parents' titles: where they
    speak of findings, results or recommendations a run is sure; elsewhere it must make up most of the chapter."""
    found: list[Run] = []
    doubts: list[Doubt] = []
    for openings in _openings(blocks):
        named = all(opening.named for opening in openings)
        expected = bool(FINDINGS_TITLE.search(titles))
        start, end = openings[0].block, _end(blocks, openings)
        if len(openings) < (2 if named else 3) or not (named or _statements(blocks, openings)):
            continue
        if not named and not expected and not _dominates(blocks, start, end):
            continue
        run = _run(blocks, openings, end, sure=named or expected)
        found.append(run)
        doubts += _gap(blocks, openings[-1], end)
        for finding in run.findings:
            text = plain(finding.text)
            if not _STOP.search(text):
                doubts.append(Doubt("finding-without-full-stop", finding.page, f"{finding.label}. {text[-80:]}"))
    return found, doubts


def _openings(blocks: Sequence[Block]) -> list[list[_Opening]]:
    """Chains of openings: each begins with 1 and counts on by one."""
    chains: list[list[_Opening]] = []
    for position, block in enumerate(blocks):
        made = None if block.bullet else opening(block.plain)
        if made is None:
            continue
        number, named, length = made
        if chains and number == chains[-1][-1].number + 1 and _alike(chains[-1][-1], named, blocks, position):
            chains[-1].append(_Opening(position, number, named, length))
        elif number == 1:
            chains.append([_Opening(position, number, named, length)])
    return chains


def _gap(blocks: Sequence[Block], last: _Opening, end: int) -> list[Doubt]:
    """A doubt where the numbers go on after one that is missing: that item and those after it stayed text."""
    for position in range(end, len(blocks)):
        made = None if blocks[position].bullet else opening(blocks[position].plain)
        if made and made[0] == last.number + 2 and _alike(last, made[1], blocks, position):
            return [Doubt("finding-number-missing", blocks[position].page, str(last.number + 1))]
        if made and made[0] <= last.number:
            return []
    return []


def _alike(before: _Opening, named: bool, blocks: Sequence[Block], position: int) -> bool:
    """Items of one list are named alike and begin at one left edge, but for columns and the pages' own margins."""
    one, other = blocks[before.block].first, blocks[position].first
    if before.named != named:
        return False
    return one.page != other.page or one.column != other.column or abs(one.x0 - other.x0) < 1.5 * one.size


def _statements(blocks: Sequence[Block], openings: Sequence[_Opening]) -> bool:
    lengths = [len(blocks[opening.block].plain) for opening in openings]
    stopped = sum(bool(_STOP.search(blocks[opening.block].plain)) for opening in openings)
    return median(lengths) >= _STATEMENT and stopped >= 0.5 * len(openings)


def _dominates(blocks: Sequence[Block], start: int, end: int) -> bool:
    inside = sum(len(block.plain) for block in blocks[start:end])
    return inside > 0.6 * sum(len(block.plain) for block in blocks)


def _end(blocks: Sequence[Block], openings: Sequence[_Opening]) -> int:
    """After the last item only paragraphs set further in than its number go on with it."""
    last = openings[-1].block
    edge = blocks[last].first.x0
    end = last + 1
    while end < len(blocks):
        line = blocks[end].first
        if line.page != blocks[last].first.page or line.x0 < edge + 0.6 * line.size or opening(blocks[end].plain):
            break
        end += 1
    return end


def _run(blocks: Sequence[Block], openings: Sequence[_Opening], end: int, *, sure: bool) -> Run:
    found = []
    borders = [opening.block for opening in openings[1:]] + [end]
    for item, border in zip(openings, borders, strict=True):
        first = blocks[item.block]
        texts = [first.after(item.length), *(block.shown for block in blocks[item.block + 1 : border])]
        why = "named and numbered" if item.named else "numbered in sequence"
        evidence = Evidence("sure" if sure else "check", first.page, first.plain[:80], why)
        text = "\n\n".join(text for text in texts if text)
        found.append(DraftFinding(0, str(item.number), text, first.page, evidence))
    return Run(openings[0].block, end, tuple(found))
