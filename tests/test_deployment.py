"""The deployment's files agree with each other and with the code; health checks say what is wrong."""

import http.server
import os
import re
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command, get_commands
from django.utils import timezone
from django_q.models import Task

PROJECT = Path(__file__).resolve().parent.parent
COMPOSE = (PROJECT / "docker-compose.yml").read_text()
DOCKERFILE = (PROJECT / "Dockerfile").read_text()


def services():
    """The text of each service, by its name."""
    part = re.search(r"^services:\n(.*?)^\S", COMPOSE, re.MULTILINE | re.DOTALL)[1]
    pieces = re.split(r"^  ([a-z]+):\n", part, flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def test_compose_names_every_service():
    assert set(services()) == {"setup", "web", "worker", "postgresql", "nginx"}


def test_compose_publishes_nginx_alone_and_on_this_machine_only():
    assert [name for name, text in services().items() if re.search(r"^    (ports|network_mode):", text, re.M)] == [
        "nginx"
    ]
    assert '"${PUBLISH:-127.0.0.1:8080}:8080"' in services()["nginx"]


def test_compose_keeps_the_database_inside():
    assert re.search(r"^    networks: \[inside\]$", services()["postgresql"], re.MULTILINE)
    assert re.search(r"^  inside:\n    internal: true$", COMPOSE, re.MULTILINE)


@pytest.mark.parametrize("name", ["web", "worker", "postgresql", "nginx"])
def test_compose_checks_the_health_and_restarts(name):
    assert re.search(r"^    healthcheck:\n      test: \[\"CMD\", ", services()[name], re.MULTILINE)
    assert "    restart: unless-stopped\n" in services()[name]


@pytest.mark.parametrize("name", ["setup", "web", "worker", "nginx"])
def test_compose_gives_no_right_to_write_or_rise(name):
    text = services()[name].replace(
        "    <<: *portal\n", COMPOSE[COMPOSE.index("x-portal") : COMPOSE.index("services:")]
    )
    assert "read_only: true" in text
    assert 'security_opt: ["no-new-privileges:true"]' in text
    assert "cap_drop: [ALL]" in text


def test_compose_variables_are_in_the_example():
    example = (PROJECT / ".env.example").read_text()
    for name in re.findall(r"\$\{([A-Z_]+)", COMPOSE):
        assert re.search(rf"^{name}=", example, re.MULTILINE), name


def test_commands_of_the_deployment_exist():
    commands = re.findall(r'"manage.py", "(\w+)"', COMPOSE) + re.findall(r"python manage.py (\w+)", DOCKERFILE)
    assert set(commands) == {"migrate", "worker", "worker_health", "collectstatic"}
    assert set(commands) <= set(get_commands())


def copied():
    """The files and folders that the Dockerfile copies from the project."""
    lines = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    return [source for line in lines for source in line.split()]


def test_image_is_given_what_it_copies_and_nothing_else():
    allowed = re.findall(r"^!(.+)$", (PROJECT / ".dockerignore").read_text(), re.MULTILINE)
    assert sorted(allowed) == sorted(copied())
    assert [name for name in allowed if not (PROJECT / name).exists()] == []


def test_python_of_the_image_is_one_that_the_project_allows():
    images = re.findall(r"^FROM python:3\.(\d+)-slim-bookworm", DOCKERFILE, re.MULTILINE)
    assert len(images) == 2
    assert len(set(images)) == 1
    assert int(images[0]) >= 11


def test_image_copies_every_package_of_the_site():
    """Whatever the settings need from the project's folder is in the image."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=True)
    folders = {path.split("/")[0] for path in tracked.stdout.split("\0") if "/" in path}
    left_out = folders - set(copied()) - {"deploy", "requirements"}
    assert left_out <= {".ci", "docs", "tests", "benchmarks"}


def ended(when):
    Task.objects.create(id=os.urandom(16).hex(), name="x", func="x", started=when, stopped=when, success=True)


@pytest.mark.django_db
def test_worker_health_is_well_after_a_recent_task(capsys):
    ended(timezone.now() - timedelta(seconds=90))
    call_command("worker_health")
    assert capsys.readouterr().out.startswith("The queue is worked on: the last task ended at ")


@pytest.mark.django_db
def test_worker_health_fails_when_the_queue_stands_still():
    ended(timezone.now() - timedelta(hours=2))
    with pytest.raises(CommandError, match="The queue stands still: the last task ended at "):
        call_command("worker_health")


@pytest.mark.django_db
def test_worker_health_fails_before_the_first_task():
    with pytest.raises(CommandError, match="No worker has ended a task yet"):
        call_command("worker_health")


class Ready(http.server.BaseHTTPRequestHandler):
    """Ready for one host, as the portal is."""

    def do_GET(self):
        known = self.path == "/readyz" and self.headers["Host"] == "reports.example.org"
        self.send_response(200 if known else 503)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_arguments):
        """Nothing: the test looks at the answers."""


@pytest.fixture
def ready_server():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Ready)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


def web_health(port, hosts):
    environment = {**os.environ, "WEB_BIND": f"0.0.0.0:{port}", "PORTAL_ALLOWED_HOSTS": hosts}
    command = [sys.executable, "-I", "deploy/web_health.py"]
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True)
    return done.returncode, done.stderr.strip()


@pytest.mark.parametrize("hosts", ["reports.example.org", "reports.example.org,other.example", ".reports.example.org"])
def test_web_health_names_a_host_that_is_answered(ready_server, hosts):
    assert web_health(ready_server, hosts) == (0, "")


def test_web_health_tells_what_the_server_said(ready_server):
    assert web_health(ready_server, "other.example") == (1, "The web server is not ready (503): {}")


def test_web_health_fails_when_nothing_answers(ready_server):
    status, sentence = web_health(1, "reports.example.org")
    assert status == 1
    assert sentence.startswith("The web server does not answer: ")
