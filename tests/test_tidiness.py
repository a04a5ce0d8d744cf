"""The checks of style, types, imports, migrations and deployment, as tests: `make test` is all there is to run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


def run(*command, **environment):
    done = subprocess.run(
        [str(word) for word in command],
        cwd=PROJECT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    "command",
    [
        (BIN / "ruff", "check", "."),
        (BIN / "ruff", "format", "--check", "."),
        (BIN / "mypy",),
        (BIN / "lint-imports",),
        (sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"),
    ],
    ids=["ruff", "format", "mypy", "imports", "migrations"],
)
def test_project_is_clean(command):
    status, output = run(*command)
    assert status == 0, output


def example_environment():
    """The settings of .env.example, as a deployment sets them."""
    lines = (PROJECT / ".env.example").read_text().splitlines()
    pairs = (line.split("=", 1) for line in lines if re.match(r"^[A-Z_]+=", line))
    return {name: value.strip() for name, value in pairs}


def test_deployment_check_is_clean(tmp_path):
    environment = {**example_environment(), "PORTAL_DATA_DIR": str(tmp_path)}
    environment["DATABASE_URL"] = f"sqlite:///{tmp_path}/portal.sqlite3"
    environment["DJANGO_ALLOW_ASYNC_UNSAFE"] = ""  # the tests' own, which a deployment does not set
    status, output = run(sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **environment)
    assert status == 0, output


def test_every_setting_is_in_the_example():
    known = set(re.findall(r'^    "(PORTAL_[A-Z_]+)":', (PROJECT / "portal/environment.py").read_text(), re.MULTILINE))
    example = set(re.findall(r"^#? ?(PORTAL_[A-Z_]+)=", (PROJECT / ".env.example").read_text(), re.MULTILINE))
    assert example == known


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORTAL_DEBGU", "1", "PORTAL_DEBGU is not a setting of the portal. Did you mean PORTAL_DEBUG?"),
        ("PORTAL_DEBUG", "perhaps", "PORTAL_DEBUG is “perhaps”, but must be true or false."),
        ("PORTAL_UPLOAD_MAX_MB", "many", "PORTAL_UPLOAD_MAX_MB is “many”, but must be a whole number."),
        ("PORTAL_SITE_URL", "reports.example.org", "must start with https:// or http://."),
    ],
)
@pytest.mark.parametrize("command", ["check", "migrate", "serve"])
def test_misspelt_setting_stops_the_start_with_a_sentence(command, name, value, sentence):
    status, output = run(sys.executable, "manage.py", command, **{name: value})
    assert status != 0
    assert len(output.splitlines()) == 1
    assert sentence in output


def in_a_bare_checkout(*command):
    """Run ``command`` with no setting in the environment."""
    bare = {"PATH": os.environ["PATH"]}
    done = subprocess.run(
        [str(word) for word in command], cwd=PROJECT, env=bare, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.skipif((PROJECT / ".env").exists(), reason="this checkout has settings of its own in .env")
def test_migrations_are_checked_in_a_bare_checkout():
    found = in_a_bare_checkout(sys.executable, "manage.py", "makemigrations", "--check", "--dry-run")
    assert found == (0, "No changes detected\n")


@pytest.mark.skipif((PROJECT / ".env").exists(), reason="this checkout has settings of its own in .env")
def test_missing_key_is_said_in_one_sentence():
    found = in_a_bare_checkout(sys.executable, "manage.py", "migrate")
    assert found == (1, "PORTAL_SECRET_KEY is not set. Put a long random text there and keep it secret.\n")


def test_locks_name_no_package_index():
    for lock in (PROJECT / "requirements").glob("*.txt"):
        assert "http" not in lock.read_text(), lock.name
