"""Furniture beside the text and across it; and what holds for all furniture, whatever the pages."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.reading import pdf
from publications.reading.furniture import take_out
from publications.reading.page import Page, Word, line_of
from tests.reading.typeset import HEIGHT, SERIF, WIDTH, Setter, filled


def taken(tmp_path, draw, pages=8):
    setter = Setter(tmp_path / "report.pdf")
    for _ in range(pages):
        filled(setter, 120)
        draw(setter)
        setter.turn()
    kept, removed = take_out(pdf.read(setter.save()).pages)
    return Counter(row.kind for row in removed), [line.text for page in kept for line in page.lines]


def turned(setter, text, x, y, angle, size=8):
    setter.canvas.saveState()
    setter.canvas.translate(x, HEIGHT - y)
    setter.canvas.rotate(angle)
    setter.canvas.setFont(SERIF, size)
    setter.canvas.drawString(0, 0, text)
    setter.canvas.restoreState()


@pytest.mark.parametrize(("x", "angle"), [(575, 90), (20, 270), (22, 90)])
def test_turned_line_in_the_side_margin_is_taken(tmp_path, x, angle):
    kinds, kept = taken(tmp_path, lambda s: turned(s, "Roads of the South", x, 400, angle))
    assert kinds == {"running head": 8}
    assert "Roads of the South" not in kept


def test_words_in_the_outer_margin_are_taken_on_left_and_right_pages(tmp_path):
    kinds, _ = taken(tmp_path, lambda s: s.line(20 if s.page % 2 else 545, 420, "Roads", 8))
    assert kinds == {"running head": 8}


@pytest.mark.parametrize("angle", [0, 45])
def test_watermark_is_taken(tmp_path, angle):
    kinds, kept = taken(tmp_path, lambda s: turned(s, "DRAFT", 200, 500, angle, 60))
    assert kinds == {"watermark": 8}
    assert "DRAFT" not in kept


def test_large_word_on_few_pages_stays(tmp_path):
    kinds, kept = taken(tmp_path, lambda s: turned(s, "PART", 200, 500, 0, 60) if s.page < 4 else None)
    assert (kinds, kept.count("PART")) == ({}, 3)


@pytest.mark.parametrize(("first", "step"), [(1, 1), (5, 5)])
def test_numbers_of_lines_are_taken(tmp_path, first, step):
    def draw(setter):
        for row in range(20):
            setter.line(46, 121 + 14 * row, str(first + step * row), 7)

    kinds, kept = taken(tmp_path, draw)
    assert kinds == {"line number": 160}
    assert not any(text.isdecimal() for text in kept)


def test_numbers_of_a_table_stay(tmp_path):
    def draw(setter):
        for row in range(8):
            setter.line(74, 500 + 14 * row, str(row + 1), 9).line(200, 500 + 14 * row, f"District {setter.page}", 9)

    kinds, _ = taken(tmp_path, draw)
    assert kinds == {}


def test_notes_in_the_margin_that_differ_stay(tmp_path):
    names = ("Almaly", "Baikal", "Chimgan", "Dostyk", "Esik", "Furmanov", "Glinka", "Horgos")
    kinds, kept = taken(tmp_path, lambda s: s.line(20, 420, names[s.page - 1], 8))
    assert kinds == {}
    assert set(names) <= set(kept)


# Without the letters of roman numerals, which furniture takes for numbers
WORD = st.text("abdeghjkпрстқ", min_size=3, max_size=9)
PLACE = st.tuples(st.floats(0, WIDTH - 60), st.integers(1, 40), st.sampled_from((7.0, 9.0, 11.0, 18.0, 40.0)))


@st.composite
def reports(draw, *, repeating):
    """Pages of lines at drawn places; with ``repeating``, some words and places come again from page to page."""
    words = iter(draw(st.lists(WORD, min_size=60, max_size=60, unique=True)))
    count = draw(st.integers(1, 9))
    template = draw(st.lists(st.tuples(WORD | st.just("#"), PLACE), max_size=4)) if repeating else []
    pages = []
    for number in range(1, count + 1):
        printed = [(str(number) if text == "#" else text, place) for text, place in template]
        printed += [(next(words), place) for place in draw(st.lists(PLACE, max_size=6))]
        lines = (
            line_of([Word(text, x, x + 6 * len(text), 20.0 * row, size)], number) for text, (x, row, size) in printed
        )
        pages.append(Page(number, WIDTH, HEIGHT, tuple(lines)))
    return pages


@given(reports(repeating=False))
def test_text_that_repeats_nowhere_is_never_taken(pages):
    kept, removed = take_out(pages)
    assert (removed, [page.lines for page in kept]) == ([], [page.lines for page in pages])


@given(reports(repeating=True))
def test_what_is_taken_and_what_is_kept_is_what_was_there(pages):
    kept, removed = take_out(pages)
    there = Counter((page.number, word) for page in pages for line in page.lines for word in line.text.split())
    left = Counter((page.number, word) for page in kept for line in page.lines for word in line.text.split())
    assert left + Counter((row.page, word) for row in removed for word in row.text.split()) == there
    assert all(row.why and row.kind for row in removed)
