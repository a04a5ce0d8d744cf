"""The image's own steps, read from the Dockerfile and carried out in a clean folder; then its web server is asked."""

import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

from .test_deployment import DOCKERFILE, PROJECT, copied, services
from .test_proxy import ENDS_WITH_US

pytestmark = pytest.mark.proof
SYSTEM = ("apt-get", "useradd")  # steps that change the system, not the image's folders


def steps():
    """The RUN steps in order, but for those of the system."""
    runs = re.findall(r"^RUN ((?:.*\\\n)*.*)$", DOCKERFILE, re.MULTILINE)
    return [step for step in runs if not step.startswith(SYSTEM)]


def settings_of_image():
    part = re.search(r"^ENV ((?:.*\\\n)*.*)$", DOCKERFILE, re.MULTILINE)[1]
    return dict(pair.split("=", 1) for pair in part.replace("\\\n", " ").split())


class Image:
    """A folder that stands for the image's file system: /opt and /srv are inside it."""

    def __init__(self, root: Path):
        self.root = root
        self.site = root / "srv/portal/site"
        self.environment = {"HOME": str(root), "LANG": "C.UTF-8"}
        way_to_packages = re.compile(r"PIP_|SSL_CERT|(https?|no)_proxy$", re.IGNORECASE)
        self.environment |= {name: value for name, value in os.environ.items() if way_to_packages.match(name)}
        for name, value in settings_of_image().items():
            self.environment[name] = self.inside(value.replace("$PATH", os.environ["PATH"]))

    def inside(self, text: str) -> str:
        return re.sub(r"(?<![\w/.])/(opt|srv)/", rf"{self.root}/\1/", text)

    def run(self, command: str, **environment: str) -> None:
        folder = self.site if self.site.exists() else self.root
        done = subprocess.run(
            ["sh", "-euc", self.inside(command)],
            cwd=folder,
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"

    def copy(self) -> None:
        """What the COPY instructions bring, but for what git is told to pass over."""
        listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *copied()]
        listed = subprocess.run(listing, cwd=PROJECT, capture_output=True, check=True)
        for name in filter(None, listed.stdout.decode().split("\0")):
            target = self.site / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if (PROJECT / name).exists():
                shutil.copy2(PROJECT / name, target)


@pytest.fixture(scope="module")
def image(tmp_path_factory):
    """Every step of the Dockerfile, in its order."""
    image = Image(tmp_path_factory.mktemp("image"))
    (image.root / "srv/portal/data").mkdir(parents=True)
    (image.root / "opt").mkdir()
    shutil.copy2(PROJECT / "requirements/runtime.txt", image.root / "srv/portal/runtime.txt")
    first, install, *rest = steps()
    image.run(first)
    image.run(install)
    image.copy()
    for step in rest:
        image.run(step)
    return image


def production(image):
    """Settings as a deployment gives them, with a database file in place of the server."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return {
        "DATABASE_URL": f"sqlite:///{image.root}/srv/portal/data/portal.sqlite3",
        "PORTAL_SECRET_KEY": "only-for-tests-" + "x" * 50,
        "PORTAL_ALLOWED_HOSTS": "reports.example.org",
        "PORTAL_HTTPS": "true",
        "PORTAL_BEHIND_PROXY": "true",
        "WEB_BIND": f"127.0.0.1:{port}",
        "WEB_CONCURRENCY": "1",
    }


def test_steps_install_by_hash_and_collect_static_files(image):
    assert "--require-hashes" in steps()[1]
    assert (image.root / "srv/portal/static/staticfiles.json").is_file()
    assert not list((image.root / "srv/portal/data").iterdir())


def words(instruction):
    """The words of an instruction in JSON form."""
    return re.findall(r'"([^"]+)"', instruction)


def becomes_well(image, command, question, settings):
    """Start ``command`` and ask ``question`` until it ends with status 0; then end the command."""
    environment, folder = {**image.environment, **settings}, image.site
    with (image.root / "log").open("wb") as log:
        started = [*ENDS_WITH_US, *command]
        process = subprocess.Popen(started, cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            end = time.monotonic() + 90
            while subprocess.run(question, cwd=folder, env=environment, capture_output=True).returncode:
                assert process.poll() is None, (image.root / "log").read_text()
                assert time.monotonic() < end, (image.root / "log").read_text()
                time.sleep(0.5)
        finally:
            process.terminate()
            process.wait(30)


@pytest.fixture(scope="module")
def settings_with_tables(image):
    settings = production(image)
    image.run("python manage.py migrate --noinput --verbosity 0", **settings)
    return settings


def test_web_server_of_the_image_becomes_ready(image, settings_with_tables):
    health = re.search(r"^HEALTHCHECK .* CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)[1]
    start = re.search(r"^CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)[1]
    becomes_well(image, words(start), words(health), settings_with_tables)


def test_worker_of_the_image_becomes_well(image, settings_with_tables):
    worker = services()["worker"]
    start = re.search(r"^    command: (\[.*\])$", worker, re.MULTILINE)[1]
    health = re.search(r'^      test: \["CMD", (.*)\]$', worker, re.MULTILINE)[1]
    becomes_well(image, words(start), words(health), settings_with_tables)


def test_image_reads_a_report_in_its_jail(image):
    reading = (
        "from publications import sandbox; "
        "draft = sandbox.read('publications/demo/reports/kazakhstan-tokayev-reboot.pdf', sandbox.Limits()); "
        "assert sandbox.jail() != 'limits only', sandbox.jail(); "
        "assert len(draft['findings']) == 9, draft['findings']"
    )
    image.run(f'python -c "{reading}"')
