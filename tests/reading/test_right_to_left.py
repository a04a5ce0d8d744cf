"""Arabic, Persian and Hebrew: from where signs stand to the order in which they are read."""

from pathlib import Path

import pytest

from publications.reading import bidi, columns, pdf, read_report

SCRIPTS = Path(__file__).parents[1] / "samples/scripts"


def read(seen, rtl=True):
    """What stands on paper, from left to right, as it is read."""
    order, turned = bidi.logical(list(seen), rtl=rtl)
    return "".join(turned.get(place, seen[place]) for place in order)


def lines(name):
    return [line.text for line in columns.order(pdf.read(SCRIPTS / name).pages[0]).lines]


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        ("ةنس 2019 ماع", "عام 2019 سنة"),
        ("Water Now ةمظنم", "منظمة Water Now"),
        ("Windows 10 ةخسن", "نسخة Windows 10"),
        ("ةقرو Water Now (WN) نم", "من Water Now (WN) ورقة"),
        ("47-45 ةحفصلا", "الصفحة 45-47"),
        ("45-47 דומע", "עמוד 45-47"),
        ("%35", "35%"),
        ("(لبج) ةيرق", "قرية (جبل)"),
        (")لبج( ةيرق", "قرية (جبل)"),
        ("»معن« لاق", "قال «نعم»"),
        ("12,500 غلبم", "مبلغ 12,500"),
        ("دنبلا -1", "1- البند"),
        ("تنب .1", "1. بنت"),
    ],
)
def test_signs_of_a_right_to_left_line_are_read_in_order(seen, text):
    assert read(seen) == text


def test_quotation_inside_a_latin_line_is_turned_alone():
    assert read("the word ديعس رخآ means this", rtl=False) == "the word آخر سعيد means this"


def test_arabic_page_is_read_as_written():
    assert lines("arabic.pdf") == [
        "تقرير عن المياه في القرى",
        "تصف هذه الصفحة حالة الآبار في 27 قرية (منها 14 قرية جبلية) خلال عام 2019، وقد شارك في المسح",
        "فريق من منظمة Water Now بالتعاون مع وزارة الزراعة. كلّفت الأعمال 12,500 دولار أي ما يعادل 35%",
        "من الميزانية.",
        "2.1 النتائج",
        "تبيّن أن معظم الآبار لا تُفحص إلا مرة واحدة كل سنتين، وأن المضخّات القديمة تحتاج إلى صيانة. ويقول",
        "أحد السكان: «لا ماء في الصيف». انظر الجدول [3] والصفحة 45-47.",
        "1. تحديث المضخات في القرى الجبلية.",
        "2. تدريب الفنيين المحليين.",
        "1- البند الأول من القائمة.",
        "2- البند الثاني من القائمة.",
        "كـــتاب بالتطويل، ولا إله إلا الله، والآن.",
    ]


def test_hebrew_page_is_read_as_written():
    assert lines("hebrew.pdf") == [
        "דוח על המים בכפרים",
        "הדוח הזה מתאר את מצב הבארות ב-27 כפרים (מהם 14 כפרים הרריים) בשנת 2019, בשיתוף",
        "הארגון Water Now ומשרד החקלאות. העלות הייתה 12,500 דולר, כלומר 35% מהתקציב. ראו",
        "לוח [3] ועמודים 45-47.",
        'פרק 2.1 עוסק במשאבות (ראו Pump 3.2 של צה"ל).',
    ]


def test_persian_page_is_read_as_written():
    assert lines("persian.pdf") == [
        "این گزارش وضعیت چاهها را در ۲۷ روستا (۱۴ روستای کوهستانی) در سال ۱۳۹۸ نشان میدهد. هزینهٔ کار",
        "۱۲٬۵۰۰ دلار بود؛ یعنی ٪۳۵ بودجه.",
    ]


def test_right_column_is_read_first_and_its_paragraphs_are_told_by_their_indents():
    text = read_report(SCRIPTS / "arabic-columns.pdf").chapters[0].text
    paragraphs = [paragraph for paragraph in text.split("\n\n") if not paragraph.startswith("[[")]
    assert [paragraph.split()[0] for paragraph in paragraphs] == ["بدأ", "وقد", "توصي", "وتتولى", "وفي", "ويضم"]
    assert paragraphs[1].endswith("للشاحنات الثقيلة إلا في الصيف.")
