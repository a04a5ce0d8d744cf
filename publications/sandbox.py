"""The jailed child in which reports are opened.

A PDF is a program written by a stranger: some abort the process that reads them, some never end, some want all memory.
So the file is only ever opened in a child process with limits on memory, processor time, wall time and output, with an
empty environment, no network, no new programs, and without the portal's data in sight where bubblewrap is there.

``python -m publications.reading`` is what runs inside; this module imports nothing of it.
"""

from __future__ import annotations

import base64
import contextlib
import functools
import json
import os
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
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
BOOTSTRAP = """
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
sys.path.insert(0, project)
sys.argv = ["reading", *sys.argv[5:]]
runpy.run_module("publications.reading", run_name="__main__", alter_sys=False)
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


Progress = Callable[[dict[str, Any]], None]


def read(path: str | Path, limits: Limits, progress: Progress | None = None) -> dict[str, Any]:
    """The draft of the report at ``path``, as the dict that ``Draft.to_json`` writes.

    ``progress`` gets each progress line of the child as it comes. Raises SandboxError.
    """
    found: dict[str, Any] | None = None
    for line in _lines(_run(["--jailed", _inside(path)], path, limits)):
        try:
            message = _storable(json.loads(line))
        except ValueError as error:
            raise SandboxError("crashed", f"not a message: {line[:200]!r}") from error
        _raise_said(message)
        if "draft" in message:
            found = message["draft"]
        elif progress:
            progress(message)
    if found is None:
        raise SandboxError("crashed", "ended without a draft")
    return found


def page_image(path: str | Path, number: int, width: int, limits: Limits) -> bytes:
    """PDF page ``number`` (from 1) as a WebP picture ``width`` pixels wide. Raises SandboxError."""
    options = ["--jailed", "--page", str(number), "--width", str(width), "--format", "webp"]
    return _picture([*options, _inside(path)], path, limits)


def cover_image(path: str | Path, width: int, limits: Limits) -> bytes:
    """The first page as a WebP picture, cut to what a reader would print. Raises SandboxError."""
    options = ["--jailed", "--cover", "--width", str(width), "--format", "webp"]
    return _picture([*options, _inside(path)], path, limits)


def pictures(path: str | Path, regions: list[dict[str, Any]], width: int, limits: Limits) -> dict[int, bytes]:
    """Parts of the file as WebP pictures, by their place in ``regions``; those that cannot be shown are left out.

    A region is ``{"page", "box"}`` of a PDF or ``{"part"}`` of a DOCX; no side is longer than ``width`` pixels.
    Raises SandboxError.
    """
    if not regions:
        return {}
    options = ["--jailed", "--regions", json.dumps(regions), "--width", str(width), _inside(path)]
    found: dict[int, bytes] = {}
    for line in _lines(_run(options, path, limits)):
        try:
            message = json.loads(line)
            if "webp" in message:
                found[int(message["picture"])] = base64.b64decode(message["webp"], validate=True)
            elif "picture" not in message:
                _raise_said(message)
        except (ValueError, KeyError, TypeError) as error:
            raise SandboxError("crashed", f"not a picture: {line[:200]!r}") from error
    return found


def _storable(value: Any) -> Any:
    """``value`` without what a database refuses: NUL characters and lone surrogates."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")
    if isinstance(value, dict):
        return {key: _storable(inner) for key, inner in value.items()}
    return [_storable(inner) for inner in value] if isinstance(value, list) else value


def _picture(arguments: list[str], path: str | Path, limits: Limits) -> bytes:
    content = b"".join(_run(arguments, path, limits))
    if content.startswith(b"{"):
        _raise_said(json.loads(content))
    if not content.startswith(b"RIFF"):
        raise SandboxError("crashed", f"not a picture: {content[:200]!r}")
    return content


def _raise_said(message: dict[str, Any]) -> None:
    """Raise what the child itself says is wrong with the file."""
    if "error" in message:
        raise SandboxError(message["error"]["code"], message["error"].get("detail", ""))


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


def _inside(path: str | Path) -> str:
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


def _command(arguments: list[str], path: str | Path, limits: Limits) -> list[str]:
    numbers = [limits.memory * MEBIBYTE, limits.seconds, limits.output * MEBIBYTE]
    child = [sys.executable, "-I", "-c", BOOTSTRAP, str(PROJECT), *map(str, numbers), *arguments]
    return [*_bubblewrap(str(Path(path).resolve())), *child] if jail() == "bubblewrap" else child


def _run(arguments: list[str], path: str | Path, limits: Limits) -> Iterator[bytes]:
    """The child's output piece by piece. Raises SandboxError when it passes a limit or ends badly."""
    with tempfile.TemporaryFile() as errors:
        child = subprocess.Popen(
            _command(arguments, path, limits),
            stdin=subprocess.DEVNULL,
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


def _lines(pieces: Iterator[bytes]) -> Iterator[str]:
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        yield from (line.decode("utf-8", "replace") for line in whole if line.strip())
    if rest.strip():
        yield rest.decode("utf-8", "replace")
