"""Chapters from bookmarks, from contents pages of several kinds, from numbers, from type."""

import pytest
from reportlab.pdfbase import pdfmetrics

from publications.reading import read_report
from publications.reading.dates import only_issued
from tests.reading.typeset import BOLD, ITALIC, SERIF, Setter, filled, sentences

TITLES = (
    "Water",
    "Roads in spring",
    "Schools",
    "Teachers who stay",
    "Power lines",
    "Debt and savings",
    "Health",
    "Fuel",
)


def outline(setter):
    draft = read_report(setter.save())
    return [(chapter.level, chapter.label, chapter.title, chapter.page) for chapter in draft.chapters]


def chapter_pages(setter, titles, size=18):
    for title in titles:
        setter.line(74, 90, title, size, BOLD)
        filled(setter, 120)
        setter.turn()
    return setter


@pytest.fixture
def setter(tmp_path):
    made = Setter(tmp_path / "report.pdf")
    made.line(74, 280, "Rural schools", 30, BOLD).line(74, 330, "2021", 12).turn()
    return made


def test_bookmarks_come_first(setter):
    for title, level in (("Water", 0), ("Roads", 1), ("Schools", 0)):
        setter.bookmark(title, level)
        chapter_pages(setter, [title], 12)
    assert outline(setter) == [(1, "", "Water", 2), (2, "", "Roads", 3), (1, "", "Schools", 4)]


def test_bookmarks_that_the_pages_do_not_bear_out_are_not_believed(setter):
    for title in ("Water", "Roads", "Schools"):
        setter.bookmark(f"Slide {setter.page}")
        chapter_pages(setter, [title])
    assert outline(setter) == [(1, "", "Water", 2), (1, "", "Roads", 3), (1, "", "Schools", 4)]


def test_bookmark_over_all_others_is_the_title(setter):
    setter.bookmark("Rural schools", 0)
    for title in ("Water", "Roads", "Schools"):
        setter.bookmark(title, 1)
        chapter_pages(setter, [title])
    assert outline(setter) == [(1, "", "Water", 2), (1, "", "Roads", 3), (1, "", "Schools", 4)]


@pytest.mark.parametrize(
    ("word", "titles"),
    [
        ("Contents", ("Water", "Roads", "Schools", "Annex 1. Tables")),
        ("Содержание", ("Введение", "Глава 1. Вода", "Глава 2. Дороги", "Заключение")),
        ("Мазмұны", ("Кіріспе", "1-тарау. Су", "2-тарау. Жол", "Қорытынды")),
    ],
)
def test_contents_page_is_matched_whatever_its_offset(setter, word, titles):
    setter.line(74, 90, word, 18, BOLD)
    for row, title in enumerate(titles):
        setter.line(74, 130 + 16 * row, f"{title} {'.' * 70}", 10).right(521, 130 + 16 * row, str(row + 9), 10)
    setter.turn()
    chapter_pages(setter, titles)
    draft = read_report(setter.save())
    assert [chapter.page for chapter in draft.chapters] == [3, 4, 5, 6]
    assert [chapter.evidence.certainty for chapter in draft.chapters] == ["sure"] * 4
    assert " ".join(f"{chapter.label} {chapter.title}".strip() for chapter in draft.chapters) == " ".join(
        title if "Annex" in title else title.replace("Глава ", "").replace("-тарау.", "").replace(". ", " ")
        for title in titles
    )


def test_contents_with_numbers_first(setter):
    titles = ("Water", "Roads", "Schools", "Power")
    setter.line(74, 90, "Contents", 18, BOLD)
    for row, title in enumerate(titles):
        setter.line(74, 130 + 16 * row, str(row + 3), 10).line(110, 130 + 16 * row, title, 10)
    setter.turn()
    assert [row[2:] for row in outline(chapter_pages(setter, titles))] == list(zip(titles, (3, 4, 5, 6), strict=True))


def test_entry_that_no_page_has_is_a_doubt(setter):
    titles = ("Water", "Roads", "Schools", "Power")
    setter.line(74, 90, "Contents", 18, BOLD)
    for row, title in enumerate((*titles, "Fishing")):
        setter.line(74, 130 + 16 * row, f"{title} {'.' * 70}", 10).right(521, 130 + 16 * row, str(row + 3), 10)
    setter.turn()
    draft = read_report(chapter_pages(setter, titles).save())
    assert [(doubt.code, doubt.text) for doubt in draft.doubts] == [("contents-entry-not-found", "Fishing")]


def test_numbered_headings_teach_the_levels(setter):
    for number, title in enumerate(("Water", "Roads", "Schools"), start=1):
        setter.line(74, 90, f"{number}. {title}", 13, BOLD)
        y = filled(setter, 120, 2) + 10
        setter.line(74, y, f"{number}.1. What we saw", 11, BOLD)
        filled(setter, y + 24, 2)
        setter.turn()
    setter.line(74, 90, "References", 13, BOLD)
    filled(setter, 120)
    setter.turn()
    assert outline(setter) == [
        (1, "1", "Water", 2),
        (2, "1.1", "What we saw", 2),
        (1, "2", "Roads", 3),
        (2, "2.1", "What we saw", 3),
        (1, "3", "Schools", 4),
        (2, "3.1", "What we saw", 4),
        (1, "", "References", 5),
    ]


def test_type_alone_gives_the_levels(setter):
    for title in ("Water", "Roads", "Schools"):
        setter.line(74, 90, title, 18, BOLD)
        y = filled(setter, 120, 2) + 10
        setter.line(74, y, f"Seen on {title.lower()}", 13, BOLD)
        filled(setter, y + 24, 2)
        setter.turn()
    assert [row[0] for row in outline(setter)] == [1, 2, 1, 2, 1, 2]


def test_chapter_word_on_its_own_line_belongs_to_the_title(setter):
    for word, title in (("ONE", "Water"), ("TWO", "Roads"), ("THREE", "Schools")):
        setter.line(74, 70, f"CHAPTER {word}", 12)
        chapter_pages(setter, [title])
    assert outline(setter) == [(1, "1", "Water", 2), (1, "2", "Roads", 3), (1, "3", "Schools", 4)]


def test_report_without_headings_is_one_chapter_with_a_doubt(setter):
    filled(setter, 120)
    setter.turn()
    draft = read_report(setter.save())
    assert [(chapter.title, chapter.page) for chapter in draft.chapters] == [("Rural schools", 2)]
    assert [doubt.code for doubt in draft.doubts] == ["no-chapters"]


def test_text_before_the_first_heading_is_kept(setter):
    filled(setter, 90, 6)
    setter.turn()
    chapter_pages(setter, ("Water", "Roads"))
    draft = read_report(setter.save())
    assert [(chapter.kind, chapter.title) for chapter in draft.chapters] == [
        ("front", "Rural schools"),
        ("chapter", "Water"),
        ("chapter", "Roads"),
    ]


@pytest.mark.parametrize("place", ["below", "above"])
def test_contents_with_page_numbers_on_lines_of_their_own(setter, place):
    titles = ("Water", "Roads", "Schools", "Power")
    setter.line(74, 90, "Contents", 18, BOLD)
    for row, title in enumerate(titles):
        upper, lower = (title, str(row + 3)) if place == "below" else (str(row + 3), title)
        setter.line(74, 130 + 40 * row, upper, 10).line(74, 144 + 40 * row, lower, 10)
    setter.turn()
    assert [row[2:] for row in outline(chapter_pages(setter, titles))] == list(zip(titles, (3, 4, 5, 6), strict=True))


def test_a_title_in_the_contents_does_not_make_the_heading_a_repeated_one(setter):
    titles = ("Rural water", "Rural roads", "Schools", "Power")
    setter.line(74, 70, "Contents", 18, BOLD)
    for row, title in enumerate(titles):
        setter.line(74, 90 + 16 * row, title, 11).right(521, 90 + 16 * row, str(row + 3), 11)
    setter.turn()
    assert [row[2] for row in outline(chapter_pages(setter, titles))] == list(titles)


@pytest.mark.parametrize("set_as", ["italic", "coloured", "centred"])
def test_headings_of_the_body_s_own_size_are_known_by_their_look_or_place(setter, set_as):
    titles = ("Water and wells", "Roads in spring", "Schools and teachers", "Power lines")
    for title in titles:
        if set_as == "coloured":
            setter.canvas.setFillColorRGB(0.7, 0, 0.1)
        font = ITALIC if set_as == "italic" else SERIF
        x = 294 - pdfmetrics.stringWidth(title, font, 11) / 2 if set_as == "centred" else 74
        setter.line(x, 90, title, 11, font)
        setter.canvas.setFillColorRGB(0, 0, 0)
        filled(setter, 120)
        setter.turn()
    assert [row[2] for row in outline(setter)] == list(titles)


def test_one_odd_line_in_italics_is_no_heading(setter):
    for title in ("Water", "Roads", "Schools"):
        setter.line(74, 90, title, 18, BOLD)
        y = filled(setter, 120, 2) + 20
        if title == "Roads":
            setter.line(74, y, "As told by an elder", 11, ITALIC)
        filled(setter, y + 30, 1)
        setter.turn()
    assert [row[2] for row in outline(setter)] == ["Water", "Roads", "Schools"]


def test_parts_hold_items_whose_numbers_go_on(setter):
    number = 0
    for place, part in enumerate(("PART I", "PART II", "PART III")):
        setter.line(270, 120 + 20 * place, part, 11, BOLD)
        y = 150 + 20 * place
        for title in TITLES[2 * place : 2 * place + 2]:
            number += 1
            setter.line(74, y, f"Item {number}. {title}", 11, BOLD)
            y = filled(setter, y + 24, 2) + 14
        setter.turn()
    rows = outline(setter)
    assert [row[0] for row in rows] == [1, 2, 2] * 3
    assert rows[1][2] == "Item 1. Water"


def test_letters_that_begin_anew_lie_in_roman_numbers(setter):
    for place, numeral in enumerate(("I", "II", "III")):
        setter.line(74, 120 + 20 * place, f"{numeral}. {TITLES[place]}", 12, BOLD)
        y = 150 + 20 * place
        for letter, title in zip("ABC", TITLES[place + 3 :], strict=False):
            setter.line(74, y, f"{letter}. {title}", 11, ITALIC)
            y = filled(setter, y + 24, 1) + 14
        setter.turn()
    assert [(row[0], row[1]) for row in outline(setter)] == [
        (level, label)
        for numeral in ("I", "II", "III")
        for level, label in ((1, numeral), (2, "A"), (2, "B"), (2, "C"))
    ]


def test_first_lines_of_numbered_paragraphs_are_no_headings(setter):
    number = 0
    for title in ("Water", "Roads", "Schools"):
        setter.line(74, 90, title, 14, BOLD)
        y = 120
        for _ in range(3):
            number += 1
            y = setter.paragraph(74, y, f"{number}. {sentences(number, 4)}") + 14
        setter.turn()
    assert [row[2] for row in outline(setter)] == ["Water", "Roads", "Schools"]


@pytest.mark.parametrize(
    ("text", "page", "expected"),
    [
        ("The winter of 2021", 2, False),
        ("Зима 2021 года", 9, False),
        ("Almaty 2021", 1, True),
        ("March 2021", 9, True),
        ("2021", 9, True),
    ],
)
def test_a_year_in_a_name_is_no_date_of_issue(text, page, expected):
    assert only_issued(text, page) == expected
