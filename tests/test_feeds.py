"""Feeds, sitemap and robots.txt: what they list, and that an entry stays itself when its address changes."""

import re
from xml.etree import ElementTree

import pytest

from publications.models import Partner, Topic
from publications.models.identity import move_to_slug

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


def test_partner_that_only_publishes_with_others_has_page_feed_and_place_in_the_lists(client):
    partner = make_partner("Second House", slug="second")
    make_publication(title="Common").co_partners.add(partner)
    make_publication("draft").co_partners.add(make_partner("Third House", slug="third"))
    assert [entry["title"] for entry in entries(client, "/feeds/partners/second.atom")] == ["Common"]
    assert f"{SITE}/partners/second/" in locations(client, "/sitemap-partners.xml")
    page = client.get("/partners/").content.decode()
    assert ("Second House" in page, "Third House" in page) == (True, False)
    assert client.get("/partners/second/").status_code == 200
    for path in ("/partners/third/", "/feeds/partners/third.atom"):
        assert client.get(path).status_code == 404


def test_partner_counts_each_publication_once():
    partner, other = make_partner(), make_partner()
    for _number in range(2):
        make_publication(partner=partner).co_partners.add(partner, other)
        make_publication(partner=other).co_partners.add(partner)
    assert dict(Partner.objects.with_publications().values_list("pk", "public_count")) == {partner.pk: 4, other.pk: 4}


@pytest.mark.parametrize("kind", ["partner", "topic"])
def test_feed_keeps_its_id_and_old_address(client, kind):
    made = make_publication(partner=make_partner(slug="old"), topics=["old"])
    thing = made.partner if kind == "partner" else made.topics.get()
    path = f"/feeds/{kind}s/{{}}.atom"
    before = ElementTree.fromstring(client.get(path.format("old")).content).findtext(f"{ATOM}id")
    move_to_slug(thing, kind, "new")
    after = ElementTree.fromstring(client.get(path.format("new")).content).findtext(f"{ATOM}id")
    assert before == after == f"tag:127.0.0.1,2026-11-01:{kind}/{thing.uid}"
    assert client.get(path.format("old")).headers["Location"] == path.format("new")


def test_old_address_and_alias_tell_nothing_of_what_only_a_draft_has(client):
    draft = make_publication("draft", partner=make_partner(slug="old"), topics=["secret"])
    topic = draft.topics.get()
    Topic.objects.create(name="Hidden", alias_of=topic)
    draft.partner.move_to("new")
    move_to_slug(topic, "topic", "veiled")
    for path in ("/partners/old/", "/feeds/partners/old.atom", "/topics/secret/", "/topics/hidden/"):
        assert client.get(path).status_code == 404
    for address in ("/publications/?topic=veiled", "/publications/?partner=new"):
        page = client.get(address).content.decode()
        assert "secret" not in page
        assert draft.partner.name not in page


def test_feed_holds_what_xml_can_hold(client):
    make_publication(title="Vertical\x0btab", abstract="a\x01b", contributors=["C\x1f D"])
    assert entries(client, "/feeds/publications.atom")[0]["title"] == "Vertical tab"


def test_sitemap_lists_the_chapters_of_an_excerpt_of_several(client):
    one = make_publication(extent="excerpt", chapters=1)
    several = make_publication(extent="excerpt", chapters=2)
    listed = locations(client, "/sitemap-chapters.xml")
    assert listed == [f"{SITE}{chapter.get_absolute_url()}" for chapter in several.chapters.all()]
    assert f"{SITE}{one.chapters.get().get_absolute_url()}" not in listed


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
