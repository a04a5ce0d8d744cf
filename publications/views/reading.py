"""A chapter's text with its findings where they belong."""

from dataclasses import dataclass, field

from ..text import split_at_findings


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
