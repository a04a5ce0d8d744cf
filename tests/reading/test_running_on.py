"""A line that fills its column and goes on is no heading."""

from publications.reading.page import Word, line_of
from publications.reading.running_on import runs_on

EDGES = {(1, 0): (74.0, 500.0)}


def line(text, y, x1=495.0, *, bold=False, ends_bold=False):
    half = (74.0 + x1) / 2
    words = [Word(text, 74.0, half, y, 10.0, bold), Word("end", half + 3, x1, y, 10.0, ends_bold)]
    return line_of(words, 1)


def test_full_line_that_goes_on_runs_on_whatever_the_leading():
    assert runs_on([line("1. A market day", 100), line("is held", 116)], 1, EDGES)
    assert runs_on([line("1. A market day", 100, bold=True), line("is held", 116)], 1, EDGES)


def test_line_left_short_or_set_apart_does_not():
    assert not runs_on([line("1. A market", 100, 250.0), line("is held", 116)], 1, EDGES)
    assert not runs_on([line("1. A market day", 100), line("is held", 130)], 1, EDGES)
    assert not runs_on([line("1. A market day", 100, bold=True, ends_bold=True), line("is held", 116)], 1, EDGES)
    assert not runs_on([line("1. A market day", 100)], 1, EDGES)
