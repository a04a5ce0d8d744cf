"""Parts of pages and images of Word files as pictures, through the command line and jailed as the portal asks."""

import base64
import io
import json
import struct
import zipfile
import zlib

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from publications.reading.regions import Region, regions_of
from tests.reading.test_command import run
from tests.samples.docx_parts import CONTENT_TYPES, DOCUMENT

RED, BLUE, WHITE = (220, 20, 20), (20, 20, 220), (255, 255, 255)


@pytest.fixture
def pdf(tmp_path):
    """A red box with its top left corner 100 points from the left and 50 from the top, 200 wide and 80 high."""
    file = tmp_path / "report.pdf"
    canvas = Canvas(str(file), pagesize=(400, 600), invariant=1)
    for _ in range(2):
        canvas.setFillColorRGB(*(part / 255 for part in RED))
        canvas.rect(100, 600 - 130, 200, 80, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    with pikepdf.open(file, allow_overwriting_input=True) as document:
        document.pages[1].Rotate = 90
        document.save(file)
    return file


def word_file(tmp_path, **media):
    file = tmp_path / "report.docx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("word/document.xml", DOCUMENT)
        for name, data in media.items():
            archive.writestr(f"word/media/{name.replace('_', '.')}", data)
    return file


def image_file(kind, size=(60, 40), mode="RGB", colour=BLUE):
    target = io.BytesIO()
    Image.new(mode, size, colour).save(target, kind)
    return target.getvalue()


def shown(file, regions, width=400):
    """The lines of the jailed command, images opened."""
    status, out, errors = run("--jailed", "--regions", json.dumps(regions), "--width", width, file)
    assert status == 0, (out, errors)
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["picture"] for line in lines] == list(range(len(regions)))
    for line in lines:
        if "webp" in line:
            line["image"] = Image.open(io.BytesIO(base64.b64decode(line.pop("webp"))))
            assert (line["image"].format, line["image"].size) == ("WEBP", (line["width"], line["height"]))
    return lines


def alike(got, wanted):
    return all(abs(a - b) < 12 for a, b in zip(got, wanted, strict=True))


def test_region_of_a_page_is_cut_at_its_edges(pdf):
    inner, wider = shown(pdf, [{"page": 1, "box": [100, 50, 300, 130]}, {"page": 1, "box": [90, 40, 310, 140]}])
    assert (inner["width"], inner["height"]) == (400, 160)
    for place in ((3, 3), (inner["width"] - 4, inner["height"] - 4)):
        assert alike(inner["image"].getpixel(place), RED), place
    assert alike(wider["image"].getpixel((5, 5)), WHITE)
    assert alike(wider["image"].getpixel((wider["width"] // 2, wider["height"] // 2)), RED)


def test_box_is_that_of_the_page_as_displayed(pdf):
    """Turned by 90° clockwise, the box that stood 50 points below the top stands 50 points from the right edge."""
    (line,) = shown(pdf, [{"page": 2, "box": [600 - 130, 100, 600 - 50, 300]}])
    assert line["height"] > 2 * line["width"] * 0.98
    for place in ((4, 4), (line["width"] - 5, line["height"] - 5)):
        assert alike(line["image"].getpixel(place), RED), place


def test_small_region_is_shown_at_twice_its_printed_size_at_most(pdf):
    (line,) = shown(pdf, [{"page": 1, "box": [100, 50, 130, 65]}], width=2000)
    assert line["width"] == 80


def test_one_bad_region_costs_only_itself(pdf):
    asked = [
        {"page": 9, "box": [0, 0, 10, 10]},
        {"page": 1, "box": [900, 900, 950, 950]},
        {"page": 1, "box": [50, 50, 20, 20]},
        {"part": "word/media/image1.png"},
        {"page": 1, "box": [-50, -50, 9000, 9000]},
    ]
    lines = shown(pdf, asked)
    assert [line.get("error") for line in lines] == ["no-such-page", "empty", "empty", "unsupported", None]
    assert lines[4]["height"] == 400


def test_images_of_a_word_file_are_decoded(tmp_path):
    media = {
        "image1_png": image_file("PNG"),
        "image2_jpeg": image_file("JPEG", (900, 300)),
        "image3_webp": image_file("WEBP"),
        "image4_png": image_file("PNG", mode="RGBA", colour=(0, 0, 0, 0)),
        "image5_png": image_file("PNG", mode="I;16", colour=0x8000),
    }
    names = [f"word/media/{name.replace('_', '.')}" for name in media]
    lines = shown(word_file(tmp_path, **media), [{"part": name} for name in names], width=300)
    assert [(line["width"], line["height"]) for line in lines] == [(60, 40), (300, 100), (60, 40), (60, 40), (60, 40)]
    colours = [line["image"].getpixel((20, 20)) for line in lines]
    assert [alike(got, BLUE) for got in colours[:3]] == [True] * 3
    assert alike(colours[3], WHITE)  # what shines through is the page
    assert alike(colours[4], (128, 128, 128))


def test_other_formats_and_bombs_of_a_word_file_are_told(tmp_path):
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    chunk = b"IHDR" + header
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    media = {
        "image1_gif": image_file("GIF", mode="P", colour=3),
        "image2_emf": b"\x01\x00\x00\x00" + b"\x00" * 36 + b" EMF" + b"\x00" * 60,
        "image3_png": bomb + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT")),
        "image4_jpeg": image_file("JPEG", (300, 300))[:400],
    }
    names = [f"word/media/{name.replace('_', '.')}" for name in media]
    lines = shown(word_file(tmp_path, **media), [{"part": name} for name in [*names, "word/media/none.png"]])
    assert [line["error"] for line in lines] == ["unsupported", "unsupported", "too-large", "damaged", "no-such-part"]


def test_list_that_is_none_is_a_wrong_command_line(pdf):
    for text in ("{}", "[1]", '[{"page": 1}]', '[{"page": 1, "box": [1, 2, 3, NaN]}]', "nonsense"):
        assert run("--regions", text, "--width", 100, pdf)[0] == 2, text
    assert regions_of('[{"page": 2, "box": [1, 2, 3, 4]}]') == [Region(2, (1.0, 2.0, 3.0, 4.0))]


def test_file_that_cannot_be_read_is_one_error(tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(b"neither of them")
    status, out, _ = run("--regions", '[{"part": "a"}]', "--width", 100, file)
    assert (status, json.loads(out)["error"]["code"]) == (1, "damaged")
