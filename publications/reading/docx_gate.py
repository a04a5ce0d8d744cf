"""What a DOCX must not be before a parser sees it: a bomb, a file with a DTD, a file that loads others from a network.

DOCX is Office Open XML in a ZIP file (ECMA-376). It has no use for a document type declaration, so one with a DTD is
either an attack (entities that multiply or read files) or no DOCX.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from publications.reading.draft import ReadingError

MAX_ENTRIES = 4000
MAX_TOTAL = 300 * 1024 * 1024
MAX_XML = 60 * 1024 * 1024
MAX_RATIO = 200
_SMALL = 1024 * 1024
_OLE_LOOKED_AT = 4 * 1024 * 1024
_DTD = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.I)
_OUTSIDE = re.compile(rb"<[^<>]*TargetMode\s*=\s*[\"']External[\"'][^<>]*>", re.I)
# Relations of these kinds may point outside: a link is text, a linked picture is left out. Nothing is ever fetched.
_HARMLESS = re.compile(rb"/(hyperlink|attachedTemplate|image)[\"']", re.I)
# Targets on the partner's own disk are leftovers of linked charts and objects; those on a network load something.
_NETWORK = re.compile(rb"Target\s*=\s*[\"']\s*(?!file:/+[a-z](:|%3a)|[a-z]:)([a-z][a-z0-9+.-]*:|\\\\|//)", re.I)
_OTHERS = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an e-book"),
)


def part_name(entry: zipfile.ZipInfo) -> str:
    """The name by which an entry is looked up: names differ by more than case (ECMA-376, part 2, 9.1.1)."""
    return entry.filename.replace("\\", "/").lstrip("/").casefold()


def refuse_ole(path: Path) -> None:
    """Raises ReadingError for an OLE file: encrypted where it holds an encrypted package, else unsupported (DOC)."""
    with path.open("rb") as file:
        data = file.read(_OLE_LOOKED_AT)
        file.seek(max(0, path.stat().st_size - _OLE_LOOKED_AT))
        data += file.read()
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise ReadingError("encrypted", "the file asks for a password")
    raise ReadingError("unsupported", "an old Office document (such as DOC)")


def check(path: Path) -> None:
    """Raises ReadingError: damaged, unsupported, encrypted, unsafe, too-large."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_directory(archive)
            _check_kind(archive)
            for entry in archive.infolist():
                if entry.filename.lower().endswith((".xml", ".rels")):
                    _check_xml(archive, entry)
    except ReadingError:
        raise
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise ReadingError("damaged", str(error)) from error
    except (NotImplementedError, RuntimeError) as error:
        raise ReadingError("damaged", str(error)) from error


def _check_directory(archive: zipfile.ZipFile) -> None:
    """Names and sizes as the file gives them. What an entry really unpacks to cannot be more: ``read`` stops there."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise ReadingError("unsafe", f"{len(entries)} files in one")
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise ReadingError("unsafe", "it unpacks to more than 300 MB")
    names: set[str] = set()
    for entry in entries:
        if entry.flag_bits & 1:
            raise ReadingError("encrypted", "the file asks for a password")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ReadingError("unsafe", f"{entry.filename} is packed in a way that DOCX does not have")
        if entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
            raise ReadingError(
                "unsafe", f"{entry.filename} unpacks to {entry.file_size // max(1, entry.compress_size)} times its size"
            )
        name = part_name(entry)
        if ".." in name.split("/"):
            raise ReadingError("unsafe", f"{entry.filename} climbs out of its folder")
        if name in names:  # programs differ in which of the two they show
            raise ReadingError("unsafe", f"{entry.filename} is there twice")
        names.add(name)


def _check_kind(archive: zipfile.ZipFile) -> None:
    names = {part_name(entry): entry for entry in archive.infolist()}
    types = names.get("[content_types].xml")
    if types is None or not any(name.startswith("word/") for name in names):
        kinds = [kind for start, kind in _OTHERS if any(name.startswith(start.casefold()) for name in names)]
        raise ReadingError("unsupported", kinds[0] if kinds else "a ZIP file without a Word document in it")
    if types.file_size <= _SMALL and b"macroEnabled" in archive.read(types):
        raise ReadingError("unsupported", "a Word document with macros (DOCM)")


def _check_xml(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    if entry.file_size > MAX_XML:
        raise ReadingError("too-large", entry.filename)
    data = archive.read(entry)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:64]:
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    if _DTD.search(data):
        raise ReadingError("unsafe", f"{entry.filename} declares a document type")
    if entry.filename.lower().endswith(".rels"):
        for relation in _OUTSIDE.findall(data):
            if not _HARMLESS.search(relation) and _NETWORK.search(relation):
                raise ReadingError("unsafe", f"{entry.filename} points outside the file")
