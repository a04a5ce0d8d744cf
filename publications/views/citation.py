"""A publication for machines: citations to import, findings as JSON."""

from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from ..addresses import permanent
from ..citations import bibtex, csl_json, ris
from ..text import plain_text
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


@require_safe
def findings(request, slug):
    """All findings with their permanent addresses; a withdrawn one keeps its number and tells why."""
    found, answer = public_publication(
        request, slug, moved=lambda publication: reverse("publication-findings", args=[publication.slug])
    )
    if answer:
        return answer
    rows = found.findings.filter(chapter__is_public=True).select_related("chapter")
    rows = rows.order_by("chapter__position", "chapter_id", "position", "pk")
    about = {
        "title": found.title,
        "url": permanent(found),
        "byline": found.byline(),
        "partner": found.partner.name,
        "issued": found.issued(),
        "language": found.language,
        "licence": found.licence,
    }
    content = {"publication": about, "findings": [_finding(row) for row in rows]}
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _finding(finding) -> dict:
    shown = {
        "uid": finding.uid,
        "url": permanent(finding),
        "chapter": finding.chapter.title,
        "label": finding.label,
        "word": finding.word,
        "name": capfirst(finding.cited_name),
        "anchor": finding.anchor,
    }
    if finding.withdrawn_at:
        return {**shown, "withdrawn": finding.withdrawn_at.date().isoformat(), "reason": finding.withdrawal_reason}
    return {**shown, "statement": plain_text(finding.html), "page": finding.page}
