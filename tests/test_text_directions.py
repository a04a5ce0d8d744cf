"""Each text in its own language and direction: a chapter may have another than its publication."""

import re

import pytest

from publications.models import Chapter
from publications.reading.draft import Draft, DraftChapter
from publications.templatetags.portal import in_language, isolated
from tests.factories import make_chapter, make_editor, make_finding, make_publication
from tests.review_rows import address, make_drafted, opened, press, staff

pytestmark = pytest.mark.django_db

ARABIC = "ملخص تنفيذي"


@pytest.mark.parametrize(
    ("code", "attributes"),
    [
        ("ar", 'lang="ar" dir="rtl"'),
        ("fa-IR", 'lang="fa-IR" dir="rtl"'),
        ("az-Arab", 'lang="az-Arab" dir="rtl"'),
        ("az", 'lang="az"'),
        ("ks-Deva", 'lang="ks-Deva"'),
        ("kk", 'lang="kk"'),
        ("", 'lang=""'),
        (None, 'lang=""'),
        ('"><b>', 'lang="&quot;&gt;&lt;b&gt;"'),
    ],
)
def test_language_brings_its_direction(code, attributes):
    assert in_language(code) == attributes


@pytest.fixture
def report():
    """An English report of two chapters, the second in Arabic, with a finding."""
    publication = make_publication(title="Water", language="en", slug="water")
    make_chapter(publication, title="Summary", slug="summary", text="In English.", position=0)
    arabic = make_chapter(publication, title=ARABIC, slug="arabic", language="ar", text="## نص\n\nنص", position=1)
    make_finding(arabic, label="1", is_key=True)
    return publication


def test_chapter_page_is_in_the_language_of_the_chapter(client, report):
    page = client.get("/publications/water/arabic/").content.decode()
    assert f'<h1 lang="ar" dir="rtl">{ARABIC}</h1>' in page
    assert '<div class="prose" lang="ar" dir="rtl">' in page
    assert '<a href="/publications/water/" lang="en">Water</a>' in page
    assert '<meta name="citation_language" content="ar">' in page
    assert '<span lang="en">Summary</span>' in page


def test_neighbour_in_another_language_is_named_in_its_own(client, report):
    page = client.get("/publications/water/summary/").content.decode()
    assert '<h1 lang="en">Summary</h1>' in page
    assert f'<span lang="ar" dir="rtl">{ARABIC}</span>' in page
    assert '<meta name="citation_language" content="en">' in page


def test_list_of_chapters_names_each_in_its_own_language(client, report):
    page = client.get("/publications/water/").content.decode()
    assert f'<a href="/publications/water/arabic/" lang="ar" dir="rtl">{ARABIC}</a>' in page
    assert '<div class="statement" lang="ar" dir="rtl">' in page
    assert '<h1 lang="en">Water</h1>' in page


def test_language_that_reading_told_is_kept_and_can_be_changed():
    chapters = (
        DraftChapter("Summary", 1, 1, 1, "In English.\n"),
        DraftChapter("Түйін", 1, 2, 2, "Қазақша.\n", language="kk"),
    )
    submission = make_drafted(Draft(media_type="application/pdf", pages=2, title="A", language="en", chapters=chapters))
    languages = Chapter.objects.order_by("position").values_list("language", flat=True)
    assert list(languages) == ["", "kk"]
    client = staff(make_editor())
    page = client.get(address(submission)).content.decode()
    assert 'data-preview lang="kk" hidden' in page
    fields = opened(client, submission)
    assert press(client, submission, "save", fields, **{"chapter-1-language": "tyv"}).status_code == 302
    assert list(languages.all()) == ["", "tyv"]
    fields = opened(client, submission)
    answer = press(client, submission, "save", fields, **{"chapter-1-language": "Kazakh!"})
    assert "Write the language as a code" in answer.content.decode()
    assert list(languages.all()) == ["", "tyv"]


def test_citation_and_trail_run_as_their_first_letter_does(client, report):
    page = client.get("/publications/water/arabic/").content.decode()
    assert 'id="citation" lang="en" dir="auto"' in page
    assert re.search(rf'<span aria-current="page" dir="auto">[\d ]*{ARABIC}</span>', page)


def test_names_written_to_the_left_do_not_turn_what_follows(client):
    made = make_publication(title="Wells", contributors=["ليلى حسن"], issued_year=2024, chapters=2)
    apart = "<bdi>ليلى حسن</bdi>"
    assert f'<p class="byline">By {apart}, 2024' in client.get(made.get_absolute_url()).content.decode()
    assert f"{apart}&nbsp;· 2024" in client.get("/publications/").content.decode()
    assert isolated("Anna <b> Sample") == "Anna <b> Sample"
    assert isolated("<ليلى>") == "<bdi>&lt;ليلى&gt;</bdi>"
