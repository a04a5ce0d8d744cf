"""What a message or a post shows of a page that is shared in it: Open Graph, as chat programs and networks read it."""

from django import template
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..addresses import absolute
from ..citations import Picture

register = template.Library()

OWN_PICTURE = "icons/share.png"
OWN_SIZE = 1200, 630
TERRITORIES = {"en": "en_GB", "ru": "ru_RU", "kk": "kk_KZ", "ky": "ky_KG", "uz": "uz_UZ", "tg": "tg_TJ", "tk": "tk_TM"}
TERRITORIES |= {"de": "de_DE", "fr": "fr_FR", "es": "es_ES", "uk": "uk_UA", "zh": "zh_CN", "ar": "ar_AR", "tr": "tr_TR"}


def locale_of(language: str) -> str:
    """The language as Open Graph writes it: with a territory, the language's own where it names none."""
    base, *further = language.split("-")
    named = next((part for part in further if len(part) == 2), "")
    return f"{base.lower()}_{named.upper()}" if named else TERRITORIES.get(base.lower(), base.lower())


@register.inclusion_tag("_partials/share.html", takes_context=True)
def share(context, title, description="", *, address="", language="", kind="website", picture=None, facts=(), other=()):
    """The tags of a page with ``title``. Without a ``picture`` (whole address, size, words) it is the portal's own.

    ``other`` are the interface's languages, where the page exists in each of them.
    """
    portal, code = context["portal"], language or get_language()
    own = Picture(_whole(static(OWN_PICTURE)), *OWN_SIZE, _("A report's page with numbered findings"))
    picture = picture or own
    return {
        "title": title,
        "description": description,
        "address": address or absolute(context["request"].path),
        "kind": kind,
        "site_name": portal.name,
        "locale": locale_of(code),
        "other_locales": [locale_of(each["code"]) for each in other if each["code"] != code],
        "facts": facts,
        "picture": picture,
        "picture_type": "image/png" if picture == own else "image/jpeg",
        "card": "summary_large_image" if picture == own else "summary",
    }


def _whole(address: str) -> str:
    """A static file's address with a host: its own where static files have one."""
    return absolute(address) if address.startswith("/") else address
