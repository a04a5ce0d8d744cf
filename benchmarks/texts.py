"""Texts to search, as many as are wanted, and the queries that are measured on them. Import it once Django is set up."""

from __future__ import annotations

import random
from bisect import bisect
from itertools import accumulate
from urllib.parse import urlencode

from django.db import transaction

from publications.models import Chapter, Finding, Partner, Publication, SearchEntry, SearchWord, Topic
from publications.search.entries import count_entries, write_entries
from publications.search.words import is_common

from . import corpus

VOCABULARY = 30_000
SYLLABLES = [head + tail for head in "bdfgklmnprstvz" for tail in ("a", "e", "i", "o", "u", "an", "er", "is")]
TITLE, LEAD, CHAPTER, FINDING = 6, 60, 180, 30  # words
BATCH = 500  # publications
HEADS = {"kind": "chapter", "title": "Findings", "slug": "results", "position": 1, "text": "Text.\n"}


class Words:
    """Words drawn as unevenly as in life: the second half as often as the first, the third a third as often."""

    def __init__(self) -> None:
        chance = random.Random(11)
        made = {"".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 3, 4)))) for _word in range(2 * VOCABULARY)}
        self.known = [word for word in sorted(made) if not is_common(word)][:VOCABULARY]
        chance.shuffle(self.known)
        self.weights = list(accumulate(1 / place for place in range(1, len(self.known) + 1)))
        self.chance = chance

    def text(self, length: int) -> str:
        most = self.weights[-1]
        return " ".join(self.known[bisect(self.weights, self.chance.random() * most)] for _word in range(length))


def fill(number: int) -> None:
    """The publications of ``benchmarks.corpus`` with a second chapter, two findings and their entries in the index."""
    corpus.fill(number)
    words = Words()
    for start in range(1, number + 1, BATCH):
        made = list(Publication.objects.filter(pk__gte=start, pk__lt=start + BATCH).order_by("pk"))
        with transaction.atomic():
            _write(made, words)


def _write(publications, words) -> None:
    further = [Chapter(publication=publication, **HEADS) for publication in publications]
    corpus.store(Chapter, further)
    firsts = Chapter.objects.filter(publication__in=publications, position=0).select_related("publication")
    chapters = [*firsts, *further]
    texts = {"html": "<p>Text.</p>", "statement": "Text."}
    findings = [
        Finding(publication=row.publication, chapter=row, anchor=f"finding-{row.pk}", **texts) for row in chapters
    ]
    corpus.store(Finding, findings)
    entries = [
        SearchEntry(kind="publication", publication=row, title=words.text(TITLE), text=words.text(LEAD))
        for row in publications
    ]
    for row, finding in zip(chapters, findings, strict=True):
        own = {"publication": row.publication, "chapter": row}
        title, text = words.text(TITLE), words.text(CHAPTER)
        entries.append(SearchEntry(kind="chapter", title=title, text=text, anchors=["p-1"], **own))
        entries.append(SearchEntry(kind="finding", finding=finding, text=words.text(FINDING), **own))
    count_entries([], write_entries(entries))


def _near(number: int) -> SearchWord:
    """The word that stands in nearest to ``number`` entries."""
    above = SearchWord.objects.filter(entries__gte=number).order_by("entries", "word").first()
    return above or SearchWord.objects.order_by("-entries", "word").first()


def _beginning() -> str:
    """Three letters that very many words begin with and that are no word themselves."""
    numbers: dict[str, int] = {}
    for word, entries in SearchWord.objects.values_list("word", "entries"):
        numbers[word[:3]] = numbers.get(word[:3], 0) + entries
    known = set(SearchWord.objects.filter(word__in=numbers).values_list("word", flat=True))
    return max(numbers.keys() - known, key=lambda head: numbers[head])


def addresses() -> dict[str, str]:
    """What is measured, by what is asked."""
    total = SearchEntry.objects.count()
    common, next_common = SearchWord.objects.order_by("-entries", "word")[:2]
    typical, rare = _near(total // 100), _near(20)
    chapter = SearchEntry.objects.filter(kind="chapter").order_by("pk")[total // 10]
    pair = " ".join(chapter.text.split()[40:42])
    house, topic = Partner.objects.order_by("pk").first().slug, Topic.objects.order_by("pk").first().slug
    slips = [f"{word[:2]}q{word[3:]}xw" for word in SearchWord.objects.order_by("word").values_list("word", flat=True)]
    asked = {
        f"rare word ({rare.entries:,})": {"q": rare.word},
        f"typical word ({typical.entries:,})": {"q": typical.word},
        f"common word ({common.entries:,})": {"q": common.word},
        "common word, page 40": {"q": common.word, "page": 40},
        "common word, findings": {"q": common.word, "kind": "finding"},
        f"two common words ({next_common.entries:,})": {"q": f"{common.word} {next_common.word}"},
        "common and rare word": {"q": f"{common.word} {rare.word}"},
        "phrase": {"q": f'"{pair}"'},
        "phrase of common words": {"q": f'"{common.word} {next_common.word}"'},
        "beginning of many words": {"q": _beginning()},
        "without a common word": {"q": f"{typical.word} -{common.word}"},
        "nothing, one misspelt word": {"q": slips[len(slips) // 2]},
        "nothing, twelve misspelt words": {"q": " ".join(slips[:: len(slips) // 12])[:200]},
        "typical word, partner": {"q": typical.word, "partner": house},
        "common word, partner": {"q": common.word, "partner": house},
        "common word, hot topic": {"q": common.word, "topic": topic},
        "common word, rare language": {"q": common.word, "language": "fr"},
        "rare word, hot topic": {"q": rare.word, "topic": topic},
    }
    return {name: f"/search/?{urlencode(query)}" for name, query in asked.items()}
