"""Title, subtitle, byline, date of issue, ISBN, DOI and abstract, each with the words and page it was taken from.

"Unknown" is better than a guess: a value that only the file's metadata gives is marked to be checked, and a value that
nothing gives stays empty with the certainty ``missing``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from publications.reading import dates, title
from publications.reading.byline import contributors, from_running_lines
from publications.reading.draft import Certainty, DraftChapter, Evidence, Removed
from publications.reading.hyphens import Hyphenation
from publications.reading.letters import alnum, squeeze
from publications.reading.markdown import plain
from publications.reading.page import Line, Page, Source, body_size, row_text, rows
from publications.reading.words import ABSTRACT

_ISBN = re.compile(r"ISBN(?:-1[03])?:?\s*((?:97[89][\s–-]?)?\d[\d\s–-]{7,14}[\dXx])")
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>]+[^\s\"<>.,;)\]])")
_ABSTRACT_LENGTH = 2500
_LEAD_LENGTH = 1200


@dataclass
class FrontMatter:
    """What ``Draft`` holds of the front matter, with the evidence for each field."""

    title: str = ""
    subtitle: str = ""
    contributors: tuple[str, ...] = ()
    issued: dates.Issued | None = None
    abstract: str = ""
    isbn: str = ""
    doi: str = ""
    evidence: dict[str, Evidence] = field(default_factory=dict)
    title_lines: frozenset[int] = frozenset()


def read(source: Source, pages: Sequence[Page], hyphenation: Hyphenation, removed: Sequence[Removed]) -> FrontMatter:
    """Front matter from the first pages (without furniture), the running lines that were ``removed`` and the file's
    metadata; the abstract comes later."""
    front = FrontMatter()
    body = body_size(line for page in pages for line in page.lines)
    cover = _cover(pages)
    if cover is not None:
        titles = title.read(source, cover, body, hyphenation)
        front.title, front.subtitle, front.title_lines = titles.title, titles.subtitle, titles.lines
        front.evidence |= {"title": titles.title_evidence, "subtitle": titles.subtitle_evidence}
        found = contributors(pages[:3], cover, source, front.title_lines, front.title)
        if not found[0]:
            found = from_running_lines(removed) or found
        front.contributors, front.evidence["contributors"] = found
        if any(alnum(name) in alnum(front.subtitle) for name in front.contributors):
            front.subtitle = ""
            front.evidence["subtitle"] = Evidence("missing", None, "", "the line under the title is the byline")
    _issued(front, pages, source)
    _numbers(front, pages)
    return front


def abstract_of(chapters: Sequence[DraftChapter], front_lines: Sequence[Line]) -> tuple[str, Evidence]:
    """The abstract: the chapter of that name, or the summary if it is short, or its first paragraphs."""
    summaries = [chapter for chapter in chapters if chapter.kind == "summary"]
    summaries.sort(key=lambda chapter: not ABSTRACT.fullmatch(chapter.title.strip(" .:")))
    for chapter in summaries:
        paragraphs = [squeeze(part) for part in plain(chapter.text).split("\n\n") if part.strip()]
        paragraphs = [part for part in paragraphs if not re.match(r"\[\[findings|\d+\. ", part)]
        if not paragraphs or sum(map(len, paragraphs)) < 60:
            continue
        limit = _ABSTRACT_LENGTH if ABSTRACT.fullmatch(chapter.title) else _LEAD_LENGTH
        kept = paragraphs[:1]
        for part in paragraphs[1:]:
            if sum(map(len, kept)) + len(part) > limit:
                break
            kept.append(part)
        whole = len(kept) == len(paragraphs)
        why = f"the chapter “{chapter.title}”" if whole else f"the beginning of the chapter “{chapter.title}”"
        return "\n\n".join(kept), Evidence("sure" if whole else "check", chapter.page, kept[0][:80], why)
    return _run_in(front_lines)


def _run_in(lines: Sequence[Line]) -> tuple[str, Evidence]:
    """ "Abstract" on a line of its own or before its text, ahead of the first heading."""
    for number, line in enumerate(lines):
        found = re.match(rf"^({ABSTRACT.pattern})\s*([.:—–-]\s*(?P<rest>.*))?$", line.text, re.I)
        if not found:
            continue
        texts = [found["rest"] or ""]
        for last, after in pairwise(lines[number:]):
            if (
                after.page != line.page
                or abs(after.size - lines[number + 1].size) > 0.6
                or after.y - last.y > 3 * after.size
            ):
                break
            texts.append(after.text)
        text = squeeze(" ".join(texts))[:_ABSTRACT_LENGTH]
        if len(text) > 60:
            return text, Evidence("check", line.page, line.text[:80], "the text after the word")
    return "", Evidence("missing", None, "", "no abstract or summary found")


def _cover(pages: Sequence[Page]) -> Page | None:
    for page in pages[:3]:
        if page.letters > 8:
            return page
    return None


def _issued(front: FrontMatter, pages: Sequence[Page], source: Source) -> None:
    """A line that is only a date, then any full date, then a year on the cover or after ©, then the metadata."""
    near = [(page.number, row_text(row)) for page in pages[:3] for row in rows(page.lines)]
    near = [(number, text) for number, text in near if len(text) < 300]
    for number, text in near:
        if dates.only_date(text):
            found = dates.find(text) or dates.Issued(dates.years(text)[-1])
            return _set_issued(front, found, Evidence("sure", number, text, "a date on a line of its own"))
    in_title = dates.years(front.title)
    for number, text in near:
        dated = (
            dates.find(text)
            if number == 1 or re.search(r"publish|issued|date|version|©|опублик|издан|жария", text, re.I)
            else None
        )
        if dated and not (in_title and dated.year not in in_title):
            return _set_issued(front, dated, Evidence("check", number, text[:120], "a date in the first pages"))
    for number, text in near:
        found_years = dates.years(text)
        if found_years and (
            number == 1 or re.search(r"©|copyright|\(c\)|published|издан|, (19|20)\d\d\.?$", text, re.I)
        ):
            certain: Certainty = "sure" if re.search(r"©|copyright", text, re.I) else "check"
            return _set_issued(
                front,
                dates.Issued(max(found_years)),
                Evidence(certain, number, text[:120], "a year in the first pages"),
            )
    made = dates.from_metadata(source.meta("CreationDate"))
    if made:
        return _set_issued(
            front,
            dates.Issued(made.year),
            Evidence("check", None, source.meta("CreationDate"), "when the file was made"),
        )
    front.evidence["issued"] = Evidence("missing", None, "", "no date found")
    return None


def _set_issued(front: FrontMatter, issued: dates.Issued, evidence: Evidence) -> None:
    front.issued = issued
    front.evidence["issued"] = evidence


def _numbers(front: FrontMatter, pages: Sequence[Page]) -> None:
    """ISBN with a right check digit, DOI: from the first four pages and the last two."""
    for page in (*pages[:4], *pages[4:][-2:]):
        for row in rows(page.lines):
            text = row_text(row)
            isbn = _ISBN.search(text)
            if isbn and not front.isbn and valid_isbn(isbn[1]):
                front.isbn = re.sub(r"[\s–-]+", "-", isbn[1].strip())
                front.evidence["isbn"] = Evidence("sure", page.number, text[:120], "its check digit is right")
            doi = _DOI.search(text)
            if doi and not front.doi and page.number <= 4:
                front.doi = doi[1].lower()
                front.evidence["doi"] = Evidence("check", page.number, text[:120], "printed in the first pages")


def valid_isbn(text: str) -> bool:
    """Whether the check digit of an ISBN-10 or ISBN-13 is right (ISO 2108)."""
    signs = re.sub(r"[^\dXx]", "", text).upper()
    if len(signs) == 13 and signs.isdecimal():
        return sum(int(sign) * (3 if place % 2 else 1) for place, sign in enumerate(signs)) % 10 == 0
    if len(signs) == 10 and signs[:9].isdecimal():
        values = [10 if sign == "X" else int(sign) for sign in signs]
        return sum(value * (10 - place) for place, value in enumerate(values)) % 11 == 0
    return False
