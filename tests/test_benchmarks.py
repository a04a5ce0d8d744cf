"""The measurements run and measure what they say."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks import reading

PROJECT = Path(__file__).parent.parent
REPORT = PROJECT / "publications/demo/reports/kazakhstan-tokayev-reboot.pdf"


def chapter(title, page, level=1):
    return {"title": title, "page": page, "level": level}


def measured(folder, *options):
    command = [sys.executable, "-m", "benchmarks.reading", str(folder), *options]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)


def test_table_has_a_row_for_each_report_and_the_means(tmp_path):
    shutil.copy(REPORT, tmp_path / "reboot.pdf")
    (tmp_path / "broken.pdf").write_bytes(REPORT.read_bytes()[:5000])
    truth = {
        "file": "reboot.pdf",
        "title": "Kazakhstan. Tokayev. Reboot",
        "year": 2019,
        "language": "en",
        "chapters": [chapter("A chapter that is not there", 3)],
    }
    (tmp_path / "manifest.json").write_text(json.dumps([truth]))
    done = measured(tmp_path, "--json", str(tmp_path / "figures.json"))
    assert done.returncode == 1  # a report that cannot be read is told by the exit code too
    broken, reboot = json.loads((tmp_path / "figures.json").read_text())
    assert (broken["error"], reboot["error"], reboot["pages"]) == ("damaged", "", 38)
    assert {name: reboot["figures"][name] for name in ("title", "year", "language", "d1", "left")} == {
        "title": 1.0,
        "year": 0.0,
        "language": 1.0,
        "d1": 0.0,
        "left": 0.0,
    }
    assert 0.99 < reboot["figures"]["recall"] <= 1
    assert [row.split()[0] for row in done.stdout.splitlines()][:3] == ["report", "broken.pdf", "reboot.pdf"]


def test_folder_without_reports_is_told(tmp_path):
    done = measured(tmp_path)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        2,
        f"benchmarks.reading: error: no PDF or DOCX in {tmp_path}",
    )


def test_chapters_are_matched_by_words_and_page():
    truth = {"chapters": [chapter("1. Water", 3), chapter("Annex A: Data", 9), chapter("Wells", 4, 2)]}
    assert reading.chapters_f1([chapter("Water", 4), chapter("Data", 9)], truth, 1) == 1
    assert reading.chapters_f1([chapter("Water", 5), chapter("Data", 9)], truth, 1) == 0.5
    assert reading.chapters_f1([chapter("Water", 3), chapter("Wells", 4, 2), chapter("Data", 9)], truth, 2) == 1


def test_optional_heading_costs_nothing_and_a_wrong_one_does():
    truth = {"chapters": [chapter("Water", 3)], "optional": [chapter("Thanks", 2)]}
    assert reading.chapters_f1([chapter("Water", 3), chapter("Thanks", 2)], truth, 1) == 1
    assert reading.chapters_f1([chapter("Water", 3), chapter("Figure", 2)], truth, 1) == 2 / 3


def test_furniture_left_is_what_no_page_has_elsewhere():
    edges = [set(), {"Water", "Report 2"}, {"Water", "Report 3"}]
    bare = [["1", "Water", "Wells are dug."], ["They run dry."], ["The end."]]
    assert reading.left_over(edges, bare, "Wells are dug.\n\nWater\n\nThey run dry.") == 0
    assert reading.left_over(edges, bare, "Water\n\nWells are dug.\n\nWater\n\nReport 3\n\nThe end.") == 2
    assert reading.left_over(edges, bare, "Report 2 says that Water runs dry.") == 0


def test_halves_are_parted_by_content(tmp_path):
    paths = []
    for number in range(5):
        paths.append(tmp_path / f"{number}.pdf")
        paths[-1].write_bytes(bytes([number]))
    known = reading.halves(paths)
    assert sorted(known.values()) == ["A", "A", "A", "B", "B"]
    assert reading.halves(reversed(paths)) == known
