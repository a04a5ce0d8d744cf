"""What the environment may say: every setting's name, kind and default. What it says wrongly stops the start."""

import difflib
import os
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

KNOWN = {
    "PORTAL_SECRET_KEY": (str, ""),
    "PORTAL_DEBUG": (bool, False),
    "PORTAL_DEMO": (bool, False),
    "PORTAL_DATA_DIR": (str, str(BASE_DIR / "data")),
    "PORTAL_STATIC_DIR": (str, ""),
    "PORTAL_SITE_NAME": (str, "Publications portal"),
    "PORTAL_SITE_URL": (str, ""),
    "PORTAL_ALLOWED_HOSTS": (list, []),
    "PORTAL_BEHIND_PROXY": (bool, False),
    "PORTAL_HTTPS": (bool, False),
    "PORTAL_MAIL_FROM": (str, "portal@example.org"),
    "PORTAL_EDITORS_MAIL": (list, []),
    "PORTAL_SECURITY_CONTACT": (str, ""),
    "PORTAL_UPLOAD_MAX_MB": (int, 100),
    "PORTAL_READING_SECONDS": (int, 60),
    "PORTAL_READING_MEMORY_MB": (int, 768),
    "PORTAL_RECOGNITION_SECONDS": (int, 300),
    "PORTAL_WORKERS": (int, 1),
    "PORTAL_TIME_ZONE": (str, "UTC"),
}


def refuse(sentence: str):
    raise ImproperlyConfigured(sentence)


def _check_names() -> None:
    for name in os.environ:
        if name.startswith("PORTAL_") and name not in KNOWN:
            near = difflib.get_close_matches(name, KNOWN, n=1)
            hint = f" Did you mean {near[0]}?" if near else " See .env.example for the settings that exist."
            refuse(f"{name} is not a setting of the portal.{hint}")


def read(name: str):
    try:
        return env(name)
    except ValueError:
        kind = {bool: "true or false", int: "a whole number"}.get(KNOWN[name][0], "a list parted by commas")
        return refuse(f"{name} is “{os.environ.get(name)}”, but must be {kind}.")


env = environ.Env(**KNOWN)
if (BASE_DIR / ".env").is_file():
    environ.Env.read_env(BASE_DIR / ".env")
_check_names()


def truth(name: str) -> bool:
    """Unlike the library, refuse a word that is neither yes nor no instead of reading it as no."""
    word = os.environ.get(name, "").strip().lower()
    if word not in {"", "true", "false", "1", "0", "yes", "no", "on", "off"}:
        refuse(f"{name} is “{word}”, but must be true or false.")
    return read(name) if word else KNOWN[name][1]


def own_host() -> str:
    """The host by which this machine's own browser reaches HOST: an address that stands for all is none to go to."""
    host = os.environ.get("HOST") or "127.0.0.1"
    if host in {"0.0.0.0", "::"}:  # noqa: S104 (compared, not bound)
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def security_contact(given: str) -> str:
    """The address for security.txt as a URI: a web page of https, or mailto: for a mail address; "" for none."""
    if not given or given.startswith(("https://", "mailto:")):
        return given
    if "@" in given and "/" not in given and " " not in given:
        return f"mailto:{given}"
    return refuse(f"PORTAL_SECURITY_CONTACT is “{given}”, but must be a mail address or a web address of https.")
