"""Atom feeds of new publications: all, of a partner, of a topic. Entries keep their ids when addresses change."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from .addresses import absolute, permanent
from .models import Partner, Publication, Topic

ENTRIES = 30


@require_safe
@conditional_page
def publications(request):
    """All new publications."""
    return _answer(request, settings.SITE_NAME, absolute(reverse("publications")), Publication.objects.published())


@require_safe
@conditional_page
def partner(request, slug):
    """What is new from one partner."""
    found = get_object_or_404(Partner.objects.with_publications(), slug=slug)
    own = Publication.objects.published().of_partner(slug)
    return _answer(request, f"{found.name} · {settings.SITE_NAME}", permanent(found), own)


@require_safe
@conditional_page
def topic(request, slug):
    """What is new on one topic."""
    found = get_object_or_404(Topic.objects.in_use(), slug=slug)
    own = Publication.objects.published().on_topic(slug)
    return _answer(request, f"{found.name} · {settings.SITE_NAME}", permanent(found), own)


def stable_id(publication) -> str:
    """A tag: URI (RFC 4151) made of the uid, which never changes, and of the day on which the row was made."""
    host = urlsplit(settings.SITE_URL).hostname
    return f"tag:{host},{publication.created_at:%Y-%m-%d}:publication/{publication.uid}"


def _answer(request, title, link, rows):
    feed = Atom1Feed(
        title=title,
        link=link,
        description=_("New publications"),
        language=settings.LANGUAGE_CODE,
        feed_url=absolute(request.path),
        feed_guid=absolute(request.path),
    )
    newest = rows.select_related("partner").prefetch_related("contributors", "topics").newest_first()
    for publication in newest[:ENTRIES]:
        feed.add_item(
            title=publication.title,
            link=permanent(publication),
            description=publication.abstract,
            author_name=publication.byline(),
            pubdate=publication.publish_at,
            updateddate=max(publication.updated_at, publication.publish_at),
            unique_id=stable_id(publication),
            categories=[topic.name for topic in publication.topics.all()],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
