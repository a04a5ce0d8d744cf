"""Who made the report: people as printed, in order, or one corporate author."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from publications.reading import dates
from publications.reading.draft import Evidence, Removed
from publications.reading.letters import alnum, squeeze
from publications.reading.page import Line, Page, Source, row_text, rows
from publications.reading.words import BYLINE, KIND, ORGANISATION

_PART = re.compile(r"\s*(?:,|;|•|·|\||\band\b|\bund\b|\bet\b|\by\b|&|\sи\s|\sжәне\s|\sva\s)\s*")
_NAME = re.compile(
    r"^(?:(?:dr|prof|mr|ms|mrs|д-р|проф)\.?\s+)*[^\W\d_][\w.'’ʼ-]*(?:\s+(?:de|van|von|der|den|bin|al|el|la|le|di|да|фон|[^\W\d_][\w.'’ʼ-]*)){1,4}$",
    re.I,
)
_PARTICLES = frozenset(("de", "van", "von", "der", "den", "bin", "al", "el", "la", "le", "di", "да", "фон"))
_PATRONYMIC = re.compile(r"(вич|вна|ұлы|қызы|оглы|кызы|uly|qyzy|vich|vna)$", re.I)
_TITLES = re.compile(r",?\s*(ph\.?d\.?|m\.?sc\.?|m\.?a\.?|к\.\s?\w+\.\s?н\.|д\.\s?\w+\.\s?н\.)\s*$", re.I)
_NOT_A_NAME = re.compile(
    r"\b(report|annual|page|version|draft|final|confidential|public|www|http|email|tel|phone|доклад|отчет|отчёт|есеп)\b|@",
    re.I,
)


def contributors(
    pages: Sequence[Page], cover: Page, source: Source, title_lines: frozenset[int], title: str
) -> tuple[tuple[str, ...], Evidence]:
    """(names in printed order, evidence). A byline that says so first; then an organisation on the cover; then names
    under the title; then the file's own Author where the first pages print it."""
    for page in pages:
        ordered = rows(line for line in page.lines if id(line) not in title_lines)
        found = _after_word(ordered, on_cover=page is cover)
        if found:
            names, text = found
            return names, Evidence("sure", page.number, text, "a byline")
    below = [line for row in rows(cover.lines) for line in row if id(line) not in title_lines and not line.turned]
    author = source.meta("Author")
    known = _known_author(author, pages)
    if known:
        return known
    several = next((names for names in map(_names, below[:14]) if len(names) > 1), ())
    if several:
        return several, Evidence("check", cover.number, ", ".join(several), "names on the first page")
    short = [
        line
        for line in below
        if len(line.text) <= 90 and not _NOT_A_NAME.search(line.text) and not line.text.endswith((".", ":", ","))
    ]
    bodies = [
        line
        for line in short
        if ORGANISATION.search(line.text) and len(line.text.split()) >= 2 and line.text[0].isupper()
    ]
    bodies = [line for line in bodies if not dates.only_date(line.text) and alnum(line.text) not in alnum(title)]
    if bodies and len(cover.lines) <= 40:
        best = max(bodies, key=lambda line: (not line.caps, line.size, -line.y))
        name = squeeze(best.text).strip(" .,|")
        return (name,), Evidence("check", cover.number, best.text, "an organisation on the first page")
    return _people(below, cover)


def _after_word(ordered: Sequence[list[Line]], *, on_cover: bool) -> tuple[tuple[str, ...], str] | None:
    for number, row in enumerate(ordered):
        text = squeeze(row_text(row))
        found = BYLINE.match(text)
        if (
            not found
            or len(text) > 200
            or (not on_cover and ":" not in text and not re.match(r"(written|prepared|authored)", text, re.I))
        ):
            continue
        names = names_of(found["names"])
        follow = number + 1
        while (
            (not names or text.rstrip().endswith((",", "and", "и"))) and follow < len(ordered) and follow < number + 8
        ):
            more = names_of(squeeze(row_text(ordered[follow])))
            if not more:
                break
            names += more
            text = squeeze(row_text(ordered[follow]))
            follow += 1
        if names:
            return names, squeeze(row_text(row))
    return None


def names_of(text: str) -> tuple[str, ...]:
    """Names in a text that is a list of people or one organisation; empty where it is neither."""
    text = squeeze(re.sub(r"[\d*†‡¹²³⁴]+", "", text)).strip(" .,;:|")
    if not text or len(text) > 160 or _NOT_A_NAME.search(text):
        return ()
    if ORGANISATION.search(text) and text[0].isupper() and not text.endswith(":"):
        return (text,)
    parts = [_TITLES.sub("", part).strip(" .") for part in _PART.split(text)]
    parts = [part for part in parts if part]
    return tuple(parts) if parts and all(_is_name(part) for part in parts) else ()


def _is_name(text: str) -> bool:
    words = text.split()
    capitals = sum(word[:1].isupper() for word in words)
    small = [
        word
        for word in words
        if not word[:1].isupper() and word.casefold().rstrip(".") not in _PARTICLES | {"dr", "prof"}
    ]
    return bool(_NAME.match(text)) and capitals >= 2 and not small and len(text) < 60


def _surely_one(text: str) -> bool:
    """A name alone on a line: two words, or an initial or patronymic among them; other words look the same."""
    words = text.split()
    return len(words) == 2 or any(len(word.rstrip(".")) == 1 or _PATRONYMIC.search(word) for word in words)


def _known_author(author: str, pages: Sequence[Page]) -> tuple[tuple[str, ...], Evidence] | None:
    """The file's Author, where the first pages print each of its names."""
    parts = tuple(squeeze(part) for part in re.split(r"\s*[;,、]\s*|\s+and\s+", author) if part.strip())
    if not parts or len(author) < 6 or not all(" " in part for part in parts):
        return None
    for page in pages:
        printed = alnum(" ".join(line.text for line in page.lines))
        if all(alnum(part) in printed for part in parts):
            return parts, Evidence("sure", page.number, author, "in the file's properties and on the page")
    return None


def _people(below: Sequence[Line], cover: Page) -> tuple[tuple[str, ...], Evidence]:
    for line in below[:14]:
        names = _names(line)
        if names and len(cover.lines) < 25 and _surely_one(names[0]):
            return names, Evidence("check", cover.number, line.text, "a name on the first page")
    return (), Evidence("missing", None, "", "no byline found")


def _names(line: Line) -> tuple[str, ...]:
    return () if dates.only_date(line.text) or line.caps or ORGANISATION.search(line.text) else names_of(line.text)


def from_running_lines(removed: Sequence[Removed]) -> tuple[tuple[str, ...], Evidence] | None:
    """The organisation that the running heads or feet name on at least three pages, to be checked; None without one."""
    counts: Counter[str] = Counter()
    first: dict[str, Removed] = {}
    for row in removed:
        for part in re.split(r"[|•·]|,\s|\s[–—-]\s|\d+", row.text):
            name = squeeze(part).strip(" .,:;()")
            words = [word for word in name.split() if len(word) > 3]
            corporate = ORGANISATION.search(name) and not KIND.search(name) and len(name.split()) > 1
            if corporate and all(word[0].isupper() for word in words):
                counts[name] += 1
                first.setdefault(name, row)
    if not counts or counts.most_common(1)[0][1] < 3:
        return None
    name = counts.most_common(1)[0][0]
    return (name,), Evidence("check", first[name].page, first[name].text, "an organisation in the running lines")
