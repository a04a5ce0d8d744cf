"""Feeds, sitemap and robots.txt: what they list, and that an entry stays itself when its address changes."""

import re
from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from publications import sitemaps
from publications.models import Partner, Publication, Topic
from publications.models.identity import move_to_slug
from publications.views import about

from .factories import make_document, make_partner, make_publication

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


def listed_in_sitemap(client):
    """address → time of the last change ("" where none is told) over all files of the sitemap."""
    found = {}
    for section in locations(client, "/sitemap.xml"):
        page = ElementTree.fromstring(client.get(section.removeprefix(SITE)).content)
        for url in page.iter(f"{MAP}url"):
            assert url.findtext(f"{MAP}loc") not in found
            found[url.findtext(f"{MAP}loc")] = url.findtext(f"{MAP}lastmod", "")
    return found


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
    assert f"{SITE}/partners/second/" in listed_in_sitemap(client)
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
    assert dict(Partner.objects.with_publications().with_counts().values_list("pk", "public_count")) == {
        partner.pk: 4,
        other.pk: 4,
    }


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


def test_feed_and_page_of_a_merged_topic_lead_to_the_one_that_stays(client):
    made = make_publication(topics=["canals"])
    topic = made.topics.get()
    move_to_slug(topic, "topic", "ditches")
    topic.merge_into(Topic.objects.create(name="Irrigation"))
    for slug in ("canals", "ditches"):
        assert client.get(f"/feeds/topics/{slug}.rss").headers["Location"] == "/feeds/topics/irrigation.rss"
        assert client.get(f"/topics/{slug}/").headers["Location"] == "/topics/irrigation/"


FEED_OF_ALIAS = "/feeds/topics/hidden.atom"


def test_old_address_and_alias_tell_nothing_of_what_only_a_draft_has(client):
    draft = make_publication("draft", partner=make_partner(slug="old"), topics=["secret"])
    topic = draft.topics.get()
    Topic.objects.create(name="Hidden", alias_of=topic)
    draft.partner.move_to("new")
    move_to_slug(topic, "topic", "veiled")
    for path in ("/partners/old/", "/feeds/partners/old.atom", "/topics/secret/", "/topics/hidden/", FEED_OF_ALIAS):
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
    listed = listed_in_sitemap(client)
    assert {f"{SITE}{chapter.get_absolute_url()}" for chapter in several.chapters.all()} <= listed.keys()
    assert f"{SITE}{one.chapters.get().get_absolute_url()}" not in listed


def test_feed_is_not_sent_again_unchanged(client):
    make_publication()
    first = client.get("/feeds/publications.atom")
    again = client.get("/feeds/publications.atom", headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    assert first.headers["Content-Type"] == "application/atom+xml; charset=utf-8"


def test_sitemap_lists_public_pages_once_in_each_language_they_have(client):
    full = make_publication(slug="full", partner=make_partner(slug="house"), topics=["water"])
    make_publication(slug="excerpt", extent="excerpt", partner=full.partner)
    make_publication("draft", slug="draft", partner=make_partner(slug="silent"), topics=["secret"])
    own = ("/", "/publications/", "/partners/", "/topics/", "/for-partners/", "/feeds/", "/sitemap/")
    own += ("/about/", "/contact/", "/imprint/", "/privacy/", "/accessibility/")
    spoken = (*own, "/partners/house/", "/topics/water/")
    texts = ("/publications/full/", "/publications/excerpt/", full.chapters.get().get_absolute_url())
    assert sorted(listed_in_sitemap(client)) == sorted(
        f"{SITE}{path}" for path in (*spoken, *(f"/{code}{path}" for code in ("ru", "kk") for path in spoken), *texts)
    )


def test_pages_of_the_portal_name_their_other_languages(client):
    page = ElementTree.fromstring(client.get("/sitemap-pages.xml").content)
    about = next(url for url in page if url.findtext(f"{MAP}loc") == f"{SITE}/ru/about/")
    links = {link.get("hreflang"): link.get("href") for link in about if link.get("rel") == "alternate"}
    assert links == {
        "en": f"{SITE}/about/",
        "ru": f"{SITE}/ru/about/",
        "kk": f"{SITE}/kk/about/",
        "x-default": f"{SITE}/about/",
    }


def test_sitemap_is_parted_by_ranges_of_ids_and_tells_the_last_change(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "PUBLICATIONS_A_FILE", 2)
    made = [make_publication(slug=f"report-{number}", chapters=0) for number in range(5)]
    opened = timezone.now() + timedelta(hours=1)
    Publication.objects.filter(pk=made[2].pk).update(publish_at=opened)  # an embargo, not over yet
    files = [path for path in locations(client, "/sitemap.xml") if "publications" in path]
    shown = [publication for publication in made if publication.pk != made[2].pk]
    assert files == list(dict.fromkeys(f"{SITE}/sitemap-publications-{row.pk // 2}.xml" for row in shown))
    listed = listed_in_sitemap(client)
    assert [f"{SITE}/publications/report-{number}/" in listed for number in range(5)] == [True, True, False, True, True]
    Publication.objects.filter(pk=made[2].pk).update(publish_at=opened - timedelta(hours=2))
    assert listed_in_sitemap(client)[f"{SITE}/publications/report-2/"] == made[2].updated_at.isoformat(
        timespec="seconds"
    )
    for path in ("/sitemap-publications-999999.xml", "/sitemap-nothing-0.xml"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_both_forms_of_each_feed_list_the_same(client, form):
    made = make_publication(title="Ours", partner=make_partner(slug="house"), topics=["water"], language="ru")
    make_publication(title="Elsewhere")
    wanted = {"publications": 2, "partners/house": 1, "topics/water": 1, "languages/ru": 1}
    for path, number in wanted.items():
        page = client.get(f"/feeds/{path}.{form}")
        assert page.headers["Content-Type"] == f"application/{form}+xml; charset=utf-8"
        text = page.content.decode()
        assert text.count(f"/publications/{made.slug}/<" if form == "rss" else f'/publications/{made.slug}/"') == 1
        assert text.count("<item>" if form == "rss" else "<entry>") == number
    for path in ("publications.xml", "languages/fr.atom", "languages/nonsense.rss"):
        assert client.get(f"/feeds/{path}").status_code == 404


def test_entry_tells_of_the_file_and_rss_keeps_the_id(client):
    made = make_publication(slug="steppe")
    document = make_document(made, size=2_100_000)
    channel = ElementTree.fromstring(client.get("/feeds/publications.rss").content)
    guid, enclosure = channel.find(".//item/guid"), channel.find(".//item/enclosure")
    assert (guid.text, guid.get("isPermaLink")) == (entries(client, "/feeds/publications.atom")[0]["id"], "false")
    assert enclosure.attrib == {
        "url": f"{SITE}/publications/steppe/steppe.pdf",
        "length": str(document.size),
        "type": "application/pdf",
    }


def test_feeds_page_lists_every_feed(client):
    make_publication(language="kk", partner=make_partner("Institut", slug="institut"))
    make_publication(language="ru")
    page = client.get("/feeds/").content.decode()
    feeds = re.findall(r'href="(/feeds/[^"]+\.(?:atom|rss))"', page)
    assert {*("/feeds/publications.atom", "/feeds/languages/kk.rss", "/feeds/partners/institut.atom")} <= set(feeds)
    for path in feeds:
        assert client.get(path).status_code == 200


def test_security_txt_names_the_contact_and_ends_within_a_year(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@example.org"
    lines = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").content.decode().splitlines())
    assert lines["Contact"] == "mailto:security@example.org"
    assert lines["Canonical"] == f"{SITE}/.well-known/security.txt"
    ends = datetime.fromisoformat(lines["Expires"]) - timezone.now()
    assert timedelta(days=180) < ends < timedelta(days=365)


@pytest.mark.parametrize(
    ("moment", "expiry"), [("2026-01-31", "2026-08-01"), ("2026-05-31", "2026-12-01"), ("2026-06-01", "2027-01-01")]
)
def test_security_txt_stays_the_same_for_a_month(moment, expiry):
    assert about._expiry(datetime.fromisoformat(moment)).date().isoformat() == expiry


def test_robots_name_the_sitemap(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /admin/" in lines
    assert lines[-1] == f"Sitemap: {SITE}/sitemap.xml"
