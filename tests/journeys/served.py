"""A portal as ``make run`` serves it: its own data directory, port and database, with the demo in it."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

PROJECT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 120


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def fresh_database(folder: Path):
    """The address of an empty database of the kind that the tests run on."""
    if os.environ["TESTS_DATABASE"] == "sqlite":
        yield f"sqlite:///{folder}/portal.sqlite3"
        return
    server = os.environ["DATABASE_URL"]
    name = f"served_{os.getpid()}_{time.monotonic_ns()}"
    host = re.search(r"host=([^&]+)", server)[1]
    with psycopg.connect(host=host, user="portal", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield server.replace("@/postgres", f"@/{name}")
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


class Served:
    """A running portal. ``address`` is its root without a closing slash."""

    def __init__(self, folder: Path, database: str, **settings: str) -> None:
        self.folder, self.port = folder, free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = folder / "log"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("PORTAL_", "DJANGO_"))},
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "PORTAL_DEMO": "1",
            "PORTAL_DATA_DIR": str(folder),
            "PORTAL_SITE_URL": self.address,
            "DATABASE_URL": database,
            "PYTHONUNBUFFERED": "1",
            **settings,
        }
        self.process = None

    def start(self) -> "Served":
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve"],
                cwd=PROJECT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        end = time.monotonic() + START_SECONDS
        while self.get("/healthz")[0] != 200:
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < end, self.log.read_text()
            time.sleep(0.1)
        return self

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(30)

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        """Status and text of an address; (0, "") while nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", urlsplit(path)._replace(scheme="", netloc="").geturl(), headers=headers)
            response = connection.getresponse()
            return response.status, response.read().decode("utf-8", "replace")
        except OSError:
            return 0, ""
        finally:
            connection.close()

    def manage(self, *command: str) -> str:
        """The output of a management command on the same database and files."""
        done = subprocess.run(
            [sys.executable, "manage.py", *command], cwd=PROJECT, env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def processes(self) -> list[int]:
        """The process numbers of everything that belongs to this portal."""
        return processes_with(f"PORTAL_DATA_DIR={self.folder}")


def processes_with(variable: str) -> list[int]:
    """Processes in whose environment ``variable`` stands: also those that lost their parent."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            with contextlib.suppress(OSError):
                if variable.encode() in (entry / "environ").read_bytes().split(b"\0"):
                    state = (entry / "stat").read_text().rpartition(")")[2].split()[0]
                    found += [int(entry.name)] if state != "Z" else []
    return found
