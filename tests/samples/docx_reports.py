"""Small reports as Word files, for reading: ``python -m tests.samples.docx_reports FOLDER`` writes them.

Those in ``word/`` were opened in LibreOffice and saved again (``soffice --convert-to docx``), so that they are as a word
processor writes them; beside each stands what was read of it, checked by eye.
"""

import io
import sys
from pathlib import Path

from PIL import Image, ImageDraw

from tests.samples.docx_write import (
    SPACES,
    cell,
    docx,
    field,
    note,
    notes,
    numbering,
    par,
    picture,
    run,
    styles,
    table,
    text_box,
)

_CENTRED = '<w:jc w:val="center"/>'
_RIGHT_TO_LEFT = "<w:bidi/>"


def _big(text: str, points: int, *, bold: bool = True) -> str:
    return run(text, f'{"<w:b/>" if bold else ""}<w:sz w:val="{2 * points}"/>')


def _chart() -> bytes:
    image = Image.new("RGB", (240, 140), "white")
    ImageDraw.Draw(image).line([(15, 120), (80, 90), (150, 100), (225, 20)], fill="#0A6659", width=4)
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def styled() -> bytes:
    """Styles, automatic numbers over two levels, a contents field, findings as an automatic list."""
    return docx(
        par("Markets of the Northern Steppe", style="Title"),
        par("Who sells, who buys and who carries", style="Subtitle"),
        par("Prepared by: Aigerim Saparova, Daniel Whitfield", properties=_CENTRED),
        par("Institute for Rural Studies", properties=_CENTRED),
        par("October 2022", properties=_CENTRED),
        par("Contents", style="TOC1", properties="<w:pageBreakBefore/>"),
        par(field('TOC \\o "1-2"', "1 Roads\t3")),
        par(field('TOC \\o "1-2"', "2 Findings\t3")),
        par("Roads", style="Heading1", properties="<w:pageBreakBefore/>", listed=(1, 0)),
        par("Two roads lead to the market town. The eastern one is closed in winter, and so the price of coal there "
            "follows the snow."),
        par("The eastern road", style="Heading2", listed=(1, 1)),
        par("It is open from April to November. Lorries wait for each other at the ford."),
        par("The western road", style="Heading2", listed=(1, 1)),
        par("It was paved in the year of the flood and is kept by the district."),
        par("Findings", style="Heading1", listed=(1, 0)),
        par("What was learned in three seasons of counting can be said in three sentences."),
        par("Sellers who own a lorry earn a third more than sellers who pay for carriage, whatever they sell.", listed=(2, 0)),
        par("Buyers from the villages come once in two weeks and buy for their neighbours, too, when the road is open.",
            listed=(2, 0)),
        par("The market has no scales that anyone trusts, and every second quarrel that we heard was about weight.",
            listed=(2, 0)),
        numbering=numbering([("decimal", "%1"), ("decimal", "%1.%2")], [("decimal", "%1.")]),
        properties="<dc:title>Markets of the Northern Steppe</dc:title><dc:creator>office</dc:creator>",
    )  # fmt: skip


def look() -> bytes:
    """No styles at all: headings are bold and larger, numbers are typed."""
    text = (
        "The clinic opens at eight and the first patients have been waiting since six. Most of them come on foot, some "
        "by the bus that the mine sends, and a few by lorry. Nobody could tell us why the doors are locked until the "
        "clock has struck, but everybody knew how it feels in January."
    )
    body = []
    for number, title in enumerate(("Waiting", "Medicines", "People", "What to do"), start=1):
        body += [par(_big(f"{number}. {title}", 15)), par(text), par(text)]
        if number == 2:
            body += [par(run("Prices", "<w:b/>")), par(text), par(run("Supply", "<w:b/>")), par(text)]
    return docx(
        par(_big("Clinics at the End of the Road", 26), properties=_CENTRED),
        par(_big("A study of nine villages", 16, bold=False), properties=_CENTRED),
        par("By Marat Aliyev and Ruth Okafor", properties=_CENTRED),
        par("12 May 2021", properties=_CENTRED),
        *body,
        styles=styles({}),
    )


def changed() -> bytes:
    """Tracked changes, comments, a text box, a one-celled table and a content control."""
    author = 'w:id="90" w:author="Editor" w:date="2024-02-01T10:00:00Z"'
    gone = f'<w:del {author}><w:r><w:delText xml:space="preserve">never </w:delText></w:r></w:del>'
    new = f"<w:ins {author}>{run('always ')}</w:ins>"
    comment = '<w:commentRangeStart w:id="1"/>{}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    control = f'<w:sdt><w:sdtPr><w:alias w:val="Place"/></w:sdtPr><w:sdtContent>{par("Chosen place: the old mill.")}</w:sdtContent></w:sdt>'
    return docx(
        par("Mills and Millers", style="Title"),
        par("Grinding", style="Heading1"),
        par("The mill is ", gone, new, "open on Fridays, and ", comment.format(run("the miller")), " is a baker, too."),
        par("Two sentences became one", properties=f"<w:rPr><w:del {author}/></w:rPr>"),
        par(" when the editor took out the paragraph's end."),
        par("Around the mill.", text_box(par("Bread costs half of what it costs in town."))),
        table([cell("A box of one cell holds a message of its own.")]),
        control,
        par("Baking", style="Heading1"),
        par("The oven is heated with straw."),
        comments=f'<w:comments {SPACES}><w:comment w:id="1" w:author="Editor">{par("Which one?")}</w:comment></w:comments>',
        properties="<dc:title>Mills and Millers</dc:title>",
    )


def furnished() -> bytes:
    """Tables with merged cells, a picture with a caption, foot- and endnotes, running lines."""
    return docx(
        par("Wool Prices in Four Districts", style="Title"),
        par("Prices", style="Heading1"),
        par("Wool was weighed wet", note(1), " and paid dry", note(2), "."),
        par("Table ", field("SEQ Table", "1"), ". Prices by district", style="Caption"),
        table(
            ["District", cell("Price", columns=2)],
            [cell("North", merge="restart"), "spring", "410"],
            [cell(merge="continue"), "autumn", "520"],
            ["South", "spring", "395"],
        ),
        par(picture("part_chart", "A line that falls and rises")),
        par("Figure ", field("SEQ Figure", "1"), ". The price over four years", style="Caption"),
        par("Sheep", style="Heading1"),
        par("There are more sheep than people", note(3), "; the water of H", run("2", '<w:vertAlign w:val="subscript"/>'),
            "O for all comes from one spring."),
        '<w:sectPr><w:headerReference w:type="default" r:id="part_header"/>'
        '<w:footerReference w:type="default" r:id="part_footer"/></w:sectPr>',
        footnotes=notes("footnote", "By our own scales.", "By those of the buyer.", "Counted in May."),
        header=f"<w:hdr {SPACES}>{par('Wool Prices in Four Districts')}</w:hdr>",
        footer=f"<w:ftr {SPACES}>{par('Institute for Rural Studies, page ', field('PAGE', '2'))}</w:ftr>",
        chart=_chart(),
    )  # fmt: skip


def cyrillic() -> bytes:
    """Russian with a Kazakh summary; chapter numbers with their word, findings with theirs."""
    named = {
        "a1": ("Заголовок 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>'),
        "a0": ("Название", '<w:rPr><w:sz w:val="52"/></w:rPr>'),
    }
    return docx(
        par("Школьные автобусы степных районов", style="a0"),
        par("Авторы: Айгерим Сапарова, Даниил Петров", properties=_CENTRED),
        par("Алматы, сентябрь 2021 г.", properties=_CENTRED),
        par("Түйіндеме", style="a1"),
        par("Біз тоғыз ауылдың мектеп автобустарын үш жыл бойы зерттедік. Автобустар қыста кешігеді, жазда тоқтайды, ал балалар "
            "жаяу барады."),
        par("Дороги и расписание", style="a1", listed=(1, 0)),
        par("Автобус выходит в шесть утра и возвращается в девять вечера. Зимой он опаздывает на час, а в буран не выходит вовсе."),
        par("Выводы и рекомендации", style="a1", listed=(1, 0)),
        *(
            par(f"Вывод {number}. {text}")
            for number, text in enumerate(
                (
                    "Расписание составляют без учёта смен, и половина детей ждёт урока больше часа.",
                    "Водителям платят за рейс, поэтому зимой они отказываются от дальних сёл.",
                    "Там, где автобус принадлежит школе, он выходит в срок в девяти случаях из десяти.",
                ),
                start=1,
            )
        ),
        numbering=numbering([("upperRoman", "Глава %1.")]),
        styles=styles(named, "ru-RU"),
        properties="<dc:title>Школьные автобусы степных районов</dc:title>",
    )  # fmt: skip


def arabic() -> bytes:
    """Arabic, set from right to left, with numbered findings."""

    def right(text: str, style: str = "", listed: tuple[int, int] | None = None) -> str:
        return par(run(text, "<w:rtl/>"), style=style, properties=_RIGHT_TO_LEFT, listed=listed)

    return docx(
        right("أسواق المدينة القديمة", "Title"),
        right("إعداد: ليلى حداد"),
        right("آذار 2020"),
        right("مقدمة", "Heading1"),
        right("تفتح الأسواق أبوابها عند الفجر وتغلقها بعد صلاة العشاء، ويأتي الباعة من القرى المجاورة كل يوم."),
        right("النتائج", "Heading1"),
        right("يدفع الباعة الذين لا يملكون عربة ثلث ما يكسبون لمن ينقل بضاعتهم إلى المدينة كل صباح.", "", (1, 0)),
        right("لا يثق أحد بموازين السوق، ولذلك يحمل كثير من المشترين موازينهم معهم في كل مرة.", "", (1, 0)),
        right("تزيد أسعار الخضار في الشتاء لأن الطريق الشرقية تغلق بالثلج من كانون حتى آذار.", "", (1, 0)),
        numbering=numbering([("decimal", "%1.")]),
        styles=styles(None, "ar-SY"),
    )


REPORTS = {
    "styled": styled,
    "look": look,
    "changed": changed,
    "furnished": furnished,
    "cyrillic": cyrillic,
    "arabic": arabic,
}

if __name__ == "__main__":
    for name, made in REPORTS.items():
        Path(sys.argv[1], f"{name}.docx").write_bytes(made())
