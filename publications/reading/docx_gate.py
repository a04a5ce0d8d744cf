"""What a DOCX must not be before a parser sees it: a bomb, a file with a DTD, a file that points outside.

DOCX is Office Open XML in a ZIP file (ECMA-376). It has no use for a document type declaration, so one with a DTD is
either an attack (entities that multiply or read files) or no DOCX.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from publications.reading.draft import ReadingError

MAX_ENTRIES = 4000
MAX_TOTAL = 300 * 1024 * 1024
MAX_XML = 60 * 1024 * 1024
MAX_RATIO = 200
_SMALL = 1024 * 1024
_DTD = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.I)
# relations of these kinds may point outside: they are shown as links and never fetched
_LINKS = re.compile(rb"/(hyperlink|attachedTemplate)\"", re.I)


def check(path: Path) -> None:
    """Raises ReadingError: damaged, unsupported, encrypted, unsafe, too-large."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_sizes(archive)
            names = set(archive.namelist())
            if "[Content_Types].xml" not in names or "word/document.xml" not in names:
                raise ReadingError("unsupported", "a ZIP file without a Word document in it")
            for entry in archive.infolist():
                if entry.filename.lower().endswith((".xml", ".rels")):
                    _check_xml(archive, entry)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise ReadingError("damaged", str(error)) from error


def _check_sizes(archive: zipfile.ZipFile) -> None:
    """The sizes that the file names. What an entry really unpacks to cannot be more: ``read`` stops there."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise ReadingError("unsafe", f"{len(entries)} files in one")
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise ReadingError("unsafe", "it unpacks to more than 300 MB")
    for entry in entries:
        if entry.flag_bits & 1:
            raise ReadingError("encrypted", "the file asks for a password")
        if entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
            raise ReadingError(
                "unsafe", f"{entry.filename} unpacks to {entry.file_size // max(1, entry.compress_size)} times its size"
            )


def _check_xml(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    if entry.file_size > MAX_XML:
        raise ReadingError("too-large", entry.filename)
    data = archive.read(entry)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:64]:
        data = data.decode("utf-16", "replace").encode()
    if _DTD.search(data):
        raise ReadingError("unsafe", f"{entry.filename} declares a document type")
    if entry.filename.endswith(".rels"):
        for relation in re.findall(rb"<[^<>]*TargetMode\s*=\s*[\"']External[\"'][^<>]*>", data, re.I):
            if not _LINKS.search(relation):
                raise ReadingError("unsafe", f"{entry.filename} points outside the file")
