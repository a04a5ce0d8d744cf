"""Dates as reports print them: "12 March 2024", "March 2024", "12.03.2024", "2024-03-12", "2024 г.", "2024 жылғы 12 наурыз".

Digits of any script are read (Arabic ٢٠٢٤, Chinese 二〇二四年三月).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from publications.reading.patterns import late
from publications.reading.words import KIND, MONTHS

# Further names and shortened forms of the months, in the order of the year
_FURTHER = (
    "janv|янв|қаң|ene|janeiro|ocak|январда|yanvari|يناير|كانون الثاني",
    "févr|фев|февр|ақп|fevereiro|şubat|fevrali|فبراير|شباط",
    "märz|мар|наур|março|mart|marti|مارس|آذار|اذار",
    "avr|апр|сәу|abr|abril|nisan|aprili|أبريل|ابريل|نيسان",
    "мам|maio|mayıs|maý|مايو|أيار|ايار",
    "июн|мау|junho|haziran|iyuni|يونيو|حزيران",
    "juil|июл|шіл|julho|temmuz|iyuli|يوليو|تموز",
    "aoû|авг|там|ago|agosto|ağustos|avgusti|أغسطس|اغسطس|آب",
    "сен|сент|қыр|setembro|eylül|sentabri|setiembre|سبتمبر|أيلول|ايلول",
    "okt|окт|қаз|outubro|ottobre|ekim|oktabri|أكتوبر|اكتوبر|تشرين الأول",
    "ноя|нояб|қар|novembro|novembre|kasım|noyabri|نوفمبر|تشرين الثاني",
    "déc|dez|дек|жел|dezembro|dicembre|aralık|dekabri|ديسمبر|كانون الأول",
)
_MONTHS = {name: number for number, names in enumerate(_FURTHER, start=1) for name in names.split("|")} | MONTHS
_NAMES = sorted(_MONTHS, key=len, reverse=True)
_ENDINGS = ("да", "де", "та", "те", "ы", "і", "ында", "інде")
_MONTH = "MONTH"  # where the names of months that a text holds are put into a pattern
_YEAR = r"(?P<year>(19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)"
_OF = r"(?:de\s+|del\s+|di\s+)?"
# Each with a rare sign that it cannot do without, if it has one
_PATTERNS = (
    ("", rf"(?<!\d){_DAY}(st|nd|rd|th|er|º|\.)?\s+{_OF}{_MONTH},?\s+{_OF}{_YEAR}(?!\d)"),
    ("", rf"(?<!\w){_MONTH}\s+{_DAY}(st|nd|rd|th)?,?\s+{_YEAR}(?!\d)"),
    ("ж", rf"(?<!\d){_YEAR}\s*(жылғы|жылдың|жыл\w*|ж\.)\s*{_DAY}\s*{_MONTH}"),
    ("ж", rf"(?<!\d){_YEAR}\s*(жылғы|жылдың|жыл\w*|ж\.),?\s*{_MONTH}"),
    ("", rf"(?<!\w){_MONTH}\s*[,/]?\s+{_OF}{_YEAR}(?!\d)"),
    ("", rf"(?<!\w){_MONTH}\s*[/-]\s*{_YEAR}(?!\d)"),
    (".", rf"(?<![\d.])(?P<number>[01]?\d)\.{_YEAR}(?![\d.])"),
    ("", rf"(?<![\d./]){_DAY}\s?[./]\s?(?P<number>[01]?\d)\s?[./]\s?{_YEAR}(?!\d)"),
    ("", rf"(?<![\d-]){_YEAR}[-/.](?P<number>[01]\d)[-/.]{_DAY}(?!\d)"),
    ("", rf"(?<![\d-]){_YEAR}[-/](?P<number>0[1-9]|1[0-2])(?![\d-])"),
    ("年", rf"(?<!\d){_YEAR}\s*年\s*(?P<number>[01]?\d)\s*月(\s*{_DAY}\s*日)?"),
)
_BARE_YEAR = late(r"(?<![\d/.,–-])(19[5-9]\d|20[0-4]\d)(?![\d/]|[.,–-]\d)")
_DIGIT = late(r"\d")
_FOREIGN_DIGIT = late(r"[^\D0-9]")
_LETTERS = late(r"[^\W\d_]+")
_FIGURES = late(r"(?:19|20)\d\d")
_SPAN = late(r"(?<!\d)((?:19|20)\d\d)\s*(?:[-–—/]|to|до|bis|à|гг?\.?\s*[-–—])\s*((?:19|20)?\d\d)(?![\d-])", re.I)
_CHINESE = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_CHINESE_DATE = late(
    r"[二一][〇零○一二三四五六七八九]{3}\s*年(?:\s*([一二三四五六七八九十]{1,3})\s*月)?(?:\s*([一二三四五六七八九十]{1,3})\s*日)?"
)
# What may stand beside a date without making the line more than a date: "2024 г.", "2024 жыл", "2024年"
_YEAR_WORD = r"(?:г\.?|год[а]?|года|ж\.?|жыл\w*|рік|року|й|yil|yılı?|年|م|سنة|عام)"


class Issued(NamedTuple):
    """A date as far as it is known."""

    year: int
    month: int | None = None
    day: int | None = None


def western(text: str) -> str:
    """The text with digits of any script as 0–9, and Chinese dates in digits."""
    if text.isascii():
        return text
    digits = _FOREIGN_DIGIT.sub(lambda found: str(int(found[0])), text)
    return _CHINESE_DATE.sub(_in_digits, digits) if "年" in digits else digits


def _in_digits(found: re.Match[str]) -> str:
    parts = [found[0][: found[0].index("年")].strip().translate(_CHINESE) + "年"]
    for group, sign in ((1, "月"), (2, "日")):
        if found[group]:
            tens, ten, ones = found[group].rpartition("十")
            value = 10 * (int(tens.translate(_CHINESE)) if tens else 1) if ten else 0
            parts.append(f"{value + (int(ones.translate(_CHINESE)) if ones else 0)}{sign}")
    return "".join(parts)


def _folded(text: str) -> str:
    """Letters that a pattern takes for the same whatever their case, as one; i and ı are."""
    return text.casefold().replace("ı", "i").replace("\u0307", "")


_BY_WORD: dict[str, list[str]] = {}  # a name's first word, folded → the names that begin with it
for _name in _NAMES:
    _BY_WORD.setdefault(_LETTERS.findall(_folded(_name))[0], []).append(_name)


def _named(text: str) -> tuple[str, ...]:
    """The names of months that may stand in a text, long ones first. A name stands at a word's beginning and takes all
    of it, but for an ending; behind the Kazakh word for a year it may be written on."""
    words = set(_LETTERS.findall(_folded(text)))
    if any("жыл" in word for word in words):
        return tuple(_NAMES)
    words |= {word.removesuffix(ending) for word in words if not word.isascii() for ending in _ENDINGS}
    named = {name for word in words & _BY_WORD.keys() for name in _BY_WORD[word]}
    return tuple(name for name in _NAMES if name in named) if named else ()


@cache
def _made(pattern: str, names: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for these names alone: those of all languages make it so long that to compile it takes longer than to
    read a page, and a report has the few of its own."""
    month = rf"(?P<month>{'|'.join(map(re.escape, names))})(?:(?<=[а-яәіңғүұқөһ])(?:{'|'.join(_ENDINGS)}))?(?!\w)\.?"
    return re.compile(pattern.replace(_MONTH, month), re.I)


def _patterns(text: str) -> Iterator[re.Pattern[str]]:
    """The forms of dates that may stand in a text, the surest first; each has four figures of a year."""
    if not _FIGURES.search(text):
        return
    small, names = text.lower(), _named(text)
    for sign, pattern in _PATTERNS:
        if sign in small and _MONTH not in pattern:
            yield _made(pattern, ())
        elif sign in small and names:
            yield _made(pattern, names)


def find(text: str) -> Issued | None:
    """The first full date in the text, else month and year; None for a year alone or no date."""
    text = western(text)
    for pattern in _patterns(text):
        for found in pattern.finditer(text):
            groups = found.groupdict()
            month = _MONTHS[groups["month"].casefold()] if groups.get("month") else int(groups["number"])
            day = int(groups["day"]) if groups.get("day") else None
            if 1 <= month <= 12 and (day is None or 1 <= day <= 31):
                return Issued(int(groups["year"]), month, day)
    return None


def years(text: str) -> list[int]:
    """The years from 1950 to 2049 that stand alone in the text, not in a span or a longer number."""
    return [int(year) for year in _BARE_YEAR.findall(western(text))]


def span(text: str) -> tuple[int, int] | None:
    """The first span of years in the text ("2019–2020", "2019/20"); None without one that runs forward."""
    for found in _SPAN.finditer(western(text)):
        first, last = int(found[1]), int(found[2])
        last = last if last > 99 else first // 100 * 100 + last
        if first < last <= first + 60:
            return first, last
    return None


@lru_cache(maxsize=1024)  # a line of a title page is asked about from several sides
def without(text: str) -> str:
    """The text without its dates, years and the words that belong to them."""
    rest = western(text)
    if not _DIGIT.search(rest):
        return rest  # each of them has a year in figures
    for pattern in _patterns(rest):
        rest = pattern.sub(" ", rest)
    rest = _BARE_YEAR.sub(" ", _SPAN.sub(" ", rest))
    return rest if rest == western(text) else re.sub(rf"(?<!\w){_YEAR_WORD}(?!\w)", " ", rest, flags=re.I)


def bare(text: str) -> bool:
    """Whether a line is a date and nothing else, not even a place."""
    return without(text) != western(text) and not re.search(r"[^\W_]", without(text))


def only_date(text: str) -> bool:
    """Whether a line says a date or a place and a date, and nothing else."""
    rest = without(text)
    letters = re.sub(r"[\W\d_]", "", rest)
    return rest != western(text) and len(letters) <= 16 and not KIND.search(rest)


def only_issued(text: str, page: int) -> bool:
    """Whether a line of this page says when, or where and when, something was issued. A year with other words, and no
    month ("The winter of 2021"), is a chapter's name, but for a single word on the first pages ("Almaty 2021")."""
    if not only_date(text):
        return False
    dated = bare(text) or find(text) is not None
    return dated or (page <= 2 and len(re.findall(r"[^\W\d_]{2,}", without(text))) < 2)


def from_metadata(text: str) -> Issued | None:
    """A PDF date, ``D:20230512…`` (ISO 32000-1, 7.9.4)."""
    found = re.match(r"D?:?((19|20)\d\d)([01]\d)?", text)
    if not found:
        return None
    month = int(found[3]) if found[3] else None
    return Issued(int(found[1]), month if month and 1 <= month <= 12 else None)
