"""Title, subtitle, byline, date of issue, ISBN, DOI and abstract, each with the words and page it was taken from.

"Unknown" is better than a guess: a value that only the file's metadata gives is marked to be checked, and a value that
nothing gives stays empty with the certainty ``missing``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from publications.reading import dates
from publications.reading.byline import contributors
from publications.reading.draft import DraftChapter, Evidence
from publications.reading.hyphens import Hyphenation
from publications.reading.letters import alnum, squeeze
from publications.reading.markdown import plain
from publications.reading.page import Line, Page, Source, body_size, row_text, rows
from publications.reading.words import ABSTRACT, BYLINE, ORGANISATION, is_contents

_ISBN = re.compile(r"ISBN(?:-1[03])?:?\s*((?:97[89][\s–-]?)?\d[\d\s–-]{7,14}[\dXx])")
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>]+[^\s\"<>.,;)\]])")
_JUNK_TITLE = re.compile(
    r"^(microsoft (word|powerpoint)|untitled|document\d*|slide \d|print|company registration)|\.(docx?|indd|pdf|qxd|tex)\b",
    re.I,
)
_KIND = re.compile(
    r"report|paper|study|brief|review|analysis|survey|assessment|strategy|доклад|отч[её]т|обзор|исследование|записка|баяндама|есеп|шолу",
    re.I,
)
_TITLE_PART = re.compile(r"[^\W\d_].*[^\W\d_]|^(19|20)\d\d$")
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


def read(source: Source, pages: Sequence[Page], hyphenation: Hyphenation) -> FrontMatter:
    """Front matter from the first pages (without furniture) and the file's metadata; the abstract comes later."""
    front = FrontMatter()
    body = body_size(line for page in pages for line in page.lines)
    cover = _cover(pages)
    if cover is not None:
        _title(front, source, cover, body, hyphenation)
        found = contributors(pages[:3], cover, source, front.title_lines, front.title)
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
        for last, after in zip(lines[number:], lines[number + 1 :], strict=False):
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


def _title(front: FrontMatter, source: Source, cover: Page, body: float, hyphenation: Hyphenation) -> None:
    lines = [line for line in cover.lines if not line.turned and _TITLE_PART.search(line.text)]
    lines = [line for line in lines if not is_contents(line.text)]
    if not lines:
        return
    ordered = [line for row in rows(lines) for line in row]
    group = _largest(ordered)
    printed = _clean_title(_joined(group, hyphenation))
    named = _mended(source.meta("Title"))
    if printed.endswith(":") and ordered[-1] is not group[-1]:
        group = [*group, ordered[ordered.index(group[-1]) + 1]]
        printed = _clean_title(_joined(group, hyphenation))
    everything = alnum(" ".join(line.text for line in ordered))
    known = alnum(named)
    if 8 <= len(known) and known in everything and not _JUNK_TITLE.search(named) and known != alnum(printed):
        used = _lines_with(ordered, known)
        if used and (any(line in group for line in used) or max(line.size for line in used) > 1.1 * body):
            front.title = _clean_title(named)
            front.evidence["title"] = Evidence(
                "sure", cover.number, _joined(used, hyphenation), "in the file's properties and on the page"
            )
            group = used
    if not front.title:
        front.title = printed
        certain = alnum(named) == alnum(printed) or group[0].size >= 1.4 * body
        why = "the largest type on the first page"
        front.evidence["title"] = Evidence("sure" if certain else "check", cover.number, printed, why)
    front.title_lines = frozenset(id(line) for line in group)
    _subtitle(front, ordered, group, cover, body, hyphenation)


def _mended(text: str) -> str:
    """Properties written as UTF-8 and read as Windows-1252 ("Asiaâ€“Pacific") put right."""
    try:
        return text.encode("cp1252").decode("utf-8") if "â€" in text or "Ã" in text or "Ð" in text else text
    except UnicodeError:
        return text


def _largest(lines: Sequence[Line]) -> list[Line]:
    """The run of lines in the largest type: neighbours within a tenth of its size and two lines' distance."""
    worded = [line for line in lines if not line.text.isdecimal()] or lines
    top = max(worded, key=lambda line: (round(line.size), len(line.text) > 3, -line.y))
    peak = lines.index(top)
    start = end = peak
    while start and _same_title(lines[start - 1], lines[start], top):
        start -= 1
    while end + 1 < len(lines) and _same_title(lines[end], lines[end + 1], top):
        end += 1
    return list(lines[start : end + 1])


def _same_title(line: Line, after: Line, top: Line) -> bool:
    alike = min(line.size, after.size) >= 0.9 * top.size and line.bold == after.bold
    return alike and after.y - line.y <= 2.0 * top.size


def _lines_with(lines: Sequence[Line], known: str) -> list[Line]:
    """The shortest run of lines whose letters hold ``known``."""
    best: list[Line] = []
    for start in range(len(lines)):
        joined = ""
        for end in range(start, min(start + 8, len(lines))):
            joined += alnum(lines[end].text)
            if known in joined:
                if not best or end - start + 1 < len(best):
                    best = list(lines[start : end + 1])
                break
    return best


def _joined(lines: Sequence[Line], hyphenation: Hyphenation) -> str:
    text = lines[0].text
    for line, after in zip(lines, lines[1:], strict=False):
        text = hyphenation.join(text, after.text) if line.hyphen else f"{text} {after.text}"
    return squeeze(text)


def _clean_title(text: str) -> str:
    text = squeeze(text).strip(" –—-|")
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def _subtitle(
    front: FrontMatter,
    ordered: Sequence[Line],
    group: Sequence[Line],
    cover: Page,
    body: float,
    hyphenation: Hyphenation,
) -> None:
    """Lines right under the title in one type, larger than the body, that are no byline, body or date."""
    after = [line for line in ordered if line.y > group[-1].y]
    front.evidence["subtitle"] = Evidence("missing", None, "", "nothing under the title looks like one")
    if not after:
        return
    first = after[0]
    run = [first]
    for line in after[1:]:
        if abs(line.size - first.size) > 0.5 or line.bold != first.bold or line.y - run[-1].y > 1.8 * first.size:
            break
        run.append(line)
    text = _joined(run, hyphenation)
    near = first.y - group[-1].y <= 3.5 * group[-1].size
    if not near or len(run) > 4 or len(text) > 200 or first.size < 1.08 * body and len(ordered) > 30:
        return
    if dates.only_date(text) or BYLINE.match(text) or _corporate(text) or alnum(text) in alnum(front.title):
        return
    if _personal(text):
        return
    front.subtitle = _clean_title(text)
    front.evidence["subtitle"] = Evidence("check", cover.number, text, "the line under the title")


def _corporate(text: str) -> bool:
    """An organisation's name: one of its words, capitals throughout, and no word that names a kind of text."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return bool(ORGANISATION.search(text)) and not _KIND.search(text) and all(word[0].isupper() for word in words)


def _personal(text: str) -> bool:
    """Names of people rather than words: several, parted by commas or "and", each of two to four capitalised words."""
    parts = [part for part in re.split(r",| and | и | et |;|&|\d", text) if part.strip()]
    return len(parts) > 1 and all(
        re.fullmatch(r"\s*([^\W\d_][\w.'’-]*\s+){1,3}[^\W\d_][\w.'’-]*\W*", part) and part.strip()[0].isupper()
        for part in parts
    )


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
            certain = "sure" if re.search(r"©|copyright", text, re.I) else "check"
            return _set_issued(
                front,
                dates.Issued(max(found_years)),
                Evidence(certain, number, text[:120], "a year in the first pages"),
            )  # type: ignore[arg-type]
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
