"""Findings in the rows of a table: the number in the first column, the statement in the one with the most to say.

The row's other cells follow the statement, each after the head of its column, so that nothing of the table is lost.
"""

from __future__ import annotations

from collections.abc import Sequence

from publications.reading import finding_signs as signs
from publications.reading.draft import DraftFinding, Evidence
from publications.reading.finding_chains import Section
from publications.reading.finding_lists import Listed
from publications.reading.finding_signs import Sign
from publications.reading.finding_titles import Grade, grade
from publications.reading.finding_words import STATEMENTS_HEAD
from publications.reading.letters import alnum
from publications.reading.markdown import plain
from publications.reading.median import median
from publications.reading.paragraphs import Block
from publications.reading.patterns import late

_CELL = late(r"(?<!\\)\|")
_RULE = late(r"^\|(\s*:?-+:?\s*\|)+$")
_NUMBER = late(r"^(?P<number>\d{1,3})[.)]?$")
_STATEMENT = 40  # letters: the median of the column of statements
_ROWS = 3
_WHY = "a numbered row of a table of findings"


def tables(section: Section, titles: frozenset[str]) -> list[Listed]:
    """(start, end, findings) of each table of findings in the section.

    A table whose rows are the ``titles`` of the report's own headings (letters only) is an overview of what follows.
    """
    announced = grade(section.titles, annex=section.annex) is Grade.STATEMENTS
    found = []
    for place, block in enumerate(section.blocks):
        rows = _rows(block.ready)
        if len(rows) > _ROWS:
            made = _findings(block, rows, announced=announced)
            again = sum(alnum(plain(finding.text.partition("\n\n")[0])) in titles for finding in made)
            found += [(place, place + 1, made)] if made and again <= len(made) / 2 else []
    return found


def _rows(ready: str) -> list[list[str]]:
    """The cells of a Markdown table, its heads first; empty where the block is not one table and nothing else."""
    lines = [line for line in ready.split("\n") if line.strip()]
    if len(lines) < 2 or not _RULE.match(lines[1]) or not all(line.startswith("|") for line in lines):
        return []
    rows = [[cell.strip() for cell in _CELL.split(line)[1:-1]] for line in (lines[0], *lines[2:])]
    return rows if len({len(row) for row in rows}) == 1 and len(rows[0]) > 1 else []


def _findings(block: Block, rows: Sequence[list[str]], *, announced: bool) -> tuple[DraftFinding, ...]:
    heads, body = rows[0], rows[1:]
    said = [median(len(row[column]) for row in body) for column in range(1, len(heads))]
    column = 1 + said.index(max(said))
    known = [_sign(row[0]) for row in body]
    counted = [sign.path for sign in known if sign] == [(number,) for number in range(1, len(body) + 1)]
    if not counted or max(said) < _STATEMENT or not (announced or STATEMENTS_HEAD.search(heads[column])):
        return ()
    found = []
    for sign, row in zip(known, body, strict=True):
        more = [
            f"{heads[place]}: {cell}" if heads[place] else cell
            for place, cell in enumerate(row)
            if cell and place not in (0, column)
        ]
        evidence = Evidence("check", block.page, plain(row[column])[:80], _WHY)
        text = "\n\n".join([row[column], *more])
        if sign:
            found.append(DraftFinding(0, sign.label, text, block.page, evidence, sign.word))
    return tuple(found)


def _sign(cell: str) -> Sign | None:
    """A cell that holds a number alone, or a sign like "R3" or "Finding 3" alone."""
    text = plain(cell)
    found = _NUMBER.match(text)
    if found:
        return Sign((int(found["number"]),), found["number"], "cell", "", len(text))
    sign = signs.read(f"{text} X")
    return sign if sign and sign.length >= len(text) else None
