"""Names of organisations: a head word ("institute", "министерство") in its place, or a legal form at the end."""

from __future__ import annotations

import re
from functools import lru_cache

from publications.reading.front_words import (
    ARABIC_BODY,
    CHINESE_BODY,
    GERMAN_HEAD,
    LEADING_WORD,
    ORGANISATION_WORD,
    WEAK_WORD,
    words,
)
from publications.reading.letters import squeeze
from publications.reading.patterns import late
from publications.reading.stopwords import STOPWORDS
from publications.reading.words import KIND

ARABIC = late(r"[\u0600-\u06ff]")
_HAN, _FIRST_HAN = late(r"[\u4e00-\u9fff]"), "\u4e00"
BRACKETS = late(r"\s*[(（\[][^)）\]]*[)）\]]")
STARTS_ARABIC_BODY = late(rf"^{ARABIC_BODY}(?!\w)")
OPENERS = frozenset(word for stop in STOPWORDS.values() for word in stop) - words("the der die das la le el")
_ORGANISATION = late(rf"(?<!\w)(?:{ORGANISATION_WORD})(?!\w)", re.I)
_WEAK = late(WEAK_WORD, re.I)
_LEADING = late(LEADING_WORD, re.I)
_OF = late(
    r"\s+(?:of|for|on|to|in|at|по|при|имени|им\.|de|des|du|della|del|dos|da|do|für|der|zur|pour|para|sur|and|&)\b", re.I
)
_JOINT = late(
    r"(?<!\w)(?:of|for|in|on|to|with|by|about|from|в|на|для|о|об|по|с|от|für|über|pour|dans|sur|para|sobre|en)(?!\w)",
    re.I,
)
_CHINESE_BODY = late(rf"{CHINESE_BODY}$")
# The legal form behind a firm's or a registered society's name, written as such forms are written
_LEGAL_FORM = late(
    r"(?<=[\w»\"”.])[,\s]\s?(?:AG|SE|KG|KGaA|mbH|gGmbH|eG|e\.\s?G\.|e\.\s?V\.|e\.\s?K\.|SARL|SAS|S\.?\s?A\.?(?:S\.)?|S\.?\s?p\.?\s?A\.?|S\.?\s?L\.?|S\.?r\.?l\.?"
    r"|B\.?V\.?|N\.?V\.?|Oyj?|A/S|ApS|ASA|A\.\s?Ş\.|Ltd\.?\s?Şti\.|Ltda\.?|S/A|A\.\s?C\.|C\.\s?I\.\s?C\.|CIC|CLG|LLP|Pty|ПАО|ЗАО|ОАО|НКО|АНО|АҚ|ЖШС|ҚҚ)$"
)
# A sentence about somebody: "Ann Lee is a fellow of the Tideway Institute"
_TELLS = late(r"(?<!\w)(?:is|are|was|were|has|have|works|leads|est|sont|ist|sind|wurde|является|работает)\s")


def has_han(text: str) -> bool:
    """Whether there are Chinese signs. The pattern of so many signs is compiled only for a text that may hold one."""
    return not text.isascii() and max(text) >= _FIRST_HAN and _HAN.search(text) is not None


@lru_cache(maxsize=512)  # the lines of a title page are asked about from several sides
def is_organisation(text: str, *, strictly: bool = False) -> bool:
    """Whether a text is an organisation's name: its head word stands first, last or before "of" and the like, nothing
    but names stands around it, and no word names a kind of text. ``strictly``: heads that end titles too do not count."""
    if _TELLS.search(text):
        return False
    whole = squeeze(BRACKETS.sub("", text)).strip(" ,;:|")
    text = whole.strip(" .,;:|«»\"“”„‚'")
    if not 2 < len(text) <= 160 or re.search(r"[^\W\d_]{4}[.!?]\s", text):
        return False
    if _LEGAL_FORM.search(whole) and not text.isupper() and 1 < len(text.split()) <= 9:
        return text[0].isupper() or text[0] in '«"“„'
    if ARABIC.search(text):
        return bool(STARTS_ARABIC_BODY.match(text)) and "سلسلة" not in text and len(text.split()) <= 9
    if has_han(text):
        return bool(_CHINESE_BODY.search(text)) and len(text) <= 24 and not re.search(r"[的在与和及了].{6,}", text)
    words = re.findall(r"[^\W\d_]{4,}", text)
    cyrillic = bool(re.search(r"[Ѐ-ӿ]", text))
    capitals = sum(word[0].isupper() for word in words)
    if (
        not words
        or text.split()[0].casefold() in OPENERS
        or not (text[0].isupper() or text[0] in '«"“')
        or (not cyrillic and not _LEADING.match(text) and capitals < 0.6 * len(words))
    ):
        return False
    return any(
        _is_head(text, found, cyrillic=cyrillic)
        for found in _ORGANISATION.finditer(text)
        if not strictly or not _WEAK.fullmatch(found[0])
    )


def _is_head(text: str, found: re.Match[str], *, cyrillic: bool) -> bool:
    ahead, rest = text[: found.start()], text[found.end() :]
    if KIND.search(text) and rest.strip() and ahead.strip():
        return False
    if found[0] == text:
        return len(text) > 11
    if _JOINT.search(ahead) and not re.search(r"\bfür\b|«|\"", ahead):
        return bool(re.match(r"\s*$", rest)) and not _JOINT.match(text) and bool(re.search(r"\b(of|for)\b", ahead))
    german = re.fullmatch(r"(?:[A-ZÄÖÜ][a-zäöüß]+(?:e|er|es)\s)?", ahead) is not None  # "Technische Hochschule Essen"
    if not ahead.strip() or (german and GERMAN_HEAD.fullmatch(found[0]) and re.match(r"\s[A-ZÄÖÜ]", rest)):
        of_something = bool(_OF.match(rest)) or bool(re.match(r"\s*[«\"“]", rest))
        if re.match(r"\s+(?:на|в|во|без|для|с|со|о|об|от|за|под|из|к|у)\s", rest):
            return False
        joined = re.match(r"\s+(?:и|және|жана|&|and|et|y|und)\b", rest) and not re.search(r"«|министерств", text, re.I)
        return (of_something and not joined) or (
            not joined
            and bool(rest.strip())
            and (cyrillic or bool(_LEADING.fullmatch(found[0])) or bool(GERMAN_HEAD.fullmatch(found[0])))
        )
    return (
        not rest.strip(" .,") or bool(_OF.match(rest)) or bool(re.match(r"\s*(?:[,–—|(«\"“]|\s-\s)", rest)) or cyrillic
    )
