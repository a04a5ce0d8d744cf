"""Bullets that are drawn as shapes: signs of list items, but not the marks of a chart's key."""

import pytest

from publications.reading import read_report
from publications.reading.drawing import Box
from publications.reading.drawn_bullets import marked
from publications.reading.page import Word, line_of
from tests.reading.typeset import BOLD, HEIGHT, Setter, filled

MESSAGES = (
    "The wells of the valley have to be cleaned before the winter begins.",
    "A road that is closed in spring keeps the children away from school.",
    "Whoever pays for the power lines should also see what they cost.",
)


def dot(setter, x, y, radius=1.6):
    setter.canvas.circle(x, HEIGHT - y + 3, radius, stroke=0, fill=1)


@pytest.fixture
def report(tmp_path):
    setter = Setter(tmp_path / "report.pdf")
    setter.line(74, 280, "Rural districts", 30, BOLD).line(74, 330, "2021", 12).turn()
    setter.line(74, 90, "Key messages", 18, BOLD)
    for row, text in enumerate(MESSAGES):
        dot(setter, 82, 130 + 20 * row)
        setter.line(92, 130 + 20 * row, text)
    setter.turn()
    for title in ("Water and wells", "Roads in spring"):
        setter.line(74, 90, title, 18, BOLD)
        filled(setter, 120)
        setter.turn()
    return read_report(setter.save())


def test_drawn_bullets_make_a_list_and_findings(report):
    assert [finding.text for finding in report.findings] == list(MESSAGES)
    assert {finding.evidence.certainty for finding in report.findings} == {"check"}


def line(text, x, y):
    return line_of([Word(text, x, x + 5.0 * len(text), y, 10.0)], 1)


def test_marks_before_single_words_stay_shapes():
    lines = [line("2019", 50, 100), line("2020", 50, 114), line("2021", 50, 128)]
    dots = [Box(40, y - 6, 44, y - 2) for y in (100, 114, 128)]
    assert marked(lines, dots) == lines


def test_a_mark_beside_no_line_is_none():
    lines = [line(MESSAGES[0], 50, 100), line(MESSAGES[1], 50, 114)]
    assert marked(lines, [Box(40, 200, 44, 204), Box(40, 300, 44, 304)]) == lines


def test_a_line_with_a_sign_of_its_own_gets_no_second():
    lines = [line(f"• {text}", 50, 100 + 14 * number) for number, text in enumerate(MESSAGES)]
    dots = [Box(40, 94 + 14 * number, 44, 98 + 14 * number) for number in range(3)]
    assert marked(lines, dots) == lines
