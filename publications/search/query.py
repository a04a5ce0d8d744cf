"""What a visitor typed: words, phrases in quotes, words to leave out; nothing in it is an operator of the database."""

import re
from dataclasses import dataclass

from .tokens import WORD, isbn_joined
from .words import folded, is_common, spellings, stems

QUERY_LENGTH, QUERY_WORDS = 200, 12
PREFIX = 3  # a word begun with fewer letters begins too many
PART = re.compile(r'(?P<minus>(?<![^\s(])[-−–])?(?:["“”«»„](?P<phrase>[^"“”«»„]*)["“”«»„]?|(?P<plain>[^\s"“”«»„]+))')


@dataclass(frozen=True)
class Word:
    """A word to be found: its folded ``form``, other ``spellings`` of it, and the ``stems`` of them all."""

    form: str
    stems: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.form, *self.spellings)

    @property
    def is_begun(self) -> bool:
        """Whether words that only begin with it are found too."""
        return len(self.form) >= PREFIX


@dataclass(frozen=True)
class Query:
    """``words`` must all be there, ``phrases`` as they stand, nothing of ``excluded``; ``common`` was passed over."""

    words: tuple[Word, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[Word, ...] = ()
    common: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.phrases)


def word(form: str, languages=(), spellings=()) -> Word:
    found = {stem for each in (form, *spellings) for stem in stems(each, languages)}
    return Word(form, tuple(sorted(found)), tuple(spellings))


def parse(text: str, language: str = "") -> Query:
    """The query in ``text``; ``language`` is the one that the page speaks. At most twelve words, the rest is passed over.

    Words of which every text is full are left out of the search, and so is a phrase of nothing else.
    """
    words, phrases, excluded, common, left = {}, [], {}, [], QUERY_WORDS
    languages = (language,) if language else ()
    for part in PART.finditer(isbn_joined(text[:QUERY_LENGTH])):
        found = folded(part["phrase"] if part["phrase"] is not None else part["plain"])[:left]
        left -= len(found)
        telling = [form for form in found if not is_common(form)]
        others = _other_spellings(part["phrase"] if part["phrase"] is not None else part["plain"])
        if part["minus"]:
            excluded |= {form: word(form, languages, others.get(form, ())) for form in telling}
        elif part["phrase"] is not None and len(found) > 1 and telling:
            phrases.append(tuple(found))
        else:
            words |= {form: word(form, languages, others.get(form, ())) for form in telling}
            common += [form for form in found if is_common(form)]
    kept = tuple(each for form, each in words.items() if form not in excluded)
    return Query(kept, tuple(phrases), tuple(excluded.values()), tuple(common))


def _other_spellings(text: str) -> dict[str, list[str]]:
    """Folded form → its other spellings, of the words that have any."""
    found = {}
    for typed in WORD.findall(text):
        form, *others = spellings(typed) or [""]
        if others:
            found[form] = others
    return found
