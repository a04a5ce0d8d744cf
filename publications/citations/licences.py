"""The addresses of licences that say in one place what readers may do: those of Creative Commons."""

import re

HOST = "https://creativecommons.org"
NAMED = re.compile(
    r"CC[\s-]+(?P<terms>BY(?:[\s-]+(?:NC|ND|SA))*)(?:[\s-]+(?P<version>\d\.\d))?(?P<port>[\s-]+IGO)?|CC[\s-]?(?P<zero>0|zero)\b.*",
    re.IGNORECASE,
)
TERMS = {"by", "by-nc", "by-nd", "by-sa", "by-nc-nd", "by-nc-sa"}
NEWEST = "4.0"
WITH_IGO = "3.0"  # the one version that has a port for intergovernmental organisations


def licence_address(name: str) -> str:
    """``CC BY-SA 4.0`` → its page at Creative Commons, in the newest version where none is named; "" for others."""
    found = NAMED.fullmatch(name.strip())
    if not found:
        return ""
    if found["zero"]:
        return f"{HOST}/publicdomain/zero/1.0/"
    terms = "-".join(re.split(r"[\s-]+", found["terms"].lower()))
    if terms not in TERMS:
        return ""
    version = found["version"] or (WITH_IGO if found["port"] else NEWEST)
    return f"{HOST}/licenses/{terms}/{version}/{'igo/' if found['port'] else ''}"
