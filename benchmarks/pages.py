"""Whole pages on a scratch database: how long each answer takes, how many queries it asks, how the slowest is answered.

The other measurements give what fills the database and the addresses that are asked for. The database is SQLite in a
temporary folder, or with ``--postgresql`` the server of the development packages, and is thrown away at the end.
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
        if explain and queries:
            print(plan(queries), flush=True)


def run(description: str, corpus: str, publications: int) -> None:
    """Make a database, have the module ``corpus`` fill it, measure its addresses, throw the database away.

    ``corpus`` has ``fill(number)`` and ``addresses()``; it is imported late, because it knows the models, which want the
    settings first. ``publications`` is how many there are when nothing is said.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--publications", type=int, default=publications, metavar="N")
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
        start, rows = time.perf_counter(), import_module(corpus)
        rows.fill(max(100, chosen.publications))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        seconds = time.perf_counter() - start
        print(f"{chosen.publications:,} publications on {connection.vendor}, filled in {seconds:.0f} s", flush=True)
        report(rows.addresses(), chosen.explain)
        connection.close()
    finally:
        if server:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
