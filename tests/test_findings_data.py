"""Findings for spreadsheets and programs: the table says the same as the page, and no cell of it is ever calculated."""

import csv
import io
from datetime import UTC, datetime

import pytest

from .factories import make_chapter, make_publication

pytestmark = pytest.mark.django_db

HEAD = ["uid", "url", "chapter", "label", "word", "name", "statement", "page", "withdrawn", "reason"]


def table(client, path):
    response = client.get(path)
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def test_findings_as_a_table(client):
    made = make_publication(slug="full", chapters=0)
    chapter = make_chapter(made, title="Қорытынды, «results»", findings=2)
    first, second = chapter.findings.order_by("position")
    made.findings.filter(pk=first.pk).update(html="<p>Wells, <em>rivers</em>\nand “lakes”.</p>", word="Ұсыныс")
    second.withdraw("Counted twice.")
    made.findings.filter(pk=second.pk).update(page=None)
    second.refresh_from_db()
    assert table(client, "/publications/full/findings.csv") == [
        HEAD,
        [
            *(first.uid, f"http://127.0.0.1:8000/f/{first.uid}/", "Қорытынды, «results»", "1", "Ұсыныс", "Ұсыныс 1"),
            *("Wells, rivers and “lakes”.", "2", "", ""),
        ],
        [
            *(second.uid, f"http://127.0.0.1:8000/f/{second.uid}/", "Қорытынды, «results»", "2", "", "Finding 2"),
            *("", "", second.withdrawn_at.date().isoformat(), "Counted twice."),
        ],
    ]


def test_day_of_a_withdrawal_is_that_of_the_portals_clock(client, settings):
    settings.TIME_ZONE = "Asia/Almaty"
    made = make_publication(slug="full", findings=1)
    made.findings.get().withdraw("Counted twice.")
    made.findings.update(withdrawn_at=datetime(2026, 3, 1, 20, 30, tzinfo=UTC))
    assert table(client, "/publications/full/findings.csv")[1][8] == "2026-03-02"
    assert "Withdrawn, 2 March 2026" in client.get(made.chapters.get().get_absolute_url()).content.decode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "＝"])
def test_cell_that_would_be_calculated_is_marked_as_text(client, start):
    made = make_publication(slug="full", findings=1)
    sly = f"{start}HYPERLINK(1)"
    made.chapters.update(title=sly)
    _head, row = table(client, "/publications/full/findings.csv")
    assert row[2] == f"'{sly}"


def test_file_has_a_name_and_is_not_indexed(client):
    make_publication(slug="full", findings=1)
    response = client.get("/publications/full/findings.csv")
    assert response.headers["Content-Disposition"] == 'attachment; filename="full-findings.csv"'
    for suffix in ("csv", "json"):
        assert client.get(f"/publications/full/findings.{suffix}").headers["X-Robots-Tag"] == "noindex"


def test_findings_of_hidden_chapters_are_in_neither_file(client):
    made = make_publication(slug="full", chapters=0)
    make_chapter(made, findings=1, is_public=False)
    assert table(client, "/publications/full/findings.csv") == [HEAD]
    assert client.get("/publications/full/findings.json").json()["findings"] == []


@pytest.mark.parametrize(("status", "answer"), [("draft", 404), ("embargoed", 404), ("withdrawn", 410)])
def test_what_is_not_public_has_no_table(client, status, answer):
    make_publication(status, slug="shut", findings=1)
    assert client.get("/publications/shut/findings.csv").status_code == answer


def test_former_address_leads_on(client):
    make_publication(slug="old").move_to("new")
    response = client.get("/publications/old/findings.csv")
    assert (response.status_code, response.headers["Location"]) == (301, "/publications/new/findings.csv")


@pytest.mark.parametrize("extent", ["full", "excerpt"])
def test_page_leads_to_both_files_where_there_are_findings(client, extent):
    make_publication(slug="with", findings=1, extent=extent)
    make_publication(slug="without", extent=extent)
    page = client.get("/publications/with/").content.decode()
    for suffix, media_type in (("json", "application/json"), ("csv", "text/csv")):
        address = f"/publications/with/findings.{suffix}"
        assert f'<a href="{address}" type="{media_type}" rel="nofollow" download>' in page
        assert f'<link rel="alternate" type="{media_type}" href="{address}"' in page
    assert "findings.csv" not in client.get("/publications/without/").content.decode()


def test_number_of_queries_does_not_depend_on_how_many_findings(client, django_assert_num_queries):
    make_publication(slug="few", findings=1, chapters=1)
    make_publication(slug="many", findings=9, chapters=5)
    for slug in ("few", "many"):
        with django_assert_num_queries(6):
            client.get(f"/publications/{slug}/findings.csv")
