"""The search page."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..models import Publication, SearchEntry
from ..search import QUERY_LENGTH, parse, publications_with, search
from .facets import Facets
from .filters import Filters


@require_safe
def search_page(request):
    """Results as the visitor reads, best first, by kind and under the filters of the listing."""
    query = " ".join(request.GET.get("q", "").split())[:QUERY_LENGTH]
    kind = request.GET.get("kind", "")
    kind = kind if kind in SearchEntry.Kind.values else ""
    context = {"section": "search", "query": query, "kind": kind}
    context["shared_address"] = f"{request.path}?{Filters().address(q=query)}"
    asked = parse(query)
    if not asked.is_empty:
        context |= _found(request, query, kind)
    context["only_common"] = asked.is_empty and bool(asked.common)
    return render(request, "publications/search.html", context)


def _found(request, query, kind) -> dict:
    filters = Filters.from_address(request.GET)
    public = Publication.objects.published()
    narrowed = filters.apply(public) if filters.active else None
    page = _number(request.GET.get("page", ""))
    results = search(query, publications=narrowed, kind=kind, page=page, language=get_language())
    facets = Facets(publications_with(results), filters)

    def address(**further):
        return f"{request.path}?{filters.address(q=query, **further)}"

    kinds = [("", results.total), *((each, results.counts.get(each, 0)) for each in SearchEntry.Kind.values)]
    return {
        "results": results,
        "filters": filters,
        "facets": facets,
        "chips": facets.chips(request.path, q=query, kind=kind),
        "kinds": [(each, count, address(kind=each)) for each, count in kinds],
        "newer": address(kind=kind, page=results.number - 1) if results.number > 1 else "",
        "older": address(kind=kind, page=results.number + 1) if results.number < results.pages else "",
        "suggested": f"{request.path}?{urlencode({'q': results.suggestion})}" if results.suggestion else "",
        "cleared": f"{request.path}?{Filters().address(q=query)}",
        "shared_address": address(kind=kind, page=results.number if results.number > 1 else ""),
    }


def _number(text: str) -> int:
    """The page asked for, 1 for what is not a number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1
