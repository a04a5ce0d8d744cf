"""Chinese, Japanese and Korean: no spaces between ideographs, lines from right to left, readings beside their signs."""

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from publications.reading import columns, hyphens, pdf
from publications.reading.measure import measures
from publications.reading.paragraphs import blocks
from tests.reading.typeset import HEIGHT, Setter

CHINESE, JAPANESE, KOREAN = "STSong-Light", "HeiseiMin-W3", "HYSMyeongJo-Medium"
TEXT = "调查组在春季走访了二十七个村庄，每个村庄至少两次，并向居民询问了他们日常使用的道路，以及最近洪水冲毁的桥梁。"
MORE = "结果表明，一半的桥梁十年没有维修。司机们认为主干道只有在夏季才适合重型卡车通行。"


@pytest.fixture
def setter(tmp_path):
    for font in (CHINESE, JAPANESE, KOREAN):
        if font not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(UnicodeCIDFont(font))
    return Setter(tmp_path / "a.pdf")


def page_of(setter):
    return columns.order(pdf.read(setter.save()).pages[0])


def paragraphs(page):
    return [block.plain for block in blocks(page.lines, hyphens.learn(page.lines), measures(page.lines), {})]


def test_lines_join_without_spaces_and_part_where_one_is_left_short(setter):
    y = 100
    for text in (TEXT, MORE):
        for row in range(0, len(text), 20):
            setter.line(74, y, text[row : row + 20], 12, CHINESE)
            y += 18
    assert paragraphs(page_of(setter)) == [TEXT, MORE]


def test_figures_inside_a_line_stay_in_their_sentence(setter):
    setter.line(74, 100, "费用约为340万美元，分3年支付。", 12, CHINESE)
    assert [line.text for line in page_of(setter).lines] == ["费用约为340万美元，分3年支付。"]


def test_korean_keeps_its_spaces(setter):
    setter.line(74, 100, "다리의 절반은 십 년 동안 수리되지 않았다.", 12, KOREAN)
    assert [line.text for line in page_of(setter).lines] == ["다리의 절반은 십 년 동안 수리되지 않았다."]


def test_lines_from_right_to_left_are_read_as_one_text(setter):
    text = TEXT[:40]
    for column in range(2):
        for row, sign in enumerate(text[column * 20 : column * 20 + 20]):
            setter.line(500 - 22 * column, 100 + 14 * row, sign, 12, CHINESE)
    page = page_of(setter)
    assert paragraphs(page) == [text]
    assert (round(page.width), round(page.height)) == (HEIGHT, 595)


def test_reading_over_signs_follows_them_in_brackets(setter):
    setter.line(74, 100, "十年間修繕されていない。", 12, JAPANESE).line(74 + 3 * 12 - 3, 90, "しゅうぜん", 6, JAPANESE)
    assert [line.text for line in page_of(setter).lines] == ["十年間修繕（しゅうぜん）されていない。"]


def test_a_numeral_in_brackets_opens_a_paragraph_after_a_full_stop(setter):
    setter.line(74, 100, TEXT[:40] + "。", 11, CHINESE).line(74, 118, "（二）" + TEXT[:39], 11, CHINESE)
    setter.line(74, 136, "（三）" + TEXT[:39], 11, CHINESE)
    assert paragraphs(page_of(setter)) == [TEXT[:40] + "。", "（二）" + TEXT[:39] + "（三）" + TEXT[:39]]
