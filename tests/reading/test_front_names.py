"""Names on title pages of many habits: asides behind them, letters that are words, bodies told by their legal form."""

import pytest

from publications.reading import read_report
from publications.reading.front_kinds import kind
from publications.reading.front_words import role_of
from publications.reading.names import names_of
from publications.reading.organisations import is_organisation
from tests.reading.typeset import BOLD, Setter, sentences


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("В. С. Одинцова, канд. экон. наук (введение, гл. 1);", ("В. С. Одинцова",)),
        ("Самат Ысқақов – «Жайық» қорының сарапшысы", ("Самат Ысқақов",)),
        ("ليلى الحمدان وسامر القاسمي", ("ليلى الحمدان", "سامر القاسمي")),
        ("李晓岚　王志远　陈思雨", ("李晓岚", "王志远", "陈思雨")),
        ("Doç. Dr. Nilgün Karasu", ("Nilgün Karasu",)),
        ("FEIRAS LIVRES E ALIMENTAÇÃO ESCOLAR", ()),
        ("childcare JEL codes: J22, R41", ()),
    ],
)
def test_people_are_told_from_what_stands_around_them(text, names):
    assert names_of(text) == names


@pytest.mark.parametrize(
    ("text", "is_body"),
    [
        ("Stadtwerke Grünthal AG", True),
        ("Bündnis Nachbarschaft e. V.", True),
        ("Kuzey Enerji A.Ş.", True),
        ("ROADS AND THE SE", False),
        ("A quiet place to be", False),
    ],
)
def test_legal_form_makes_a_body(text, is_body):
    assert is_organisation(text) is is_body


@pytest.mark.parametrize(
    "text", ["Elaboração: Rafael Lins", "Equipe técnica: Rafael Lins", "فريق البحث: ليلى الحمدان", "课题组成员：李晓岚"]
)
def test_words_before_authors_are_known_in_further_languages(text):
    assert role_of(text).rank < 2


@pytest.mark.parametrize("text", ["Seventy-first session", "Agenda item 14 (b)", "Пункт 3 повестки дня"])
def test_place_in_a_meeting_is_no_title(text):
    assert kind(text) == "status"


def body(pages):
    for number in range(2):
        pages.turn().line(72, 80, "What we saw", 16, BOLD)
        pages.paragraph(72, 120, sentences(number, 20))
    pages.save()
    return read_report(pages.path)


def test_masthead_of_an_assembly_is_no_title(tmp_path):
    pages = (
        Setter(tmp_path / "a.pdf").line(72, 90, "Union of River States", 18, BOLD).line(420, 90, "URS/A/71/L.204", 9)
    )
    pages.line(72, 120, "General Assembly", 20, BOLD).line(420, 120, "Distr.: General", 9)
    pages.line(420, 150, "Original: English", 9).line(72, 220, "Flood warning and the duty to inform", 15, BOLD)
    assert body(pages).title == "Flood warning and the duty to inform"


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        (
            "Reproduction is authorised provided the source is named.",
            "Reproduction is authorised provided the source is named",
        ),
        ("This report may be used by all staff.", ""),
    ],
)
def test_permission_is_kept_in_its_own_words(tmp_path, said, licence):
    pages = Setter(tmp_path / "a.pdf").line(72, 300, "The Quiet Ledger", 26, BOLD).turn().line(72, 600, said, 9)
    assert body(pages).licence == licence


def test_bold_word_opens_the_abstract(tmp_path):
    pages = Setter(tmp_path / "a.pdf").line(72, 200, "The Quiet Ledger", 26, BOLD)
    pages.line(72, 260, "Abstract", 10, BOLD)
    pages.line(122, 260, "Where a valley has neither bridge nor road, which comes first? We ask.", 10)
    assert body(pages).abstract.startswith("Where a valley has neither bridge")


@pytest.mark.parametrize(
    "text",
    [
        "Pesquisadora do Instituto Caminhos",
        "Professor of Rural Law",
        "старший научный сотрудник",
        "Director of Studies",
    ],
)
def test_post_is_no_person(text):
    assert names_of(text) == ()


def test_people_side_by_side_are_parted(tmp_path):
    pages = Setter(tmp_path / "a.pdf").line(72, 200, "The Quiet Ledger", 26, BOLD)
    pages.line(72, 400, "Prepared by").line(72, 430, "Agnes Thornbury").line(240, 430, "Felix Baumgarten")
    assert body(pages).contributors == ("Agnes Thornbury", "Felix Baumgarten")


def test_name_over_a_university_is_no_subtitle(tmp_path):
    pages = Setter(tmp_path / "a.pdf").line(72, 200, "The Quiet Ledger", 26, BOLD)
    for x, name, place in ((72, "Farhad Rostami", "Delta University"), (300, "Beatriz Leal", "Harbour College")):
        pages.line(x, 240, name, 13, BOLD).line(x, 256, place)
    draft = body(pages)
    assert (draft.subtitle, draft.contributors) == ("", ("Farhad Rostami", "Beatriz Leal"))


def test_box_about_the_authors_beside_the_text_names_them(tmp_path):
    pages = Setter(tmp_path / "a.pdf").line(250, 100, "A text in time", 26, BOLD)
    pages.line(60, 300, "About the authors", 9, BOLD).line(60, 320, "Dr Sunniva Lie is a fellow", 9)
    pages.line(60, 332, "of the Tideway Institute.", 9).line(60, 350, "Kofi Asante leads a clinic.", 9)
    for place in range(20):
        pages.line(250, 296 + 14 * place, "In every district the clinics wrote to those who stayed away")
    assert body(pages).contributors == ("Sunniva Lie", "Kofi Asante")


def test_body_that_prints_its_registration_made_the_report(tmp_path):
    pages = Setter(tmp_path / "a.pdf").line(72, 300, "Sustainability review", 26, BOLD).turn()
    pages.line(72, 700, "Halden Paper Group plc · Registered office: 1 Mill Lane, Halden", 9)
    assert body(pages).organisations == ("Halden Paper Group plc",)


def test_year_between_title_and_subtitle_hides_neither(tmp_path):
    pages = Setter(tmp_path / "a.pdf").line(72, 300, "Old orchards", 30, BOLD).line(72, 330, "2022", 16, BOLD)
    pages.line(72, 354, "Old varieties and new owners", 15)
    draft = body(pages)
    assert (draft.title, draft.subtitle, draft.issued_year) == ("Old orchards", "Old varieties and new owners", 2022)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dipl.-Geogr. Ann Weide Prof. Dr. habil. Ansgar Holm", ("Ann Weide", "Ansgar Holm")),
        ("د. منى الشرقاوي أ. ياسين بن عيسى", ("منى الشرقاوي", "ياسين بن عيسى")),
        ("Gloria Wanjala Lakeview University", ()),
    ],
)
def test_ranks_part_names_and_bodies_are_none(text, names):
    people = tuple(name for name in names_of(text) if not is_organisation(name, strictly=True))
    assert people == names


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Phase II, 2016–2019", "text"),
        ("Bern, 2019", "date"),
        ("Dr. Mona Sharif", "people"),
        ("Arbeitspapiere des Instituts für Holz Nr. 33", "series"),
        ("by authority of the House of Delegates", "role"),
    ],
)
def test_short_texts_of_covers_are_told_apart(text, what):
    assert kind(text) == what


def test_columns_of_name_place_and_address_are_authors(tmp_path):
    pages = Setter(tmp_path / "a.pdf").line(72, 100, "Forecasting the failure of wells", 24, BOLD)
    for x, name in ((72, "Nikhil Rao"), (240, "Gloria Wanjala"), (400, "Anders Lund")):
        pages.line(x, 140, name).line(x, 153, "Lakeview University").line(x, 166, f"{name.split()[0]}@lake.example")
    assert body(pages).contributors == ("Nikhil Rao", "Gloria Wanjala", "Anders Lund")


def test_office_under_the_authors_is_none_of_them(tmp_path):
    pages = Setter(tmp_path / "a.pdf").line(72, 200, "Monitoring Radverkehr", 26, BOLD)
    pages.line(72, 400, "Svenja Rautenberg, Michael Okpara").line(72, 414, "Landratsamt Obertal, Sachgebiet Verkehr")
    assert body(pages).contributors == ("Svenja Rautenberg", "Michael Okpara")


def test_month_before_the_rights_of_its_year_is_kept(tmp_path):
    pages = Setter(tmp_path / "a.pdf").line(72, 300, "The Quiet Ledger", 26, BOLD).turn()
    pages.line(72, 700, "Technical Report 9, June 2021. © 2021 The Authors", 9)
    draft = body(pages)
    assert (draft.issued_year, draft.issued_month) == (2021, 6)


def test_year_in_the_largest_type_belongs_to_the_yearly_report(tmp_path):
    pages = Setter(tmp_path / "a.pdf").line(72, 200, "Annual report", 20, BOLD).line(72, 270, "2021", 60, BOLD)
    pages.line(72, 320, "Roads for everybody", 16)
    assert body(pages).title == "Annual report 2021"


def test_subtitle_may_name_the_body_that_reports(tmp_path):
    pages = Setter(tmp_path / "a.pdf").line(72, 60, "Harrow Commission").line(72, 300, "Fair Work", 30, BOLD)
    pages.line(72, 330, "Final report of the Harrow Commission on Seasonal Labour", 14)
    draft = body(pages)
    assert draft.subtitle == "Final report of the Harrow Commission on Seasonal Labour"
    assert draft.contributors == ("Harrow Commission",)


def test_names_with_their_houses_in_brackets_are_no_subtitle(tmp_path):
    pages = Setter(tmp_path / "a.pdf").line(72, 300, "What is shade worth?", 26, BOLD)
    pages.line(72, 340, "Gonzalo Ibarguren (Universidad del Sur)", 13).line(
        72, 356, "M. J. Topete (Banco de Fomento)", 13
    )
    draft = body(pages)
    assert (draft.subtitle, draft.contributors) == ("", ("Gonzalo Ibarguren", "M. J. Topete"))
