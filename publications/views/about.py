"""Pages about the portal itself."""

from datetime import UTC, datetime
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..addresses import absolute
from ..models import Partner, Portal, Publication
from .catalogue import by_name

YEAR = 365 * 24 * 60 * 60


@require_safe
def own_page(request, name):
    return owners_page(request, Portal.objects.first() or Portal(), name)


def owners_page(request, portal, name):
    """A page in the owner's words; the portal's own first words where the owner wrote none."""
    html, language = portal.page(name)
    context = {
        "name": name,
        "own_name": render_to_string("_partials/own_page_name.html", {"name": name}),
        "html": html,
        "own_language": language,
        "first_words": f"first_words/{name}.html",
    }
    return render(request, "publications/own_page.html", context)


@require_safe
def accent(request):
    """The owner's colours as a stylesheet. Its address changes with them, so it may be kept for ever."""
    portal = Portal.objects.current()
    if not portal.accent:
        raise Http404
    response = render(request, "accent.css", portal.accents(), content_type="text/css; charset=utf-8")
    if request.GET.get("v") == portal.accent_key():
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response


@require_safe
def for_partners(request):
    return render(request, "publications/for_partners.html")


@require_safe
def feeds(request):
    """Where to subscribe."""
    languages = Publication.objects.published().languages()
    context = {"languages": languages, **by_name(request, Partner.objects.with_publications())}
    return render(request, "publications/feed_list.html", context)


@require_safe
def without_prefix(request, rest=""):
    """The portal's first language stands at addresses without a prefix; whoever types its prefix is led there."""
    query = request.META.get("QUERY_STRING", "")
    path = quote("/" + rest.lstrip("/\\"))  # never "//host"
    return redirect(f"{path}?{query}" if query else path, permanent=True)


@require_safe
def favicon(request):
    """Readers of feeds and bookmarks ask for the icon at this address without looking into a page."""
    return redirect(static("icons/favicon.svg"))


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
