"""Set up what is missing, then run the web server and a worker until one of them, or this command, ends."""

import contextlib
import ctypes
import http.client
import os
import signal
import subprocess
import sys
import time

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

TERM_SECONDS = 8
START_SECONDS = 60
PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """Runs in the new process: it gets TERM when this command is killed, however that happens."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start(command: list[str]) -> subprocess.Popen:
    return subprocess.Popen(command, start_new_session=True, preexec_fn=die_with_parent)


def end(processes: list[subprocess.Popen]) -> None:
    """TERM to each process, which ends its own children; KILL to what is left of its group after eight seconds.

    (TERM to the whole group takes the queue's helpers away from under its first process, which then waits for them.)
    """
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + TERM_SECONDS
    for process in processes:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(0.1, deadline - time.monotonic()))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def commands(host: str, port: str) -> list[list[str]]:
    web = ["-m", "gunicorn", "portal.wsgi", "--bind", f"{host}:{port}", "--worker-class", "gthread"]
    sizes = ["--workers", str(min(4, os.cpu_count() or 1)), "--threads", "4", "--timeout", "60"]
    quiet = ["--log-level", "warning", "--max-requests", "5000", "--max-requests-jitter", "500"]
    return [[sys.executable, *web, *sizes, *quiet], [sys.executable, "manage.py", "worker"]]


def wait_until_it_answers(host: str, port: int, processes: list[subprocess.Popen]) -> bool:
    end_of_wait = time.monotonic() + START_SECONDS
    while time.monotonic() < end_of_wait and all(process.poll() is None for process in processes):
        try:
            connection = http.client.HTTPConnection(host, port, timeout=2)
            connection.request("GET", "/healthz")
            connection.getresponse()
        except OSError:
            time.sleep(0.1)
        else:
            return True
        finally:
            connection.close()
    return False


class Command(BaseCommand):
    help = "Serves the portal at HOST and PORT with a worker beside it; with PORTAL_DEMO=1, with demo content."

    def handle(self, *args, **options):
        host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
        if not port.isdecimal() or not 0 < int(port) < 65536:
            raise CommandError(f"PORT is “{port}”, but must be a number from 1 to 65535.")
        self._say_address(f"http://{host}:{port}")
        self._set_up()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_signal: sys.exit(0))
        processes = []
        try:
            processes += [start(command) for command in commands(host, port)]
            if wait_until_it_answers(host, int(port), processes):
                self.stdout.write(self._greeting(f"http://{host}:{port}/"))
                self.stdout.flush()
            while all(process.poll() is None for process in processes):
                time.sleep(0.5)
            raise CommandError("The web server or the worker has ended; see the lines above. Both are stopped now.")
        finally:
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)
            end(processes)

    def _say_address(self, address: str) -> None:
        """Links in mails, feeds and "copy link" lead here, unless the environment names the site's own address."""
        os.environ.setdefault("PORTAL_SITE_URL", address)
        settings.SITE_URL = os.environ["PORTAL_SITE_URL"].rstrip("/")

    def _set_up(self) -> None:
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("rebuild_search", "--missing")
        if settings.DEMO:
            call_command("load_demo")

    def _greeting(self, address: str) -> str:
        lines = [f"The portal is at {address}"]
        if settings.DEMO:
            lines += [
                "Editor:   editor@example.org, password “editor-demo”",
                "Partner:  partner@example.org, signs in by a mailed code; read it at",
                f"          {address}accounts/demo-mail/ or here in the terminal",
            ]
        return "\n".join(["", *lines, "Stop with Ctrl-C.", ""])
