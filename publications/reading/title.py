"""The title and what stands under it: the largest type of the first page, held against the file's own Title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from publications.reading import dates
from publications.reading.draft import Evidence
from publications.reading.hyphens import Hyphenation
from publications.reading.letters import alnum, squeeze
from publications.reading.page import Line, Page, Source, rows
from publications.reading.structure import heading_text
from publications.reading.words import BYLINE, KIND, ORGANISATION, is_contents

_JUNK_TITLE = re.compile(
    r"^(microsoft (word|powerpoint)|untitled|document\d*|slide \d|print|company registration)|\.(docx?|indd|pdf|qxd|tex)\b",
    re.I,
)
_TITLE_PART = re.compile(r"[^\W\d_].*[^\W\d_]|^(19|20)\d\d$")


class Titles(NamedTuple):
    """Title and subtitle with their evidence. ``lines`` are the ids of the title's lines."""

    title: str
    title_evidence: Evidence
    subtitle: str
    subtitle_evidence: Evidence
    lines: frozenset[int]


def read(source: Source, cover: Page, body: float, hyphenation: Hyphenation) -> Titles:
    """The titles on the page ``cover``; ``body`` is the size of the running text in points."""
    lines = [line for line in cover.lines if not line.turned and _TITLE_PART.search(line.text)]
    ordered = [line for row in rows(lines) for line in row if not is_contents(line.text)]
    if not ordered:
        nothing = Evidence("missing", None, "", "no words on the first pages")
        return Titles("", nothing, "", nothing, frozenset())
    group = _largest(ordered)
    if group[-1].text.endswith(":") and ordered[-1] is not group[-1]:
        group = [*group, ordered[ordered.index(group[-1]) + 1]]
    printed = _clean(heading_text(group, hyphenation))
    named = _mended(source.meta("Title"))
    used = _lines_with(ordered, alnum(named)) if usable(named) and alnum(named) != alnum(printed) else []
    if used and (any(line in group for line in used) or max(line.size for line in used) > 1.1 * body):
        title, group = _clean(named), used
        text = heading_text(used, hyphenation)
        evidence = Evidence("sure", cover.number, text, "in the file's properties and on the page")
    else:
        title = printed
        certain = alnum(named) == alnum(printed) or group[0].size >= 1.4 * body
        evidence = Evidence("sure" if certain else "check", cover.number, printed, "the largest type on the first page")
    subtitle = _subtitle(ordered, group, title, body, hyphenation)
    below = Evidence("missing", None, "", "nothing under the title looks like one")
    if subtitle:
        below = Evidence("check", cover.number, subtitle, "the line under the title")
    return Titles(title, evidence, _clean(subtitle), below, frozenset(id(line) for line in group))


def usable(named: str) -> bool:
    """Whether the file's Title may be the report's: long enough, and not what programs put there by themselves."""
    return len(alnum(named)) >= 8 and not _JUNK_TITLE.search(named)


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


def _clean(text: str) -> str:
    text = squeeze(text).strip(" –—-|")
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def _subtitle(ordered: Sequence[Line], group: Sequence[Line], title: str, body: float, hyphenation: Hyphenation) -> str:
    """Lines right under the title in one type, larger than the body, that are no byline, body or date; else empty."""
    after = [line for line in ordered if line.y > group[-1].y]
    if not after:
        return ""
    first = after[0]
    run = [first]
    for line in after[1:]:
        if abs(line.size - first.size) > 0.5 or line.bold != first.bold or line.y - run[-1].y > 1.8 * first.size:
            break
        run.append(line)
    text = heading_text(run, hyphenation)
    near = first.y - group[-1].y <= 3.5 * group[-1].size
    small = first.size < 1.08 * body and len(ordered) > 30
    if not near or small or len(run) > 4 or len(text) > 200:
        return ""
    other = dates.only_date(text) or BYLINE.match(text) or _corporate(text) or _personal(text)
    return "" if other or alnum(text) in alnum(title) else text


def _corporate(text: str) -> bool:
    """An organisation's name: one of its words, capitals throughout, and no word that names a kind of text."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return bool(ORGANISATION.search(text)) and not KIND.search(text) and all(word[0].isupper() for word in words)


def _personal(text: str) -> bool:
    """Names of people rather than words: several, parted by commas or "and", each of two to four capitalised words."""
    parts = [part for part in re.split(r",| and | и | et |;|&|\d", text) if part.strip()]
    return len(parts) > 1 and all(
        re.fullmatch(r"\s*([^\W\d_][\w.'’-]*\s+){1,3}[^\W\d_][\w.'’-]*\W*", part) and part.strip()[0].isupper()
        for part in parts
    )
