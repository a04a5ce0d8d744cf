"""The sitemap and robots.txt: every public page once, parted by ranges of ids so that a file costs the same at a million.

A text page stands at its unprefixed address; a page of the portal itself, a partner's and a topic's stands once for each
language of the interface, each naming the others. A file holds a range of ids, so it never moves when rows come or go.
"""

from django.conf import settings
from django.db.models import DateTimeField, F, Max, Prefetch
from django.db.models.functions import Greatest
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from .addresses import absolute, in_language, permanent_path
from .middleware import PERSONAL
from .models import Chapter, Partner, Portal, Publication, Topic

PAGES = ("start", "publications", "partners", "topics", *Portal.PAGES, "for-partners", "feeds", "contents")
# The protocol allows 50,000 addresses a file and 50,000 files: 500 reports may have 99 chapters each, and 25 million
# reports fit. A partner or a topic is one page in three languages.
PUBLICATIONS_A_FILE = 500
NAMES_A_FILE = 2_000
SHOWING_LINKS = (
    "facebookexternalhit",
    "LinkedInBot",
    "Twitterbot",
)  # those that ask robots.txt before they show a link


def _last_change():
    """Of a publication: when it was edited or when its embargo ended."""
    return Greatest("updated_at", "publish_at", output_field=DateTimeField())


def _numbered(rows, size, last=None) -> list[tuple]:
    """(number of the file, its last change or None) of the ranges of ids that hold any of ``rows``."""
    files = rows.order_by().annotate(file=F("pk") / size).values("file")
    found = files.annotate(last=Max(last)).values_list("file", "last") if last else files.distinct().values_list("file")
    return sorted((row[0], row[1] if last else None) for row in found)


@require_safe
def index(request):
    """The files of the sitemap, each with the time of its last change where that is known."""
    files = [("pages", None, None)]
    files += [
        ("publications", number, last)
        for number, last in _numbered(Publication.objects.published(), PUBLICATIONS_A_FILE, _last_change())
    ]
    files += [
        ("partners", number, None) for number, _last in _numbered(Partner.objects.with_publications(), NAMES_A_FILE)
    ]
    files += [("topics", number, None) for number, _last in _numbered(Topic.objects.in_use(), NAMES_A_FILE)]
    listed = [(absolute(_address(kind, number)), _written(last)) for kind, number, last in files]
    return render(request, "sitemap_index.xml", {"files": listed}, content_type="application/xml; charset=utf-8")


def _address(kind, number) -> str:
    return reverse("sitemap-pages") if number is None else reverse("sitemap-file", args=[kind, number])


@require_safe
def pages(request):
    """The pages of the portal itself."""
    return _file(request, [_spoken(reverse(name)) for name in PAGES])


@require_safe
def file(request, kind, number):
    """The publications with their chapters, the partners or the topics of one range of ids."""
    entries = ENTRIES[kind](number) if kind in ENTRIES else []
    if not entries:
        raise Http404
    return _file(request, entries)


def _range(rows, number, size):
    return rows.filter(pk__gte=number * size, pk__lt=(number + 1) * size).order_by("pk")


def _publications(number) -> list:
    chapters = Chapter.objects.filter(is_public=True).order_by("position", "pk").only("slug", "publication_id")
    rows = _range(Publication.objects.published(), number, PUBLICATIONS_A_FILE).only("slug", "extent")
    rows = rows.annotate(changed=_last_change()).prefetch_related(Prefetch("chapters", chapters, to_attr="read"))
    entries = []
    for publication in rows:
        path = permanent_path(publication)
        entries.append(_entry(path, publication.changed))
        if not publication.is_read_on_its_page(publication.read):
            entries += [_entry(f"{path}{chapter.slug}/", publication.changed) for chapter in publication.read]
    return entries


def _of_names(rows):
    return lambda number: [_spoken(permanent_path(row)) for row in _range(rows().only("slug"), number, NAMES_A_FILE)]


def _written(moment) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


def _entry(path, last=None) -> dict:
    return {"address": absolute(path), "last": _written(last)}


def _spoken(path) -> dict:
    """A page that exists in each language of the interface."""
    return {**_entry(path), "spoken": [(code, absolute(in_language(path, code))) for code, _name in settings.LANGUAGES]}


ENTRIES = {
    "publications": _publications,
    "partners": _of_names(Partner.objects.with_publications),
    "topics": _of_names(Topic.objects.in_use),
}


def _file(request, entries):
    return render(request, "sitemap.xml", {"entries": entries}, content_type="application/xml; charset=utf-8")


@require_safe
def robots(request):
    """What robots may fetch: everything public but the endless combinations of search. What shows a shared link fetches
    the one page that somebody shared, and may do so of a search too."""
    personal = [f"Disallow: {path}" for path in PERSONAL]
    endless = [f"Disallow: {in_language(reverse('search'), code)}" for code, _name in settings.LANGUAGES]
    lines = ["User-agent: *", *personal, *endless, "", *(f"User-agent: {name}" for name in SHOWING_LINKS), *personal]
    lines += ["", f"Sitemap: {absolute(reverse('sitemap'))}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
