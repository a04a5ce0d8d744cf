"""Two thousand addresses that no link leads to, the same ones each time: no page breaks, hangs or repeats them raw."""

import random
import time
from urllib.parse import quote

import pytest
from django.urls import URLPattern, get_resolver

from publications.models import Chapter, Finding, Picture
from publications.urls import plain, public

from .kinds_of_page import PAGES
from .site_rows import make_site

pytestmark = [pytest.mark.django_db, pytest.mark.proof]

MANY = 2000
SLOW_SECONDS = 2
METHODS = ["GET"] * 16 + ["HEAD", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "TRACE", "PROPFIND"]
ALIVE = '"><script>alert(7357)</script>'
NASTY = [
    ALIVE,
    "'><img src=x onerror=alert(7357)>",
    "javascript:alert(7357)",
    "' OR 1=1 --",
    "1; DROP TABLE publications_publication",
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    ".",
    "..",
    "%",
    "%25%30%30",
    "a\x00b",
    "a\r\nSet-Cookie: a=b",
    "{{ settings.SECRET_KEY }}",
    "${jndi:ldap://127.0.0.1/a}",
    "-1",
    "0",
    "9" * 30,
    "-" + "9" * 30,
    "1e309",
    "NaN",
    "²",
    "٣",
    "x" * 3000,
    "қ" * 700,
    "\u202eevil",
    "\ufeff",
    "😀" * 50,
    "e\u0301" * 200,
    "NEAR(a b)",
    '"unclosed',
    "a AND (b OR",
    "* - + ^ : ~ ! &",
    "canal:*",
    "-canal",
    "",
    " ",
]
RAW = ["%ED%A0%80", "%FF%FE", "%C3%28", "%00", "%0d%0a", "%2e%2e%2f", "%%", "%u0041", "&&==&", "+"]
KEYS = [
    "q",
    "q",
    "q",
    "q",
    "page",
    "after",
    "before",
    "cite",
    "finding",
    "kind",
    "from",
    "to",
    "partner",
    "topic",
    "language",
    "sort",
]
KEYS += ["v", "next", "form", "year", "utm_source", "__proto__", "q[]", "csrfmiddlewaretoken"]
SENSIBLE = ["canal", "water", "1", "2", "2024", "gost", "apa", "finding-1", "chapter", "irrigation", "en", "oldest"]


def values(dice) -> str:
    """A value as it stands in an address: one of the nasty ones, rubbish, or one that could be meant."""
    kind = dice.random()
    if kind < 0.55:
        return quote(dice.choice(NASTY), safe="")
    if kind < 0.7:
        return dice.choice(RAW)
    if kind < 0.85:
        return dice.choice(SENSIBLE)
    return quote("".join(chr(dice.randrange(1, 0xD7FF)) for _place in range(dice.randrange(1, 40))), safe="")


def path_of(pattern: URLPattern, dice, known: list[str]) -> str:
    """The pattern's own address with something in each of its places."""
    form, _names = get_resolver().reverse_dict.getlist(pattern.name)[0][0][0]
    places = {name: values(dice) if dice.random() < 0.6 else dice.choice(known) for name in _names}
    return "/" + form % places


def address_of(dice, known: list[str]) -> str:
    """Any address: a pattern filled in, a real page, or nothing that the portal knows; mostly with a query."""
    kind = dice.random()
    if kind < 0.5:
        path = path_of(dice.choice([*plain, *public]), dice, known)
    elif kind < 0.85:
        path = dice.choice([path for path in PAGES.values() if "?" not in path])
    else:
        path = "/" + "/".join(values(dice) for _part in range(dice.randrange(1, 5)))
    path = dice.choice(["", "", "", "/ru", "/kk", "/xx"]) + path
    query = "&".join(f"{dice.choice(KEYS)}={values(dice)}" for _pair in range(dice.choice([0, 1, 1, 2, 3, 40])))
    return f"{path}?{query}" if query else path


def asked(client, method: str, address: str):
    """The answer to the address exactly as it is written, as a server hands it on."""
    path, _mark, query = address.partition("?")
    return client.generic(method, path, QUERY_STRING=query)


def test_hostile_addresses_neither_break_nor_hang_nor_come_back_raw(client):
    make_site()
    client.raise_request_exception = False
    known = [word for path in PAGES.values() for word in path.strip("/").split("?")[0].split("/") if word]
    known += [Finding.objects.first().uid, Chapter.objects.first().slug, Picture.objects.first().uid]
    dice, broken, slow, raw, seen = random.Random(20240603), [], [], [], set()
    for _time in range(MANY):
        method, address = dice.choice(METHODS), address_of(dice, known)
        start = time.perf_counter()
        response = asked(client, method, address)
        body = b"".join(response) if response.streaming else response.content
        took = time.perf_counter() - start
        seen.add(response.status_code)
        broken += [(method, address, response.status_code)] if response.status_code >= 500 else []
        slow += [(method, address, took)] if took > SLOW_SECONDS else []
        raw += [(method, address)] if b"<script>alert(7357)" in body or b"<img src=x" in body else []
        assert "Set-Cookie" not in response.headers or "a=b" not in response.headers["Set-Cookie"]
    assert (broken, slow, raw) == ([], [], [])
    shown = client.get("/search/", {"q": "<script>alert(7357)</script>"}).content
    assert b"&lt;script&gt;alert(7357)" in shown  # such words do come back, as text
    assert {200, 301, 404, 405} <= seen
