"""Who wrote, as a page "About the authors" tells it: a paragraph for each, which begins with the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publications.reading.draft import Evidence
from publications.reading.front_blocks import Leaves, unmarked
from publications.reading.letters import squeeze
from publications.reading.names import Name, person
from publications.reading.organisations import is_organisation
from publications.reading.page import Line
from publications.reading.patterns import late

Found = tuple[tuple[Name, ...], Evidence]
_HEADING = late(
    r"^\W*(?:about the (?:co-?)?(?:authors?|writers?|researchers?)|(?:the |report )?authors?['’]? (?:biograph(?:y|ies)|bios?|profiles?)|notes? on (?:the )?(?:authors?|contributors?)|about the contributors"
    r"|(?:сведения |информация |коротко )?об автор(?:ах|е)|авторлар(?:ы)? (?:туралы|жөнінде)|автор туралы|авторлор жөнүндө|про автор(?:ів|а)"
    r"|(?:à propos|présentation) (?:des auteur(?:e?s|[·.]e[·.]?s)(?: et autrices)?|de l['’]auteure?|de l['’]autrice)|les auteur(?:e?s|[·.]e[·.]?s)"
    r"|(?:sobre|acerca de) (?:l[oa]s autor[ae]s|el autor|la autora)|über (?:die autor(?:inn?en|en|in)(?: und autoren)?|den autor|die verfasser(?:innen)?)|zu den autor(?:innen|en)(?: und autoren)?|zur person"
    r"|sobre os autores|sugli autori|gli autori|yazarlar hakkında|mualliflar haqida|عن المؤلف(?:ين|ون)?|نبذة عن المؤلف(?:ين)?|作者简介|关于作者)\W*$",
    re.I,
)  # fmt: skip
# What tells of a person: the verb, dash or comma right behind the name
_TELLS = late(
    r"^\s*(?:,|\(|[–—-]\s|:|(?:is|was|has|holds|works?|leads|teaches|heads|serves|joined|studies|writes|est|a|travaille|dirige|enseigne|es|ha|trabaja|dirige|enseña|ist|war|hat|arbeitet|leitet|lehrt|forscht"
    r"|является|работает|занимается|преподаёт|преподает|окончил[аи]?|руководит)(?=\s))",
    re.I,
)  # fmt: skip
_MOST_WORDS = 6


def read(leaves: Leaves) -> Found | None:
    """(names in printed order, evidence) from the first outer leaf with such a heading and names under it."""
    for page in leaves.outer:
        lines = sorted((line for line in page.lines if not line.turned), key=lambda line: (round(line.y), line.x0))
        for place, line in enumerate(lines):
            heading = squeeze(unmarked(line))
            if not _HEADING.match(heading):
                continue
            names = _told_of([below for below in lines[place + 1 :] if _is_under(below, line)], line)
            if names:
                return names, Evidence("check", page.number, heading, "the page about the authors")
    return None


def _is_under(line: Line, heading: Line) -> bool:
    """Over the same stretch of the page: beside a box with the heading the report itself may begin."""
    return line.x0 < heading.x1 and line.x1 > heading.x0


def _told_of(lines: Sequence[Line], heading: Line) -> tuple[Name, ...]:
    """The people with whom the paragraphs under the heading begin, down to the next heading of its kind."""
    found: list[Name] = []
    last: Line | None = None
    set_apart = bool(lines) and (heading.size > 1.05 * lines[0].size or heading.bold != lines[0].bold)
    for line in lines:
        alike = line.size >= 0.95 * heading.size and all(word.bold == heading.bold for word in line.words)
        if set_apart and alike and not person(unmarked(line)):
            break
        text = squeeze(unmarked(line))
        if last is None or _opens(line, last):
            name = opening_name(text)
            found += [Name(name)] if name else []
        last = line
    return tuple(dict.fromkeys(found))


def _opens(line: Line, last: Line) -> bool:
    """Whether a paragraph may begin here: the line above ends a sentence or is a name alone, or there is room between."""
    return last.text.rstrip().endswith((".", "!", "?", ":")) or line.y - last.y > 1.7 * line.size


def opening_name(text: str) -> str:
    """The person with whom a line begins and of whom it tells ("Dr Ann Lee is a …"), or who stands there alone; else ""."""
    whole = "" if text.endswith(".") or is_organisation(text) else person(text)
    if whole and len(text.split()) <= _MOST_WORDS:
        return whole
    words = text.split()
    for count in range(min(_MOST_WORDS + 2, len(words) - 1), 1, -1):
        ahead, rest = " ".join(words[:count]), " ".join(words[count:])
        told = re.match(r".*[,:]$", ahead) or _TELLS.match(rest)
        name = person(ahead.rstrip(",:")) if told else ""
        if name and not is_organisation(name):
            return name
    return ""
