"""Large numerals beside a statement are read before it."""

from publications.reading.numerals import before_their_text
from publications.reading.page import Word, line_of


def line(text, x, y, size=10.0):
    return line_of([Word(text, x, x + size * len(text) / 2, y, size)], 1)


def order(*lines):
    return [each.text for each in before_their_text(lines)]


def test_numeral_level_with_the_second_line_comes_before_the_first():
    lines = [line("Roads", 110, 100), line("1", 74, 112, 30.0), line("are closed.", 110, 114)]
    assert order(*lines) == ["1", "Roads", "are closed."]


def test_numeral_to_the_right_of_text_from_right_to_left_too():
    lines = [line("الطرق", 74, 100), line("1", 110, 112, 30.0), line("مغلقة.", 74, 114)]
    assert order(*lines) == ["1", "الطرق", "مغلقة."]


def test_figure_of_the_texts_own_size_or_far_away_stays():
    assert order(line("Roads", 110, 100), line("1", 74, 104), line("Snow", 110, 114)) == ["Roads", "1", "Snow"]
    far = [line("Roads", 200, 100), line("1", 74, 112, 30.0), line("are closed.", 200, 114)]
    assert order(*far) == ["Roads", "1", "are closed."]


def test_line_above_the_numeral_stays_above():
    lines = [line("Findings", 110, 60), line("Roads", 110, 100), line("1.", 80, 112, 30.0)]
    assert order(*lines) == ["Findings", "1.", "Roads"]
