"""Running heads, feet and page numbers: what is taken out, and what must stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.reading import pdf
from publications.reading.bands import folio, mask
from publications.reading.furniture import take_out
from tests.reading.typeset import BOLD, Setter, filled

WORDS_OF_PAGES = ["Rain", "Snow", "Hail", "Wind", "Dust", "Frost", "Heat", "Cloud", "Storm", "Thaw", "Flood", "Drought"]
WORDS = st.text("abcdefgабвгдеқ ", min_size=12, max_size=40).map(str.strip).filter(lambda text: len(text) >= 12)


@given(WORDS, st.integers(0, 9999), st.integers(0, 9999))
def test_mask_is_the_same_for_every_page(text, one, other):
    assert mask(f"{text} {one}") == mask(f"{text} {other}")


@given(WORDS, WORDS)
def test_mask_tells_words_apart(one, other):
    assert (mask(one) == mask(other)) == (" ".join(one.split()) == " ".join(other.split()))


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("– 12 –", 12), ("Page 3 of 40", 3), ("xiv", 14), ("стр. 7", 7), ("[9]", 9), ("12 бет", 12)],
)
def test_folio_is_read(text, number):
    assert folio(text) == number


@pytest.mark.parametrize("text", ["Table 12", "12 villages", "1,200", "", "mix of things", "12 March 2020"])
def test_line_with_other_words_is_no_folio(text):
    assert folio(text) is None


def source(tmp_path, draw, pages=8):
    setter = Setter(tmp_path / "report.pdf")
    for _ in range(pages):
        filled(setter, 120)
        draw(setter)
        setter.turn()
    return pdf.read(setter.save()).pages


def removed(pages):
    kept, taken = take_out(pages)
    return [line.text for page in kept for line in page.lines], [(row.page, row.text, row.kind) for row in taken]


def test_head_and_folio_on_one_row_are_both_taken(tmp_path):
    pages = source(tmp_path, lambda s: s.line(74, 40, "Water for all", 9).right(521, 40, str(s.page), 9))
    kept, taken = removed(pages)
    assert taken == [(page, f"Water for all {page}", "running head") for page in range(1, 9)]
    assert not any("Water for all" in text for text in kept)


def test_folio_alone_is_taken_by_its_offset(tmp_path):
    _, taken = removed(source(tmp_path, lambda s: s.line(290, 810, str(s.page + 20), 9)))
    assert taken == [(page, str(page + 20), "folio") for page in range(1, 9)]


def test_chapter_titles_at_the_top_of_pages_stay(tmp_path):
    titles = ["Water", "Roads", "Schools", "Power", "Post", "Rail", "Health", "Land"]
    kept, taken = removed(source(tmp_path, lambda s: s.line(74, 60, titles[s.page - 1], 20, BOLD)))
    assert taken == []
    assert [text for text in kept if text in titles] == titles


def test_large_title_that_goes_on_is_kept_once(tmp_path):
    pages = source(tmp_path, lambda s: s.line(74, 60, "Notes" + " (continued)" * (s.page > 1), 16, BOLD), pages=3)
    kept, taken = removed(pages)
    assert [text for text in kept if text.startswith("Notes")] == ["Notes"]
    assert [kind for _, _, kind in taken] == ["repeated title", "repeated title"]


def test_footnotes_that_cite_one_source_stay(tmp_path):
    def draw(setter):
        setter.line(74, 500, "As the ministry said").raised(190, 500, str(setter.page))
        setter.line(74, 780, f"{setter.page}. Letter of the ministry.", 8)

    kept, taken = removed(source(tmp_path, draw))
    assert taken == []
    assert sum("Letter of the ministry" in text for text in kept) == 8


def test_nothing_is_lost(tmp_path):
    pages = source(tmp_path, lambda s: s.line(74, 40, "Water for all", 9).right(521, 40, str(s.page), 9))
    kept, taken = take_out(pages)
    before = sorted(word for page in pages for line in page.lines for word in line.text.split())
    after = [word for page in kept for line in page.lines for word in line.text.split()]
    assert sorted([*after, *(word for row in taken for word in row.text.split())]) == before


def test_block_of_an_address_is_taken_whole(tmp_path):
    """Its upper lines stand further in the page than single running lines do."""
    block = (
        "Institute of Wells",
        "c/o House of Water, second court",
        "41 Canal Street, Riverside",
        "wells.example.org",
    )

    def draw(setter):
        for place, text in enumerate(block):
            setter.line(72, 715 + 17 * place, text, 9)

    kept, taken = removed(source(tmp_path, draw))
    assert [text for _page, text, kind in taken if kind == "running foot"] == list(block) * 8
    assert not set(block) & set(kept)


def test_line_above_the_foot_of_a_few_pages_stays(tmp_path):
    def draw(setter):
        if setter.page < 4:
            setter.line(72, 720, "See the annex for all wells.", 9)
        setter.line(72, 737, "Institute of Wells", 9)

    kept, _taken = removed(source(tmp_path, draw))
    assert kept.count("See the annex for all wells.") == 3


def test_rows_of_forms_that_meet_the_edge_of_pages_stay(tmp_path):
    setter = Setter(tmp_path / "report.pdf")
    for page in range(12):
        setter.line(72, 60, f"File version: {page}.1" if page % 4 == 0 else f"{WORDS_OF_PAGES[page]} opens this page")
        filled(setter, 120)
        setter.line(72, 400, f"File version: {page}.2")
        setter.turn()
    kept, taken = removed(pdf.read(setter.save()).pages)
    assert sum(text.startswith("File version") for text in kept) == 15
    assert taken == []


def test_amounts_at_the_foot_of_pages_stay(tmp_path):
    kept, taken = removed(source(tmp_path, lambda setter: setter.line(300, 800, f"0.{setter.page * 7}%")))
    assert sum(text.endswith("%") for text in kept) == 8
    assert taken == []


def test_rows_of_figures_at_the_edge_of_pages_stay(tmp_path):
    def draw(setter):
        for place in range(6):
            setter.line(74 + 60 * place, 790, str(setter.page + place))
        setter.line(290, 820, str(setter.page))

    kept, taken = removed(source(tmp_path, draw))
    assert sum(word.isdecimal() for text in kept for word in text.split()) == 6 * 8
    assert [kind for *_, kind in taken] == ["folio"] * 8


def test_heading_that_returns_beside_the_page_number_is_kept_once(tmp_path):
    def draw(setter):
        if setter.page > 7:
            setter.line(72, 60, "Notes to the accounts", 20).line(500, 60, str(setter.page + 7))

    kept, taken = removed(source(tmp_path, draw, pages=12))
    assert kept.count("Notes to the accounts") == 1
    assert [kind for *_, kind in taken].count("repeated title") == 4
