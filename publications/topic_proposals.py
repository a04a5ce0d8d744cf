"""Which of the portal's own topics a report is about: those whose names its text uses, weighted by how rare they are.

They stand in the draft's topics field, where the editor sees them before anything is published. Phrases that no topic
has yet are only offered beside the field.
"""

import math
import re
from collections import Counter

from django.db.models import Count

from .models import Topic
from .models.identity import fold

WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
MOST = 8
FEWEST_MENTIONS = 2
LENGTHS = (1, 2, 3)  # words in a topic's name
CYRILLIC_ENDING = 2  # letters that inflection changes at the end of a Russian or Kazakh word


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


def known_topics_in(text: str, most: int = MOST) -> list[Topic]:
    """Topics that ``text`` names at least twice, the most telling first: mentions times the rarity of the topic."""
    words = stems(text)
    mentions = Counter(
        tuple(words[start : start + length]) for length in LENGTHS for start in range(len(words) - length + 1)
    )
    topics = list(Topic.objects.filter(alias_of__isnull=True).annotate(uses=Count("taggings")))
    scored = []
    for topic in topics:
        name = tuple(stems(topic.name))
        if mentions[name] >= FEWEST_MENTIONS:
            rarity = math.log(1 + (1 + len(topics)) / (1 + topic.uses))
            scored.append((-math.log1p(mentions[name]) * rarity * len(name), topic.name_folded, topic))
    return [topic for _score, _name, topic in sorted(scored, key=lambda row: row[:2])[:most]]
