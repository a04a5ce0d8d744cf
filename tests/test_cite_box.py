"""The cite box on the pages: style and finding are chosen by the address, which never becomes another page."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.citations import STYLES

from .factories import make_chapter, make_finding, make_partner, make_publication

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
PAGE = "/publications/wells/tell/"


@pytest.fixture
def report():
    partner = make_partner("Institute of Water")
    made = make_publication(
        title="Wells", slug="wells", partner=partner, chapters=0, contributors=["Aigul Serik"], doi="10.1000/x_1"
    )
    chapter = make_chapter(made, title="What they tell", slug="tell", first_page=35, last_page=39)
    for label in ("1", "2"):
        make_finding(chapter, label=label, position=int(label), page=35 + int(label))
    make_chapter(made, position=1, title="More", slug="more")
    return made


def box(client, address):
    page = client.get(address).content.decode()
    found = re.search(r'<section class="cite-box".*?</section>', page, re.DOTALL)[0]
    text = re.search(r'id="citation"[^>]*>(.*?)</p>', found, re.DOTALL)[1]
    return page, found, unescape(re.sub("<[^>]*>", "", text))


def test_publication_is_cited_by_its_doi_and_a_chapter_is_not(client, report):
    assert box(client, "/publications/wells/")[2] == (
        "Serik, A. (2024). Wells. Institute of Water. https://doi.org/10.1000/x_1"
    )
    page, _found, text = box(client, PAGE)
    assert text == (f"Serik, A. (2024). What they tell. In Wells (PDF pp. 35–39). Institute of Water. {SITE}{PAGE}")
    assert "10.1000" not in page


def test_finding_is_cited_by_its_permanent_address(client, report):
    finding = report.findings.get(anchor="finding-2")
    page, found, text = box(client, f"{PAGE}?finding=finding-2")
    assert text == (
        "Serik, A. (2024). What they tell (Finding 2). In Wells (PDF p. 37). Institute of Water."
        f" {SITE}/f/{finding.uid}/"
    )
    assert ">Cite: Finding 2</h2>" in found
    assert re.findall(r'href="([^"]*)" rel="nofollow" download', found) == [
        f"/publications/wells/cite.{suffix}?finding=finding-2" for suffix in ("ris", "bib", "json")
    ]
    assert f'<link rel="canonical" href="{SITE}{PAGE}">' in page


def test_each_style_is_a_link_that_keeps_the_finding(client, report):
    _page, found, _text = box(client, f"{PAGE}?finding=finding-2&cite=mla")
    links = re.findall(r'<li><a href="([^"]*)" rel="nofollow"( aria-current="true")?>([^<]*)<', found)
    assert [(unescape(address), bool(chosen), name) for address, chosen, name in links] == [
        ("?finding=finding-2#cite", False, "APA"),
        ("?cite=chicago&finding=finding-2#cite", False, "Chicago"),
        ("?cite=harvard&finding=finding-2#cite", False, "Harvard"),
        ("?cite=mla&finding=finding-2#cite", True, "MLA"),
        ("?cite=gost&finding=finding-2#cite", False, "GOST"),
    ]
    assert 'href="?cite=mla#cite"' in found


def test_findings_link_to_the_box_in_the_chosen_style(client, report):
    for address, expected in (
        (PAGE, "?finding=finding-1#cite"),
        (f"{PAGE}?cite=mla", "?cite=mla&finding=finding-1#cite"),
    ):
        page = client.get(address).content.decode()
        assert unescape(re.findall(r'class="cite-link" href="([^"]*)"', page)[0]) == expected


@pytest.mark.parametrize(("language", "first"), [("ru", "Serik A. Wells [Электронный"), ("kk", "Serik A. Wells [Эл")])
def test_gost_is_usual_in_russian_and_kazakh(client, report, language, first):
    assert box(client, f"/{language}/publications/wells/")[2].startswith(first)
    _page, _found, text = box(client, f"/{language}/publications/wells/?cite=apa")
    assert text.startswith("Serik, A. (2024)")


@pytest.mark.parametrize("query", ["?cite=vancouver", "?finding=nope", "?cite=&finding=", "?finding=finding-1&x=%ff"])
def test_choice_that_does_not_exist_cites_the_chapter(client, report, query):
    report.findings.get(anchor="finding-1").withdraw("The figures were wrong.")
    assert box(client, PAGE + query)[2].startswith("Serik, A. (2024). What they tell. In Wells")


def test_finding_of_another_chapter_is_not_cited_here(client, report):
    assert "Finding 1" not in box(client, "/publications/wells/more/?finding=finding-1")[2]


def test_excerpt_cites_its_findings_on_its_own_page(client):
    made = make_publication(title="Reboot", slug="reboot", extent="excerpt", findings=1)
    assert "(Finding 1). In Reboot" in box(client, "/publications/reboot/?finding=finding-1")[2]
    assert box(client, "/publications/reboot/")[2].startswith(f"{made.partner.name}. (2024). Reboot.")


@pytest.mark.parametrize("style", STYLES)
def test_markup_in_a_title_is_text(client, style):
    make_publication(title="<B>A & B</B>", slug="wells", partner=make_partner("P & <i>"))
    _page, found, _text = box(client, f"/publications/wells/?cite={style}")
    assert "&lt;B&gt;A &amp; B&lt;/B&gt;" in found
    assert "<B>" not in found


def test_choosing_asks_the_database_nothing_more(client, report):
    client.get(PAGE)
    counts = []
    for address in (PAGE, f"{PAGE}?finding=finding-2", f"{PAGE}?cite=chicago&finding=finding-2"):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts[1:] == counts[:1] * 2
