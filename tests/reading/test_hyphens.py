"""Hyphens at line ends."""

import dataclasses

import pytest
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
    assert joined in (head + tail, f"{head}-{tail}", f"{head}- {tail}")


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


KNOWN = learn(
    line(text)
    for text in (
        "a long text of some policy, which was made before the war and long before what was done, and long-run plans,",
        "кто-либо и другие говорили, что они могли бы это сделать, а term of something that was based on a plan-based",
        "et c'est-à-dire que le vis-à-vis est la, und die Entwicklung der Politik der Kommission der Welt",
    )
)


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("long-", "term plans", "long-term plans"),  # both are words, and "long-run" stands elsewhere
        ("policy-", "based plans", "policy-based plans"),
        ("что-", "либо", "что-либо"),
        ("c'est-à-", "dire que", "c'est-à-dire que"),
        ("EU-", "Kommission", "EU-Kommission"),
        ("the KOM-", "MISSION met", "the KOMMISSION met"),
        ("Ent-", "wicklung", "Entwicklung"),
        ("pre-", "and post-war years", "pre- and post-war years"),
        ("Vor-", "und Nachteile", "Vor- und Nachteile"),
        ("до-", "и послевоенный", "до- и послевоенный"),
        ("2010-", "2015", "2010-2015"),
        ("(https://example.org/-", "docs/index.html)", "(https://example.org/docs/index.html)"),
        ("gov-", "ernment", "government"),
    ],
)
def test_hyphens_are_mended_by_evidence(before, after, joined):
    assert dataclasses.replace(KNOWN, divides=True).join(before, after) == joined


@given(LOWER, LOWER, st.booleans(), st.sampled_from(["-", "\u2010"]))
def test_nothing_but_the_hyphen_is_ever_lost(head, tail, divides, sign):
    joined = dataclasses.replace(KNOWN, divides=divides).join(head + sign, tail)
    assert joined in (head + tail, f"{head}-{tail}", f"{head}- {tail}")
