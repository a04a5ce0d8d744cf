"""Addresses of what stands on a page many times over: found once a language, then put together as strings.

Asking Django for two hundred addresses takes half of the time of a listing.
"""

from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language

SLUG = "a-slug-of-somebody"


@lru_cache(maxsize=256)
def _around(name: str, further: tuple, language: str, prefix: str, urlconf) -> tuple[str, str]:
    """What stands before and after the slug in addresses called ``name``."""
    before, after = reverse(name, args=[SLUG, *further], urlconf=urlconf).split(SLUG)
    return before, after


def path_of(name: str, slug: str, *further) -> str:
    """``reverse(name, args=[slug, *further])`` in the language of the page. Slugs are ASCII letters, digits and dashes."""
    before, after = _around(name, further, get_language() or "", get_script_prefix(), get_urlconf())
    return f"{before}{slug}{after}"
