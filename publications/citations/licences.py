"""Licences as people write them, by name or by address: what each is called, and where it says what readers may do.

Those of Creative Commons are known by their names ("CC BY-SA 4.0") and by every address at which they stand: the deed, the
whole text, in any language, of any version and jurisdiction.
"""

import re
from typing import NamedTuple

HOST = "https://creativecommons.org"
NAMED = re.compile(
    r"CC[\s-]+(?P<terms>BY(?:[\s-]+(?:NC|ND|SA))*)(?:[\s-]+(?P<version>\d\.\d))?(?:[\s-]+(?P<port>IGO|[A-Z]{2}))?"
    r"|(?P<zero>CC[\s-]?(?:0|zero))\b.*|(?P<mark>Public Domain Mark)(?: 1\.0)?",
    re.IGNORECASE,
)
ADDRESSED = re.compile(
    r"(?:(?:https?:)?//)?(?:www\.)?creativecommons\.org"
    r"/(?:licen[sc]es/(?P<terms>by(?:-(?:nc|nd|sa))*)(?:/(?P<version>\d\.\d)(?:/(?P<port>(?!deed|legalcode)[a-z]{2,8}))?)?"
    r"|publicdomain/(?:(?P<zero>zero)|(?P<mark>mark))(?:/1\.0)?)"
    r"(?:/(?:deed|legalcode)(?:\.[a-z-]{1,12}){0,2})?/?(?:[?#]\S*)?",
    re.IGNORECASE | re.ASCII,
)
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"\\]+", re.IGNORECASE)
TERMS = {"by", "by-nc", "by-nd", "by-sa", "by-nc-nd", "by-nc-sa"}
VERSIONS = ("1.0", "2.0", "2.1", "2.5", "3.0", "4.0")
NEWEST = VERSIONS[-1]
WITH_IGO = "3.0"  # the one version that has a port for intergovernmental organisations
PUBLIC = {"zero": "CC0 1.0", "mark": "Public Domain Mark 1.0"}


class Licence(NamedTuple):
    """What a licence is called, and the address of its terms, "" where it has none that is known."""

    name: str
    address: str = ""


UNKNOWN = Licence("")


def licence_of(written: str) -> Licence:
    """``CC BY-SA 4.0`` or an address of that licence → both. What is not known keeps its own words; an address leads
    where it says."""
    written = " ".join(written.split())
    bare = written.strip("<>()[].,; ")
    found = ADDRESSED.fullmatch(bare)
    known = _of_commons(found) if found else None
    if known:
        return known
    found = NAMED.fullmatch(written)
    known = _of_commons(found) if found else None
    if known:
        return Licence(written, known.address)
    return Licence(written, bare if WEB_ADDRESS.fullmatch(bare) else "")


def _of_commons(found: re.Match[str]) -> Licence | None:
    """The newest version where none is named. Versions before the fourth have texts for jurisdictions."""
    for kind, name in PUBLIC.items():
        if found[kind]:
            return Licence(name, f"{HOST}/publicdomain/{kind}/1.0/")
    terms, port = "-".join(re.split(r"[\s-]+", found["terms"].lower())), (found["port"] or "").lower()
    version = found["version"] or (WITH_IGO if port else NEWEST)
    if terms not in TERMS or version not in VERSIONS or (port and not _has_port(version, port)):
        return None
    name = " ".join(part for part in ("CC", terms.upper(), version, port.upper()) if part)
    return Licence(name, f"{HOST}/licenses/{terms}/{version}/{f'{port}/' if port else ''}")


def _has_port(version: str, port: str) -> bool:
    return version == WITH_IGO if port == "igo" else version != NEWEST
