"""``python -m tests.samples.scans.make``: three reports as a scanner leaves them, as PDF files beside this one.

Pages of our own title pages and texts, drawn as pictures of one bit: ``pictures`` has nothing else; ``specks`` has a few
hidden letters on every page, as recognition of dirt leaves them; ``cover-set`` has a cover of real text before the pictures.
"""

import io
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.samples.title_pages.make import HEIGHT, WIDTH, made
from tests.samples.title_pages.pages import SAMPLES

HERE = Path(__file__).parent
SPECKS = ("l . ij", "' ; ri", "i1 - .", "a l ,")
DPI = 72


def _images(name: str) -> list[ImageReader]:
    """The pages of a sample as pictures."""
    sample = next(sample for sample in SAMPLES if sample.name == name)
    document = pdfium.PdfDocument(made(sample))
    images = []
    for page in document:
        picture = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("1")
        images.append(ImageReader(picture))
    return images


def scanned(name: str, title: str, *, specks: bool = False) -> bytes:
    """A PDF of pictures of the sample's pages, with the ``title`` that a scanner's program gives."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setTitle(title)
    for number, image in enumerate(_images(name)):
        canvas.drawImage(image, 0, 0, WIDTH, HEIGHT)
        if specks:
            text = canvas.beginText(80, 300 + 40 * number)
            text.setFont("Helvetica", 10)
            text.setTextRenderMode(3)  # neither filled nor stroked
            text.textOut(SPECKS[number % len(SPECKS)])
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def with_cover(name: str) -> bytes:
    """The sample's first page as it was set, the others as pictures."""
    sample = next(sample for sample in SAMPLES if sample.name == name)
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(scanned(name, ""))) as pictures, pikepdf.open(io.BytesIO(made(sample))) as words:
        pictures.pages[0] = words.pages[0]
        pictures.save(target, recompress_flate=True, static_id=True)
    return target.getvalue()


def main() -> None:
    """Writes the files."""
    (HERE / "pictures.pdf").write_bytes(scanned("avtory", "scan0017"))
    (HERE / "specks.pdf").write_bytes(scanned("redige-par", "Microsoft Word - rapport_final_v3.docx", specks=True))
    (HERE / "cover-set.pdf").write_bytes(with_cover("prepared-for-and-by"))


if __name__ == "__main__":
    main()
