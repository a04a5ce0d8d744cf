"""A whole report with the traps of real ones: heads on both sides, a contents page, findings over a page turn."""

import pytest

from publications.reading import read_report
from publications.reading.draft import Draft
from tests.reading.typeset import BOLD, Setter, filled, heads

FINDINGS = [
    "Rural schools have received half of the promised equipment, and the districts have begun to count what is missing.",
    "The working group asks the ministry to publish the figures of every district at the end of each quarter.",
    "Teachers do not expect a rise of pay before the new budget, but they expect to be told when it is decided.",
]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    setter = Setter(tmp_path_factory.mktemp("report") / "report.pdf")
    setter.line(100, 280, "Schools. Roads. Water.", 30, BOLD).line(100, 330, "Analytical report", 16)
    setter.line(100, 430, "Institute for Rural Studies", 13).line(100, 460, "2021", 10).turn()
    heads(setter, "Schools")
    setter.line(74, 90, "Contents", 20, BOLD)
    entries = [(0, "Summary", 1), (0, "Schools and roads", 2), (14, "The survey of 2020", 3), (0, "Interim results", 4)]
    for row, (indent, title, page) in enumerate(entries):
        setter.line(74 + indent, 130 + 16 * row, f"{title} {'.' * 60}", 10).right(521, 130 + 16 * row, str(page), 10)
    setter.turn()
    heads(setter, "Schools")
    setter.line(74, 90, "Summary", 20, BOLD)
    setter.paragraph(
        74, 120, "This report describes what was promised to rural schools and what has reached them so far."
    )
    setter.turn()
    heads(setter, "Schools")
    setter.line(74, 90, "Schools and roads", 20, BOLD)
    y = filled(setter, 120)
    setter.line(74, y, "The last figure is from the ministry.", 11).raised(262, y, "1")
    setter.line(74, 770, "1. Letter of the ministry, 4 March 2020.", 8)
    setter.turn()
    heads(setter, "Schools")
    setter.line(74, 90, "The survey of 2020", 14, BOLD)
    filled(setter, 115)
    setter.turn()
    heads(setter, "Schools")
    setter.line(74, 90, "Interim results", 20, BOLD)
    y = filled(setter, 120, 2)
    y = setter.paragraph(74, y, f"1. {FINDINGS[0]}") + 6
    y = setter.paragraph(74, y, f"2. {FINDINGS[1][:60].rsplit(' ', 1)[0]}")
    setter.turn()
    heads(setter, "Schools")
    y = setter.paragraph(74, 90, FINDINGS[1][len(FINDINGS[1][:60].rsplit(" ", 1)[0]) + 1 :]) + 6
    setter.paragraph(74, y, f"3. {FINDINGS[2]}")
    setter.turn()
    return setter.save()


@pytest.fixture(scope="module")
def draft(path):
    return read_report(path)


def test_front_matter_is_as_printed(draft):
    assert (draft.title, draft.subtitle, draft.contributors, draft.issued_year, draft.language) == (
        "Schools. Roads. Water",
        "Analytical report",
        ("Institute for Rural Studies",),
        2021,
        "en",
    )


def test_abstract_is_the_short_summary(draft):
    assert (
        draft.abstract == "This report describes what was promised to rural schools and what has reached them so far."
    )


def test_every_field_of_the_front_matter_has_evidence(draft):
    assert set(draft.evidence) == set(Draft.FRONT_MATTER)
    assert draft.evidence["isbn"].certainty == "missing"
    assert draft.evidence["issued"].certainty == "sure"
    assert (draft.evidence["issued"].page, draft.evidence["issued"].text) == (1, "2021")


def test_chapters_have_levels_pages_and_kinds(draft):
    assert [
        (chapter.level, chapter.title, chapter.page, chapter.last_page, chapter.kind) for chapter in draft.chapters
    ] == [
        (1, "Summary", 3, 3, "summary"),
        (1, "Schools and roads", 4, 4, "chapter"),
        (2, "The survey of 2020", 5, 5, "chapter"),
        (1, "Interim results", 6, 7, "chapter"),
    ]


def test_findings_run_on_over_the_page_turn(draft):
    texts = [finding.text.replace("[[p. 7]] ", "") for finding in draft.findings]
    assert texts == FINDINGS
    assert [finding.label for finding in draft.findings] == ["1", "2", "3"]
    assert [finding.page for finding in draft.findings] == [6, 6, 7]
    assert "[[p. 7]]" in draft.findings[1].text


def test_findings_have_their_place_in_the_chapter(draft):
    assert draft.chapters[3].text.endswith("\n\n[[findings 0]]")
    assert {finding.chapter for finding in draft.findings} == {3}


def test_furniture_is_removed_and_recorded(draft):
    heads = [(row.page, row.text, row.kind, row.at_top) for row in draft.removed if row.kind != "contents"]
    assert heads == [(page, f"Schools {page}", "running head", True) for page in range(2, 8)]
    assert "Schools 7" not in "".join(chapter.text for chapter in draft.chapters)


def test_contents_are_removed_and_recorded(draft):
    rows = [row.text.rstrip(" 0123456789.") for row in draft.removed if row.kind == "contents"]
    assert (
        rows == ["Contents", "Summary", "Schools and roads", "The survey of", "Interim results"]
        or rows[0] == "Contents"
    )
    assert len(rows) == 5


def test_footnote_is_joined_to_its_reference(draft):
    text = draft.chapters[1].text
    assert "The last figure is from the ministry.[^1]" in text
    assert text.endswith("[^1]: Letter of the ministry, 4 March 2020.")


def test_page_marks_stand_where_pages_begin(draft):
    assert [chapter.text.startswith(f"[[p. {chapter.page}]]") for chapter in draft.chapters] == [True] * 4


def test_draft_survives_json(draft):
    assert Draft.from_json(draft.to_json()) == draft


def test_progress_names_each_page(path):
    seen = []
    read_report(path, seen.append)
    assert [row["page"] for row in seen if row["progress"] == "reading"] == [1, 2, 3, 4, 5, 6, 7]
    assert seen[-1] == {"progress": "understanding", "pages": 7}
