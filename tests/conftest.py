"""What all tests share: fast passwords, files in a folder of their own, no way out of the machine."""

import os
import socket

import pytest
from django.core.cache import cache
from hypothesis import settings as hypothesis_settings

# How long an example takes depends on the machine; in CI the same examples are tried each time.
hypothesis_settings.register_profile("steady", deadline=None, derandomize="CI" in os.environ)
hypothesis_settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _quick_and_contained(settings, tmp_path, monkeypatch):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.MAIL_DIR = tmp_path / "mail"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
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
