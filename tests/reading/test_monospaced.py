"""Which fonts set listings: those of one width, unless a typewriter set the whole report."""

import pytest

from publications.reading import monospaced, pdf
from tests.reading.typeset import Setter, sentences

CODE = "Courier"


@pytest.mark.parametrize(("paragraphs", "found"), [(1, {CODE}), (0, set())])
def test_most_used_font_sets_listings_where_another_sets_text(tmp_path, paragraphs, found):
    setter = Setter(tmp_path / "a.pdf")
    for row in range(20):
        setter.line(74, 80 + 12 * row, f"for row, mark in jump(quiz[{row}]): yield row", 9, CODE)
    for number in range(paragraphs):
        setter.paragraph(74, 400, sentences(number, 6))
    assert monospaced.fonts(pdf.read(setter.save()).pages[0].lines, CODE) == found
