"""What stands in the head of a page: scholarly meta tags and JSON-LD.

Meta tags as Google Scholar's inclusion guidelines name them; JSON-LD in the words of schema.org.
"""

from typing import Any

from .work import Work, one_line


def _date(work: Work, separator: str) -> str:
    """The whole date where it is known to the day, else the year; "" when there is none."""
    if len(work.issued) == 3:
        return f"{work.issued[0]:04}{separator}{work.issued[1]:02}{separator}{work.issued[2]:02}"
    return work.year


def meta_tags(work: Work) -> list[tuple[str, str]]:
    """(name, content) of the tags by which scholarly indexes know the page, in their order."""
    tags = [("citation_title", work.chapter or work.full_title)]
    tags += [("citation_author", name.inverted()) for name in work.authors]
    tags += [("citation_publication_date", _date(work, "/"))]
    tags += [("citation_inbook_title", work.full_title if work.chapter else "")]
    institution = "citation_publisher" if work.chapter else "citation_technical_report_institution"
    tags += [(institution, work.publisher), ("citation_language", work.language)]
    tags += [("citation_isbn", work.isbn), ("citation_issn", work.issn), ("citation_doi", work.own_doi)]
    tags += [("citation_abstract", one_line(work.abstract)), ("citation_keywords", "; ".join(work.keywords))]
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
        "abstract": one_line(work.abstract),
        "keywords": ", ".join(work.keywords),
        "isPartOf": {"@type": "Report", "name": work.full_title} if work.chapter else None,
        "isbn": work.isbn,
    }
    return {name: value for name, value in thing.items() if value}
