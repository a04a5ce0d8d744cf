"""What a page says of its text: how it was made, who compared it, where to ask for another format."""

import re
from datetime import UTC, datetime

import pytest

from publications.models import Portal, Submission
from publications.models.document import DOCX
from publications.views.text_source import ranges

from .factories import make_chapter, make_document, make_publication, make_submission

pytestmark = pytest.mark.django_db

CHECKED = datetime(2024, 5, 12, 8, tzinfo=UTC)


def report(recognised=(), status=Submission.Status.ACCEPTED, **document):
    made = make_publication(slug="wells", chapters=0)
    make_chapter(made, title="Money", slug="money", first_page=5, last_page=9)
    file = make_document(made, **document)
    fields = {"status": status, "status_since": CHECKED}
    read = None if recognised is None else list(recognised)
    make_submission(made.partner, document=file, publication=made, recognised_pages=read, **fields)
    return made


def said(client, address="/publications/wells/"):
    found = re.search(r'id="text-source">.*?<p>(.*?)</p>', client.get(address).content.decode(), re.DOTALL)
    return found and found[1]


def test_text_taken_from_a_pdf_and_checked_says_when(client):
    report()
    assert said(client) == (
        "The text was taken from the PDF by a program. An editor checked it against its pages on 12 May 2024."
        " Where they differ, the PDF holds."
    )


def test_recognised_pages_are_told_and_in_a_chapter_only_its_own(client):
    report(recognised=[2, 7, 8, 9, 12])
    begin = "On these PDF pages it was recognised from pictures of the pages and may hold wrong letters: "
    assert f"{begin}2, 7–9, 12." in said(client)
    assert f"{begin}7–9." in said(client, "/publications/wells/money/")


def test_chapter_without_recognised_pages_speaks_of_none(client):
    report(recognised=[2, 12])
    assert "recognised" not in said(client, "/publications/wells/money/")


def test_word_file_is_called_one(client):
    report(media_type=DOCX, name="report.docx")
    assert said(client).endswith("An editor checked it on 12 May 2024. Where they differ, the Word file holds.")


@pytest.mark.parametrize("submitted", [True, False])
def test_text_that_no_program_read_is_an_editors(client, submitted):
    if submitted:
        report(recognised=None)
    else:
        made = make_publication(slug="wells")
        make_document(made)
    assert said(client) == "An editor typed in this text. Where they differ, the PDF holds."


def test_unchecked_text_claims_no_check(client):
    report(status=Submission.Status.DRAFTED)
    assert said(client) == "The text was taken from the PDF by a program. Where they differ, the PDF holds."


def test_without_a_file_there_is_nothing_to_say(client):
    make_publication(slug="wells")
    assert said(client) is None


@pytest.mark.parametrize(
    ("numbers", "expected"), [([], ""), ([4], "4"), ([4, 3], "3–4"), ([1, 2, 3, 7, 9, 10], "1–3, 7, 9–10")]
)
def test_page_numbers_are_said_as_ranges(numbers, expected):
    assert ranges(numbers) == expected


def test_another_format_is_asked_for_by_mail_or_at_the_contact_page(client):
    report()
    page = client.get("/publications/wells/").content.decode()
    assert '<a href="/contact/">Write to us</a>' in page
    Portal(contact_mail="read@example.org").save()
    page = client.get("/publications/wells/money/").content.decode()
    assert '<a href="mailto:read@example.org">read@example.org</a>' in page
