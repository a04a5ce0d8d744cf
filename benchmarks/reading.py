"""How well and how fast reports are read: ``python -m benchmarks.reading DIR [--only REGEX] [--json FILE]``.

DIR holds reports (PDF or DOCX) and, where the truth about them is known, ``manifest.json``: a list of objects with
``file`` and any of ``title``, ``authors``, ``year``, ``language``, ``chapters`` (``title``, ``level``, ``page``),
``optional`` (headings that may be found) and ``findings`` (``number``, ``text``).

Each report is read in a process of its own, as the portal does it. The table has a row for each report, then the means:

``d1``, ``d1+2``
    F1 of chapter titles on one and two levels: titles alike to 85 %, pages at most one apart
``left``
    furniture left in the text, per 100 pages: lines that repeat at the pages' edges, as often as the chapters' texts have
    them as lines of their own beyond what the pages have of them elsewhere (a running head may be a heading too)
``recall``, ``precision``
    of words, against the text that pdfium gives, without the lines that repeat at the edges of the same page
``fidelity``
    the draft's own figure: words in the draft or in the record of removals
``s``, ``MB``
    seconds of processor time and peak memory of the process: what the machine does beside it does not count

Reports are parted into halves A and B by the order of their SHA-256, so that rules can be made on one and tried on the
other.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from statistics import mean
from typing import Any

import pypdfium2

SECONDS = 120
EDGE = 0.11  # of a page's height: where running lines stand
ALIKE = 0.85
LABEL = re.compile(r"^\W*(?:[^\W\d_]+\s+)?(?:\d+(?:[.\-]\d+)*|[ivxlc]+|[^\W\d_])[.:)\s–—-]+", re.IGNORECASE)
COLUMNS = ("d1", "d1+2", "title", "year", "authors", "language", "findings", "left", "recall", "precision", "fidelity")


@dataclass
class Row:
    """One report's figures; a figure that has no truth to be held against is missing."""

    name: str
    half: str
    pages: int = 0
    seconds: float = 0.0
    megabytes: float = 0.0
    error: str = ""
    figures: dict[str, float] = field(default_factory=dict)


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text or "").casefold())


def words(text: str) -> list[str]:
    """Words as compared: case-folded, without the hyphens of line ends; ideographs one by one."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"(\w)[-\u00ad\u2010\x02\ufffe]\s*\n\s*(\w)", r"\1\2", text)
    text = re.sub(r"[\u00ad\u200b-\u200f\u202a-\u202e\x02\ufffe]", "", text)
    return re.findall(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+", text)


def likeness(one: str, other: str) -> float:
    """How alike two titles are, 0 to 1, with or without their printed numbers."""
    pairs = [(letters(one), letters(other)), (letters(LABEL.sub("", one)), letters(LABEL.sub("", other)))]
    return max(
        (SequenceMatcher(None, a, b, autojunk=False).ratio() for a, b in pairs if a and b),
        default=0.0,
    )


def matched(found: Sequence[dict[str, Any]], truth: Sequence[dict[str, Any]]) -> set[int]:
    """The places in ``found`` that have a partner in ``truth``, the likest first, each used once."""
    pairs = sorted(
        (
            (-likeness(one["title"], other["title"]), abs(one["page"] - (other.get("page") or one["page"])), i, j)
            for i, one in enumerate(found)
            for j, other in enumerate(truth)
            if abs(one["page"] - (other.get("page") or one["page"])) <= 1
        ),
    )
    left: set[int] = set()
    right: set[int] = set()
    for unlike, _distance, i, j in pairs:
        if -unlike >= ALIKE and i not in left and j not in right:
            left.add(i)
            right.add(j)
    return left


def chapters_f1(found: Sequence[dict[str, Any]], row: dict[str, Any], depth: int) -> float:
    """F1 of the titles down to ``depth``; a deeper or optional heading that was found costs nothing."""
    truth = [chapter for chapter in row["chapters"] if chapter["level"] <= depth]
    beside = [chapter for chapter in row["chapters"] if chapter["level"] > max(depth, 2)] + (row.get("optional") or [])
    asked = [chapter for chapter in found if chapter["level"] <= depth]
    hits = matched(asked, truth)
    rest = [chapter for place, chapter in enumerate(asked) if place not in hits]
    counted = len(asked) - len(matched(rest, beside))
    return 2 * len(hits) / (counted + len(truth)) if counted + len(truth) else 1.0


def page_lines(path: Path) -> tuple[list[list[str]], list[set[str]]]:
    """(the lines of each page, those at its edges that repeat there through the file but for their numbers)."""
    pages, edges, seen = [], [], collections.Counter[str]()
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            across, down = page.get_size()
            text = page.get_textpage()
            pages.append([spaced(line) for line in text.get_text_bounded().splitlines()])
            banded = text.get_text_bounded(0, down * (1 - EDGE), across, down) + "\n"
            banded += text.get_text_bounded(0, 0, across, down * EDGE)
            edges.append({spaced(line) for line in banded.splitlines() if letters(line)})
            seen.update({masked(line) for line in edges[-1]})
    need = max(4, 0.12 * len(pages))
    running = {line for line, count in seen.items() if count >= need and len(line) <= 160}
    return pages, [{line for line in lines if masked(line) in running} for lines in edges]


def spaced(line: str) -> str:
    return " ".join(line.split())


def masked(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def left_over(edges: Sequence[set[str]], bare: Sequence[Sequence[str]], text: str) -> int:
    """How many of the lines at the ``edges`` of pages stand in ``text`` beyond those that the pages have elsewhere.

    ``bare`` are the pages' lines without their own edges.
    """
    furniture = collections.Counter(line for lines in edges for line in lines)
    belongs = collections.Counter(line for lines in bare for line in lines)
    kept = collections.Counter(spaced(line) for line in text.splitlines())
    return (furniture & (kept - belongs)).total()


def word_figures(path: Path, got: dict[str, Any]) -> dict[str, float]:
    """Furniture left, and recall and precision of words."""
    pages, edges = page_lines(path)
    bare = [[line for line in lines if line not in own] for lines, own in zip(pages, edges, strict=True)]
    texts = ["\n".join(lines) for lines in bare]
    first = min((chapter["page"] for chapter in got["chapters"]), default=1)
    have = collections.Counter(words("\n".join(f"{row['title']}\n{row['text']}" for row in got["chapters"])))
    wanted = collections.Counter(words("\n".join(texts[first - 1 :])))
    whole = collections.Counter(words("\n".join(texts)))
    left = left_over(edges, bare, "\n".join(chapter["text"] for chapter in got["chapters"]))
    return {
        "left": 100 * left / max(1, len(pages)),
        "recall": (wanted & have).total() / max(1, wanted.total()),
        "precision": (whole & have).total() / max(1, have.total()),
    }


def truth_figures(got: dict[str, Any], row: dict[str, Any]) -> dict[str, float]:
    """What is held against the manifest."""
    figures: dict[str, float] = {}
    if row.get("chapters"):
        figures["d1"] = chapters_f1(got["chapters"], row, 1)
        if any(chapter["level"] == 2 for chapter in row["chapters"]):
            figures["d1+2"] = chapters_f1(got["chapters"], row, 2)
    if row.get("title"):
        figures["title"] = letters(got["title"]) == letters(row["title"])
    if row.get("year"):
        figures["year"] = str(got["year"]) == str(row["year"])
    if row.get("authors"):
        figures["authors"] = sorted(map(letters, got["authors"])) == sorted(map(letters, row["authors"]))
    if row.get("language"):
        figures["language"] = got["language"][:2] == row["language"][:2]
    if row.get("findings"):
        known = {(str(finding["number"]), " ".join(finding["text"].split())) for finding in got["findings"]}
        asked = [(str(finding["number"]), " ".join(finding["text"].split())) for finding in row["findings"]]
        figures["findings"] = sum(finding in known for finding in asked) / len(asked)
    return {name: float(value) for name, value in figures.items()}


def read(path: Path, *options: str) -> tuple[dict[str, Any], float, float, str]:
    """(what the reader says, seconds of processor time, MiB, error) from a process of its own."""
    with tempfile.TemporaryFile() as out:
        start = time.monotonic()
        command = [sys.executable, "-m", "publications.reading", *options, str(path)]
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        while True:
            number, _status, usage = os.wait4(child.pid, os.WNOHANG)
            if number:
                break
            if time.monotonic() - start > SECONDS:
                child.kill()
                os.wait4(child.pid, 0)
                return {}, SECONDS, 0.0, f"more than {SECONDS} s"
            time.sleep(0.005)
        child.returncode = 0
        seconds = usage.ru_utime + usage.ru_stime
        out.seek(0)
        last = (out.read().decode("utf-8", "replace").strip().splitlines() or ["{}"])[-1]
    said = json.loads(last)
    return said, seconds, usage.ru_maxrss / 1024, said.get("error", {}).get("code", "")


def measure(path: Path, half: str, truth: dict[str, Any] | None) -> Row:
    got, seconds, megabytes, error = read(path, "--json")
    row = Row(path.name, half, 0, seconds, megabytes, error)
    if error or not got:
        row.error = error or "no answer"
        return row
    draft = read(path)[0].get("draft", {})
    row.pages = draft.get("pages", 0)
    row.figures = truth_figures(got, truth) if truth else {}
    if path.suffix.lower() == ".pdf" and got["chapters"]:
        row.figures |= word_figures(path, got)
    if draft.get("fidelity"):
        fidelity = draft["fidelity"]
        row.figures["fidelity"] = (fidelity["kept"] + fidelity["removed"]) / max(1, fidelity["words"])
    return row


def means(rows: Iterable[Row]) -> dict[str, float]:
    """The mean of each figure over the reports that have it; furniture per 100 pages of all."""
    rows = list(rows)
    found = {
        name: mean(row.figures[name] for row in rows if name in row.figures)
        for name in COLUMNS
        if any(name in row.figures for row in rows)
    }
    counted = [row for row in rows if "left" in row.figures]
    if counted:
        found["left"] = sum(row.figures["left"] * row.pages for row in counted) / max(1, sum(r.pages for r in counted))
    return found


def line(name: str, half: str, pages: int, figures: dict[str, float], seconds: float, megabytes: float) -> str:
    cells = (f"{figures[column]:9.3f}" if column in figures else f"{'–':>9}" for column in COLUMNS)
    return f"{name[:34]:34} {half:1} {pages:5d} {' '.join(cells)} {seconds:7.2f} {megabytes:5.0f}"


def halves(paths: Iterable[Path]) -> dict[Path, str]:
    """A or B for each report, by the order of the hashes of their bytes."""
    ordered = sorted(paths, key=lambda path: hashlib.sha256(path.read_bytes()).hexdigest())
    return {path: "A" if place < len(ordered) / 2 else "B" for place, path in enumerate(ordered)}


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.reading", description="Measures the reading of reports.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", metavar="REGEX", help="reports whose names match")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    asked = parser.parse_args()
    manifest = asked.folder / "manifest.json"
    truth = {row["file"]: row for row in json.loads(manifest.read_text("utf-8"))} if manifest.exists() else {}
    known = halves(path for path in asked.folder.iterdir() if path.suffix.lower() in {".pdf", ".docx"})
    if not known:
        parser.error(f"no PDF or DOCX in {asked.folder}")
    head = " ".join(f"{column:>9}" for column in COLUMNS)
    print(f"{'report':34}   pages {head} {'s':>7} {'MB':>5}")
    rows = []
    for path, half in sorted(known.items()):
        if re.search(asked.only, path.name):
            row = measure(path, half, truth.get(path.name))
            rows.append(row)
            print(
                line(row.name, half, row.pages, row.figures, row.seconds, row.megabytes) + f"  {row.error}", flush=True
            )
    for name, chosen in (("half A", "A"), ("half B", "B"), ("all", "AB")):
        some = [row for row in rows if row.half in chosen and not row.error]
        if some:
            pages, seconds = sum(row.pages for row in some), sum(row.seconds for row in some)
            print(line(name, "", pages, means(some), seconds, max(row.megabytes for row in some)))
    if asked.json:
        asked.json.write_text(json.dumps([row.__dict__ for row in rows], indent=1, ensure_ascii=False), "utf-8")
    return int(any(row.error for row in rows))


if __name__ == "__main__":
    sys.exit(main())
