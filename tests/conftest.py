"""What all tests share: fast passwords, files in a folder of their own, no way out of the machine."""

import os
import socket
import time

import pytest
from django.core.cache import cache
from django.db.backends.postgresql.creation import DatabaseCreation
from hypothesis import settings as hypothesis_settings

# How long an example takes depends on the machine; in CI the same examples are tried each time.
hypothesis_settings.register_profile("steady", deadline=None, derandomize="CI" in os.environ)
hypothesis_settings.load_profile("steady")


def _destroy_test_db(self, name, verbosity):
    """Drop a test database of PostgreSQL, with the session that a test may have left: while Playwright's loop runs in
    the thread, Django keeps connections apart and closes only the others."""
    self.connection.close_pool()
    with self._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {self.connection.ops.quote_name(name)} WITH (FORCE)")


DatabaseCreation._destroy_test_db = _destroy_test_db


@pytest.fixture(autouse=True)
def _quick_and_contained(settings, tmp_path, monkeypatch):
    from publications.models import portal  # the settings stand only now

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.MAIL_DIR = tmp_path / "mail"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    # Each process reads the owner's row once a second; in a test it was just read, until somebody saves it.
    monkeypatch.setattr(portal, "KEPT_SECONDS", 3600)
    monkeypatch.setattr(portal.PortalQuerySet, "_kept", (time.monotonic(), portal.Portal()))
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    monkeypatch.setattr(socket.socket, "connect", _only_this_machine(socket.socket.connect))


def _only_this_machine(connect):
    def guarded(self, address):
        if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise RuntimeError(f"A test tried to reach {address}.")
        return connect(self, address)

    return guarded
