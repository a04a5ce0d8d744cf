"""When the report was issued: printed dates by what stands beside them, then the year of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from publications.reading import dates
from publications.reading.citing import Citation
from publications.reading.dates import Issued
from publications.reading.draft import Evidence
from publications.reading.front_blocks import Leaves
from publications.reading.front_kinds import kind
from publications.reading.letters import squeeze
from publications.reading.page import row_text, rows
from publications.reading.patterns import late
from publications.reading.title import Titles

_LABEL = late(
    r"\b(?:(?:first |originally )?published|publication date|date of (?:publication|issue|release)|issued?(?: date| on)?:?|released?(?: date| on)?|date:|version\b|edition\b|posted|submitted"
    r"|опубликован\w*|дата(?: публикации| выпуска| издания)?:?|издан[оа]?\b|выпущен\w*|выход в свет|жарияла\w+|жарық көр\w+|шығарыл\w+|басыл\w+|күні:|жарыяланган"
    r"|publiée? |parution|date de publication|paru en|édition|dépôt légal|veröffentlicht|erschienen|stand:?|ausgabe|erscheinungs\w+|publicad[oa]|fecha(?: de (?:publicación|edición))?:?|edición"
    r"|publicação|pubblicato|yayın\w*|nashr\w*)(?!\w)|تاريخ (?:النشر|الإصدار)|صدر|نُشر|نشر في|出版日期|发布日期|发布时间|出版时间|发布于|日期",
    re.I,
)
# Dates of something else: data, approvals, look-ups, meetings, reprints, embargoes, the end of a year of account
_ELSEWHERE = late(
    r"\bas (?:of|at)\b|year[- ]end|ended\b|ending\b|по состоянию|accessed|visited|retrieved|last viewed|дата обращения|қаралған|consultée? le|abgerufen|consultado|approved|утвержд|приказ|бекітілген"
    r"|resolution|registered|\blaw\b|закон|compile|reprint|founded|established|valid|lizenz|licen[cs]e no|conference|held (?:on|in)|data (?:collected|from)|period covered|since|until|deadline"
    r"|конференци|conférence|conferencia|konferenz|tagung|fiscal|financial year|отчетн\w+ (?:период|год)|за период|exercice|geschäftsjahr|ejercicio|сдано в набор|\d{1,2}:\d\d"
    # "12–13 April": nothing comes out over two days, a meeting is held
    r"|(?<![\d.])\d{1,2}\s?[–-]\s?\d{1,2}\.?\s+[^\W\d_]{3,}",
    re.I,
)
# "за 2020 год", "for 2020": the year of which a report tells
_PERIOD = late(
    r"^\W*(?:за|for(?: the year)?|covering|pour|für(?: das jahr)?|im jahr|para(?: el)?|ejercicio|exercice)\s+(?:\w+\s+){0,2}(?:19|20)\d\d",
    re.I,
)
_RIGHTS = late(r"©|\(c\)\s|copyright|авторск\w+ прав|авторлық құқық|droits|حقوق|版权", re.I)
# "Received 3 May 2018. Accepted … Published 15 January 2019": the last of them is its own
_PUBLISHED = late(
    r"(?:received|submitted|accepted|recibido|aceptado|reçu|accepté|eingegangen|angenommen|поступила|принята)\b.*?"
    r"(?P<own>\b(?:published|publicado|publiée?|veröffentlicht|опубликован\w*))",
    re.I,
)
# "July–December 2022": months of which it tells
_MONTHS = late(r"[^\W\d_]{3,10}\.?\s?[–—-]\s?[^\W\d_]{3,10}\.?\s+(?:19|20)\d\d")
_PRINTED = late(r"подписано в печать|басуға қол қойыл|imprimé|gedruckt|impreso|printed in|印刷", re.I)
_SEASON = late(r"\b(?:spring|summer|autumn|fall|winter|весна|лето|осень|зима|көктем|жаз|күз|қыс|printemps|été|automne|hiver|frühjahr|frühling|sommer|herbst|primavera|verano|otoño|invierno|q[1-4]|[1-4]\s?кв\w*|(?:i|ii|iii|iv) (?:кв\w+|quarter|trimestre|quartal)|first half|second half|h[12])\b", re.I)  # fmt: skip


class _Dated(NamedTuple):
    """A date with how much its place and its words say for it."""

    strength: float
    issued: Issued
    evidence: Evidence


def read(leaves: Leaves, titles: Titles, cited: Citation | None) -> tuple[Issued | None, Evidence]:
    """(date as far as it is known, evidence). A fuller date of the same year completes a year that stands alone."""
    found = [*_printed(leaves, titles), *_cited(cited)]
    made = dates.from_metadata(leaves.source.meta("CreationDate"))
    file = Evidence("check", None, leaves.source.meta("CreationDate"), "when the file was made")
    if found:
        best = max(found, key=lambda dated: (dated.strength, dated.issued.year if dated.strength == 3.5 else 0))
        if best.strength < 2 and made and 0 <= made.year - best.issued.year <= 1:
            return Issued(made.year), file
        return _completed(best, found)
    if made:
        return Issued(made.year), file
    return None, Evidence("missing", None, "", "no date found")


def _completed(best: _Dated, found: list[_Dated]) -> tuple[Issued, Evidence]:
    for dated in sorted(found, key=lambda dated: -dated.strength):
        same = dated.issued.year == best.issued.year and dated.strength >= 2.8
        if best.issued.month is None and same and dated.issued.month:
            return dated.issued, dated.evidence
    return best.issued, best.evidence


def _cited(cited: Citation | None) -> Iterator[_Dated]:
    if cited and cited.year:
        yield _Dated(
            4.2, Issued(cited.year), Evidence("sure", cited.page, cited.text[:160], "in the suggested citation")
        )


def _printed(leaves: Leaves, titles: Titles) -> Iterator[_Dated]:
    """Every date of the outer leaves that may be the report's own."""
    first = leaves.outer[0].number if leaves.outer else 1
    for page in leaves.outer:
        cover = page.number in (titles.page, first) and page.number <= 4
        late = page.number > len(leaves.first) or page.number > 4
        prose = sum(len(line.text) > 60 for line in page.lines) > 16
        for row in rows(page.lines):
            lines = [line for line in row if id(line) not in titles.lines]
            # side by side stand things of their own: each is looked at alone where the row is more than a date
            texts = [squeeze(row_text(lines))] if lines and (cover or not prose or len(row_text(row)) < 60) else []
            if texts and len(lines) > 1 and not dates.only_date(texts[0]):
                texts = [line.text for line in lines]
            for text in texts:
                dated = _dated(text, page.number, cover=cover, late=late) if len(text) < 300 else None
                if dated:
                    yield dated
    yield from _in_title(titles)


def _dated(text: str, page: int, *, cover: bool, late: bool) -> _Dated | None:
    history = _PUBLISHED.search(text)
    text = text[history.start("own") :] if history else text
    found = dates.find(text)
    years = dates.years(text)
    span = dates.span(text)
    if not (found or years or span):
        return None
    labelled = _is_labelled(text)
    rights = _RIGHTS.search(text)
    held = _latest(text[rights.start() :]) if rights else None
    if held:
        full = found if found and found.year == held and text.find("©") > 12 else Issued(held)
        return _Dated(3.5, full, Evidence("sure", page, text[:160], "the year in the copyright line"))
    if _ELSEWHERE.search(text) and not labelled:
        return None
    alone = kind(text) == "date"
    if _PERIOD.match(text) and not (found and found.day) and not labelled:
        last = _latest(text)
        why = "the end of the period covered"
        return _Dated(1.5, Issued(last), Evidence("check", page, text[:160], why)) if cover and last else None
    if labelled and len(text) < 160 and (found or years) and not late:
        return _Dated(4.5, found or Issued(years[-1]), Evidence("sure", page, text[:160], "a date after its label"))
    if alone and _MONTHS.search(text):
        held = _latest(text)
        why = "the end of the period covered"
        return _Dated(2.2, Issued(held), Evidence("check", page, text[:160], why)) if cover and held else None
    if found and alone and not late:
        return _Dated(5.0 if cover else 3.6, found, Evidence("sure", page, text[:160], "a date on a line of its own"))
    if _PRINTED.search(text) and (found or years):
        return _Dated(
            2.5, Issued(found.year if found else years[-1]), Evidence("check", page, text[:160], "when it was printed")
        )
    if span and not years and not found:
        return (
            _Dated(1.5, Issued(span[1]), Evidence("check", page, text[:160], "the end of the period covered"))
            if cover
            else None
        )
    return None if late else _loose(text, page, found, years, cover=cover, alone=alone)


def _latest(text: str) -> int | None:
    """The last year of the text, alone or at the end of a span."""
    span = dates.span(text)
    return max([*dates.years(text), *([span[1]] if span else [])], default=None)


def _is_labelled(text: str) -> bool:
    """Whether a word that says "published" stands close before the first year, or after it as in "15 May 2021 (version 2)"."""
    year = re.search(r"(?:19|20)\d\d", dates.western(text))
    label = _LABEL.search(text)
    return bool(label and year and label.start() < year.start() + 12 and year.start() - label.end() <= 28)


def _loose(text: str, page: int, found: Issued | None, years: list[int], *, cover: bool, alone: bool) -> _Dated | None:
    """Dates without a word that says what they are: alone on the title page, or at the end of an imprint's line."""
    if alone and years:
        why = "a date on a line of its own"
        return _Dated(
            4.0 if cover else 3.0, Issued(years[-1]), Evidence("sure" if cover else "check", page, text[:160], why)
        )
    if cover and found and len(text) < 160:
        return _Dated(3.3, found, Evidence("check", page, text[:160], "a date in the first pages"))
    ends = re.search(
        r"(?:^|[,.•|–—:-])\s*(?:19|20)\d\d\s*(?:г\.?|ж\.?|года?)?\s*[.]?(?:\s*[–—-]\s*\d+\s*(?:с|p|s|б|pp)\.?)?\W*$",
        dates.western(text),
    )
    if years and ((cover and (len(text) < 120 or _SEASON.search(text))) or (ends and len(text) < 200)):
        return _Dated(
            3.0 if ends or _SEASON.search(text) else 2.2,
            Issued(years[-1]),
            Evidence("check", page, text[:160], "a year in the first pages"),
        )
    dashed = re.search(r"[,•|–—]\s*[^\W\d_]{3,10}\.?\s+(?:19|20)\d\d\W*$", text)
    if found and found.month and dashed and len(text) < 100:  # "Name of a body – May 2018" closes a text
        return _Dated(2.8, found, Evidence("check", page, text[:160], "a date in the first pages"))
    return None


def _in_title(titles: Titles) -> Iterator[_Dated]:
    """The year in a title is the year of which it tells: the weakest of the printed ones."""
    for text in (titles.title, titles.subtitle):
        last = _latest(text)
        if last:
            yield _Dated(1.0, Issued(last), Evidence("check", titles.page, text[:160], "the year in the title"))
