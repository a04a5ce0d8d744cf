"""The image's own steps, read from the Dockerfile and carried out in a clean folder; then its web server is asked."""

import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

from .test_deployment import DOCKERFILE, PROJECT, copied

pytestmark = [pytest.mark.proof, pytest.mark.xdist_group("image")]
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
        for name in ("PIP_INDEX_URL", "PIP_CONFIG_FILE", "PIP_FIND_LINKS", "PIP_CACHE_DIR"):
            if name in os.environ:
                self.environment[name] = os.environ[name]
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
        """What the COPY instructions bring, as git has it: nothing that happens to lie about comes along."""
        listed = subprocess.run(["git", "ls-files", "-z", *copied()], cwd=PROJECT, capture_output=True, check=True)
        for name in filter(None, listed.stdout.decode().split("\0")):
            target = self.site / name
            target.parent.mkdir(parents=True, exist_ok=True)
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


def test_web_server_of_the_image_becomes_ready(image):
    settings = production(image)
    image.run("python manage.py migrate --noinput --verbosity 0", **settings)
    health = re.search(r"^HEALTHCHECK .* CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)[1]
    start = re.search(r"^CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)[1]
    words = ["setpriv", "--pdeathsig", "TERM", "--", *re.findall(r'"([^"]+)"', start)]
    log = (image.root / "log").open("wb")
    environment = {**image.environment, **settings}
    server = subprocess.Popen(words, cwd=image.site, env=environment, stderr=log)
    try:
        asked = re.findall(r'"([^"]+)"', health)
        end = time.monotonic() + 60
        while subprocess.run(asked, cwd=image.site, env=environment, capture_output=True).returncode:
            assert server.poll() is None, (image.root / "log").read_text()
            assert time.monotonic() < end, "not ready in a minute"
            time.sleep(0.5)
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def test_reader_of_the_image_runs_in_its_jail(image):
    """The libraries of uploaded reports load with the image's own Python."""
    image.run("python -I -c 'import pypdfium2, pikepdf, mammoth, pycld2, pyseccomp; from PIL import Image'")
