"""Who wrote: bylines with ranks and addresses, pages about the authors, credits, bodies that publish together."""

import pytest

from publications.reading import read_report
from publications.reading.about_authors import opening_name
from publications.reading.front_kinds import is_signed
from publications.reading.names import names_of
from publications.reading.organisations import is_organisation
from tests.reading.typeset import BOLD, Setter, sentences


def report(tmp_path, first, second):
    """A cover with the title and the ``first`` lines, a leaf with the ``second``, two pages of text."""
    pages = Setter(tmp_path / "a.pdf").line(72, 300, "The Quiet Ledger", 26, BOLD)
    for place, line in enumerate(first):
        pages.line(72, 420 + 16 * place, line)
    pages.turn()
    for place, line in enumerate(second):
        pages.line(72, 500 + 16 * place, line, 9)
    for number in range(2):
        pages.turn().line(72, 80, "What we saw", 16, BOLD)
        pages.paragraph(72, 120, sentences(number, 20))
    pages.save()
    return read_report(pages.path)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dr Imogen Vale is a senior lecturer at the University of Ashcombe.", "Imogen Vale"),
        ("Tendai Chikore", "Tendai Chikore"),
        ("Hélène Charbonnier est chercheuse à Lyon.", "Hélène Charbonnier"),
        ("Анна Ким — старший преподаватель кафедры.", "Анна Ким"),
        ("Open Field Institute is a research body.", ""),
        ("We thank Peter Lorne for his comments.", ""),
        ("Rural Roads and their users are the subject.", ""),
    ],
)
def test_paragraph_about_an_author_begins_with_the_name(text, name):
    assert opening_name(text) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("R. Castellanos, M. O'Dowd, S. Petrov and K. Nakamura", 4),
        ("M. Duval", 1),
        ("Zusammenfassung. Familien, die pendeln", 0),
    ],
)
def test_initials_are_no_ranks_and_sentences_no_names(text, names):
    assert len(names_of(text)) == names


@pytest.mark.parametrize(
    "text", ["Universität Hohenfels", "Technische Hochschule Brackwede", "Freie Universität Arnsee"]
)
def test_german_bodies_lead_with_their_head(text):
    assert is_organisation(text, strictly=True)


@pytest.mark.parametrize(
    ("lines", "signed"),
    [
        (["Annegret Voß", "Universität Hohenfels"], True),
        (["Дмитрий Лагутин, канд. экон. наук", "Сауле Каримова, PhD, доцент"], True),
        (["Mobile Doctors", "in Five Districts"], False),
    ],
)
def test_people_with_what_belongs_to_them_are_a_byline(lines, signed):
    assert is_signed(lines) is signed


def test_page_about_the_authors_tells_who_wrote(tmp_path):
    told = ["About the authors", "Dr Imogen Vale is a lecturer at Ashcombe.", "Tendai Chikore is a free researcher."]
    draft = report(tmp_path, ["Ashcombe Foundation"], told)
    assert draft.contributors == ("Imogen Vale", "Tendai Chikore")
    assert draft.evidence["contributors"].certainty == "check"


def test_editor_among_those_who_made_the_book_wrote_nothing(tmp_path):
    credits = ["Edited by: Philippa Crane", "Design: Anna Kessel", "Photos: Tomas Gerlach"]
    assert report(tmp_path, ["Ashcombe Foundation"], credits).contributors == ("Ashcombe Foundation",)
    assert report(tmp_path, ["Ashcombe Foundation"], credits[:1]).contributors == ("Philippa Crane",)


def test_bodies_that_publish_together_are_all_named(tmp_path):
    marks = ["OpenRoad International", "SchoolBridge Foundation"]
    draft = report(tmp_path, marks, ["Published by OpenRoad International and SchoolBridge Foundation"])
    assert draft.organisations == tuple(marks)


def test_who_led_the_work_stands_with_those_who_did_it(tmp_path):
    draft = report(tmp_path, ["Coordinación: Lic. Rosario Iturbe", "Equipo de investigación: Alba Quintana"], [])
    assert draft.contributors == ("Rosario Iturbe", "Alba Quintana")


def test_days_of_a_meeting_are_no_date_of_issue(tmp_path):
    assert report(tmp_path, ["Papers of a meeting", "(Penrhyn, 12–13 April 2017)", "2018"], []).issued_year == 2018


def test_offices_and_other_roles_are_no_authors(tmp_path):
    lines = ["Prepared by: Lena Faulkner, Team Leader", "Musa Ben Ali, Evaluator", "With a foreword by Hans Oppermann"]
    assert report(tmp_path, lines, []).contributors == ("Lena Faulkner", "Musa Ben Ali")


def test_author_to_be_written_to_is_one_of_several(tmp_path):
    draft = report(
        tmp_path,
        ["Giulia Marchetti", "Tomasz Nowak"],
        ["Corresponding author: Giulia Marchetti, g.marchetti@a.example"],
    )
    assert draft.contributors == ("Giulia Marchetti", "Tomasz Nowak")


@pytest.mark.parametrize(
    ("first", "second", "year"),
    [
        (["July–December 2022"], ["© Highland Observatory 2023"], 2023),
        (["Recibido: 3 de febrero de 2018. Publicado: 15 de enero de 2019"], [], 2019),
        (["2017"], [], 2017),
    ],
)
def test_months_told_of_and_days_of_receipt_are_no_dates_of_issue(tmp_path, first, second, year):
    assert report(tmp_path, first, second).issued_year == year
