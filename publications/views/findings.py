"""The findings of a publication for machines and spreadsheets: as JSON and as CSV."""

import csv
import io

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from ..addresses import permanent
from ..citations import licence_of
from ..text import plain_text
from .availability import public_publication

COLUMNS = ("uid", "url", "chapter", "label", "word", "name", "statement", "page", "withdrawn", "reason")
RUN = tuple("=+-@\t\r\n＝＋－＠")  # what makes a spreadsheet take a text for a formula
BYTE_ORDER_MARK = "\ufeff"
NOT_INDEXED = {"X-Robots-Tag": "noindex"}  # the page itself is what should be found


@require_safe
def as_json(request, slug):
    """All findings with their permanent addresses; a withdrawn one keeps its number and tells why."""
    found, answer = _public(request, slug, "publication-findings")
    if answer:
        return answer
    licence = licence_of(found.licence)
    about = {
        "title": found.title,
        "url": permanent(found),
        "byline": found.byline(),
        "partner": found.partner.name,
        "issued": found.issued(),
        "language": found.language,
        "licence": licence.name,
        "licence_url": licence.address,
    }
    content = {"publication": about, "findings": [_finding(row) for row in _rows(found)]}
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1}, headers=NOT_INDEXED)


@require_safe
def as_csv(request, slug):
    """The same as a table. UTF-8 begins with a byte order mark, by which spreadsheets know it."""
    found, answer = _public(request, slug, "publication-findings-csv")
    if answer:
        return answer
    written = io.StringIO()
    written.write(BYTE_ORDER_MARK)
    table = csv.writer(written)
    table.writerow(COLUMNS)
    for row in _rows(found):
        shown = _finding(row)
        table.writerow([_cell(shown.get(column)) for column in COLUMNS])
    headers = {"Content-Disposition": f'attachment; filename="{slug}-findings.csv"', **NOT_INDEXED}
    return HttpResponse(written.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def files(publication, chapters) -> list[tuple[str, str, str]]:
    """(label, address, media type) of both; none where no public chapter has a finding that stands."""
    if not any(chapter.finding_count for chapter in chapters):
        return []
    return [
        ("JSON", reverse("publication-findings", args=[publication.slug]), "application/json"),
        ("CSV", reverse("publication-findings-csv", args=[publication.slug]), "text/csv"),
    ]


def _public(request, slug, name):
    return public_publication(request, slug, moved=lambda publication: reverse(name, args=[publication.slug]))


def _rows(publication):
    rows = publication.findings.filter(chapter__is_public=True).select_related("chapter")
    return rows.order_by("chapter__position", "chapter_id", "position", "pk")


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
        return {
            **shown,
            "withdrawn": timezone.localdate(finding.withdrawn_at).isoformat(),
            "reason": finding.withdrawal_reason,
        }
    return {**shown, "statement": plain_text(finding.html), "page": finding.page}


def _cell(value) -> str:
    """A value as a cell that no spreadsheet calculates: an apostrophe before it says that it is text."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" \u00a0").startswith(RUN) else text
