"""Figures of many kinds, set for real: what is shown, what it is called, and what stays in the text."""

import io

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from publications.reading import read_report
from tests.reading.typeset import BOLD, HEIGHT, WIDTH, Setter, sentences

LEFT = 72


def photograph(size=(300, 200)):
    image = Image.new("RGB", size, "#88aacc")
    ImageDraw.Draw(image).ellipse((40, 30, 200, 150), fill="#225533")
    target = io.BytesIO()
    image.save(target, "JPEG")
    return ImageReader(target)


class Illustrated(Setter):
    """A report whose second page begins with a heading and a paragraph; ``y`` goes on from there."""

    def __init__(self, path):
        super().__init__(path, title="Roads and ferries")
        self.canvas.drawImage(photograph(), 100, 300, 300, 200)
        self.line(LEFT, 150, "Roads and ferries", 26, BOLD)
        self.turn()
        self.line(LEFT, 90, "1 Traffic", 18, BOLD)
        self.y = self.paragraph(LEFT, 120, sentences(3, 5)) + 6

    def image(self, x, y, wide, high):
        self.canvas.drawImage(photograph(), x, HEIGHT - y - high, wide, high)

    def bars(self, x, y, values, *, labels=True):
        """A chart of bars with values at its left and years below, 200 points wide and 120 high."""
        self.canvas.setStrokeGray(0.2)
        self.canvas.line(x, HEIGHT - y, x, HEIGHT - y - 120)
        self.canvas.line(x, HEIGHT - y - 120, x + 200, HEIGHT - y - 120)
        for number, value in enumerate(values):
            self.canvas.setFillGray(0.4)
            self.canvas.rect(x + 12 + 32 * number, HEIGHT - y - 120, 20, value, stroke=0, fill=1)
            self.canvas.setFillGray(0)
            if labels:
                self.line(x + 13 + 32 * number, y + 131, str(2015 + number), 7)
                self.right(x - 3, y + 122 - 24 * number, str(10 * number), 7)

    def after(self, seed=9):
        self.y = self.paragraph(LEFT, self.y, sentences(seed, 4))
        return self

    def read(self):
        self.save()
        return read_report(self.path)


@pytest.fixture
def report(tmp_path):
    return Illustrated(tmp_path / "report.pdf")


def blocks(draft):
    return [block for chapter in draft.chapters for block in chapter.text.split("\n\n")]


def around(box, wanted, slack=6):
    return all(abs(got - side) <= slack for got, side in zip(box, wanted, strict=True))


def test_image_with_a_caption_below(report):
    top = report.y
    report.image(120, top, 300, 180)
    report.line(150, top + 196, "Figure 2. The old ferry before the flood, as", 9)
    report.line(150, top + 207, "drawn by the board in 1901.", 9)
    report.y = top + 240
    draft = report.after().read()
    (picture,) = draft.pictures
    caption = "Figure 2. The old ferry before the flood, as drawn by the board in 1901."
    assert (picture.kind, picture.page, picture.caption) == ("figure", 2, caption)
    assert picture.alt == "The old ferry before the flood, as drawn by the board in 1901"
    assert around(picture.box, (120, top, 420, top + 180))
    made = blocks(draft)
    place = made.index(f'![{picture.alt}](picture:0 "{caption}")')
    assert made[place - 1].endswith("with great care.") or made[place - 1].endswith(".")
    assert "flood" not in " ".join(made[:place] + made[place + 1 :])


def test_chart_takes_its_labels_along(report):
    top = report.y + 10
    report.bars(150, top, (30, 80, 55, 110, 20))
    report.line(LEFT, top + 150, "Рис. 3. Грузы по годам", 10)
    report.y = top + 180
    draft = report.after().read()
    (picture,) = draft.pictures
    assert (picture.caption, picture.alt) == ("Рис. 3. Грузы по годам", "Грузы по годам")
    assert set(picture.words.split()) == {"0", "10", "20", "30", "40", "2015", "2016", "2017", "2018", "2019"}
    removed = [row.text for row in draft.removed if row.kind == "in a picture"]
    assert sorted(" ".join(removed).split()) == sorted(picture.words.split())
    assert "2017" not in " ".join(blocks(draft))
    assert draft.fidelity is None or draft.fidelity.share == 1.0


def test_curves_in_a_frame_are_one_figure(report):
    top = report.y + 10
    report.canvas.rect(120, HEIGHT - top - 140, 300, 140)
    for number in range(5):
        report.canvas.bezier(
            120,
            HEIGHT - top - 130 + 10 * number,
            200,
            HEIGHT - top - 20,
            300,
            HEIGHT - top - 120,
            420,
            HEIGHT - top - 10 * number,
        )
    report.line(130, top + 20, "rain", 8)
    report.line(LEFT, top + 160, "Figure 1: Rain and roads", 10)
    report.y = top + 190
    (picture,) = report.after().read().pictures
    assert around(picture.box, (120, top, 420, top + 140))
    assert (picture.words, picture.alt) == ("rain", "Rain and roads")


def test_two_figures_side_by_side_are_two(report):
    top = report.y + 4
    report.image(LEFT, top, 200, 120)
    report.image(322, top, 200, 120)
    report.line(LEFT, top + 134, "Fig. 1 Before", 9)
    report.line(322, top + 134, "Fig. 2 After", 9)
    report.y = top + 160
    draft = report.after().read()
    assert [picture.caption for picture in draft.pictures] == ["Fig. 1 Before", "Fig. 2 After"]
    assert [block for block in blocks(draft) if block.startswith("![")] == [
        '![Before](picture:0 "Fig. 1 Before")',
        '![After](picture:1 "Fig. 2 After")',
    ]


def test_figure_without_a_caption_is_named_by_its_page(report):
    report.image(120, report.y, 300, 180)
    report.y += 210
    draft = report.after().read()
    assert [block for block in blocks(draft) if block.startswith("![")] == ["![Figure on page 2](picture:0)"]


def test_caption_above_and_quotes_in_it(report):
    report.line(LEFT, report.y, 'Figure 4. The "long" road [north]', 10)
    report.image(LEFT, report.y + 10, 300, 150)
    report.y += 190
    draft = report.after().read()
    assert [block for block in blocks(draft) if block.startswith("![")] == [
        '![The "long" road \\[north\\]](picture:0 "Figure 4. The \\"long\\" road \\[north\\]")'
    ]


def test_figure_between_the_halves_of_a_paragraph_splits_no_sentence(report):
    report.image(120, 640, 300, 100)
    report.line(120, 756, "Figure 1. A bridge", 9)
    for number in range(1, 8):
        report.line(
            LEFT, 520 + 14 * number, "the board went on and on to say what it had said about roads and ferries, and", 11
        )
    report.turn()
    report.line(LEFT, 90, "then it stopped at last.", 11)
    draft = report.read()
    made = blocks(draft)
    (place,) = (number for number, block in enumerate(made) if "then it stopped" in block)
    assert "ferries, and [[p. 3]] then it stopped at last." in made[place]
    assert sum(block.startswith("![A bridge]") for block in made) == 1


def test_box_is_that_of_the_page_as_displayed(report):
    """On a landscape page whose text stands upright when it is turned, the box is turned as well."""
    report.turn()
    report.canvas.setPageRotation(90)
    report.canvas.setPageSize((WIDTH, HEIGHT))
    report.canvas.translate(WIDTH, 0)
    report.canvas.rotate(90)
    for number in range(12):
        report.canvas.drawString(72, WIDTH - 60 - 14 * number, f"{sentences(40 + number, 1)}")
    report.canvas.drawImage(photograph(), 100, WIDTH - 450, 300, 180)
    (picture,) = report.read().pictures
    assert (picture.page, around(picture.box, (100, 270, 400, 450))) == (3, True)


def test_what_decorates_is_no_figure(report):
    for number in range(6):
        report.image(500, 30, 40, 30)  # a logo on each page
        report.image(LEFT, 300, 14, 14)  # an icon
        report.canvas.line(LEFT, HEIGHT - 60, 522, HEIGHT - 60)
        report.canvas.bezier(500, HEIGHT, 540, HEIGHT - 40, 560, HEIGHT - 30, WIDTH, HEIGHT - 60)
        report.paragraph(LEFT, 330, sentences(60 + number * 7, 6))
        report.turn()
    assert report.read().pictures == ()


def test_picture_behind_the_text_and_a_box_of_text_are_no_figures(report):
    report.image(40, 300, 500, 300)
    report.paragraph(LEFT, 330, sentences(30, 14))
    report.turn()
    report.canvas.setFillGray(0.9)
    report.canvas.roundRect(60, 500, 460, 200, 12, stroke=1, fill=1)
    report.canvas.setFillGray(0)
    report.paragraph(LEFT, 170, sentences(50, 9))
    draft = report.read()
    assert draft.pictures == ()
    assert [row for row in draft.removed if row.kind == "in a picture"] == []


def test_name_of_an_axis_that_stands_sideways_goes_with_its_chart(report):
    top = report.y + 10
    report.bars(150, top, (30, 80, 55, 110, 20))
    report.canvas.saveState()
    report.canvas.translate(128, HEIGHT - top - 100)
    report.canvas.rotate(90)
    report.canvas.setFont(BOLD, 8)
    report.canvas.drawString(0, 0, "Lorries a day")
    report.canvas.restoreState()
    report.y = top + 160
    draft = report.after().read()
    (picture,) = draft.pictures
    assert "Lorries a day" in picture.words
    assert picture.box[0] < 128 - 5
    assert "Lorries" not in " ".join(blocks(draft))


def test_caption_on_a_ground_of_its_own_is_still_a_caption(report):
    """Text boxes of some programs come as a white image with the words on it, close to the picture."""
    top = report.y + 4
    report.image(120, top, 220, 140)
    white = ImageReader(Image.new("RGB", (220, 22), "white"))
    report.canvas.drawImage(white, 120, HEIGHT - top - 165, 220, 22)
    report.line(124, top + 157, "Screenshot 4: How the gate is opened", 9)
    report.y = top + 200
    (picture,) = report.after().read().pictures
    assert (picture.caption, picture.words) == ("Screenshot 4: How the gate is opened", "")
    assert around(picture.box, (120, top, 340, top + 140))
