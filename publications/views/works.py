"""From the portal's rows to what citations are made of."""

from django.urls import reverse

from ..addresses import absolute, permanent
from ..citations import Name, Work


def work_of(publication, chapter=None, finding=None) -> Work:
    """The publication, one of its chapters or one of its findings, as something to cite."""
    cited = finding or chapter or publication
    names = tuple(Name(person.name, person.is_organisation) for person in publication.contributors.all())
    return Work(
        key=_key(publication, chapter, finding),
        title=publication.title,
        subtitle=publication.subtitle,
        names=names,
        publisher=publication.partner.name,
        issued=tuple(int(part) for part in publication.issued().split("-") if part),
        language=(chapter and chapter.language) or publication.language,
        abstract="" if chapter else publication.abstract,
        keywords=tuple(topic.name for topic in publication.topics.all()),
        url=permanent(cited),
        pdf_url=absolute(file_address(publication)) if file_address(publication) else "",
        isbn=publication.isbn,
        issn=publication.issn,
        doi=publication.doi,
        chapter=chapter.title if chapter else "",
        finding=finding.label if finding else "",
        finding_word=finding.word if finding else "",
        pages=_pages(chapter, finding),
    )


def _pages(chapter, finding) -> tuple[int, ...]:
    """The pages of the file on which what is cited stands: a finding's own, else the chapter's first and last."""
    if finding and finding.page:
        return (finding.page,)
    if not chapter or not chapter.first_page:
        return ()
    pages = (chapter.first_page, chapter.last_page or chapter.first_page)
    return pages if pages[0] != pages[1] else pages[:1]


def _key(publication, chapter, finding) -> str:
    parts = [publication.slug, chapter.slug if chapter else "", finding.anchor if finding else ""]
    return "-".join(part for part in parts if part)


def file_address(publication) -> str:
    """Where the original lies, in the page's own folder; "" when there is none."""
    original = publication.original()
    return reverse(f"publication-{original.suffix}", args=[publication.slug, publication.slug]) if original else ""
