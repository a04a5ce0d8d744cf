"""Rows of tables and labels of axes at a page's edge stay; running lines whose numbers grow are taken."""

import random

import pytest

from publications.reading import pdf
from publications.reading.edge_rows import counting
from publications.reading.furniture import take_out
from tests.reading.typeset import Setter, filled

VILLAGES = ("Alder", "Birch", "Cedar", "Alder", "Dogwood")


def kept_of(setter):
    kept, removed = take_out(pdf.read(setter.save()).pages)
    return [line.text for page in kept for line in page.lines], removed


@pytest.mark.parametrize(
    "texts",
    [
        ["Water for all 1", "Water for all 2", "Water for all 3"],
        ["17 Long Street", "17 Long Street", "17 Long Street"],
        ["Chapter 1 – 1", "Chapter 1 – 9", "Chapter 2 – 10", "Chapter 3 – 24"],
        ["Page 1 of 40", "Page 2 of 40", "Page 3 of 40"],
        ["Part 1-1", "Part 1-2", "Part 1-3", "Part 2-1", "Part 2-2"],
        ["Report 2023"],
    ],
)
def test_numbers_of_a_running_line_stay_or_grow(texts):
    assert counting(enumerate(texts, 1))


@pytest.mark.parametrize(
    "texts",
    [
        ["Alder 49 75", "Alder 98 35", "Alder 6 104"],
        ["in 49.3", "in 6.1", "in 51.0", "in 2.2"],
        ["wells 1 2 3", "wells 2 3 4", "wells 3 4 5"],
    ],
)
def test_numbers_of_a_table_go_up_and_down(texts):
    assert not counting(enumerate(texts, 1))


def test_rows_of_a_long_table_stay_where_labels_return_at_the_pages_edges(tmp_path):
    setter, chance = Setter(tmp_path / "report.pdf"), random.Random(7)
    for page in range(1, 11):
        for row in range(48):
            setter.line(74, 50 + 16 * row, VILLAGES[row % 5], 9)
            for cell in range(6):
                setter.right(220 + 55 * cell, 50 + 16 * row, str(chance.randint(1, 99)), 9)
        setter.line(290, 826, str(page), 9).turn()
    kept, removed = kept_of(setter)
    assert kept.count("Alder") == 10 * 19
    assert [(row.text, row.kind) for row in removed] == [(str(page), "folio") for page in range(1, 11)]


def test_labels_of_an_axis_at_the_foot_stay(tmp_path):
    setter = Setter(tmp_path / "report.pdf")
    for page in range(1, 13):
        filled(setter, 120)
        if page % 3 == 0:
            for mark, y in ((30, 745), (20, 765), (10, 785)):
                setter.line(60, y, str(mark), 8)
        setter.line(290, 826, str(page), 9).turn()
    kept, removed = kept_of(setter)
    assert [kept.count(mark) for mark in ("30", "20", "10")] == [4, 4, 4]
    assert [row.text for row in removed if row.kind == "folio"] == [str(page) for page in range(1, 13)]


def test_numbers_that_fall_in_with_the_pages_stay_beside_the_page_number(tmp_path):
    setter = Setter(tmp_path / "report.pdf")
    for page in range(1, 21):
        filled(setter, 120)
        if page in (4, 9, 14):
            setter.line(200, 808, str(page + 6), 8)
        setter.line(290, 826, str(page), 9).turn()
    kept, removed = kept_of(setter)
    assert [text for text in kept if text.isdecimal()] == ["10", "15", "20"]
    assert [row.text for row in removed if row.kind == "folio"] == [str(page) for page in range(1, 21)]
