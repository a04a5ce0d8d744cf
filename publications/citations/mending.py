"""Where the citation processor is wrong or silent, mended openly: one function for each mistake, with its reason.

Marks from Unicode's private use area stand for what a reference may hold beside its letters, while the processor works
on it: the beginning and the end of italics, and "<", which it would take for markup.
"""

import html
import re
from types import SimpleNamespace

from citeproc import CitationStylesStyle

from .names import Name

ITALIC, UPRIGHT, LESS = "\ue000", "\ue001", "\ue002"
MARKS = str.maketrans({ITALIC: None, UPRIGHT: None, LESS: None})
ENDED = re.compile(rf"(?<=[.?!…])([{UPRIGHT}”’»]*)\.(?=\s|\Z)")
WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:[’'][^\W\d_]+)*")
SMALL = {"a", "an", "and", "as", "at", "but", "by", "for", "from", "if", "in", "into", "nor", "of", "off", "on", "onto"}
SMALL |= {"or", "out", "over", "per", "so", "than", "the", "to", "up", "via", "vs", "with", "yet"}
ALONE = {"марта": "март", "мая": "май", "июня": "июнь", "июля": "июль"}
OUTSIDE = re.compile(r"(”)([.,])")


def _italic(text: object) -> str:
    return f"{ITALIC}{text}{UPRIGHT}"


FORMATTER = SimpleNamespace(
    preformat=str, Italic=_italic, Oblique=_italic, Bold=str, Light=str, Underline=str, Superscript=str, Subscript=str,
    SmallCaps=str,
)  # fmt: skip
"""The processor's own HTML escapes "&" between names but nothing in titles: it gets this instead, and we escape."""


def taken_in(text: str) -> str:
    """``text`` as the processor may have it: in one line, our marks not to be forged, "..." as the one sign it is, since
    the processor takes doubled full stops for a mistake."""
    return " ".join(text.split()).translate(MARKS).replace("<", LESS).replace("...", "…")


def csl_name(name: Name, style: CitationStylesStyle, is_in_text: bool = False) -> dict[str, str]:
    """The name as the processor may have it.

    It makes ". " of a given name that begins without a capital ("محمد", "al Hasan"): such a name is given whole, in the
    order of a list, where the style would shorten it. In the text the family name stands alone.
    """
    family, given, suffix = (taken_in(part) for part in name.parts())
    if not given:
        return {"literal": family}
    [rule, *_rest] = style.root.xpath("//*[local-name()='bibliography']//*[local-name()='name']")
    words = [word for word in re.split(r"[\s-]+", given) if word]
    is_shortened = rule.get("initialize-with") is not None and not is_in_text
    if is_shortened and not (words and all(word[0].isupper() for word in words)):
        return {"literal": f"{family}{rule.get('sort-separator', ', ')}{given}"}
    return {"family": family, "given": given, **({"suffix": suffix} if suffix else {})}


def headline(title: str) -> str:
    """An English title with the capitals of a headline: its own rule leaves a small last word ("Comes from") and the
    second part of a compound ("Long-term").

    Words that have a capital anywhere are left as they are; small are articles, conjunctions and short prepositions,
    but never the first or last word, nor the first after a colon, a dash or a full stop.
    """
    words = list(WORD.finditer(title))
    for place, word in enumerate(words):
        before = title[: word.start()].rstrip(" “‘(«\"'")
        opens = not before or before[-1] in ":.?!…–—" or place == len(words) - 1
        if word[0].islower() and (opens or word[0] not in SMALL):
            title = title[: word.start()] + word[0][0].upper() + title[word.start() + 1 :]
    return title


def inner_quotes(title: str) -> str:
    """Single marks for what a title quotes: in American English it stands in double ones itself."""
    return title.replace("“", "‘").replace("”", "’")


def one_full_stop(text: str) -> str:
    """It sees a doubled full stop, but not through italics and quotation marks, nor that "?" ends a sentence too."""
    return ENDED.sub(r"\1", text)


def american_quotes(text: str) -> str:
    """It does not know the option ``punctuation-in-quote``: in American English, "." and "," stand inside."""
    return OUTSIDE.sub(r"\2\1", text)


def spaced_ellipsis(text: str) -> str:
    """Before the last of more than twenty authors APA has ". . .", the processor "…"."""
    return text.replace(", … ", ", . . . ", 1)


def month_alone(text: str, year: str) -> str:
    """Its locales hold one form of a month: in Russian the one that stands beside a day, wrong without one."""
    for beside, alone in ALONE.items():
        text = text.replace(f", {beside} {year}, ", f", {alone} {year}, ")
    return text


def as_html(text: str) -> str:
    """Safe HTML: everything escaped, italics as ``<i>``."""
    escaped = html.escape(text.replace(LESS, "<"), quote=False)
    return escaped.replace(ITALIC, "<i>").replace(UPRIGHT, "</i>")


def as_text(text: str) -> str:
    return text.replace(LESS, "<").replace(ITALIC, "").replace(UPRIGHT, "")
