"""References as the manuals of style want them, by a citation processor (CSL) from the style files in ``manuals/``.

The files are our own: each holds what its manual says of reports and of chapters in them, nothing else, so that one is
read in a millisecond. Words such as "In" and "Accessed" are in the reader's language; in GOST those for pages are in
the work's own. Pages are those of the file, and say so: the portal does not keep printed ones.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any

from citeproc import PRIMARY_DIALECTS, Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator
from citeproc.source.json import CiteProcJSON
from lxml import etree

from . import mending
from .names import Name
from .work import Work, base_language

MANUALS = Path(__file__).parent / "manuals"
CSL, LANG = "{http://purl.org/net/xbiblio/csl}", "{http://www.w3.org/XML/1998/namespace}lang"
AMERICAN = {"apa", "chicago", "mla"}
HEADLINES = {"chicago", "mla"}  # English titles there have the capitals of headlines
HEADED_BY = 3  # GOST: more people than these stand behind the title
ELLIPSIS_AFTER = 20  # APA: of more authors the first nineteen and the last
ONE_AT_A_TIME = Lock()  # the processor keeps what it is at in the parsed style


@dataclass(frozen=True)
class Manual:
    """A style as it is called for short, and the book or standard that sets it."""

    name: str
    title: str
    language: str = "en"


STYLES = {
    "apa": Manual("APA", "Publication Manual of the American Psychological Association, 7th edition"),
    "chicago": Manual("Chicago", "The Chicago Manual of Style, 18th edition, author-date"),
    "harvard": Manual("Harvard", "Cite Them Right: Harvard, 12th edition"),
    "mla": Manual("MLA", "MLA Handbook, 9th edition"),
    "gost": Manual("GOST", "ГОСТ Р 7.0.5–2008", "ru"),
}


@dataclass(frozen=True)
class Reference:
    """An entry of a list of references: plain text, the same as safe HTML, and how the text points to it."""

    text: str
    html: str
    in_text: str


def reference(work: Work, style: str, accessed: date, language: str = "en") -> Reference:
    """The reference to ``work`` in ``style`` (a key of STYLES) with its words in ``language``, looked up on ``accessed``.

    Raises KeyError for a style that is not offered.
    """
    rules = _rules(STYLES[style] and style, _words_of(work, style, language))
    if style in HEADLINES and language == "en":
        work = replace(work, chapter=mending.inner_quotes(work.chapter))
    citation = Citation([CitationItem("work", **_pinpoint(work))])
    with ONE_AT_A_TIME:
        in_text = str(_cited(citation, _item(work, style, accessed, rules, True), rules).cite(citation, str))
        [entry] = map(str, _cited(citation, _item(work, style, accessed, rules), rules).bibliography())
    entry, in_text = (_mended(text, work, style, language) for text in (entry, in_text))
    return Reference(mending.as_text(entry), mending.as_html(entry), mending.as_text(in_text))


def _cited(citation: Citation, item: dict[str, Any], rules: CitationStylesStyle) -> CitationStylesBibliography:
    bibliography = CitationStylesBibliography(rules, CiteProcJSON([item]), mending.FORMATTER)
    bibliography.register(citation)
    return bibliography


@lru_cache(maxsize=64)
def _rules(style: str, language: str) -> CitationStylesStyle:
    """The parsed style with the words of ``language``, kept for as long as the process lives."""
    rules = etree.parse(MANUALS / f"{style}.csl").getroot()
    for words in etree.parse(MANUALS / "words.xml").getroot().iterchildren(f"{CSL}locale"):
        [own] = [locale for locale in rules.iter(f"{CSL}locale") if locale.get(LANG) == words.get(LANG)] or [None]
        if own is None:
            rules.insert(1, words)
        else:  # the style's own words come first and win
            own.find(f"{CSL}terms").extend(words.find(f"{CSL}terms"))
    return CitationStylesStyle(BytesIO(etree.tostring(rules)), locale=language, validate=False)


def _words_of(work: Work, style: str, language: str) -> str:
    """The locale of a reference's words."""
    if style != "gost":
        return "en-GB" if (style, language) == ("harvard", "en") else language
    own = base_language(work.language)
    is_cyrillic = any("а" <= letter.lower() <= "я" for letter in work.title)
    return "ru" if is_cyrillic and own not in {*PRIMARY_DIALECTS, "kk"} else own


def _pinpoint(work: Work) -> dict[str, Locator]:
    return {"locator": Locator("page", "-".join(map(str, work.pages)))} if work.pages else {}


def _item(
    work: Work, style: str, accessed: date, rules: CitationStylesStyle, is_in_text: bool = False
) -> dict[str, Any]:
    """The work as the processor takes it. Without a DOI of its own it is its permanent address that identifies it."""
    joined = _title(work, style)
    fields = {
        "title": work.chapter or joined,
        "container-title": joined if work.chapter else "",
        "section": work.note,
        "publisher": work.publisher,
        "DOI": work.own_doi,
        "URL": work.url,
        **_people(work, style),
    }
    item: dict[str, Any] = {name: mending.taken_in(text) for name, text in fields.items() if isinstance(text, str)}
    if style in HEADLINES and base_language(work.language) == "en":
        item |= {name: mending.headline(item[name]) for name in ("title", "container-title")}
    for role, names in fields.items():
        if not isinstance(names, str):
            item[role] = [mending.csl_name(name, rules, is_in_text) for name in names]
    if work.issued:
        item["issued"] = {"date-parts": [list(work.issued)]}
    item["accessed"] = {"date-parts": [[accessed.year, accessed.month, accessed.day]]}
    kind = {"id": "work", "type": "chapter" if work.chapter else "report", "language": work.language.lower()}
    return {**{name: value for name, value in item.items() if value}, **kind}


def _title(work: Work, style: str) -> str:
    """Title and subtitle: GOST parts them by " : ", American manuals begin the subtitle with a capital."""
    if style in AMERICAN:
        work = replace(work, subtitle=work.subtitle[:1].upper() + work.subtitle[1:])
    return work.title_with(" : " if style == "gost" else ": ")


def _people(work: Work, style: str) -> dict[str, Any]:
    """Who stands where, and the publisher where the manual names it only once."""
    if style == "gost":
        people = [name for name in work.names if name.parts().given]
        others = [name for name in work.names if not name.parts().given and not _is_publisher(name, work)]
        if len(people) > HEADED_BY:
            return {"editor": [*people, *others]}
        return {"author": people, "editor": others}
    by_publisher = all(_is_publisher(name, work) for name in work.authors)
    if style == "mla" and by_publisher:
        return {"author": ()}
    if style in {"apa", "harvard"} and by_publisher:
        return {"author": work.authors, "publisher": ""}
    return {"author": work.authors}


def _is_publisher(name: Name, work: Work) -> bool:
    return name.printed.casefold() == work.publisher.casefold()


def _mended(text: str, work: Work, style: str, language: str) -> str:
    text = mending.one_full_stop(text)
    if style in AMERICAN and language == "en":
        text = mending.american_quotes(text)
    if style == "mla" and language == "ru" and len(work.issued) == 2:
        text = mending.month_alone(text, work.year)
    if style == "apa" and len(work.authors) > ELLIPSIS_AFTER:
        text = mending.spaced_ellipsis(text)
    return text
