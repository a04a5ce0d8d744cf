"""The abstract: the chapter of that name, a short summary or the beginning of a long one, or what follows the word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from publications.reading.draft import DraftChapter, Evidence
from publications.reading.letters import squeeze
from publications.reading.markdown import plain
from publications.reading.page import Line
from publications.reading.words import ABSTRACT

_ABSTRACT_LENGTH = 2500
_LEAD_LENGTH = 1200


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
        # the word is told from the text by a sign after it, or by being set bold where the text is not
        sign = "?" if line.words[0].bold and not line.words[-1].bold else ""
        found = re.match(rf"^({ABSTRACT.pattern})(?!\w)\s*([.:：—–-]{sign}\s*(?P<rest>.*))?$", line.text, re.I)
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
