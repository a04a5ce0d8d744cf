"""From a Draft to a Publication, and removed lines back into the text."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from publications.drafting import Superseded, draft_publication, put_back
from publications.files import KeptPicture
from publications.models import Event, ForbiddenMove, Publication, Submission, Topic, topics_named
from publications.models.document import DOCX, PDF
from publications.models.identity import issn
from publications.reading.draft import Draft, DraftChapter, DraftFinding, Picture, Removed
from publications.topic_proposals import known_topics_in

from .factories import make_partner, make_publication, make_submission

pytestmark = pytest.mark.django_db


def draft_of(**fields):
    return Draft(
        media_type="application/pdf",
        pages=40,
        **{
            "title": "Water for small towns",
            "contributors": ("Ana Lee", "Institute of Water"),
            "organisations": ("Institute of Water",),
            "issued_year": 2023,
            "language": "en",
            "chapters": (
                DraftChapter("Summary", 1, 3, 3, "[[p. 3]] A summary.", kind="summary"),
                DraftChapter("Results", 1, 4, 6, "[[p. 4]] Before.\n\n[[findings 0]]", label="1"),
                DraftChapter(
                    "Prices *rise*", 2, 5, 6, "Between [[p. 6]] pages.\n\n[[findings 2]]\n\nAfter.", label="1.1"
                ),
            ),
            "findings": (
                DraftFinding(1, "1", "Water is scarce.", 4),
                DraftFinding(1, "2", "Pipes leak.", 5),
                DraftFinding(2, "1", "Prices rise.", 6),
            ),
            "removed": (
                Removed(4, "Water 4", "running head", "on 30 pages", True),
                Removed(5, "Leaks 5", "running foot", "on 30 pages", False),
                Removed(39, "Water 39", "running head", "on 30 pages", True),
            ),
            **fields,
        },
    )


def drafted(**fields):
    submission = make_submission()
    submission.take(60)
    draft_publication(submission, draft_of(**fields), "key")
    return submission


@pytest.mark.parametrize(("media_type", "pages", "kept"), [(DOCX, 1, None), (DOCX, 9, 9), (PDF, 1, 1)])
def test_word_file_that_tells_no_pages_has_no_number_of_pages(media_type, pages, kept):
    submission = make_submission()
    submission.document.media_type = media_type
    submission.document.save()
    submission.take(60)
    draft_publication(submission, replace(draft_of(), pages=pages))
    submission.document.refresh_from_db()
    assert submission.document.pages == kept


@pytest.mark.parametrize(
    ("printed", "anchors"),
    [
        ("Finding 1, Finding 2, Recommendation 1", "finding-1 finding-2 recommendation-1"),
        ("Finding 1, Recommendation 1, Recommendation 2", "finding-1 recommendation-1 recommendation-2"),
        ("Recommendation 1, Recommendation 2, Finding 1", "recommendation-1 recommendation-2 finding-1"),
        ("Вывод 1, Рекомендация 1, Рекомендация 2", "vyvod-1 rekomendatsiya-1 rekomendatsiya-2"),
        (" 1, Recommendation 1, Recommendation 2", "finding-1 recommendation-1 recommendation-2"),
        ("Recommendation 1, Recommendation 2", "finding-1 finding-2"),
        ("RECOMMENDATION 1, Finding 1, Recommendation 1", "recommendation-1 finding-1 recommendation-1-2"),
    ],
)
def test_lists_of_one_report_have_anchors_by_their_words(printed, anchors):
    named = [name.rsplit(" ", 1) for name in printed.split(", ")]
    findings = tuple(DraftFinding(1, label, f"Pipe {label} leaks.", 4, word=word) for word, label in named)
    made = drafted(findings=findings).publication
    assert [row.anchor for row in made.findings.all()] == anchors.split()


@pytest.mark.parametrize(
    ("printed", "language", "name"),
    [
        ("Recommendation", "en", "Recommendation 2"),
        ("ВЫВОД", "ru", "Вывод 2"),
        ("ұсыныс", "kk", "2-ұсыныс"),
        ("", "ru", "Finding 2"),
    ],
)
def test_finding_keeps_the_word_that_the_report_has_for_it(printed, language, name):
    findings = (DraftFinding(1, "2", "Mend the pipes.", 4, word=printed),)
    assert drafted(findings=findings, language=language).publication.findings.get().name == name


def test_heading_that_opens_a_finding_is_shown_once():
    chapters = (
        DraftChapter("Results", 1, 4, 6, "[[p. 4]] Before."),
        DraftChapter("Finding 1: Water is scarce", 2, 5, 6, "[[findings 0]]", headed=True),
    )
    finding = DraftFinding(1, "1", "Water is scarce\n\nThe wells are dry.", 5, word="Finding")
    publication = drafted(chapters=chapters, findings=(finding,)).publication
    assert [chapter.text for chapter in publication.chapters.all()] == ["[[p. 4]] Before.\n\n[[findings finding-1]]\n"]


def test_draft_becomes_publication_chapters_and_findings():
    submission = drafted()
    publication = submission.publication
    assert (publication.title, publication.status, publication.cover_key) == ("Water for small towns", "draft", "key")
    assert [(row.name, row.is_organisation) for row in publication.contributors.all()] == [
        ("Ana Lee", False),
        ("Institute of Water", True),
    ]
    assert [(row.label, row.title, row.kind, row.first_page, row.last_page) for row in publication.chapters.all()] == [
        ("", "Summary", "summary", 3, 3),
        ("1", "Results", "chapter", 4, 6),
    ]
    assert [(row.label, row.anchor, row.statement, row.page) for row in publication.findings.all()] == [
        ("1", "finding-1", "Water is scarce.", 4),
        ("2", "finding-2", "Pipes leak.", 5),
        ("1", "finding-1-2", "Prices rise.", 6),
    ]


def test_deeper_headings_stand_inside_their_chapter_with_findings_in_place():
    chapter = drafted().publication.chapters.get(title="Results")
    assert chapter.text == (
        "[[p. 4]] Before.\n\n[[findings finding-1]]\n\n## 1.1 Prices \\*rise\\*\n\n"
        "Between [[p. 6]] pages.\n\n[[findings finding-1-2]]\n\nAfter.\n"
    )


def test_page_is_marked_once_before_the_heading_that_begins_it():
    rows = (
        DraftChapter("Results", 1, 4, 4, "[[p. 4]]\n\nBefore."),
        DraftChapter("Prices", 2, 4, 5, "[[p. 4]]\n\nThey rise [[p. 5]] and rise."),
        DraftChapter("Pipes", 3, 6, 6, "[[p. 6]]\n\nThey leak."),
    )
    chapter = drafted(chapters=rows, findings=()).publication.chapters.get()
    assert chapter.text == (
        "[[p. 4]]\n\nBefore.\n\n## Prices\n\nThey rise [[p. 5]] and rise.\n\n[[p. 6]]\n\n### Pipes\n\nThey leak.\n"
    )


def test_draft_moves_the_submission_and_keeps_what_was_read():
    submission = drafted()
    assert (submission.status, submission.document.pages) == ("drafted", 40)
    assert Draft.from_dict(submission.reading["draft"]) == draft_of()
    assert list(submission.events.values_list("kind", flat=True)) == ["reading", "drafted"]


def test_reader_that_was_replaced_writes_nothing():
    first = make_submission()
    first.take(-1)
    Submission.objects.get(pk=first.pk).take(60)
    with pytest.raises(Superseded):
        draft_publication(first, draft_of())
    assert (Publication.objects.count(), first.events.filter(kind="drafted").count()) == (0, 0)


def test_failure_in_the_middle_leaves_nothing_half_written():
    submission = make_submission()
    submission.take(60)
    broken = draft_of(findings=(DraftFinding(9, "1", "Of a chapter that is not there.", 4),))
    with pytest.raises(KeyError):
        draft_publication(submission, broken)
    submission.refresh_from_db()
    assert (Publication.objects.count(), submission.status) == (0, "reading")


def test_draft_without_title_takes_the_name_of_the_file():
    assert drafted(title="").publication.title.startswith("report-")


def test_draft_without_language_takes_that_of_the_partner():
    submission = make_submission(make_partner(default_language="kk"))
    submission.take(60)
    assert draft_publication(submission, draft_of(language="")).language == "kk"


def test_overlong_values_are_cut_to_their_fields():
    publication = drafted(title="t" * 5000, contributors=("n" * 5000,), isbn="9" * 50).publication
    assert (len(publication.title), len(publication.contributors.get().name), len(publication.isbn)) == (500, 200, 20)


def test_scan_is_drafted_without_invented_chapters_and_says_so():
    submission = drafted(chapters=(), findings=(), needs_text_recognition=True)
    assert (submission.status, submission.failure) == ("drafted", "pictures")
    assert submission.publication.chapters.count() == 0


def test_topics_of_the_portal_are_proposed_and_not_set():
    topics_named(["Water supply", "leak", "bread"])
    text = "Water supplies differ. The water supply of towns. One leak. Bread, bread."
    submission = drafted(chapters=(DraftChapter("All", 1, 1, 2, text),), findings=())
    assert submission.publication.topics.count() == 0
    assert submission.reading["topics"] == ["Water supply", "bread"]


def test_topic_is_proposed_for_a_name_that_was_merged_into_it():
    stays, gone = topics_named(["Water supply", "Водоснабжение"])
    Topic.objects.filter(pk=gone.pk).update(alias_of=stays)
    text = "Водоснабжение сёл. О водоснабжении говорили все."
    assert known_topics_in(text, "ru") == [stays]


def test_topic_that_every_publication_has_counts_less_than_a_rare_one():
    for number in range(6):
        make_publication(topics=["water", *(["bread"] if number == 0 else [])])
    assert [topic.name for topic in known_topics_in("Water, water. Bread, bread.", "en")] == ["bread", "water"]


def test_proposals_take_two_queries_whatever_the_number_of_topics(django_assert_num_queries):
    topics_named([f"topic {number}" for number in range(40)])
    with django_assert_num_queries(2):
        known_topics_in("topic 1, topic 1", "en")


def test_licence_of_the_report_outweighs_that_of_the_partner():
    submission = make_submission(make_partner(default_licence="CC BY-ND 4.0"))
    submission.take(60)
    assert draft_publication(submission, draft_of(licence="CC BY 4.0")).licence == "CC BY 4.0"


def test_organisation_is_told_by_the_reading():
    publication = drafted(
        contributors=("Anna Lee", "Steppe Observatory"), organisations=("Steppe Observatory",)
    ).publication
    assert list(publication.contributors.values_list("is_organisation", flat=True)) == [False, True]


def test_issn_is_kept_in_its_field():
    assert drafted(issn="2049-3630").publication.issn == "2049-3630"


@pytest.mark.parametrize("wrong", ["2049-3631", "20493630", "2049-363", "x"])
def test_issn_with_a_wrong_last_sign_is_refused(wrong):
    with pytest.raises(ValidationError):
        issn(wrong)


def test_removed_line_goes_back_to_the_top_of_its_page():
    submission = drafted()
    put_back(submission, 0)
    chapter = submission.publication.chapters.get(title="Results")
    assert chapter.text.startswith("[[p. 4]] Water 4\n\nBefore.\n\n")
    submission.refresh_from_db()
    assert submission.reading["put_back"] == [0]
    assert Event.objects.filter(submission=submission, kind="put-back").get().message == "4: Water 4"


def test_removed_line_goes_back_to_the_foot_of_its_page_before_the_next():
    submission = drafted()
    put_back(submission, 1)
    text = submission.publication.chapters.get(title="Results").text
    assert "Between [[p. 6]] pages.\n\nLeaks 5\n\n" in text


@pytest.mark.parametrize(
    ("index", "sentence"),
    [
        (2, "No chapter of the draft holds page 39. Copy the line into the text by hand."),
        (9, "There is no such removed line."),
        (-1, "There is no such removed line."),
    ],
)
def test_line_that_cannot_go_back_is_said(index, sentence):
    submission = drafted()
    with pytest.raises(ForbiddenMove) as caught:
        put_back(submission, index)
    assert str(caught.value) == sentence


def test_line_goes_back_once():
    submission = drafted()
    put_back(submission, 0)
    with pytest.raises(ForbiddenMove, match="already back"):
        put_back(submission, 0)


def test_line_put_back_counts_as_an_edit_that_others_are_told_of():
    submission = drafted()
    before = Publication.objects.get()
    put_back(submission, 0)
    after = Publication.objects.get()
    assert (after.revision, after.updated_at > before.updated_at) == (before.revision + 1, True)


def test_pictures_stand_in_the_text_by_their_own_names():
    submission = make_submission()
    submission.take(60)
    draft = draft_of(
        chapters=(DraftChapter("Results", 1, 4, 6, 'Before.\n\n![Pipes](picture:0 "Figure 1. Pipes")\n\nAfter.'),),
        findings=(),
        pictures=(Picture("figure", 5, (10.0, 20.0, 300.0, 400.0), "", "Figure 1. Pipes", "Pipes", "2019 2020"),),
    )
    publication = draft_publication(submission, draft, "", {0: KeptPicture("0123456789abcdef" * 2, 900, 600)})
    (picture,) = publication.pictures.all()
    (chapter,) = publication.chapters.all()
    assert (picture.kind, picture.page, picture.width, picture.height) == ("figure", 5, 900, 600)
    assert picture.words == "2019 2020"
    assert chapter.text == f'Before.\n\n![Pipes](picture:{picture.uid}-900x600 "Figure 1. Pipes")\n\nAfter.\n'
    assert f'<img src="/pictures/{picture.uid}-900.webp"' in chapter.html


def test_picture_that_could_not_be_shown_leaves_its_caption_and_a_doubt():
    submission = make_submission()
    submission.take(60)
    draft = draft_of(
        chapters=(
            DraftChapter("Results", 1, 4, 6, 'Before.\n\n![Pipes](picture:0 "Figure *1*")\n\nAfter.\n\n![](picture:1)'),
        ),
        findings=(),
        pictures=(
            Picture("figure", 5, (10.0, 20.0, 300.0, 400.0), "", "Figure *1*", "Pipes"),
            Picture("table", 6, (10.0, 20.0, 300.0, 400.0)),
        ),
    )
    publication = draft_publication(submission, draft)
    assert publication.chapters.get().text == "Before.\n\nFigure \\*1\\*\n\nAfter.\n"
    assert publication.pictures.count() == 0
    assert submission.__class__.objects.get(pk=submission.pk).reading["draft"]["doubts"] == [
        {"code": "picture-missing", "page": 5, "text": "Figure *1*"},
        {"code": "picture-missing", "page": 6, "text": ""},
    ]
