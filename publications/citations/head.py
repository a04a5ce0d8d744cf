"""Meta tags by which scholarly indexes and reference managers know a page.

``citation_…`` as Google Scholar's inclusion guidelines name them, with the further ones that reference managers read;
Dublin Core as its terms are written in HTML (DCMI's recommendation for meta and link elements).
"""

from .shown import Shown
from .work import Work, one_line

DUBLIN_CORE = (("DC", "http://purl.org/dc/elements/1.1/"), ("DCTERMS", "http://purl.org/dc/terms/"))


def date_of(work: Work, separator: str) -> str:
    """The whole date where it is known to the day, else the year; "" when there is none."""
    if len(work.issued) == 3:
        return separator.join((work.year, *(f"{part:02}" for part in work.issued[1:])))
    return work.year


def meta_tags(work: Work, shown: Shown | None = None) -> list[tuple[str, str]]:
    """(name, content) of the tags by which scholarly indexes know the page, in their order.

    A chapter is told apart from the whole by what it stands in; the file and its DOI are the whole's alone.
    """
    tags = [("citation_title", work.chapter or work.full_title)]
    tags += [("citation_author", name.inverted()) for name in work.authors]
    tags += [("citation_publication_date", date_of(work, "/"))]
    tags += [("citation_online_date", f"{shown.opened:%Y/%m/%d}" if shown and shown.opened else "")]
    tags += [("citation_inbook_title", work.full_title if work.chapter else "")]
    institution = "citation_publisher" if work.chapter else "citation_technical_report_institution"
    tags += [(institution, work.publisher), ("citation_language", work.language)]
    if work.chapter and work.pages:
        tags += [("citation_firstpage", str(work.pages[0])), ("citation_lastpage", str(work.pages[-1]))]
    tags += [("citation_isbn", work.isbn), ("citation_issn", work.issn), ("citation_doi", work.own_doi)]
    tags += [("citation_abstract", one_line(work.abstract)), ("citation_keywords", "; ".join(work.keywords))]
    tags += [("citation_pdf_url", "" if work.chapter else work.pdf_url)]
    tags += [("citation_abstract_html_url", work.url if work.abstract else "")]
    tags += [("citation_fulltext_html_url", work.url if shown and shown.is_text_here else "")]
    tags += [("citation_public_url", work.url)]
    return [(name, content) for name, content in tags if content]


def dublin_core(work: Work, shown: Shown) -> list[tuple[str, str]]:
    """(name, content) of the same in Dublin Core, for library catalogues and harvesters."""
    issued = "-".join((work.year, *(f"{part:02}" for part in work.issued[1:])))
    tags = [("DC.title", work.chapter or work.full_title)]
    tags += [("DC.creator", name.inverted()) for name in work.authors]
    tags += [("DC.publisher", organisation.name) for organisation in shown.organisations]
    tags += [("DC.date", issued), ("DC.language", work.language), ("DC.type", "Text"), ("DC.format", "text/html")]
    tags += [("DC.subject", keyword) for keyword in work.keywords]
    tags += [("DC.description", one_line(work.abstract)), ("DC.identifier", work.url)]
    tags += [("DC.identifier", f"{scheme}:{value}") for scheme, value in _identifiers(work)]
    tags += [("DC.rights", shown.licence.name), ("DCTERMS.license", shown.licence.address)]
    tags += [("DCTERMS.available", shown.opened.isoformat() if shown.opened else "")]
    tags += [("DCTERMS.modified", shown.changed.isoformat() if shown.changed else "")]
    tags += [("DCTERMS.isPartOf", shown.address if work.chapter else "")]
    tags += [("DCTERMS.hasFormat", "" if work.chapter or not shown.file else shown.file.address)]
    return [(name, content) for name, content in tags if content]


def _identifiers(work: Work) -> list[tuple[str, str]]:
    """Of the work itself: a chapter has none of its own."""
    known = (("doi", work.own_doi), ("urn:isbn", work.isbn), ("urn:issn", work.issn))
    return [] if work.chapter else [(scheme, value) for scheme, value in known if value]
