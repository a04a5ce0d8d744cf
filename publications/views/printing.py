"""A whole publication on one page, to be printed or saved as a PDF by the reader's own browser."""

import re

from django.db.models import Prefetch
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from ..addresses import permanent
from ..models import Finding
from ..page_marks import without_page_marks
from .availability import public_publication
from .catalogue import trail
from .cite_box import cite_box
from .reading import reading_parts, with_spoken_names

TAG = re.compile(r'<[a-z][a-z0-9]*(?:\s+[a-z-]+(?:="[^"]*")?)*\s*/?>')
ID = re.compile(r'(?<=\sid=")[^"]+(?=")')
REFERENCE = re.compile(r'(?<=\shref="#)[^"]+(?=")')
HEADING = re.compile(r"(?<=<)(/?h)([2-5])(?=[\s>])")


@require_safe
def whole_publication(request, slug):
    """All public chapters of a publication in order, after its title, reference and contents."""
    found, answer = public_publication(request, slug, moved=lambda now: reverse("publication-print", args=[now.slug]))
    if answer:
        return answer
    context = {
        "section": "publications",
        "publication": found,
        "chapters": printed_chapters(found),
        "canonical": permanent(found),
        "trail": trail((found.title, found.get_absolute_url()), (gettext("Whole report"), "")),
        "reference": cite_box(request.GET, found)["reference"],
    }
    return render(request, "publications/publication_print.html", context)


def printed_chapters(publication) -> list:
    """The public chapters, each with its text and findings as ``parts`` and its place on the page as ``place``."""
    findings = Finding.objects.order_by("position", "pk").defer("statement")
    rows = publication.chapters.filter(is_public=True).order_by("position", "pk").defer("text")
    chapters = list(rows.prefetch_related(Prefetch("findings", findings)))
    for number, chapter in enumerate(chapters, start=1):
        chapter.place = f"chapter{number}:"  # no id that is made of words holds a colon
        for finding in chapter.findings.all():
            finding.publication, finding.chapter = publication, chapter
            finding.html = one_of_many(finding.html, f"{finding.anchor}:")
        html = lower_headings(one_of_many(chapter.html, chapter.place))
        chapter.parts = reading_parts(with_spoken_names(html, number), list(chapter.findings.all()))
    return chapters


def one_of_many(html: str, prefix: str) -> str:
    """Clean HTML that stands beside other texts: ``prefix`` before its ids and the links to them, so that they stay
    unique; without the marks of the file's pages; its pictures there before anybody scrolls to them."""
    html = without_page_marks(html)
    own = {name for tag in TAG.findall(html) for name in ID.findall(tag)}

    def renamed(found: re.Match[str]) -> str:
        return prefix + found[0] if found[0] in own else found[0]

    def redrawn(tag: re.Match[str]) -> str:
        return REFERENCE.sub(renamed, ID.sub(renamed, tag[0])).replace(' loading="lazy"', "")

    return TAG.sub(redrawn, html)


def lower_headings(html: str) -> str:
    """A level down: the page's h1 is the report's title, its h2 are those of the chapters."""
    return HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", html)
