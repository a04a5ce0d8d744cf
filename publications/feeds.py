"""Feeds of new publications, as Atom and as RSS: all, of a partner, on a topic, in a language.

Entries keep their ids when addresses change, and have the same in both forms.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed
from django.utils.html import linebreaks
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from .addresses import absolute, permanent
from .models import OldPath, Partner, Portal, Publication, Topic
from .templatetags.portal import language_name
from .views.availability import redirect_former_topic, redirect_old
from .views.works import file_address

ENTRIES = 30
FIRST_DAY = "2026-11-01"  # in the ids of feeds; it says when the host was the portal's and must not change
CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], " ")


FORMS = {
    "atom": (Atom1Feed, "application/atom+xml; charset=utf-8"),
    "rss": (Rss201rev2Feed, "application/rss+xml; charset=utf-8"),
}


@require_safe
@conditional_page
def publications(request, form):
    """All new publications."""
    path = reverse("feed", args=[form])
    rows = Publication.objects.published().newest_first()
    return _answer(form, "", absolute(reverse("publications")), rows, path, absolute(reverse("feed", args=["atom"])))


@require_safe
@conditional_page
def partner(request, slug, form):
    """What is new from one partner."""
    found = Partner.objects.with_publications().filter(slug=slug).first()
    if not found:
        return redirect_old(OldPath.Kind.PARTNER, slug, Partner.objects.with_publications(), _of("partner-feed", form))
    own = Publication.objects.published().newest_under("partner", found.pk)
    return _answer(form, found.name, permanent(found), own, _of("partner-feed", form)(found), _tag("partner", found))


@require_safe
@conditional_page
def topic(request, slug, form):
    """What is new on one topic. An alias leads to its topic's feed."""
    found = Topic.objects.in_use().filter(slug=slug).first()
    if not found:
        return redirect_former_topic(slug, _of("topic-feed", form))
    own = Publication.objects.published().newest_under("topic", found.pk)
    return _answer(form, found.name, permanent(found), own, _of("topic-feed", form)(found), _tag("topic", found))


@require_safe
@conditional_page
def language(request, code, form):
    """What is new in one language."""
    own = Publication.objects.published().filter(language=code).newest_first()
    if not own.exists():
        raise Http404
    path = reverse("language-feed", args=[code, form])
    listing = absolute(f"{reverse('publications')}?language={code}")
    identity = absolute(reverse("language-feed", args=[code, "atom"]))
    return _answer(form, capfirst(language_name(code)), listing, own, path, identity)


def _of(name, form):
    return lambda thing: reverse(name, args=[thing.slug, form])


def _tag(kind: str, thing, day: str = FIRST_DAY) -> str:
    """A tag: URI (RFC 4151) made of the uid, which never changes, and of a day on which the host was the portal's."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{day}:{kind}/{thing.uid}"


def stable_id(publication) -> str:
    return _tag("publication", publication, f"{publication.created_at:%Y-%m-%d}")


def _writable(text: str) -> str:
    """``text`` without control characters, which XML cannot hold at all."""
    return text.translate(CONTROLS)


def _answer(form, name, link, rows, path, identity):
    if form not in FORMS:
        raise Http404
    kind, media_type = FORMS[form]
    site_name = Portal.objects.current().name
    feed = kind(
        title=_writable(f"{name} · {site_name}" if name else site_name),
        link=link,
        description=_("New publications"),
        language=settings.LANGUAGE_CODE,
        feed_url=absolute(path),
        feed_guid=identity,
    )
    newest = rows.select_related("partner").prefetch_related("contributors", "topics", "documents")
    for publication in newest[:ENTRIES]:
        feed.add_item(
            title=_writable(publication.title),
            link=permanent(publication),
            description=linebreaks(_writable(publication.abstract), autoescape=True),  # both forms take it for HTML
            author_name=_writable(publication.byline()),
            pubdate=publication.publish_at,
            updateddate=max(publication.updated_at, publication.publish_at),
            unique_id=stable_id(publication),
            unique_id_is_permalink=False,
            categories=[_writable(topic.name) for topic in publication.topics.all()],
            enclosures=_enclosures(publication),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=media_type)


def _enclosures(publication) -> list:
    original = publication.original()
    if not original:
        return []
    return [Enclosure(absolute(file_address(publication)), str(original.size), original.media_type)]
