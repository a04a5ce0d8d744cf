"""The jailed child: what comes out of it, and what it cannot do."""

import importlib.util
import io
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from publications import jail as jails
from publications import sandbox
from publications.reading.draft import Draft
from publications.sandbox import Limits, SandboxError

REPORT = Path(__file__).parent.parent / "publications/demo/reports/kazakhstan-tokayev-reboot.pdf"


@pytest.fixture(params=["bubblewrap", "seccomp"])
def jail(request, monkeypatch):
    """Each jail that this machine allows; seccomp is what holds where bubblewrap is not allowed."""
    if request.param == "bubblewrap" and sandbox.jail() != "bubblewrap":
        pytest.skip("bubblewrap is not installed or not allowed here")
    monkeypatch.setattr(jails, "jail", lambda: request.param)
    return request.param


def child(monkeypatch, program):
    """Run ``program`` in place of the reader, under the same limits."""
    monkeypatch.setattr(jails, "READER", program)


def test_read_gives_the_draft_and_its_progress(jail):
    told = []
    draft = Draft.from_dict(sandbox.read(REPORT, Limits(), told.append))
    assert draft.title == "Kazakhstan. Tokayev. Reboot"
    assert len(draft.findings) == 9
    assert told[0] == {"jail": "seccomp"}
    assert max(message.get("page", 0) for message in told) == draft.pages


def test_page_and_cover_are_pictures(jail):
    for content in (sandbox.page_image(REPORT, 2, 300, Limits()), sandbox.cover_image(REPORT, 300, Limits())):
        assert (content[:4], content[8:12]) == (b"RIFF", b"WEBP")


def test_page_that_does_not_exist_is_said(jail):
    with pytest.raises(SandboxError) as caught:
        sandbox.page_image(REPORT, 999, 300, Limits())
    assert caught.value.code == "no-such-page"


@pytest.mark.parametrize(
    ("program", "limits", "code"),
    [
        ("import time; time.sleep(60)", Limits(seconds=1), "timeout"),
        ("while True: pass", Limits(seconds=1), "timeout"),
        ("x = bytearray(900 * 1024 * 1024)", Limits(), "memory"),
        ("while True: print('[]' + ' ' * 100000)", Limits(output=1), "output"),
        ("import os; os.abort()", Limits(), "crashed"),
        ("import os; os.kill(os.getpid(), 11)", Limits(), "crashed"),
        ("raise ValueError", Limits(), "crashed"),
        ("print('hello')", Limits(), "crashed"),
        ("", Limits(), "crashed"),
        ('print(\'{"error": {"code": "damaged"}}\'); sys.exit(1)', Limits(), "damaged"),
    ],
)
def test_child_that_misbehaves_ends_with_a_code(jail, monkeypatch, program, limits, code):
    child(monkeypatch, program)
    start = time.monotonic()
    with pytest.raises(SandboxError) as caught:
        sandbox.read(REPORT, limits)
    assert caught.value.code == code
    assert time.monotonic() - start < limits.seconds + 5


def test_processor_time_used_up_is_told_as_time(jail, monkeypatch):
    """The child may pass its processor time before its wall time: the signal that ends it then says so."""
    child(monkeypatch, "while True: pass")
    busy = subprocess.run(jails.jailed([], REPORT, Limits(seconds=1)), env={}, capture_output=True, timeout=20)
    assert busy.returncode in {-signal.SIGXCPU, 128 + signal.SIGXCPU}
    with pytest.raises(SandboxError) as caught:
        jails._judge(busy.returncode, io.BytesIO(busy.stderr))
    assert caught.value.code == "timeout"


def test_child_has_no_environment_and_no_data(jail, monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_OF_THE_PARENT", "known")
    (tmp_path / "secret").write_text("known")
    program = f"""
import json, os
found = [name for name in os.environ if "SECRET" in name]
try:
    found.append(open({str(tmp_path / "secret")!r}).read())
except OSError:
    pass
print(json.dumps({{"draft": {{"found": found}}}}))
"""
    child(monkeypatch, program)
    # Without bubblewrap the child can still open what its user can read; the documentation says so.
    assert sandbox.read(REPORT, Limits()) == {"found": [] if jail == "bubblewrap" else ["known"]}


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket()",
        "import subprocess; subprocess.run(['/bin/true'])",
        "import os; os.fork()",
    ],
)
def test_reader_cannot_reach_out_or_start_programs(jail, monkeypatch, attempt):
    program = f"""
import json
sys.path.insert(0, project)
from publications.reading.jail import close
assert close() == "seccomp"
try:
    {attempt}
except OSError as error:
    print(json.dumps({{"draft": {{"errno": error.errno}}}}))
"""
    child(monkeypatch, program)
    assert sandbox.read(REPORT, Limits()) == {"errno": 1}


def test_nothing_of_the_child_is_left(jail, monkeypatch):
    child(monkeypatch, "import json, os, time; print(json.dumps({'pid': os.getpid()}), flush=True); time.sleep(60)")
    told = []
    with pytest.raises(SandboxError):
        sandbox.read(REPORT, Limits(seconds=1), told.append)
    assert told
    if jail == "seccomp":  # inside bubblewrap the child counts its own process numbers
        with pytest.raises(ProcessLookupError):
            os.kill(told[0]["pid"], 0)


def test_text_that_no_database_stores_is_cleaned(jail, monkeypatch):
    child(monkeypatch, r"""print('{"draft": {"title": "a\\u0000b\\ud800c", "tags": ["\\u0000"]}}')""")
    assert sandbox.read(REPORT, Limits()) == {"title": "abc", "tags": [""]}


def test_reader_is_compiled_before_it_is_jailed():
    cached = Path(importlib.util.cache_from_source(str(jails.PROJECT / "publications/reading/drafted.py")))
    cached.unlink(missing_ok=True)
    jails.compile_reader()
    assert cached.is_file()
