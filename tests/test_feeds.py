"""Feeds, sitemap and robots.txt: what they list, and that an entry stays itself when its address changes."""

import re
from xml.etree import ElementTree

import pytest

from .factories import make_partner, make_publication

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "http://127.0.0.1:8000"


def entries(client, path):
    feed = ElementTree.fromstring(client.get(path).content)
    return [
        {
            "title": entry.findtext(f"{ATOM}title"),
            "id": entry.findtext(f"{ATOM}id"),
            "link": entry.find(f"{ATOM}link").get("href"),
        }
        for entry in feed.iter(f"{ATOM}entry")
    ]


def locations(client, path):
    return [element.text for element in ElementTree.fromstring(client.get(path).content).iter(f"{MAP}loc")]


def test_feed_lists_what_is_public_newest_first(client):
    for status in ("draft", "embargoed", "withdrawn"):
        make_publication(status)
    make_publication(title="First")
    make_publication(title="Second")
    assert [entry["title"] for entry in entries(client, "/feeds/publications.atom")] == ["Second", "First"]


def test_entry_keeps_its_id_when_the_address_changes(client):
    made = make_publication(slug="old")
    before = entries(client, "/feeds/publications.atom")[0]
    made.move_to("new")
    after = entries(client, "/feeds/publications.atom")[0]
    assert before["id"] == after["id"] == f"tag:127.0.0.1,{made.created_at:%Y-%m-%d}:publication/{made.uid}"
    assert (before["link"], after["link"]) == (f"{SITE}/publications/old/", f"{SITE}/publications/new/")


def test_feeds_of_a_partner_and_a_topic(client):
    make_publication(title="Elsewhere")
    make_publication(title="Ours", partner=make_partner(slug="house"), topics=["water"])
    for path in ("/feeds/partners/house.atom", "/feeds/topics/water.atom"):
        assert [entry["title"] for entry in entries(client, path)] == ["Ours"]
    make_publication("draft", partner=make_partner(slug="silent"), topics=["secret"])
    for path in ("/feeds/partners/silent.atom", "/feeds/topics/secret.atom", "/feeds/partners/nope.atom"):
        assert client.get(path).status_code == 404


def test_feed_is_not_sent_again_unchanged(client):
    make_publication()
    first = client.get("/feeds/publications.atom")
    again = client.get("/feeds/publications.atom", headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    assert first.headers["Content-Type"] == "application/atom+xml; charset=utf-8"


def test_sitemap_lists_public_pages_at_their_unprefixed_addresses(client):
    full = make_publication(slug="full", partner=make_partner(slug="house"), topics=["water"])
    make_publication(slug="excerpt", extent="excerpt", partner=full.partner)
    make_publication("draft", slug="draft", partner=make_partner(slug="silent"), topics=["secret"])
    sections = locations(client, "/sitemap.xml")
    listed = [address for section in sections for address in locations(client, re.sub(r"^https?://[^/]+", "", section))]
    assert sorted(listed) == sorted(
        f"{SITE}{path}"
        for path in (
            *(
                "/",
                "/publications/",
                "/partners/",
                "/topics/",
                "/about/",
                "/accessibility/",
                "/for-partners/",
                "/feeds/",
            ),
            *("/publications/full/", "/publications/excerpt/", "/partners/house/", "/topics/water/"),
            full.chapters.get().get_absolute_url(),
        )
    )


def test_robots_name_the_sitemap(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /admin/" in lines
    assert lines[-1] == f"Sitemap: {SITE}/sitemap.xml"
