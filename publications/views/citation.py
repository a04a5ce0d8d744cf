"""A publication for reference managers: citations to import."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..citations import bibtex, csl_json, ris
from .availability import public_publication
from .works import work_of

STYLES = {
    "ris": (ris, "application/x-research-info-systems"),
    "bib": (bibtex, "application/x-bibtex"),
    "json": (csl_json, "application/vnd.citationstyles.csl+json"),
}


@require_safe
def citation(request, slug, style):
    """RIS, BibTeX or CSL-JSON of a publication; ``?chapter=`` and ``?finding=`` name a part of it."""
    if style not in STYLES:
        raise Http404
    found, answer = public_publication(
        request, slug, moved=lambda publication: reverse("publication-citation", args=[publication.slug, style])
    )
    if answer:
        return answer
    write, media_type = STYLES[style]
    content = write(work_of(found, *_part(found, request.GET)))
    filename = f'attachment; filename="{slug}.{style}"'
    headers = {"Content-Disposition": filename, "X-Robots-Tag": "noindex"}
    return HttpResponse(content, content_type=f"{media_type}; charset=utf-8", headers=headers)


def _part(publication, query):
    """(chapter, finding) that the address names, each None when it names none. Raises Http404 for what is not public."""
    if anchor := query.get("finding", ""):
        found = publication.findings.published().select_related("chapter").filter(anchor=anchor[:40]).first()
        if not found:
            raise Http404
        return found.chapter, found
    if slug := query.get("chapter", ""):
        found = publication.chapters.published().filter(slug=slug[:80]).first()
        if not found:
            raise Http404
        return found, None
    return None, None
