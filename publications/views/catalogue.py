"""To find and choose: start, publications, partners, topics."""

from pathlib import PurePath

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..models import OldPath, Partner, Publication, Topic
from .availability import redirect_old
from .charts import years_chart
from .filters import Facets, Filters

PAGE = 20
ON_START = 7


class CountedPaginator(Paginator):
    """A paginator that is told the count instead of asking for it again."""

    def __init__(self, rows, per_page, count):
        super().__init__(rows, per_page)
        self.count = count


def trail(*further):
    """The breadcrumb of pages about publications."""
    return [
        (_("From our Partners"), reverse("start")),
        (_("Partner Publications"), reverse("publications") if further else ""),
        *further,
    ]


def turned(rows, number, count, address):
    """The page ``number`` of ``rows`` (the nearest one that exists) with the addresses of its neighbours.

    ``address`` gives the address of a page for its number; page 1 has none.
    """
    page = CountedPaginator(rows, PAGE, count).get_page(number)
    page.newer = address(page.number - 1 if page.number > 2 else None) if page.has_previous() else ""
    page.older = address(page.number + 1) if page.has_next() else ""
    return page


def listing(request, publications):
    """What a listing with filters shows: ``filters``, ``facets``, ``chips``, ``page``."""
    filters = Filters.from_address(request.GET)
    facets = Facets(publications, filters)
    found = filters.ordered(filters.apply(publications)).for_cards()

    def address(number):
        return f"{request.path}?{filters.address(page=number)}".rstrip("?")

    return {
        "filters": filters,
        "facets": facets,
        "chips": facets.chips(request.path),
        "page": turned(found, request.GET.get("page"), facets.total, address),
    }


def _over_years(request, years) -> dict:
    """How many publications, from when to when, and the chart."""
    known = [str(year) for year, _count in years if year]
    return {
        "all_count": sum(count for _year, count in years),
        "span": "–".join(dict.fromkeys([known[0], known[-1]])) if known else "",
        "chart": years_chart(years, request.path),
    }


@require_safe
def start(request):
    """The newest publications, and a search field."""
    newest = list(Publication.objects.published().newest_first().for_cards()[:ON_START])
    return render(
        request,
        "publications/start.html",
        {"newest": newest[:1], "others": newest[1:]},
    )


@require_safe
def publications(request):
    """All publications, with filters."""
    context = {"section": "publications", "trail": trail(), **listing(request, Publication.objects.published())}
    return render(request, "publications/publication_list.html", context)


@require_safe
def partners(request):
    """Every partner that has published something."""
    context = {"section": "partners", "partners": Partner.objects.with_publications().order_by("name_folded", "pk")}
    return render(request, "publications/partner_list.html", context)


@require_safe
def partner(request, slug):
    """A partner with its publications. A partner that has nothing public has no page."""
    found = Partner.objects.filter(slug=slug).first()
    if not found:
        return redirect_old(OldPath.Kind.PARTNER, slug, Partner.objects.with_publications())
    own = Publication.objects.published().of_partner(slug)
    shown = listing(request, own)
    years = own.years()
    if not years:
        raise Http404
    context = {
        "section": "partners",
        "partner": found,
        "trail": [(_("Partners"), reverse("partners")), (found.name, "")],
        "logo_address": reverse("logo", args=[PurePath(found.logo.name).name]) if found.logo else "",
        **_over_years(request, years),
        **shown,
    }
    return render(request, "publications/partner_detail.html", context)


@require_safe
def topics(request):
    """Every topic in use, by name."""
    context = {"section": "topics", "topics": Topic.objects.in_use().order_by("name_folded", "pk")}
    return render(request, "publications/topic_list.html", context)


@require_safe
def topic(request, slug):
    """A topic with its publications and the topics that stand beside it. An alias leads to its topic."""
    found = Topic.objects.filter(slug=slug).first()
    if not found:
        return redirect_old(OldPath.Kind.TOPIC, slug, Topic.objects.in_use())
    if found.alias_of_id:
        return redirect(get_object_or_404(Topic.objects.in_use(), pk=found.alias_of_id), permanent=True)
    own = Publication.objects.published().on_topic(slug)
    shown = listing(request, own)
    years = own.years()
    if not years:
        raise Http404
    beside = Topic.objects.beside(found)
    context = {
        "section": "topics",
        "topic": found,
        "beside": beside,
        "trail": [(_("Topics"), reverse("topics")), (capfirst(found.name), "")],
        **_over_years(request, years),
        **shown,
    }
    return render(request, "publications/topic_detail.html", context)
