"""One plain citation."""

import re

from .work import Work, base_language, one_line

WORDS = {
    "en": {"in": "In", "undated": "n.d."},
    "ru": {"in": "В кн.", "undated": "б. г."},
    "kk": {"in": "Кітапта", "undated": "жылы көрсетілмеген"},
}


def sentence(work: Work) -> str:
    """One plain citation, names as printed, in the words of the work's own language.

    "Aigul Serik and Peter Ivanov (2023). Steppe Reset. Institute of Water. https://…"
    """
    words = WORDS.get(base_language(work.language), WORDS["en"])
    printed = [name.printed for name in work.authors]
    who = ", ".join(printed)
    if len(printed) > 3:
        who = f"{printed[0]} et al."
    parts = [f"{who} ({work.year or words['undated']})"]
    if work.chapter:
        place = f", {work.finding_name}" if work.finding_name else ""
        parts.append(f"{work.chapter}{place}")
        parts.append(
            f"{words['in']}: {work.full_title}" if words["in"][-1] != "." else f"{words['in']} {work.full_title}"
        )
    else:
        parts.append(work.full_title)
    if work.publisher not in printed:
        parts.append(work.publisher)
    ended = " ".join(part if re.search(r"[.?!…]\Z", part) else f"{part}." for part in map(one_line, parts))
    return f"{ended} {work.url}"
