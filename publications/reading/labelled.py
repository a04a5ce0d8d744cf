"""Names behind a word that says what they did: "Authors: …", "Подготовлено: …", "This report was written by …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from publications.reading.dates import bare
from publications.reading.front_blocks import Leaves, unmarked
from publications.reading.front_kinds import kind
from publications.reading.front_words import Role, is_maker, is_other_role, role_of
from publications.reading.letters import alnum, squeeze
from publications.reading.names import Name, listed, person
from publications.reading.organisations import is_organisation
from publications.reading.page import Line
from publications.reading.patterns import late
from publications.reading.title import Titles

_SENTENCE = late(
    r"(?:report|study|paper|publication|brief|document|assessment|review|rapport|étude|informe|estudio|bericht|studie)\s+(?:was|has been|is|a été|fue|ha sido|wurde)\s+"
    r"(?:jointly\s+|co-?)?(?:(?P<wrote>written|authored|rédigée?|escrito)|prepared|drafted|compiled|produced|préparée?|réalisée?|élaborée?|elaborado|preparado)\s+(?:by|par|por)\s+(?P<names>[^.;:]{4,240}?)"
    r"(?:\s*[.;:]|\s+(?:for|under|with|as part|within|in the framework|on behalf|at|from|of the|dans le cadre|pour|avec|para|con|en el marco)\s|$)",
    re.I,
)
_OPEN = late(r"(?:[,;&،、]|(?<!\w)(?:and|и|және|et|y|und|e|ve|و|of|for|the|de|des|для|по))\s*$", re.I)
_MOST_LINES = 14
_COPY_EDITOR = late(r"^\W*(?:edit(?:ed by|or|ing)|редактор|redaktion|editora?|rédaction)\s*[:：]", re.I)
_LEADS = late(r"^\W*(?:coord|руковод|projektleit)", re.I)


class Labelled(NamedTuple):
    """Names with what was said of them: ``rank`` 0 wrote, 1 prepared, 2 edited."""

    rank: int
    names: tuple[Name, ...]
    page: int
    text: str
    leads: bool = False  # a word for who led the work, on the title page


def labelled(leaves: Leaves, titles: Titles) -> list[Labelled]:
    """All such names of the outer leaves, in the order of the pages."""
    found: list[Labelled] = []
    for page in leaves.outer:
        lines = [line for line in page.lines if not line.turned and id(line) not in titles.lines]
        lines.sort(key=lambda line: (round(line.y), line.x0))
        on_title_page = page.number == titles.page
        prose = sum(len(line.text) > 60 for line in lines) > 25
        for place, line in enumerate(lines):
            text = squeeze(unmarked(line))
            role = role_of(text) if len(text) < 300 else None
            if role is None or (prose and not role.rest):
                continue
            names = _names(role, line, lines[place + 1 :], [*lines[max(0, place - 6) : place]])
            if role.rank == 2 and _COPY_EDITOR.match(text) and _among_makers(lines, place):
                continue
            if names and (role.strong or on_title_page) and not _is_prose(role.rest, names):
                leads = on_title_page and _LEADS.match(text) is not None
                found.append(Labelled(role.rank, names, page.number, text, leads))
        found += _said(page.number, lines)
    return found


def _among_makers(lines: Sequence[Line], place: int) -> bool:
    """Whether two lines close by name who drew, set, photographed or printed: an editor among them corrected the wording."""
    near = [*lines[max(0, place - 6) : place], *lines[place + 1 : place + 7]]
    return sum(is_maker(squeeze(unmarked(line))) for line in near) > 1


def _is_prose(rest: str, names: Sequence[Name]) -> bool:
    """A long rest that is not all names: the label is the first word of a sentence."""
    return len(rest) > 3 * sum(len(name.text) + 14 for name in names)


def _names(role: Role, label: Line, after: Sequence[Line], before: Sequence[Line]) -> tuple[Name, ...]:
    """The names behind the label: on its line, beside it, or on the lines below it in the same column."""
    beside = [
        line for line in [*before, *after[:8]] if abs(line.y - label.y) <= 0.35 * label.size and line.x0 > label.x1
    ]
    rest = role.rest
    column = beside[0] if beside and not rest else label
    if rest and not role.opens and not listed(rest):
        return ()
    entries = [rest] if rest else [unmarked(line) for line in beside[:1]]
    last = column
    for line in after:
        if line in beside or line.y - last.y <= 0.3 * line.size:
            if not beside and last is not column and line.x0 > last.x1 and person(unmarked(line)):
                entries.append(unmarked(line))  # names side by side under one label
            continue
        if beside and any(abs(other.y - line.y) <= 0.3 * line.size and other.x1 < line.x0 for other in after):
            break  # a word of its own stands before this row
        if not _is_below(line, last, column, label, first=not entries or last is column):
            if line.y - last.y > 3.5 * max(line.size, label.size):
                break
            continue
        if not _take(entries, squeeze(unmarked(line))) or len(entries) > _MOST_LINES:
            break
        last = line
    return _parsed(entries)


def _is_below(line: Line, last: Line, column: Line, label: Line, *, first: bool) -> bool:
    """The next line of the list: close under the last one, over the same stretch of the page."""
    gap = line.y - last.y
    overlap = min(line.x1, max(last.x1, label.x1)) - max(line.x0, min(last.x0, column.x0))
    return gap <= (3.2 if first else 2.4) * max(line.size, last.size) and (overlap > 0 or abs(line.x0 - column.x0) < 4)


def _take(entries: list[str], text: str) -> bool:
    """Adds a line to the list, or to its last entry; False where the list is over."""
    if role_of(text) or is_other_role(text):
        return False
    if entries and _OPEN.search(entries[-1]):
        entries[-1] = f"{entries[-1]} {text}"
        return True
    if entries and not listed(entries[-1], labelled=True) and listed(f"{entries[-1]} {text}", labelled=True):
        entries[-1] = f"{entries[-1]} {text}"
        return True
    whole = listed(text)
    if not whole and entries and _is_turned_over(entries[-1], text):
        entries[-1] = f"{entries[-1]} {text}"
        return True
    its_kind = kind(text)
    if whole and its_kind in ("people", "organisation", "text"):
        entries.append(text)
        return True
    # an affiliation, an office or a place under a name goes by
    return (
        bool(entries)
        and its_kind in ("organisation", "text", "address")
        and (text[:1].islower() or "," in text)
        and not bare(text)
    )


def _is_turned_over(entry: str, text: str) -> bool:
    """A list that ran over its line in the middle of a name ("…, Daniel" / "Whitfield, Helen Marsh")."""
    joined = listed(f"{entry} {text}")
    return "," in entry and len(joined) > len(listed(entry)) and all(not name.is_organisation for name in joined)


def _parsed(entries: Sequence[str]) -> tuple[Name, ...]:
    """The names of all entries; after people an organisation alone on its line is theirs, no author."""
    found: list[Name] = []
    for entry in entries:
        for name in listed(entry, labelled=not found):
            if name.is_organisation and any(not other.is_organisation for other in found):
                continue
            found.append(name)
    return tuple(dict.fromkeys(found))


def _said(number: int, lines: Sequence[Line]) -> list[Labelled]:
    """ "This report was prepared by …" in the running text of an imprint or a foreword."""
    text = squeeze(" ".join(unmarked(line) for line in lines))[:6000]
    found = []
    for said in _SENTENCE.finditer(text):
        names = listed(
            re.sub(r"^(?:the|a team of|le|la|el)\s+(?=[A-ZÉ])", "", said["names"], flags=re.I), labelled=False
        )
        if (
            names
            and not any(is_organisation(name.text) and not name.is_organisation for name in names)
            and alnum(said["names"])
        ):
            found.append(Labelled(0 if said["wrote"] else 1, names, number, said[0][:160]))
    return found
