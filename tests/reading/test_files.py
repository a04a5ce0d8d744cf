"""Files that cannot be read, each with its code; and files that look so and can."""

import io

import pikepdf
import pytest

from publications.reading import ReadingError, media_type, read_report
from publications.reading.cover import cover_image, page_image
from tests.samples import hostile


def written(tmp_path, data):
    path = tmp_path / "sent.pdf"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (hostile.empty(), "empty"),
        (hostile.png_named_pdf(), "unsupported"),
        (hostile.truncated_pdf(), "damaged"),
        (hostile.small_pdf()[:-40], "damaged"),
        (b"%PDF-1.7\n" + b"nothing of a PDF\n" * 40 + b"%%EOF\n", "damaged"),
        (hostile.encrypted_pdf(), "encrypted"),
        (hostile.docx_with_dtd(), "unsafe"),
        (hostile.docx_bomb, "unsafe"),  # made only for this test: it takes its time
        (b"PK\x03\x04 not a ZIP file", "damaged"),
    ],
    ids=["empty", "png", "truncated", "end-missing", "no-objects", "password", "dtd", "bomb", "half-zip"],
)
def test_unreadable_file_has_its_code(tmp_path, data, code):
    with pytest.raises(ReadingError) as caught:
        read_report(written(tmp_path, data() if callable(data) else data))
    assert caught.value.code == code


def test_empty_user_password_is_no_obstacle(tmp_path):
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(hostile.small_pdf())) as file:
        file.save(target, encryption=pikepdf.Encryption(user="", owner="owner"))
    assert read_report(written(tmp_path, target.getvalue())).title == "A small report"


def test_lone_surrogate_in_the_properties_is_no_obstacle(tmp_path):
    assert read_report(written(tmp_path, hostile.pdf_with_lone_surrogate())).pages == 2


def test_scan_needs_recognition_and_has_no_invented_chapters(tmp_path):
    draft = read_report(written(tmp_path, hostile.image_only_pdf(3)))
    assert (draft.needs_text_recognition, draft.chapters, draft.title) == (True, (), "")
    assert draft.picture_pages == (1, 2, 3)
    assert [(doubt.code, doubt.page) for doubt in draft.doubts] == [("picture-page", page) for page in (1, 2, 3)]


def test_type_is_told_by_content(tmp_path):
    assert media_type(written(tmp_path, hostile.small_pdf())) == "application/pdf"
    assert media_type(written(tmp_path, hostile.good_docx())).endswith("wordprocessingml.document")


def test_cover_has_the_width_asked_for(tmp_path):
    path = written(tmp_path, hostile.small_pdf())
    heads = {kind: cover_image(path, 320, kind)[:4] for kind in ("webp", "png", "jpeg")}
    assert heads == {"webp": b"RIFF", "png": b"\x89PNG", "jpeg": b"\xff\xd8\xff\xe0"}


def test_cover_shows_the_crop_box(tmp_path):
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(hostile.small_pdf())) as file:
        file.pages[0].CropBox = [100, 100, 300, 200]
        file.save(target)
    data = cover_image(written(tmp_path, target.getvalue()), 400, "png")
    assert (int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")) == (400, 200)


def test_page_that_is_not_there_is_an_index_error(tmp_path):
    with pytest.raises(IndexError):
        page_image(written(tmp_path, hostile.small_pdf()), 3, 320)


def test_width_has_limits(tmp_path):
    with pytest.raises(ValueError, match="width"):
        page_image(written(tmp_path, hostile.small_pdf()), 1, 20_000)
