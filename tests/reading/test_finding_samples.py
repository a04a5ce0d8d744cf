"""The sample reports read back: each finding with its number, its whole text and its page."""

import json
from pathlib import Path

import pytest

from publications.reading import read_report

SAMPLES = Path(__file__).parents[1] / "samples/findings"
TRUTH = {row["file"]: row["findings"] for row in json.loads((SAMPLES / "truth.json").read_text("utf-8"))}


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_findings_are_read_exactly(name):
    draft = read_report(SAMPLES / name)
    assert [
        {"label": found.label, "word": found.word, "text": found.text, "page": found.page} for found in draft.findings
    ] == TRUTH[name]
