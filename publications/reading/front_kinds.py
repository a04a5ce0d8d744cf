"""What a short text on a title page is: a date, a label, an address, a byline, a name, or words that may be a title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from publications.reading import dates
from publications.reading.front_words import POST, RANKED, STATUS, is_other_role, role_of, words
from publications.reading.names import listed, person, surely
from publications.reading.organisations import is_organisation
from publications.reading.patterns import late
from publications.reading.words import is_contents

Kind = Literal[
    "date", "series", "sort", "role", "organisation", "people", "address", "status", "contents", "nothing", "text"
]

_ADDRESS = late(
    r"https?:|www\.|\S+@\S+\.\w|\b(?:tel|phone|fax|тел|тел\.|e-?mail)\b\s*[.:]|\b[\w-]+\.(?:org|com|net|kz|kg|ru|int|edu|gov|de|fr|es|eu|uk|info|example)\b(?!\w)"
    r"|\b(?:ISBN|ISSN|DOI|УДК|UDC|ББК|ӘОЖ)\b|©|\b(?:street|avenue|boulevard|улица|проспект|көшесі|даңғылы)\b.*\d|\b(?:ул|пр|просп)\.\s",
    re.I,
)
_NUMBER = r"(?:no|nos|nr|n[°ºo]|№|#|núm|number|num|vol|volume|issue|part|выпуск|вып|номер|шығарылым|саны|том|heft|ausgabe|band|numéro|numero|número|tome|tomo|العدد|رقم)"
_SERIES_WORD = r"(?:series|серия|сериясы|серии|collection|colección|coleção|collana|reihe|schriftenreihe|série|serie|سلسلة|丛书|系列|bulletin|бюллетень|newsletter|journal|magazine)"
_NUMBERED = late(
    rf"(?<!\w){_NUMBER}\.?\s*\d+|第\s*\d+\s*[期号辑]|(?<![\w.])\d{{1,3}}\s*[/|–-]\s*(?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d\d\s*[/|]\s*\d{{1,3}}(?!\d)",
    re.I,
)
# Words of which nothing but the sort of a text is made: "Final research report", "Policy brief". A yearly report is left
# out: it has no other title
_SORT = words(
    """
    final interim research technical analytical policy working discussion issue issues briefing white green project evaluation synthesis report reports
    paper papers brief briefs study studies review note notes survey assessment factsheet fact sheet case analysis background inception a an the of and on
    baseline endline progress field special occasional insight insights data summary
    аналитический аналитическая аналитическое аналитика доклад отчет отчёт итоговый заключительный исследование исследовательский обзор записка
    информационный информационная рабочий документ краткий научный промежуточный по результатам исследования аналитикалық баяндама есеп талдамалы шолу зерттеу
    ғылыми қысқаша жазба талдау rapport étude note synthèse recherche document travail de du des la le d'étude d'analyse politique
    informe estudio documento trabajo nota técnico técnica investigación bericht abschlussbericht studie endbericht zwischenbericht arbeitspapier gutachten
    kurzstudie forschungsbericht kurzbericht positionspapier relatório estudo rapporto studio hisobot rapor raporu
    تقرير دراسة ورقة عمل سياسات تحليلي نهائي بحثية بحث التقرير النهائي 报告 研究报告 政策简报 调研报告 工作论文 研究 简报 分析报告
    """
)  # fmt: skip
# "Phase II, 2016–2019": a stage of the work is part of a title, as a place is not
_STAGE = late(
    r"(?:phase|stage|round|wave|part|volume|tome|tomo|band|teil|welle|этап|раунд|часть|том|волна|кезең|бөлім|fase|etapa|parte|onda|aşama|dalga)(?!\w)",
    re.I,
)
_YEARLY = late(r"annu|годов|ежегод|жылдық|jahr|anual|سنوي|年度|年报", re.I)


def kind(text: str) -> Kind:
    """What the text looks like by itself."""
    if not re.search(r"[^\W_]", text):
        return "nothing"
    if dates.bare(text) or (dates.only_date(text) and _is_placed(text)):
        return "date"
    if is_contents(text):
        return "contents"
    if STATUS.match(text):
        return "status"
    if _ADDRESS.search(text):
        return "address"
    role = role_of(text)
    if is_other_role(text) or (role and (not role.rest or (role.strong and role.opens) or listed(role.rest))):
        return "role"
    if is_series(text):
        return "series"
    if is_sort(text):
        return "sort"
    if is_organisation(text, strictly=True):
        return "organisation"
    return "people" if is_people(text) else "text"


def _is_placed(text: str) -> bool:
    """Beside the date only a place: one or two words that begin large, or a letter or two."""
    if _STAGE.match(text):
        return False
    parts = re.findall(r"[^\W\d_]+", dates.without(text))
    return len(parts) <= 3 and all(part[0].isupper() or len(part) < 3 or not part.isascii() for part in parts)


def is_series(text: str) -> bool:
    """A label of a series or an issue: "Report No 12", "Working Paper 2021/03", "Серия «Вода»"."""
    words = re.findall(r"[^\W\d_]+", text)
    if len(words) > 9 or not words:
        return False
    if re.match(rf"{_SERIES_WORD}(?!\w)", text, re.I) or re.search(rf"(?<!\w){_SERIES_WORD}\W*(?:\d.*)?$", text, re.I):
        return True
    sorts = sum(word.casefold() in _SORT for word in words)
    short = re.search(r"(?<!\d)\d{1,3}(?:[/–-]\d{2,4})?$", text) is not None
    numbered = _NUMBERED.search(text)
    if _YEARLY.search(text) or (dates.span(text) and not re.search(rf"(?<!\w){_NUMBER}", text, re.I)):
        return False
    if numbered and (sorts or (len(words) <= 4 and "#" not in numbered[0])):
        return True
    return short and sorts >= 1 and sorts >= len(words) - 1


def is_sort(text: str) -> bool:
    """Nothing but the sort of a text: "Final report", "Аналитический доклад"."""
    words = [word.casefold() for word in re.findall(r"[^\W\d_](?:[^\W\d_]|['’])*", text)]
    return (
        bool(words) and not re.search(r"\d", text) and not _YEARLY.search(text) and all(word in _SORT for word in words)
    )


def is_signed(lines: Sequence[str]) -> bool:
    """Whether lines are people with what belongs to them: a name and a rank after its comma on each, or a name above an
    organisation or an address."""
    people = [[name for name in listed(line) if not name.is_organisation] for line in lines]
    if len(lines) < 2 or len(people[0]) != 1:
        return False
    ranked = all(re.search(r"[,(]", line) and len(found) == 1 for line, found in zip(lines, people, strict=True))
    return ranked or any("@" in line or POST.search(line) or is_organisation(line, strictly=True) for line in lines[1:])


def is_yearly(text: str) -> bool:
    """Whether a text names a yearly report: "Annual report", "Годовой отчёт"."""
    return bool(_YEARLY.search(text))


def is_people(text: str) -> bool:
    """A list of people, or one name that shows by itself to be one."""
    names = [name for name in listed(text) if not name.is_organisation]
    if names and RANKED.match(text):
        return True
    if len(names) > 1:
        return True
    return bool(names) and surely(names[0].text) and bool(person(text))
