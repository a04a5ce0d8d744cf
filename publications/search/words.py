"""Words as they are compared: folded, and reduced to stems by the rules of each language.

A text is cut into words (see ``tokens``). A word is folded: case and compatibility forms, ё to е, and Kazakh letters
to the Russian ones that people type in their place. Stems are Snowball's (Porter 2001) where it has the language; Kazakh,
which it lacks, loses its endings here. Both are written before folding what they need to see.
"""

import re
from functools import lru_cache

import snowballstemmer

from ..models.identity import fold
from .common_words import COMMON
from .tokens import words_of

LETTERS = str.maketrans(
    {"ё": "е", "қ": "к", "ғ": "г", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и", "ә": "а"}
)
TYPED = str.maketrans({"\x00": None, "´": "'"})  # folded, the accent would part the word
WORD_LENGTH = 100
SNOWBALL = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nb": "norwegian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}
# In what language a reader may have typed, told by the script alone.
BY_SCRIPT = {"latin": ("en", "fr", "de", "es"), "cyrillic": ("ru", "kk"), "arabic": ("ar",)}
SCRIPTS = (("cyrillic", re.compile(r"[Ѐ-ӿ]")), ("arabic", re.compile(r"[؀-ۿ]")), ("latin", re.compile(r"[a-z]")))
# Endings of Kazakh nouns in folded letters, from the outside in: case, possession, number; -ғы makes adjectives of place.
KAZAKH_ENDINGS = (
    re.compile(
        r"(?:дагы|деги|тагы|теги|ндагы|ндеги|нын|нин|дын|дин|тын|тин|нда|нде|нан|нен|дан|ден|тан|тен|мен|бен|пен|на|не"
        r"|га|ге|ка|ке|ны|ни|ды|ди|ты|ти|да|де|та|те|н)\Z"
    ),
    re.compile(r"(?:ымыз|имиз|ыныз|иниз|мыз|миз|ныз|низ|сы|си|ым|им|ын|ин|ы|и)\Z"),
    re.compile(r"(?:лар|лер|дар|дер|тар|тер)\Z"),
)
SHORTEST_KAZAKH = 3


def folded(text: str) -> list[str]:
    """The words of ``text`` in the form in which they are compared."""
    plain = fold(text.translate(TYPED)).translate(LETTERS)
    return [form[:WORD_LENGTH] for form in words_of(plain)]


def spellings(word: str) -> list[str]:
    """The folded forms of a word as typed, the likeliest first.

    Russian writes the қ of Kazakh names as к or, before another consonant and at the end, as х: Қазақстан, Казахстан.
    """
    own = folded(word)
    if len(own) != 1:
        return own[:1]
    plain = fold(word)
    others = [plain.replace("қ", "х")] if "қ" in plain else []
    others += [re.sub(r"қ(?![аеиоуыэюяәіөұү])", "х", plain)] if "қ" in plain else []
    others += [plain.replace("х", "к")] if "х" in plain else []
    return list(dict.fromkeys([*own, *(form for other in others for form in folded(other))]))


def script_of(word: str) -> str:
    return next((name for name, letters in SCRIPTS if letters.search(word)), "")


@lru_cache(maxsize=20)
def _stemmer(language: str):
    return snowballstemmer.stemmer(SNOWBALL[language])


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """The stem of a folded ``word``; a word in a script that ``language`` is not written in is stemmed as its own."""
    spoken = BY_SCRIPT.get(script_of(word), ())
    if language not in SNOWBALL and language != "kk":
        language = spoken[0] if spoken else ""
    elif language in {"ru", "kk"} and script_of(word) == "latin":
        language = "en"
    elif language not in {"ru", "kk"} and script_of(word) == "cyrillic":
        language = "ru"
    if language == "kk":
        return _kazakh(word)
    return _stemmer(language).stemWord(word) if language else word


def _kazakh(word: str) -> str:
    for endings in KAZAKH_ENDINGS:
        shorter = endings.sub("", word)
        if len(shorter) >= SHORTEST_KAZAKH:
            word = shorter
    return word


def stems(word: str, languages=()) -> set[str]:
    """The stems that ``word`` may have, whatever language it was typed in; ``languages`` are further ones to try."""
    spoken = BY_SCRIPT.get(script_of(word), ())
    return {stem(word, language) for language in (*spoken, *languages)} if spoken else {word}


def is_common(word: str) -> bool:
    """A word of which every text is full: an article, a preposition, a conjunction, a pronoun."""
    return word in _FOLDED_COMMON


_FOLDED_COMMON = {word for words in COMMON.values() for word in folded(words)}
