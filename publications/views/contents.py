"""The sitemap for people: every section of the portal on one page, each with its beginning and the way to the rest."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..models import Partner, Portal, Publication, Topic
from .heads import head_of_page

YEARS, NAMES = 24, 24  # what stands here of lists that have pages of their own


def _first(rows) -> list:
    """The first by name of partners or topics, each with its number of publications."""
    return list(rows.order_by("name_folded", "pk").with_counts()[:NAMES])


@require_safe
def contents(request):
    """What there is, and where."""
    public = Publication.objects.published()
    years = public.years()
    known = [(year, count) for year, count in reversed(years) if year]
    trail = [(_("From our Partners"), reverse("start")), (_("Sitemap"), "")]
    context = {
        "total": sum(count for _year, count in years),
        "years": known[:YEARS],
        "languages": public.languages(),
        "partners": _first(Partner.objects.with_publications()),
        "topics": _first(Topic.objects.in_use()),
        "own_pages": Portal.PAGES,
        **head_of_page(request.path, trail),
    }
    return render(request, "publications/contents.html", context)
