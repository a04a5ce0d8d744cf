"""What was taken out of a report is told by its kinds and numbers, every kind of it."""

from typing import get_args

import pytest

from publications.drafting import put_back
from publications.models import Submission
from publications.reading.draft import RemovedKind
from publications.taken_out import MOST_TEXTS, Alike, counted, in_words, removals

from .review_rows import make_drafted


def submission_with(*rows, back=()):
    removed = [{"kind": kind, "text": text, "page": page, "why": "", "at_top": True} for kind, text, page in rows]
    return Submission(reading={"draft": {"removed": removed}, "put_back": list(back)})


@pytest.mark.parametrize("kind", get_args(RemovedKind))
def test_each_kind_has_words_of_its_own(kind):
    assert counted(kind, 1) != counted(kind, 2) and "other" not in counted(kind, 2)


def test_kinds_are_counted_and_lines_that_are_alike_stand_together():
    found = removals(
        submission_with(
            ("folio", "9", 9),
            ("running head", "Water 9", 9),
            ("running head", "Water 10", 10),
            ("running head", "Soil", 11),
            ("contents", "Soil . . . . . . . . . . . . 11", 2),
        )
    )
    assert found[2].lines == [Alike("Soil … 11", [2])]
    assert in_words(found) == "3 running heads, 1 page number and 1 line of the contents page"
    assert found[0].lines == [Alike("Water 9", [9, 10]), Alike("Soil", [11])]


def test_line_that_is_back_in_the_text_is_not_told():
    assert removals(submission_with(("cover", "ISBN", 2), back=[0])) == []
    two = submission_with(("cover", "ISBN", 2), ("cover", "Tiraj", 2), back=[0])
    assert in_words(removals(two)) == "1 line of the cover and imprint"


def test_many_different_lines_are_cut_and_counted():
    names = [chr(97 + number // 26) + chr(97 + number % 26) for number in range(MOST_TEXTS + 7)]
    (removal,) = removals(submission_with(*(("in a picture", name, 1) for name in names)))
    assert (removal.count, len(removal.lines), removal.more) == ("27 lines inside pictures", MOST_TEXTS, 7)


def test_nothing_read_nothing_taken_out():
    assert removals(Submission(reading=None)) == []


@pytest.mark.django_db
def test_put_back_on_the_review_screen_is_no_longer_told():
    submission = make_drafted()
    assert in_words(removals(submission)) == "2 running heads"
    put_back(submission, 0)
    submission.refresh_from_db()
    assert in_words(removals(submission)) == "1 running head"
