"""The sitemap: every public page once, at its unprefixed address."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Exists, Max, OuterRef, Q
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from .addresses import absolute
from .models import Chapter, Partner, Publication, Topic


class OnThisSite(Sitemap):
    """Addresses begin with the site's own, whatever host was asked."""

    protocol = urlsplit(settings.SITE_URL).scheme
    limit = 2_000

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


class Pages(OnThisSite):
    def items(self):
        return ["start", "publications", "partners", "topics", "about", "accessibility", "for-partners", "feeds"]

    def location(self, item):
        return reverse(item)


def last_edited():
    """When a public page last changed: asked once, where Django would look through every row."""
    return Publication.objects.published().aggregate(last=Max("updated_at"))["last"]


class Publications(OnThisSite):
    def items(self):
        return Publication.objects.published().order_by("pk").only("slug", "updated_at")

    def lastmod(self, item):
        return item.updated_at

    def get_latest_lastmod(self):
        return last_edited()


class Chapters(OnThisSite):
    """Chapters with a page of their own; the only chapter of an excerpt is read on its publication's page."""

    def items(self):
        others = Chapter.objects.filter(publication=OuterRef("publication"), is_public=True).exclude(pk=OuterRef("pk"))
        own_page = Q(publication__extent=Publication.Extent.FULL) | Exists(others)
        return (
            Chapter.objects.published()
            .filter(own_page)
            .select_related("publication")
            .order_by("pk")
            .only("slug", "publication__slug", "publication__updated_at")
        )

    def lastmod(self, item):
        return item.publication.updated_at

    def get_latest_lastmod(self):
        return last_edited()


class Partners(OnThisSite):
    def items(self):
        return Partner.objects.with_publications().order_by("pk")


class Topics(OnThisSite):
    def items(self):
        return Topic.objects.in_use().order_by("pk")


SITEMAPS = {
    "pages": Pages,
    "publications": Publications,
    "chapters": Chapters,
    "partners": Partners,
    "topics": Topics,
}


@require_safe
def robots(request):
    """What robots may fetch: everything public but the endless combinations of search."""
    closed = ("/admin/", "/accounts/", "/submit/", "/submissions/", "/search/", "/ru/search/", "/kk/search/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), f"Sitemap: {absolute(reverse('sitemap'))}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
