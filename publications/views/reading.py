"""A chapter's text with its findings where they belong."""

from dataclasses import dataclass, field
from itertools import groupby

from ..text import split_at_findings

MOST_RUNS = 4


@dataclass(frozen=True)
class Part:
    """A stretch of the text, with the findings that come before it."""

    html: str
    findings: list = field(default_factory=list)


def reading_parts(html: str, findings: list) -> list[Part]:
    """The text cut at the places of findings, every finding in exactly one of them.

    The first place takes them from the beginning; each further one from the finding that it names. Where the text has
    no place, they stand at its end.
    """
    (_none, opening), *places = split_at_findings(html)
    if not places:
        return [Part(opening), Part("", findings)] if findings else [Part(opening)]
    where = {finding.anchor: place for place, finding in enumerate(findings)}
    starts, latest = [0], 0
    for anchor, _html in places[1:]:
        latest = max(latest, where.get(anchor, len(findings)))
        starts.append(latest)
    ends = [*starts[1:], len(findings)]
    parts = [Part(opening)]
    for (_anchor, after), start, end in zip(places, starts, ends, strict=True):
        parts.append(Part(after, findings[start:end]))
    return parts


def finding_runs(findings: list) -> list[tuple]:
    """(first, last) of each stretch of findings that the report calls by one word: its findings, its recommendations.

    Where the words change so often that the list would be as long as the text, all are one stretch.
    """
    runs = [list(rows) for _word, rows in groupby(findings, key=lambda row: row.word)]
    runs = runs if len(runs) <= MOST_RUNS else [findings]
    return [(rows[0], rows[-1]) for rows in runs]
