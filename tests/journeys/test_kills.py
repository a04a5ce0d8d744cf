"""A worker killed in the middle of a reading, ten times: each report ends with exactly one draft."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .served import PROJECT, Served, fresh_database, processes_with

pytestmark = pytest.mark.proof

REPORT = PROJECT / "publications/demo/reports/kazakhstan-tokayev-reboot.pdf"
KILLS = 10
READING_SECONDS = 10
# As the settings make it of that: three steps, each with its lease, and no recognition. A report that was being read
# may be taken up sooner, by the sweep each minute once its lease is over; one that only waited in the killed worker, then.
RETRY_SECONDS = 3 * (READING_SECONDS + 20) + 10
SETTINGS = {"PORTAL_READING_SECONDS": str(READING_SECONDS), "PORTAL_RECOGNITION_SECONDS": "0"}

SEND = """
import io
from publications.models import Partner, User
from publications.receiving import receive
partner = Partner.objects.create(name="Institute")
user = User.objects.create_user("partner@example.org")
content = open({report!r}, "rb").read()
for number in range({kills}):
    file = io.BytesIO(content + b"%% copy " + str(number).encode())
    receive(file, name=f"report-{{number}}.pdf", media_type="application/pdf", partner=partner, by=user)
"""
TELL = """
import json
from publications.models import Publication, Submission
rows = [[s.status, s.attempts, s.events.filter(kind="drafted").count()] for s in Submission.objects.order_by("pk")]
print(json.dumps([rows, Publication.objects.count()]))
"""


def tell(served):
    return json.loads(served.manage("shell", "-v0", "-c", TELL).splitlines()[-1])


def reader_is_running(variable):
    """A process of this worker that waits for its jailed child."""
    for number in processes_with(variable):
        try:
            children = Path(f"/proc/{number}/task/{number}/children").read_text().split()
            if any("publications.reading" in Path(f"/proc/{child}/cmdline").read_text() for child in children):
                return True
        except OSError:
            continue
    return False


@pytest.fixture(autouse=True)
def _no_worker_outlives_the_test(tmp_path):
    yield
    for number in processes_with(f"PORTAL_DATA_DIR={tmp_path}"):
        os.kill(number, signal.SIGKILL)


def test_each_report_ends_with_one_draft(tmp_path):
    with fresh_database(tmp_path) as database:
        served = Served(tmp_path, database, **SETTINGS)
        served.manage("migrate", "-v0")
        served.manage("shell", "-v0", "-c", SEND.format(report=str(REPORT), kills=KILLS))
        variable = f"PORTAL_DATA_DIR={tmp_path}"
        kills = 0
        while kills < KILLS:
            worker = subprocess.Popen(
                [sys.executable, "manage.py", "worker"],
                cwd=PROJECT,
                env=served.environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            end = time.monotonic() + 2 * RETRY_SECONDS
            while not reader_is_running(variable):
                assert time.monotonic() < end, tell(served)
                time.sleep(0.005)
            for number in processes_with(variable):
                os.kill(number, signal.SIGKILL)
            worker.wait()
            kills += 1
        with (tmp_path / "worker.log").open("wb") as log:
            worker = subprocess.Popen(
                [sys.executable, "manage.py", "worker"], cwd=PROJECT, env=served.environment, stdout=log, stderr=log
            )
        try:
            end = time.monotonic() + RETRY_SECONDS + KILLS * 5
            while {status for status, *_rest in tell(served)[0]} != {"drafted"}:
                assert time.monotonic() < end, tell(served)
                time.sleep(1)
        finally:
            worker.terminate()
            worker.wait(30)
        rows, publications = tell(served)
        assert publications == KILLS
        assert {drafted for _status, _attempts, drafted in rows} == {1}
        assert sum(attempts for _status, attempts, _drafted in rows) > KILLS
