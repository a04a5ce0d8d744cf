"""References for import, read again by other people's parsers: nothing is lost or changed on the way."""

import json

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from citeproc.source.json import CiteProcJSON
from pylatexenc.latex2text import LatexNodes2Text

from publications.citations import Name, Work, bibtex, csl_json, ris

REPORT = Work(
    key="steppe-reset",
    title="Steppe Reset",
    subtitle="Water & land, 50 % {of} it_all $ # ~ \\",
    publisher="Institute of Water & Land",
    url="https://portal.example/publications/steppe-reset/",
    names=(
        Name("Aigul Serik"),
        Name("Peter van der Berg"),
        Name("Martin Luther King Jr."),
        Name("Council of War and Peace", is_organisation=True),
        Name("Нұрлан Әбдіқызы"),
    ),
    issued=(2023, 5, 12),
    abstract="What 50 % of\nwells tell.",
    keywords=("water", "reform"),
    isbn="978-601-00-1234-5",
    doi="10.1000/x_1",
)
CHAPTER = Work(
    **{
        **REPORT.__dict__,
        "key": "steppe-reset-results",
        "chapter": "Қорытынды: what {was} found?",
        "url": "https://portal.example/publications/steppe-reset/results/",
        "pages": (35, 39),
    }
)
FINDING = Work(
    **{
        **CHAPTER.__dict__,
        "key": "steppe-reset-results-finding-4",
        "finding": "4",
        "url": "https://portal.example/f/abcdefgh/",
        "pages": (36,),
    }
)
UNSIGNED = Work(key="plain", title="Степь", publisher="Институт воды", url="https://portal.example/publications/plain/")
WORKS = [REPORT, CHAPTER, FINDING, UNSIGNED]
AUTHORS = ["Serik, Aigul", "van der Berg, Peter", "King, Martin Luther, Jr.", "Council of War and Peace"]
AUTHORS += ["Әбдіқызы, Нұрлан"]


def facts(work, title, authors, year, pages, address, doi):
    """What a reader of the format found, beside what it should have found."""
    expected_authors = AUTHORS if work.names else ["Институт воды"]
    expected = (work.chapter or work.full_title, expected_authors, work.year, list(work.pages), work.url, work.own_doi)
    return (title, authors, year, pages, address, doi), expected


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.key)
def test_ris_is_read_by_rispy(work):
    [read] = rispy.loads(ris(work))
    pages = [int(read[place]) for place in ("start_page", "end_page") if place in read]
    title = read.get("primary_title", read["title"]) if not work.chapter else read["title"]
    year, doi = read.get("year", ""), read.get("doi", "")
    found, expected = facts(work, title, read["authors"], year, pages, read["urls"][0], doi)
    assert found == expected


def bibtex_read_again(written):
    """The one entry, its authors parted before LaTeX's signs (and the braces round whole names) are undone."""
    library = bibtexparser.parse_string(written, append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    assert library.failed_blocks == []
    [entry] = library.entries
    return entry.entry_type, entry.key, {field.key: field.value for field in entry.fields}


def undone(latex):
    return LatexNodes2Text().latex_to_text(latex)


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.key)
def test_bibtex_is_read_by_bibtexparser(work):
    _kind, key, read = bibtex_read_again(bibtex(work))
    assert key == work.key
    authors = []
    for name in read["author"]:
        parts = (" ".join([*name.von, *name.last]), " ".join(name.first), " ".join(name.jr))
        authors.append(", ".join(undone(part) for part in parts if part))
    pages = [int(page) for page in read.get("pages", "").split("--") if page]
    title, doi = undone(read["title"]), undone(read.get("doi", ""))
    found, expected = facts(work, title, authors, read.get("year", ""), pages, read["url"], doi)
    assert found == expected


@pytest.mark.parametrize("title", ["}", "{", "a } b {", "{{", "\\", "\\}", '"', "@book{x,", "a, b = {c}"])
def test_bibtex_of_any_title_is_one_whole_entry(title):
    kind, key, read = bibtex_read_again(bibtex(Work(**{**REPORT.__dict__, "title": title})))
    assert (kind, key, read["year"], undone(read["abstract"])) == (
        "techreport",
        "steppe-reset",
        "2023",
        "What 50 % of wells tell.",
    )


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.key)
def test_csl_json_is_read_by_citeproc(work):
    read = CiteProcJSON(json.loads(csl_json(work)))[work.key]
    authors = []
    for name in read.author:
        given, family, _dropping, _non_dropping, suffix = name.parts()
        authors.append(", ".join(part for part in (family, given, suffix) if part))
    pages = [int(page) for page in str(read.get("page", "")).split("-") if page]
    year = str(read.issued.year) if "issued" in read else ""
    address, doi = str(read["URL"]), str(read.get("DOI", ""))
    found, expected = facts(work, str(read.title), authors, year, pages, address, doi)
    assert found == expected
