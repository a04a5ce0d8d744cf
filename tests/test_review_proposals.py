"""The review screen: topics to take over, and values of the title page that a person should look at."""

from dataclasses import replace

import pytest

from publications.models import topics_named
from publications.reading.draft import Evidence

from .factories import make_editor
from .review_rows import a_draft, address, make_drafted, opened, press, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return staff(make_editor())


@pytest.fixture
def submission():
    return make_drafted()


def test_review_offers_topics_of_the_portal_and_phrases_of_the_report(client):
    topics_named(["Found", "Elsewhere"])
    text = "What was found was found again.\n\n[[findings 0]]\n"
    draft = replace(a_draft(), chapters=(a_draft().chapters[0], replace(a_draft().chapters[1], text=text)))
    submission = make_drafted(draft)
    assert submission.publication.topics.count() == 0
    context = client.get(address(submission)).context
    assert [words for _whence, words in context["proposals"]] == [["Found"], ["social protection", "reform"]]


def test_review_does_not_offer_a_topic_that_the_publication_has(client, submission):
    submission.publication.topics.set(topics_named(["Reform"]))
    context = client.get(address(submission)).context
    assert [words for _whence, words in context["proposals"]] == [["social protection"]]


def test_name_of_the_file_as_title_is_still_a_thing_to_look_at(client):
    untitled = replace(a_draft(), title="", evidence={**a_draft().evidence, "title": Evidence("missing")})
    mark = client.get(address(make_drafted(untitled))).context["marks"]["front"]["title"]
    assert (mark.certainty, mark.is_thing) == ("missing", True)


def test_issn_is_shown_to_editor_and_visitor(client, submission):
    fields = opened(client, submission)
    press(client, submission, "save", fields, **{"front-issn": "2049-3630"})
    submission.publication.refresh_from_db()
    assert submission.publication.issn == "2049-3630"
    press(client, submission, "save", opened(client, submission), **{"front-issn": "2049-3631"})
    submission.publication.refresh_from_db()
    assert submission.publication.issn == "2049-3630"
    submission.publication.publish()
    page = client.get(submission.publication.get_absolute_url()).content.decode()
    assert "<dt>ISSN</dt><dd>2049-3630</dd>" in page
    assert '<meta name="citation_issn" content="2049-3630">' in page
