"""Word files as a word processor writes them: what is read of each stands beside it, and was checked by eye.

``python -m tests.reading.test_docx_samples`` writes the files anew, for another look at them.
"""

import json
import re
import zipfile
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from publications.reading import Draft, read_report
from publications.reading.markdown import plain
from tests.samples.docx_reports import REPORTS

FOLDER = Path(__file__).parents[1] / "samples" / "word"
WORD = re.compile(r"[^\W_]+")


def summary(draft: Draft) -> dict:
    """What a person would check."""
    return {
        "title": draft.title,
        "subtitle": draft.subtitle,
        "contributors": list(draft.contributors),
        "issued": [draft.issued_year, draft.issued_month, draft.issued_day],
        "language": draft.language,
        "chapters": [
            {"label": row.label, "level": row.level, "kind": row.kind, "title": row.title, "text": row.text.split("\n")}
            for row in draft.chapters
        ],
        "findings": [[row.label, row.text] for row in draft.findings],
        "pictures": [[row.part, row.caption, row.alt] for row in draft.pictures],
        "removed": [[row.kind, row.text] for row in draft.removed],
        "doubts": [[row.code, row.text] for row in draft.doubts],
        "file_notes": [[row.code, row.text] for row in draft.file_notes],
    }


@pytest.mark.parametrize("name", REPORTS)
def test_report_is_read_as_it_is_set(name):
    draft = read_report(FOLDER / f"{name}.docx")
    assert summary(draft) == json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", REPORTS)
def test_report_is_read_alike_before_the_word_processor_saved_it(name, tmp_path):
    path = tmp_path / "report.docx"
    path.write_bytes(REPORTS[name]())
    made, saved = summary(read_report(path)), json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert [made[key] for key in ("title", "chapters", "findings")] == [
        saved[key] for key in ("title", "chapters", "findings")
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_no_word_of_the_file_is_lost(name):
    """Counted in the file's own text, apart from the reader: paragraphs once, without what is deleted."""
    with zipfile.ZipFile(FOLDER / f"{name}.docx") as archive:
        xml = archive.read("word/document.xml").decode()
    xml = re.sub(r"<mc:Fallback>.*?</mc:Fallback>|<w:pPr>.*?</w:pPr>", "", xml, flags=re.DOTALL)
    xml = re.sub(r"<wp:(align|posOffset)>.*?</wp:\1>", "", xml)  # where a drawing stands
    xml = re.sub(r"</w:p>|<w:tab/>|<w:br/>", " ", xml)
    there = Counter(WORD.findall(unescape(re.sub(r"<w:(delText|instrText)[ >].*?</w:\1>|<[^>]+>", "", xml))))
    draft = read_report(FOLDER / f"{name}.docx")
    held = [draft.title, draft.subtitle, *draft.contributors, *(row.text for row in draft.removed)]
    held += [row.text for row in draft.evidence.values()]
    for chapter in draft.chapters:
        held += [chapter.label, chapter.title, plain(re.sub(r"\[\^[^\]]+\]", " ", chapter.text))]
    held += [plain(row.text) for row in draft.findings]
    held += [row.evidence.text[: len(row.word) + 4] for row in draft.findings]
    assert there - Counter(WORD.findall(" ".join(held))) == Counter()


if __name__ == "__main__":
    for name in REPORTS:
        text = json.dumps(summary(read_report(FOLDER / f"{name}.docx")), ensure_ascii=False, indent=1)
        (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")
