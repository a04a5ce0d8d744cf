"""Which numbered paragraphs are findings."""

import pytest

from publications.reading.findings import opening, runs
from publications.reading.page import Word, line_of
from publications.reading.paragraphs import Block

LONG = "is a statement about the rural schools of the district that is long enough to be a finding."


def block(text, x=74.0, bullet=False):
    return Block(1, 1, text, text, bullet, 0, (line_of([Word(text, x, x + 100, 100.0, 10.0)], 1),))


def found(texts, title="Interim results"):
    made = [text if isinstance(text, Block) else block(text) for text in texts]
    return [[(item.label, item.text) for item in run.findings] for run in runs(made, title)[0]]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4. The roads", 4),
        ("12) The roads", 12),
        ("Finding 3: the roads", 3),
        ("Key message 2. The roads", 2),
        ("Вывод 5. Дороги", 5),
        ("Рекомендация № 7: дороги", 7),
        ("Ұсыным 2. Жол", 2),
        ("4-тұжырым. Жол", 4),
        (".3 الطرق", 3),
    ],
)
def test_opening_of_an_item_is_read(text, number):
    assert opening(text)[0] == number


@pytest.mark.parametrize("text", ["The roads", "2.1 The roads", "2020 was", "10.5 per cent", "Finding out more"])
def test_other_text_opens_nothing(text):
    assert opening(text) is None


def test_consecutive_numbers_make_a_run():
    texts = [f"{number}. Number {number} {LONG}" for number in (1, 2, 3)]
    assert found(["An introduction.", *texts]) == [[(str(n), f"Number {n} {LONG}") for n in (1, 2, 3)]]


def test_gap_ends_the_run():
    assert found([f"{number}. Number {number} {LONG}" for number in (1, 2, 4, 5)]) == []


def test_number_that_is_missing_is_a_doubt():
    made, doubts = runs([block(f"{number}. Number {number} {LONG}") for number in (1, 2, 3, 5, 6)], "Findings")
    assert [finding.label for run in made for finding in run.findings] == ["1", "2", "3"]
    assert [(doubt.code, doubt.text) for doubt in doubts] == [("finding-number-missing", "4")]


def test_two_items_are_no_run_unless_a_word_names_them():
    assert found([f"{number}. Number {number} {LONG}" for number in (1, 2)]) == []
    assert len(found([f"Finding {number}. Number {number} {LONG}" for number in (1, 2)])[0]) == 2


def test_paragraph_without_a_number_goes_on_with_the_item():
    run = found([f"1. One {LONG}", "And more of it.", f"2. Two {LONG}", f"3. Three {LONG}", "The end of the chapter."])[
        0
    ]
    assert run == [("1", f"One {LONG}\n\nAnd more of it."), ("2", f"Two {LONG}"), ("3", f"Three {LONG}")]


def test_paragraph_set_further_in_goes_on_with_the_last_item():
    run = found([f"1. One {LONG}", f"2. Two {LONG}", f"3. Three {LONG}", block("Set in.", 96.0)])[0]
    assert run[-1] == ("3", f"Three {LONG}\n\nSet in.")


def test_numbered_list_of_names_is_no_run():
    assert found(["1. Water", "2. Roads", "3. Schools"]) == []


def test_numbered_list_in_a_chapter_of_other_things_is_no_run():
    around = [f"A paragraph that {LONG}" * 3 for _ in range(6)]
    texts = [f"{number}. Number {number} {LONG}" for number in (1, 2, 3)]
    assert found([*around, *texts], "How the survey was made") == []
    assert len(found([*around, *texts], "Выводы")[0]) == 3


def test_numbering_that_begins_again_is_another_run():
    texts = [f"{number}. Number {number} {LONG}" for number in (1, 2, 3)]
    assert [len(run) for run in found([*texts, *texts])] == [3, 3]


def test_finding_without_full_stop_is_a_doubt():
    _, doubts = runs(
        [block(f"{number}. Number {number} {LONG[:-1]}{'.' * (number < 3)}") for number in (1, 2, 3)], "Findings"
    )
    assert [(doubt.code, doubt.text[:2]) for doubt in doubts] == [("finding-without-full-stop", "3.")]


def test_last_named_item_goes_on_for_as_many_paragraphs_as_each_before_it():
    texts = [text for n in (1, 2, 3, 4) for text in (f"Finding {n}. Number {n} {LONG}", f"More of {n} {LONG}")]
    expected = [(str(n), f"Number {n} {LONG}\n\nMore of {n} {LONG}") for n in (1, 2, 3, 4)]
    assert found([*texts, f"A closing word {LONG}"], "Findings") == [expected]
