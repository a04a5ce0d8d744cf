"""Lines, columns and paragraphs of real pages."""

import pikepdf
import pytest

from publications.reading import columns, hyphens, initials, pdf
from publications.reading.measure import measures
from publications.reading.page import Word, body_size, line_of, rows, stand_in
from publications.reading.paragraphs import block_of, blocks
from tests.reading.typeset import BOLD, Setter, sentences

LEFT = [
    "First the left column is read, from its",
    "top line down to the very last of its",
    "lines, before anybody looks at",
]
RIGHT = [
    "the other one, which begins again at",
    "the top of the page and goes on to",
    "the end of all that is printed here.",
]


def page_of(setter):
    return pdf.read(setter.save()).pages[0]


def paragraphs(page):
    lines = columns.order(page).lines
    return [block.plain for block in blocks(lines, hyphens.learn(lines), measures(lines), {})]


def two_columns(setter):
    for row in range(9):
        setter.line(60, 150 + 14 * row, LEFT[row % 3], 10).line(310, 150 + 14 * row, RIGHT[row % 3], 10)
    return setter


def test_columns_are_read_one_after_the_other(tmp_path):
    page = columns.order(page_of(two_columns(Setter(tmp_path / "a.pdf"))))
    assert [line.text for line in page.lines] == LEFT * 3 + RIGHT * 3
    assert [line.column for line in page.lines] == [0] * 9 + [1] * 9


def test_line_across_the_columns_parts_them(tmp_path):
    setter = two_columns(Setter(tmp_path / "a.pdf"))
    setter.line(60, 110, "A title that runs across both of the columns of this page, as titles do", 14, BOLD)
    page = columns.order(page_of(setter))
    assert [line.text[:7] for line in page.lines][:2] == ["A title", "First t"]


def test_table_is_read_across(tmp_path):
    setter = Setter(tmp_path / "a.pdf")
    for row in range(9):
        setter.line(60, 150 + 14 * row, f"District {row}", 10).line(310, 150 + 14 * row, f"{row * 120} km", 10)
    page = columns.order(page_of(setter))
    assert [line.text for line in page.lines][:4] == ["District 0", "0 km", "District 1", "120 km"]


def test_cells_of_a_row_stay_together(tmp_path):
    setter = Setter(tmp_path / "a.pdf")
    for row in range(3):
        setter.line(60, 150 + 14 * row, f"District {row}", 10).line(310, 150 + 14 * row, f"{row * 120} km", 10)
    assert paragraphs(page_of(setter)) == ["District 0 | 0 km", "District 1 | 120 km", "District 2 | 240 km"]


def test_paragraphs_part_at_gaps_and_short_lines(tmp_path):
    setter = Setter(tmp_path / "a.pdf")
    first, second, third = (sentences(number, 5) for number in range(3))
    y = setter.paragraph(74, 100, first) + 8
    setter.paragraph(74, setter.paragraph(74, y, second), third)
    assert paragraphs(page_of(setter)) == [first, second, third]


def test_indented_paragraphs_are_told_apart(tmp_path):
    setter = Setter(tmp_path / "a.pdf")
    y = 100
    for number in range(3):
        setter.line(94, y, f"Paragraph {number} begins with an indent of its first line, and then")
        setter.line(74, y + 14, "goes on over two lines more, of which the last one is very nearly full.")
        y += 28
    assert [text[:11] for text in paragraphs(page_of(setter))] == ["Paragraph 0", "Paragraph 1", "Paragraph 2"]


def test_list_items_are_blocks_without_their_sign(tmp_path):
    setter = Setter(tmp_path / "a.pdf")
    for row, text in enumerate(("water", "roads", "schools")):
        setter.line(74, 100 + 14 * row, f"• {text}")
    lines = page_of(setter).lines
    made = blocks(lines, hyphens.learn(lines), measures(lines), {})
    assert [(block.bullet, block.text) for block in made] == [(True, "water"), (True, "roads"), (True, "schools")]


def test_raised_number_is_marked(tmp_path):
    setter = Setter(tmp_path / "a.pdf").line(74, 100, "The ministry said so.").raised(184, 100, "3")
    line = page_of(setter).lines[0]
    assert [(word.text, word.raised) for word in line.words][-1] == ("3", True)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_page_is_read_as_its_text_stands(tmp_path, turn):
    path = Setter(tmp_path / "a.pdf").line(74, 100, "one above").line(74, 130, "two below").save()
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        file.pages[0].Rotate = turn
        file.save(path)
    page = pdf.read(path).pages[0]
    assert [row[0].text for row in rows(page.lines)] == ["one above", "two below"]
    assert [round(line.x0) for line in page.lines] == [74, 74]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_table_set_sideways_is_read_upright(tmp_path, angle):
    setter = Setter(tmp_path / "a.pdf")
    setter.canvas.translate(300, 400)
    setter.canvas.rotate(angle)
    setter.canvas.translate(-300, -400)
    page = page_of(setter.line(250, 420, "one above, and on").line(250, 450, "two below, and on"))
    assert [row[0].text for row in rows(page.lines)] == ["one above, and on", "two below, and on"]
    assert not any(line.turned for line in page.lines)
    assert (page.width > page.height) == (angle != 180)


def test_text_outside_the_crop_box_is_not_read(tmp_path):
    path = Setter(tmp_path / "a.pdf").line(74, 100, "shown").line(74, 800, "job 4711, cut here").save()
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        file.pages[0].CropBox = [0, 200, 595, 842]
        file.save(path)
    page = pdf.read(path).pages[0]
    assert [line.text for line in page.lines] == ["shown"]
    assert round(page.lines[0].y) == 100


def test_type_is_read_with_the_line(tmp_path):
    setter = Setter(tmp_path / "a.pdf").line(74, 100, "Heading", 20, BOLD).line(74, 130, "Text", 11)
    assert [(line.size, line.bold) for line in page_of(setter).lines] == [(20.0, True), (11.0, False)]


def test_body_size_is_that_of_most_letters(tmp_path):
    setter = Setter(tmp_path / "a.pdf").line(74, 100, "Heading", 20, BOLD)
    setter.paragraph(74, 130, sentences(1, 6), size=9.5)
    assert body_size(page_of(setter).lines) == 9.5


def test_ready_block_stands_where_it_is_without_parting_a_sentence():
    def line(page, y, text):
        words = [Word(word, 60.0 + 50 * n, 108.0 + 50 * n, y, 10.0) for n, word in enumerate(text.split())]
        return line_of(words, page)

    lines = [
        line(1, 100, "One sentence that goes on"),
        stand_in("| a |\n| - |", 1, 60, 300, 150),
        line(2, 100, "over the turn of pages."),
        stand_in('![x](picture:0 "x")', 2, 60, 300, 150),
        line(2, 200, "Another."),
    ]
    made = blocks(lines, hyphens.learn(lines), measures(lines), {})
    assert [(block.page, block.shown) for block in made] == [
        (1, "| a |\n| - |"),
        (1, "One sentence that goes on [[p. 2]] over the turn of pages."),
        (2, '![x](picture:0 "x")'),
        (2, "Another."),
    ]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("in the years 2010–", "2015 it rose", "in the years 2010–2015 it rose"),
        ("the second one—", "and last", "the second one—and last"),
        ("a dash –", "and more", "a dash – and more"),
        ("see https://example.org/", "docs/a.html now", "see https://example.org/docs/a.html now"),
        ("see www.example.org/docs", "/a.html now", "see www.example.org/docs/a.html now"),
        ("read and/", "or write", "read and/or write"),
    ],
)
def test_lines_that_go_on_without_a_space(first, second, joined):
    lines = [line_of([Word(text, 60.0, 300.0, 100.0 + 14 * row, 10.0)], 1) for row, text in enumerate((first, second))]
    assert block_of(lines, hyphens.learn(lines), {}).plain == joined


@pytest.mark.parametrize(
    ("letter", "first", "joined"),
    [
        ("T", "he committee met before the winter, and then", "The committee"),
        ("A", "map of it was made", "A map of it"),
    ],
)
def test_drop_capital_begins_its_word(tmp_path, letter, first, joined):
    setter = Setter(tmp_path / "a.pdf")
    setter.line(74, 128, letter, 40).line(102, 100, first).line(102, 114, "it went on beside the letter, where it")
    setter.line(102, 128, "ended the third of its lines, and only").line(74, 142, "then went back to the margin.")
    setter.line(74, 170, "Now the word map comes again: that is the evidence for which a map is a word.")
    page = initials.joined([page_of(setter)])[0]
    text = paragraphs(page)[0]
    assert text.startswith(joined)
    assert text.endswith(
        "beside the letter, where it ended the third of its lines, and only then went back to the margin."
    )


def test_large_letter_without_lines_beside_it_stays(tmp_path):
    setter = Setter(tmp_path / "a.pdf").line(74, 100, "A", 30).line(74, 130, "The section of all names with A")
    assert initials.joined([page_of(setter)])[0].lines[0].text == "A"
