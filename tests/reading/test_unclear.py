"""What is said where the reading order or the letters of a page are unclear, and the language of foreign parts."""

from publications.reading import language, pdf, read_report, unclear
from publications.reading.page import Page, Word, line_of
from tests.reading.typeset import BOLD, Setter, filled, sentences

RUSSIAN = "Комиссия описала состояние сельских школ и дорог, а также попросила прислать новые сведения. " * 6


def line(text, x, y):
    return line_of([Word(word, x, x + 200, y, 10) for word in text.split()], 1)


def test_text_side_by_side_in_one_column_is_doubted():
    rows = [
        line(text, x, 100 + 12 * row)
        for row in range(4)
        for x, text in ((60, "the left text says one thing and goes on"), (320, "while the right one says another"))
    ]
    page = Page(1, 595, 842, tuple(rows))
    assert unclear.order_doubts([page])[0].text == "the left text says one thing and goes on"
    assert unclear.order_doubts([page.with_lines(rows[::2])]) == []


def test_shifted_letters_are_doubted_and_languages_are_not():
    def page(text):
        return Page(1, 595, 842, (line(text, 60, 100),))

    plain = sentences(1, 12)
    shifted = "".join(chr(ord(sign) + 3) if sign.isalpha() and sign < "x" else sign for sign in plain)
    broken = plain.replace("o", "\ufffd").replace("t", "\ufffd")
    found = [bool(unclear.letter_doubts([page(text)])) for text in (plain, RUSSIAN, broken)]
    assert found == [False, False, True]
    consonants = "".join(
        sign if sign not in "aeiouyAEIOUY" else "zkqxpw"["aeiouy".index(sign.lower())] for sign in shifted
    )
    assert unclear.letter_doubts([page(consonants)])[0].code == "unreadable-letters"


def test_part_in_another_language_is_told(tmp_path):
    setter = Setter(tmp_path / "a.pdf", title="Roads and schools")
    for number, title in enumerate(("Roads", "Schools", "Резюме", "Buses")):
        setter.bookmark(title)
        setter.line(74, 90, title, 18, BOLD)
        if title == "Резюме":
            setter.paragraph(74, 130, RUSSIAN)
        else:
            filled(setter, 130, 6)
        setter.line(74, 800, str(number + 1), 9).turn()
    draft = read_report(setter.save())
    assert draft.language == "en"
    assert [(chapter.title, chapter.language) for chapter in draft.chapters if chapter.language] == [("Резюме", "ru")]


def test_short_or_doubtful_part_has_the_language_of_the_whole():
    assert language.of_part("Слишком мало слов.", "en") == ""
    assert language.of_part(RUSSIAN, "ru") == ""
    assert language.of_part(RUSSIAN, "en") == "ru"


def test_pages_as_usual_have_no_doubts(tmp_path):
    setter = Setter(tmp_path / "a.pdf")
    filled(setter, 100)
    pages = pdf.read(setter.save()).pages
    assert unclear.order_doubts(pages) + unclear.letter_doubts(pages) == []
