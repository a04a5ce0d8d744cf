"""Footnotes: what is a note, what is an exponent, notes that run over, notes called twice."""

from publications.reading import read_report
from tests.reading.typeset import BOLD, SERIF, Setter, pdfmetrics, sentences


def started(tmp_path):
    setter = Setter(tmp_path / "a.pdf")
    setter.line(74, 90, "A report of notes", 26, BOLD).turn()
    setter.line(74, 90, "Introduction", 20, BOLD)
    return setter


def called(setter, y, *parts, x=74):
    """A line of text whose parts in brackets, such as "[2]", are raised."""
    for part in parts:
        if part.startswith("["):
            setter.raised(x, y, part[1:-1])
            x += pdfmetrics.stringWidth(part[1:-1], SERIF, 7)
        else:
            setter.line(x, y, part)
            x += pdfmetrics.stringWidth(part, SERIF, 11)


def first_chapter(setter):
    setter.turn().line(74, 90, "Conclusions", 20, BOLD)
    setter.paragraph(74, 120, sentences(3, 4))
    return read_report(setter.save()).chapters[0].text


def test_exponent_beside_a_note_is_none(tmp_path):
    setter = started(tmp_path)
    setter.paragraph(74, 120, sentences(1, 4))
    called(setter, 200, "The field has 30 m", "[2]", ", as the owner told us", "[2]", " more than once.")
    setter.line(74, 770, "2. In a letter of 4 March 2020.", 8)
    text = first_chapter(setter)
    assert "The field has 30 m^2^, as the owner told us[^2] more than once." in text
    assert text.endswith("[^2]: In a letter of 4 March 2020.")


def test_only_call_after_a_unit_is_the_call(tmp_path):
    setter = started(tmp_path)
    setter.paragraph(74, 120, sentences(1, 4))
    called(setter, 200, "The way is 30 km", "[1]", " long.")
    setter.line(74, 770, "1. Measured on the map.", 8)
    assert "30 km[^1] long." in first_chapter(setter)


def test_note_that_runs_over_is_one(tmp_path):
    setter = started(tmp_path)
    setter.paragraph(74, 120, sentences(1, 4))
    called(setter, 200, "The last word was said", "[1]", " in the spring.")
    setter.line(74, 760, "1. By the minister, who spoke for two hours of the roads and the", 8)
    setter.turn()
    setter.paragraph(74, 90, sentences(4, 6))
    called(setter, 300, "Nobody answered", "[2]", " before the summer.")
    setter.line(74, 750, "bridges that were never built.", 8)
    setter.line(74, 760, "2. Not even the press.", 8)
    text = first_chapter(setter)
    assert "[^1]: By the minister, who spoke for two hours of the roads and the bridges that were never built." in text
    assert text.endswith("[^2]: Not even the press.")


def test_two_calls_of_one_note_and_two_notes_at_one_place(tmp_path):
    setter = started(tmp_path)
    setter.paragraph(74, 120, sentences(1, 4))
    called(setter, 200, "Once it was said", "[1,2]", " and then again", "[1]", " in the spring.")
    setter.line(74, 750, "1. By the minister.", 8).line(74, 760, "2. By the press.", 8)
    text = first_chapter(setter)
    assert "Once it was said[^1],[^2] and then again[^1] in the spring." in text
    assert text.count("[^1]: By the minister.") == 1


def test_symbols_call_notes_too(tmp_path):
    setter = started(tmp_path)
    setter.paragraph(74, 120, sentences(1, 4))
    setter.line(74, 200, "The council* met in the spring, and the ministry** did not.")
    setter.line(74, 750, "* Of the district.", 8).line(74, 760, "** Of transport.", 8)
    text = first_chapter(setter)
    assert "The council[^note1] met in the spring, and the ministry[^note2] did not." in text
    assert text.endswith("[^note1]: Of the district.\n\n[^note2]: Of transport.")


def test_numbers_that_begin_again_on_each_page_stay_apart(tmp_path):
    setter = started(tmp_path)
    for page in (2, 3):
        setter.paragraph(74, 120, sentences(page, 4))
        called(setter, 200, f"A word of page {page}", "[1]", " stands here.")
        setter.line(74, 770, f"1. Note of page {page}.", 8)
        if page == 2:
            setter.turn()
    text = first_chapter(setter)
    assert "A word of page 2[^1] stands here." in text
    assert "A word of page 3[^1-3] stands here." in text
    assert "[^1]: Note of page 2." in text
    assert "[^1-3]: Note of page 3." in text


def test_bracketed_reference_stays_text(tmp_path):
    setter = started(tmp_path)
    setter.paragraph(74, 120, sentences(1, 4))
    setter.line(74, 200, "As was shown before [12], the roads are long.")
    assert "As was shown before \\[12\\], the roads are long." in first_chapter(setter)


def ended(tmp_path, *numbers):
    """Two chapters that call notes, and the notes at the report's end: three of them, or these numbers."""
    setter = started(tmp_path)
    setter.paragraph(74, 120, sentences(1, 4))
    called(setter, 200, "The first word", "[1]", " and the second", "[2]", " stand here.")
    setter.turn().line(74, 90, "Conclusions", 20, BOLD)
    setter.paragraph(74, 120, sentences(3, 4))
    called(setter, 200, "The third word", "[3]", " stands here.")
    setter.turn().line(74, 90, "Notes", 20, BOLD)
    for row, number in enumerate(numbers or (1, 2, 3)):
        setter.line(74, 120 + 20 * row, f"{number}. What is to be said of this as number {row + 1}.")
    return read_report(setter.save())


def test_endnotes_go_to_the_chapters_that_call_them(tmp_path):
    draft = ended(tmp_path)
    texts = {chapter.title: chapter.text for chapter in draft.chapters}
    assert "The first word[^1] and the second[^2] stand here." in texts["Introduction"]
    assert texts["Introduction"].endswith("[^2]: What is to be said of this as number 2.")
    assert texts["Conclusions"].endswith("stands here.\n\n[^3]: What is to be said of this as number 3.")
    assert "What is to be said" not in texts["Notes"]


def test_endnotes_that_begin_again_go_to_chapters_in_order(tmp_path):
    setter = started(tmp_path)
    for title in ("", "Results", "Conclusions"):
        if title:
            setter.turn().line(74, 90, title, 20, BOLD)
        setter.paragraph(74, 120, sentences(setter.page, 4))
        called(setter, 200, "One word", "[1]", " and one more", "[2]", " stand here.")
    setter.turn().line(74, 90, "Notes", 20, BOLD)
    for row in range(6):
        setter.line(74, 120 + 20 * row, f"{row % 2 + 1}. What is to be said of this as number {row + 1}.")
    texts = [chapter.text for chapter in read_report(setter.save()).chapters]
    assert [text[-2] for text in texts[:3]] == ["2", "4", "6"]
    assert all("One word[^1] and one more[^2] stand here." in text for text in texts[:3])


def test_numbered_list_that_nothing_calls_stays_under_its_heading(tmp_path):
    assert "What is to be said of this as number 3." in ended(tmp_path, 4, 5, 6).chapters[-1].text


def test_lines_of_a_listing_that_count_are_no_notes(tmp_path):
    setter = started(tmp_path)
    setter.paragraph(74, 120, sentences(1, 4))
    called(setter, 200, "The way is set out below", "[4]", " and in the annex.")
    for number, said in enumerate(("make the tree", "clean the tree", "build the tree", "sign it", "send it"), 1):
        setter.line(74, 600 + 11 * number, f"{number} {said}", 9)
    setter.line(74, 770, "4. In a letter of 4 March 2020.", 8)
    text = first_chapter(setter)
    assert "[^4]: In a letter of 4 March 2020." in text
    assert text.count("sign it") == text.count("send it") == 1
