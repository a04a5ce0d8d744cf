"""The demo's reports: set again they are the same, they hold the traps they are made for, and the catalogue fits them."""

import io
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from publications.demo.catalogue import REPORTS, load
from publications.demo.compose import compose
from publications.demo.manuscript import manuscripts
from publications.demo.styles import register_fonts
from publications.demo.typeset import truth, typeset
from publications.models import WorkKind
from publications.reading import read_report
from tests.demo_entries import TRUTH, findings_by_chapter

PROJECT = Path(__file__).resolve().parent.parent
REBOOT = "kazakhstan-tokayev-reboot.pdf"
CATALOGUE = load()
# Lines of Markdown: the head, the line under it and the rows
WITH_TABLE = {
    "kogda-sklon-dvizhetsya.pdf": 5,
    "kolenkesi-bar-koshe.pdf": 6,
    "light-on-the-upper-street.pdf": 6,
    "ochered-na-poliv.pdf": 6,
    "open-budgets-in-nine-districts.pdf": 11,
    "when-the-slope-moves.pdf": 5,
}
READABLE = sorted(name for name, row in TRUTH.items() if not row["needs_text_recognition"])


@pytest.fixture(scope="module")
def books():
    register_fonts()
    return {manuscript.file_name: compose(manuscript) for manuscript in manuscripts()}


def page_texts(name):
    """The text of each page as it stands in the file, lines parted by line ends."""
    with pypdfium2.PdfDocument(REPORTS / name) as report:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in report]


def unpacked(data):
    """Everything in a PDF with its streams unpacked: how they are packed depends on the system's zlib."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        objects = []
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                keys = {key: repr(value) for key, value in thing.stream_dict.items() if key != "/Length"}
                objects.append((keys, thing.read_bytes()))
            else:
                objects.append(repr(thing))
        return objects


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_report_set_again_is_the_same(books, name):
    assert unpacked(typeset(books[name])) == unpacked((REPORTS / name).read_bytes())


def test_report_set_twice_has_the_same_bytes(books):
    assert typeset(books[REBOOT]) == typeset(books[REBOOT])


def test_truth_is_what_was_set(books):
    assert [truth(book) for book in books.values()] == list(TRUTH.values())


def test_reports_are_small_and_all_there():
    sizes = {path.name: path.stat().st_size for path in REPORTS.iterdir()}
    assert set(sizes) == set(TRUTH)
    assert sum(sizes.values()) < 4 * 1024 * 1024


def test_demo_is_read_without_the_typesetting():
    code = "import sys, publications.demo.catalogue as c; c.load(); print('reportlab' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_seed_has_running_heads_with_folios():
    pages = page_texts(REBOOT)
    assert len(pages) == 38
    heads = [f"Reboot {number}" if number % 2 else f"Analytical report {number}" for number in range(2, len(pages) + 1)]
    assert [head for head, page in zip(heads, pages[1:], strict=True) if head not in page.split("\n")] == []


def test_seed_has_a_contents_page_with_leaders():
    lines = page_texts(REBOOT)[2].split("\n")
    assert "Contents" in lines
    entry = next(line for line in lines if line.startswith("Interim results"))
    assert entry.rstrip(". 0123456789") == "Interim results"
    assert entry.count(".") > 20
    assert entry.endswith("36")


def test_seed_has_a_sentence_broken_by_furniture():
    pages = page_texts(REBOOT)
    assert " ".join(pages[35].split()).endswith("the system of social protection")
    assert " ".join(pages[36].split()).startswith("Reboot 37 of the population does not contribute")
    assert "social protection of the population" not in " ".join(" ".join(pages).split())


def test_seed_ends_with_nine_findings_over_page_turns():
    findings = TRUTH[REBOOT]["findings"]
    assert [(row["label"], row["chapter"]) for row in findings] == [
        (str(number), "Interim results") for number in range(1, 10)
    ]
    assert [row["label"] for row in findings if row["page"] != row["last_page"]] == ["4", "9"]
    assert "the system of social protection of the population does not contribute" in findings[3]["text"]


def test_words_are_parted_at_line_ends_where_the_layout_does_so(books):
    parted = {
        name: sum(run.text[-1:] in "-\u2010\u00ad" for sheet in book.sheets for run in sheet.runs)
        for name, book in books.items()
    }
    assert {name for name, count in parted.items() if count == 0} == {
        "kolenkesi-bar-koshe.pdf",
        "mektep-as.pdf",
        "shkolnoe-pitanie.pdf",
    }
    assert parted[REBOOT] > 50


def test_findings_run_over_page_turns_in_most_layouts():
    over = {name for name, row in TRUTH.items() if any(f["page"] != f["last_page"] for f in row["findings"])}
    assert over >= {REBOOT, "water-for-small-towns.pdf", "open-budgets-in-six-districts.pdf", "counting-clean-air.pdf"}


@pytest.mark.parametrize("name", READABLE)
def test_chapters_stand_on_the_pages_that_the_truth_names(name):
    pages = [" ".join(page.split()) for page in page_texts(name)]
    rows = TRUTH[name]["chapters"]
    assert [row["title"] for row in rows if row["title"].split()[0] not in pages[row["page"] - 1]] == []


def test_scan_has_pictures_and_no_text():
    assert [page.strip() for page in page_texts("obsledovanie-kolodtsev.pdf")] == ["", "", ""]


@pytest.mark.parametrize(
    ("name", "has_bookmarks", "has_contents"),
    [
        ("counting-clean-air.pdf", True, False),
        ("between-two-homes.pdf", True, False),
        ("mektep-as.pdf", True, False),
        ("water-for-small-towns.pdf", False, True),
        ("gorodskoy-avtobus.pdf", False, True),
        (REBOOT, False, True),
    ],
)
def test_structure_is_told_by_bookmarks_or_contents(name, has_bookmarks, has_contents):
    with pikepdf.open(REPORTS / name) as pdf:
        assert ("/Outlines" in pdf.Root and "/First" in pdf.Root.Outlines) == has_bookmarks
    words = ("Contents", "Содержание", "Мазмұны")
    assert any(line in words for page in page_texts(name) for line in page.split("\n")) == has_contents


def test_metadata_name_title_and_language_but_for_one_that_misleads():
    titles = {}
    for name, row in TRUTH.items():
        with pikepdf.open(REPORTS / name) as pdf:
            assert str(pdf.Root.Lang) == row["language"]
            titles[name] = str(pdf.docinfo["/Title"])
    wrong = {name: title for name, title in titles.items() if title != TRUTH[name]["title"]}
    assert wrong == {
        "open-budgets-in-six-districts.pdf": "Microsoft Word - final_v3.doc",
        "obsledovanie-kolodtsev.pdf": "scan0017",
        REBOOT: "",
    }


@pytest.mark.parametrize("report", CATALOGUE.reports, ids=lambda report: report.file)
def test_catalogue_says_what_the_report_says(report):
    row = TRUTH[report.file]
    assert (report.title, report.subtitle, list(report.contributors), report.year, report.language) == (
        row["title"],
        row["subtitle"],
        row["contributors"],
        row["year"],
        row["language"],
    )


@pytest.mark.parametrize("report", CATALOGUE.reports, ids=lambda report: report.file)
def test_stars_and_public_chapters_exist(report):
    row = TRUTH[report.file]
    titles = {chapter["title"] for chapter in row["chapters"] if chapter["level"] == 1}
    assert set(report.public_chapters) <= titles
    assert {(star.chapter, star.label) for star in report.starred} <= findings_by_chapter(row)


def test_catalogue_is_whole():
    partners = {partner.slug for partner in CATALOGUE.partners}
    senders = {person.email: set(person.partners) for person in CATALOGUE.people}
    assert {report.file for report in CATALOGUE.reports} == set(TRUTH)
    for report in CATALOGUE.reports:
        assert report.partner in senders[report.sender]
        assert {report.partner, *report.co_partners} <= partners
        assert len(report.topics) == 8
        assert report.kind in WorkKind.values
        assert (report.status, report.publish_at is None) in {("published", False), ("draft", True)}
        assert report.publish_at is None or report.publish_at < datetime.now(UTC)
    assert all(email.endswith("@example.org") for email in senders)
    assert [person.email for person in CATALOGUE.people if person.staff] == ["editor@example.org"]


def test_partners_have_small_logos_told_in_words():
    for partner in CATALOGUE.partners:
        assert partner.logo_path.stat().st_size < 20 * 1024
        assert partner.logo_alt


PUBLISHED = [report for report in CATALOGUE.reports if report.status == "published"]


def test_fourteen_reports_of_six_partners_are_published_in_three_languages():
    assert len(PUBLISHED) == 14
    assert Counter(report.language for report in PUBLISHED) == {"en": 7, "ru": 4, "kk": 3}
    assert {report.partner for report in PUBLISHED} == {partner.slug for partner in CATALOGUE.partners}
    assert len(CATALOGUE.partners) == 6
    assert {report.year for report in PUBLISHED} == {2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026}


def test_translations_are_two_languages_of_one_partner():
    groups = {}
    for report in PUBLISHED:
        if report.translation_group:
            groups.setdefault(report.translation_group, []).append(report)
    assert {name: [report.language for report in group] for name, group in groups.items()} == {
        "mudflow-warning-2021": ["en", "ru"],
        "school-meals-2025": ["kk", "ru"],
    }
    for group in groups.values():
        assert len({report.partner for report in group}) == 1
        counts = {(len(TRUTH[report.file]["chapters"]), len(TRUTH[report.file]["findings"])) for report in group}
        assert len(counts) == 1


def test_a_later_edition_comes_after_the_one_it_renews():
    renewed = [(report.file, report.edition_of) for report in PUBLISHED if report.edition_of]
    assert renewed == [("open-budgets-in-nine-districts.pdf", "open-budgets-in-six-districts.pdf")]
    files = [report.file for report in PUBLISHED]
    assert all(files.index(later) > files.index(earlier) for later, earlier in renewed)


def test_tables_are_read_as_tables():
    tables = {name: read_report(REPORTS / name) for name in WITH_TABLE}
    rows = {
        name: [line for chapter in draft.chapters for line in chapter.text.split("\n") if line.startswith("|")]
        for name, draft in tables.items()
    }
    assert {name: len(lines) for name, lines in rows.items()} == WITH_TABLE


def test_every_published_report_shares_topics_with_another():
    shared = [{a.file, b.file} for a, b in combinations(PUBLISHED, 2) if set(a.topics) & set(b.topics)]
    assert set().union(*shared) == {report.file for report in PUBLISHED}
