"""Title, subtitle, byline, date of issue, numbers and licence, each with the words and page it was taken from.

"Unknown" is better than a guess: a value that only the file's properties give is marked to be checked, and a value that
nothing gives stays empty with the certainty ``missing``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from publications.reading import byline, citing, dates, identifiers, issued, licence, title
from publications.reading.abstract import abstract_of as abstract_of
from publications.reading.draft import Draft, Evidence, Removed
from publications.reading.front_blocks import leaves
from publications.reading.hyphens import Hyphenation
from publications.reading.letters import alnum
from publications.reading.names import Name
from publications.reading.page import Page, Source


@dataclass
class FrontMatter:
    """What ``Draft`` holds of the front matter, with the evidence for each field."""

    title: str = ""
    subtitle: str = ""
    contributors: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    issued: dates.Issued | None = None
    abstract: str = ""
    isbn: str = ""
    issn: str = ""
    doi: str = ""
    licence: str = ""
    evidence: dict[str, Evidence] = field(default_factory=dict)
    title_lines: frozenset[int] = frozenset()


def read(source: Source, pages: Sequence[Page], hyphenation: Hyphenation, removed: Sequence[Removed]) -> FrontMatter:
    """Front matter from the first and last pages (without furniture), the running lines that were ``removed`` and the
    file's metadata; the abstract comes later."""
    outer = leaves(source, pages, hyphenation, removed)
    cited = citing.read(outer)
    titles = title.read(outer, cited)
    names, byline_evidence = byline.read(outer, titles, cited)
    found, issued_evidence = issued.read(outer, titles, cited)
    numbers = identifiers.read(pages)
    licensed, licence_evidence = licence.read(pages)
    subtitle, subtitle_evidence = titles.subtitle, titles.subtitle_evidence
    if _is_byline(subtitle, names):
        subtitle, subtitle_evidence = "", Evidence("missing", None, "", "the line under the title is the byline")
    return FrontMatter(
        title=titles.title,
        subtitle=subtitle,
        contributors=tuple(name.text for name in names),
        organisations=tuple(name.text for name in names if name.is_organisation),
        issued=found,
        licence=licensed,
        **{name: value for name, (value, _) in numbers.items()},
        evidence={
            "title": titles.title_evidence,
            "subtitle": subtitle_evidence,
            "contributors": byline_evidence,
            "issued": issued_evidence,
            "licence": licence_evidence,
            **{name: evidence for name, (_, evidence) in numbers.items()},
        },
        title_lines=titles.lines,
    )


def filled(draft: Draft, front: FrontMatter, missing: str = "not found") -> Draft:
    """The draft with its front matter, and evidence for each field of it; ``missing`` is why one has none."""
    nothing = Evidence("missing", None, "", missing)
    return replace(
        draft,
        title=front.title,
        subtitle=front.subtitle,
        contributors=front.contributors,
        organisations=front.organisations,
        issued_year=front.issued.year if front.issued else None,
        issued_month=front.issued.month if front.issued else None,
        issued_day=front.issued.day if front.issued else None,
        abstract=front.abstract,
        isbn=front.isbn,
        issn=front.issn,
        doi=front.doi,
        licence=front.licence,
        evidence={name: front.evidence.get(name, nothing) for name in Draft.FRONT_MATTER},
    )


def _is_byline(subtitle: str, names: Sequence[Name]) -> bool:
    """Whether it names a person among the contributors, or begins with an organisation's or is little more: "Final report of
    the Harrow Commission on Labour" says more."""
    within = [name for name in names if alnum(name.text) in alnum(subtitle)]
    named = sum(len(alnum(name.text)) for name in within)
    opens = any(alnum(subtitle).startswith(alnum(name.text)) for name in within)
    return opens or any(not name.is_organisation for name in within) or named > 0.6 * len(alnum(subtitle)) > 0
