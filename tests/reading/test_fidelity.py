"""The fidelity figure: every word of a file is in the draft, in the record of removals, or told as lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.reading import fidelity, pdf, read_report, receipts
from publications.reading.draft import Draft, DraftChapter, DraftFinding, Lost, Removed
from publications.reading.front_matter import FrontMatter
from publications.reading.page import Page, Word, line_of, stand_in
from tests.reading.typeset import BOLD, Setter, filled

TEXTS = st.lists(
    st.text("abcdéжқ漢字عب-’ﬁ1.", min_size=1, max_size=12).filter(lambda text: any(map(str.isalnum, text))),
    min_size=1,
    max_size=30,
)


def page_of(*texts, number=1, hyphen=()):
    lines = [
        line_of(
            [Word(word, 74 + 9 * place, 80 + 9 * place, 100 + 14 * row, 11) for place, word in enumerate(text.split())],
            number,
            hyphen=row in hyphen,
        )
        for row, text in enumerate(texts)
    ]
    return Page(number, 595, 842, tuple(lines))


def draft(*texts, removed=(), findings=(), page=1, **fields):
    chapters = tuple(DraftChapter("", 1, page, page + 3, text) for text in texts)
    rows = tuple(Removed(number, text, "running head", "", True) for number, text in removed)
    return Draft("application/pdf", 9, chapters=chapters, removed=rows, findings=tuple(findings), **fields)


def lost(pages, made):
    figure = fidelity.measure(pages, made)
    assert figure.kept + figure.removed + sum(row.words for row in figure.lost) == figure.words
    return [(row.page, row.text) for row in figure.lost]


def test_words_in_the_text_and_in_the_record_are_accounted_for():
    figure = fidelity.measure(
        [page_of("Annual report", "All roads are open.")], draft("All roads are open.", removed=[(1, "Annual report")])
    )
    assert (figure.words, figure.kept, figure.removed, figure.lost, figure.share) == (6, 4, 2, (), 1.0)


def test_words_that_stand_nowhere_are_told_by_page():
    pages = [page_of("All roads are open."), page_of("The bridge at Almaly is closed.", number=2)]
    assert lost(pages, draft("All roads are open.\n\n[[p. 2]] The bridge is closed.")) == [(2, "at Almaly")]


def test_each_word_of_the_draft_answers_once():
    assert lost([page_of("closed again", "closed again")], draft("closed again")) == [(1, "closed again")]


def test_sentence_printed_twice_is_found_twice_whatever_the_order():
    body, lead = ("The roads are open and we", "are glad of it this year."), "The roads are open and we are glad of it."
    assert lost([page_of(*body, lead)], draft(f"{lead}\n\n{' '.join(body)}")) == []


def test_words_in_another_order_are_lost():
    assert lost([page_of("one bridge was closed")], draft("closed was bridge one")) != []


def test_word_inside_another_is_not_found():
    assert lost([page_of("art")], draft("The party starts.")) == [(1, "art")]


@pytest.mark.parametrize("joined", ["unfinished roads", "un-finished roads"])
def test_divided_word_is_found_whole(joined):
    assert lost([page_of("These are un-", "finished roads", hyphen={0})], draft(f"These are {joined}")) == []


def test_sentence_over_a_page_turn_is_found_on_both_pages():
    pages = [page_of("The bridge was"), page_of("closed in May.", number=2)]
    assert lost(pages, draft("The bridge was [[p. 2]] closed in May.")) == []


def test_markdown_and_ligatures_make_no_difference():
    pages = [page_of("The ﬁrst Offıce 2", "Name Sum", "• water_works")]
    assert lost(pages, draft("The **first** *Offıce* 2\n\n| Name | Sum |\n| --- | --- |\n\n- water\\_works")) == []


def test_footnote_and_its_sign_are_found():
    pages = [page_of("All roads are open.3", "3 But for one.")]
    assert lost(pages, draft("All roads are open.[^3]\n\n[^3]: But for one.")) == []


def test_label_printed_with_its_word_is_no_loss():
    made = Draft("application/pdf", 9, chapters=(DraftChapter("Water", 1, 1, 1, "Rivers rise.", label="2"),))
    assert lost([page_of("Chapter 2", "Water", "Rivers rise.")], made) == []


def test_finding_and_front_matter_are_found():
    made = draft(
        findings=[DraftFinding(0, "4", "The bridge is closed.", 1)],
        title="Roads of the South",
        contributors=("A. Sadykova",),
    )
    assert lost([page_of("Roads of", "the South", "A. Sadykova", "4. The bridge is closed.")], made) == []


def test_short_number_is_not_taken_from_another_page():
    assert lost([page_of("7"), page_of("7 roads", number=2)], draft("[[p. 2]] 7 roads")) == [(1, "7")]


@given(TEXTS)
def test_text_that_is_all_there_loses_nothing(texts):
    assert lost([page_of(*texts)], draft("\n\n".join(texts))) == []


@given(TEXTS, st.data())
def test_every_word_is_counted_once(texts, data):
    kept = data.draw(st.lists(st.sampled_from(texts), unique=True))
    lost([page_of(*texts)], draft("\n\n".join(kept)))


def test_lost_words_of_a_page_are_a_doubt():
    pages = [page_of("All roads are open.", "The bridge at Almaly is closed for ever.")]
    made = receipts.with_fidelity(draft("All roads are open."), pages)
    assert [(doubt.code, doubt.page) for doubt in made.doubts] == [("words-lost", 1)]
    assert made.fidelity.lost == (Lost(1, "The bridge at Almaly is closed for ever.", 8),)


def test_long_list_of_lost_words_is_cut_but_counted():
    (row,) = fidelity.measure([page_of(*(f"word{number} more" for number in range(200)))], draft("")).lost
    assert (row.words, len(row.text) <= 402) == (400, True)


def test_report_as_read_accounts_for_cover_and_furniture(tmp_path):
    setter = Setter(tmp_path / "report.pdf", title="Water for all")
    setter.line(74, 200, "Water for all", 26, BOLD).line(74, 260, "Edited by nobody in particular", 11)
    setter.line(74, 700, "Printed on paper of the region", 9).turn()
    for number, name in enumerate(("Water", "Roads and bridges", "Schools", "Who does the work", "What comes next"), 1):
        setter.line(74, 40, "Water for all", 9).right(521, 40, str(setter.page), 9)
        setter.line(74, 90, f"{number}. {name}", 16, BOLD)
        filled(setter, 130)
        setter.turn()
    path = setter.save()
    made = read_report(path)
    assert (made.fidelity.share, made.fidelity.lost) == (1.0, ())
    assert [row.text for row in made.removed if row.kind == "cover"] == [
        "Edited by nobody in particular",
        "Printed on paper of the region",
    ]
    assert made.fidelity.words == sum(len(line.text.split()) for page in pdf.read(path).pages for line in page.lines)


def test_note_called_from_a_heading_is_kept(tmp_path):
    setter = Setter(tmp_path / "report.pdf")
    for number, name in enumerate(("Water", "Roads and bridges", "Schools"), 1):
        setter.line(74, 90, f"{number}. {name}", 16, BOLD)
        if number == 2:
            setter.raised(74 + 150, 90, "1", 8)
            setter.line(74, 780, "1 Bridges of wood are left out.", 8)
        filled(setter, 130, 780)
        setter.turn()
    made = read_report(setter.save())
    assert made.fidelity.lost == ()
    assert "1 Bridges of wood are left out." in made.chapters[1].text


def test_table_on_the_cover_is_recorded(tmp_path):
    lines = [
        line_of([Word("Series", 74, 110, 90, 11)], 1),
        stand_in("| Sum | 12 |\n| --- | --- |\n| Of | May |", 1, 74, 300, 200),
    ]
    rows = receipts.of_cover(lines, [page_of("Series")], FrontMatter())
    assert [(row.kind, row.text) for row in rows] == [("cover", "Sum 12"), ("cover", "Of May"), ("cover", "Series")]
