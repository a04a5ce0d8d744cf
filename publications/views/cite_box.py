"""The cite box: a reference to the page, or to the one finding that the visitor chose on it, in a style of their choice.

Style and finding stand in the address (``?cite=gost&finding=finding-3#cite``), so that the box works without scripts
and the page's own address stays the canonical one. Only the chosen style is formatted: each costs some milliseconds.
"""

from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, gettext_noop

from ..citations import STYLES, reference
from .works import work_of

USUAL = {"ru": "gost", "kk": "gost"}  # what universities and journals of the interface's language ask for
FIRST = "apa"
gettext_noop("GOST")  # the one style whose short name is not the same everywhere
FORMATS = (("ris", "RIS"), ("bib", "BibTeX"), ("json", "CSL JSON"))

formatted = lru_cache(maxsize=2048)(reference)


def cite_box(query, publication, chapter=None, read=None, findings=()) -> dict:
    """What the box shows. ``chapter`` is what the page is of, ``read`` the chapter whose ``findings`` stand on it.

    A style that is not offered or a finding that is not there leaves the usual style and the whole page.
    """
    language = get_language()
    usual = USUAL.get(language, FIRST)
    style = query.get("cite") if query.get("cite") in STYLES else usual
    finding = _chosen(query.get("finding"), findings)
    work = work_of(publication, read if finding else chapter, finding)
    return {
        "reference": formatted(work, style, timezone.localdate(), language),
        "language": publication.language,
        "manual": STYLES[style],
        "finding": finding,
        "whole": _address(style, usual),
        "styles": [
            {"name": gettext(manual.name), "address": _address(key, usual, finding), "is_chosen": key == style}
            for key, manual in STYLES.items()
        ],
        "finding_address": f"?{urlencode({'cite': style})}&finding=" if style != usual else "?finding=",
        "downloads": downloads(publication, chapter, finding),
    }


def _chosen(anchor, findings):
    return next((each for each in findings if anchor and each.anchor == anchor and not each.withdrawn_at), None)


def _address(style, usual, finding=None) -> str:
    """Of the same page with this choice; the usual style leaves no trace in it."""
    chosen = {"cite": style} if style != usual or not finding else {}
    if finding:
        chosen["finding"] = finding.anchor
    return f"?{urlencode(chosen)}#cite"


def downloads(publication, chapter=None, finding=None) -> list[tuple[str, str, str]]:
    """(label, address, suffix) of the files for reference managers."""
    part = {"finding": finding.anchor} if finding else {"chapter": chapter.slug} if chapter else {}
    further = f"?{urlencode(part)}" if part else ""
    return [
        (label, reverse("publication-citation", args=[publication.slug, suffix]) + further, suffix)
        for suffix, label in FORMATS
    ]
