"""Similar posts: publications that share topics, rare topics counting for more, the same partner a little.

One query, the same on both databases, whose cost is bounded whatever the size of the portal: it looks at the newest of
each topic in the narrow table, weighs a topic by its inverse document frequency (Spärck Jones 1972) counted up to a limit,
and adds up the weights of the topics that two publications share. Beyond the limits a topic is as common as any other, and
what is older than the newest hundreds of all its topics is not looked at.
"""

from django.db import connection
from django.utils import timezone

from .models import Partner, Publication

NEWEST = 200  # of each topic; rescored, they hold .96 of the five best of a million publications
COUNTED = 2_000
TOPICS = 30
# Of two that share as much, the one by the same house; it weighs less than a topic on every second publication.
SAME_PARTNER = 0.5
SHARED, PART = ",", ":"
AGGREGATE = {"postgresql": "string_agg({}, ',')", "sqlite": "group_concat({}, ',')"}
NAMES = {"postgresql": "string_agg({}, ' + ' ORDER BY row.id)", "sqlite": "group_concat({}, ' + ')"}

QUERY = """
WITH topic AS (
  SELECT id, (SELECT COUNT(*) FROM (
    SELECT 1 FROM publications_topiclisting listed
    WHERE listed.tag_id = publications_topic.id AND listed.publish_at <= %(now)s LIMIT %(counted)s
  ) counted) AS number
  FROM publications_topic WHERE id IN ({topics})
), total AS (
  SELECT COUNT(*) AS number FROM (
    SELECT 1 FROM publications_publication
    WHERE status = 'published' AND publish_at <= %(now)s LIMIT %(counted)s
  ) counted
), weight AS (
  SELECT topic.id, LN((total.number + 1.0) / topic.number) AS weight FROM topic, total WHERE topic.number > 0
), choice AS (
  SELECT id, other_id, kind FROM publications_similarchoice WHERE publication_id = %(this)s
), candidate AS (
  {newest} UNION SELECT other_id FROM choice WHERE kind = 'pin'
), scored AS (
  SELECT listed.publication_id AS id, SUM(weight.weight) AS score, {shared} AS shared
  FROM publications_topiclisting listed JOIN weight ON weight.id = listed.tag_id
  WHERE listed.publication_id IN (SELECT publication_id FROM candidate)
  GROUP BY listed.publication_id
)
SELECT post.id, post.uid, post.slug, post.title, post.language, post.issued_year, post.cover_key, post.cover_alt,
  post.partner_id, partner.uid AS partner_uid, partner.name AS partner_name, partner.short_name AS partner_short_name,
  partner.slug AS partner_slug, scored.shared AS shared, CASE WHEN choice.kind = 'pin' THEN 1 ELSE 0 END AS is_pinned,
  (SELECT {names} FROM publications_copartner row JOIN publications_partner other
    ON other.id = row.partner_id WHERE row.publication_id = post.id) AS co_partner_names,
  (SELECT COUNT(*) FROM publications_chapter WHERE publication_id = post.id AND is_public) AS chapter_count,
  (SELECT COUNT(*) FROM publications_finding finding JOIN publications_chapter chapter ON chapter.id = finding.chapter_id
    WHERE finding.publication_id = post.id AND chapter.is_public AND finding.withdrawn_at IS NULL) AS finding_count
FROM candidate
JOIN publications_publication post ON post.id = candidate.publication_id
JOIN publications_partner partner ON partner.id = post.partner_id
LEFT JOIN scored ON scored.id = post.id
LEFT JOIN choice ON choice.other_id = post.id
WHERE post.status = 'published' AND post.publish_at <= %(now)s AND post.id <> %(this)s
  AND COALESCE(choice.kind, '') <> 'ban'
  AND COALESCE(post.edition_of_id, 0) <> %(this)s
  AND post.id <> %(first_edition)s AND COALESCE(post.edition_of_id, 0) <> %(edition)s
  AND (post.translation_group = '' OR post.translation_group <> %(group)s)
ORDER BY is_pinned DESC, CASE WHEN choice.kind = 'pin' THEN choice.id ELSE 0 END,
  COALESCE(scored.score, 0) + CASE WHEN EXISTS (
    SELECT 1 FROM publications_partnerlisting listed WHERE listed.publication_id = post.id AND listed.partner_id IN (
      SELECT partner_id FROM publications_partnerlisting WHERE publication_id = %(this)s UNION SELECT %(partner)s)
  ) THEN %(same_partner)s ELSE 0 END DESC,
  post.publish_at DESC, post.id DESC
LIMIT %(limit)s
"""
NEWEST_OF_TOPIC = """SELECT publication_id FROM (
    SELECT publication_id FROM publications_topiclisting
    WHERE tag_id = %(topic{place})s AND publish_at <= %(now)s
    ORDER BY publish_at DESC, publication_id DESC LIMIT %(newest)s
  ) newest{place}"""
NOTHING = "SELECT publication_id FROM publications_topiclisting WHERE 1 = 0"


def similar_posts(publication, limit=3) -> list:
    """Up to ``limit`` public publications like ``publication``, in one query: first those that an editor pinned.

    Each comes with what a card shows, ``shared_topics`` (rarest first) and ``is_pinned``. Ties go to the newest.
    Translations and other versions of the same report are left out, and what an editor banned. (A publication that is
    fetched with its topics costs no query for these.)
    """
    topics = {topic.pk: topic for topic in list(publication.topics.all())[:TOPICS]}
    posts = list(Publication.objects.raw(_sql(topics), _parameters(publication, topics, limit)))
    for post in posts:
        post.partner = Partner(
            pk=post.partner_id,
            uid=post.partner_uid,
            name=post.partner_name,
            short_name=post.partner_short_name,
            slug=post.partner_slug,
        )
        post.shared_topics = _shared(post.shared, topics)
    return posts


def _sql(topics) -> str:
    vendor = connection.vendor
    newest = " UNION ".join(NEWEST_OF_TOPIC.format(place=place) for place in range(len(topics)))
    return QUERY.format(
        topics=", ".join(f"%(topic{place})s" for place in range(len(topics))) or "NULL",
        newest=newest or NOTHING,
        shared=AGGREGATE[vendor].format("CAST(weight.id AS TEXT) || ':' || CAST(weight.weight AS TEXT)"),
        names=NAMES[vendor].format("COALESCE(NULLIF(other.short_name, ''), other.name)"),
    )


def _parameters(publication, topics, limit) -> dict:
    return {
        **{f"topic{place}": key for place, key in enumerate(topics)},
        "now": connection.ops.adapt_datetimefield_value(timezone.now()),
        "newest": NEWEST,
        "counted": COUNTED,
        "this": publication.pk,
        "partner": publication.partner_id,
        "same_partner": SAME_PARTNER,
        "group": publication.translation_group,
        "first_edition": publication.edition_of_id or 0,
        "edition": publication.edition_of_id or -1,
        "limit": limit,
    }


def _shared(written: str | None, topics) -> list:
    """The topics that both have, rarest first, from "3:1.2,8:0.4"."""
    weights = {}
    for part in (written or "").split(SHARED):
        key, _colon, weight = part.partition(PART)
        if key:
            weights[int(key)] = float(weight)
    return sorted((topics[key] for key in weights), key=lambda topic: (-weights[topic.pk], topic.name_folded))
