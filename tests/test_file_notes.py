"""Notes about the file in words: on the partner's page, in the review, in a mail when words are missing."""

import typing
from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import translation
from django_q.models import OrmQ

from publications import mail
from publications.admin.receipts import receipt
from publications.drafting import put_back
from publications.file_notes import grave, notes, ranges
from publications.reading.draft import Doubt, Fidelity, FileNote, FileNoteCode, Lost, Removed
from tests.factories import make_partner, make_user
from tests.review_rows import a_draft, address, make_drafted

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(admin_client):
    return admin_client


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        ((), ""),
        ((4,), "4"),
        ((3, 4, 5, 9), "3–5, 9"),
        (tuple(range(1, 60, 2)), "1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 …"),
    ],
)
def test_pages_are_named_as_ranges(pages, words):
    assert ranges(pages) == words


@pytest.mark.parametrize("code", typing.get_args(FileNoteCode))
def test_every_note_has_words(code):
    (note,) = notes({"file_notes": [{"code": code, "pages": [2, 3], "text": "Frutiger"}]})
    assert "%" not in note.sentence + note.advice
    assert note.sentence.endswith(".")


def test_one_page_is_spoken_of_as_one():
    one, many = ("".join((note.sentence, note.advice)) for pages in ([9], [9, 11]) for note in noticed(pages))
    assert "Page 9 is a picture" in one
    assert "search it or listen to it" in one
    assert "Pages 9, 11 are pictures" in many
    assert "search them or listen to them" in many


def noticed(pages):
    return notes({"file_notes": [{"code": "picture-pages", "pages": pages, "text": ""}]})


def test_note_of_a_later_version_is_left_out():
    assert notes({"file_notes": [{"code": "some-new-code", "pages": [], "text": ""}]}) == []


def test_cover_and_back_are_no_reason_to_write():
    assert grave(notes({"file_notes": [{"code": "picture-pages", "pages": [1, 84], "text": ""}]})) == []


def noted(*file_notes, sent_by=None, partner=None, **fields):
    who = {"sent_by": sent_by, "partner": partner} if sent_by else {}
    return make_drafted(replace(a_draft(), file_notes=file_notes, **fields), **who)


def queued(name):
    """What waits in the queue of this mail: (mail, addresses, context, language)."""
    return [row.task["args"] for row in OrmQ.objects.order_by("pk") if row.task["args"][0] == name]


def test_partner_sees_what_to_mend(client):
    submission = noted(FileNote("picture-pages", (3, 4)), FileNote("no-language"))
    page = client.get(reverse("submission", args=[submission.uid])).content.decode()
    assert "Pages 3–4 are pictures without text." in page
    assert "The file does not say which language it is in." in page


def test_partner_sees_no_notes_about_a_sound_file(client):
    page = client.get(reverse("submission", args=[noted().uid])).content.decode()
    assert "About the file itself" not in page


def test_partner_is_written_to_when_words_are_missing(django_capture_on_commit_callbacks, mailoutbox):
    user = make_user("anna@example.org", make_partner("Water Institute"))
    with django_capture_on_commit_callbacks(execute=True):
        noted(FileNote("unreadable-letters", (7,)), FileNote("untagged"), sent_by=user, partner=user.partners.get())
    ((_name, to, context, language),) = queued("file_notes")
    mail.send("file_notes", to, context, language)
    (letter,) = mailoutbox
    assert letter.to == ["anna@example.org"]
    assert "On page 7 the file draws letters without saying which they are." in letter.body


def test_partner_is_not_written_to_about_form_alone(django_capture_on_commit_callbacks):
    user = make_user("anna@example.org", make_partner("Water Institute"))
    with django_capture_on_commit_callbacks(execute=True):
        noted(FileNote("untagged"), FileNote("no-language"), sent_by=user, partner=user.partners.get())
    assert queued("file_notes") == []


def test_review_tells_lost_words_by_page(client):
    figure = Fidelity(1000, 900, 98, (Lost(4, "at Almaly", 2),))
    page = client.get(address(noted(fidelity=figure))).content.decode()
    assert "2 words (0.2 %) stand in neither:" in page
    assert '<q dir="auto">at Almaly</q>' in page


def test_lost_words_are_told_as_the_language_does():
    told = {}
    for lost in (1, 2, 5, 21):
        figure = {"words": 1000, "kept": 900, "removed": 100 - lost}
        with translation.override("ru"):
            told[lost] = receipt({"fidelity": figure}).sentence.partition("Ни там, ни там нет ")[2]
    assert told == {1: "1 слова (0,1 %):", 2: "2 слов (0,2 %):", 5: "5 слов (0,5 %):", 21: "21 слова (2,1 %):"}


def test_twenty_one_pages_are_many_in_russian():
    """The form for 1 serves 21 too, so it may not speak of one page."""
    with translation.override("ru"):
        note = notes({"file_notes": [{"code": "picture-pages", "pages": list(range(1, 22))}]})[0]
    assert note.sentence == "Изображение вместо текста: с. 1–21."


def test_review_says_when_nothing_is_lost(client):
    page = client.get(address(noted(fidelity=Fidelity(1000, 902, 98)))).content.decode()
    assert "All 1000 words of the file are accounted for: 902 stand in the draft, 98 in the list" in page


def test_review_of_an_older_reading_has_no_figure(client):
    assert 'id="receipt"' not in client.get(address(noted())).content.decode()


def test_missing_words_are_doubted_before_missing_stops(client):
    found = (Doubt("finding-without-full-stop", 3, "Second"), Doubt("words-lost", 4, "at Almaly"))
    context = client.get(address(noted(doubts=found))).context
    assert [kind.sentence[:10] for kind in context["doubts"]] == ["Some words", "1 finding "]


def test_line_of_the_cover_goes_back_before_the_first_chapter(client):
    draft = a_draft()
    chapters = (replace(draft.chapters[0], page=2), draft.chapters[1])
    row = Removed(1, "Printed in Almaty", "cover", "", False)
    submission = make_drafted(replace(draft, chapters=chapters, removed=(row,)))
    assert 'value="put-back:0"' in client.get(address(submission)).content.decode()
    chapter = put_back(submission, 0)
    assert (chapter.title, chapter.text) == ("Introduction", "Printed in Almaty\n\nHow it began.\n")
