"""Numbers that stand alone: rows of an axis, callouts, numbers of lines; never paragraphs of their own."""

from hypothesis import given
from hypothesis import strategies as st

from publications.reading.lone_numbers import joined
from publications.reading.markdown import fenced
from publications.reading.page import Word, line_of
from publications.reading.paragraphs import Block

WORDS = st.lists(st.sampled_from(["4", "2013", "-0.5", "Rain falls.", "1. First", "7 %", "| 3", "12 | 15"]), max_size=8)


def block(text, page=3, **fields):
    line = line_of([Word(word, 0.0, 1.0, 10.0, 10.0) for word in (text or "x").split()], page)
    return Block(page, page, text, text, False, 0, (line,))._replace(**fields)


def texts(*blocks):
    return [row.text for row in joined(blocks)]


def test_labels_of_an_axis_make_one_row():
    assert texts(block("Rain falls."), block("4"), block("3"), block("2 1 | 0"), block("Days.")) == [
        "Rain falls.",
        "4 3 2 1 | 0",
        "Days.",
    ]


def test_callout_goes_with_the_text_that_it_numbers():
    assert texts(block("The drawing:"), block("2"), block("Water reaches the tank.")) == [
        "The drawing:",
        "2 Water reaches the tank.",
    ]


def test_last_number_goes_with_the_text_before():
    assert texts(block("Water reaches the tank."), block("2")) == ["Water reaches the tank. 2"]


def test_lists_pictures_and_other_pages_are_left_alone():
    assert texts(block("2"), block("1. First")) == ["2", "1. First"]
    assert texts(block("2"), block("First", bullet=True)) == ["2", "First"]
    assert texts(block("2"), block("", ready="![x](picture:0)")) == ["2", ""]
    assert texts(block("2"), block("Rain.", page=4)) == ["2", "Rain."]


def test_number_before_a_listing_numbers_its_first_line():
    code = block("", ready=fenced("let rain = 1\nlet snow = 2"), plain="let rain = 1\nlet snow = 2")
    assert [row.ready for row in joined([block("7"), code])] == ["```\n7 let rain = 1\nlet snow = 2\n```"]


@given(WORDS)
def test_no_word_is_lost_or_moved(found):
    made = joined([block(text) for text in found])
    assert " ".join(row.plain for row in made).split() == " ".join(found).split()
