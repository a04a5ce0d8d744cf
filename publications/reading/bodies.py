"""Organisations that speak for themselves: on the title page, in the imprint, in the running lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from publications.reading import dates
from publications.reading.draft import Evidence, Removed
from publications.reading.front_blocks import Leaves, unmarked
from publications.reading.front_words import is_other_role, role_of
from publications.reading.letters import alnum, squeeze
from publications.reading.names import Name, listed
from publications.reading.organisations import is_organisation
from publications.reading.page import row_text, rows
from publications.reading.patterns import late
from publications.reading.title import Titles

Found = tuple[tuple[Name, ...], Evidence]
_RIGHTS = late(
    r"(?:©|\(c\)|\bcopyright\b)\s*(?:©|\(c\)|by\b|:)?\s*(?:(?:19|20)\d\d(?:\s*[–,-]\s*(?:19|20)\d\d)*,?)?\s*(?:by\s+|the\s+)?(?P<holder>[^\d©].{3,160})",
    re.I,
)
_PUBLISHER = late(
    r"^\W*(?:(?:this |ce )?(?:report|rapport|informe|bericht|étude|study)(?: is| was| est)? )?(?:published by|publisher|издатель(?:ство)?|баспа|publié par|éditeur|editado por|publicado por|veröffentlicht von|verlag|الناشر|出版(?:者|单位)?)\s*[:：]?\s+(?P<holder>.{3,160})$", re.I
)  # fmt: skip
_REGISTERED = late(
    r"\b(?:registered (?:office|charity|in|number|company)|company (?:no|number|registration)|charity (?:no|number)|siège social|domicilio social|sede (?:legale|social)"
    r"|amtsgericht|handelsregister|HRB|vereinsregister|юридический адрес|ИНН|ОГРН|БИН|заңды мекенжайы|БСН|SIREN|SIRET|CNPJ|NIF|CIF)(?!\w)",
    re.I,
)
_EACH = late(r"\s*[,;]\s*(?:(?:and|et|y|und|и|және)\s+)?|\s+(?:and|et|y|und|и|және|&)\s+")
# "Institute for Rural Studies, Bishkek, 2021": a body, a place and a year, and nothing after it
_SIGNED = late(
    r"^\W{0,2}(?P<body>[^\d]{5,110}?),?(?:\s[^\W\d_][\w-]+(?: [\w-]+)?,?)?\s*[(]?(?:19|20)\d\d[)]?\s*(?:г|ж)?\W*$"
)


def from_title_page(leaves: Leaves, titles: Titles) -> Found | None:
    """The organisations on the title page: the one that holds the rights, else those set together in the largest type."""
    if titles.page is None:
        return None
    place = next(place for place, page in enumerate(leaves.outer) if page.number == titles.page)
    if sum(len(block.lines) for block in leaves.blocks[place]) > 45:
        return None
    found: list[tuple[float, Name, str]] = []
    paid = False
    for block in leaves.blocks[place]:
        if any(id(line) in titles.lines for line in block.lines) or alnum(block.text) in alnum(titles.title):
            continue
        if is_other_role(block.text):
            paid = True
            continue
        names = () if paid or role_of(block.text) else _of_block(block.text, [unmarked(line) for line in block.lines])
        paid = False
        below = block.key in alnum(titles.subtitle) and len(block.key) > 0.6 * len(alnum(titles.subtitle))
        found += [(block.size, name, block.text) for name in names if not below]
    if not found:
        return None
    together = _publishers(leaves, place, [name for _, name, _ in found])
    if together:
        return together
    holder = from_imprint(leaves)
    own = [row for row in found if holder and any(_same(row[1].text, name.text) for name in holder[0])]
    large = max(size for size, _, _ in found)
    kept = own or [row for row in found if row[0] >= 0.95 * large]
    if not own and len(kept) > 1 and len({text for _, _, text in kept}) > 1:
        kept = [row for row in kept if row[2] == kept[0][2]]
    text = kept[0][2]
    why = "an organisation on the first page"
    return tuple(dict.fromkeys(name for _, name, _ in kept)), Evidence(
        "sure" if own else "check", titles.page, text[:160], why
    )


def _publishers(leaves: Leaves, place: int, found: Sequence[Name]) -> Found | None:
    """The bodies that published it together, where the title page prints each of them and knows one by its name already:
    of the marks side by side at its foot few have a word that says what they are."""
    printed = alnum(" ".join(block.text for block in leaves.blocks[place]))
    for page in leaves.outer:
        for row in rows(page.lines):
            text = squeeze(row_text(row))
            said = _PUBLISHER.search(text) if len(text) < 260 else None
            parts = [_stripped(part) for part in _EACH.split(said["holder"]) if part.strip(" .,")] if said else []
            known = any(_same(part, name.text) for part in parts for name in found)
            if len(parts) > 1 and known and all(" " in part and alnum(part) in printed for part in parts):
                return tuple(Name(part, True) for part in parts), Evidence(
                    "sure", page.number, text[:160], "the publishers, named on the first page too"
                )
    return None


def _stripped(part: str) -> str:
    return re.sub(r"^(?:the|le|la|les|l['’]|der|die|das|el)\s+", "", part).strip(" .,")


def _of_block(text: str, lines: Sequence[str]) -> tuple[Name, ...]:
    """The organisation that a whole block names, or those that its lines or the parts of its lines name."""
    whole = _with_place(text)
    each = [name for line in lines for name in _with_place(line)]
    if len(each) == 1 and lines[0].isupper() and not any(map(str.isupper, lines[1:])) and _with_place(lines[0]):
        return tuple(each)  # the country or the place under it is set otherwise
    if len(each) == len(lines) > 1:
        return tuple(each)
    return whole or tuple(each)


def _with_place(text: str) -> tuple[Name, ...]:
    """ "Centre for Data, Bishkek, 2024" and "Centre for Data | Bishkek" as the organisation alone."""
    for part in (text, *re.split(r"\s*(?:[|•·]|\s[–—-]\s)\s*", text), text.split(",")[0]):
        plain = squeeze(dates.without(part)).strip(" ,.|•·–—-")
        names = listed(plain) if is_organisation(plain) else ()
        if names and all(name.is_organisation for name in names):
            return names
    return ()


def _same(one: str, other: str) -> bool:
    return alnum(one) in alnum(other) or alnum(other) in alnum(one)


def from_imprint(leaves: Leaves) -> Found | None:
    """Who holds the rights, else who published, else the body on a line with a place and a year; on the outer leaves."""
    texts = [(page.number, squeeze(row_text(row))) for page in leaves.outer for row in rows(page.lines)]
    for pattern, why in ((_RIGHTS, "the holder of the rights"), (_PUBLISHER, "the publisher")):
        for number, text in texts:
            said = pattern.search(text) if len(text) < 260 else None
            names = _holder(said["holder"]) if said else ()
            if names:
                return names, Evidence("check", number, text[:160], why)
    for number, text in texts:
        body = _registered(text) if len(text) < 400 else ()
        if body:
            return body, Evidence("check", number, text[:160], "the body that prints its registration")
    for number, text in texts:
        said = _SIGNED.match(text) if len(text) < 160 else None
        if said:
            names = _with_place(said["body"])
            if names:
                return names, Evidence("check", number, text[:160], "an organisation in the imprint")
    return None


def _registered(text: str) -> tuple[Name, ...]:
    """The body before the words of a register: "Halden Paper plc · Registered office: 1 Mill Lane"."""
    said = _REGISTERED.search(text)
    first = re.split(r"\s*[,;|•·]\s*|\s[–—-]\s|\.\s", text[: said.start()].strip(" .,;|•·–—-"))[0] if said else ""
    return (Name(_stripped(first), True),) if is_organisation(first) else ()


def _holder(text: str) -> tuple[Name, ...]:
    text = re.split(
        r"[.。]\s|\ball rights\b|все права|tous droits|alle rechte|todos los|барлық құқық|جميع|版权",
        text,
        maxsplit=1,
        flags=re.I,
    )[0]
    text = squeeze(dates.without(text)).strip(" ,.;:|–—-")
    text = re.sub(r"\s+(?:in|on|im|en|le|el|в|от|du|de)$", "", text)
    return listed(text) or (listed(text, labelled=True) if len(text) < 80 else ()) or _with_place(text)


def from_running_lines(removed: Sequence[Removed]) -> Found | None:
    """The organisation that the running heads or feet name on at least three pages, to be checked; None without one."""
    counts: Counter[str] = Counter()
    first: dict[str, Removed] = {}
    for row in removed:
        for part in re.split(r"[|•·]|,\s|\s[–—-]\s|\d+", row.text):
            name = squeeze(part).strip(" .,:;()")
            if len(name.split()) > 1 and is_organisation(name):
                counts[name] += 1
                first.setdefault(name, row)
    if not counts or counts.most_common(1)[0][1] < 3:
        return None
    name = counts.most_common(1)[0][0]
    return (Name(name, True),), Evidence(
        "check", first[name].page, first[name].text, "an organisation in the running lines"
    )
