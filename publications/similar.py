"""Similar posts: publications that share topics, rare topics counting for more."""

import math

from django.db.models import Case, Count, Subquery, Sum, Value, When

from .models import Publication, TopicTagging
from .models.visibility import published_q


def similar_posts(publication, limit=3) -> list:
    """Up to ``limit`` public publications like ``publication``, each with ``shared_topics``, rarest first.

    Ties go to the newest. Translations and other versions of the same report are left out.
    """
    weights = _weights([topic.pk for topic in publication.topics.all()])
    if not weights:
        return []
    score = Sum(Case(*(When(taggings__tag=topic, then=Value(weight)) for topic, weight in weights.items())))
    found = list(
        Publication.objects.published()
        .filter(taggings__tag__in=weights)
        .exclude(pk=publication.pk)
        .exclude(publication.kin_q())
        .annotate(similarity=score)
        .order_by("-similarity", "-publish_at", "-pk")
        .for_cards()[:limit]
    )
    for post in found:
        shared = [topic for topic in post.topics.all() if topic.pk in weights]
        post.shared_topics = sorted(shared, key=lambda topic: (-weights[topic.pk], topic.name_folded))
    return found


def _weights(topics: list[int]) -> dict[int, int]:
    """Inverse document frequency of each topic among what is public, in thousandths: whole numbers add up exactly."""
    published = Publication.objects.published().order_by().values("status").annotate(number=Count("pk"))
    taggings = TopicTagging.objects.filter(published_q("content_object__"), tag__in=topics).order_by()
    rows = taggings.values("tag").annotate(number=Count("pk"), total=Subquery(published.values("number")))
    return {row["tag"]: round(1000 * math.log((row["total"] + 1) / row["number"])) for row in rows}
