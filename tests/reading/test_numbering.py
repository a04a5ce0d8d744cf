"""Printed numbers of headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.reading.numbering import follows, parse, roman, to_roman


@given(st.integers(1, 3999))
def test_roman_numerals_go_there_and_back(number):
    assert roman(to_roman(number)) == number


@pytest.mark.parametrize("text", ["", "IIII", "IC", "ABC", "MMMM", "12"])
def test_what_is_no_roman_numeral_has_no_value(text):
    assert roman(text) is None


@pytest.mark.parametrize(
    ("text", "label", "path", "title"),
    [
        ("3.2 Results", "3.2", (3, 2), "Results"),
        ("3. Results", "3", (3,), "Results"),
        ("Chapter Three: Results", "3", (3,), "Results"),
        ("CHAPTER ONE", "1", (1,), ""),
        ("Appendix A. Tables", "A", (1,), "Tables"),
        ("IV. Results", "IV", (4,), "Results"),
        ("A1. Tables", "A1", (1, 1), "Tables"),
        ("Глава 2. Выводы", "2", (2,), "Выводы"),
        ("Приложение Б. Таблицы", "Б", (2,), "Таблицы"),
        ("3-тарау. Қорытынды", "3", (3,), "Қорытынды"),
        ("II бөлім", "II", (2,), ""),
        ("Бірінші тарау", "1", (1,), ""),
        ("第三章 结论", "三", (3,), "结论"),
        ("第十二条 水", "十二", (12,), "水"),
        ("第一百零三条 水", "一百零三", (103,), "水"),
        ("三、结论", "三", (3,), "结论"),
        ("（二）水井", "二", (2,), "水井"),
        ("§ 3 Wasser", "3", (3,), "Wasser"),
        ("Item 1A. Risk factors", "1A", (1,), "Risk factors"),
        ("5-бап. Су", "5", (5,), "Су"),
        ("الفصل الثاني المياه", "2", (2,), "المياه"),
        ("المادة ٥ المياه", "٥", (5,), "المياه"),
    ],
)
def test_label_is_parted_from_the_title(text, label, path, title):
    found, rest = parse(text)
    assert (found.text, found.path, rest) == (label, path, title)


@pytest.mark.parametrize(
    "text",
    [
        "Results",
        "2019 in figures",
        "A Test suite",
        "I think so",
        "Part of the story",
        "В селе",
        "Item on the agenda",
        "一般说明",
    ],
)
def test_title_without_a_label_stays_whole(text):
    assert parse(text) == (None, text)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=4))
def test_printed_decimal_labels_are_read_back(path):
    printed = ".".join(map(str, path))
    found, title = parse(f"{printed}. Title")
    assert (found.path, title) == (tuple(path), "Title")


@given(st.lists(st.integers(1, 30), min_size=1, max_size=4))
def test_sister_and_child_follow_but_no_gap(path):
    def label(*numbers):
        return parse(".".join(map(str, numbers)) + ". Title")[0]

    *parents, last = path
    here = label(*path)
    assert follows(label(*parents, last + 1), here)
    assert follows(label(*path, 1), here)
    assert not follows(label(*parents, last + 2), here)
    assert not follows(here, here)


@pytest.mark.parametrize(
    ("text", "path", "title"),
    [
        ("PREMIÈRE PARTIE Financer", (1,), "Financer"),
        ("Первая часть. Вода", (1,), "Вода"),
        ("Zweiter Teil", (2,), ""),
        ("First part of the way", None, "First part of the way"),
    ],
)
def test_parts_numbered_in_words_before_their_name(text, path, title):
    label, rest = parse(text)
    assert (label.path if label else None, rest) == (path, title)
