"""The migrations run forwards, back to nothing, and forwards again, on the database of the tests."""

import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from publications.models import Publication
from publications.search import search

from .factories import make_publication


def test_migrations_stand_in_one_line():
    graph = MigrationLoader(None).graph
    assert len(graph.leaf_nodes("publications")) == 1


def tables():
    return {name for name in connection.introspection.table_names() if name.startswith("publications_")}


@pytest.mark.django_db(transaction=True)
def test_migrations_run_back_to_nothing_and_forwards_again():
    before = tables()
    make_publication(title="Steppe")
    quiet = {"interactive": False, "verbosity": 0, "stdout": io.StringIO()}
    try:
        for app in ("account", "mfa", "admin"):
            call_command("migrate", app, "zero", **quiet)
        call_command("migrate", "publications", "zero", **quiet)
        assert tables() == set()
    finally:
        call_command("migrate", **quiet)
    assert tables() == before
    assert Publication.objects.count() == 0
    assert search("steppe").total == 0
