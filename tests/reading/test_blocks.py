"""Lists, quotes, listings and kept line ends, from pages set as reports set them."""

import pytest
from reportlab.pdfbase import pdfmetrics

from publications.reading import read_report
from publications.text import chapter_html
from tests.reading.typeset import BOLD, SERIF, Setter, sentences

CODE = "Courier"
ITALIC = "Times-Italic"


def chapter(tmp_path, draw):
    """The Markdown of a chapter of two pages of text, into whose first page something is drawn."""
    setter = Setter(tmp_path / "a.pdf")
    setter.line(74, 90, "A report of one chapter", 26, BOLD).turn()
    setter.line(74, 90, "Introduction", 20, BOLD)
    y = setter.paragraph(74, 120, sentences(1, 4)) + 8
    y = draw(setter, y) + 8
    setter.paragraph(74, y, sentences(2, 4))
    setter.turn().line(74, 90, "Conclusions", 20, BOLD)
    setter.paragraph(74, 120, sentences(3, 4))
    text = read_report(setter.save()).chapters[0].text
    start, end = f"[[p. 2]]\n\n{sentences(1, 4)}\n\n", f"\n\n{sentences(2, 4)}"
    assert text.startswith(start)
    assert text.endswith(end)
    return text[len(start) : -len(end)]


def lines(*rows, leading=14, size=11):
    def draw(setter, y):
        for x, text, *font in rows:
            setter.line(x, y, text, size, *font)
            y += leading
        return y

    return draw


def test_lists_keep_their_levels(tmp_path):
    made = chapter(
        tmp_path,
        lines(
            (84, "• The first item goes on over the end of its line, so that"),
            (94, "its text hangs."),
            (84, "• The second has two of its own:"),
            (104, "– one below it, and"),
            (104, "– another."),
            (84, "• The third."),
        ),
    )
    assert made.split("\n") == [
        "- The first item goes on over the end of its line, so that its text hangs.",
        "- The second has two of its own:",
        "  - one below it, and",
        "  - another.",
        "- The third.",
    ]


def test_numbered_steps_are_a_list_and_letters_stay_inside(tmp_path):
    made = chapter(
        tmp_path,
        lines(
            (84, "3. Collect."), (84, "4. Check:"), (104, "(a) by hand;"), (104, "(b) by machine."), (84, "5. Print.")
        ),
    )
    assert made == "3. Collect.\n4. Check:\n\n   (a) by hand;\n\n   (b) by machine.\n\n5. Print."
    html = chapter_html(made)
    assert html.startswith('<ol start="3">')
    assert html.count("<li>") == 3


def test_numbers_that_do_not_count_on_are_no_list(tmp_path):
    assert chapter(tmp_path, lines((84, "3. Collect."), (84, "7. Check."))) == "3\\. Collect.\n\n7\\. Check."


def test_item_of_two_paragraphs_stays_one(tmp_path):
    def draw(setter, y):
        setter.line(84, y, "1. The first item has a second paragraph.")
        setter.line(98, y + 20, "It stands under the text of the first, not under its number.")
        setter.line(84, y + 40, "2. The second.")
        return y + 54

    assert chapter(tmp_path, draw) == (
        "1. The first item has a second paragraph.\n\n"
        "   It stands under the text of the first, not under its number.\n\n2. The second."
    )


def test_quotation_set_in_on_both_sides(tmp_path):
    def draw(setter, y):
        return setter.paragraph(104, y, "We have seen schools without roofs and roads without bridges. " * 4, 370)

    assert (
        chapter(tmp_path, draw) == "> " + ("We have seen schools without roofs and roads without bridges. " * 4).strip()
    )


def test_listing_keeps_lines_and_indents(tmp_path):
    rows = ["def count(rows):", "    for row in rows:", "        yield jump(row)  # *self-", "", "print(count(1))"]
    made = chapter(tmp_path, lines(*[(74, row, CODE) for row in rows], size=9))
    assert made == "\n".join(["```", *rows, "```"])
    assert '<pre tabindex="0"><code>def count' in chapter_html(made)


def test_address_keeps_its_lines(tmp_path):
    made = chapter(tmp_path, lines((74, "The ministry"), (74, "12 Long Street"), (74, "#1 Astana")))
    assert made == "The ministry\\\n12 Long Street\\\n\\#1 Astana"
    assert "<br>" in chapter_html(made)


@pytest.mark.parametrize(
    ("font", "made"),
    [(BOLD, "The word **sure** stands."), (ITALIC, "The word *sure* stands.")],
)
def test_emphasised_word_is_marked(tmp_path, font, made):
    def draw(setter, y):
        x = 74
        for text, face in (("The word ", SERIF), ("sure ", font), ("stands.", SERIF)):
            setter.line(x, y, text, 11, face)
            x += pdfmetrics.stringWidth(text, face, 11)
        return y + 14

    assert chapter(tmp_path, draw) == made
