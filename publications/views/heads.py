"""The head of each page for machines: scholarly tags, Dublin Core, JSON-LD, and what is shown where the page is shared."""

import re
from dataclasses import replace
from pathlib import PurePath

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language

from ..addresses import absolute, permanent
from ..citations import DUBLIN_CORE, File, Organisation, Part, Picture, Shown, dublin_core, graph, licence_of, meta_tags
from ..files import cover_size, cover_url
from ..models import Portal
from ..page_marks import without_page_marks
from ..text import plain_text
from .works import file_address, work_of

COVER = (640, "jpg")
PARAGRAPH = re.compile(r"<p(?: [^>]*)?>(.+?)</p>", re.DOTALL)
BEGINNING = 8000  # characters of a chapter's HTML among which its first paragraphs are looked for


def head_of(publication, chapters, trail, chapter=None, canonical_of=None) -> dict:
    """Breadcrumb and head of a publication's or a chapter's page. ``chapters`` are the public ones."""
    work, canonical = work_of(publication, chapter), permanent(canonical_of or chapter or publication)
    shown = _shown(publication, chapters, chapter)
    read = chapter or (chapters[0] if shown.is_text_here else None)
    whole = replace(work_of(publication), abstract="", doi="") if chapter else work
    partners = [graph.organisation(partner) for partner in shown.organisations]
    things = [graph.chapter(work, shown)] if chapter else []
    things.append(graph.report(whole, replace(shown, parts=()) if chapter else shown))
    return {
        "trail": trail,
        "canonical": canonical,
        "meta_tags": [*meta_tags(work, shown), *dublin_core(work, shown)],
        "meta_schemas": DUBLIN_CORE,
        "shared": _shared(publication, shown, canonical, chapter, read),
        "graph": graph.document(*things, *partners, _breadcrumbs(canonical, trail)),
    }


def _shown(publication, chapters, chapter) -> Shown:
    original = publication.original()
    opened = timezone.localdate(publication.publish_at) if publication.publish_at else None
    changed = timezone.localdate(publication.updated_at)
    places = [each.pk for each in chapters]
    together = () if chapter else publication.co_partners.all()  # its own page tells it: a chapter's asks no more
    return Shown(
        address=permanent(publication),
        organisations=tuple(_organisation(each) for each in (publication.partner, *together)),
        opened=opened,
        changed=max(opened, changed) if opened else changed,
        licence=licence_of(publication.licence),
        source=publication.source_url,
        file=File(absolute(file_address(publication)), original.media_type, original.size) if original else None,
        cover=_cover(publication),
        parts=() if chapter else tuple(_parts(publication, chapters)),
        position=places.index(chapter.pk) + 1 if chapter and chapter.pk in places else 0,
        is_text_here=bool(chapter) or publication.is_read_on_its_page(chapters),
    )


def _parts(publication, chapters):
    address = permanent(publication)
    return (Part(chapter.title, f"{address}{chapter.slug}/") for chapter in chapters)


def _organisation(partner) -> Organisation:
    logo = reverse("logo", args=[PurePath(partner.logo.name).name]) if partner.logo else ""
    return Organisation(
        name=partner.name,
        address=permanent(partner),
        short_name=partner.short_name,
        website=partner.website,
        logo=absolute(logo) if logo else "",
        logo_words=partner.logo_alt,
    )


def _cover(publication) -> Picture | None:
    if not publication.cover_key:
        return None
    width, height = cover_size(publication.cover_key, *COVER)
    words = publication.cover_alt or publication.title
    return Picture(absolute(cover_url(publication.cover_key, *COVER)), width, height, words)


def _shared(publication, shown, address, chapter, read) -> dict:
    """What a message or a post shows of the page. A whole publication is a book there, a chapter an article."""
    kind = "article" if chapter else "book"
    facts = [("article:published_time", shown.opened), ("article:modified_time", shown.changed)]
    if not chapter:
        facts = [("book:isbn", publication.isbn), ("book:release_date", publication.issued() or shown.opened)]
    facts += [(f"{kind}:tag", topic.name) for topic in publication.topics.all()]
    return {
        "title": chapter.title if chapter else publication.title,
        "description": _described(publication, chapter, read),
        "address": address,
        "language": (chapter and chapter.language) or publication.language,
        "kind": kind,
        "picture": shown.cover,
        "facts": [(name, str(value)) for name, value in facts if value],
    }


def _described(publication, chapter, read) -> str:
    """Of a chapter its first paragraphs; of a publication its abstract, without one those of the chapter ``read`` on its
    page; else who published what."""
    if publication.abstract and not chapter:
        return publication.abstract
    begun = " ".join(PARAGRAPH.findall(read.html[:BEGINNING])) if read else ""
    who = dict.fromkeys((publication.title, publication.byline(), publication.partner.name))
    return plain_text(without_page_marks(begun)) or publication.abstract or ". ".join(who)


def _breadcrumbs(address, trail):
    return graph.breadcrumbs(address, [(str(name), absolute(path) if path else "") for name, path in trail])


def head_of_page(path: str, trail) -> dict:
    """Breadcrumb of a page that is about nothing but the portal."""
    return {"trail": trail, "graph": graph.document(_breadcrumbs(absolute(path), trail))}


def head_of_start(name: str) -> dict:
    """The portal itself, with its search."""
    languages = [code for code, _name in settings.LANGUAGES]
    search = f"{absolute(reverse('search'))}?q="
    return {"graph": graph.document(graph.website(f"{settings.SITE_URL}/", name, languages, search))}


def head_of_listing(listing, name, trail, partner=None, topic=None) -> dict:
    """Breadcrumb and head of a listing, and whom or what it is about."""
    about = graph.organisation(replace(_organisation(partner), about=partner.about)) if partner else None
    if topic:
        about = {"@type": "DefinedTerm", "@id": permanent(topic), "name": capfirst(topic.name)}
    items = [Part(row.title, permanent(row)) for row in listing.page.rows]
    site = graph.website(f"{settings.SITE_URL}/", Portal.objects.current().name, ())
    shown = graph.collection(
        listing.canonical, name, get_language(), about and {"@id": about["@id"]}, items, site["@id"]
    )
    return {"trail": trail, "graph": graph.document(shown, about, site, _breadcrumbs(listing.canonical, trail))}
