"""Hyphens at line ends."""

from hypothesis import given
from hypothesis import strategies as st

from publications.reading.hyphens import Hyphenation, learn
from publications.reading.page import Word, line_of

LOWER = st.text("abcdefghijklmnopqrstuvwxyzабвгдежзиклмнопрст", min_size=1, max_size=12)


def line(text, hyphen=False):
    words = [Word(word, 10.0 * number, 10.0 * number + 9, 100.0, 10.0) for number, word in enumerate(text.split())]
    return line_of(words, 1, hyphen=hyphen)


@given(LOWER, LOWER)
def test_joined_halves_lose_nothing_but_the_hyphen(head, tail):
    joined = Hyphenation(frozenset(), frozenset(), True).join(f"{head}-", tail)
    assert joined in (head + tail, f"{head}-{tail}")


@given(LOWER, LOWER)
def test_hyphen_before_a_capital_is_kept(head, tail):
    after = tail.capitalize()
    assert Hyphenation(frozenset({head + tail}), frozenset(), True).join(f"{head}-", after) == f"{head}-{after}"


@given(LOWER, LOWER)
def test_word_that_stands_whole_elsewhere_is_made_whole(head, tail):
    known = Hyphenation(frozenset({head + tail}), frozenset(), False)
    assert known.join(f"{head}-", tail) == head + tail


@given(LOWER, LOWER)
def test_compound_that_stands_elsewhere_keeps_its_hyphen(head, tail):
    known = Hyphenation(frozenset(), frozenset({f"{head}-{tail}"}), True)
    assert known.join(f"{head}-", tail) == f"{head}-{tail}"


def test_rare_line_end_hyphens_are_the_words_own():
    lines = [line("quite a long line without any division in it") for _ in range(400)] + [line("this is self-", True)]
    assert learn(lines).join("self-", "made") == "self-made"


def test_report_that_divides_words_often_drops_the_hyphen():
    lines = [line(f"a long line of text that ends in divi{number}-", True) for number in range(20)]
    assert learn(lines).join("eco-", "nomic") == "economic"


def test_report_with_its_own_sign_for_divisions_keeps_the_other():
    lines = [line(f"a long line of text that ends in divi{number}\u2010", True) for number in range(20)]
    learnt = learn(lines)
    assert (learnt.join("mass-", "media"), learnt.join("eco\u2010", "nomic")) == ("mass-media", "economic")


def test_halves_at_line_ends_are_no_evidence():
    assert "divi" not in learn([line("one more divi-", True), line("sion of words")]).words
