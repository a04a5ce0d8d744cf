"""What a button of the review screen does is done whole or not at all, and by the state of now."""

from dataclasses import replace

import pytest

from publications import search
from publications.admin import deciding
from publications.models import Finding, ForbiddenMove, Submission
from publications.reading.draft import Doubt

from .factories import make_editor
from .review_rows import a_draft, address, make_drafted, opened, press, staff, unreadable

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return staff(make_editor())


@pytest.mark.parametrize("button", ["split", "merge"])
def test_move_that_fails_at_its_end_leaves_nothing_half_done(client, button, monkeypatch):
    submission = make_drafted()
    finding = Finding.objects.filter(publication=submission.publication).order_by("position", "pk").first()
    Finding.objects.filter(pk=finding.pk).update(statement="One.\n\nTwo.")
    fields = opened(client, submission)
    before = list(Finding.objects.order_by("pk").values_list("pk", "statement"))
    saved = search.index_publication
    calls = []

    def fail_the_second_time(publication):
        calls.append(publication)
        if len(calls) == 2:
            raise RuntimeError("the index cannot be written")
        saved(publication)

    monkeypatch.setattr(search, "index_publication", fail_the_second_time)
    with pytest.raises(RuntimeError):
        press(client, submission, f"{button}:{finding.pk}", fields)
    assert len(calls) == 2
    assert list(Finding.objects.order_by("pk").values_list("pk", "statement")) == before


def test_report_with_a_page_made_meanwhile_is_not_read_again():
    submission = unreadable()
    seen_earlier = Submission.objects.get(pk=submission.pk)
    deciding.make_by_hand(submission)
    with pytest.raises(ForbiddenMove, match="has a page already"):
        deciding.read_again(seen_earlier, by=None)
    submission.refresh_from_db()
    assert (submission.status, submission.publication is None) == ("unreadable", False)


@pytest.mark.parametrize(("places", "seen", "unfolds"), [(1, 1, 0), (6, 6, 0), (7, 5, 2), (300, 5, 295)])
def test_many_places_of_one_doubt_unfold(client, places, seen, unfolds):
    doubts = tuple(Doubt("table-as-text", number, f"row {number}") for number in range(1, places + 1))
    submission = make_drafted(replace(a_draft(), doubts=doubts))
    page = client.get(address(submission)).content.decode()
    section = page.partition('id="doubts"')[2].partition("</section>")[0]
    kind = section.partition("</ul>")[0].partition("</li>")[0]
    at_once, _, others = kind.partition("<details>")
    assert (at_once.count("<q"), others.count("<q")) == (seen, unfolds)
    assert (f"{unfolds} more places" in others) == bool(unfolds)
    assert f">row {places}<" in kind
