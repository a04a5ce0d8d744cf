"""A corpus as large as is wanted, and the addresses that are measured on it. Import it once Django is set up."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.db import models
from django.utils import timezone

from publications.models import (
    Chapter,
    Contributor,
    Partner,
    PartnerListing,
    Publication,
    Topic,
    TopicListing,
    TopicTagging,
)
from publications.views.paging import ORDERS, place_of

BATCH = 5000
TOPICS_EACH = 8
LANGUAGES = ["en"] * 60 + ["ru"] * 30 + ["kk"] * 9 + ["fr"]
KINDS = ["report"] * 80 + ["policy-brief"] * 15 + ["guide"] * 4 + ["statement"]
SUBJECTS = ("Water", "Roads", "Schools", "Air")


def uneven(chance: random.Random, number: int) -> int:
    """A place below ``number``, small ones far more often."""
    return int(number * chance.random() ** 3)


def store(model, rows) -> None:
    """Write ``rows`` as they are: the guards would look each of them up again."""
    models.QuerySet(model).bulk_create(rows, batch_size=BATCH)


def headings(number: int) -> tuple[list[int], list[int]]:
    """Partners and topics for ``number`` publications, by their keys."""
    names = [f"House {place}" for place in range(max(20, number // 500))]
    slugs = [name.lower().replace(" ", "-") for name in names]
    store(
        Partner,
        [Partner(name=name, name_folded=name.lower(), slug=slug) for name, slug in zip(names, slugs, strict=True)],
    )
    names = [f"topic {place}" for place in range(max(60, number // 20))]
    store(Topic, [Topic(name=name, name_folded=name, slug=name.replace(" ", "-")) for name in names])
    return tuple(list(model.objects.order_by("pk").values_list("pk", flat=True)) for model in (Partner, Topic))


def publication(chance: random.Random, key: int, house: int, opens: datetime) -> Publication:
    """A published publication."""
    return Publication(
        pk=key,
        partner_id=house,
        title=f"{chance.choice(SUBJECTS)} in district {key}",
        slug=f"report-{key}",
        issued_year=opens.year if chance.random() > 0.02 else None,
        language=chance.choice(LANGUAGES),
        kind=chance.choice(KINDS),
        abstract="What was seen, what it costs and what could be done about it. " * 6,
        status="published",
        publish_at=opens,
    )


def fill(number: int) -> None:
    """``number`` publications over sixteen years, each with topics, a partner, an author and a chapter."""
    chance, last = random.Random(7), timezone.now()
    partners, topics = headings(number)
    step = timedelta(days=16 * 365) / number
    for start in range(1, number + 1, BATCH):
        made, under = [], []
        for key in range(start, min(start + BATCH, number + 1)):
            house = partners[uneven(chance, len(partners))]
            made.append(publication(chance, key, house, last - step * (number - key)))
            chosen = {topics[uneven(chance, len(topics))] for _place in range(TOPICS_EACH)}
            under += [(topic, made[-1]) for topic in chosen]
        write(made, under)


def write(made: list[Publication], under: list[tuple[int, Publication]]) -> None:
    """Store publications with all that belongs to them; ``under`` are their topics."""

    def copied(row):
        return {"publication_id": row.pk, "publish_at": row.publish_at, "issued_year": row.issued_year or 0}

    store(Publication, made)
    store(TopicTagging, [TopicTagging(tag_id=topic, content_object_id=row.pk) for topic, row in under])
    store(TopicListing, [TopicListing(tag_id=topic, **copied(row)) for topic, row in under])
    store(PartnerListing, [PartnerListing(partner_id=row.partner_id, **copied(row)) for row in made])
    store(Contributor, [Contributor(publication_id=row.pk, name=f"Author {row.pk % 977}") for row in made])
    text = {"title": "Findings", "slug": "findings", "text": "Text.\n", "html": "<p>Text.</p>\n", "position": 0}
    store(Chapter, [Chapter(publication_id=row.pk, **text) for row in made])


def deep(path: str, rows, order: str = "newest") -> str:
    """The address of the page after nine tenths of ``rows``."""
    row = ORDERS[order].sort(rows).values("uid", *ORDERS[order].columns)[int(rows.count() * 0.9)]
    query = {**({"sort": order} if order != "newest" else {}), "after": place_of(ORDERS[order], row)}
    return f"{path}?{urlencode(query)}"


def addresses() -> dict[str, str]:
    """What is measured, by what it shows."""
    public, everything = Publication.objects.published(), "/publications/"
    hot, rare = Topic.objects.order_by("pk").first(), Topic.objects.order_by("-pk").first()
    house = PartnerListing.objects.order_by("pk").values_list("partner__slug", flat=True).first()
    year = public.order_by("-issued_order").values_list("issued_order", flat=True).first() - 8
    hottest = public.filter(pk__in=TopicListing.objects.filter(tag=hot).values("publication"))
    return {
        "start": "/",
        "listing": everything,
        "listing, deep": deep(everything, public),
        **{f"by {order}": f"{everything}?sort={order}" for order in ("oldest", "year", "title")},
        **{f"by {order}, deep": deep(everything, public, order) for order in ("oldest", "year", "title")},
        "language, common": f"{everything}?language=ru",
        "language, rare": f"{everything}?language=fr",
        "kind, rare": f"{everything}?type=statement",
        "year": f"{everything}?from={year}&to={year}",
        "years": f"{everything}?from={year}&to={year + 3}",
        "topic, rare, in listing": f"{everything}?topic={rare.slug}",
        "hot topic and language, rare": f"{everything}?topic={hot.slug}&language=fr",
        "partner and hot topic": f"{everything}?partner={house}&topic={hot.slug}",
        "hot topic": f"/topics/{hot.slug}/",
        "hot topic, deep": deep(f"/topics/{hot.slug}/", hottest),
        "hot topic, by year": f"/topics/{hot.slug}/?sort=year",
        "hot topic, by title": f"/topics/{hot.slug}/?sort=title",
        "hot topic, one year": f"/topics/{hot.slug}/?from={year}&to={year}",
        "rare topic": f"/topics/{rare.slug}/",
        "partner": f"/partners/{house}/",
        "topics": "/topics/",
        "partners": "/partners/",
    }
