"""Atom feeds of new publications: all, of a partner, of a topic. Entries keep their ids when addresses change."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from .addresses import absolute, permanent
from .models import OldPath, Partner, Publication, Topic
from .views.availability import redirect_old

ENTRIES = 30
FIRST_DAY = "2026-11-01"  # in the ids of feeds; it says when the host was the portal's and must not change
CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], " ")


@require_safe
@conditional_page
def publications(request):
    """All new publications."""
    path = reverse("feed")
    return _answer("", absolute(reverse("publications")), Publication.objects.published(), path, absolute(path))


@require_safe
@conditional_page
def partner(request, slug):
    """What is new from one partner."""
    found = Partner.objects.with_publications().filter(slug=slug).first()
    if not found:
        return redirect_old(OldPath.Kind.PARTNER, slug, Partner.objects.with_publications(), _feed_of("partner-feed"))
    own = Publication.objects.published().of_partner(slug)
    return _answer(found.name, permanent(found), own, reverse("partner-feed", args=[slug]), _tag("partner", found))


@require_safe
@conditional_page
def topic(request, slug):
    """What is new on one topic."""
    found = Topic.objects.in_use().filter(slug=slug).first()
    if not found:
        return redirect_old(OldPath.Kind.TOPIC, slug, Topic.objects.in_use(), _feed_of("topic-feed"))
    own = Publication.objects.published().on_topic(slug)
    return _answer(found.name, permanent(found), own, reverse("topic-feed", args=[slug]), _tag("topic", found))


def _feed_of(name):
    return lambda thing: reverse(name, args=[thing.slug])


def _tag(kind: str, thing, day: str = FIRST_DAY) -> str:
    """A tag: URI (RFC 4151) made of the uid, which never changes, and of a day on which the host was the portal's."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{day}:{kind}/{thing.uid}"


def stable_id(publication) -> str:
    return _tag("publication", publication, f"{publication.created_at:%Y-%m-%d}")


def _writable(text: str) -> str:
    """``text`` without control characters, which XML cannot hold at all."""
    return text.translate(CONTROLS)


def _answer(name, link, rows, path, identity):
    feed = Atom1Feed(
        title=_writable(f"{name} · {settings.SITE_NAME}" if name else settings.SITE_NAME),
        link=link,
        description=_("New publications"),
        language=settings.LANGUAGE_CODE,
        feed_url=absolute(path),
        feed_guid=identity,
    )
    newest = rows.select_related("partner").prefetch_related("contributors", "topics").newest_first()
    for publication in newest[:ENTRIES]:
        feed.add_item(
            title=_writable(publication.title),
            link=permanent(publication),
            description=_writable(publication.abstract),
            author_name=_writable(publication.byline()),
            pubdate=publication.publish_at,
            updateddate=max(publication.updated_at, publication.publish_at),
            unique_id=stable_id(publication),
            categories=[_writable(topic.name) for topic in publication.topics.all()],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
