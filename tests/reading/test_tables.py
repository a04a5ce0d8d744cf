"""Tables of many layouts, set for real, as the Markdown that they become."""

import pytest

from publications.reading import captions, read_report
from publications.reading.cells import Piece
from publications.reading.drawing import Box
from publications.reading.grids import Grid
from publications.reading.page import Word, line_of
from publications.reading.tables import Table, below_headings
from tests.reading.typeset import BOLD, HEIGHT, SERIF, Setter, sentences

LEFT = 72


class Tabular(Setter):
    """A report whose second page has a heading, a paragraph and then what a test sets; ``y`` goes on from there."""

    def __init__(self, path):
        super().__init__(path, title="Roads and ferries")
        self.line(LEFT, 200, "Roads and ferries", 26, BOLD)
        self.line(LEFT, 240, "A report of the board of roads", 13)
        self.turn()
        self.line(LEFT, 90, "1 Traffic", 18, BOLD)
        self.y = self.paragraph(LEFT, 120, sentences(3, 5)) + 10
        self.seed = 20

    def text(self, words):
        self.line(LEFT, self.y, words)
        self.y += 14
        return self

    def rule(self, y, x0=LEFT, x1=522):
        self.canvas.setLineWidth(0.6)
        self.canvas.line(x0, HEIGHT - y, x1, HEIGHT - y)

    def upright(self, x, y0, y1):
        self.canvas.setLineWidth(0.6)
        self.canvas.line(x, HEIGHT - y0, x, HEIGHT - y1)

    def fill(self, y0, y1, x0=LEFT, x1=522, grey=0.85):
        self.canvas.setFillGray(grey)
        self.canvas.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def row(self, cells, places, font=SERIF, size=10, lead=16):
        """Cells at x, negative x for the right edge of figures."""
        for cell, place in zip(cells, places, strict=True):
            if place < 0:
                self.right(-place, self.y, cell, size, font)
            else:
                self.line(place, self.y, cell, size, font)
        self.y += lead
        return self

    def grid(self, rows, edges, font=SERIF, lead=18):
        """Rows of cells (lists of lines) with rules on all sides."""
        top = self.y
        self.rule(top, edges[0], edges[-1])
        for number, cells in enumerate(rows):
            high = max(len(cell.split("\n")) for cell in cells)
            for cell, x in zip(cells, edges, strict=False):
                for step, line in enumerate(cell.split("\n")):
                    self.line(x + 4, self.y + 13 + 12 * step, line, 10, BOLD if number == 0 else font)
            self.y += lead + 12 * (high - 1)
            self.rule(self.y, edges[0], edges[-1])
        for x in edges:
            self.upright(x, top, self.y)
        self.y += 24
        return self

    def after(self):
        self.y = self.paragraph(LEFT, self.y + 6, sentences(9, 4))
        return self

    def read(self):
        self.save()
        return read_report(self.path)


@pytest.fixture
def report(tmp_path):
    return Tabular(tmp_path / "report.pdf")


def tables(draft):
    """The blocks of a draft's chapters that are tables, each as its lines."""
    blocks = [block for chapter in draft.chapters for block in chapter.text.split("\n\n")]
    return [block.split("\n") for block in blocks if block.startswith("|")]


def blocks(draft):
    return [block for chapter in draft.chapters for block in chapter.text.split("\n\n")]


def table_doubts(draft):
    return [doubt.code for doubt in draft.doubts if doubt.code.startswith("table")]


def test_grid_with_lines_of_cells_and_a_pipe(report):
    rows = [
        ["Road", "State", "Remark"],
        ["A 12", "good", "repaired in the\nsummer of 2020"],
        ["B 7", "poor", "closed to lorries | buses"],
        ["C 31", "", "not seen"],
    ]
    draft = report.grid(rows, [72, 170, 260, 460]).after().read()
    assert tables(draft) == [
        [
            "| Road | State | Remark |",
            "| --- | --- | --- |",
            "| A 12 | good | repaired in the summer of 2020 |",
            "| B 7 | poor | closed to lorries \\| buses |",
            "| C 31 |  | not seen |",
        ]
    ]
    assert table_doubts(draft) == []


def test_three_rules_and_figures_set_right(report):
    places = (LEFT, -300, -400, -500)
    report.rule(report.y - 12)
    report.row(("Region", "2019", "2020", "Change %"), places, BOLD).rule(report.y - 11)
    report.row(("North", "1,204", "1,310", "8.8"), places)
    report.row(("South and islands", "988", "871", "−11.8"), places)
    report.row(("Hills", "40", "–", "n/a"), places)
    report.rule(report.y - 11)
    report.text("Source: counts of the board.")
    draft = report.after().read()
    assert tables(draft) == [
        [
            "| Region | 2019 | 2020 | Change % |",
            "| --- | ---: | ---: | ---: |",
            "| North | 1,204 | 1,310 | 8.8 |",
            "| South and islands | 988 | 871 | −11.8 |",
            "| Hills | 40 | – | n/a |",
        ]
    ]
    place = next(number for number, block in enumerate(blocks(draft)) if block.startswith("|"))
    assert blocks(draft)[place + 1] == "Source: counts of the board."


def test_aligned_figures_without_any_rule(report):
    places = (LEFT, -320, -420)
    report.row(("Ferry", "Trips", "Riders"), places)
    for name, trips, riders in (("Anna", "12", "3,100"), ("Berta", "9", "2,050"), ("Clara", "31", "11,400")):
        report.row((name, trips, riders), places)
    draft = report.after().read()
    assert tables(draft) == [
        [
            "| Ferry | Trips | Riders |",
            "| --- | ---: | ---: |",
            "| Anna | 12 | 3,100 |",
            "| Berta | 9 | 2,050 |",
            "| Clara | 31 | 11,400 |",
        ]
    ]


def test_label_on_two_lines_and_a_row_that_names_a_section(report):
    places = (LEFT, -400, -500)
    report.rule(report.y - 12)
    report.row(("", "2021", "2022"), places, BOLD).rule(report.y - 11)
    report.row(("Income",), (LEFT,), BOLD)
    report.row(("Tolls", "310", "402"), places)
    report.row(("Grants of the ministry and of",), (LEFT,), lead=12)
    report.row(("other bodies", "88", "91"), places)
    report.row(("Total income", "398", "493"), places, BOLD)
    report.rule(report.y - 11)
    assert tables(report.after().read()) == [
        [
            "|  | 2021 | 2022 |",
            "| --- | ---: | ---: |",
            "| Income |  |  |",
            "| Tolls | 310 | 402 |",
            "| Grants of the ministry and of other bodies | 88 | 91 |",
            "| Total income | 398 | 493 |",
        ]
    ]


def test_head_that_spans_columns_heads_each_of_them(report):
    places = (LEFT, 260, 330, 420, 490)
    report.rule(report.y - 12)
    report.row(("Cars", "Lorries"), (290, 445), BOLD, lead=14)
    report.rule(report.y - 10, 255, 370)
    report.rule(report.y - 10, 415, 522)
    report.row(("Bridge", "East", "West", "East", "West"), places, BOLD).rule(report.y - 11)
    report.row(("Old bridge", "210", "180", "21", "19"), places)
    report.row(("New bridge", "640", "702", "88", "91"), places)
    report.row(("Ferry", "12", "14", "0", "1"), places)
    report.rule(report.y - 11)
    assert tables(report.after().read())[0][0] == "| Bridge | Cars East | Cars West | Lorries East | Lorries West |"


def test_coloured_rows_and_a_coloured_head(report):
    places = (80, 220, 400)
    rows = [
        ("Year", "Works", "Length"),
        ("2018", "New surface", "12 km"),
        ("2019", "Drains", "9 km"),
        ("2020", "Signs", "40 km"),
    ]
    for number, cells in enumerate(rows):
        if number != 1 and number != 3:
            report.fill(report.y - 12, report.y + 4, grey=0.3 if number == 0 else 0.85)
        report.row(cells, places, BOLD if number == 0 else SERIF, lead=16)
    assert tables(report.after().read()) == [
        [
            "| Year | Works | Length |",
            "| --- | --- | --- |",
            "| 2018 | New surface | 12 km |",
            "| 2019 | Drains | 9 km |",
            "| 2020 | Signs | 40 km |",
        ]
    ]


def test_caption_above_becomes_a_bold_paragraph(report):
    report.text("Table 3. Ferries and their riders in the years")
    report.text("after the flood")
    report.y += 4
    rows = [["Ferry", "Riders"], ["Anna", "3,100"], ["Berta", "2,050"]]
    draft = report.grid(rows, [72, 200, 330]).after().read()
    made = blocks(draft)
    place = next(number for number, block in enumerate(made) if block.startswith("|"))
    assert made[place - 1] == "**Table 3. Ferries and their riders in the years after the flood**"
    assert "flood" not in " ".join(made[: place - 1] + made[place + 1 :])


def test_table_that_goes_on_is_one_with_one_head(report):
    edges = [72, 240, 400]
    report.paragraph(LEFT, report.y, "The list of all bridges stands below.")
    report.y = 600
    report.text("Table 2: Bridges")
    report.grid([["Bridge", "Built"], ["Oak bridge", "1901"], ["Elm bridge", "1911"], ["Ash bridge", "1921"]], edges)
    report.turn()
    report.y = 80
    report.text("Table 2: Bridges (continued)")
    report.grid([["Bridge", "Built"], ["Fir bridge", "1931"], ["Yew bridge", "1941"]], edges)
    draft = report.after().read()
    assert tables(draft) == [
        [
            "| Bridge | Built |",
            "| --- | ---: |",
            "| Oak bridge | 1901 |",
            "| Elm bridge | 1911 |",
            "| Ash bridge | 1921 |",
            "| Fir bridge | 1931 |",
            "| Yew bridge | 1941 |",
        ]
    ]
    again = [row.text for row in draft.removed if row.kind == "repeated title"]
    assert again == ["Bridge Built", "Table 2: Bridges (continued)"]
    after = blocks(draft)[blocks(draft).index("\n".join(tables(draft)[0])) + 1]
    assert after.startswith("[[p. 3]]")


def test_table_inside_one_of_two_columns(report):
    def column(x, y, seed, count):
        for number in range(count):
            report.line(x, y + 13 * number, f"{sentences(seed + number, 1)[:44]}", 10)

    top = report.y
    column(LEFT, top, 30, 12)
    column(312, top, 50, 34)
    report.y = top + 13 * 12 + 16
    places = (LEFT, -200, -280)
    report.rule(report.y - 12, LEFT, 282)
    report.row(("Well", "Depth", "Yield"), places, BOLD).rule(report.y - 11, LEFT, 282)
    for name, depth, amount in (("W1", "12", "0.4"), ("W2", "31", "1.2"), ("W3", "8", "0.1")):
        report.row((name, depth, amount), places)
    report.rule(report.y - 11, LEFT, 282)
    column(LEFT, report.y + 20, 90, 12)
    assert tables(report.read()) == [
        [
            "| Well | Depth | Yield |",
            "| --- | ---: | ---: |",
            "| W1 | 12 | 0.4 |",
            "| W2 | 31 | 1.2 |",
            "| W3 | 8 | 0.1 |",
        ]
    ]


def test_call_of_a_note_in_a_cell_leads_to_the_note(report):
    places = (LEFT, 200)
    report.rule(report.y - 12)
    report.row(("Ferry", "Riders"), places, BOLD).rule(report.y - 11)
    report.row(("Anna", "3,100"), places, lead=0).raised(226.5, report.y, "1", 6)
    report.y += 16
    report.row(("Berta", "2,050"), places).row(("Clara", "310"), places).rule(report.y - 11)
    report.after()
    report.line(LEFT, 740, "1 Counted in May only.", 8)
    draft = report.read()
    assert tables(draft)[0][2] == "| Anna | 3,100[^1] |"
    assert "[^1]: Counted in May only." in draft.chapters[-1].text


def test_currency_signs_of_their_own_column_join_their_figures(report):
    places = (LEFT, 300, -370)
    report.rule(report.y - 12)
    report.row(("Cost", "2021"), (LEFT, 345), BOLD).rule(report.y - 11)
    for name, amount in (("Salt", "1,200"), ("Sand", "310"), ("Fuel", "12,450")):
        report.row((name, "$", amount), places)
    report.rule(report.y - 11)
    assert tables(report.after().read())[0][2:] == ["| Salt | $ 1,200 |", "| Sand | $ 310 |", "| Fuel | $ 12,450 |"]


def test_rows_in_russian_with_a_number_before_the_word(report):
    report.text("Таблица 1 — Паромы")
    report.grid([["Паром", "Рейсы"], ["Анна", "12"], ["Берта", "9"]], [72, 200, 330])
    made = blocks(report.after().read())
    place = next(number for number, block in enumerate(made) if block.startswith("|"))
    assert made[place - 1 : place + 1] == [
        "**Таблица 1 — Паромы**",
        "| Паром | Рейсы |\n| --- | ---: |\n| Анна | 12 |\n| Берта | 9 |",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [("•", "The first of these points stands by itself"), ("•", "The second one too"), ("•", "And a third")],
        [("1.1", "Roads are maintained by the board"), ("1.2", "Ferries by nobody"), ("1.3", "Bridges by all")],
        [("Oak", "Elm"), ("Ash", "Fir"), ("Yew", "Bay"), ("Box", "Gum")],
    ],
)
def test_lists_are_no_tables(report, lines):
    for cells in lines:
        report.row(cells, (LEFT, 130))
    assert tables(report.after().read()) == []


def test_two_columns_of_text_are_no_table(report):
    top = report.y
    for x, seed in ((LEFT, 30), (312, 80)):
        for number in range(30):
            report.line(x, top + 13 * number, sentences(seed + number, 1)[: 38 + number % 7], 10)
    assert tables(report.read()) == []


def test_text_between_rules_is_no_table(report):
    for seed in (30, 40, 50):
        report.rule(report.y)
        report.y = report.paragraph(LEFT, report.y + 20, sentences(seed, 4)) + 6
    report.rule(report.y)
    assert tables(report.read()) == []


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("Table 4. Roads", "table", "Table 4."),
        ("Table 4 details the pay of the board", "table", ""),
        ("Tableau 2 : Routes", "table", "Tableau 2 :"),
        ("Tabelle 3 Ausgaben", "table", "Tabelle 3 "),
        ("3-кесте. Жолдар", "table", "3-кесте."),
        ("الجدول 5: الطرق", "table", "الجدول 5:"),
        ("表 1 道路", "table", "表 1 "),
        ("Figure A.2: A map", "figure", "Figure A.2:"),
        ("Рис. 7. Карта", "figure", "Рис. 7."),
        ("1-сурет. Карта", "figure", "1-сурет."),
        ("Abb. 12 – Karte", "figure", "Abb. 12 –"),
        ("图3 地图", "figure", "图3 "),
        ("شكل 4: خريطة", "figure", "شكل 4:"),
        ("Figures were counted twice", "figure", ""),
        ("Figure 3 shows the way", "figure", ""),
        ("Maps of 1901", "figure", ""),
    ],
)
def test_captions_are_told_from_sentences(text, kind, label):
    assert text[: captions.label_of(text, kind)] == label


def _titled(*rows):
    """A table with the rows' cells, a line to a cell."""
    lines, cells = [], []
    for place, row in enumerate(rows):
        made = []
        for column, text in enumerate(row):
            words = tuple(
                Word(word, 50.0 + 100 * column, 90.0 + 100 * column, 20.0 * place, 10.0) for word in text.split()
            )
            lines.append(line_of(words, 3))
            made.append((Piece(50.0, 90.0, 20.0 * place, 10.0, False, words, False, text),))
        cells.append(tuple(made))
    return Table(3, Box(50, 0, 300, 100), tuple(lines), Grid(tuple(cells), 0, (140.0,), 0.0))


def test_heading_in_the_head_of_a_table_is_no_cell():
    table = _titled(("R-01", "Lost funds"), ("Asset", "Vault"), ("Status", "Closed"))
    left = below_headings(table, frozenset({id(table.lines[1])}))
    assert [[cell[0].text for cell in row] for row in left.grid.rows] == [["Asset", "Vault"], ["Status", "Closed"]]
    assert [line.text for line in left.lines] == ["Asset", "Vault", "Status", "Closed"]
    assert below_headings(table, frozenset()) is table
    short = _titled(("R-01", "Lost funds"), ("Asset", "Vault"))
    assert below_headings(short, frozenset({id(short.lines[0])})) is None


def test_headings_inside_frames_stay_headings(report):
    for title in ("Weak lock", "Open gate"):
        report.bookmark(title)
        rows = [[title, "Severity: high"], ["Place", "The yard"], ["Seen by", "The board"]]
        report.grid(rows, [72, 240, 420])
        report.y = report.paragraph(LEFT, report.y, sentences(len(title), 6)) + 10
    draft = report.read()
    assert [chapter.title for chapter in draft.chapters][-2:] == ["Weak lock", "Open gate"]
    assert tables(draft) == [["|  |  |", "| --- | --- |", "| Place | The yard |", "| Seen by | The board |"]] * 2
    assert "Severity: high" in draft.chapters[-1].text


def test_table_with_heads_set_sideways_is_shown_as_a_picture(report):
    report.text("Table 5. Who uses which ferry")
    report.y += 50
    top = report.y
    report.rule(top - 44, 72, 330)
    report.grid([["Ferry", "12", "31"], ["Anna", "7", "9"], ["Berta", "1", "4"]], [72, 200, 260, 330])
    for x, word in ((225, "Women"), (290, "Men")):
        report.canvas.saveState()
        report.canvas.translate(x, HEIGHT - top + 4)
        report.canvas.rotate(90)
        report.canvas.setFont(SERIF, 9)
        report.canvas.drawString(0, 0, word)
        report.canvas.restoreState()
    draft = report.after().read()
    (picture,) = draft.pictures
    assert (picture.kind, picture.caption, picture.alt) == (
        "table",
        "Table 5. Who uses which ferry",
        "Who uses which ferry",
    )
    assert {"Women", "Men", "Anna", "31"} <= set(picture.words.split())
    assert table_doubts(draft) == ["table-as-picture"]
    assert tables(draft) == []
    assert "Anna" not in " ".join(blocks(draft))
