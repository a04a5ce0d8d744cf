"""Pages about the portal itself."""

from datetime import UTC, datetime

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..addresses import absolute
from ..models import Partner, Publication


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
    return render(
        request,
        "publications/feed_list.html",
        {"partners": partners, "languages": Publication.objects.published().languages()},
    )


@require_safe
def security(request):
    """Whom to tell of a hole in the portal, as RFC 9116 has it; nothing where the owner named nobody."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {_expiry(timezone.now()):%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {absolute(reverse('security'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _expiry(moment) -> datetime:
    """The first day of the seventh month from now: within the year that the RFC allows, and the same for a month."""
    years, month = divmod(moment.month - 1 + 7, 12)
    return datetime(moment.year + years, month + 1, 1, tzinfo=UTC)
