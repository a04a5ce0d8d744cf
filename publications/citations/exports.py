"""References to import: RIS, BibTeX and CSL-JSON.

RIS as reference managers read it (two capitals, two spaces, dash), BibTeX entries in UTF-8, CSL-JSON 1.0.2
(docs.citationstyles.org). Strings come and go as Unicode text.
"""

import json
from itertools import accumulate
from typing import Any

from .names import Name
from .work import Work, one_line

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LATEX = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
LONE_BRACES = {**LATEX, "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}


def ris(work: Work) -> str:
    """A RIS record with CRLF line ends, as its readers expect."""
    lines = [("TY", "CHAP" if work.chapter else "RPRT")]
    lines += [("AU", name.inverted()) for name in work.authors]
    lines += [("TI", work.chapter), ("T2", work.full_title)] if work.chapter else [("TI", work.full_title)]
    parts = [f"{part:02}" for part in work.issued[1:]]
    date = "/".join([work.year, *parts, *[""] * (2 - len(parts))]) + "/" if work.issued else ""
    lines += [("PY", work.year), ("DA", date), ("PB", work.publisher), ("LA", work.language)]
    lines += zip(("SP", "EP"), map(str, work.pages), strict=False)
    lines += [
        ("SN", work.isbn or work.issn),
        ("DO", work.own_doi),
        ("UR", work.url),
        ("L1", work.pdf_url),
        ("AB", work.abstract),
    ]
    lines += [("KW", keyword) for keyword in work.keywords]
    lines += [("N1", work.note)]
    record = "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in lines if value)
    return f"{record}ER  - \r\n"


def _latex(text: str) -> str:
    """BibTeX counts braces whether or not a backslash stands before them, so that those without a partner are named."""
    depths = list(accumulate((sign == "{") - (sign == "}") for sign in text))
    signs = LONE_BRACES if depths and (min(depths) < 0 or depths[-1]) else LATEX
    return "".join(signs.get(sign, sign) for sign in one_line(text))


def _bibtex_name(name: Name) -> str:
    """Braces keep together what is one name: organisations, and an "and" inside, which would part two people."""
    family, given, suffix = name.parts()
    if not given or " and " in f" {name.printed.lower()} ":
        return f"{{{_latex(name.printed)}}}"
    return ", ".join(_latex(part) for part in (family, suffix, given) if part)


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
        "pages": "--".join(map(str, work.pages)),
        "language": work.language,
        "isbn": work.isbn,
        "issn": work.issn,
        "doi": _latex(work.own_doi),
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
        "page": "-".join(map(str, work.pages)),
        "language": work.language,
        "URL": work.url,
        "DOI": work.own_doi,
        "ISBN": work.isbn,
        "ISSN": work.issn,
        "abstract": one_line(work.abstract),
        "keyword": ", ".join(work.keywords),
        "note": work.note,
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(name: Name) -> dict[str, str]:
    family, given, suffix = name.parts()
    if not given:
        return {"literal": family}
    return {"family": family, "given": given, **({"suffix": suffix} if suffix else {})}


def csl_json(work: Work) -> str:
    """A CSL-JSON document: a list with the one item."""
    return json.dumps([csl(work)], ensure_ascii=False, indent=2) + "\n"
