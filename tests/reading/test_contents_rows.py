"""Rows of contents pages that are no plain "title … page": authors, wide titles, two columns, parts; levels without gaps."""

import pytest

from publications.reading.contents import Entry
from publications.reading.levels import of_entries
from publications.reading.numbering import parse
from publications.reading.page import Word, line_of, row_text, rows
from tests.reading.test_outline import chapter_pages, outline
from tests.reading.typeset import BOLD, ITALIC, SERIF, Setter, filled

TITLES = ("Water and wells", "Roads in spring", "Schools and those who teach", "Power lines")
AUTHORS = ("Lena Hoffmann", "Samuel Okoro", "Maria Ortiz", "Timur Akhmetov")


@pytest.fixture
def setter(tmp_path):
    made = Setter(tmp_path / "report.pdf")
    made.line(74, 280, "Rural schools", 30, BOLD).line(74, 330, "2021", 12).turn()
    return made


@pytest.mark.parametrize(("font", "x"), [(ITALIC, 74), (SERIF, 90), (SERIF, 74)])
def test_the_author_under_an_entry_is_no_beginning_of_the_next(setter, font, x):
    setter.line(74, 90, "Contents", 18, BOLD)
    for row, (title, author) in enumerate(zip(TITLES, AUTHORS, strict=True)):
        y = 130 + 28 * row
        setter.line(74, y, title).right(521, y, str(row + 3)).line(x, y + 14, author, 11, font)
    setter.turn()
    assert [row[2] for row in outline(chapter_pages(setter, TITLES))] == list(TITLES)


def test_a_page_number_pushed_under_a_wide_title_belongs_to_it(setter):
    wide = "Farmers, ministries and the long argument over who should pay for the rivers"
    titles = (*TITLES[:2], wide, TITLES[3])
    setter.line(74, 90, "Contents", 18, BOLD)
    for row, title in enumerate(titles):
        y = 130 + 28 * row
        setter.line(74, y, title).right(521, y + 14 * (title == wide), str(row + 3))
    setter.turn()
    assert [row[2] for row in outline(chapter_pages(setter, titles, 12))] == list(titles)


def test_two_columns_of_numbers_first(setter):
    titles = (*TITLES, "Debt and savings", "Fuel for winter")
    setter.line(74, 90, "Contents", 18, BOLD)
    for row, title in enumerate(titles):
        x, y = (74, 130 + 16 * row) if row < 3 else (330, 82 + 16 * row)
        setter.line(x, y, str(row + 3)).line(x + 26, y, title)
    setter.turn()
    pages = range(3, 3 + len(titles))
    assert [row[2:] for row in outline(chapter_pages(setter, titles))] == list(zip(titles, pages, strict=True))


def test_parts_without_a_page_in_the_contents_hold_their_items(setter):
    parts = {0: "PART I", 2: "PART II"}
    setter.line(74, 90, "Contents", 18, BOLD)
    y = 120
    for row, title in enumerate(TITLES):
        if row in parts:
            setter.line(74, y, parts[row], 11, BOLD)
            y += 16
        setter.line(74, y, f"Item {row + 1}. {title}").right(521, y, str(row + 3))
        y += 16
    setter.turn()
    for row, title in enumerate(TITLES):
        if row in parts:
            setter.line(270, 70, parts[row], 11, BOLD)
        setter.line(74, 100, f"Item {row + 1}. {title}", 11, BOLD)
        filled(setter, 130)
        setter.turn()
    items = [(2, f"Item {row + 1}. {title}", row + 3) for row, title in enumerate(TITLES)]
    rows = [(level, title, page) for level, _, title, page in outline(setter)]
    assert rows == [(1, "PART I", 3), *items[:2], (1, "PART II", 5), *items[2:]]


def test_a_look_below_the_second_level_stands_right_under_a_chapter_without_one(setter):
    for title in ("Water", "Roads", "Schools"):
        setter.line(74, 90, title, 18, BOLD)
        y = filled(setter, 120, 1) + 10
        for depth, kind in ((13, "Places"), (11, "People")) if title != "Roads" else ((11, "People"),):
            setter.line(74, y, f"{kind} around {title.lower()}", depth, BOLD)
            y = filled(setter, y + 24, 1) + 10
        setter.turn()
    assert [row[0] for row in outline(setter)] == [1, 2, 3, 1, 2, 1, 2, 3]


@pytest.mark.parametrize(
    ("text", "path", "title"),
    [
        ("II.A. The border", (2, 1), "The border"),
        ("IV.3 Les écoles", (4, 3), "Les écoles"),
        ("I.1. Contexte", (1, 1), "Contexte"),
        ("B.2 Tables", (2, 2), "Tables"),
    ],
)
def test_numbers_under_a_roman_one(text, path, title):
    label, rest = parse(text)
    assert (label.path, rest) == (path, title)


def test_a_second_column_that_begins_above_the_title_is_read(setter):
    setter.line(74, 90, "Contents", 18, BOLD)
    for row, title in enumerate(TITLES[:2]):
        setter.line(74, 130 + 16 * row, title).right(280, 130 + 16 * row, str(row + 3))
    for row, title in enumerate(TITLES[2:]):
        setter.line(310, 74 + 16 * row, title).right(521, 74 + 16 * row, str(row + 5))
    setter.turn()
    assert [row[2] for row in outline(chapter_pages(setter, TITLES))] == list(TITLES)


@pytest.mark.parametrize(
    ("rows", "levels"),
    [
        ([("Summary", 0, False), ("1. Water", 0, False), ("1.1 Wells", 0, False), ("1.2 Pipes", 0, False),
          ("1.3 Rain", 0, False), ("2. Roads", 0, False), ("2.1 Bridges", 0, False), ("References", 0, False)],
         [1, 1, 2, 2, 2, 1, 2, 1]),
        ([("Part one Water", 0, True), ("Wells", 0, False), ("a) Depth", 12, False), ("b) Age", 12, False),
          ("Part two Roads", 0, True), ("Bridges", 0, False), ("a) Fords", 12, False)],
         [1, 2, 3, 3, 1, 2, 3]),
    ],
)  # fmt: skip
def test_levels_of_entries_at_one_edge(rows, levels):
    entries = []
    for number, (title, indent, bold) in enumerate(rows):
        label, bare = parse(title)
        entries.append(Entry(title, bare or title, label, number, False, 60.0 + indent, 60.0 + indent, 2, 10.0, bold))
    lines = [line_of([Word("x", 0, 5, 10, 10.0)], 1)] * len(entries)
    assert of_entries(entries, lines) == levels


def test_page_numbers_stand_left_of_arabic_entries():
    title = line_of([Word("المياه", 400, 440, 100, 10.0)], 1, rtl=True)
    number = line_of([Word("14", 70, 80, 100, 10.0)], 1)
    assert row_text(rows([number, title])[0]) == "المياه 14"
