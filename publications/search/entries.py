"""The index: what is written for each publication, chapter and finding, in the transaction that changes its texts."""

import json
from collections import Counter

from django.db import connection, transaction

from ..models import Chapter, Finding, Publication, SearchEntry, SearchWord
from ..text import blocks
from .expressions import STEM
from .tokens import WORD
from .words import folded, stem

INDEXED_LENGTH = 300_000  # PostgreSQL keeps at most 1 MiB of words a text
LAST_POSITION = 16_383  # the last place of a word that PostgreSQL tells from others
POSITIONS = 255  # of one word; it keeps no more
FIELDS = ("title", "lead", "body")
WEIGHTS = {"title": "A", "lead": "B", "body": "D"}
GAP = 5  # places between two fields, so that no phrase reaches over


def index_publication(publication: Publication) -> None:
    """Write the entries of ``publication`` anew. Call it in the transaction that changes its texts."""
    with transaction.atomic():
        Publication.objects.select_for_update().filter(pk=publication.pk).first()  # two editors take turns
        former = SearchEntry.objects.filter(publication=publication)
        lost = [_words_of(entry) for entry in former.select_related("publication", "chapter")]
        former.delete()
        count_entries(lost, write_entries(_entries(publication)))


def write_entries(entries: list[SearchEntry]) -> list[dict[str, list[tuple[str, str]]]]:
    """Store new ``entries`` with their words, which it gives: of each entry the words of each field."""
    made = SearchEntry.objects.bulk_create(entries)
    words = [_words_of(entry) for entry in made]
    _write([(entry.pk, own) for entry, own in zip(made, words, strict=True)])
    return words


def _entries(publication: Publication) -> list[SearchEntry]:
    chapters = list(Chapter.objects.filter(publication=publication).order_by("position", "pk"))
    findings = Finding.objects.filter(publication=publication).order_by("position", "pk")
    by_key = {chapter.pk: chapter for chapter in chapters}
    return [
        _of_publication(publication),
        *(
            _entry("chapter", publication, chapter, title=chapter.title, blocks=blocks(chapter.html))
            for chapter in chapters
        ),
        *(
            _entry("finding", publication, by_key[finding.chapter_id], finding=finding, blocks=blocks(finding.html))
            for finding in findings
        ),
    ]


def _of_publication(publication) -> SearchEntry:
    """Its lead is who, when, about what, and the abstract."""
    partners = [publication.partner, *publication.co_partners.all()]
    about = [
        publication.subtitle,
        publication.abstract,
        publication.headnote,
        ", ".join(publication.contributors.values_list("name", flat=True)),
        ", ".join(dict.fromkeys(name for partner in partners for name in (partner.name, partner.short_name) if name)),
        ", ".join(publication.topics.values_list("name", flat=True)),
        publication.issued(),
        _numbers(publication),
    ]
    return _entry("publication", publication, title=publication.title, blocks=[("", part) for part in about if part])


def _numbers(publication) -> str:
    """Its ISBN, ISSN and DOI, as they are cited."""
    numbers = {"ISBN": "-".join(publication.isbn.split()), "ISSN": publication.issn, "DOI": publication.bare_doi}
    return ", ".join(f"{name} {number}" for name, number in numbers.items() if number)


def _entry(kind, publication, chapter=None, *, finding=None, title="", blocks=()) -> SearchEntry:
    """``blocks`` are (anchor, text); the entry's text holds one in each line."""
    kept = [(anchor, " ".join(text.split())) for anchor, text in blocks if text.strip()]
    return SearchEntry(
        kind=kind,
        publication=publication,
        chapter=chapter,
        finding=finding,
        title=title,
        text="\n".join(text for _anchor, text in kept),
        anchors=[anchor for anchor, _text in kept] if kind == "chapter" else [],
    )


def _language(entry) -> str:
    own = entry.chapter.language if entry.chapter else ""
    return (own or entry.publication.language).partition("-")[0].lower()


def _words_of(entry) -> dict[str, list[tuple[str, str]]]:
    """field → (form, stem) of each word, in order. A finding's text and what is said about a publication lead."""
    language = _language(entry)
    texts = {"title": entry.title, "body" if entry.kind == "chapter" else "lead": entry.text}
    return {
        field: [(form, stem(form, language)) for form in folded(text[:INDEXED_LENGTH])] for field, text in texts.items()
    }


def _write(rows) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(
                "UPDATE publications_searchentry SET words = %s::tsvector WHERE id = %s",
                [(_vector(words), key) for key, words in rows],
            )
        else:
            cursor.executemany(
                "INSERT INTO publications_searchwords"
                " (rowid, title, lead, body, title_stems, lead_stems, body_stems) VALUES (%s, %s, %s, %s, %s, %s, %s)",
                [
                    (
                        key,
                        *(" ".join(pair[part] for pair in words.get(field, ())) for part in (0, 1) for field in FIELDS),
                    )
                    for key, words in rows
                ],
            )


def _vector(words) -> str:
    """A tsvector as PostgreSQL writes it: each form and each stem with its places. (Words hold no quote or backslash.)"""
    places: dict[str, list[str]] = {}
    place = 0
    for field in FIELDS:
        for form, stemmed in words.get(field, ()):
            place = min(place + 1, LAST_POSITION)
            for lexeme in (form, STEM + stemmed):
                kept = places.setdefault(lexeme, [])
                if len(kept) < POSITIONS:
                    kept.append(f"{place}{WEIGHTS[field]}")
        place = min(place + GAP, LAST_POSITION)
    return " ".join(f"'{lexeme}':{','.join(kept)}" for lexeme, kept in places.items())


def count_entries(lost, gained) -> None:
    """Keep the vocabulary: in how many entries each word stands. ``lost`` and ``gained`` are the words of entries.

    In one order, so that two writers cannot lock each other.
    """
    numbers: Counter[str] = Counter()
    for sign, entries in ((-1, lost), (1, gained)):
        for words in entries:
            for form in {form for pairs in words.values() for form, _stem in pairs}:
                numbers[form] += sign
    changed = sorted((form, number) for form, number in numbers.items() if number)
    SearchWord.objects.add(changed)


def count_words() -> None:
    """Count the vocabulary anew from all entries, which are read one by one."""
    numbers: Counter[str] = Counter()
    for entry in SearchEntry.objects.select_related("publication", "chapter").order_by("pk").iterator(chunk_size=200):
        numbers.update({form for pairs in _words_of(entry).values() for form, _stem in pairs})
    with transaction.atomic():
        SearchWord.objects.all().delete()
        SearchWord.objects.add(sorted(numbers.items()))


def as_printed(text: str) -> dict[str, str]:
    """Folded words of ``text`` → how they are printed, in lower case."""
    return {form: word.lower() for word in WORD.findall(text) for form in folded(word)}


def keys_parameter(keys) -> object:
    """A list of keys as each database takes it in one parameter."""
    return list(keys) if connection.vendor == "postgresql" else json.dumps(list(keys))
