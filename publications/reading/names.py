"""Names as title pages print them: whose they are (a person's or an organisation's), parted, without ranks and marks."""

from __future__ import annotations

import re
from typing import NamedTuple

from publications.reading.dates import bare
from publications.reading.front_words import (
    ARABIC_W_NAMES,
    CHINESE_SURNAMES,
    DEGREE,
    ET_AL,
    HONORIFIC,
    OFFICE,
    PARTICLES,
    PATRONYMIC,
    POST,
    RANKED,
    SURNAME,
)
from publications.reading.letters import squeeze
from publications.reading.organisations import ARABIC, BRACKETS, OPENERS, STARTS_ARABIC_BODY, has_han, is_organisation
from publications.reading.patterns import late
from publications.reading.words import KIND


class Name(NamedTuple):
    """A contributor as printed."""

    text: str
    is_organisation: bool = False


_TOGETHER = late(
    r",?\s+(?:in (?:collaboration|cooperation|consortium|association|partnership) with|en (?:collaboration|partenariat|colaboración) (?:avec|con)|em (?:parceria|colaboração) com|совместно с|with (?:\w+ ){0,3}(?:by|from|of)|при участии|avec la (?:collaboration|participation) de"
    r"|con la colaboración de|unter mitarbeit von)\s+",
    re.I,
)
_PART = late(
    r"\s*(?:;|•|·|\||、|，|؛|\n|(?<!\w)(?:and|und|et|y|и|та|және|жана|ve|va|e(?=\s+[A-ZÀ-Ý])|&|和|与|及)(?!\w)|\s[–—]\s(?=[А-ЯЁӘҒҚҢӨҰҮІA-Z]))\s*"
)
_COMMA = late(r"\s*[,،]\s*")
_MARKS = late(r"[*†‡§¶#]+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|(?<=[^\W\d_])\d{1,2}(?:\s*,\s*\d{1,2})*(?!\d)|\[\d+\]|\(\d\)")
_INITIALS = late(r"(?:[^\W\d_]\.[\s-]?){1,3}|[^\W\d_]{2}\.|[A-ZА-ЯЁ]", re.UNICODE)
_LONE_WORDS = frozenset("EYИІВСКОУ")  # "and", "in", "with", "to", "about": words of one letter that no initial is
_WORD = late(r"(?:[dDlL]['’]|O['’]|Mc|Mac)?[^\W\d_][^\W\d_'’ʼʻ‘`-]*(?:[-'’ʼʻ‘`.][^\W\d_]+)*['’ʼ]?")
_NOT_A_NAME = late(
    r"\b(annual|page|version|draft|final|confidential|public|www|https?|e-?mail|tel|phone|fax|copyright|isbn|issn|street|avenue|chapter|figure|table)\b|@|©|№|[<>=/\\]", re.I
)  # fmt: skip
# What somebody did, stands for or belongs to, in brackets behind the name: "(chapters 1, 3)", "(coordinators)"
_ASIDE = late(r"\s*[(（](?=[^()（）]*,|[a-zа-яёәіңғүұқөһ\d])[^()（）]{2,90}[)）]")
_RANK_INSIDE = late(rf"(?<=[^\W\d_]{{2}})\s+(?={RANKED.pattern})")  # a name on each line, a rank before each
_LEGAL = late(r"\s*,\s*(?=(?:inc|ltd|llc|plc|gmbh|s\.a|ag|corp)\b)", re.I)


def person(text: str) -> str:
    """The name in a text that is one person's, without ranks, degrees, marks and what follows in brackets; else ""."""
    text = squeeze(_MARKS.sub("", BRACKETS.sub("", text))).strip(" .,;:|*-–—·•")
    if POST.search(text):
        return ""
    unranked = HONORIFIC.sub("", text)
    # one letter with a full stop before one word ("M. Duval") is its initial, whatever rank begins with that letter
    first = " " not in unranked and re.match(r"[^\W\d_]\.", text)
    text = text if first or re.match(r"[^\W\d_]\.\s?[^\W\d_]\.", text) else unranked  # "M. J. Sotelo": initials
    for _ in range(3):
        text = DEGREE.sub("", text).strip(" ,;:")
    if not text or len(text) > 70 or _NOT_A_NAME.search(text):
        return ""
    if has_han(text):
        signs = text.replace(" ", "").replace("·", "")
        known = 2 <= len(signs) <= 4 and signs[0] in CHINESE_SURNAMES and all(map(has_han, signs))
        return signs if known else ""
    words = text.split()
    if ARABIC.search(text):
        plain = all(re.fullmatch(r"[\u0620-\u064a\u0671-\u06d3'’-]+", word) for word in words)
        return text if plain and 2 <= len(words) <= 5 and not STARTS_ARABIC_BODY.match(text) else ""
    if len(words) > 2 and is_organisation(text, strictly=True):
        return ""
    return _dotted(text, words) if 2 <= len(words) <= 6 and _is_name(words) else ""


def _is_name(words: list[str]) -> bool:
    """Capitalised words, initials and particles, with at least one word of two letters and two that begin large; in
    capitals no small word of any language stands among them."""
    large = whole = 0
    if all(word.isupper() for word in words) and any(word.casefold() in OPENERS - PARTICLES for word in words):
        return False
    if KIND.search(" ".join(words)):
        return False
    if len(words) > 2 and all(word.isupper() for word in words) and any(word in _LONE_WORDS for word in words[1:-1]):
        return False  # "FEIRAS LIVRES E ALIMENTAÇÃO": a small word in capitals, no initial
    for place, word in enumerate(words):
        if _INITIALS.fullmatch(word):
            large += 1
        elif (
            _WORD.fullmatch(word.rstrip("."))
            and not (word.endswith(".") and len(word) > 6)
            and (word[0].isupper() or re.match(r"[dl]['’][A-ZÀ-Ý]", word))
        ):
            large += 1
            whole += 1
        elif _WORD.fullmatch(word) and (PATRONYMIC.fullmatch(word) or word.startswith(("al-", "el-", "аль-", "уулу"))):
            continue
        elif word.casefold() not in PARTICLES or place == len(words) - 1:
            return False
    return large >= 2 and whole >= 1


def _dotted(text: str, words: list[str]) -> str:
    """The full stop of a last initial ("Иванов А.Б") back in its place."""
    return (
        f"{text}."
        if re.search(r"(?:^|\s)(?:[^\W\d_]\.)*[^\W\d_]$", text) and _INITIALS.fullmatch(f"{words[-1]}.")
        else text
    )


def surely(name: str) -> bool:
    """Whether a name shows by itself that it is a person's: initials, a patronymic or the ending of a family name."""
    words = name.split()
    return any(
        _INITIALS.fullmatch(word) or PATRONYMIC.search(word) or (place and SURNAME.search(word) and len(word) > 4)
        for place, word in enumerate(words)
    ) or has_han(name)


def listed(text: str, *, labelled: bool = False) -> tuple[Name, ...]:
    """The names in a text that is a list of people or organisations; empty where any part of it is neither.

    ``labelled``: a word such as "Prepared by:" stands before it, so that what is no person may be an organisation, and
    what follows a name may be an affiliation.
    """
    if has_han(text) and (spaced := _spaced(text)):
        return spaced
    text = _described(_RANK_INSIDE.sub("; ", _ASIDE.sub("", text)))
    text = squeeze(_MARKS.sub("", ET_AL.sub("", _TOGETHER.sub("; ", text)))).strip(" .,;:|·•")
    if not text or len(text) > 600 or bare(text):
        return ()
    first = _COMMA.split(text)[0]
    if (
        is_organisation(text)
        and not _is_joint(text)
        and not (first != text and person(first) and not is_organisation(first))
    ):
        return (Name(_stripped(text), True),)
    text = _with_and(text)
    inverted = _inverted(text)
    if inverted:
        return inverted
    found: list[Name] = []
    for group in (part for part in _PART.split(_LEGAL.sub(" ", text)) if part):
        names = _group(group, labelled=labelled)
        if names is None:
            return _bodies(text) if labelled else ()
        found += names
    return tuple(dict.fromkeys(found))


def _bodies(text: str) -> tuple[Name, ...]:
    """Bodies without any of the usual words, each begun large; one, unless words of working together part them."""
    parts = [part for part in re.split(r"\s*;\s*", text) if part]
    return tuple(Name(_stripped(part), True) for part in parts) if all(map(_is_proper, parts)) else ()


def _spaced(text: str) -> tuple[Name, ...]:
    """Chinese names with nothing but room between them; a name of two signs may have room inside it."""
    parts = text.split()
    names = [person(part) for part in parts]
    return tuple(dict.fromkeys(Name(name) for name in names)) if len(parts) > 1 and all(names) else ()


def _described(text: str) -> str:
    """A person alone before a dash, without what stands after it: "Samat Iskakov – the fund's expert"."""
    said = re.match(r"^(?P<name>[^–—;:]{4,70}?)\s+[–—-]\s+(?P<rest>\S.*)$", text)
    if said and person(said["name"]) and not is_organisation(said["name"]) and not person(said["rest"].split(",")[0]):
        return said["name"]
    return text


def _with_and(text: str) -> str:
    """The Arabic "and", written on to the word after it, set apart where it stands between two names."""
    words = text.split()
    if not ARABIC.search(text) or not 4 <= len(words) <= 30:
        return text
    for place in range(2, len(words) - 1):
        if words[place][0] == "و" and len(words[place]) > 3 and words[place] not in ARABIC_W_NAMES:
            words[place] = f"; {words[place][1:]}"
    return " ".join(words)


def _is_joint(text: str) -> bool:
    """Whether both sides of an "and" or a semicolon are organisations of their own."""
    parts = [
        part
        for part in re.split(r"\s*;\s*|\s+(?:and|и|және|und|et|y|&)\s+(?:the\s+)?|\s*,\s+(?=[A-ZА-ЯЁӘ])", text)
        if part
    ]
    return len(parts) > 1 and all(is_organisation(part) for part in parts)


def _group(group: str, *, labelled: bool) -> list[Name] | None:
    """The names between two joins: commas part names, or a name and the affiliation after it."""
    first = _COMMA.split(group)[0]
    if is_organisation(group) and (first == group or is_organisation(first) or not person(first)):
        return [Name(_stripped(group), True)]
    found: list[Name] = []
    for piece in (piece for piece in _COMMA.split(group) if piece):
        if found and OFFICE.search(piece):
            continue
        name = "" if is_organisation(piece) else person(piece)
        if name:
            found.append(Name(name))
        elif is_organisation(piece) and not found:
            found.append(Name(_stripped(piece), True))
        elif DEGREE.fullmatch(f" {piece}") or _is_rank(piece) or bare(piece):
            continue
        elif found and (labelled or is_organisation(piece)):
            return found  # an affiliation, or an office: it belongs to the name before it
        else:
            return None
    return found or None


def _is_rank(text: str) -> bool:
    """ "старший научный сотрудник", "senior researcher", "Almaty": small letters, or nothing that makes a name."""
    return text[:1].islower() or (bool(DEGREE.search(f", {text}")) and len(text) < 12)


def _is_proper(text: str) -> bool:
    """Words that begin large, without the grammar of a sentence: a body whose name holds none of the usual words."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    text = re.sub(r"^(?:the|der|die|das|dem|le|la|les|el|l['’])\s+", "", text, flags=re.I)
    fits = 0 < len(words) <= 9 and len(text) <= 90 and not _NOT_A_NAME.search(text) and not re.search(r"[.!?:]\s", text)
    return (
        fits
        and (any(word[0].isupper() for word in words) or has_han(text) or bool(ARABIC.search(text)))
        and sum(word[0].isupper() or not word.isascii() for word in words) >= 0.5 * len(words)
    )


def _inverted(text: str) -> tuple[Name, ...]:
    """ "Saparova, A., Whitfield, D. and Lee, K." or "Saparova, Aigerim; Whitfield, Daniel" as names given name first."""
    parts = [
        part
        for part in re.split(r"\s*;\s*|\s*,?\s+(?:and|und|et|y|и|және|&)\s+|(?<=\.)\s*,\s*(?=[^\W\d_]{2,})", text)
        if part
    ]
    found = []
    for part in parts:
        if DEGREE.search(part) and person(part):
            return ()
        pair = re.fullmatch(
            r"([^,]{2,40}),\s*((?:[^\W\d_]\.?[\s-]?){1,3}|[^\W\d_][\w.’'-]+(?:\s[^\W\d_]\.?)?)", part.strip(" ,")
        )
        if (
            not pair
            or not pair[2][0].isupper()
            or is_organisation(part)
            or (";" not in text and not re.fullmatch(r"(?:[^\W\d_]\.?[\s-]?){1,3}", pair[2]))
        ):
            return ()
        if not person(f"A. {pair[1]}"):
            return ()
        initials = " ".join(f"{sign.rstrip('.')}." if len(sign.rstrip(".")) == 1 else sign for sign in pair[2].split())
        found.append(Name(f"{initials if '.' in pair[2] or len(pair[2]) == 1 else pair[2]} {pair[1]}"))
    return tuple(found)


def _stripped(text: str) -> str:
    text = re.sub(r"^(?:the|le|la|les|l['’]|der|die|das|dem|el)\s+(?=\w)", "", text)
    return squeeze(text).strip(" .,;:|*–—")


def names_of(text: str) -> tuple[str, ...]:
    """Names in a text that is a list of people or one organisation; empty where it is neither."""
    return tuple(name.text for name in listed(text))
