"""Titles, names, dates and numbers of the first pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.reading import dates, read_report
from publications.reading.identifiers import valid_isbn
from publications.reading.names import names_of
from tests.reading.typeset import BOLD, Setter, filled


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        ("12 March 2024", (2024, 3, 12)),
        ("March 12, 2024", (2024, 3, 12)),
        ("Bishkek, March 2024", (2024, 3, None)),
        ("12.03.2024", (2024, 3, 12)),
        ("2024-03-12", (2024, 3, 12)),
        ("12 марта 2024 г.", (2024, 3, 12)),
        ("2024 жылғы 12 наурыз", (2024, 3, 12)),
        ("le 1er mai 2023", (2023, 5, 1)),
        ("2024年3月12日", (2024, 3, 12)),
    ],
)
def test_date_is_read_as_far_as_it_is_printed(text, issued):
    assert dates.find(text) == issued


@pytest.mark.parametrize("text", ["in 2024", "12 of 2024", "2019–2024", "31.13.2024", "Table 4.2020.11"])
def test_what_is_no_full_date_has_none(text):
    assert dates.find(text) is None


@pytest.mark.parametrize(
    ("text", "only"), [("2020", True), ("Астана, 2020", True), ("Report 2020 of the whole ministry", False)]
)
def test_line_of_a_date_alone_is_told_from_others(text, only):
    assert dates.only_date(text) is only


@given(st.lists(st.integers(0, 9), min_size=9, max_size=9))
def test_isbn_is_believed_by_its_check_digit(digits):
    body = [9, 7, 8, *digits]
    check = -sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(body)) % 10
    printed = "".join(map(str, body))
    assert valid_isbn(f"{printed}{check}")
    assert not valid_isbn(f"{printed}{(check + 1) % 10}")


def test_isbn_of_ten_signs_may_end_in_x():
    assert valid_isbn("0-8044-2957-X")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Aigerim Saparova, Daniel Whitfield", ("Aigerim Saparova", "Daniel Whitfield")),
        ("Dr. Anna Müller and Jean de La Tour", ("Anna Müller", "Jean de La Tour")),
        ("Айдар Сулейменов и Мария Ковальчук", ("Айдар Сулейменов", "Мария Ковальчук")),
        ("Гүлмира Қасенова, Бауыржан Әбдірахманов", ("Гүлмира Қасенова", "Бауыржан Әбдірахманов")),
        ("Institute for Rural Studies", ("Institute for Rural Studies",)),
        ("the state of the roads", ()),
        ("Annual report", ()),
        ("", ()),
    ],
)
def test_names_are_parted_in_their_order(text, names):
    assert names_of(text) == names


def report(tmp_path, *lines, **properties):
    setter = Setter(tmp_path / "report.pdf", **properties).line(74, 280, "Rural schools", 30, BOLD)
    for row, text in enumerate(lines):
        setter.line(74, 420 + 24 * row, text, 12)
    setter.turn()
    setter.line(74, 90, "Water", 18, BOLD)
    filled(setter, 120)
    setter.turn()
    return read_report(setter.save())


def test_byline_with_its_word_is_sure(tmp_path):
    draft = report(tmp_path, "Prepared by: Aigerim Saparova, Daniel Whitfield", "Centre for Data", "May 2022")
    assert draft.contributors == ("Aigerim Saparova", "Daniel Whitfield")
    assert draft.evidence["contributors"].certainty == "sure"
    assert (draft.issued_year, draft.issued_month, draft.issued_day) == (2022, 5, None)


def test_people_come_before_the_house_that_publishes(tmp_path):
    draft = report(tmp_path, "Aigerim Saparova, Daniel Whitfield", "Centre for Regional Data", "2022")
    assert draft.contributors == ("Aigerim Saparova", "Daniel Whitfield")


def test_organisation_of_the_running_lines_is_the_last_resort(tmp_path):
    setter = Setter(tmp_path / "report.pdf").line(74, 280, "Annual report 2022", 30, BOLD).turn()
    for title in ("Water", "Roads", "Schools", "Power"):
        setter.line(74, 40, "Annual report 2022 | Northern Pipes Limited", 9).line(74, 90, title, 18, BOLD)
        filled(setter, 120)
        setter.turn()
    draft = read_report(setter.save())
    assert (draft.contributors, draft.evidence["contributors"].certainty) == (("Northern Pipes Limited",), "check")


def test_property_that_programs_write_is_no_title(tmp_path):
    assert report(tmp_path, "2022", title="Microsoft Word - final_v3.doc", author="User").title == "Rural schools"


def test_unknown_stays_empty(tmp_path):
    draft = report(tmp_path, "a note of no weight")
    assert (draft.contributors, draft.isbn, draft.doi, draft.abstract) == ((), "", "", "")
    assert draft.evidence["contributors"].certainty == "missing"


def test_isbn_and_doi_are_found_in_the_imprint(tmp_path):
    draft = report(tmp_path, "ISBN 978-0-306-40615-7", "https://doi.org/10.1234/ABC.5")
    assert (draft.isbn, draft.doi) == ("978-0-306-40615-7", "10.1234/abc.5")


def test_isbn_with_a_wrong_check_digit_is_not_taken(tmp_path):
    assert report(tmp_path, "ISBN 978-0-306-40615-8").isbn == ""
