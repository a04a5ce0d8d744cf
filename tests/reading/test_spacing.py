"""Closely set words are told apart, letterspaced ones are whole, words printed twice are read once, and what only looks like it stays as it is."""

import pytest
from reportlab.pdfbase import pdfmetrics

from publications.reading import pdf
from publications.reading.page import Word
from publications.reading.spacing import Piece, cuts, mended
from tests.reading.typeset import BOLD, HEIGHT, SERIF, Setter


def row(text, gap=2.0, **fields):
    """Words of the text, each letter 5 to 7 points wide, a space ``gap`` points."""
    words, x = [], 74.0
    for part in text.split(" "):
        width = sum(5 + ord(letter) % 3 for letter in part)
        if part:
            words.append(Word(part, x, x + width, 100, 10, **fields))
        x += width + gap
    return words


def texts(*rows):
    return [" ".join(word.text for word in piece.words) for piece in mended([Piece(words, False, 0) for words in rows])]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("S U M M A R Y", "SUMMARY"),
        ("Т а б л и ц а", "Таблица"),
        ("R o a d s   a n d   s c h o o l s", "Roads and schools"),
        ("1. R o a d s   t o d a y", "1. Roads today"),
    ],
)
def test_letterspaced_words_are_joined(printed, text):
    assert texts(row(printed)) == [text]


@pytest.mark.parametrize(
    "text", ["A B C D E F", "x y + z", "J. R. R. Martin", "a B c D", "the letters w o r d stand here", "1 2 3 4 5"]
)
def test_other_single_letters_stay_apart(text):
    assert texts(row(text)) == [text]


def test_letters_in_columns_stay_apart():
    assert texts(row("N O T E S", gap=12)) == ["N O T E S"]


def test_listing_in_a_fixed_width_face_stays_apart():
    words = [Word(letter, 74 + 12 * place, 80 + 12 * place, 100, 10) for place, letter in enumerate("PKxzQb")]
    assert texts(words) == ["P K x z Q b"]


def typed(setter, text, pitch):
    """Each letter placed by itself, as browsers and page makers place letters set apart."""
    for place, letter in enumerate(text):
        if letter != " ":
            setter.line(74 + pitch * place, 100, letter, 10, "Courier")
    return setter


def test_letterspaced_listing_has_whole_words_and_its_columns(tmp_path):
    setter = typed(Setter(tmp_path / "a.pdf"), "0010 e2 b5 4a 73 for i in list(row): key += 1", 8)
    line = pdf.read(setter.save()).pages[0].lines[0]
    assert line.text == "0010 e2 b5 4a 73 for i in list(row): key += 1"
    assert {round((word.x1 - word.x0) / len(word.text), 1) for word in line.words if len(word.text) > 1} == {8.0}


def test_single_letters_of_a_listing_a_space_apart_stay_apart(tmp_path):
    setter = typed(Setter(tmp_path / "a.pdf"), "i j . a b ; m w | x y", 6)
    assert pdf.read(setter.save()).pages[0].lines[0].text == "i j . a b ; m w | x y"


@pytest.mark.parametrize("aside", [0, 0.3, 1])
def test_words_printed_again_for_a_shadow_are_read_once(tmp_path, aside):
    setter = Setter(tmp_path / "a.pdf")
    for shift in (0, aside):
        setter.canvas.setFont(SERIF, 14)
        setter.canvas.drawString(74 + shift, HEIGHT - 100 - shift, "Roads and schools")
        setter.canvas.drawString(74 + shift, HEIGHT - 130 - shift, "of the southern districts")
    page = pdf.read(setter.turn().save()).pages[0]
    assert [line.text for line in page.lines] == ["Roads and schools", "of the southern districts"]


def test_same_words_at_another_place_stay():
    assert texts(row("no data"), [word._replace(y=114) for word in row("no data")]) == ["no data", "no data"]


TEXT = "The committee has described the state of rural schools before the winter began, and asked for further figures."


@pytest.mark.parametrize("gap", [0.12, 0.15, 0.25])
@pytest.mark.parametrize("tracking", [0.0, 0.05])
def test_words_without_spaces_are_told_by_their_gaps(tmp_path, gap, tracking):
    setter = Setter(tmp_path / "a.pdf")
    for row in range(3):
        x = 40
        for word in TEXT.split():
            for letter in word:
                setter.line(x, 100 + 14 * row, letter, 8)
                x += pdfmetrics.stringWidth(letter, SERIF, 8) + 8 * tracking
            x += 8 * gap
    page = pdf.read(setter.turn().save()).pages[0]
    assert [line.text for line in page.lines] == [TEXT] * 3


def test_long_word_stays_whole(tmp_path):
    word = "Donaudampfschifffahrtsgesellschaftskapitän"
    page = pdf.read(Setter(tmp_path / "a.pdf").line(74, 100, word).turn().save()).pages[0]
    assert [line.text for line in page.lines] == [word]


def test_letters_that_run_to_the_left_are_not_cut():
    assert cuts([(100 - 9 * place, 105 - 9 * place) for place in range(20)], 10) == []


def test_letters_placed_one_by_one_are_words_where_they_touch():
    words, pieces = row("Roads in Ala-Too, 2019", gap=2.6), []
    for word in words:
        step = (word.x1 - word.x0) / len(word.text)
        for place, letter in enumerate(word.text):
            left = word.x0 + place * step
            pieces.append(Piece([word._replace(text=letter, x0=left, x1=left + step)], False, 0))
    assert [word.text for piece in mended(pieces) for word in piece.words] == ["Roads", "in", "Ala-Too,", "2019"]


def test_pieces_of_a_letter_in_columns_stay_apart():
    pieces = [Piece([word], False, 0) for word in row("A B C D E F", gap=8)]
    assert mended(pieces) == pieces


def test_narrow_space_before_another_font_parts_words(tmp_path):
    setter = Setter(tmp_path / "a.pdf")
    x = 74.0
    for word, font, gap in (
        ("with", SERIF, 1.75),
        ("the", SERIF, 1.75),
        ("command", SERIF, 1.55),
        ("build", BOLD, 1.55),
        ("and", SERIF, 1.75),
        ("half", SERIF, 0.3),
        ("bold", BOLD, 0),
    ):
        setter.line(x, 100, word, 10, font)
        x += pdfmetrics.stringWidth(word, font, 10) + gap
    assert pdf.read(setter.save()).pages[0].lines[0].text == "with the command build and halfbold"
