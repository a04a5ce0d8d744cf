"""Reading order: columns, bands, margin notes, tables without rules, two printed pages on one sheet."""

import pytest

from publications.reading import columns, pdf
from tests.reading.typeset import BOLD, Setter, sentences


def column(setter, x, y, seed, width, count=6, size=9):
    """A column of running text that begins with a word of its own; returns the baseline after it."""
    return setter.paragraph(x, y, f"Column{seed} {sentences(seed, count)}", width, size, 12)


def starts(setter):
    """The words "Column…" and the like, in the order in which they are read, and how many groups the page has."""
    page = columns.order(pdf.read(setter.save()).pages[0])
    words = [word.text for line in page.lines for word in line.words]
    return [word for word in words if word.startswith(("Column", "Title", "Note", "Row"))], page


@pytest.fixture
def setter(tmp_path):
    return Setter(tmp_path / "a.pdf")


@pytest.mark.parametrize("widths", [(220, 220), (150, 290), (290, 150), (140, 140, 140)])
def test_columns_of_any_width_are_read_one_after_the_other(setter, widths):
    x = 60
    for number, width in enumerate(widths):
        column(setter, x, 120, number, width)
        x += width + 18
    found, page = starts(setter)
    assert found == [f"Column{number}" for number in range(len(widths))]
    assert len({line.column for line in page.lines}) == len(widths)


def test_titles_across_part_the_columns_above_from_those_below(setter):
    setter.line(60, 90, "Title1 of the first half, which runs across both columns of the page", 14, BOLD)
    foot = max(column(setter, 60, 120, 1, 220), column(setter, 300, 120, 2, 220))
    setter.line(60, foot + 20, "Title2 of the second half, which runs across both columns again", 14, BOLD)
    column(setter, 60, foot + 50, 3, 220)
    column(setter, 300, foot + 50, 4, 220)
    assert starts(setter)[0] == ["Title1", "Column1", "Column2", "Title2", "Column3", "Column4"]


def test_few_lines_in_two_columns_under_text_across_are_columns(setter):
    y = column(setter, 60, 100, 1, 460, 12)
    column(setter, 60, y + 20, 2, 220, 2)
    column(setter, 300, y + 20, 3, 220, 2)
    assert starts(setter)[0] == ["Column1", "Column2", "Column3"]


def test_two_printed_pages_on_one_sheet_are_read_one_after_the_other(setter):
    setter.canvas.setPageSize((842, 595))
    setter.canvas.translate(0, 595 - 842)
    for number, x in enumerate((50, 240, 460, 650)):
        column(setter, x, 90, number, 160)
    assert starts(setter)[0] == ["Column0", "Column1", "Column2", "Column3"]


@pytest.mark.parametrize("x", [60, 440])
def test_margin_note_stands_after_the_paragraph_beside_it(setter, x):
    left = 180 if x == 60 else 60
    y = setter.paragraph(left, 100, f"Column1 {sentences(1, 8)}", 360, 11, 14) + 8
    y = setter.paragraph(left, y, f"Column2 {sentences(2, 8)}", 360, 11, 14) + 8
    setter.paragraph(left, y, f"Column3 {sentences(3, 8)}", 360, 11, 14)
    setter.paragraph(x, 128, "Note: the figures of two districts came too late to be counted in this survey", 95, 8, 10)
    found, page = starts(setter)
    assert found == ["Column1", "Note:", "Column2", "Column3"]
    note = [line.text for line in page.lines if line.size == 8]
    assert " ".join(note).endswith("came too late to be counted in this survey")


def test_table_without_rules_is_read_by_rows_though_its_cells_hold_several_lines(setter):
    y = 100
    for number in range(5):
        setter.paragraph(60, y, f"Row{number} {sentences(number, 1)}", 200, 10, 12)
        y = setter.paragraph(300, y, f"Row{number} {sentences(number + 7, 2)}", 220, 10, 12) + 12
    assert starts(setter)[0] == [f"Row{number}" for number in range(5) for _ in range(2)]


def test_numbers_in_the_margin_go_with_their_paragraphs(setter):
    y = 100
    for number in range(4):
        setter.line(60, y, f"Note{number}", 8)
        y = setter.paragraph(150, y, f"Column{number} {sentences(number, 3)}", 360, 10, 12) + 8
    assert starts(setter)[0] == [f"{word}{number}" for number in range(4) for word in ("Note", "Column")]
