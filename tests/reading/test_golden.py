"""The Markdown of whole chapters, pinned exactly: what a change of the reader does to a text is seen before it is merged.

``python -m tests.reading.test_golden`` writes the pinned texts anew; look at the difference before you keep it.
"""

from pathlib import Path

import pytest

from publications.reading import read_report

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests/samples/golden"
DEMO = ROOT / "publications/demo/reports"
REPORTS = {
    "between-two-homes": DEMO,
    "kazakhstan-tokayev-reboot": DEMO,
    "shkolnoe-pitanie": DEMO,
    "typography": ROOT / "tests/samples",
}


def text_of(name: str) -> str:
    """Every chapter and finding of a report as one Markdown file."""
    draft = read_report(REPORTS[name] / f"{name}.pdf")
    chapters = [
        f"{'#' * chapter.level} {chapter.label} {chapter.title}\n\n{chapter.text}" for chapter in draft.chapters
    ]
    findings = [f"{finding.label}. (p. {finding.page}) {finding.text}" for finding in draft.findings]
    return "\n\n".join([*chapters, "---", *findings]) + "\n"


@pytest.mark.parametrize("name", REPORTS)
def test_chapters_are_read_as_pinned(name):
    assert text_of(name) == (GOLDEN / f"{name}.md").read_text("utf-8")


if __name__ == "__main__":
    for report in REPORTS:
        (GOLDEN / f"{report}.md").write_text(text_of(report), "utf-8")
