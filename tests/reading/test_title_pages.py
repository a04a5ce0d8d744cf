"""Title pages of our own making, in six languages: what they say is read as a careful editor would."""

from functools import cache
from pathlib import Path

import pytest

from publications.reading import read_report
from publications.reading.draft import Draft
from publications.reading.letters import alnum
from tests.samples.title_pages.pages import SAMPLES

FOLDER = Path(__file__).resolve().parents[1] / "samples/title_pages"


@cache
def read(name):
    return read_report(FOLDER / f"{name}.pdf")


def right(what):
    """The names of the samples of which ``what(draft, sample)`` holds."""
    return {sample.name for sample in SAMPLES if what(read(sample.name), sample)}


def test_there_are_twenty_in_five_languages():
    assert len(SAMPLES) >= 20
    assert len({sample.language for sample in SAMPLES}) >= 5


def test_titles_are_exact():
    wrong = {sample.name for sample in SAMPLES} - right(lambda draft, row: alnum(draft.title) == alnum(row.title))
    assert wrong == set()


def test_years_are_exact():
    assert {sample.name for sample in SAMPLES} - right(lambda draft, row: draft.issued_year == row.year) == set()


def test_authors_are_exact_and_in_order():
    wrong = {sample.name for sample in SAMPLES} - right(lambda draft, row: draft.contributors == row.authors)
    assert wrong == set()


@pytest.mark.parametrize("name", [sample.name for sample in SAMPLES])
def test_organisations_are_told_from_people(name):
    sample = next(sample for sample in SAMPLES if sample.name == name)
    bodies = ("Foundation", "Observatory", "Центр", "орталығы", "Observatoire", "Fundación", "Verein")
    expected = tuple(author for author in sample.authors if any(word in author for word in bodies))
    assert read(name).organisations == expected


@pytest.mark.parametrize("name", [sample.name for sample in SAMPLES])
def test_every_value_has_its_evidence(name):
    draft = read(name)
    assert set(draft.evidence) == set(Draft.FRONT_MATTER)
    assert {draft.evidence[field].certainty for field in ("title", "contributors", "issued")} <= {"sure", "check"}


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("people-with-marks", "title", "Winter roads and school attendance"),
        ("imprint-only", "isbn", "978-1-4028-9462-6"),
        ("imprint-only", "licence", "CC BY-NC 4.0"),
        ("periodo", "licence", "CC BY-SA 4.0"),
        ("rights-only", "licence", "Барлық құқықтар қорғалған"),
        ("observatoire", "issn", "2049-3630"),
        ("pod-redaktsiey", "isbn", "978-601-04-2417-3"),
        ("dayyndagan", "issued_month", 3),
        ("elaborado-por", "issued_day", 3),
        ("prepared-for-and-by", "subtitle", "How herders in five provinces borrow and repay"),
    ],
)
def test_further_values_are_read(name, field, value):
    assert getattr(read(name), field) == value
