"""Citations of a publication, a chapter or a finding: BibTeX, RIS, CSL-JSON, one plain sentence, scholarly meta tags.

Plain functions over one frozen ``Work``; no Django, so that they can be tested and reused alone. Strings come and go as
Unicode text. Formats: RIS as reference managers read it (two capitals, two spaces, dash), BibTeX entries in UTF-8,
CSL-JSON 1.0.2 (docs.citationstyles.org), meta tags as Google Scholar's inclusion guidelines name them.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
PARTICLES = {"al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "la", "le", "ten", "ter"}
PARTICLES |= {"van", "von", "zu"}
SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}
INITIALS = re.compile(r"(?:(?:\w|Дж|Ch|Yu|Ya)\.-?)+\Z")
PATRONYMIC = re.compile(r"[а-яёәғқңөұүһі](?:вич|вна|ична|инична|ұлы|улы|қызы|кызы)\Z", re.IGNORECASE)
LATEX = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
WORDS = {
    "en": {"in": "In", "finding": "finding", "undated": "n.d."},
    "ru": {"in": "В кн.", "finding": "вывод", "undated": "б. г."},
    "kk": {"in": "Кітапта", "finding": "тұжырым", "undated": "жылы көрсетілмеген"},
}
NUMBER_FIRST = {"kk", "ky", "uz"}  # "3-ұсыныс": their numbers are ordinals, which stand before the noun


def _base(language: str) -> str:
    return language.partition("-")[0].lower()


def _words(language: str) -> dict[str, str]:
    return WORDS.get(_base(language), WORDS["en"])


def finding_name(word: str, label: str, language: str) -> str:
    """ "Recommendation 3", in Kazakh "3-ұсыныс": the printed word and number of a finding.

    Without a word of the report it is called by our own one, small as inside a sentence, in ``language`` (BCP 47).
    """
    word = word or _words(language)["finding"]
    if not label:
        return word
    return f"{label}-{word}" if _base(language) in NUMBER_FIRST else f"{word} {label}"


def _is_family_first(words: list[str]) -> bool:
    if INITIALS.match(words[-1]):
        return not any(INITIALS.match(word) for word in words[:1])
    return len(words) == 3 and bool(PATRONYMIC.search(words[2])) and not PATRONYMIC.search(words[1])


@dataclass(frozen=True)
class Name:
    """A contributor as printed, given name first."""

    printed: str
    is_organisation: bool = False

    def parts(self) -> tuple[str, str]:
        """(family, given); the whole name and "" for organisations, single names and names that we cannot part.

        Names are stored as printed, given name first: the last word with its particles is the family name. A comma
        parts it outright; initials at the end ("Иванов И. И.") or a patronymic there ("Иванов Иван Иванович") say that
        the family name stands first.
        """
        if self.is_organisation or " " not in self.printed.strip():
            return self.printed.strip(), ""
        if "," in self.printed:
            family, _comma, given = self.printed.partition(",")
            return family.strip(), given.strip()
        words = self.printed.split()
        if _is_family_first(words):
            return words[0], " ".join(words[1:])
        start = len(words) - 1
        if words[start].lower() in SUFFIXES and start > 1:
            start -= 1
        while start > 1 and words[start - 1].lower() in PARTICLES:
            start -= 1
        return " ".join(words[start:]), " ".join(words[:start])

    def inverted(self) -> str:
        """ "Family, Given"."""
        return ", ".join(part for part in self.parts() if part)


@dataclass(frozen=True)
class Work:
    """What is cited. ``chapter`` makes it a chapter, ``finding`` (the printed label) or ``finding_word`` (what the report
    calls it: "Recommendation") a finding of that chapter."""

    key: str
    title: str
    publisher: str
    url: str
    language: str = "en"
    subtitle: str = ""
    names: tuple[Name, ...] = ()
    issued: tuple[int, ...] = ()
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    pdf_url: str = ""
    isbn: str = ""
    issn: str = ""
    doi: str = ""
    chapter: str = ""
    finding: str = ""
    finding_word: str = ""

    @property
    def full_title(self) -> str:
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title

    @property
    def authors(self) -> tuple[Name, ...]:
        """The contributors; without any, the publisher as a corporate author."""
        return self.names or (Name(self.publisher, is_organisation=True),)

    @property
    def year(self) -> str:
        return f"{self.issued[0]:04}" if self.issued else ""

    @property
    def finding_name(self) -> str:
        """How the finding is called inside a sentence; "" for a whole publication or chapter."""
        is_finding = self.finding or self.finding_word
        return finding_name(self.finding_word, self.finding, self.language) if is_finding else ""

    @property
    def note(self) -> str:
        """Which finding it is, as a remark of its own."""
        return self.finding_name[:1].upper() + self.finding_name[1:]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _date(work: Work, separator: str) -> str:
    """The whole date where it is known to the day, else the year; "" when there is none."""
    if len(work.issued) == 3:
        return f"{work.issued[0]:04}{separator}{work.issued[1]:02}{separator}{work.issued[2]:02}"
    return work.year


def ris(work: Work) -> str:
    """A RIS record with CRLF line ends, as its readers expect."""
    lines = [("TY", "CHAP" if work.chapter else "RPRT")]
    lines += [("AU", name.inverted()) for name in work.authors]
    lines += [("TI", work.chapter), ("T2", work.full_title)] if work.chapter else [("TI", work.full_title)]
    parts = [f"{part:02}" for part in work.issued[1:]]
    date = "/".join([work.year, *parts, *[""] * (2 - len(parts))]) + "/" if work.issued else ""
    lines += [("PY", work.year), ("DA", date), ("PB", work.publisher), ("LA", work.language)]
    lines += [
        ("SN", work.isbn or work.issn),
        ("DO", work.doi),
        ("UR", work.url),
        ("L1", work.pdf_url),
        ("AB", work.abstract),
    ]
    lines += [("KW", keyword) for keyword in work.keywords]
    lines += [("N1", work.note)]
    record = "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in lines if value)
    return f"{record}ER  - \r\n"


def _latex(text: str) -> str:
    return "".join(LATEX.get(sign, sign) for sign in _one_line(text))


def _bibtex_name(name: Name) -> str:
    """Braces keep together what is one name: organisations, and an "and" inside, which would part two people."""
    is_whole = not name.parts()[1] or " and " in f" {name.printed.lower()} "
    return f"{{{_latex(name.printed)}}}" if is_whole else _latex(name.inverted())


def bibtex(work: Work) -> str:
    """A BibTeX entry. Titles and organisations stand in double braces, so that styles leave their letters alone."""
    authors = " and ".join(_bibtex_name(name) for name in work.authors)
    title = f"{{{_latex(work.full_title)}}}"
    own = {"title": f"{{{_latex(work.chapter)}}}", "booktitle": title} if work.chapter else {"title": title}
    fields = {
        "author": authors,
        **own,
        "publisher" if work.chapter else "institution": _latex(work.publisher),
        "year": work.year,
        "month": MONTHS[work.issued[1] - 1] if len(work.issued) > 1 else "",
        "language": work.language,
        "isbn": work.isbn,
        "issn": work.issn,
        "doi": _latex(work.doi),
        "url": work.url,
        "abstract": _latex(work.abstract),
        "keywords": ", ".join(_latex(keyword) for keyword in work.keywords),
        "note": _latex(work.note),
    }
    lines = [
        f"  {field} = {value if field == 'month' else '{' + value + '}'},\n" for field, value in fields.items() if value
    ]
    return f"@{'incollection' if work.chapter else 'techreport'}{{{work.key},\n{''.join(lines)}}}\n"


def csl(work: Work) -> dict[str, Any]:
    """One CSL-JSON item."""
    item: dict[str, Any] = {
        "id": work.key,
        "type": "chapter" if work.chapter else "report",
        "title": work.chapter or work.full_title,
        "container-title": work.full_title if work.chapter else "",
        "author": [_csl_name(name) for name in work.authors],
        "issued": {"date-parts": [list(work.issued)]} if work.issued else None,
        "publisher": work.publisher,
        "language": work.language,
        "URL": work.url,
        "DOI": work.doi,
        "ISBN": work.isbn,
        "ISSN": work.issn,
        "abstract": _one_line(work.abstract),
        "keyword": ", ".join(work.keywords),
        "note": work.note,
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(name: Name) -> dict[str, str]:
    family, given = name.parts()
    return {"family": family, "given": given} if given else {"literal": family}


def csl_json(work: Work) -> str:
    """A CSL-JSON document: a list with the one item."""
    return json.dumps([csl(work)], ensure_ascii=False, indent=2) + "\n"


def sentence(work: Work) -> str:
    """One plain citation, names as printed, in the words of the work's own language.

    "Aigul Serik and Peter Ivanov (2023). Steppe Reset. Institute of Water. https://…"
    """
    words = _words(work.language)
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
    ended = " ".join(part if re.search(r"[.?!…]\Z", part) else f"{part}." for part in map(_one_line, parts))
    return f"{ended} {work.url}"


def meta_tags(work: Work) -> list[tuple[str, str]]:
    """(name, content) of the tags by which scholarly indexes know the page, in their order."""
    tags = [("citation_title", work.chapter or work.full_title)]
    tags += [("citation_author", name.inverted()) for name in work.authors]
    tags += [("citation_publication_date", _date(work, "/"))]
    tags += [("citation_inbook_title", work.full_title if work.chapter else "")]
    institution = "citation_publisher" if work.chapter else "citation_technical_report_institution"
    tags += [(institution, work.publisher), ("citation_language", work.language)]
    tags += [("citation_isbn", work.isbn), ("citation_issn", work.issn), ("citation_doi", work.doi)]
    tags += [("citation_abstract", _one_line(work.abstract)), ("citation_keywords", "; ".join(work.keywords))]
    tags += [("citation_pdf_url", "" if work.chapter else work.pdf_url), ("citation_public_url", work.url)]
    return [(name, content) for name, content in tags if content]


def json_ld(work: Work) -> dict[str, Any]:
    """The same as a schema.org ``Report`` or ``Chapter``."""
    authors = [
        {"@type": "Organization" if name.is_organisation else "Person", "name": name.printed} for name in work.authors
    ]
    publisher = {"@type": "Organization", "name": work.publisher}
    thing: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Chapter" if work.chapter else "Report",
        "name": work.chapter or work.full_title,
        "author": authors,
        "publisher": publisher,
        "datePublished": _date(work, "-"),
        "inLanguage": work.language,
        "url": work.url,
        "abstract": _one_line(work.abstract),
        "keywords": ", ".join(work.keywords),
        "isPartOf": {"@type": "Report", "name": work.full_title} if work.chapter else None,
        "isbn": work.isbn,
    }
    return {name: value for name, value in thing.items() if value}
