"""The feeds, read again by another people's parser: what a feed reader shows is what was published."""

import feedparser
import pytest

from publications.models import Publication

from .factories import make_document, make_partner, make_publication

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
ATOM, RSS = "/feeds/publications.atom", "/feeds/publications.rss"
NAMES = ["Aigul Serik", "Peter van der Berg", "Council of Elders"]


def read(client, path):
    """The feed as feedparser has it, with the headers that it goes by."""
    response = client.get(path)
    found = feedparser.parse(response.content, response_headers={"content-type": response.headers["Content-Type"]})
    assert not found.bozo, found.get("bozo_exception")
    return found


@pytest.fixture
def report():
    partner = make_partner("Institute of Water & Land", slug="water-land")
    made = make_publication(
        title="Water <& land>: «қазақша»",
        slug="water",
        partner=partner,
        contributors=NAMES,
        topics=["reform", "water"],
        abstract="Wells & rivers: 50 % < 60 %.",
    )
    make_document(made, size=2048)
    made.refresh_from_db()
    return made


@pytest.mark.parametrize(("path", "version"), [(ATOM, "atom10"), (RSS, "rss20")])
def test_entry_says_what_was_published(client, report, path, version):
    found = read(client, path)
    (entry,) = found.entries
    assert found.version == version
    assert entry.title_detail.value.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == report.title
    assert entry.author == ", ".join(NAMES)
    assert entry.link == f"{SITE}/publications/water/"
    assert entry.published_parsed[:6] == report.publish_at.utctimetuple()[:6]
    assert sorted(tag.term for tag in entry.tags) == ["reform", "water"]
    (file,) = entry.enclosures
    assert (file.href, file.length, file.type) == (f"{SITE}/publications/water/water.pdf", "2048", "application/pdf")


def test_both_forms_have_the_same_ids_and_keep_them_when_the_address_changes(client, report):
    before = [read(client, path).entries[0].id for path in (ATOM, RSS)]
    report.move_to("land")
    after = read(client, ATOM).entries[0]
    assert [after.id] * 2 == before
    assert after.link == f"{SITE}/publications/land/"


def test_atom_tells_when_an_entry_was_changed(client, report):
    Publication.objects.filter(pk=report.pk).update(abstract="Mended.")
    report.refresh_from_db()
    report.save()
    (entry,) = read(client, ATOM).entries
    assert entry.updated_parsed[:6] == report.updated_at.utctimetuple()[:6]
    assert entry.summary == "<p>Mended.</p>"


@pytest.mark.parametrize("path", [ATOM, RSS])
def test_summary_is_shown_as_it_was_written(client, path):
    make_publication(abstract="Of wells < 5 m & deeper:\n<b>tables</b>.\n\nSecond.")
    (entry,) = read(client, path).entries
    assert entry.summary == "<p>Of wells &lt; 5 m &amp; deeper:<br />&lt;b&gt;tables&lt;/b&gt;.</p>\n\n<p>Second.</p>"


@pytest.mark.parametrize(
    ("path", "title", "link"),
    [
        ("/feeds/partners/water-land.atom", "Institute of Water & Land", "/partners/water-land/"),
        ("/feeds/topics/reform.rss", "reform", "/topics/reform/"),
        ("/feeds/languages/en.atom", "English", "/publications/?language=en"),
    ],
)
def test_feed_of_a_part_names_it_and_leads_to_its_page(client, report, path, title, link):
    found = read(client, path)
    assert found.feed.title.replace("&amp;", "&").startswith(f"{title} · ")
    assert found.feed.link == f"{SITE}{link}"
    assert [entry.link for entry in found.entries] == [f"{SITE}/publications/water/"]
    if path.endswith(".atom"):
        itself = [each.href for each in found.feed.links if each.rel == "self"]
        assert itself == [f"{SITE}{path}"]


def test_authors_of_an_entry_stand_in_the_order_of_the_title_page(client):
    made = make_publication(slug="many", contributors=["Zoe Ek", "Ana Lee", "Bo Orr"])
    assert read(client, RSS).entries[0].author == "Zoe Ek, Ana Lee, Bo Orr"
    assert made.byline() == "Zoe Ek, Ana Lee, Bo Orr"
