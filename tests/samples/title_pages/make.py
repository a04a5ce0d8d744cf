"""``python -m tests.samples.title_pages.make``: sets the sample title pages as PDF files beside this one."""

import io
import re
import textwrap
from pathlib import Path

import pikepdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.samples.title_pages.pages import SAMPLES, Sample
from tests.samples.title_pages.running_text import TEXTS

HERE = Path(__file__).parent
FONTS = Path(__file__).resolve().parents[3] / "publications/demo/fonts"
# Two fonts to a file keep it small: the first face that a sample uses says which two
SERIF = {
    "S": "DemoSerif-Regular",
    "I": "DemoSerif-Regular",
    "N": "DemoSerif-Regular",
    "B": "DemoSerif-Bold",
    "M": "DemoSerif-Bold",
}
SANS = {face: font.replace("Serif", "Sans") for face, font in SERIF.items()}
WIDTH, HEIGHT, MARGIN = 595, 842, 70


def made(sample: Sample) -> bytes:
    """The PDF of one sample: its leaves, then two chapters of running text on three pages."""
    for font in {*SERIF.values(), *SANS.values()}:
        if font not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(font, FONTS / f"{font}.ttf"))
    faces = SANS if re.search(r" [NM] ", sample.leaves[-1].splitlines()[1]) else SERIF
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(WIDTH, HEIGHT), invariant=1)
    title, author = sample.properties
    canvas.setTitle(title or "untitled")
    canvas.setAuthor(author)
    for leaf in sample.leaves:
        if leaf == "picture":
            canvas.setFillGray(0.4)
            canvas.rect(0, 0, WIDTH, HEIGHT, fill=1, stroke=0)
            canvas.setFillGray(0)
        else:
            _leaf(canvas, leaf, faces)
        canvas.showPage()
    _text(canvas, sample, faces)
    canvas.save()
    packed = io.BytesIO()
    with pikepdf.open(target) as pdf:
        pdf.save(packed, recompress_flate=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, static_id=True)
    return packed.getvalue()


def _leaf(canvas: Canvas, leaf: str, faces: dict[str, str]) -> None:
    for row in textwrap.dedent(leaf).strip().splitlines():
        y, align, size, face, words = row.split(" ", 4)
        canvas.setFont(faces[face], float(size))
        if align == "c":
            canvas.drawCentredString(WIDTH / 2, HEIGHT - float(y), words)
        elif align == "r":
            canvas.drawRightString(WIDTH - MARGIN, HEIGHT - float(y), words)
        else:
            canvas.drawString(MARGIN if align == "l" else float(align), HEIGHT - float(y), words)


def _text(canvas: Canvas, sample: Sample, faces: dict[str, str]) -> None:
    chapters, sentences = TEXTS[sample.language]
    for page in range(3):
        y = 90
        if sample.running:
            canvas.setFont(faces["S"], 8.5)
            canvas.drawString(MARGIN, HEIGHT - 40, sample.running)
        canvas.setFont(faces["S"], 8.5)
        canvas.drawCentredString(WIDTH / 2, 36, str(page + 1 + len(sample.leaves)))
        if page % 2 == 0:
            canvas.setFont(faces["B"], 17)
            canvas.drawString(MARGIN, HEIGHT - y, chapters[page // 2])
            y += 34
        canvas.setFont(faces["S"], 11)
        for paragraph in range(4):
            words = " ".join(sentences[(page * 3 + paragraph * 2 + turn) % len(sentences)] for turn in range(4))
            for row in textwrap.wrap(words, 86):
                canvas.drawString(MARGIN, HEIGHT - y, row)
                y += 15
            y += 7
        canvas.showPage()


def main() -> None:
    """Writes the files."""
    for sample in SAMPLES:
        (HERE / f"{sample.name}.pdf").write_bytes(made(sample))


if __name__ == "__main__":
    main()
