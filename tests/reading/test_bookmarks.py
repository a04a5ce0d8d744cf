"""Bookmarks of real files: held against the pages, completed, their levels set right."""

import pytest

from publications.reading import read_report
from tests.reading.typeset import BOLD, Setter, filled

TITLES = ("Water and wells", "Roads in spring", "Schools", "Teachers who stay", "Power lines", "Debt and savings")


@pytest.fixture
def setter(tmp_path):
    made = Setter(tmp_path / "report.pdf")
    made.line(74, 280, "Rural districts", 30, BOLD).line(74, 330, "2021", 12).turn()
    return made


def outline(setter):
    return [(chapter.level, chapter.title, chapter.page) for chapter in read_report(setter.save()).chapters]


def test_bookmarks_of_some_chapters_are_completed_by_their_look(setter):
    for number, title in enumerate(TITLES):
        if number in (0, 2, 5):
            setter.bookmark(title)
        setter.line(74, 90 + number, title, 18, BOLD)
        y = filled(setter, 120, 2) + 10
        setter.line(74, y, f"Seen from {title.lower()}", 12, BOLD)
        filled(setter, y + 24, 1)
        setter.turn()
    rows = outline(setter)
    assert [row[1:] for row in rows if row[0] == 1] == [(title, number + 2) for number, title in enumerate(TITLES)]
    assert [row[1] for row in rows if row[0] == 2] == [f"Seen from {title.lower()}" for title in TITLES]


def test_bookmarks_that_point_some_pages_too_early_are_moved(setter):
    for number in range(len(TITLES) + 3):
        if number < len(TITLES):
            setter.bookmark(TITLES[number])
        if number < 3:
            filled(setter, 120)
        else:
            setter.line(74, 90 + number, TITLES[number - 3], 11, BOLD)
            filled(setter, 120)
        setter.turn()
    draft = read_report(setter.save())
    found = [
        (chapter.title, chapter.page, chapter.evidence.why) for chapter in draft.chapters if chapter.kind != "front"
    ]
    assert found == [(title, number + 5, "a bookmark of the file") for number, title in enumerate(TITLES)]


def test_levels_of_flat_bookmarks_follow_the_numbers(setter):
    for number, title in enumerate(TITLES[:3], start=1):
        setter.bookmark(f"{number}. {title}")
        setter.line(74, 90 + number, f"{number}. {title}", 16, BOLD)
        y = filled(setter, 120, 2) + 10
        setter.bookmark(f"{number}.1. Seen on {title.lower()}")
        setter.line(74, y, f"{number}.1. Seen on {title.lower()}", 12, BOLD)
        filled(setter, y + 24, 1)
        setter.turn()
    setter.bookmark("References")
    setter.line(74, 90, "References", 16, BOLD)
    filled(setter, 120)
    setter.turn()
    assert [row[0] for row in outline(setter)] == [1, 2, 1, 2, 1, 2, 1]


def test_bookmark_of_the_report_s_title_is_no_chapter(setter, tmp_path):
    made = Setter(tmp_path / "titled.pdf", title="Rural districts")
    made.bookmark("Rural districts")
    made.line(74, 280, "Rural districts", 30, BOLD).line(74, 330, "2021", 12).turn()
    for number, title in enumerate(TITLES):
        made.bookmark(title)
        made.line(74, 90 + number, title, 18, BOLD)
        filled(made, 120)
        made.turn()
    assert [row[1] for row in outline(made)] == list(TITLES)


def test_bookmark_that_stands_nowhere_is_a_doubt_and_idle_ones_are_not(setter):
    setter.bookmark("Page 2")
    for title in (*TITLES, "Fishing"):
        setter.bookmark(title)
        if title != "Fishing":
            setter.line(74, 90 + setter.page, title, 18, BOLD)
        filled(setter, 120)
        setter.turn()
    doubts = [(doubt.code, doubt.text) for doubt in read_report(setter.save()).doubts]
    assert doubts == [("bookmark-not-found", "Fishing")]


def test_contents_that_name_more_than_the_bookmarks_are_believed(setter):
    setter.line(74, 90, "Contents", 18, BOLD)
    for row, title in enumerate(TITLES):
        setter.line(74, 130 + 16 * row, f"{title} {'.' * 70}", 10).right(521, 130 + 16 * row, str(row + 3), 10)
    setter.turn()
    for number, title in enumerate(TITLES):
        if number < 2:
            setter.bookmark(title)
        setter.line(74, 90 + number, title, 10 + 2 * (number % 3), BOLD)
        filled(setter, 120)
        setter.turn()
    assert outline(setter) == [(1, title, number + 3) for number, title in enumerate(TITLES)]
