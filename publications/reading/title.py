"""The title and what stands under it: the largest type of the title page that is no label, name or date, held against the
other places where a report says its name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from publications.reading.citing import Citation
from publications.reading.draft import Evidence
from publications.reading.front_blocks import Block, Leaves, alphabet
from publications.reading.front_kinds import Kind, is_signed, is_yearly, kind
from publications.reading.letters import FIRST_IDEOGRAPH, alnum, squeeze
from publications.reading.names import person
from publications.reading.page import Line, rows
from publications.reading.patterns import late
from publications.reading.title_case import softened
from publications.reading.title_weight import MOST, is_opening, masthead, may_be_title, proof, score

# What programs and scanners put there by themselves, and names of files
_PLACEHOLDER = late(
    r"^(?:microsoft (?:word|powerpoint|excel)|untitled|untitled[-_ ]?\d*|без названия|без имени|безымянный|sans titre|sin título|ohne titel|unbenannt|senza titolo|sem título"
    r"|document\d*|документ\s?\d*|dokument\d*|presentation\d*|презентация\d*|книга\d*|book\d*|slide \d+|folie \d+|print(?:ing)?|company registration|pdf|title|название|titre|título"
    r"|(?:new|final|draft|copy of|копия)\b.{0,30}|no title|none|null|layout \d+|full page (?:photo|fax)|powerpoint presentation|image|img|scan|скан|adobe \w+.*)$"
    r"|^(?:microsoft (?:word|powerpoint) ?[-–]|(?:scan|скан|img|image|doc|dsc|сканирование|xerox|epson|hp|canon|adobe scan|camscanner|cci|scansnap)[\W_]*\d)"
    r"|\.(?:docx?|indd|pdf|qxd|qxp|tex|dvi|pptx?|xlsx?|odt|rtf|tiff?|jpe?g|png|pub|ai|cdr|txt|html?)\b|^[\w\d]*_[\w\d]+(?:_[\w\d.]+)*$|^[\da-f]{8}[\da-f-]*$|\bv\d+$|^\S*[\\/]\S*[\\/]\S*$",
    re.I,
)  # fmt: skip
_DANGLING = late(r"(?:[:,&/–—]|(?<!\w)(?:of|the|a|an|in|on|for|to|and|or|from|with|by|at|as|its|their|через|в|на|и|для|к|о|об|от|по|с|из|де|du|de|des|la|le|les|et|en|à|pour|sur|dans|d['’]|el|los|las|y|para|del|con|por|der|die|das|des|dem|und|für|im|von|zur|zum|mit|e|da|do|و|في|من|على|إلى|的|与|和|және|мен))$", re.I)  # fmt: skip
_UNSPACED = late(r"(?<=[\u3040-\u30ff\u4e00-\u9fff])\s+(?=[\u3040-\u30ff\u4e00-\u9fff])")  # a line's end
_YEARS = r"\W*(?:19|20)\d\d(?:\s*[–/-]\s*(?:19|20)?\d\d)?\W*"
_PAGES = 4  # leaves on which a title page may stand, after a cover that is a picture


class Titles(NamedTuple):
    """Title and subtitle with their evidence. ``lines`` are the ids of the title's lines, ``page`` where they stand."""

    title: str
    title_evidence: Evidence
    subtitle: str
    subtitle_evidence: Evidence
    lines: frozenset[int]
    page: int | None = None


_NO_SUBTITLE = Evidence("missing", None, "", "nothing under the title looks like one")


def read(leaves: Leaves, cited: Citation | None) -> Titles:
    """The titles by the title page, the property, the citation and the running lines, in this order of trust."""
    named = _mended(leaves.source.meta("Title"))
    named = named if usable(named) else ""
    for place, page in enumerate(leaves.first[:_PAGES]):
        chosen = _chosen(leaves, place, named, cited)
        if chosen:
            return _titles(leaves, page.number, leaves.blocks[place], chosen, named)
    return _elsewhere(leaves, named, cited)


def usable(named: str) -> bool:
    """Whether the file's Title may be the report's: long enough, and not what programs put there by themselves."""
    return len(alnum(named)) >= 8 - 4 * (alphabet(named) == "han") and not _PLACEHOLDER.search(named.strip())


def _mended(text: str) -> str:
    """Properties written as UTF-8 and read as Windows-1252 ("Asiaâ€“Pacific") put right."""
    try:
        return text.encode("cp1252").decode("utf-8") if "â€" in text or "Ã" in text or "Ð" in text else text
    except UnicodeError:
        return text


def _chosen(leaves: Leaves, place: int, named: str, cited: Citation | None) -> list[Block]:
    """The blocks that make the title on one leaf, empty where the leaf is no title page."""
    page, found = leaves.first[place], leaves.blocks[place]
    kinds = {id(block): kind(block.text) for block in found}
    proven = [block for block in found if proof(block, leaves, named, cited) >= 0.35]
    foot = masthead(found)
    able = [block for block in found if block.top > foot and may_be_title(block, kinds[id(block)], proven)]
    if not able:
        return []
    large = max(block.size for block in able)
    proven = [block for block in proven if block in able]
    prose = sum(len(line.text) > 55 and line.size < 1.15 * leaves.body for line in page.lines)
    if large < 1.2 * leaves.body and not (proven and place < 2) and (prose > 3 or page.letters > 600 or place):
        return []
    if place and not proven and (prose > 3 or len(page.lines) > 25 or is_opening(able, large)):
        return []
    yearly = _yearly(found, kinds)
    if yearly:
        return yearly
    best = max(able, key=lambda block: score(block, leaves, named, cited, large, kinds[id(block)]))
    return _whole(found, best, kinds, leaves)


def _yearly(found: Sequence[Block], kinds: Mapping[int, Kind]) -> list[Block]:
    """ "Annual report" beside a year in the largest type of the leaf, as covers of yearly reports are set; else empty."""
    large = max(found, key=lambda block: block.size)
    others = [block for block in found if block is not large and is_yearly(block.text) and len(block.text) < 60]
    near = [
        block
        for block in others
        if -0.5 * large.size < large.top - large.size - block.bottom < 2.5 * large.size
        or 0 < block.top - large.bottom < 2.5 * large.size
    ]
    if kinds[id(large)] != "date" or not re.fullmatch(_YEARS, large.text) or not near:
        return []
    return sorted([near[0], large], key=lambda block: block.top)


def _whole(found: Sequence[Block], best: Block, kinds: Mapping[int, Kind], leaves: Leaves) -> list[Block]:
    """The title's block with those above and below that go on with it."""
    ordered = sorted((block for block in found if re.search(r"\w", block.text)), key=lambda block: block.top)
    start = end = ordered.index(best)
    while (
        start
        and sum(len(block.text) for block in ordered[start - 1 : end + 1]) <= MOST
        and _joins(ordered[start - 1], ordered[start], ordered[start - 1], kinds, best)
    ):
        start -= 1
    while (
        end + 1 < len(ordered)
        and sum(len(block.text) for block in ordered[start : end + 2]) <= MOST
        and _joins(ordered[end], ordered[end + 1], ordered[end + 1], kinds, best)
    ):
        end += 1
    return ordered[start : end + 1]


def _joins(block: Block, after: Block, other: Block, kinds: Mapping[int, Kind], best: Block) -> bool:
    """One size and weight at the distance of lines; or a phrase that cannot end where the type changes; or a year as large
    as the title."""
    gap, larger = after.top - block.bottom, max(block.size, after.size)
    if gap > 2.6 * larger or gap < 0.3 * larger or kinds[id(other)] not in ("text", "sort", "date"):
        return False
    if (
        alphabet(block.text) != alphabet(after.text)
        and alphabet(other.text)
        and {alphabet(block.text), alphabet(after.text)} != {"kazakh", "cyrillic"}
    ):
        return False
    if kinds[id(other)] == "date":
        return bool(re.fullmatch(_YEARS, other.text)) and other.size >= 0.9 * best.size
    alike = abs(block.size - after.size) <= 0.1 * larger and block.lines[0].bold == after.lines[0].bold
    open_end = bool(_DANGLING.search(block.text.strip()))
    goes_on = after.text[:1].islower() and gap <= 1.6 * larger and not block.text.rstrip().endswith((".", "!", "?"))
    return alike or open_end or goes_on


def _titles(leaves: Leaves, number: int, found: Sequence[Block], chosen: Sequence[Block], named: str) -> Titles:
    group = [line for block in chosen for line in block.lines]
    whole = squeeze(" ".join(block.text for block in chosen))
    printed = _clean(_UNSPACED.sub("", whole) if max(whole, default="") >= FIRST_IDEOGRAPH else whole)
    page = next(page for page in leaves.first if page.number == number)
    ordered = [line for row in rows(line for line in page.lines if not line.turned) for line in row]
    used = _lines_with(ordered, alnum(named)) if named and alnum(named) != alnum(printed) else []
    if used and (any(line in group for line in used) or max(line.size for line in used) > 1.3 * leaves.body):
        title, group = _clean(named), used
        evidence = Evidence(
            "sure", number, " ".join(line.text for line in used), "in the file's properties and on the page"
        )
    else:
        title = softened(printed, leaves, named)
        certain = alnum(named) == alnum(printed) or group[0].size >= 1.4 * leaves.body
        why = (
            "the largest type on the first page"
            if number == leaves.source.pages[0].number
            else "the largest type on the title page"
        )
        evidence = Evidence("sure" if certain else "check", number, printed, why)
    subtitle = _clean(_subtitle(found, group, title, leaves))
    below = Evidence("check", number, subtitle, "the line under the title") if subtitle else _NO_SUBTITLE
    return Titles(title, evidence, softened(subtitle, leaves, ""), below, frozenset(id(line) for line in group), number)


def _lines_with(lines: Sequence[Line], known: str) -> list[Line]:
    """The shortest run of lines whose letters are ``known`` and little besides."""
    best: list[Line] = []
    for start in range(len(lines)):
        joined = ""
        for end in range(start, min(start + 8, len(lines))):
            joined += alnum(lines[end].text)
            if known in joined:
                if len(known) >= 0.9 * len(joined) and (not best or end - start + 1 < len(best)):
                    best = list(lines[start : end + 1])
                break
    return best


def _clean(text: str) -> str:
    text = squeeze(text).strip(" –—-|*")
    return text[:-1] if text.endswith((".", ",", ":")) and not text.endswith("..") else text


def _subtitle(found: Sequence[Block], group: Sequence[Line], title: str, leaves: Leaves) -> str:
    """The block right under the title, larger than the body, that is no byline, name or date; else empty."""
    used = {id(line) for line in group}
    below = [block for block in found if block.top > group[-1].y and not any(id(line) in used for line in block.lines)]
    if not below:
        return ""
    left, right = min(line.x0 for line in group), max(line.x1 for line in group)
    over = [block for block in below if any(line.x0 < right and line.x1 > left for line in block.lines)]
    first, *rest = sorted(over or below, key=lambda block: block.top)
    above = group[-1].y
    if rest and kind(first.text) == "date":  # the year between a title and what stands under it
        above, first = first.bottom, rest[0]
    near = first.top - above <= 3.5 * group[-1].size + first.size
    small = first.size < 1.08 * leaves.body and sum(len(block.lines) for block in found) > 30
    fits = near and not small and len(first.lines) <= 5 and len(first.text) <= 250
    if not fits or kind(first.text) not in ("text", "sort") or alnum(first.text) in alnum(title):
        return ""
    after = [block.text for block in below if 0 < block.top - first.bottom < 2.2 * first.size]
    signed = [*(line.text for line in first.lines), *(text for text in after if "@" in text or _is_lone(first, leaves))]
    if is_signed(signed) or _are_people(first, leaves):
        return ""
    foreign = alphabet(first.text) != alphabet(title) and alphabet(first.text) not in ("", "cyrillic", "kazakh")
    if foreign:
        return ""
    own = [line.text for line in first.lines if alphabet(title) != "cyrillic" or alphabet(line.text) != "kazakh"]
    return first.text if len(own) == len(first.lines) else squeeze(" ".join(own))  # a cover in two languages


def _are_people(block: Block, leaves: Leaves) -> bool:
    """Whether each of several lines is a name, and none of their words one that the body writes small."""
    words = re.findall(r"[^\W\d_]{3,}", block.text)
    known = len(leaves.small_words) > 60 and not any(word.casefold() in leaves.small_words for word in words)
    return known and len(block.lines) > 1 and all(person(line.text) for line in block.lines)


def _is_lone(block: Block, leaves: Leaves) -> bool:
    """Whether the block may be a person's name alone on its line: none of its words is one that the body writes small."""
    words = re.findall(r"[^\W\d_]{3,}", block.text)
    return len(block.lines) == 1 and not any(word.casefold() in leaves.small_words for word in words)


def _elsewhere(leaves: Leaves, named: str, cited: Citation | None) -> Titles:
    """Without a title page: the citation, the property where pages repeat its words, the commonest running line, else the
    largest type of the first page with words, all but the first to be checked."""
    if cited and cited.title:
        return _only(cited.title, Evidence("sure", cited.page, cited.text[:160], "in the suggested citation"))
    if named and alnum(named) in leaves.printed:
        return _only(_clean(named), Evidence("check", None, named, "in the file's properties and in the report"))
    heads = [
        (count, text) for text, count in leaves.running.items() if count > 2 and kind(text) == "text" and len(text) > 7
    ]
    if heads and max(heads)[0] > 0.3 * len(leaves.pages):
        return _only(_clean(max(heads)[1]), Evidence("check", None, max(heads)[1], "the running line of most pages"))
    for place, page in enumerate(leaves.first[:3]):
        able = [block for block in leaves.blocks[place] if may_be_title(block, kind(block.text))]
        if page.letters > 8 and able:
            best = max(able, key=lambda block: (round(block.size), -block.top))
            if (best.size < 1.1 * leaves.body and not best.lines[0].bold) or is_opening([best], best.size):
                break
            return _titles(leaves, page.number, leaves.blocks[place], [best], named)._replace(
                title_evidence=Evidence("check", page.number, best.text, "the largest type on the first page")
            )
    return _only(
        "", Evidence("missing", None, "", "no words on the first pages" if not leaves.printed else "no title found")
    )


def _only(title: str, evidence: Evidence) -> Titles:
    return Titles(title, evidence, "", _NO_SUBTITLE, frozenset(), None)
