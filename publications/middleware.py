"""Requests that no page can answer, and the language in which a page speaks."""

from django.conf import settings
from django.http import HttpResponseBadRequest, HttpResponseNotAllowed
from django.utils import translation
from django.utils.translation import get_language_from_path, gettext

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
PERSONAL = ("/admin/", "/accounts/", "/submit/", "/submissions/")


class CleanAddressMiddleware:
    """Refuse NUL bytes in addresses, which no page has and which PostgreSQL cannot store or compare.

    And methods of which no page knows: views that are not told otherwise answer TRACE as if it were GET.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            message = gettext("This address holds a NUL character. Check the link and try again.")
            return HttpResponseBadRequest(message, content_type="text/plain; charset=utf-8")
        if request.content_params.get("charset", "utf-8").lower() not in {"utf-8", "utf8"}:
            message = gettext("Send forms in UTF-8.")  # any other charset ends in an error inside the error page
            return HttpResponseBadRequest(message, content_type="text/plain; charset=utf-8")
        return self.get_response(request)


class CacheRulesMiddleware:
    """Personal pages are kept by nobody. Public ones may be kept by all, who ask each time whether they still hold.

    What a view says itself stays: files and covers say more.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_personal = request.path_info.startswith(PERSONAL) or response.cookies or "Cookie" in response.get("Vary", "")
        response.headers.setdefault("Cache-Control", "private, no-store" if is_personal else "public, no-cache")
        return response


class LanguageMiddleware:
    """Public pages speak the language of their address, personal ones the person's own.

    Unlike Django's own, this neither asks the browser nor varies public pages by cookie, so that they can be kept by
    every cache on the way.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = get_language_from_path(request.path_info)
        if not language and request.path_info.startswith(PERSONAL):
            language = self._chosen(request)
        with translation.override(language or settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            if response.get("Content-Type", "").startswith("text/html"):  # a file speaks its own language
                response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response

    @staticmethod
    def _chosen(request):
        chosen = request.user.language if request.user.is_authenticated else ""
        chosen = chosen or request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        return chosen if chosen in dict(settings.LANGUAGES) else None
