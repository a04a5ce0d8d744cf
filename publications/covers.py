"""Covers sent by an editor: shown at once in the quick format, and in the slow, small ones when the worker has made them.

The key of an unfinished cover says so; a publication's key changes only when every file of the finished cover is kept.
"""

from django.core.files.storage import default_storage

from . import files

QUICK = "jpg"
UNFINISHED = f"-{QUICK}"


def keep_at_once(picture: bytes) -> str:
    """Keep a cover in the format that takes no time, beside the picture itself. Gives the key of what is kept.

    Raises UnreadableImage.
    """
    key = files.keep_cover(picture, (QUICK,))
    if _is_whole(key):
        return key
    files.keep(_sent_path(key), picture)
    return f"{key}{UNFINISHED}"


def is_unfinished(key: str) -> bool:
    return key.endswith(UNFINISHED)


def finished_key(key: str) -> str:
    """What the key of this cover is when it is finished."""
    return key.removesuffix(UNFINISHED)


def finished(key: str) -> str:
    """The key of the cover in all of today's formats and widths, which are made where they are missing.

    Of an unfinished cover from the picture that was sent, of one of an earlier version from the largest that is kept.
    Raises FileNotFoundError and UnreadableImage.
    """
    whole = finished_key(key)
    if "-" in key and (not is_unfinished(key) or _is_whole(whole)):
        return whole
    largest = files.cover_path(whole, max(files.cover_widths(key)), QUICK)
    sent = _sent_path(whole)
    return files.keep_cover(files.read_bytes(sent if default_storage.exists(sent) else largest))


def forget_sent(key: str) -> None:
    """The picture that was sent has done its work when the cover is finished."""
    default_storage.delete(_sent_path(finished_key(key)))


def _sent_path(key: str) -> str:
    return f"covers/{key[:2]}/{key}.sent"


def _is_whole(key: str) -> bool:
    paths = (
        files.cover_path(key, width, suffix) for width in files.cover_widths(key) for suffix in files.COVER_FORMATS
    )
    return all(map(default_storage.exists, paths))
