"""Pages about the portal itself."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..models import Partner


@require_safe
def about(request):
    return render(request, "publications/about.html")


@require_safe
def accessibility(request):
    return render(request, "publications/accessibility.html")


@require_safe
def for_partners(request):
    return render(request, "publications/for_partners.html")


@require_safe
def feeds(request):
    """Where to subscribe."""
    partners = Partner.objects.with_publications().order_by("name_folded", "pk")
    return render(request, "publications/feed_list.html", {"partners": partners})
