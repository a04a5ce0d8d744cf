"""Headings in the margin, over several lines, stand before the paragraph that begins at their height."""

import pytest

from publications.reading import read_report
from tests.reading.typeset import BOLD, SERIF, Setter, sentences

CHAPTERS = ("Water and wells", "Roads in spring", "Schools and pupils")
SIDES = (
    ("Who digs the wells", "and who drinks"),
    ("What the snow leaves", "of a road"),
    ("Why the pupils walk", "so far"),
)


def report(tmp_path, font, size):
    setter = Setter(tmp_path / "report.pdf")
    setter.line(74, 280, "Rural districts", 30, BOLD).line(74, 330, "2021", 12).turn()
    for number, (title, side) in enumerate(zip(CHAPTERS, SIDES, strict=True)):
        setter.line(74, 90, title, 18, BOLD)
        y = setter.paragraph(210, 130, sentences(number, 5), 310) + 10
        for row, text in enumerate(side):
            setter.line(74, y + 13 * row, text, size, font)
        setter.paragraph(210, y, sentences(number + 7, 8), 310)
        setter.turn()
    return read_report(setter.save())


@pytest.mark.parametrize("size", [11, 9.5])
def test_bold_lines_beside_the_text_are_one_heading(tmp_path, size):
    chapters = report(tmp_path, BOLD, size).chapters
    expected = [row for title, side in zip(CHAPTERS, SIDES, strict=True) for row in ((1, title), (2, " ".join(side)))]
    assert [(chapter.level, chapter.title) for chapter in chapters] == expected
    assert all(len(chapter.text) > 100 for chapter in chapters)


def test_plain_lines_beside_the_text_are_notes(tmp_path):
    titles = [chapter.title for chapter in report(tmp_path, SERIF, 8).chapters]
    assert titles == list(CHAPTERS)
