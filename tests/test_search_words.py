"""Words that signs hold together, and reports found by their numbers; the same on both databases."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from publications.models import SearchEntry, SearchWord
from publications.search import search
from publications.search.tokens import WORD, forms
from publications.search.words import folded

from .test_search import found, indexed

pytestmark = pytest.mark.django_db
ISBN, DOI = "978-0-306-40615-7", "10.1234/Water-2020.(1)_a"


@pytest.mark.parametrize(
    "typed",
    [
        ISBN,
        "9780306406157",
        "978 0 306 40615 7",
        "ISBN 978-0-306-40615-7",
        "ISBN: 0-306-40615-2",
        "0 306 40615 2",
        "0306406152",
        DOI,
        DOI.lower(),
        f"doi:{DOI}",
        f"https://doi.org/{DOI}",
        f"http://dx.doi.org/{DOI}.",
        f"doi.org/{DOI}",
        "2049-3630",
    ],
)
@pytest.mark.parametrize("kept", [ISBN, "978 0 306 40615 7", "0306406152"])
def test_number_of_a_report_finds_it_first(typed, kept):
    numbers = f"ISBN {ISBN}, ISSN 2049-3630, https://doi.org/{DOI}."
    indexed(title="Citing once", statement=f"See {numbers}", text=f"As said in {numbers}")
    indexed(title="Water", isbn=kept, doi=f"https://doi.org/{DOI}", issn="2049-3630")
    indexed(title="Citing", text=f"As said in {numbers}")
    indexed(title="Other", isbn="978-1-4028-9462-6", doi="10.1234/other", statement="Of 978 or 306 people.")
    entries = found(typed)
    assert entries[0] == ("publication", "Water")
    assert "Other" not in {title for _kind, title in entries}


def test_snippet_shows_the_number_as_it_is_cited():
    indexed(title="Water", isbn=ISBN, doi=DOI)
    [entry] = search("9780306406157").entries
    assert entry.snippet == f"ISBN <mark>{ISBN}</mark>, DOI {DOI}"
    assert entry.snippet_language == ""


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("co-operation", "cooperation"),
        ("cooperation", "co-operation"),
        ("co-operation", "co\u2011operation"),
        ("people’s", "people's"),
        ("people's", "people’s"),
        ("people\u02bcs", "people"),
        ("people´s", "people's"),
        ("1990’s", "1990"),
        ("don’t", "don't"),
        ("O’Brien", "o'brien"),
        ("o\u02bbzbek", "o'zbek"),
        ("п’ять", "п'ять"),
        ("l’eau", "eau"),
        ("long-term", "term"),
        ("социально-экономический", "экономический"),
        ("pre-2020", "2020"),
        ("58.6", "58,6"),
        ("58,6%", "58.6"),
        ("12.05.2020", "2020"),
        ("2019-2020", "2020"),
        ("1,200,300", "300"),
        ("1-234-567-890", "567"),
    ],
)
def test_word_is_found_however_its_signs_are_written(written, typed):
    indexed(title="A", statement=f"Here {written} stands.")
    assert found(typed) == [("finding", "A")]


@pytest.mark.parametrize(
    ("written", "typed"), [("co-operation", "operation"), ("58.6", "58"), ("58 and 6", "58.6"), ("Anna's, 1990's", "s")]
)
def test_part_of_a_held_word_is_no_word(written, typed):
    indexed(title="A", statement=f"Here {written} stands.")
    assert found(typed) == []


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        (
            "co-operation",
            "The <mark>co-operation</mark> of the people’s banks: 58.6 per cent, long-term, by operation 6.",
        ),
        ("people's", "The co-operation of the <mark>people’s</mark> banks: 58.6 per cent, long-term, by operation 6."),
        ("58,6", "The co-operation of the people’s banks: <mark>58.6</mark> per cent, long-term, by operation 6."),
        ("long-term", "The co-operation of the people’s banks: 58.6 per cent, <mark>long-term</mark>, by operation 6."),
        (
            '"cooperation of the people\'s banks" 58.6',
            "<mark>The</mark> <mark>co-operation</mark> <mark>of</mark> <mark>the</mark> <mark>people’s</mark> <mark>banks</mark>:"
            " <mark>58.6</mark> per cent, long-term, by operation 6.",
        ),
    ],
)
def test_whole_word_is_marked(typed, marked):
    indexed(title="A", statement="The co-operation of the people’s banks: 58.6 per cent, long-term, by operation 6.")
    [entry] = search(typed).entries
    assert entry.snippet == marked


@pytest.mark.parametrize(
    "text",
    [
        "the co-operation of people's councils, 58.6 %, at 12.05.2020",
        "re-use; o'brien's l'eau, (pre-school) 978-0-306-40615-7. 0-306-40615-2, 1,5;2,5 3.2b fig.3.2",
        "a_b co-op-re-election x.co-operation 9780306406157x 97803064061570",
    ],
)
def test_quick_way_tells_the_same_words(text):
    assert folded(text) == [form for word in WORD.findall(text) for form in forms(word)]


@pytest.mark.parametrize("text", ["\u02bc", "\u02bb \u02bcs", "'s", "´s", "o' '", "10.1234/ 10.1234/-", "97 89 -.,-"])
def test_signs_alone_are_kept_and_asked_for_without_harm(text):
    indexed(title="A", statement=f"Here {text} stands.")
    assert found("stands") == [("finding", "A")]
    assert all(folded(text))
    search(text)
    search(f'"{text}" -{text}')


def test_migration_empties_the_index_for_the_worker():
    indexed(title="Water")
    migration = import_module("publications.migrations.0021_search_words")
    migration.empty_index(apps, connection.schema_editor())
    assert (SearchEntry.objects.count(), SearchWord.objects.count()) == (0, 0)
