"""Errors in the portal's own frame: what happened, and a way on."""

from django.http import HttpResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist, loader
from django.utils.translation import gettext as _

from ..models import Publication

NEWEST = 3


def not_found(request, exception=None):
    """404 with a search field and the newest publications."""
    newest = Publication.objects.published().newest_first().for_cards()[:NEWEST]
    return render(request, "404.html", {"newest": newest}, status=404)


def forbidden(request, exception=None):
    return render(request, "403.html", {"reason": str(exception or "")}, status=403)


def bad_request(request, exception=None):
    return render(request, "400.html", status=400)


def server_error(request):
    """500: a fixed page, for the database or the templates may be what failed."""
    try:
        page = loader.get_template("500.html").render()
    except TemplateDoesNotExist:
        page = "<h1>Something went wrong</h1><p>The fault is ours. Please try again in a minute.</p>"
    return HttpResponse(page, status=500)


def csrf_failure(request, reason=""):
    """403 for a form that was sent without its token: an old tab, or cookies switched off."""
    sentence = _("This form has expired. Go back, reload the page and send it again; cookies must be allowed.")
    return render(request, "403.html", {"reason": sentence}, status=403)
