"""What every page knows: the site's name and the languages in which the page exists."""

from django.conf import settings
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.http import escape_leading_slashes
from django.utils.translation import get_language_info

from .middleware import PERSONAL
from .models import Portal

OWN_NAMES = {"kk": "қазақша"}  # Django's own name is the people's, not the language's


def site(request):
    """``portal`` (the owner's name, logo and colours, asked once where a page shows them), ``site_url``, ``demo`` and
    ``interface_languages``.

    Of each language: code, own name, ``url`` of this page, and ``address``, which keeps what was searched and filtered.
    """
    return {
        "portal": SimpleLazyObject(Portal.objects.current),
        "site_url": settings.SITE_URL,
        "demo": settings.DEMO,
        "is_personal_page": request.path_info.startswith(PERSONAL),
        "interface_languages": [
            {
                "code": code,
                "name": OWN_NAMES.get(code) or get_language_info(code)["name_local"],
                "url": translate_url(escape_leading_slashes(request.path), code),
                "address": translate_url(request.get_full_path(), code),
            }
            for code, _name in settings.LANGUAGES
        ],
    }
