"""Names of authors: stored as printed, parted as each kind of reference needs them."""

import re
from dataclasses import dataclass
from typing import NamedTuple

PARTICLES = {"al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "la", "le", "ten", "ter"}
PARTICLES |= {"van", "von", "zu"}
SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}
INITIALS = re.compile(r"(?:(?:\w|Дж|Ch|Yu|Ya)\.-?)+\Z")
PATRONYMIC = re.compile(r"[а-яёәғқңөұүһі](?:вич|вна|ична|инична|ұлы|улы|қызы|кызы)\Z", re.IGNORECASE)


class Parts(NamedTuple):
    """A name taken apart. The family name keeps its particles; ``suffix`` is "Jr." and the like."""

    family: str
    given: str = ""
    suffix: str = ""


def _is_family_first(words: list[str]) -> bool:
    if INITIALS.match(words[-1]):
        return not any(INITIALS.match(word) for word in words[:1])
    return len(words) == 3 and bool(PATRONYMIC.search(words[2])) and not PATRONYMIC.search(words[1])


@dataclass(frozen=True)
class Name:
    """A contributor as printed, given name first."""

    printed: str
    is_organisation: bool = False

    def parts(self) -> Parts:
        """The whole name as family name for organisations, single names and names that we cannot part.

        Names are stored as printed, given name first: the last word with its particles is the family name. A comma
        parts it outright, unless a suffix follows it; initials at the end ("Иванов И. И.") or a patronymic there
        ("Иванов Иван Иванович") say that the family name stands first.
        """
        printed = " ".join(self.printed.split())
        if self.is_organisation or " " not in printed:
            return Parts(printed)
        words = printed.split()
        suffix = words.pop() if words[-1].lower() in SUFFIXES and len(words) > 2 else ""
        if suffix:
            words[-1] = words[-1].rstrip(",")
        family, comma, given = " ".join(words).partition(",")
        if comma:
            return Parts(family.strip(), given.strip(" ,"), suffix)
        if _is_family_first(words):
            return Parts(words[0], " ".join(words[1:]), suffix)
        start = len(words) - 1
        while start > 1 and words[start - 1].lower() in PARTICLES:
            start -= 1
        return Parts(" ".join(words[start:]), " ".join(words[:start]), suffix)

    def inverted(self) -> str:
        """ "Family, Given" or "Family, Given, Jr."."""
        return ", ".join(part for part in self.parts() if part)
