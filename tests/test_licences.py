"""Licences, named or given as an address: what each is called, and where its page and its head say so."""

import json
import re

import pytest

from publications.citations import licence_of

from .factories import make_publication

COMMONS = "https://creativecommons.org/"


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("CC BY 4.0", "licenses/by/4.0/"),
        ("cc by-nc-nd 3.0", "licenses/by-nc-nd/3.0/"),
        ("CC BY-SA 3.0 IGO", "licenses/by-sa/3.0/igo/"),
        ("CC-BY-SA", "licenses/by-sa/4.0/"),
        ("CC BY-NC IGO", "licenses/by-nc/3.0/igo/"),
        ("CC0 1.0", "publicdomain/zero/1.0/"),
        ("CC BY-ND-SA 4.0", None),
        ("CC BY 4.0 IGO", None),
        ("CC BY 7.0", None),
        ("CC BY 3.0 Unported", None),
        ("CC BY 4.0 DE", None),
        ("All rights reserved", None),
        ("", None),
    ],
)
def test_name_of_creative_commons_has_its_address(name, address):
    assert licence_of(name) == (name, f"{COMMONS}{address}" if address else "")


@pytest.mark.parametrize(
    ("written", "name", "address"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0", "licenses/by/4.0/"),
        ("http://creativecommons.org/licenses/by/4.0", "CC BY 4.0", "licenses/by/4.0/"),
        ("creativecommons.org/licenses/by-nc-nd/4.0/", "CC BY-NC-ND 4.0", "licenses/by-nc-nd/4.0/"),
        ("WWW.CreativeCommons.org/licenses/BY-SA/4.0", "CC BY-SA 4.0", "licenses/by-sa/4.0/"),
        ("//creativecommons.org/licences/by/2.5/", "CC BY 2.5", "licenses/by/2.5/"),
        ("https://creativecommons.org/licenses/by/4.0/deed.ru", "CC BY 4.0", "licenses/by/4.0/"),
        ("https://creativecommons.org/licenses/by/4.0/deed.zh-hans", "CC BY 4.0", "licenses/by/4.0/"),
        ("https://creativecommons.org/licenses/by/4.0/legalcode", "CC BY 4.0", "licenses/by/4.0/"),
        ("https://creativecommons.org/licenses/by/4.0/legalcode.kk", "CC BY 4.0", "licenses/by/4.0/"),
        ("https://creativecommons.org/licenses/by/4.0/legalcode.txt", "CC BY 4.0", "licenses/by/4.0/"),
        ("https://creativecommons.org/licenses/by/4.0/?ref=chooser-v1", "CC BY 4.0", "licenses/by/4.0/"),
        ("https://creativecommons.org/licenses/by/4.0/legalcode#s3", "CC BY 4.0", "licenses/by/4.0/"),
        ("<https://creativecommons.org/licenses/by/4.0/>.", "CC BY 4.0", "licenses/by/4.0/"),
        (" https://creativecommons.org/licenses/by-nc/ ", "CC BY-NC 4.0", "licenses/by-nc/4.0/"),
        (
            "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/deed.en",
            "CC BY-NC-SA 3.0 IGO",
            "licenses/by-nc-sa/3.0/igo/",
        ),
        ("https://creativecommons.org/licenses/by/3.0/de/", "CC BY 3.0 DE", "licenses/by/3.0/de/"),
        ("https://creativecommons.org/licenses/by/3.0/deed.de", "CC BY 3.0", "licenses/by/3.0/"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0", "publicdomain/zero/1.0/"),
        ("creativecommons.org/publicdomain/zero/1.0/legalcode.fr", "CC0 1.0", "publicdomain/zero/1.0/"),
        ("https://creativecommons.org/publicdomain/mark/1.0/", "Public Domain Mark 1.0", "publicdomain/mark/1.0/"),
    ],
)
def test_address_of_creative_commons_is_called_by_its_name(written, name, address):
    assert licence_of(written) == (name, f"{COMMONS}{address}")
    assert licence_of(name) == (name, f"{COMMONS}{address}")


@pytest.mark.parametrize(
    "address",
    [
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "https://creativecommons.org/licenses/sampling+/1.0/",
        "https://creativecommons.org/licenses/by/7.0/",
        "https://creativecommons.org/licenses/by/4.0/igo/",
        "https://creativecommons.org.example/licenses/by/4.0/",
    ],
)
def test_other_address_leads_where_it_says(address):
    assert licence_of(address) == (address, address)


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "ftp://example.org/terms",
        "Text: CC BY 4.0, pictures: ask",
        "example.org",
        "https://",
        '"',
    ],
)
def test_what_is_neither_name_nor_address_keeps_its_words(written):
    assert licence_of(written) == (written, "")


@pytest.mark.django_db
@pytest.mark.parametrize("written", ["CC BY 4.0", "http://creativecommons.org/licenses/by/4.0/deed.ru"])
def test_page_and_its_head_name_the_licence_and_lead_to_its_terms(client, written):
    made = make_publication(slug="wells", licence=written, findings=1)
    page, address = client.get("/publications/wells/").content.decode(), f"{COMMONS}licenses/by/4.0/"
    assert f'<a href="{address}" rel="license noopener">CC BY 4.0</a>' in page
    assert '<meta name="DC.rights" content="CC BY 4.0">' in page
    assert f'<meta name="DCTERMS.license" content="{address}">' in page
    graph = json.loads(re.search(r'<script type="application/ld\+json">(.+?)</script>', page)[1])["@graph"]
    assert [thing["license"] for thing in graph if thing["@type"] == "Report"] == [address]
    about = client.get(f"/publications/{made.slug}/findings.json").json()["publication"]
    assert (about["licence"], about["licence_url"]) == ("CC BY 4.0", address)


@pytest.mark.django_db
def test_licence_in_words_leads_nowhere(client):
    make_publication(slug="wells", licence="All rights <reserved>", findings=1)
    page = client.get("/publications/wells/").content.decode()
    assert "<dd>All rights &lt;reserved&gt;</dd>" in page
    assert client.get("/publications/wells/findings.json").json()["publication"]["licence_url"] == ""
