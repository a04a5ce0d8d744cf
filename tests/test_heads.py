"""The heads of public pages, read by other parsers than the one that wrote them: for indexes, managers and messages."""

import json
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest
from django.conf import settings
from PIL import Image

from publications.files import keep_cover
from publications.models import CoPartner
from publications.share_picture import SIZE, TARGET, draw_share_picture
from publications.templatetags.share import locale_of

from .factories import make_chapter, make_document, make_partner, make_publication

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
OWN_PAGES = ["/about/", "/contact/", "/imprint/", "/privacy/", "/accessibility/", "/for-partners/", "/feeds/"]
OWN_PAGES += ["/sitemap/"]
LISTS = ["/", "/publications/", "/partners/", "/topics/", "/partners/house/", "/topics/water/"]
TEXTS = ["/publications/steppe/", "/publications/steppe/results/", "/publications/short/"]


class Head(HTMLParser):
    """meta by name or property, links by their relation, the data block; nothing but what stands in the head."""

    def __init__(self, page: str):
        super().__init__()
        self.meta, self.links, self.written, self._where = {}, [], [], ""
        self.feed(page)
        (block,) = self.written or ["null"]
        self.graph = json.loads(block)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "body":
            self._where = "body"
        elif self._where == "body":
            return
        elif tag == "meta" and ("name" in given or "property" in given):
            self.meta.setdefault(given.get("name") or given["property"], []).append(given["content"])
        elif tag == "link":
            self.links.append(given)
        elif tag == "script" and given.get("type") == "application/ld+json":
            self._where = "data"

    def handle_endtag(self, tag):
        if tag == "script" and self._where == "data":
            self._where = ""

    def handle_data(self, data):
        if self._where == "data":
            self.written.append(data)

    def linked(self, rel, **wanted):
        wanted = {"rel": rel, **wanted}
        return [link["href"] for link in self.links if wanted.items() <= link.items()]

    def things(self, kind):
        return [thing for thing in self.graph["@graph"] if thing["@type"] == kind]


def head(client, path) -> Head:
    response = client.get(path)
    assert response.status_code == 200, path
    return Head(response.content.decode())


def cover():
    written = BytesIO()
    Image.new("RGB", (600, 900), "#0A6659").save(written, "PNG")
    return keep_cover(written.getvalue(), ("jpg",))


@pytest.fixture
def report():
    house = make_partner("Institute of Water", slug="house", website="https://water.example/", short_name="IW")
    made = make_publication(
        title="Steppe <Reset>",
        subtitle="Water & land",
        slug="steppe",
        partner=house,
        chapters=0,
        contributors=["Aigul Serik", "Peter van der Berg"],
        topics=["water", "reform"],
        abstract="What 50 % of wells tell.\n\nAnd what they do not.",
        licence="CC BY-NC 4.0",
        doi="10.1000/x_1",
        isbn="978-601-00-1234-5",
        issued_year=2023,
        issued_month=5,
        issued_day=12,
        cover_key=cover(),
        cover_alt="A well",
        source_url="https://water.example/steppe",
    )
    CoPartner.objects.create(publication=made, partner=make_partner("Second House", slug="second"))
    make_chapter(made, position=0, title="Method", slug="method", first_page=1, last_page=4)
    make_chapter(
        made,
        position=1,
        title="Results",
        slug="results",
        text="## Wells\n\nOf *all* wells, half are dry.\n\n[[findings]]\n",
        first_page=5,
        last_page=9,
        findings=2,
    )
    make_document(made, size=2048)
    make_publication(title="Short", slug="short", partner=house, extent="excerpt", chapters=0, topics=["water"])
    make_chapter(made.partner.publications.get(slug="short"), title="Only", slug="only", text="The only text.")
    made.refresh_from_db()
    return made


def test_scholarly_tags_of_a_report(client, report):
    found = head(client, "/ru/publications/steppe/").meta
    opened = f"{report.publish_at:%Y/%m/%d}"
    assert {name: values for name, values in found.items() if name.startswith("citation_")} == {
        "citation_title": ["Steppe <Reset>: Water & land"],
        "citation_author": ["Serik, Aigul", "van der Berg, Peter"],
        "citation_publication_date": ["2023/05/12"],
        "citation_online_date": [opened],
        "citation_technical_report_institution": ["Institute of Water"],
        "citation_language": ["en"],
        "citation_isbn": ["978-601-00-1234-5"],
        "citation_doi": ["10.1000/x_1"],
        "citation_abstract": ["What 50 % of wells tell. And what they do not."],
        "citation_keywords": found["citation_keywords"],
        "citation_pdf_url": [f"{SITE}/publications/steppe/steppe.pdf"],
        "citation_abstract_html_url": [f"{SITE}/publications/steppe/"],
        "citation_public_url": [f"{SITE}/publications/steppe/"],
    }
    assert sorted(found["citation_keywords"][0].split("; ")) == ["reform", "water"]


def test_scholarly_tags_of_a_chapter_claim_nothing_of_the_whole(client, report):
    found = head(client, "/publications/steppe/results/").meta
    assert {name: values for name, values in found.items() if name.startswith("citation_")} == {
        "citation_title": ["Results"],
        "citation_author": ["Serik, Aigul", "van der Berg, Peter"],
        "citation_publication_date": ["2023/05/12"],
        "citation_online_date": [f"{report.publish_at:%Y/%m/%d}"],
        "citation_inbook_title": ["Steppe <Reset>: Water & land"],
        "citation_publisher": ["Institute of Water"],
        "citation_language": ["en"],
        "citation_firstpage": ["5"],
        "citation_lastpage": ["9"],
        "citation_isbn": ["978-601-00-1234-5"],
        "citation_keywords": found["citation_keywords"],
        "citation_fulltext_html_url": [f"{SITE}/publications/steppe/results/"],
        "citation_public_url": [f"{SITE}/publications/steppe/results/"],
    }
    assert found["DC.identifier"] == [f"{SITE}/publications/steppe/results/"]
    assert "10.1000/x_1" not in client.get("/publications/steppe/results/").content.decode().split("</head>")[0]


def test_file_lies_in_the_folder_of_the_page_that_names_it(client, report):
    found = head(client, "/publications/steppe/")
    (page,) = found.linked("canonical")
    assert found.meta["citation_pdf_url"][0].startswith(page)


def test_dublin_core_with_its_schemas(client, report):
    found = head(client, "/publications/steppe/")
    assert found.linked("schema.DC") == ["http://purl.org/dc/elements/1.1/"]
    assert found.linked("schema.DCTERMS") == ["http://purl.org/dc/terms/"]
    core = {name: values for name, values in found.meta.items() if name.startswith("DC")}
    assert sorted(core.pop("DC.subject")) == ["reform", "water"]
    assert core == {
        "DC.title": ["Steppe <Reset>: Water & land"],
        "DC.creator": ["Serik, Aigul", "van der Berg, Peter"],
        "DC.publisher": ["Institute of Water", "Second House"],
        "DC.date": ["2023-05-12"],
        "DC.language": ["en"],
        "DC.type": ["Text"],
        "DC.format": ["text/html"],
        "DC.description": ["What 50 % of wells tell. And what they do not."],
        "DC.identifier": [f"{SITE}/publications/steppe/", "doi:10.1000/x_1", "urn:isbn:978-601-00-1234-5"],
        "DC.rights": ["CC BY-NC 4.0"],
        "DCTERMS.license": ["https://creativecommons.org/licenses/by-nc/4.0/"],
        "DCTERMS.available": [report.publish_at.date().isoformat()],
        "DCTERMS.modified": [report.updated_at.date().isoformat()],
        "DCTERMS.hasFormat": [f"{SITE}/publications/steppe/steppe.pdf"],
    }
    part = head(client, "/publications/steppe/results/").meta
    assert part["DCTERMS.isPartOf"] == [f"{SITE}/publications/steppe/"]


def test_graph_of_a_report(client, report):
    found = head(client, "/publications/steppe/")
    address = f"{SITE}/publications/steppe/"
    (thing,) = found.things("Report")
    assert (thing["@id"], thing["url"], thing["name"]) == (address, address, "Steppe <Reset>: Water & land")
    assert thing["author"][0] == {
        "@type": "Person",
        "name": "Aigul Serik",
        "givenName": "Aigul",
        "familyName": "Serik",
    }
    assert thing["publisher"] == [{"@id": f"{SITE}/partners/house/"}, {"@id": f"{SITE}/partners/second/"}]
    assert (thing["datePublished"], thing["dateModified"]) == ("2023-05-12", report.updated_at.date().isoformat())
    assert (thing["inLanguage"], thing["license"]) == ("en", "https://creativecommons.org/licenses/by-nc/4.0/")
    assert thing["encoding"] == {
        "@type": "MediaObject",
        "contentUrl": f"{address}steppe.pdf",
        "encodingFormat": "application/pdf",
        "contentSize": "2048 B",
        "inLanguage": "en",
    }
    assert thing["sameAs"] == ["https://doi.org/10.1000/x_1", "https://water.example/steppe"]
    assert [(part["@id"], part["position"]) for part in thing["hasPart"]] == [
        (f"{address}method/", 1),
        (f"{address}results/", 2),
    ]
    partner = next(each for each in found.things("Organization") if each["@id"] == f"{SITE}/partners/house/")
    assert (partner["name"], partner["alternateName"]) == ("Institute of Water", "IW")
    assert (partner["url"], partner["sameAs"]) == (f"{SITE}/partners/house/", "https://water.example/")


def test_graph_of_a_chapter(client, report):
    found = head(client, "/publications/steppe/results/")
    (thing,), (whole,) = found.things("Chapter"), found.things("Report")
    assert thing["@id"] == f"{SITE}/publications/steppe/results/"
    assert thing["isPartOf"] == {"@id": whole["@id"]} == {"@id": f"{SITE}/publications/steppe/"}
    assert (thing["position"], thing["pageStart"], thing["pageEnd"]) == (2, 5, 9)
    assert "identifier" not in thing
    assert "sameAs" not in thing


def test_report_without_authors_is_by_its_partner(client):
    made = make_publication(slug="bare", partner=make_partner("House", slug="house"), issued_year=None)
    (thing,) = head(client, "/publications/bare/").things("Report")
    assert thing["author"] == [{"@id": f"{SITE}/partners/house/"}]
    assert thing["datePublished"] == made.publish_at.date().isoformat()


def test_other_licence_is_told_in_its_words(client):
    make_publication(slug="bare", licence="All rights reserved")
    found = head(client, "/publications/bare/")
    (thing,) = found.things("Report")
    assert ("license" in thing, thing["copyrightNotice"]) == (False, "All rights reserved")
    assert "DCTERMS.license" not in found.meta


@pytest.mark.parametrize("prefix", ["", "/ru"])
@pytest.mark.parametrize("path", ["/publications/steppe/", "/publications/steppe/results/", *LISTS[1:2], *LISTS[4:]])
def test_breadcrumb_of_the_graph_is_that_of_the_page(client, report, prefix, path):
    response = client.get(prefix + path)
    (thing,) = Head(response.content.decode()).things("BreadcrumbList")
    items = thing["itemListElement"]
    trail = response.context["trail"]
    assert [(item["position"], item["name"]) for item in items] == list(enumerate((name for name, _path in trail), 1))
    assert [item.get("item", "") for item in items] == [SITE + path if path else "" for _name, path in trail]
    assert [client.get(item["item"].removeprefix(SITE)).status_code for item in items[:-1]] == [200] * (len(items) - 1)


def test_graph_of_the_start_page_says_how_to_search(client, report):
    (thing,) = head(client, "/").things("WebSite")
    assert (thing["@id"], thing["name"]) == (f"{SITE}/#website", settings.SITE_NAME)
    target = thing["potentialAction"]["target"]["urlTemplate"].replace("{search_term_string}", "wells")
    assert client.get(target.removeprefix(SITE)).status_code == 200
    assert thing["potentialAction"]["query-input"] == "required name=search_term_string"


def test_graph_of_listings_names_what_they_show(client, report):
    shown = [("Short", f"{SITE}/publications/short/"), ("Steppe <Reset>", f"{SITE}/publications/steppe/")]
    about = {"/publications/": None, "/partners/house/": "/partners/house/", "/topics/water/": "/topics/water/"}
    for path, subject in about.items():
        found = head(client, path)
        (thing,) = found.things("CollectionPage")
        assert [(item["name"], item["url"]) for item in thing["mainEntity"]["itemListElement"]] == shown
        assert thing.get("about") == (subject and {"@id": SITE + subject})
        assert thing["isPartOf"] == {"@id": found.things("WebSite")[0]["@id"]}


def test_listing_under_two_filters_is_not_the_page_of_one(client, report):
    for query, address in {
        "topic=water": f"{SITE}/topics/water/",
        "topic=water&language=en": f"{SITE}/publications/?topic=water&language=en",
        "partner=house&topic=water": f"{SITE}/publications/?partner=house&topic=water",
    }.items():
        (thing,) = head(client, f"/publications/?{query}").things("CollectionPage")
        assert thing["url"] == address


def test_logo_of_a_partner_is_in_its_graph(client):
    written = BytesIO()
    Image.new("RGB", (60, 40)).save(written, "PNG")
    partner = make_partner("House", slug="house", logo_alt="A house", about="Builds houses.")
    partner.logo.save("house.png", BytesIO(written.getvalue()))
    make_publication(partner=partner)
    (thing,) = head(client, "/partners/house/").things("Organization")
    assert thing["logo"]["url"] == f"{SITE}/logos/{Path(partner.logo.name).name}"
    assert (thing["logo"]["caption"], thing["description"]) == ("A house", "Builds houses.")
    served = client.get(thing["logo"]["url"].removeprefix(SITE))
    assert b"".join(served.streaming_content) == written.getvalue()


@pytest.mark.parametrize("prefix", ["", "/kk"])
@pytest.mark.parametrize("path", [*LISTS, *OWN_PAGES, *TEXTS])
def test_every_page_can_be_shared_with_a_picture(client, report, prefix, path):
    found = head(client, prefix + path)
    for name in ("og:title", "og:type", "og:url", "og:site_name", "og:locale", "og:image", "twitter:card"):
        (value,) = found.meta[name]
        assert value
    assert found.meta["og:url"] == found.linked("canonical")
    assert len(found.meta["og:image:alt"][0]) > 0
    assert (len(found.meta["og:image:width"]), len(found.meta["og:image:height"])) == (1, 1)
    assert "robots" not in found.meta


def test_shared_report_shows_its_cover(client, report):
    found = head(client, "/publications/steppe/").meta
    assert found["og:image"] == [f"{SITE}/covers/{report.cover_key}-640.jpg"]
    assert (found["og:image:width"], found["og:image:height"]) == (["640"], ["960"])
    assert (found["og:image:alt"], found["og:image:type"]) == (["A well"], ["image/jpeg"])
    assert (found["og:type"], found["twitter:card"], found["og:locale"]) == (["book"], ["summary"], ["en_GB"])
    assert found["book:release_date"] == ["2023-05-12"]
    served = client.get(found["og:image"][0].removeprefix(SITE))
    assert Image.open(BytesIO(b"".join(served.streaming_content))).size == (640, 960)


def test_shared_chapter_is_described_by_its_own_words(client, report):
    found = head(client, "/publications/steppe/results/").meta
    assert found["og:description"] == found["description"] == ["Of all wells, half are dry."]
    assert (found["og:type"], found["og:title"]) == (["article"], ["Results"])
    assert found["article:published_time"] == [report.publish_at.date().isoformat()]


def test_cover_that_the_storage_lost_is_named_without_its_size(client):
    make_publication(slug="lost", cover_key="0" * 32)
    found = head(client, "/publications/lost/").meta
    assert found["og:image"] == [f"{SITE}/covers/{'0' * 32}-640.jpg"]
    assert "og:image:width" not in found


def test_page_without_a_cover_shows_the_portals_picture(client, report):
    found = head(client, "/topics/water/").meta
    assert (found["og:image:width"], found["og:image:height"]) == (["1200"], ["630"])
    assert found["twitter:card"] == ["summary_large_image"]
    assert found["og:image"][0].startswith(f"{SITE}/static/icons/share.")


def test_portals_picture_is_the_one_that_is_drawn():
    kept = Image.open(TARGET)
    assert kept.size == SIZE
    assert kept.convert("RGB").tobytes() == draw_share_picture().convert("RGB").tobytes()


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en", "en_GB"), ("ru", "ru_RU"), ("kk", "kk_KZ"), ("pt-BR", "pt_BR"), ("az-Arab-IR", "az_IR"), ("eo", "eo")],
)
def test_language_as_open_graph_writes_it(language, locale):
    assert locale_of(language) == locale


def test_only_chapter_of_an_excerpt_is_found_at_its_publication(client, report):
    found = head(client, "/publications/short/only/")
    assert found.linked("canonical") == [f"{SITE}/publications/short/"]
    assert found.meta["og:url"] == [f"{SITE}/publications/short/"]
    whole = head(client, "/publications/short/").meta
    assert whole["citation_fulltext_html_url"] == [f"{SITE}/publications/short/"]
    assert whole["description"] == ["The only text."]


def test_languages_of_a_report_name_each_other_once(client):
    same = {"translation_group": "steppe", "chapters": 0}
    for slug, language in (("first", "en"), ("again", "en"), ("step", "ru"), ("dala", "kk")):
        make_publication(slug=slug, language=language, **same)
    found = head(client, "/ru/publications/first/")
    assert {code: found.linked("alternate", hreflang=code) for code in ("en", "ru", "kk")} == {
        "en": [f"{SITE}/publications/first/"],
        "ru": [f"{SITE}/publications/step/"],
        "kk": [f"{SITE}/publications/dala/"],
    }
    assert head(client, "/publications/step/").linked("alternate", hreflang="ru") == [f"{SITE}/publications/step/"]


@pytest.mark.parametrize("path", [*LISTS, *OWN_PAGES])
def test_pages_of_the_portal_name_their_other_languages(client, report, path):
    found = head(client, f"/kk{path}")
    assert found.linked("canonical") == [f"{SITE}/kk{path}"]
    assert {code: found.linked("alternate", hreflang=code) for code in ("en", "ru", "kk", "x-default")} == {
        "en": [SITE + path],
        "ru": [f"{SITE}/ru{path}"],
        "kk": [f"{SITE}/kk{path}"],
        "x-default": [SITE + path],
    }


def test_robots_may_fetch_whatever_should_be_found(client, report):
    rules = RobotFileParser()
    rules.parse(client.get("/robots.txt").content.decode().splitlines())
    files = ["/publications/steppe/steppe.pdf", f"/covers/{report.cover_key}-640.jpg", "/feeds/publications.atom"]
    for path in [*LISTS, *OWN_PAGES, *TEXTS, *files, "/sitemap.xml", "/static/icons/share.png"]:
        for prefix in ("", "/ru", "/kk"):
            assert rules.can_fetch("Googlebot", SITE + prefix + path), prefix + path
    for path in ("/search/?q=x", "/ru/search/?q=x", "/admin/", "/accounts/login/"):
        assert not rules.can_fetch("Googlebot", SITE + path), path
