"""The search page."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..models import Publication, SearchEntry
from ..search import QUERY_LENGTH, publications_with, search, words_of
from .facets import Facets
from .filters import Filters


@require_safe
def search_page(request):
    """Results as the visitor reads, best first, by kind and under the filters of the listing."""
    query = " ".join(request.GET.get("q", "").split())[:QUERY_LENGTH]
    kind = request.GET.get("kind", "")
    kind = kind if kind in SearchEntry.Kind.values else ""
    context = {"section": "search", "query": query, "kind": kind}
    if words_of(query):
        context |= _found(request, query, kind)
    return render(request, "publications/search.html", context)


def _found(request, query, kind) -> dict:
    filters = Filters.from_address(request.GET)
    public = Publication.objects.published()
    narrowed = filters.apply(public) if filters.active else None
    results = search(query, publications=narrowed, kind=kind, page=_number(request.GET.get("page", "")))
    facets = Facets(publications_with(results.words), filters)

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
        "cleared": f"{request.path}?{Filters().address(q=query)}",
    }


def _number(text: str) -> int:
    """The page asked for, 1 for what is not a number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1
