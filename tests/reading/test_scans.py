"""Scans of our own making: told as scans, and nothing invented."""

from pathlib import Path

import pytest

from publications.reading import read_report
from publications.reading.title import usable

FOLDER = Path(__file__).resolve().parents[1] / "samples/scans"


@pytest.mark.parametrize("name", ["pictures", "specks"])
def test_scan_is_told_as_one_and_nothing_is_invented(name):
    draft = read_report(FOLDER / f"{name}.pdf")
    assert draft.needs_text_recognition
    assert draft.picture_pages == tuple(range(1, draft.pages + 1))
    assert (draft.title, draft.subtitle, draft.contributors, draft.abstract, draft.language) == ("", "", (), "", "")
    assert (draft.issued_year, draft.isbn, draft.issn, draft.doi, draft.licence) == (None, "", "", "", "")
    assert (draft.chapters, draft.findings, draft.keywords) == ((), (), ())
    assert draft.evidence["title"].certainty == "missing"


def test_cover_that_was_set_is_read_and_the_rest_told_as_pictures():
    draft = read_report(FOLDER / "cover-set.pdf")
    assert draft.needs_text_recognition
    assert draft.picture_pages == tuple(range(2, draft.pages + 1))
    assert (draft.title, draft.contributors) == ("Small loans, large distances", ("Steppe Finance Observatory",))
    assert (draft.issued_year, draft.issued_month, draft.issued_day) == (2022, 3, 14)
    assert (draft.chapters, draft.findings, draft.keywords, draft.abstract) == ((), (), (), "")


@pytest.mark.parametrize(
    "name",
    [
        *(
            "scan0017",
            "Scan_2021-03-04",
            "untitled",
            "Untitled-1",
            "Microsoft Word - x.docx",
            "Document1",
            "report_final_v3",
        ),
        *("IMG_20210304_0001", "C:\\reports\\final.indd", "Документ1", "Без названия", "Sans titre", "отчет_итог.pdf"),
        *("PowerPoint Presentation", "3f2a9c1b-77de", "", "   ", "Final draft", "Презентация1"),
    ],
)
def test_placeholder_is_no_title(name):
    assert not usable(name)


@pytest.mark.parametrize(
    "name",
    [
        "Scanning the horizon",
        "Document security in schools",
        "The final draft of history",
        "水资源报告",
        "Untitled land",
    ],
)
def test_title_like_a_placeholder_stays_one(name):
    assert usable(name)
