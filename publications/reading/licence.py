"""The licence under which the report says it may be used: by its address, its short name or its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publications.reading.draft import Certainty, Evidence
from publications.reading.letters import squeeze
from publications.reading.page import Page, row_text, rows
from publications.reading.patterns import late

_AHEAD, _BEHIND = 6, 2  # pages
_ADDRESS = late(
    r"creativecommons\.org/(?:licen[sc]es/(?P<parts>by(?:-nc)?(?:-nd|-sa)?)/(?P<version>\d\.\d)(?P<port>/igo)?"
    r"|publicdomain/(?P<public>zero|mark))",
    re.I,
)
_SHORT = late(
    r"\bCC[\s-]*(?P<parts>BY(?:[\s-]*NC)?(?:[\s-]*(?:ND|SA))?)\b[\s-]*(?P<version>\d\.\d)?(?P<port>[\s-]*IGO)?|\bCC[\s-]?(?P<zero>0|zero)\b",
    re.I,
)
_SURE = late(r"\d\.\d|CC0")
_WORDS = late(r"creative\s+commons|知识共享|المشاع الإبداعي", re.I)
_NAMED = late(r"commons|\bcc|知识共享|المشاع", re.I)  # each of the three has one of these; few passages have any
_VERSION = late(r"\b([1-4]\.0)\b")
# The conditions in the languages in which the licences are published
_BY = late(
    r"attribution|атрибуци|указани\w+ авторств|paternité|namensnennung|reconocimiento|atribu|署名|نسب|нұсқаушы|авторлығын",
    re.I,
)
_CONDITIONS = (
    (
        "NC",
        late(
            r"non-?\s?commercial|некоммерческ|pas d.utilisation commerciale|nicht[\s-]*kommerziell|no\s?comercial|коммерциялық емес|非商业|غير تجاري",
            re.I,
        ),
    ),
    (
        "ND",
        late(
            r"no\s?-?deriv|без производных|pas de modification|keine bearbeitung|sin\s?(obras\s?)?deriva|туынды|禁止演绎|منع الاشتقاق",
            re.I,
        ),
    ),
    (
        "SA",
        late(
            r"share\s?-?alike|на тех же условиях|сохранени\w+ условий|partage dans les mêmes|weitergabe unter gleichen|compartir\s?igual|相同方式共享|الترخيص بالمثل",
            re.I,
        ),
    ),
)
# Statements that are no open licence; they are kept in the report's own words
_OTHER = (
    late(r"open government licen[cs]e(?: v(?:ersion)? ?\d(?:\.\d)?)?", re.I),
    late(r"\bpublic domain\b(?! name)|общественн\w+ достояни\w+|domaine public|dominio público|gemeinfrei", re.I),
    late(
        r"all rights reserved|все права защищены|барлық құқықтар(ы)? қорғалған|tous droits réservés|alle rechte vorbehalten"
        r"|(todos los|reservados todos los) derechos( reservados)?|todos os direitos reservados|tutti i diritti riservati|(?:her hakkı|tüm hakları) saklıdır|wszelkie prawa zastrzeżone|版权所有|جميع الحقوق محفوظة",
        re.I,
    ),
)  # fmt: skip
# What a reader may do, in a sentence of the report's own: it goes up to its full stop
_PERMITTED = late(
    r"(?:(?:reproduction|quotation|translation)[^.]{0,60} (?:is|are) (?:hereby )?(?:authori[sz]ed|permitted|allowed|welcome)"
    r"|(?:this|the) (?:report|publication|document|paper|brief|study|material)[^.]{0,90} (?:may be (?:freely )?(?:quoted|reproduced|copied|distributed|cited|shared|used under)|is not subject to copyright)"
    r"|(?:la )?reproduction[^.]{0,60} (?:est )?autorisée|(?:ce|le) (?:rapport|document) peut être (?:librement )?(?:reproduit|cité|diffusé)"
    r"|se (?:permite|autoriza) (?:la|su) (?:reproducción|difusión|distribución)|(?:é|está) (?:permitida|autorizada) a reprodução|é consentita la riproduzione"
    r"|(?:nachdruck|vervielfältigung|wiedergabe)[^.]{0,60}(?:gestattet|erlaubt)"
    r"|при (?:использовании|цитировании|перепечатке)[^.]{0,60}ссылка[^.]{0,40}обязательна|(?:перепечатка|воспроизведение)[^.]{0,60}(?:разрешается|допускается)"
    r"|материал\w*[^.]{0,60}сілтеме[^.]{0,20}міндетті|kaynak gösteril(?:erek|mek)|转载(?:请|须)注明)[^.。]{0,180}",
    re.I,
)


def read(pages: Sequence[Page]) -> tuple[str, Evidence]:
    """(licence as people write it, such as ``CC BY 4.0``; evidence) from the first pages and the last two.

    An open licence anywhere there outweighs "all rights reserved", which templates leave standing.
    """
    places = [
        (page.number, texts)
        for page in (*pages[:_AHEAD], *pages[_AHEAD:][-_BEHIND:])
        for texts in _passages(page)
        if texts
    ]
    named = [(creative_commons(text), number, text) for number, text in places]
    # rows are looked at five at a time: the version may stand on the row after the fifth
    open_, number, text = max(named, key=lambda row: (bool(row[0]), bool(_SURE.search(row[0]))), default=("", 0, ""))
    if open_:
        certainty: Certainty = "sure" if _SURE.search(open_) else "check"
        return open_, Evidence(certainty, number, text[:160], "the licence is named")
    for pattern in _OTHER:
        for number, text in places:
            said = pattern.search(text)
            if said:
                return said[0][:1].upper() + said[0][1:], Evidence("check", number, text[:160], "the report says so")
    for page in (*pages[:_AHEAD], *pages[_AHEAD:][-_BEHIND:]):
        said = _PERMITTED.search(squeeze(" ".join(row_text(row) for row in rows(page.lines))))
        if said:
            text = squeeze(said[0])
            return text[:1].upper() + text[1:], Evidence("check", page.number, text[:160], "the report says so")
    return "", Evidence("missing", None, "", "no licence found")


def _passages(page: Page) -> list[str]:
    """Rows, each with the four after it: a statement runs over several lines."""
    texts = [squeeze(row_text(row)) for row in rows(page.lines)]
    return [" ".join(texts[place : place + 5]) for place in range(len(texts))]


def creative_commons(text: str) -> str:
    """``CC BY-NC 4.0`` and the like from an address, the short form or the words in it; empty without one."""
    if not _NAMED.search(text):
        return ""
    found = _ADDRESS.search(re.sub(r"\s+(?=[/.-])|(?<=[/.-])\s+", "", text))
    if found and found["public"]:
        return "CC0 1.0" if found["public"].lower() == "zero" else "Public domain"
    found = found or _SHORT.search(text)
    if found:
        if found.groupdict().get("zero"):
            return "CC0 1.0"
        version = found["version"] or _version(text[found.start() :])
        return _name(re.split(r"[\s-]+", found["parts"].upper()), version, igo=bool(found["port"]))
    worded = _WORDS.search(text)
    if not worded:
        return ""
    said = text[max(0, worded.start() - 120) : worded.end() + 160]
    if not _BY.search(said):
        return ""
    conditions = [sign for sign, pattern in _CONDITIONS if pattern.search(said)]
    return _name(["BY", *conditions], _version(text[worded.start() :]), igo=bool(re.search(r"\bIGO\b", said)))


def _version(text: str) -> str:
    found = _VERSION.search(text[:160])
    return found[1] if found else ""


def _name(parts: Sequence[str], version: str, *, igo: bool) -> str:
    return " ".join(part for part in ("CC", "-".join(parts), version, "IGO" if igo else "") if part)
