"""The demo's reports read back: what was set must be found, in each layout and language."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from publications.demo.catalogue import REPORTS
from publications.reading import read_report

TRUTH = {
    row["file"]: row
    for row in json.loads((Path(__file__).parents[1] / "samples/truth.json").read_text("utf-8"))
    if not row["needs_text_recognition"]
}
PAGE_MARK = re.compile(r"\[\[p\. \d+\]\]\s?")
pytestmark = pytest.mark.parametrize("name", sorted(TRUTH))


@cache
def read(name):
    return read_report(REPORTS / name)


def test_title_page_is_read(name):
    draft, row = read(name), TRUTH[name]
    assert (draft.title, draft.subtitle, draft.issued_year, draft.language, draft.pages) == (
        row["title"],
        row["subtitle"],
        row["year"],
        row["language"],
        row["pages"],
    )


def test_chapters_are_read(name):
    keys = ("label", "title", "level", "page")
    assert [tuple(getattr(chapter, key) for key in keys) for chapter in read(name).chapters] == [
        tuple(row[key] for key in keys) for row in TRUTH[name]["chapters"]
    ]


def test_findings_are_read(name):
    draft = read(name)
    assert [
        (finding.label, draft.chapters[finding.chapter].title, finding.page, PAGE_MARK.sub("", finding.text))
        for finding in draft.findings
    ] == [(row["label"], row["chapter"], row["page"], row["text"]) for row in TRUTH[name]["findings"]]


def test_no_running_head_is_left_in_the_text(name):
    draft, row = read(name), TRUTH[name]
    texts = [chapter.text for chapter in draft.chapters] + [finding.text for finding in draft.findings]
    heads = [re.escape(head) for head in row["running_heads"]]
    furniture = re.compile(rf"(?m)(^|\n)\s*({'|'.join(heads)})\s*$|\b(Reboot|Analytical report) \d+|^– \d+ –$")
    assert [found[0] for text in texts for found in furniture.finditer(text)] == []
