"""JSON-LD in the words of schema.org: one graph a page, its things named by their permanent addresses."""

from collections.abc import Iterable
from typing import Any

from .head import date_of
from .names import Name
from .shown import Organisation, Part, Picture, Shown
from .work import Work, one_line

Thing = dict[str, Any]
SEARCHED = "search_term_string"


def document(*things: Thing | None) -> Thing:
    """The document: the things that there are."""
    return {"@context": "https://schema.org", "@graph": [thing for thing in things if thing]}


def _known(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value}


def _picture(picture: Picture) -> Thing:
    known = {"url": picture.address, "width": picture.width, "height": picture.height, "caption": picture.words}
    return _known({"@type": "ImageObject", **known})


def organisation(partner: Organisation) -> Thing:
    """An ``Organization`` with a page here."""
    logo = Picture(partner.logo, words=partner.logo_words) if partner.logo else None
    return _known(
        {
            "@type": "Organization",
            "@id": partner.address,
            "name": partner.name,
            "alternateName": partner.short_name,
            "url": partner.address,
            "sameAs": partner.website,
            "description": one_line(partner.about),
            "logo": _picture(logo) if logo else None,
        }
    )


def _author(name: Name, known: dict[str, str]) -> Thing:
    """A person in parts, or an organisation: the partner itself where it is one."""
    if name.printed in known:
        return {"@id": known[name.printed]}
    if name.is_organisation:
        return {"@type": "Organization", "name": name.printed}
    family, given, _suffix = name.parts()
    parts = {"givenName": given, "familyName": family} if given else {}
    return {"@type": "Person", "name": name.printed, **parts}


def _about(work: Work, shown: Shown) -> Thing:
    """What a report and its chapter have in common."""
    known = {partner.name: partner.address for partner in shown.organisations}
    return {
        "author": [_author(name, known) for name in work.authors],
        "publisher": [{"@id": partner.address} for partner in shown.organisations],
        "datePublished": date_of(work, "-") or (shown.opened.isoformat() if shown.opened else ""),
        "dateModified": shown.changed.isoformat() if shown.changed else "",
        "inLanguage": work.language,
        "license": shown.licence.address,
        "copyrightNotice": "" if shown.licence.address else shown.licence.name,
        "isAccessibleForFree": True,
        "keywords": list(work.keywords),
    }


def report(work: Work, shown: Shown) -> Thing:
    """A ``Report`` with its file, its cover and its chapters; also as the whole that a chapter's page stands in."""
    doi = "" if work.chapter else work.own_doi
    numbers = (("DOI", doi), ("ISBN", work.isbn), ("ISSN", work.issn))
    file = shown.file
    held = {"contentUrl": file.address, "encodingFormat": file.media_type} if file else {}
    size = {"contentSize": f"{file.size} B"} if file else {}
    return _known(
        {
            "@type": "Report",
            "@id": shown.address,
            "url": shown.address,
            "name": work.full_title,
            "headline": work.full_title,
            **_about(work, shown),
            "abstract": one_line(work.abstract),
            "identifier": [
                {"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in numbers if value
            ],
            "sameAs": [address for address in (f"https://doi.org/{doi}" if doi else "", shown.source) if address],
            "image": _picture(shown.cover) if shown.cover else None,
            "encoding": {"@type": "MediaObject", **held, **size, "inLanguage": work.language} if file else None,
            "hasPart": [
                {"@type": "Chapter", "@id": part.address, "url": part.address, "name": part.title, "position": place}
                for place, part in enumerate(shown.parts, 1)
            ],
        }
    )


def chapter(work: Work, shown: Shown) -> Thing:
    """A ``Chapter`` of the report at ``shown.address``, with its pages in the file."""
    pages = {"pageStart": work.pages[0], "pageEnd": work.pages[-1]} if work.pages else {}
    return _known(
        {
            "@type": "Chapter",
            "@id": work.url,
            "url": work.url,
            "name": work.chapter,
            "headline": work.chapter,
            "isPartOf": {"@id": shown.address},
            "position": shown.position,
            **pages,
            **_about(work, shown),
        }
    )


def breadcrumbs(address: str, trail: Iterable[tuple[str, str]]) -> Thing:
    """A ``BreadcrumbList`` of (name, whole address), as the page at ``address`` shows it; the last is the page itself."""
    items = [
        _known({"@type": "ListItem", "position": place, "name": name, "item": further})
        for place, (name, further) in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "@id": f"{address}#breadcrumb", "itemListElement": items}


def website(address: str, name: str, languages: Iterable[str], search: str = "") -> Thing:
    """The ``WebSite`` itself; ``search`` is the address to which the words that are looked for are added."""
    action = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{search}{{{SEARCHED}}}"},
        "query-input": f"required name={SEARCHED}",
    }
    return _known(
        {
            "@type": "WebSite",
            "@id": f"{address}#website",
            "url": address,
            "name": name,
            "inLanguage": list(languages),
            "potentialAction": action if search else None,
        }
    )


def collection(address: str, name: str, language: str, about: Thing | None, items: Iterable[Part], site: str) -> Thing:
    """A ``CollectionPage``: what a listing shows, in its order."""
    listed = [
        {"@type": "ListItem", "position": place, "name": item.title, "url": item.address}
        for place, item in enumerate(items, 1)
    ]
    return _known(
        {
            "@type": "CollectionPage",
            "@id": f"{address}#listing",
            "url": address,
            "name": name,
            "inLanguage": language,
            "isPartOf": {"@id": site},
            "about": about,
            "mainEntity": {"@type": "ItemList", "itemListElement": listed} if listed else None,
        }
    )
