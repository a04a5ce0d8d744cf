"""Figures that stand apart: the raised number before a note, numbers of lines one under the other."""

import pytest

from publications.reading.baselines import joined
from publications.reading.page import Word, line_of
from publications.reading.spacing import CloseWords


def word(text, x0, y, size):
    width = 0.5 * size * len(text)
    return Word(text, x0, x0 + width, y, size, False, False, False, 0, "Serif")


@pytest.mark.parametrize(
    ("rise", "size", "gap", "together"),
    [(4.6, 6.6, 0.5, True), (4.6, 10.0, 0.5, False), (9.0, 6.6, 0.5, False), (4.6, 6.6, 9.0, False)],
)
def test_the_raised_figure_before_a_note_belongs_to_it(rise, size, gap, together):
    figure = word("2", 81, 100 - rise, size)
    note = [word("Official", figure.x1 + gap, 100, 10.2), word("Journal", figure.x1 + 45 + gap, 100, 10.2)]
    lines = joined([line_of([figure], 1), line_of(note, 1)], 1)
    assert (len(lines) == 1) is together
    if together:
        assert lines[0].words[0].raised and "Official Journal" in lines[0].text


def test_figures_one_under_the_other_are_no_number():
    places = {0: 50.0, 1: 50.0, 2: 50.0, 3: 50.0, 4: 54.0, 5: 58.0}
    close = CloseWords(lambda place: (places[place], places[place] + 4, 7.0))
    assert close.stacked("123", 0)
    assert not close.stacked("456", 3)
    assert not close.stacked("1", 0)
    assert not close.stacked("abc", 0)
