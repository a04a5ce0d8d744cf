"""What comes out of the browser's print command: a report and a chapter as book pages."""

import pypdfium2
import pytest

pytestmark = pytest.mark.browser

REPORT = "/publications/water-for-small-towns/"
CHAPTER = f"{REPORT}where-the-money-comes-from/"
FURNITURE = ("Submit a report", "Skip to main content", "Partner Publications", "Copy", "PDF p.", "Sitemap", "BibTeX")
SIZES = {"A4": (210, 297), "Letter": (216, 279)}
MM = 25.4 / 72  # of a point
FOOT = 20  # mm from below: nothing but the folio stands there


def printed(page, paper):
    """(size in millimetres, folio, words) of each page, as the browser saves it on this paper."""
    document = pypdfium2.PdfDocument(page.pdf(format=paper, prefer_css_page_size=True))
    sheets = []
    for sheet in document:
        words = sheet.get_textpage()
        size = tuple(round(side * MM) for side in sheet.get_size())
        foot = words.get_text_bounded(top=FOOT / MM)
        sheets.append((size, foot.strip(), " ".join(words.get_text_bounded().split())))
    document.close()
    return sheets


@pytest.mark.parametrize("paper", SIZES)
def test_whole_report_is_printed_as_numbered_pages_without_the_portal(new_page, paper):
    page = new_page(color_scheme="dark")
    page.goto(REPORT)
    page.get_by_role("link", name="Print or save the whole report").click()
    page.wait_for_url(f"**{REPORT}print/")
    titles = page.locator(".whole-contents a").all_inner_texts()
    last_words = [
        text.split()[-1] for text in page.locator(".whole-chapter .prose:not(.findings) > p").all_inner_texts() if text
    ]
    sheets = printed(page, paper)
    whole = " ".join(text for _size, _folio, text in sheets)
    assert {size for size, _folio, _text in sheets} == {SIZES[paper]}
    assert len(sheets) > len(titles) > 1
    assert [folio for _size, folio, _text in sheets] == [str(number) for number in range(1, len(sheets) + 1)]
    assert [title for title in titles if whole.count(title) < 2] == []
    assert [word for word in last_words if word not in whole] == []
    assert [word for word in FURNITURE if word in whole] == []
    assert f"{REPORT}" in sheets[0][2]


def test_chapter_is_printed_with_reference_and_address_before_its_text(new_page):
    page = new_page()
    page.goto(CHAPTER)
    first = page.locator(".reading-text h2").first.inner_text()
    sheets = printed(page, "A4")
    opening = sheets[0][2]
    assert opening.index("Where the money comes from") < opening.index("Permanent address:") < opening.index(first)
    assert [word for word in FURNITURE if word in " ".join(text for _size, _folio, text in sheets)] == []


def test_paper_is_white_in_the_dark_theme(new_page):
    page = new_page(color_scheme="dark")
    page.goto(f"{REPORT}print/")
    page.emulate_media(media="print", color_scheme="dark")
    style = "getComputedStyle(document.documentElement)"
    assert page.evaluate(f"[{style}.backgroundColor, {style}.color]") == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
