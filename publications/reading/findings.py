"""Which of a report's lists are its findings: numbered, named ("Finding 3"), as headings, as bullets, in tables.

A list of numbered paragraphs may be steps, members, references or numbered paragraphs of the whole report. Words alone
do not tell: what counts is the word in the sign, else a title or a line above the list that announces statements,
together with what the items look like.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from publications.reading import finding_lists, finding_tables
from publications.reading import finding_signs as signs
from publications.reading.draft import Doubt, DraftFinding, Evidence
from publications.reading.finding_chains import HEADING, Chain, Opening, Section, chains, sign_of
from publications.reading.finding_items import STOP, Item, items, length_of, stopped, text_of
from publications.reading.finding_titles import Grade, announced, grade
from publications.reading.finding_words import WEAK_WORD
from publications.reading.letters import alnum
from publications.reading.markdown import plain
from publications.reading.median import median
from publications.reading.paragraphs import Block

_STATEMENT = 60  # letters: the median of a list's items; shorter ones are lists of names or steps
_BRIEF = 30  # where the title says "Recommendations", "Build roads before schools." is one
_RARE = (
    "bare",
    "numeral",
    "-",
    "ordinal",
    "circle",
    "№",
    "roman .",
    "roman )",
)  # signs that number other things as often


class Run(NamedTuple):
    """Blocks ``start`` to ``end`` (exclusive) are these findings. ``headed``: the heading above opens the first."""

    start: int
    end: int
    findings: tuple[DraftFinding, ...]
    headed: bool = False


class Found(NamedTuple):
    """What a section holds: runs in order, and doubts."""

    runs: tuple[Run, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def runs(blocks: Sequence[Block], titles: str) -> tuple[list[Run], list[Doubt]]:
    """The runs of one chapter by itself. ``titles`` are its parents' titles and its own, parted by " / "."""
    found = find([Section(blocks, tuple(titles.split(" / ")))])[0]
    return list(found.runs), list(found.doubts)


def find(sections: Sequence[Section]) -> list[Found]:
    """What each section of a report holds: lists are followed over their borders."""
    known = chains(sections)
    places: dict[int, set[int]] = {}
    for chain in known:
        for opening in chain.openings if len(chain.openings) > 1 else ():
            places.setdefault(opening.section, set()).add(opening.place)
    taken: dict[int, list[tuple[Item, str]]] = {}
    for chain in sorted(known, key=lambda chain: not chain.sign.named):
        for number, openings, why in _judged(sections, chain):
            others = frozenset(places[number]) if number in places else frozenset()
            prose = chain.sign.named and _grade(sections, openings) is not Grade.STATEMENTS
            made = items(sections[number], openings, others, prose=prose)
            before = taken.setdefault(number, [])
            if not any(_overlap(item, other) for item in made for other, _ in before):
                before += [(item, why) for item in made]
    titles = frozenset(alnum(section.title) for section in sections)
    return [_found(section, taken.get(number, []), titles) for number, section in enumerate(sections)]


def _overlap(item: Item, other: Item) -> bool:
    return item.start < other.end and other.start < item.end


def _judged(sections: Sequence[Section], chain: Chain) -> list[tuple[int, list[Opening], str]]:
    """(section, openings, why) for each part of the chain that is findings."""
    numbers = sorted({opening.section for opening in chain.openings})
    graded = {number: _grade(sections, chain.of_section(number)) for number in numbers}
    if chain.sign.named:
        kept = [number for number in numbers if graded[number] is not Grade.OTHER]
        why = "a heading names and numbers it" if chain.openings[0].place == HEADING else "named and numbered"
    else:
        kept = [number for number in numbers if graded[number] is Grade.STATEMENTS]
        if all(graded[number] is not Grade.NONE and graded[number] is not Grade.OTHER for number in numbers):
            kept = numbers if chain.sign.kind not in _RARE and not chain.sign.kind.startswith("code") else kept
        why = "numbered in sequence"
    openings = [(number, chain.of_section(number)) for number in kept]
    if not _believed(sections, chain, openings, all(graded[number] is Grade.STATEMENTS for number in kept)):
        return []
    return [(number, part, why) for number, part in openings]


def _grade(sections: Sequence[Section], openings: Sequence[Opening]) -> Grade:
    section, first = sections[openings[0].section], openings[0]
    if first.place == HEADING:
        return grade(section.titles[:-1], annex=section.annex)
    own = grade(section.titles, annex=section.annex)
    if announced(section.blocks, first.place, lines_only=own is Grade.OTHER):
        return Grade.STATEMENTS
    return own


def _believed(
    sections: Sequence[Section], chain: Chain, parts: Sequence[tuple[int, list[Opening]]], sure: bool
) -> bool:
    """Whether there are enough items, and they are statements."""
    made = [(sections[number], item) for number, part in parts for item in items(sections[number], part, frozenset())]
    if len(made) < 2:
        return False
    lengths = [length_of(section, item) for section, item in made]
    ended = sum(stopped(section, item) for section, item in made) >= 0.5 * len(made)
    if chain.sign.named:
        weak = WEAK_WORD.fullmatch(chain.sign.word) and not sure
        return median(lengths) >= (_STATEMENT if weak else 1) and (ended or not weak)
    if chain.openings[0].place == HEADING:
        return len(made) >= 3 and sum(len(section.title.split()) >= 5 for section, _ in made) > len(made) / 2
    if len(made) == 2:
        return sure and ended and min(lengths) >= _STATEMENT
    return ended and median(lengths) >= (_BRIEF if sure else _STATEMENT)


def _found(section: Section, taken: list[tuple[Item, str]], titles: frozenset[str]) -> Found:
    """The section's runs: items that follow on each other without text between them are one run."""
    rows = sorted(taken, key=lambda row: (row[0].start, row[0].opening.place))
    unsigned = [] if rows else finding_tables.tables(section, titles) or finding_lists.bullets(section)
    made: list[Run] = [Run(start, end, findings) for start, end, findings in unsigned]
    for item, why in rows:
        finding = _finding(section, item, why)
        headed = item.opening.place == HEADING
        goes_on = made and made[-1].end == item.start and item.opening.sign.number != 1
        if goes_on and not headed:
            made[-1] = Run(made[-1].start, item.end, (*made[-1].findings, finding), made[-1].headed)
        else:
            made.append(Run(item.start, item.end, (finding,), headed))
    doubts = [doubt for run in made for doubt in _unended(run)]
    if rows:
        doubts += _gap(section, rows[-1][0])
    return Found(tuple(made), tuple(doubts))


def _finding(section: Section, item: Item, why: str) -> DraftFinding:
    sign = item.opening.sign
    first = section.heading if item.opening.place == HEADING and section.heading else section.blocks[item.start]
    own = grade(section.titles, annex=section.annex)
    sure = sign.named or (own in (Grade.STATEMENTS, Grade.PERHAPS) and sign.kind not in (*_RARE, "heading"))
    evidence = Evidence("sure" if sure else "check", first.page, first.plain[:80], why)
    return DraftFinding(0, sign.label, text_of(section, item), first.page, evidence, sign.word)


def _unended(run: Run) -> list[Doubt]:
    found = []
    for finding in run.findings:
        text = plain(finding.text).rstrip()
        if not STOP.search(text):
            found.append(Doubt("finding-without-full-stop", finding.page, f"{finding.label}. {text[-80:]}"))
    return found


def _gap(section: Section, last: Item) -> list[Doubt]:
    """A doubt where the numbers go on after one that is missing: that item and those after it stayed text."""
    before = last.opening.sign
    for place in range(last.end, len(section.blocks)):
        after = section.blocks[place + 1] if place + 1 < len(section.blocks) else None
        sign = sign_of(section.blocks[place], after)
        if sign is None or sign.kind != before.kind:
            continue
        if sign.path == (*before.path[:-1], before.number + 2):
            return [Doubt("finding-number-missing", section.blocks[place].page, str(before.number + 1))]
        if sign.number <= before.number:
            return []
    return []


def opening(text: str) -> tuple[int, bool, int] | None:
    """(number, whether a word like "Finding" names it, length of the sign) of a text that opens an item."""
    sign = signs.read(text)
    return (sign.number, sign.named, sign.length) if sign and sign.stopped else None
