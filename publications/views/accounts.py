"""Around signing in: the admin's door, the interface language, and the demo's mail."""

from functools import wraps

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from .. import demo_mail

COOKIE_SECONDS = 365 * 24 * 60 * 60


def staff_only(view):
    """Passwords and second factors are for staff: others are told so, visitors are asked to sign in."""

    @wraps(view)
    def guarded(request, *args, **options):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        if not request.user.is_staff:
            raise PermissionDenied(_("Passwords are for editors. You sign in by a code that we mail to you."))
        return view(request, *args, **options)

    return guarded


@never_cache
@require_GET
def admin_login(request):
    """The admin has no sign-in form of its own: staff sign in like everybody, with limits and second factor."""
    target = request.GET.get("next") or reverse("admin:index")
    if not request.user.is_authenticated:
        return redirect_to_login(target, reverse("account_login"))
    if not request.user.is_staff:
        raise PermissionDenied(_("This part is for editors."))
    return redirect(_safe(request, target) or "admin:index")


def _safe(request, target: str) -> str:
    """``target`` when it is the address of a page of this site, else "". A word alone would be taken for a view's name."""
    stays = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    stays = stays and target.startswith(("/", "http://", "https://"))
    return target if stays else ""


@never_cache
@require_http_methods(["GET", "POST"])
def language(request, code):
    """Speak ``code`` on personal pages: kept in a cookie, and with the account of whoever is signed in.

    The header's links come here. A link may do this, although it is a safe method: it harms nobody and can be undone.
    """
    if code not in dict(settings.LANGUAGES):
        raise Http404
    if request.user.is_authenticated:
        request.user.language = code
        request.user.save(update_fields=["language"])
    asked = request.POST.get("next") or request.GET.get("next") or ""
    response = redirect(_safe(request, asked) or resolve_url("submissions"))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=COOKIE_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@never_cache
@require_GET
def demo_mails(request):
    """The newest mails of the demo with their text. Elsewhere there is no such page."""
    if not settings.DEMO:
        raise Http404
    return render(request, "account/demo_mail.html", {"mails": demo_mail.newest()})
