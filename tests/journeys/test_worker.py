"""A worker of several processes carries out what is queued, each task once, on the database of the tests."""

import json
import os
import signal
import subprocess
import sys
import time

from .served import PROJECT, Served, fresh_database

TASKS, SECONDS = 12, 60

QUEUE = f"""
from django_q.tasks import async_task
for _number in range({TASKS}):
    async_task("publications.tasks.take_up_stranded", group="many")
"""
TELL = """
import json
from django_q.models import Task
print(json.dumps(list(Task.objects.filter(group="many").values_list("success", flat=True))))
"""


def test_processes_of_a_worker_do_not_disturb_each_other(tmp_path):
    with fresh_database(tmp_path) as database:
        served = Served(tmp_path, database, PORTAL_WORKERS="2")
        served.manage("migrate", "-v0")
        served.manage("shell", "-v0", "-c", QUEUE)
        log = (tmp_path / "log").open("wb")
        worker = subprocess.Popen(
            [sys.executable, "manage.py", "worker"],
            cwd=PROJECT,
            env=served.environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            end, ended = time.monotonic() + SECONDS, []
            while len(ended) < TASKS and time.monotonic() < end:
                time.sleep(1)
                ended = json.loads(served.manage("shell", "-v0", "-c", TELL).splitlines()[-1])
            assert ended == [True] * TASKS, (tmp_path / "log").read_text()[-3000:]
        finally:
            worker.terminate()  # the others end by the first one's word; no cleaner end is asked of a failed test
            time.sleep(1)
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()
            log.close()
