"""Which of the portal's own topics a report is about: those whose names its text uses.

They are only proposed: the editor takes one over by a click. A topic counts by how often the text names it, by its name or
by a name that was merged into it; by how rare it is among the publications (inverse document frequency); and a little more
where publications in the report's language have it already.
"""

import math
import re
from collections import Counter

from django.db.models import Count, Q

from .models import Publication, Topic
from .models.identity import fold

WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
MOST = 8
FEWEST_MENTIONS = 2
LENGTHS = (1, 2, 3)  # words in a topic's name
CYRILLIC_ENDING = 2  # letters that inflection changes at the end of a Russian or Kazakh word
OWN_LANGUAGE = 1.25


def stems(text: str) -> list[str]:
    """The words of ``text``, folded, without the endings that number and case change."""
    return [_stem(word) for word in WORD.findall(fold(text))]


def _stem(word: str) -> str:
    if len(word) < 5:
        return word
    if "Ѐ" <= word[0] <= "ӿ":
        return word[: max(4, len(word) - CYRILLIC_ENDING)]
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def known_topics_in(text: str, language: str = "", most: int = MOST) -> list[Topic]:
    """Topics that ``text`` names at least twice, the most telling first. Two queries, however many topics there are."""
    words = stems(text)
    mentions = Counter(
        tuple(words[start : start + length]) for length in LENGTHS for start in range(len(words) - length + 1)
    )
    in_language = Q(taggings__content_object__language=language)
    rows = list(Topic.objects.annotate(uses=Count("taggings"), own=Count("taggings", filter=in_language)))
    publications = Publication.objects.count()
    named = Counter()
    longest = Counter()
    for topic in rows:
        name = tuple(stems(topic.name))
        named[topic.alias_of_id or topic.pk] += mentions[name]
        if mentions[name]:
            longest[topic.alias_of_id or topic.pk] = max(longest[topic.alias_of_id or topic.pk], len(name))
    scored = []
    for topic in rows:
        if topic.alias_of_id is None and named[topic.pk] >= FEWEST_MENTIONS:
            rarity = 1 + math.log((1 + publications) / (1 + min(topic.uses, publications)))
            weight = math.log1p(named[topic.pk]) * rarity * longest[topic.pk] * (OWN_LANGUAGE if topic.own else 1)
            scored.append((-weight, topic.name_folded, topic))
    return [topic for _weight, _name, topic in sorted(scored, key=lambda row: row[:2])[:most]]
