"""To find and choose: start, publications, partners, topics."""

from pathlib import PurePath
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..models import OldPath, Partner, Portal, Publication, Topic
from .availability import redirect_former_topic, redirect_old
from .charts import years_chart
from .heads import head_of_listing, head_of_start
from .landscape import landscape
from .listing import Listing

ON_START = 7
BY_NAME = 300  # partners or topics on a page


def trail(*further):
    """The breadcrumb of pages about publications."""
    return [
        (_("From our Partners"), reverse("start")),
        (_("Partner Publications"), reverse("publications") if further else ""),
        *further,
    ]


def _over_years(request, years) -> dict:
    """How many publications, from when to when, and the chart."""
    known = [str(year) for year, _count in years if year]
    return {
        "all_count": sum(count for _year, count in years),
        "span": "–".join(dict.fromkeys([known[0], known[-1]])) if known else "",
        "chart": years_chart(years, request.path),
    }


def by_name(request, rows) -> dict:
    """One page of ``rows``, partners or topics by name: the address names the one that stood last on the page before."""
    last = rows.filter(slug=request.GET.get("after", "")[:80]).values_list("name_folded", flat=True).first()
    found = rows.filter(name_folded__gt=last or "").order_by("name_folded", "pk")
    shown = list(found[: BY_NAME + 1])
    more = f"{request.path}?{urlencode({'after': shown[BY_NAME - 1].slug})}" if len(shown) > BY_NAME else ""
    return {"rows": shown[:BY_NAME], "newer": request.path if last else "", "older": more}


@require_safe
def start(request):
    """The newest publications, a search field, and what there is by year and topic."""
    newest = list(Publication.objects.published().newest_first().for_cards()[:ON_START])
    return render(
        request,
        "publications/start.html",
        {
            "newest": newest[:1],
            "others": newest[1:],
            "chart": years_chart(Publication.objects.published().years(), reverse("publications")),
            "landscape": landscape(),
            **head_of_start(Portal.objects.current().name),
        },
    )


@require_safe
def publications(request):
    """All publications, with filters."""
    listing = Listing(request)
    if listing.moved:
        return redirect(listing.moved, permanent=True)
    context = {"section": "publications", "listing": listing, **head_of_listing(listing, _("Publications"), trail())}
    return render(request, "publications/publication_list.html", context)


@require_safe
def partners(request):
    """Every partner that has published something."""
    context = {"section": "partners", **by_name(request, Partner.objects.with_publications().with_counts())}
    return render(request, "publications/partner_list.html", context)


@require_safe
def partner(request, slug):
    """A partner with its publications. A partner that has nothing public has no page."""
    found = Partner.objects.with_years().filter(slug=slug).first()
    if not found:
        return redirect_old(OldPath.Kind.PARTNER, slug, Partner.objects.with_publications())
    if not found.years:
        raise Http404
    listing = Listing(request, partner=found)
    if listing.moved:
        return redirect(listing.moved, permanent=True)
    way = [(_("Partners"), reverse("partners")), (found.name, "")]
    context = {
        "section": "partners",
        "partner": found,
        "logo_address": reverse("logo", args=[PurePath(found.logo.name).name]) if found.logo else "",
        **_over_years(request, found.years),
        "listing": listing,
        **head_of_listing(listing, found.name, way, partner=found),
    }
    return render(request, "publications/partner_detail.html", context)


@require_safe
def topics(request):
    """Every topic in use, by name."""
    rows = Topic.objects.in_use().with_counts()
    context = {"section": "topics", "landscape": landscape(), **by_name(request, rows)}
    return render(request, "publications/topic_list.html", context)


@require_safe
def topic(request, slug):
    """A topic with its publications and the topics that stand beside it. An alias leads to its topic."""
    found = Topic.objects.with_years().filter(slug=slug).first()
    if not found or found.alias_of_id:
        return redirect_former_topic(slug)
    if not found.years:
        raise Http404
    listing = Listing(request, topic=found)
    if listing.moved:
        return redirect(listing.moved, permanent=True)
    way = [(_("Topics"), reverse("topics")), (capfirst(found.name), "")]
    context = {
        "section": "topics",
        "topic": found,
        "beside": Topic.objects.beside(found),
        **_over_years(request, found.years),
        "listing": listing,
        **head_of_listing(listing, capfirst(found.name), way, topic=found),
    }
    return render(request, "publications/topic_detail.html", context)
