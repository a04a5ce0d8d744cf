""" "Did you mean": a word of our own texts that differs from what was typed by one slip, or two in a longer word."""

import re

from django.db import connection

from ..models import SearchWord
from .entries import as_printed
from .expressions import COMMON, FORMS
from .query import Query
from .tokens import WORD
from .words import folded

LATIN, CYRILLIC = "abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюя"
SHORTEST, LONG = 4, 7  # of a word with one slip, of one with two
BEGINNING, LOOKED_AT, TRIED = 2, 3_000, 5
MOST_SLIPS = 4  # of more unknown words nobody can tell what was meant


def slips(word: str) -> set[str]:
    """Words that differ from ``word`` by one letter: left out, put in, another one, or two in the wrong order."""
    letters = CYRILLIC if re.search(r"[а-я]", word) else LATIN
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    found = {head + tail[1:] for head, tail in parts if tail}
    found |= {head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1}
    found |= {head + letter + tail[1:] for head, tail in parts if tail for letter in letters}
    found |= {head + letter + tail for head, tail in parts for letter in letters}
    return found - {word}


def distance(one: str, other: str, most: int = 2) -> int:
    """How many slips lie between two words (Damerau 1964, neighbours changing places once), or ``most`` + 1 for more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, another in enumerate(other, 1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != another))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == another:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return last[-1]


def suggestion(query: Query, text: str, matching) -> str:
    """``text`` with each unknown word replaced by a known one of a public text; "" when there is none to offer.

    ``matching`` gives the public entries of an expression, and is told whether they are very many: no draft tells its
    words here.
    """
    known = set(
        SearchWord.objects.filter(word__in=[word.form for word in query.words], entries__gt=0).values_list(
            "word", flat=True
        )
    )
    replaced = {}
    unknown = [word.form for word in query.words if word.form not in known and len(word.form) >= SHORTEST]
    for form in unknown if len(unknown) <= MOST_SLIPS else ():
        found = _public(_candidates(form), matching)
        if found:
            replaced[form] = found
    return _written(text, replaced) if replaced else ""


def _candidates(word: str) -> list[tuple[str, int]]:
    """Known words near ``word`` with their numbers of entries: of one slip before those of two, common before rare."""
    rows = SearchWord.objects.filter(entries__gt=0)
    near = list(rows.filter(word__in=slips(word)).order_by("-entries", "word").values_list("word", "entries")[:TRIED])
    if near or len(word) < LONG:
        return near
    alike = rows.filter(word__startswith=word[:BEGINNING]).order_by("-entries", "word").values_list("word", "entries")
    found = [(distance(word, row[0]), place, row) for place, row in enumerate(alike[:LOOKED_AT])]
    return [row for far, _place, row in sorted(found) if far <= 2][:TRIED]


def _public(candidates, matching) -> str:
    """The first candidate that a public text holds, as it is printed there."""
    form = FORMS[connection.vendor]
    for candidate, entries in candidates:
        entry = matching(form.phrase((candidate,)), entries > COMMON).order_by("pk").first()
        if entry:
            return as_printed(f"{entry.title}\n{entry.text}").get(candidate, candidate)
    return ""


def _written(text: str, replaced) -> str:
    def other(match):
        forms = folded(match[0])
        return replaced.get(forms[0], match[0]) if len(forms) == 1 else match[0]

    return WORD.sub(other, text)
