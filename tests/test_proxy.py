"""The proxy's configuration, tried with a real nginx in front of a real gunicorn."""

import gzip
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
START = PROJECT / "deploy" / "start-nginx"
MEBIBYTE = 1024 * 1024
ENDS_WITH_US = ["setpriv", "--pdeathsig", "TERM", "--"]
pytestmark = pytest.mark.skipif(
    not shutil.which("nginx"), reason="nginx is not installed (on Debian: apt install nginx)"
)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(port, path, method="GET", body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


@contextmanager
def running(command, port, path, environment):
    """The program until the context ends, from when it answers at ``path``."""
    process = subprocess.Popen([*ENDS_WITH_US, *command], cwd=PROJECT, env=environment, stderr=subprocess.PIPE)
    try:
        end = time.monotonic() + 30
        while True:
            assert process.poll() is None, process.stderr.read().decode()
            assert time.monotonic() < end, f"no answer from {command}"
            try:
                get(port, path)
                break
            except OSError:
                time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=20)


@contextmanager
def nginx(folder, upstream):
    """The project's nginx before ``upstream``; gives its port."""
    port = free_port()
    numbers = {"LISTEN": f"127.0.0.1:{port}", "UPSTREAM": f"127.0.0.1:{upstream}", "PORTAL_UPLOAD_MAX_MB": "1"}
    as_root = ["-g", "user root;"] if os.geteuid() == 0 else []
    with running([START, *as_root], port, "/proxyz", {**os.environ, **numbers, "RUN_DIR": str(folder)}):
        yield port


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    """gunicorn as the image starts it, with an empty database; gives its port."""
    folder, port = tmp_path_factory.mktemp("portal"), free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    environment |= {
        "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
        "PORTAL_DATA_DIR": str(folder / "data"),
        "PORTAL_STATIC_DIR": str(folder / "static"),
        "PORTAL_SECRET_KEY": "only-for-tests-" + "x" * 50,
        "PORTAL_ALLOWED_HOSTS": "127.0.0.1",
        "PORTAL_BEHIND_PROXY": "true",
        "PORTAL_UPLOAD_MAX_MB": "1",
        "WEB_BIND": f"127.0.0.1:{port}",
        "WEB_CONCURRENCY": "1",
    }
    for command in (["migrate", "--verbosity", "0"], ["collectstatic", "--noinput", "--verbosity", "0"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=PROJECT, env=environment, check=True)
    command = [sys.executable, "-m", "gunicorn", "portal.wsgi", "--config", "deploy/gunicorn.py"]
    with running(command, port, "/healthz", environment):
        yield port


@pytest.fixture(scope="module")
def proxied(portal, tmp_path_factory):
    with nginx(tmp_path_factory.mktemp("nginx"), portal) as port:
        yield port


class Echo(BaseHTTPRequestHandler):
    """Answers with the headers it got; tells when the first piece of a body is there."""

    first_piece = threading.Event()

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        first = self.rfile.read1(length)
        self.first_piece.set()
        self.rfile.read(length - len(first))
        self.do_GET()

    def do_GET(self):
        content = json.dumps({name.lower(): value for name, value in self.headers.items()}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_arguments):
        """Nothing: the tests look at the answers."""


@pytest.fixture(scope="module")
def echoing(tmp_path_factory):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    with nginx(tmp_path_factory.mktemp("echo"), server.server_address[1]) as port:
        yield port
    server.shutdown()
    thread.join()
    server.server_close()


def test_proxy_gives_pages_compressed_with_the_portals_own_headers(proxied):
    status, headers, content = get(proxied, "/", Accept_Encoding="gzip")
    assert status == 200
    assert headers["Content-Encoding"] == "gzip"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Server"] == "nginx"
    assert b"<!doctype html>" in gzip.decompress(content)[:200].lower()


def test_proxy_gives_static_files_to_keep_for_ever(proxied):
    _status, _headers, page = get(proxied, "/")
    sheet = re.search(r'href="(/static/css/[^"]+\.css)"', page.decode())[1]
    for _time in ("from the portal", "from nginx"):
        status, headers, content = get(proxied, sheet)
        assert status == 200
        assert headers["Content-Type"].startswith("text/css")
        assert "immutable" in headers["Cache-Control"]
        assert b"{" in content


def test_portal_is_ready_behind_the_proxy(proxied):
    status, _headers, content = get(proxied, "/readyz")
    assert (status, json.loads(content)["database"]) == (200, "ok")


def test_proxy_refuses_a_body_of_several_times_the_limit_at_once(proxied):
    status, headers, content = get(proxied, "/submit/", "POST", b"", Content_Length=str(7 * MEBIBYTE))
    assert status == 413
    assert headers["Content-Type"] == "text/html"
    assert "This file is too large" in content.decode()


def test_proxy_leaves_a_report_a_little_too_large_to_the_portal(proxied):
    status, headers, content = get(proxied, "/submit/", "POST", b"x" * (2 * MEBIBYTE))
    assert status in {302, 403}  # not signed in, no form token: the portal's own answer, not nginx's
    assert "Content-Security-Policy" in headers
    assert "This file is too large" not in content.decode()


def test_proxy_tells_where_the_request_came_from_and_believes_no_stranger(echoing):
    forged = {"X_Forwarded_Host": "evil.example", "Forwarded": "host=evil.example"}
    _status, _headers, content = get(echoing, "/", X_Forwarded_For="198.51.100.7, 203.0.113.9", **forged)
    seen = json.loads(content)
    assert seen["host"] == seen["x-forwarded-host"] == f"127.0.0.1:{echoing}"
    assert seen["x-forwarded-for"] == "203.0.113.9"
    assert seen["x-forwarded-proto"] == "http"
    assert "forwarded" not in seen


def test_proxy_hands_on_the_scheme_of_the_proxy_before_it(echoing):
    _status, _headers, content = get(echoing, "/", X_Forwarded_Proto="https")
    assert json.loads(content)["x-forwarded-proto"] == "https"


def test_proxy_hands_on_an_upload_while_it_comes_in(echoing):
    Echo.first_piece.clear()
    with socket.create_connection(("127.0.0.1", echoing), timeout=10) as connection:
        size = MEBIBYTE
        connection.sendall(f"POST /submit/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {size}\r\n\r\n".encode())
        connection.sendall(b"x" * (size // 2))
        assert Echo.first_piece.wait(10)
        connection.sendall(b"x" * (size - size // 2))
        assert connection.recv(100).startswith(b"HTTP/1.1 200")


def test_visitors_get_a_page_while_the_portal_is_down(tmp_path):
    with nginx(tmp_path, free_port()) as port:
        status, headers, content = get(port, "/publications/")
        assert status == 503
        assert headers["Retry-After"] == "30"
        assert headers["Cache-Control"] == "no-store"
        assert "The portal is being restarted" in content.decode()
        assert get(port, "/proxyz")[0] == 200


def test_configuration_stands_as_it_is_written_in_the_container(tmp_path):
    """With the container's own numbers: the name “web” is not looked up before the first request."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    environment["RUN_DIR"] = str(tmp_path)
    done = subprocess.run([START, "-t"], env=environment, capture_output=True, text=True)
    written = (tmp_path / "nginx.conf").read_text()
    assert "test is successful" in done.stderr, done.stderr
    assert "set $portal web:8000;" in written
    assert "client_max_body_size 402m;" in written


def test_start_refuses_a_limit_that_is_no_number(tmp_path):
    environment = {**os.environ, "RUN_DIR": str(tmp_path), "PORTAL_UPLOAD_MAX_MB": "many"}
    done = subprocess.run([START], env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == "PORTAL_UPLOAD_MAX_MB is “many”, but must be a whole number.\n"
