"""The one command ends whole: nothing is left whichever way it ends."""

import os
import signal
import time
from pathlib import Path

import pytest

from .served import Served, fresh_database

END_SECONDS = 20


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """Start the portal without demo content, again and again on the same data."""
    folder = tmp_path_factory.mktemp("serve")
    with fresh_database(folder) as database:
        served = Served(folder, database, PORTAL_DEMO="0", PORTAL_DEBUG="1")
        yield served
        served.stop()


def master(served, word):
    """The oldest process whose command line has ``word``."""
    numbers = [n for n in sorted(served.processes()) if word in Path(f"/proc/{n}/cmdline").read_text()]
    return numbers[0]


ENDINGS = {
    "Ctrl-C": lambda served: os.killpg(served.process.pid, signal.SIGINT),
    "terminal closed": lambda served: os.killpg(served.process.pid, signal.SIGHUP),
    "terminated": lambda served: served.process.terminate(),
    "killed": lambda served: served.process.kill(),
    "web server killed": lambda served: os.kill(master(served, "gunicorn"), signal.SIGKILL),
    "worker killed": lambda served: os.kill(master(served, "worker"), signal.SIGKILL),
}


QUICK = {"Ctrl-C", "worker killed"}


@pytest.mark.parametrize(
    "ending", [ending if ending in QUICK else pytest.param(ending, marks=pytest.mark.proof) for ending in ENDINGS]
)
def test_nothing_is_left_behind(running, ending):
    running.start()
    assert len(running.processes()) >= 4
    ENDINGS[ending](running)
    running.process.wait(END_SECONDS)
    end = time.monotonic() + END_SECONDS
    while left := running.processes():
        assert time.monotonic() < end, [Path(f"/proc/{number}/cmdline").read_text() for number in left]
        time.sleep(0.1)
    assert running.get("/healthz") == (0, "")


@pytest.mark.parametrize("port", ["many", "0", "70000"])
def test_port_that_is_none_is_said(running, port, monkeypatch):
    monkeypatch.setitem(running.environment, "PORT", port)
    with pytest.raises(AssertionError, match=f"PORT is “{port}”, but must be a number from 1 to 65535"):
        running.manage("serve")
