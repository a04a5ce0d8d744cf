"""The review screen offers what can be done now, and nothing that would be refused."""

import re
from dataclasses import replace

import pytest

from publications.admin.review_marks import removed
from publications.reading.draft import Removed

from .factories import make_editor
from .review_rows import a_draft, address, make_drafted, opened, press, said, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return staff(make_editor())


def offered(client, submission) -> set[str]:
    """The decisions for which the page has a button."""
    page = client.get(address(submission)).content.decode()
    return set(re.findall(r'name="action" value="(publish|return|reject|withdraw)"', page))


def test_review_of_a_fresh_draft_offers_every_decision(client):
    assert offered(client, make_drafted()) == {"publish", "return", "reject"}


def test_review_of_the_returned_does_not_offer_to_return_it_again(client):
    submission = make_drafted()
    press(client, submission, "return", opened(client, submission), reason="Which year?\nAnd who wrote it?")
    assert offered(client, submission) == {"publish", "reject"}
    assert "Which year?<br>And who wrote it?" in client.get(address(submission)).content.decode()


def test_review_of_the_rejected_offers_no_decision(client):
    submission = make_drafted()
    press(client, submission, "reject", opened(client, submission), reason="Not a report.")
    assert offered(client, submission) == set()


def test_review_of_the_published_offers_to_withdraw_it(client):
    submission = make_drafted()
    press(client, submission, "publish", opened(client, submission))
    assert offered(client, submission) == {"withdraw"}


def test_removed_lines_stand_together_whatever_the_length_of_their_number():
    heads = [Removed(page, f"Analytical report {page}", "running head", "on 4 pages", True) for page in (2, 9, 10, 100)]
    groups = removed(make_drafted(replace(a_draft(), removed=tuple(heads))))
    assert [[line[1] for line in group.lines] for group in groups] == [[2, 9, 10, 100]]


def test_review_of_the_embargoed_tells_when_it_opens(client):
    submission = make_drafted()
    fields = {**opened(client, submission), "front-publish_at": "2199-05-12 09:00"}
    assert said(press(client, submission, "publish", fields)) == ["“Reboot” opens by itself on 12 May 2199, 09:00."]
    assert "opens by itself on 12 May 2199, 09:00" in client.get(address(submission)).content.decode()


def test_review_of_the_withdrawn_says_so(client):
    submission = make_drafted()
    press(client, submission, "publish", opened(client, submission))
    press(client, submission, "withdraw", opened(client, submission), reason="The rights are not theirs.")
    head = client.get(address(submission)).content.decode().partition('class="review-head"')[2].partition("</div>")[0]
    assert "withdrawn" in head
