"""Mail of the demo: kept as files and printed at the terminal, so that one can sign in without a mail server.

Only for the demo: whoever reads this mail can sign in as anybody.
"""

import contextlib
import os
import re
import secrets
import sys
import time
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

KEPT = 50
CODE = re.compile(r"^\s*([B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4})\s*$", re.MULTILINE)  # allauth's alphabet


@dataclass(frozen=True, slots=True)
class KeptMail:
    """A mail as read back. ``code`` is the sign-in code that stands on a line of its own, or ""."""

    sent_at: datetime
    to: str
    subject: str
    text: str
    code: str


class KeepAndPrint(BaseEmailBackend):
    """Django's mail backend of the demo."""

    def send_messages(self, messages):
        for message in messages:
            keep(message)
            sys.stdout.write(_block(message))
            sys.stdout.flush()
        return len(messages)


def keep(message) -> Path:
    """Write ``message`` to the mail directory, readable by its owner only, and drop all but the newest."""
    folder = Path(settings.MAIL_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{time.time_ns():020}-{secrets.token_hex(4)}.eml"
    part = path.with_suffix(".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(message.message().as_bytes())
    part.replace(path)
    for old in sorted(folder.glob("*.eml"))[:-KEPT]:
        with contextlib.suppress(FileNotFoundError):  # another process dropped it first
            old.unlink()
    return path


def newest(limit: int = KEPT) -> list[KeptMail]:
    """The kept mails, newest first."""
    mails = []
    for path in sorted(Path(settings.MAIL_DIR).glob("*.eml"), reverse=True)[:limit]:
        with contextlib.suppress(FileNotFoundError):
            mails.append(_read(path))
    return mails


def _read(path: Path) -> KeptMail:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    body = message.get_body(("plain",))
    text = body.get_content() if body else ""
    sent_at = datetime.fromtimestamp(int(path.name[:20]) / 1e9, tz=timezone.get_current_timezone())
    return KeptMail(sent_at, str(message["To"]), str(message["Subject"]), text, _code_in(text))


def _code_in(text: str) -> str:
    found = CODE.search(text)
    return found[1] if found else ""


def _block(message) -> str:
    """What the terminal shows: few lines, the code last, where the eye falls on it."""
    lines = [f"Mail to:  {', '.join(message.to)}", f"Subject:  {message.subject}"]
    code = _code_in(message.body)
    if code:
        lines.append(f"Code:     {code}")
    frame = "-" * 64
    return "\n".join(["", frame, *lines, frame, ""])
