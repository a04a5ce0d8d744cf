"""A small typesetter: pages of lines at stated places, as real PDF files."""

import io
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path(__file__).resolve().parents[2] / "publications/demo/fonts"
SERIF, BOLD, ITALIC = "DemoSerif-Regular", "DemoSerif-Bold", "DemoSerif-Italic"
WIDTH, HEIGHT = 595, 842
WHO = ("The committee", "A working group", "Every district", "Our own survey", "The ministry", "A second commission")
WHAT = ("has described the state of rural schools", "asks for further figures", "counted the buses and the drivers")
WHEN = (
    "before the winter began.",
    "although nobody had expected it.",
    "in the course of two years.",
    "with great care.",
)


def sentences(seed, count):
    """Sentences that differ from page to page, so that none of them repeats at one height."""
    parts = [f"{WHO[n % 6]} {WHAT[n % 3]} {WHEN[n % 4]}" for n in range(seed * 5, seed * 5 + count)]
    return " ".join(parts)


class Setter:
    """A PDF under way. ``y`` is counted from the top of the page, in points."""

    def __init__(self, path, **properties):
        for name in (SERIF, BOLD, ITALIC):
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))
        self.path = path
        self.target = io.BytesIO()
        self.canvas = Canvas(self.target, pagesize=(WIDTH, HEIGHT), invariant=1)
        self.canvas.setTitle(properties.get("title", "untitled"))
        self.canvas.setAuthor(properties.get("author", ""))
        self.page = 1

    def line(self, x, y, text, size=11, font=SERIF):
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, text)
        return self

    def right(self, x, y, text, size=11, font=SERIF):
        self.canvas.setFont(font, size)
        self.canvas.drawRightString(x, HEIGHT - y, text)
        return self

    def raised(self, x, y, text, size=7):
        return self.line(x, y - 4, text, size)

    def paragraph(self, x, y, text, width=440, size=11, leading=14):
        """Ragged text from ``y`` on; returns the baseline after it."""
        words = text.split()
        row = ""
        for word in words:
            if row and pdfmetrics.stringWidth(f"{row} {word}", SERIF, size) > width:
                self.line(x, y, row, size)
                row, y = word, y + leading
            else:
                row = f"{row} {word}" if row else word
        self.line(x, y, row, size)
        return y + leading

    def turn(self):
        self.canvas.showPage()
        self.page += 1
        return self

    def bookmark(self, title, level=0):
        self.canvas.bookmarkPage(f"mark-{self.page}-{title}")
        self.canvas.addOutlineEntry(title, f"mark-{self.page}-{title}", level)

    def save(self):
        self.canvas.save()
        self.path.write_bytes(self.target.getvalue())
        return self.path


def heads(setter, title):
    """A running head, left on even pages and right on odd ones."""
    text = f"{title} {setter.page}"
    if setter.page % 2:
        setter.right(521, 34, text, 9)
    else:
        setter.line(74, 34, text, 9)


def filled(setter, y, paragraphs=4):
    """Some running text from ``y`` on; returns the baseline after it."""
    for number in range(paragraphs):
        y = setter.paragraph(74, y, sentences(setter.page + number, 4)) + 6
    return y
