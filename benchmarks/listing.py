"""How fast listings answer, however much there is: ``python -m benchmarks.listing [--publications N] [--postgresql]``.

A scratch database is made, filled with N publications (100,000 when nothing is said) and thrown away: SQLite in a
temporary folder, or with ``--postgresql`` the server of the development packages. Topics and partners are as uneven as in
life: the hottest topic stands on some four tenths of all publications, the last ones on a few.

The table has a row for each address: the median and the slowest of its answers in milliseconds (whole pages through the
views and templates, one process, no cache), the number of its queries, and the median time in the database. With
``--explain`` the plan of each address's slowest query follows.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from importlib import import_module
from pathlib import Path
from statistics import median

import django
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.databases import Server

ROUNDS = 9


def prepare(folder: str, address: str) -> None:
    """Settings of a portal that lives in ``folder``, and its tables."""
    os.environ.update(
        PORTAL_DATA_DIR=folder,
        PORTAL_SECRET_KEY="only-for-measuring-" + "x" * 50,
        PORTAL_ALLOWED_HOSTS="testserver,127.0.0.1",
        DATABASE_URL=address,
        DJANGO_SETTINGS_MODULE="portal.settings",
    )
    Path(folder, "static").mkdir(exist_ok=True)
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def measure(client: Client, address: str) -> tuple[list[float], list[dict], list[float]]:
    """(milliseconds of the answers, queries of the last one, milliseconds of each answer's queries)."""
    client.get(address)
    taken, inside, captured = [], [], []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        response = client.get(address)
        taken.append(1000 * (time.perf_counter() - start))
        if response.status_code != 200:
            raise SystemExit(f"{address}: {response.status_code} {response.headers.get('Location', '')}")
    for _round in range(3):
        with CaptureQueriesContext(connection) as context:
            client.get(address)
        captured = context.captured_queries
        inside.append(1000 * sum(float(query["time"]) for query in captured))
    return taken, captured, inside


def plan(queries: list[dict]) -> str:
    """How the database answers the slowest of ``queries``."""
    slowest = max(queries, key=lambda query: float(query["time"]))["sql"]
    explain = "EXPLAIN (ANALYZE, COSTS OFF, SUMMARY OFF)" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {slowest}".replace("%", "%%"), ())
        return "\n".join(["    " + slowest[:300], *("    " + str(row[-1]) for row in cursor.fetchall())])


def report(addresses: dict[str, str], explain: bool) -> None:
    """Measure and print."""
    client = Client()
    print(f"{'address':32}{'median':>8}{'slowest':>9}{'queries':>9}{'database':>10}")
    for name, address in addresses.items():
        taken, queries, inside = measure(client, address)
        figures = f"{median(taken):8.1f}{max(taken):9.1f}{len(queries):9}{median(inside):10.1f}"
        print(f"{name:32}{figures}", flush=True)
        if explain:
            print(plan(queries), flush=True)


def main() -> None:
    """Make, fill, measure, throw away."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--publications", type=int, default=100_000, metavar="N")
    parser.add_argument("--postgresql", action="store_true", help="on PostgreSQL instead of SQLite")
    parser.add_argument("--explain", action="store_true", help="show the plan of each address's slowest query")
    chosen = parser.parse_args()
    folder, server = tempfile.mkdtemp(prefix="portal-benchmark-"), None
    try:
        address = f"sqlite:///{folder}/portal.sqlite3"
        if chosen.postgresql:
            server = Server()
            address = server.address
        prepare(folder, address)
        start = time.perf_counter()
        corpus = import_module("benchmarks.corpus")  # it knows the models, which want the settings first
        corpus.fill(max(100, chosen.publications))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(
            f"{chosen.publications:,} publications on {connection.vendor}, filled in {time.perf_counter() - start:.0f} s"
        )
        report(corpus.addresses(), chosen.explain)
        connection.close()
    finally:
        if server:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
