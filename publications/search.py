"""Search in publications, chapters and findings: PostgreSQL's full text or SQLite's FTS5 behind one function.

Words are folded in the index and in the query: case and compatibility forms, ё to е, and Kazakh letters to the Russian
ones that people type in their place. A word finds every word that begins with it; a few endings are left off before.
"""

import json
import math
import re
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.db.models import Count
from django.db.models.expressions import RawSQL
from django.utils.html import escape
from django.utils.safestring import mark_safe

from .models import Chapter, Finding, Publication, SearchEntry
from .models.identity import fold
from .text import plain_text

LETTERS = str.maketrans(
    {"ё": "е", "қ": "к", "ғ": "г", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и", "ә": "а"}
)
WORD = re.compile(r"\w+")
ENDINGS = re.compile(r"(?:[аеиоуыэюяйь]{1,2}|s)\Z")
QUERY_LENGTH, QUERY_WORDS, WORD_LENGTH = 200, 12, 100
INDEXED_LENGTH = 300_000  # PostgreSQL keeps at most 1 MiB of words a text
PAGE = 20
SNIPPET, BEFORE = 240, 80
MATCHES = {
    "postgresql": "SELECT id FROM publications_searchentry WHERE words @@ to_tsquery('simple', %s)",
    "sqlite": "SELECT rowid FROM publications_searchwords WHERE publications_searchwords MATCH %s",
}
KEYS = {
    "postgresql": "SELECT unnest(%s::bigint[])",
    "sqlite": "SELECT value FROM json_each(%s)",
}


@dataclass
class Results:
    """What was found: ``total`` and the counts by kind, and one page of entries with ``snippet`` and ``heading``."""

    words: list[str]
    counts: dict[str, int] = field(default_factory=dict)
    entries: list = field(default_factory=list)
    number: int = 1
    pages: int = 1
    other_spelling: str = ""

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def folded(text: str) -> list[str]:
    """The words of ``text`` in the form in which they are compared."""
    plain = fold(text.replace("\x00", "")).translate(LETTERS).replace("_", " ")
    return [word[:WORD_LENGTH] for word in WORD.findall(plain)]


def words_of(query: str) -> list[str]:
    """The folded beginnings to look for: at most twelve, without signs, so that nothing in a query is an operator."""
    return list(dict.fromkeys(_beginning(word) for word in folded(query[:QUERY_LENGTH])))[:QUERY_WORDS]


def _beginning(word: str) -> str:
    """A longer word without its last one or two vowels or plural s, so that "реформы" finds "реформа" too."""
    shorter = ENDINGS.sub("", word)
    return shorter if len(shorter) >= 4 else word


def search(query: str, *, publications=None, kind: str = "", page: int = 1) -> Results:
    """Public entries that hold every word of ``query``, best first.

    ``publications`` narrows them to a queryset of publications, ``kind`` to one kind. ``page`` counts from 1; beyond the
    last page stands the last one.
    """
    results = Results(words_of(query))
    if not results.words:
        return results
    found = matching(results.words)
    if publications is not None:
        found = found.filter(publication__in=publications.order_by().values("pk"))
    results.counts = dict(found.order_by().values_list("kind").annotate(number=Count("pk")))
    if kind:
        found = found.filter(kind=kind)
    shown = results.counts.get(kind, 0) if kind else results.total
    results.pages = max(1, math.ceil(shown / PAGE))
    results.number = min(max(1, page), results.pages)
    start = (results.number - 1) * PAGE
    ranked = _ranked(found, results.words).select_related("publication__partner", "chapter", "finding")
    results.entries = list(ranked.defer("chapter__text", "chapter__html")[start : start + PAGE])
    for entry in results.entries:
        entry.heading = highlighted(entry.title, results.words)
        if entry.finding:
            entry.finding.publication, entry.finding.chapter = entry.publication, entry.chapter
        entry.snippet = snippet(entry.text, results.words)
    results.other_spelling = _other_spelling(query, results)
    return results


def matching(words: list[str]):
    """Public entries that hold every one of ``words`` or a word that begins with it."""
    hits = RawSQL(MATCHES[connection.vendor], [_match(words)])  # noqa: S611 (constant SQL)
    return SearchEntry.objects.published().filter(pk__in=hits)


def publications_with(words: list[str]):
    """Public publications that hold ``words``. The index is asked once, however often the answer is counted over."""
    found = list(matching(words).order_by().values_list("publication", flat=True).distinct())
    keys = found if connection.vendor == "postgresql" else json.dumps(found)
    return Publication.objects.published().filter(pk__in=RawSQL(KEYS[connection.vendor], [keys]))  # noqa: S611 (constant)


def _match(words: list[str]) -> str:
    if connection.vendor == "postgresql":
        return " & ".join(f"'{word}':*" for word in words)
    return " ".join(f'"{word}"*' for word in words)


def _ranked(entries, words: list[str]):
    """Titles count for more than text; among equals new ones stand before old ones, a report before its chapters."""
    if connection.vendor == "postgresql":
        rank = "-ts_rank_cd('{0.1, 0.1, 0.1, 1.0}', publications_searchentry.words, to_tsquery('simple', %s), 1)"
        entries = entries.extra(select={"rank": rank}, select_params=[_match(words)])  # noqa: S610 (constant SQL)
    else:
        entries = entries.extra(
            select={"rank": "bm25(publications_searchwords, 8.0, 1.0)"},
            tables=["publications_searchwords"],
            where=["publications_searchwords.rowid = publications_searchentry.id", "publications_searchwords MATCH %s"],
            params=[_match(words)],
        )
    return entries.extra(order_by=["rank", "-publication_id", "id"])


def index_publication(publication: Publication) -> None:
    """Write the entries of ``publication`` anew. Call it in the transaction that changes its texts."""
    with transaction.atomic():
        Publication.objects.select_for_update().filter(pk=publication.pk).first()  # two editors take turns
        SearchEntry.objects.filter(publication=publication).delete()
        entries = SearchEntry.objects.bulk_create(_entries(publication))
        _index([(entry.pk, _indexed(entry.title), _indexed(entry.text)) for entry in entries])


def _entries(publication: Publication) -> list[SearchEntry]:
    names = ", ".join(publication.contributors.values_list("name", flat=True))
    topics = ", ".join(publication.topics.values_list("name", flat=True))
    about = (publication.abstract, publication.headnote, names, publication.partner.name, topics)
    title = ": ".join(part for part in (publication.title, publication.subtitle) if part)
    report = SearchEntry(
        kind="publication", publication=publication, title=title, text=" · ".join(part for part in about if part)
    )
    chapters = Chapter.objects.filter(publication=publication).order_by("position", "pk")
    findings = Finding.objects.filter(publication=publication).order_by("position", "pk")
    return [
        report,
        *(
            SearchEntry(
                kind="chapter",
                publication=publication,
                chapter=chapter,
                title=chapter.title,
                text=plain_text(chapter.html),
            )
            for chapter in chapters
        ),
        *(
            SearchEntry(
                kind="finding",
                publication=publication,
                chapter_id=finding.chapter_id,
                finding=finding,
                text=plain_text(finding.html),
            )
            for finding in findings
        ),
    ]


def _indexed(text: str) -> str:
    return " ".join(folded(text[:INDEXED_LENGTH]))


def _index(rows: list[tuple[int, str, str]]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(
                "UPDATE publications_searchentry SET words = setweight(to_tsvector('simple', %s), 'A')"
                " || setweight(to_tsvector('simple', %s), 'D') WHERE id = %s",
                [(title, text, entry) for entry, title, text in rows],
            )
        else:
            cursor.executemany("INSERT INTO publications_searchwords (rowid, title, text) VALUES (%s, %s, %s)", rows)


def _is_hit(word: str, words: list[str]) -> bool:
    return any(part.startswith(tuple(words)) for part in folded(word))


def highlighted(text: str, words: list[str]):
    """``text`` as HTML with the words that were found in <mark>."""
    pieces, position = [], 0
    for match in WORD.finditer(text):
        if _is_hit(match[0], words):
            pieces += [escape(text[position : match.start()]), f"<mark>{escape(match[0])}</mark>"]
            position = match.end()
    pieces.append(escape(text[position:]))
    return mark_safe("".join(pieces))  # noqa: S308 (every piece is escaped)


def snippet(text: str, words: list[str]):
    """The stretch of ``text`` around the first word that was found, cut between words."""
    first = next((match.start() for match in WORD.finditer(text) if _is_hit(match[0], words)), 0)
    start = max(0, first - BEFORE)
    if start:
        start = text.find(" ", start, first) + 1 or first
    stretch = text[start : start + SNIPPET]
    if start + SNIPPET < len(text):
        stretch = (stretch.rpartition(" ")[0] or stretch).rstrip(" .,;:…–—")
    shown = highlighted(stretch, words)
    before, after = ("… " if start else ""), ("…" if start + len(stretch) < len(text) else "")
    return mark_safe(f"{before}{shown}{after}")  # noqa: S308 (escaped above)


def _other_spelling(query: str, results: Results) -> str:
    """A word on this page that was found only because letters were folded, such as "қазақстан" for "казакстан"."""
    typed = tuple(_beginning(word) for word in WORD.findall(fold(query[:QUERY_LENGTH])))
    for entry in results.entries:
        for marked in re.findall(r"<mark>(\w+)</mark>", f"{entry.heading} {entry.snippet}"):
            if not fold(marked).startswith(typed) and fold(marked).translate(LETTERS) != fold(marked):
                return fold(marked)
    return ""
