"""The command line, as the sandbox and a person at a terminal use it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from publications.reading.draft import Draft
from tests.samples import hostile

PROJECT = Path(__file__).resolve().parents[2]
BOOT = f"import sys; sys.path.insert(0, {str(PROJECT)!r}); import runpy; "
START = BOOT + 'runpy.run_module("publications.reading", run_name="__main__", alter_sys=True)'


def run(*arguments, code=START):
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, *map(str, arguments)], capture_output=True, env={}, cwd="/"
    )
    return done.returncode, done.stdout, done.stderr.decode()


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(hostile.small_pdf())
    return file


def test_lines_tell_the_progress_and_end_in_the_draft(path):
    status, out, _ = run(path)
    lines = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [line.get("page") for line in lines if line.get("progress") == "reading"] == [1, 2]
    assert Draft.from_json(json.dumps(lines[-1]["draft"])).title == "A small report"


def test_error_is_a_line_and_an_exit_code(tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(hostile.encrypted_pdf())
    status, out, _ = run(file)
    assert (status, json.loads(out)["error"]["code"]) == (1, "encrypted")
    status, out, _ = run(tmp_path / "none.pdf")
    assert (status, json.loads(out)["error"]["code"]) == (1, "no-such-file")


def test_images_are_bytes(path):
    assert run("--cover", "--width", 64, path)[1][8:12] == b"WEBP"
    assert run("--page", 2, "--width", 64, "--format", "png", path)[1][1:4] == b"PNG"
    status, out, _ = run("--page", 3, "--width", 64, path)
    assert (status, json.loads(out)["error"]["code"]) == (1, "no-such-page")
    assert run("--cover", "--width", 9, path)[0] == 2


def test_one_object_of_plain_texts(path):
    got = json.loads(run("--json", path)[1])
    assert [chapter["title"] for chapter in got["chapters"]] == ["A small report", "Chapter 2"]
    assert "[[" not in got["chapters"][0]["text"]


@pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's")
def test_jailed_reader_reads_and_can_do_nothing_else(path):
    status, out, errors = run("--jailed", path)
    assert (status, json.loads(out.splitlines()[0])) == (0, {"jail": "seccomp"}), errors
    assert "draft" in json.loads(out.splitlines()[-1])
    tries = {
        "socket": "import socket; socket.socket()",
        "program": "import os; os.execv('/bin/true', ['true'])",
        "process": "import os; os.fork()",
        "deletion": f"import os; os.unlink({str(path)!r})",
    }
    for name, attempt in tries.items():
        code = f"{BOOT}from publications.reading.jail import close; close(); {attempt}"
        status, _, errors = run(code=code)
        assert (status, "PermissionError" in errors) == (1, True), name
    assert path.exists()


def test_reading_loads_no_django(path):
    code = (
        BOOT + "from publications.reading import read_report; read_report(sys.argv[1]); print('django' in sys.modules)"
    )
    assert run(path, code=code)[1] == b"False\n"


def test_file_loads_only_the_libraries_of_its_kind(path, tmp_path):
    code = BOOT + (
        "import publications.reading.__main__ as command; command.main(['--json', sys.argv[1]]); "
        "print(*sorted({'xml.etree.ElementTree', 'pypdfium2', 'PIL'} & set(sys.modules)))"
    )
    assert run(path, code=code)[1].splitlines()[-1] == b"pypdfium2"
    sent = tmp_path / "report.docx"
    sent.write_bytes(hostile.docx_with_dtd())
    assert run(sent, code=code)[1].splitlines()[-1] == b"xml.etree.ElementTree"
