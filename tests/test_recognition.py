"""Text recognition with the real recogniser on a real scan, and what is done where there is none."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from publications import jail, recognition, sandbox, tasks
from publications.reading.draft import Draft
from publications.sandbox import Limits

from .test_tasks import submitted

SCAN = Path(__file__).parent.parent / "publications/demo/reports/obsledovanie-kolodtsev.pdf"
SENTENCE = "Летом 2021 года обследовано 64 колодца в девяти сёлах."
pytestmark = pytest.mark.skipif(
    "rus" not in recognition.languages(),
    reason="Tesseract or its Russian is not installed (on Debian: apt install tesseract-ocr tesseract-ocr-rus)",
)


def recognised(path, numbers, language="ru", seconds=120):
    told = []
    seen = recognition.pages(path, numbers, language, seconds, Limits(), told.append)
    return seen, told


def words(seen):
    return " ".join(word[0] for page in seen for line in page["lines"] for word in line)


def picture_pdf(tmp_path, draw=None):
    """A PDF of one page that is a picture."""
    image = Image.new("L", (1240, 1754), 255)
    if draw:
        draw(ImageDraw.Draw(image))
    path = tmp_path / "picture.pdf"
    image.save(path, "PDF", resolution=150)
    return path


def test_words_and_their_places_are_seen():
    seen, told = recognised(SCAN, [2])
    assert SENTENCE in words(seen)
    assert [message["page"] for message in told] == [1]
    (page,) = seen
    assert page["page"] == 2
    assert all(
        0 <= left < right <= page["width"] and 0 <= top < bottom <= page["height"]
        for line in page["lines"]
        for _text, left, top, right, bottom in line
    )


def test_language_is_found_by_the_text_itself():
    seen, _told = recognised(SCAN, [2], language="en")
    assert SENTENCE in words(seen)


def test_picture_without_words_stays_a_picture(tmp_path):
    def scribble(draw):
        for step in range(60):
            draw.line([(step * 20, 200), (1200 - step * 17, 1500)], fill=step * 4, width=3)

    assert recognised(picture_pdf(tmp_path), [1])[0] == []
    assert recognised(picture_pdf(tmp_path, scribble), [1])[0] == []


def test_pages_after_the_time_stay_pictures():
    assert recognised(SCAN, [1, 2, 3], seconds=-1) == ([], [])


def test_every_recognised_paragraph_is_to_be_checked():
    seen, _told = recognised(SCAN, [1, 2, 3])
    draft = Draft.from_dict(sandbox.read(SCAN, Limits(), recognised=seen))
    assert (draft.recognised_pages, draft.picture_pages, draft.needs_text_recognition) == ((1, 2, 3), (), False)
    assert draft.language == "ru"
    paragraphs = [block for chapter in draft.chapters for block in chapter.text.split("\n\n") if SENTENCE in block]
    (doubt,) = [row for row in draft.doubts if row.code == "recognised" and row.text.startswith(SENTENCE)]
    assert (len(paragraphs), doubt.page) == (1, 2)
    assert [note.pages for note in draft.file_notes if note.code == "recognised-pages"] == [(1, 2, 3)]
    assert {row.certainty for name, row in draft.evidence.items() if name != "cover" and row.page} <= {"check"}


@pytest.mark.django_db
def test_scan_is_drafted_with_its_text(settings):
    settings.RECOGNITION_SECONDS = 120
    submission = submitted(SCAN.read_bytes())
    assert tasks.read_submission(submission.pk) == "drafted"
    submission.refresh_from_db()
    assert submission.failure == ""
    assert any(SENTENCE in chapter.text for chapter in submission.publication.chapters.all())


@pytest.mark.django_db
def test_without_the_recogniser_the_pages_are_named(settings, monkeypatch):
    settings.RECOGNITION_SECONDS = 120
    monkeypatch.setattr(recognition, "languages", lambda: ())
    submission = submitted(SCAN.read_bytes())
    assert tasks.read_submission(submission.pk) == "drafted"
    submission.refresh_from_db()
    assert submission.failure == "pictures"
    assert submission.reading["draft"]["picture_pages"] == [1, 2, 3]


def test_recogniser_sees_none_of_our_files(tmp_path):
    """Where bubblewrap is allowed; elsewhere its limits hold it."""
    own = tmp_path / "own"
    own.write_text("ours")
    command = ["/bin/ls", str(own)]
    try:
        listed = b"".join(jail.output(jail.program(command, Limits(seconds=5)), Limits(seconds=5)))
    except jail.SandboxError as error:
        listed = error.detail.encode()
    assert (str(own).encode() in listed.splitlines()) == (jail.jail() != "bubblewrap")
