"""The structure tree of tagged files: used where type bears it out."""

from dataclasses import replace
from pathlib import Path

import pytest

from publications.reading import pdf, read_report
from publications.reading.drafted import draft_of
from publications.reading.page import Tag
from tests.reading.typeset import BOLD, Setter, filled

SAMPLE = Path(__file__).resolve().parents[1] / "samples/tagged.pdf"
TITLES = ("Water and wells", "Roads in spring", "Schools", "Teachers who stay")


def test_headings_of_a_tagged_file_are_its_tags_although_other_lines_are_larger():
    chapters = read_report(SAMPLE).chapters
    assert [(chapter.level, chapter.title) for chapter in chapters] == [
        (1, "The old wells"),
        (2, "Who dug them"),
        (2, "How deep they are"),
        (1, "The new pipes"),
        (2, "Where they run"),
        (2, "What they cost"),
        (1, "The river in spring"),
        (2, "Floods"),
        (2, "Fords and bridges"),
        (1, "What is to be done"),
        (2, "By the village"),
        (2, "By the district"),
    ]
    assert {chapter.evidence.why for chapter in chapters} == {"a heading by the file's tags"}


@pytest.fixture
def source(tmp_path):
    """A report with chapters and sections in plain type, and the tags that a good typesetter would give it."""
    setter = Setter(tmp_path / "report.pdf")
    setter.line(74, 280, "Rural districts", 30, BOLD).line(74, 330, "2021", 12).turn()
    tags = []
    for number, title in enumerate(TITLES):
        setter.line(74, 90 + number, title, 18, BOLD)
        y = filled(setter, 120, 2) + 10
        setter.line(74, y, f"Seen from {title.lower()}", 12, BOLD)
        filled(setter, y + 24, 1)
        tags += [Tag(1, setter.page, 74, 85 + number), Tag(2, setter.page, 74, y - 4)]
        setter.turn()
    return pdf.read(setter.save()), tags


def levels(source, tags):
    chapters = draft_of(replace(source, tags=tuple(tags))).chapters
    return [chapter.level for chapter in chapters], chapters[0].evidence.why


def test_good_tags_give_the_levels(source):
    assert levels(*source) == ([1, 2] * 4, "a heading by the file's tags")


def test_tags_all_of_one_level_are_levelled_by_type(source):
    read, tags = source
    assert levels(read, [tag._replace(level=3) for tag in tags]) == ([1, 2] * 4, "a heading by the file's tags")


def test_levels_that_grow_downwards_are_not_believed(source):
    read, tags = source
    assert levels(read, [tag._replace(level=3 - tag.level) for tag in tags])[0] == [1, 2] * 4


@pytest.mark.parametrize("kind", ["paragraphs", "cover only", "sections without their chapters"])
def test_tags_that_type_does_not_bear_out_are_not_believed(source, kind):
    read, tags = source
    if kind == "paragraphs":
        tags = [tag._replace(y=tag.y + 60) for tag in tags]
    elif kind == "cover only":
        tags = [Tag(1, 1, 74, 270), Tag(1, 1, 74, 326)]
    else:
        tags = [tag for tag in tags if tag.level == 2]
    assert levels(read, tags) == ([1, 2] * 4, "set like a heading")


def test_tags_name_headings_that_no_type_sets_off(tmp_path):
    setter = Setter(tmp_path / "report.pdf")
    setter.line(74, 280, "Rural districts", 30, BOLD).line(74, 330, "2021", 12).turn()
    tags = []
    for number, title in enumerate(TITLES):
        setter.line(74, 90 + number, title, 18, BOLD)
        y = filled(setter, 120, 2) + 10
        setter.line(74, y, f"Seen from {title.lower()}", 11)
        filled(setter, y + 24, 1)
        tags += [Tag(1, setter.page, 74, 85 + number), Tag(2, setter.page, 74, y - 4)]
        setter.turn()
    assert levels(pdf.read(setter.save()), tags) == ([1, 2] * 4, "a heading by the file's tags")
