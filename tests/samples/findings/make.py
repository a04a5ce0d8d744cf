"""Typesets the sample reports: numbered, named, boxed and nested findings, in a layout of its own for each language.

``python -m tests.samples.findings.make`` writes the PDF files and ``truth.json`` beside this file. reportlab sets the
reports in Latin and Cyrillic letters; Chromium prints those with boxes, and all in Arabic (it must be installed to make
them, not to read them). The texts are our own, in ``texts/``.
"""

import json
import subprocess
import tempfile
import tomllib
from pathlib import Path

import pypdfium2 as pdfium

from tests.samples.findings.printed import page_of
from tests.samples.findings.typeset import typeset

HERE = Path(__file__).resolve().parent
LANGUAGES = ("en", "ru", "kk", "fr", "es", "de", "ar")
KINDS = ("numbered", "named", "boxed", "nested")


def texts(language):
    """The sample texts of a language."""
    return tomllib.loads((HERE / f"texts/{language}.toml").read_text("utf-8"))


def expected(kind, text):
    """The findings of a report as rows of (label, word, Markdown)."""
    statements, more, word = text["statements"], text["more"], text["word"]
    if text["language"] == "kk":
        word = word.lower()  # "1-ұсыным"
    if kind == "numbered":
        return [(str(number), "", statement) for number, statement in enumerate(statements, start=1)]
    if kind == "named":
        rows = [statements[0], f"{statements[1]}\n\n{more[1]}", *statements[2:]]
        return [(str(number), word, row) for number, row in enumerate(rows, start=1)]
    if kind == "boxed":
        return [(str(number), "", statement) for number, statement in enumerate(statements[:4], start=1)]
    signs = NESTED_SIGNS[text["language"]]
    dash = "" if signs[0].startswith("1") else "- "
    listed = "\n".join(f"{dash}{sign}{part}" for sign, part in zip(signs, text["parts"], strict=True))
    rows = [
        f"{statements[0]}\n\n{more[0]}",
        f"{statements[1]} {text['lead']}\n\n{listed}",
        statements[2],
        f"{statements[3]} {text['lead']}\n\n{listed}",
    ]
    return [(str(number), "", row) for number, row in enumerate(rows, start=1)]


NESTED_SIGNS = {
    "en": ("(a) ", "(b) ", "(c) "),
    "ru": ("а) ", "б) ", "в) "),
    "kk": ("", "", ""),
    "fr": ("a) ", "b) ", "c) "),
    "es": ("i. ", "ii. ", "iii. "),
    "de": ("1) ", "2) ", "3) "),
    "ar": ("(أ) ", "(ب) ", "(ج) "),
}


def print_page(html, target):
    """An HTML page printed by Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(html, "utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer", f"--user-data-dir={folder}/user"]
        subprocess.run([*command, f"--print-to-pdf={target}", page.as_uri()], check=True, capture_output=True)


def page_with(path, row):
    """The page on which a text begins, by its first three words; pdfium gives Arabic letters in either direction."""
    wanted = [sorted(word) for word in row.split()[:3]]
    with pdfium.PdfDocument(path) as document:
        for number in range(len(document)):
            words = [sorted(word) for word in document[number].get_textpage().get_text_bounded().split()]
            if any(words[place : place + 3] == wanted for place in range(len(words))):
                return number + 1
    raise ValueError(f"{path.name} has no {wanted}")


def main():
    """Writes all files."""
    truth = []
    for language in LANGUAGES:
        text = texts(language)
        for kind in KINDS:
            name = f"{kind}-{language}.pdf"
            rows = expected(kind, text)
            if kind == "boxed" or language == "ar":
                print_page(page_of(kind, text, NESTED_SIGNS[language]), HERE / name)
            else:
                typeset(HERE / name, kind, text, NESTED_SIGNS[language])
            found = [
                {"label": label, "word": word, "text": row, "page": page_with(HERE / name, row)}
                for label, word, row in rows
            ]
            truth.append({"file": name, "findings": found})
    (HERE / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
