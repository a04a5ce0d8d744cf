"""Which lists of a whole report are findings: over chapters, as headings, in boxes, tables and bullets."""

import pytest

from publications.reading.finding_chains import Section
from publications.reading.findings import find
from publications.reading.page import Word, line_of
from publications.reading.paragraphs import Block

LONG = "is a statement about the rural schools of the district that is long enough to be a finding."
PROSE = f"A paragraph that tells of other things {LONG}"


def block(text, x=74.0, y=100.0, size=10.0, *, bold=False, bullet=False, ready="", cells=0):
    line = line_of([Word(text, x, x + 100, y, size, bold)], 1)
    return Block(1, 1, text, text, bullet, cells, (line,), ready)


def section(titles, *texts, heading=None, label="", level=2, annex=False):
    made = tuple(text if isinstance(text, Block) else block(text) for text in texts)
    return Section(made, titles, block(heading, size=14.0) if heading else None, label, level, annex)


def found(*sections):
    return [[(finding.label, finding.text) for run in each.runs for finding in run.findings] for each in find(sections)]


def items(first, last, form="{}. Number {} " + LONG):
    return [form.format(number, number) for number in range(first, last + 1)]


def labels(*sections):
    return [[label for label, _ in rows] for rows in found(*sections)]


def test_numbers_go_on_over_chapters():
    one = section(("Findings on roads",), PROSE, *items(1, 2))
    other = section(("Findings on money",), PROSE, *items(3, 5))
    assert labels(one, other) == [["1", "2"], ["3", "4", "5"]]


def test_numbers_that_begin_anew_in_each_chapter_are_kept():
    assert labels(section(("Findings",), *items(1, 3)), section(("Recommendations",), *items(1, 4))) == [
        ["1", "2", "3"],
        ["1", "2", "3", "4"],
    ]


def test_numbered_paragraphs_of_a_whole_report_are_findings_in_its_chapter_of_conclusions_only():
    chapters = [
        section(("Introduction",), *items(1, 6)),
        section(("Work of the committee",), *items(7, 12)),
        section(("Conclusions and recommendations",), *items(13, 16)),
        section(("Adoption",), *items(17, 18)),
    ]
    assert labels(*chapters) == [[], [], ["13", "14", "15", "16"], []]


def test_numbered_paragraphs_that_run_on_into_a_summary_are_none():
    assert labels(section(("Introduction",), *items(1, 6)), section(("Summary",), *items(7, 12))) == [[], []]


@pytest.mark.parametrize(
    "title",
    [
        *(
            "How to start the pump",
            "Members of the group",
            "References",
            "Agenda",
            "Rules of the market",
            "Methodology",
        ),
        *("Список литературы", "Порядок работы", "Әдістеме", "Étapes", "Metodología", "Tagesordnung", "المراجع"),
    ],
)
def test_numbered_list_under_another_title_is_none(title):
    assert labels(section((title,), *items(1, 5))) == [[]]


def test_references_inside_a_chapter_of_findings_are_none():
    assert labels(section(("Findings", "References"), *items(1, 5))) == [[]]
    assert labels(section(("Notes",), *items(1, 5), annex=True)) == [[]]


def test_section_below_a_chapter_of_findings_has_them_too():
    assert labels(section(("Findings", "Roads and snow"), PROSE, *items(1, 3))) == [["1", "2", "3"]]


def test_line_above_the_list_announces_it():
    listed = items(1, 3)
    prose = [PROSE] * 5
    assert labels(section(("The survey",), *prose, block("Key findings", bold=True), *listed, *prose)) == [list("123")]
    assert labels(section(("The survey",), *prose, "We came to the following conclusions:", *listed)) == [list("123")]
    assert labels(section(("The survey",), *prose, "The box has three parts:", *listed)) == [[]]


def test_heading_that_names_a_finding_opens_it_with_its_text():
    chapters = [
        section(("Results",), PROSE, level=1),
        section(("Results", "Finding 1: Roads"), PROSE, heading="Finding 1: Roads"),
        section(("Results", "Finding 2: Snow"), PROSE, "More.", heading="Finding 2: Snow"),
    ]
    assert found(*chapters) == [[], [("1", f"Roads\n\n{PROSE}")], [("2", f"Snow\n\n{PROSE}\n\nMore.")]]
    assert [run.headed for each in find(chapters) for run in each.runs] == [True, True]


def test_text_further_out_than_a_boxed_heading_is_not_its():
    chapters = [
        Section((block("In the box.", 90.0), block("Outside.", 60.0)), ("Roads", name), block(name, 90.0, 90.0))
        for name in ("Finding 1", "Finding 2")
    ]
    assert found(*chapters) == [[("1", "In the box.")], [("2", "In the box.")]]


def test_numbered_headings_that_are_statements_are_findings():
    names = [
        "Roads keep the villages alive in winter",
        "Snow is cleared where a market is held",
        "Nobody has counted the sheep so far",
    ]
    parts = [
        section(("Key findings", name), PROSE, heading=name, label=str(n)) for n, name in enumerate(names, start=1)
    ]
    assert labels(*parts) == [["1"], ["2"], ["3"]]
    short = [
        section(("Key findings", name), PROSE, heading=name, label=str(n)) for n, name in enumerate("ABC", start=1)
    ]
    assert labels(*short) == [[], [], []]
    steps = [section(("Work", name), PROSE, heading=name, label=str(n)) for n, name in enumerate(names, start=1)]
    assert labels(*steps) == [[], [], []]


def test_named_statements_among_other_text_are_one_paragraph_each():
    texts = [PROSE, f"Finding 1. Roads. {LONG}", PROSE, f"Finding 2. Snow. {LONG}", PROSE]
    assert found(section(("What we saw",), *texts)) == [[("1", f"Roads. {LONG}"), ("2", f"Snow. {LONG}")]]
    assert found(section(("Findings",), *texts))[0][0] == ("1", f"Roads. {LONG}\n\n{PROSE}")


def test_word_that_also_numbers_lessons_of_a_course_needs_statements():
    assert labels(section(("A course",), "Lesson 1: Greetings", "Lesson 2: The market")) == [[]]
    assert labels(section(("A course",), f"Lesson 1: It {LONG}", f"Lesson 2: It {LONG}")) == [["1", "2"]]


def test_heading_over_the_next_item_ends_the_one_before():
    texts = [*items(1, 2), block("For the villages", bold=True), *items(3, 4)]
    each = find([section(("Recommendations",), *texts)])[0]
    assert [(run.start, run.end, [item.label for item in run.findings]) for run in each.runs] == [
        (0, 2, ["1", "2"]),
        (3, 5, ["3", "4"]),
    ]


def test_letters_and_numbers_inside_an_item_stay_in_it():
    texts = [
        f"1. One {LONG}",
        f"2. Two {LONG} These are:",
        block("(a) the first part;", 94.0),
        block("(b) the second part.", 94.0),
        f"3. Three {LONG} These are:",
        block("1) the first part;", 94.0),
        block("2) the second part.", 94.0),
        PROSE,
    ]
    rows = found(section(("Findings",), *texts))[0]
    assert rows[1] == ("2", f"Two {LONG} These are:\n\n- (a) the first part;\n- (b) the second part.")
    assert rows[2] == ("3", f"Three {LONG} These are:\n\n1) the first part;\n2) the second part.")


def test_large_numeral_over_a_statement_is_its_number():
    texts = [text for n in (1, 2, 3) for text in (block(str(n), size=24.0, bold=True), block(f"It {LONG}"))]
    assert found(section(("Key messages",), *texts)) == [[(str(n), f"It {LONG}") for n in (1, 2, 3)]]
    small = [text for n in (1, 2, 3) for text in (block(str(n)), block(f"It {LONG}"))]
    assert found(section(("Key messages",), *small)) == [[]]


def test_bullets_under_a_title_of_findings_are_counted_and_to_be_checked():
    listed = [block(f"One {LONG}", 84.0, bullet=True), block(f"Two {LONG}", 84.0, bullet=True)]
    inner = block("a part of it;", 104.0, bullet=True)
    each = find([section(("Key findings",), "They are:", *listed, inner, block(f"Three {LONG}", 84.0, bullet=True))])[0]
    assert [(item.label, item.text, item.evidence.certainty) for item in each.runs[0].findings] == [
        ("1", f"One {LONG}", "check"),
        ("2", f"Two {LONG}\n\n- a part of it;", "check"),
        ("3", f"Three {LONG}", "check"),
    ]


def test_bullets_in_a_chapter_of_prose_are_none():
    listed = [block(f"{word} {LONG}", 84.0, bullet=True) for word in ("One", "Two", "Three")]
    assert labels(section(("Conclusions",), *[PROSE] * 6, *listed)) == [[]]
    assert labels(section(("The survey",), *listed)) == [[]]
    assert labels(section(("Conclusions",), *[block(word, bullet=True) for word in ("Water", "Roads", "Snow")])) == [[]]


TABLE = "| No. | Recommendation | Who |\n| ---: | --- | --- |\n" + "\n".join(
    f"| {n} | Number {n} {LONG} | Town |" for n in (1, 2, 3)
)


def test_rows_of_a_table_are_findings():
    text = f"Number 1 {LONG}\n\nWho: Town"
    assert found(section(("What to do",), block("", ready=TABLE)))[0][0] == ("1", text)
    assert labels(section(("What to do",), block("", ready=TABLE))) == [["1", "2", "3"]]


@pytest.mark.parametrize(
    "table", [TABLE.replace("Recommendation", "Village"), TABLE.replace("| 2 |", "| 7 |"), TABLE.replace(LONG, "x")]
)
def test_rows_of_another_table_are_none(table):
    assert labels(section(("What to do",), block("", ready=table))) == [[]]


def test_table_of_the_headings_that_follow_is_an_overview():
    follow = [section(("Work", f"Number {n} {LONG}"), PROSE) for n in (1, 2, 3)]
    assert labels(section(("Findings",), block("", ready=TABLE)), *follow) == [[], [], [], []]


def test_row_of_cells_that_is_no_table_opens_nothing():
    rows = [block(f"{n}. Number {n} | {LONG} | 2020", cells=2) for n in (1, 2, 3)]
    assert labels(section(("Findings",), *rows)) == [[]]
