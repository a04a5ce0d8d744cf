"""Run every test on SQLite, then those that know a database on PostgreSQL: ``python -m tests.run [--proof] [options]``.

The options are pytest's own. What knows no database (reading, references, words) is the same on each and runs once, and so
do looks and words of pages. Where Chromium is missing the browser tests are skipped with a word on how to get it, except in
CI, where any skipped test is a failure.
"""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DATABASES = ("sqlite", "postgresql")
# Pages look and read the same on each database: once is enough.
ONCE = (
    "tests/test_language_pages.py",
    "tests/test_markup.py",
    "tests/test_pseudo_language.py",
    "tests/journeys/test_accessibility.py",
    "tests/journeys/test_beyond_axe.py",
    "tests/journeys/test_printed_report.py",
    "tests/journeys/test_reading_page.py",
    "tests/journeys/test_small_screen.py",
)


def run(database: str, marked: str, options: list[str]) -> int:
    print(f"\n=== on {database} ===", flush=True)
    processes = (os.cpu_count() or 1) + 1  # journeys wait for servers and browsers half of their time
    spread = ["-n", str(processes), "--no-loadscope-reorder"]  # by databases.ByFile
    if database != DATABASES[0]:
        marked += " and database"
        options = [*(word for path in ONCE for word in ("--ignore", path)), *options]
    command = [sys.executable, "-m", "pytest", "-q", *spread, "-m", marked, *options]
    return subprocess.run(command, cwd=PROJECT, env={**os.environ, "PORTAL_TEST_DATABASE": database}).returncode


def main() -> int:
    options = sys.argv[1:]
    proof = "--proof" in options
    options = [option for option in options if option != "--proof"]
    marked = "proof" if proof else "not proof"
    results = [run(database, marked, options) for database in DATABASES]
    return max(results)


if __name__ == "__main__":
    sys.exit(main())
