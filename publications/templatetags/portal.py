"""Tags and filters of the public pages: icons, covers, language names, sizes, cut texts."""

import json
import re
import textwrap
import unicodedata
import zlib

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language_info

from ..addresses import absolute, permanent
from ..citations import licence_of
from ..files import COVER_SUFFIXES, cover_suffixes, cover_url, cover_widths
from ..page_marks import without_page_marks
from ..text import statement_html

register = template.Library()

ICONS = {
    "search": ["M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14", "m16 16 5 5"],
    "file": ["M6 3h8l4 4v14H6z", "M14 3v4h4", "M9 12h6M9 16h6"],
    "download": ["M12 4v11", "m7 11 5 5 5-5", "M5 20h14"],
    "link": ["M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1", "M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"],
    "quote": ["M10 7c-3 1-5 3-5 6.5A3 3 0 1 0 8 10.5", "M20 7c-3 1-5 3-5 6.5a3 3 0 1 0 3-3"],
    "copy": ["M9 9h11v11H9z", "M15 9V4H4v11h5"],
    "check": ["m5 12 5 5 9-10"],
    "alert": ["M12 4 2.5 20h19z", "M12 10v5", "M12 17.5v.5"],
    "clock": ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18", "M12 7v5l3 2"],
    "arrow-left": ["M20 12H5", "m11 6-6 6 6 6"],
    "arrow-right": ["M4 12h15", "m13 6 6 6-6 6"],
    "close": ["m6 6 12 12M18 6 6 18"],
    "globe": ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18", "M3 12h18", "M12 3c5 5 5 13 0 18c-5-5-5-13 0-18"],
    "sun-moon": ["M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16", "M12 4v16", "M12 8h6.5M12 12h8M12 16h6.5"],
    "feed": ["M5 5a14 14 0 0 1 14 14", "M5 11a8 8 0 0 1 8 8", "M5 18.5a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0"],
}
LEFTWARD_LANGUAGES = {
    "ar",
    "arc",
    "ckb",
    "dv",
    "fa",
    "glk",
    "he",
    "khw",
    "ks",
    "mzn",
    "nqo",
    "pnb",
    "ps",
    "sd",
    "syr",
} | {
    *("ug", "ur", "yi"),
}
LEFTWARD_SCRIPTS = {"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa"}
SEPARATOR = re.compile(r"\s+· ")
TINTS = 6
COVER_LINE, COVER_LINES = 15, 8
COVER_SIZES = {  # how wide a cover stands, as listing.css and reading.css have it
    "row": "(max-width: 25rem) 4rem, 5.5rem",
    "newest": "(max-width: 25rem) 4rem, (max-width: 39.99rem) 5.5rem, 11rem",
    "page": "(min-width: 60rem) 15rem, 40vw",
}


@register.simple_tag
def icon(name: str):
    """An inline icon that takes the colour of the text beside it and is silent to assistive technology."""
    paths = format_html_join("", '<path d="{}"/>', ((path,) for path in ICONS[name]))
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>', paths)


@register.filter
def closed_up(text: str) -> str:
    """``text`` with each separator held to the word before it, so that none begins a line."""
    return SEPARATOR.sub("\N{NO-BREAK SPACE}· ", text)


@register.filter
def language_name(code: str) -> str:
    """ "Kazakh" for kk, in the page's language; a code without a name stands as it is."""
    for known in (code, code.partition("-")[0]):
        try:
            return get_language_info(known.lower())["name_translated"]
        except KeyError:
            continue
    return code


@register.filter
def in_language(code: str | None):
    """The attributes of an element whose words are in the language ``code``; its direction where that is to the left.

    A language without a tag of its script is taken in its usual one: ``az`` is Latin, ``az-Arab`` is not.
    """
    parts = (code or "").lower().split("-")
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    leftward = script in LEFTWARD_SCRIPTS if script else parts[0] in LEFTWARD_LANGUAGES
    return format_html('lang="{}" dir="rtl"' if leftward else 'lang="{}"', code or "")


@register.filter
def isolated(names: str):
    """``names``, set apart from the words around them where they are written to the left: the year behind would else be
    drawn before them."""
    if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in names):
        return format_html("<bdi>{}</bdi>", names)
    return names


@register.filter
def day(moment) -> str:
    """ "3 June 2024" as each language writes it."""
    return date_format(timezone.localtime(moment), "DATE_FORMAT")


@register.filter
def cut(text: str, length: int) -> str:
    """``text`` in one line, cut between words before ``length`` characters and ended by "…"."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    head, space, _rest = line[:length].rpartition(" ")
    return f"{head.rstrip(' ,;:.–—-')}…" if space else Truncator(line).chars(length)


@register.filter
def markdown(text: str):
    """Clean HTML of a short Markdown text such as a headnote."""
    return mark_safe(statement_html(text))  # noqa: S308 (cleaned by nh3)


@register.filter
def quoted(finding):
    """A finding's statement as HTML outside its chapter: without the marks where pages of the file begin."""
    return mark_safe(without_page_marks(finding.html))  # noqa: S308 (cleaned by nh3 when it was saved)


@register.filter
def named(finding):
    """What a finding is called, the report's own word for it marked as of the report's language."""
    return (
        format_html("<bdi {}>{}</bdi>", in_language(finding.language), finding.name) if finding.word else finding.name
    )


register.filter(licence_of)


@register.filter
def permanent_url(thing) -> str:
    return permanent(thing)


@register.filter
def absolute_url(path: str) -> str:
    return absolute(path)


@register.simple_tag
def data_block(data: dict):
    """A JSON-LD block. It is data, which the content policy does not run; "<" is escaped so that it cannot end early."""
    written = json.dumps(data, ensure_ascii=False).translate(
        {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
    )
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(written))  # noqa: S308 (escaped above)


def _lines(title: str) -> list[str]:
    lines = textwrap.wrap(title, COVER_LINE, break_long_words=True)
    if len(lines) > COVER_LINES:
        lines = [*lines[: COVER_LINES - 1], f"{lines[COVER_LINES - 1][: COVER_LINE - 1].rstrip()}…"]
    return lines


def cover_addresses(key: str, suffix: str) -> dict[int, str]:
    return {width: cover_url(key, width, suffix) for width in cover_widths(key)}


def _srcset(addresses: dict[int, str]) -> str:
    return ", ".join(f"{address} {width}w" for width, address in addresses.items())


@register.inclusion_tag("_partials/cover.html")
def cover(publication, *, eager=False, place="row"):
    """The publication's cover, or one made from its title on the partner's tint. Both are decoration beside the title
    unless the editor put the cover into words."""
    if publication.cover_key:
        *sources, (_type, fallback) = [
            (COVER_SUFFIXES[suffix], cover_addresses(publication.cover_key, suffix))
            for suffix in cover_suffixes(publication.cover_key)
        ]
        return {
            "alt": publication.cover_alt,
            "eager": eager,
            "sizes": COVER_SIZES[place],
            "sources": [(media_type, _srcset(addresses)) for media_type, addresses in sources],
            "src": fallback.get(320) or max(fallback.items())[1],
            "srcset": _srcset(fallback),
        }
    lines = _lines(publication.title)
    return {
        "lang": publication.language,
        "tint": zlib.crc32(publication.partner.uid.encode()) % TINTS + 1,
        "lines": [(54 + 26 * place, line) for place, line in enumerate(lines)],
        "partner": Truncator(publication.partner.short_name or publication.partner.name).chars(28),
    }


@register.simple_tag
def interface_alternates(languages):
    """``hreflang`` links of a page that exists in every interface language; the unprefixed one stands for any other."""
    links = [(language["code"], absolute(language["url"])) for language in languages]
    links += [("x-default", url) for code, url in links if code == settings.LANGUAGE_CODE]
    return format_html_join("\n", '<link rel="alternate" hreflang="{}" href="{}">', links)
