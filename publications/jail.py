"""How a program is run so that it can do no harm: limits of memory, processor time, wall time and output, an empty
environment, and, where the machine allows it, bubblewrap: no network, nothing in sight but the system and one file.
"""

from __future__ import annotations

import compileall
import contextlib
import functools
import os
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

PROJECT = Path(__file__).resolve().parent.parent
MEBIBYTE = 1024 * 1024
BUBBLEWRAP_PROBE_SECONDS = 10

FailureCode = Literal[
    "empty",
    "damaged",
    "encrypted",
    "unsupported",
    "unsafe",
    "too-large",
    "no-such-page",
    "timeout",
    "memory",
    "crashed",
    "output",
]
Jail = Literal["bubblewrap", "seccomp", "limits only"]

# Runs before anything else in the child: the limits hold already while the libraries load.
LIMITED = """
import ctypes, resource, runpy, sys
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(1, 9)  # PR_SET_PDEATHSIG: end when the worker is killed
project, memory, seconds, output = sys.argv[1], *map(int, sys.argv[2:5])
for limit, value in (
    (resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, output), (resource.RLIMIT_CORE, 0),
    (resource.RLIMIT_NOFILE, 64),
):
    resource.setrlimit(limit, (value, value))
# At the soft limit comes SIGXCPU, which tells what happened; at the hard one SIGKILL, which could be anything.
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
"""
READER = """
sys.path.insert(0, project)
sys.argv = ["reading", *sys.argv[5:]]
runpy.run_module("publications.reading", run_name="__main__", alter_sys=False)
"""
PROGRAM = """
import os
os.execv(sys.argv[5], sys.argv[5:])
"""


class SandboxError(Exception):
    """The child gave no result. ``code`` says why; ``detail`` is for the log, not for people."""

    def __init__(self, code: FailureCode, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code: FailureCode = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may use: address space in MiB, wall and processor time in seconds, output in MiB."""

    memory: int = 768
    seconds: int = 60
    output: int = 64


@functools.cache
def jail() -> Jail:
    """Which jail this machine allows; found out once by trying. docs/deploying.md says how to ask."""
    if shutil.which("bwrap"):
        try:
            _check_bubblewrap()
        except (OSError, subprocess.SubprocessError):
            pass
        else:
            return "bubblewrap"
    return "seccomp" if _has_seccomp() else "limits only"


def _check_bubblewrap() -> None:
    command = [*_bubblewrap("/"), sys.executable, "-I", "-c", ""]
    subprocess.run(command, check=True, capture_output=True, timeout=BUBBLEWRAP_PROBE_SECONDS)


def _has_seccomp() -> bool:
    probe = "import pyseccomp; pyseccomp.SyscallFilter(pyseccomp.ALLOW)"
    done = subprocess.run([sys.executable, "-I", "-c", probe], capture_output=True, check=False)
    return done.returncode == 0


REPORT_INSIDE = "/report"


def compile_reader() -> None:
    """Compile the reader's modules once: in the jail nothing can be written, so each child would do it again.

    Where their folder cannot be written here either, reading only takes longer.
    """
    compileall.compile_dir(PROJECT / "publications" / "reading", quiet=2, maxlevels=1)


def inside(path: str | Path) -> str:
    """Where the child finds the file."""
    return REPORT_INSIDE if jail() == "bubblewrap" else str(Path(path).resolve())


def _bubblewrap(path: str) -> list[str]:
    """The system read-only, nothing of home or data but the project, an empty /tmp, one file; no network at all."""
    command = ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--clearenv", "--dev", "/dev"]
    command += ["--tmpfs", "/tmp"]  # noqa: S108 — inside the jail
    for folder in ("/usr", "/lib", "/lib64", "/bin", "/sbin", "/etc/ld.so.cache", "/etc/ld.so.conf"):
        command += ["--ro-bind-try", folder, folder]
    for folder in sorted({str(PROJECT / "publications"), sys.prefix, sys.base_prefix}):
        command += ["--ro-bind", folder, folder]
    command += ["--proc", "/proc", "--chdir", "/"]
    if path != "/":
        command += ["--ro-bind", path, REPORT_INSIDE]
    return command


def jailed(arguments: list[str], path: str | Path, limits: Limits) -> list[str]:
    """The command that reads the report at ``path`` under ``limits``; ``arguments`` are the reader's."""
    return _limited(LIMITED + READER, arguments, str(Path(path).resolve()), limits)


def program(command: list[str], limits: Limits) -> list[str]:
    """The command that runs a program of the system under ``limits``, by its whole path; it sees none of our files."""
    return _limited(LIMITED + PROGRAM, command, "/", limits)


def _limited(bootstrap: str, arguments: list[str], path: str, limits: Limits) -> list[str]:
    numbers = [limits.memory * MEBIBYTE, limits.seconds, limits.output * MEBIBYTE]
    child = [sys.executable, "-I", "-c", bootstrap, str(PROJECT), *map(str, numbers), *arguments]
    return [*_bubblewrap(path), *child] if jail() == "bubblewrap" else child


def output(command: list[str], limits: Limits, given: Any = None) -> Iterator[bytes]:
    """The child's output piece by piece; ``given`` is an open file for its standard input.

    Raises SandboxError when it passes a limit or ends badly.
    """
    with tempfile.TemporaryFile() as errors:
        child = subprocess.Popen(
            command,
            stdin=given or subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            env={"LANG": "C.UTF-8"},
            cwd="/",
            start_new_session=True,
        )
        try:
            yield from _pieces(child, limits)
            _judge(child.wait(), errors)
        finally:
            _end(child)


def _pieces(child: subprocess.Popen[bytes], limits: Limits) -> Iterator[bytes]:
    assert child.stdout is not None  # noqa: S101 — for the type checker: it was opened as a pipe
    end, size = time.monotonic() + limits.seconds, 0
    with selectors.DefaultSelector() as ready:
        ready.register(child.stdout, selectors.EVENT_READ)
        while True:
            left = end - time.monotonic()
            if left <= 0 or not ready.select(left):
                raise SandboxError("timeout", f"more than {limits.seconds} s")
            piece = os.read(child.stdout.fileno(), 1 << 16)
            if not piece:
                return
            size += len(piece)
            if size > limits.output * MEBIBYTE:
                raise SandboxError("output", f"more than {limits.output} MiB")
            yield piece


def _judge(status: int, errors: Any) -> None:
    """Raise for a child that ended badly without having said why in a message."""
    errors.seek(0)
    said = errors.read(100_000).decode("utf-8", "replace")
    if status == 0 or (status == 1 and "Traceback" not in said):  # 1: the child said what is wrong with the file
        return
    if status == -signal.SIGXCPU or status == 128 + signal.SIGXCPU:
        raise SandboxError("timeout", "processor time")
    if "MemoryError" in said or "Cannot allocate memory" in said:
        raise SandboxError("memory", said[-500:])
    raise SandboxError("crashed", f"status {status}: {said[-500:]}")


def _end(child: subprocess.Popen[bytes]) -> None:
    """Leave nothing of the child behind: its whole process group ends."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    if child.stdout:
        child.stdout.close()
