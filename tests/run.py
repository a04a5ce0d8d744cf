"""Run every test on SQLite and then on PostgreSQL: ``python -m tests.run [--proof] [pytest's own options]``.

The tests of reading, which knows no database, and of what pages look like run once. Where Chromium is missing the
browser tests are skipped with a word on how to get it, except in CI, where any skipped test is a failure.
"""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DATABASES = ("sqlite", "postgresql")
# Know no database, or show the same on each: once is enough.
ONCE = ("tests/reading", "tests/test_markup.py", "tests/journeys/test_accessibility.py")


def run(database: str, options: list[str]) -> int:
    print(f"\n=== on {database} ===", flush=True)
    # Files in pytest's own order: those that use the database first, those that drive a browser last.
    spread = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    command = [sys.executable, "-m", "pytest", "-q", *spread, *options]
    if database != DATABASES[0]:
        command += [word for path in ONCE for word in ("--ignore", path)]
    return subprocess.run(command, cwd=PROJECT, env={**os.environ, "PORTAL_TEST_DATABASE": database}).returncode


def main() -> int:
    options = sys.argv[1:]
    proof = "--proof" in options
    options = [option for option in options if option != "--proof"]
    marked = ["-m", "proof" if proof else "not proof"]
    results = [run(database, [*marked, *options]) for database in DATABASES]
    return max(results)


if __name__ == "__main__":
    sys.exit(main())
