"""The line by which a report asks to be cited: its authors, year and title in one place, in its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from publications.reading.dates import western, years
from publications.reading.front_blocks import Leaves
from publications.reading.letters import squeeze
from publications.reading.names import Name, listed
from publications.reading.page import Line, row_text, rows
from publications.reading.patterns import late

_LABEL = late(
    r"(?:(?:suggested|recommended|preferred|proposed) (?:citation|reference)|how to cite(?: this \w+)?|(?:please )?cite (?:this \w+ )?as|cite (?:as|this \w+)|citation"
    r"|(?:this|the) (?:report|publication|paper|study|document|work) (?:should|may|can) be cited as(?: follows)?|to cite this \w+|reference as"
    r"|(?:образец )?(?:для )?цитировани[яе]|рекомендуем\w+ (?:ссылк\w+|цитировани\w+|библиографическ\w+ (?:ссылк\w+|описани\w+))|(?:просьба |как )?цитировать(?: как)?"
    r"|ссылка на (?:доклад|отч[её]т|издание|публикацию)|(?:при цитировании )?ссылаться(?: так)?|дәйексөз (?:үшін|келтіру)|дәйексөз|сілтеме жасау(?: үлгісі)?|цитата үшін"
    r"|(?:pour |comment )?citer (?:ce|cette|le|comme)[\w ]*|citation (?:recommandée|suggérée)|pour citer|référence recommandée|à citer comme"
    r"|(?:cita|citación|referencia) (?:sugerida|recomendada)|cómo citar(?: este \w+)?|forma de citar|citar como|como citar|zitier(?:vorschlag|weise|hinweis|empfehlung)|bitte zitieren als"
    r"|citazione(?: suggerita)?|come citare|للاقتباس|الاقتباس المقترح|طريقة الاقتباس|(?:建议)?引用(?:格式|方式|本报告)?)",
    re.I,
)
_START = late(rf"^\W{{0,3}}{_LABEL.pattern}\s*(?P<colon>[:：.]|$)\s*(?P<rest>.*)$", re.I)
_YEAR = late(r"[(\[]?(?P<year>(?:19|20)\d\d)[a-zа-я]?[)\]]?")


class Citation(NamedTuple):
    """What the line says. ``title`` is empty where it cannot be told from its surroundings."""

    page: int
    text: str
    names: tuple[Name, ...]
    year: int | None
    title: str


def read(leaves: Leaves) -> Citation | None:
    """The first line of that kind on the outer leaves, with the lines that it runs on to; None without one."""
    for page in leaves.outer:
        ordered = rows(page.lines)
        for place, row in enumerate(ordered):
            found = _START.match(squeeze(row_text(row)))
            if found:
                lines = [line for later in _run(ordered, place, alone=not found["rest"]) for line in later]
                text = squeeze(" ".join([found["rest"], *(line.text for line in lines)]))
                cited = _parse(page.number, text, lines)
                if cited:
                    return cited
    return None


def _run(ordered: Sequence[list[Line]], place: int, *, alone: bool) -> list[list[Line]]:
    """The rows after ``place`` that go on with it: same size, no gap; at most six."""
    run: list[list[Line]] = []
    last = ordered[place][0]
    for row in ordered[place + 1 : place + 7]:
        first_after_label = alone and not run
        if row[0].y - last.y > (2.4 if first_after_label else 1.6) * last.size or (
            abs(row[0].size - last.size) > 0.6 and not first_after_label
        ):
            break
        run.append(row)
        last = row[0]
    return run


def _parse(page: int, text: str, lines: Sequence[Line]) -> Citation | None:
    text = re.sub(r"-\s(?=[a-zа-яё])", "", western(text)) if text.count("- ") == 1 else western(text)
    if not 15 < len(text) < 900:
        return None
    found = _YEAR.search(text)
    italic = squeeze(" ".join(word.text for line in lines for word in line.words if word.italic)).strip(" .,:;")
    quoted = re.search(r"[“«\"„](?P<title>[^“”«»\"„]{6,250})[”»\"“]", text)
    early = found is not None and found.start() < 0.6 * len(text)
    title = italic if len(italic) > 5 and italic in text else quoted["title"].strip(" .,") if quoted else ""
    names: tuple[Name, ...] = ()
    if found and early:
        names = listed(text[: found.start()].strip(" .,(:;–—-"), labelled=True)
        title = title or _sentence(text[found.end() :].lstrip(" .,):;–—-"))
    else:
        ahead = text[: text.find(title)] if title else ""
        names = listed(ahead.strip(' .,:;–—-“«"„'), labelled=True) if ahead else _leading(text)
    year = int(found["year"]) if found else None
    if year is not None and not years(f" {year} "):
        year = None
    return Citation(page, text, names, year, title)


def _sentence(text: str) -> str:
    """The words up to the full stop that ends the title; a full stop after an initial or a number ends none."""
    end = re.search(r"(?<=[^\W\d_]{3})[.](?=\s|$)|\s//\s|\s/\s|\.\s[–—-]\s", text)
    return squeeze(text[: end.start()] if end else "")[:300]


def _leading(text: str) -> tuple[Name, ...]:
    """Names with initials at the very beginning ("Иванов А. Б., Петров В. Г. Title …")."""
    run = re.match(
        r"(?:[^\W\d_][\w'’-]+,?\s(?:[^\W\d_]\.\s?){1,2}(?:,\s*|;\s*|\s+(?=[^\W\d_][\w'’-]+,?\s[^\W\d_]\.)|\s*))+", text
    )
    return listed(run[0].strip(" ,"), labelled=True) if run else ()
