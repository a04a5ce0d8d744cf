"""A DOCX as a package of parts (ECMA-376, part 2): XML parsed safely, relations, media.

Nothing outside the file is ever opened: relations with an external target are kept as text only. The parser is the
standard library's expat, which is stopped at the first document type declaration, so no entity is ever defined.
Element names are shortened to the usual prefixes (``w:p``); attributes are asked for with ``attribute``.
"""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from publications.reading import docx_gate
from publications.reading.draft import ReadingError

Element = ET.Element
_OFFICE = "http://schemas.openxmlformats.org/"
_PREFIXES = {
    f"{_OFFICE}wordprocessingml/2006/main": "w",
    f"{_OFFICE}officeDocument/2006/relationships": "r",
    f"{_OFFICE}officeDocument/2006/math": "m",
    f"{_OFFICE}officeDocument/2006/extended-properties": "ep",
    f"{_OFFICE}drawingml/2006/main": "a",
    f"{_OFFICE}drawingml/2006/chart": "c",
    f"{_OFFICE}drawingml/2006/diagram": "dgm",
    f"{_OFFICE}drawingml/2006/picture": "pic",
    f"{_OFFICE}drawingml/2006/wordprocessingDrawing": "wp",
    f"{_OFFICE}markup-compatibility/2006": "mc",
    f"{_OFFICE}package/2006/relationships": "rel",
    f"{_OFFICE}package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas": "wpc",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
_ATTRIBUTES = {prefix: f"{{{space}}}" for space, prefix in _PREFIXES.items()}
# the "strict" form of the standard has other names for the same spaces
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_SPACES = (
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
    (b"officeDocument/extendedProperties", b"officeDocument/2006/extended-properties"),
    (b"drawingml/main", b"drawingml/2006/main"),
    (b"drawingml/chart", b"drawingml/2006/chart"),
    (b"drawingml/diagram", b"drawingml/2006/diagram"),
    (b"drawingml/picture", b"drawingml/2006/picture"),
    (b"drawingml/wordprocessingDrawing", b"drawingml/2006/wordprocessingDrawing"),
)


class Relation(NamedTuple):
    """Where a part points: the last word of the relation's type ("image"), the part or address, and if it is outside."""

    kind: str
    target: str
    outside: bool


class _Tree(ET.TreeBuilder):
    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        raise ReadingError("unsafe", "a part declares a document type")


class Package:
    """The parts of one file. Part names have no leading slash and are looked up without regard to case."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._entries = {docx_gate.part_name(entry): entry for entry in archive.infolist()}
        self.main = self._main()

    def _main(self) -> str:
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and not relation.outside and self.has(relation.target):
                return relation.target
        if self.has("word/document.xml"):
            return "word/document.xml"
        raise ReadingError("damaged", "no part is named as the document")

    def has(self, name: str) -> bool:
        """Whether the file holds this part."""
        return name.casefold() in self._entries

    def stored(self, name: str) -> str:
        """The name of a part as the file spells it."""
        return self._entries[name.casefold()].filename

    def data(self, name: str, most: int = docx_gate.MAX_XML) -> bytes:
        """The bytes of a part. Raises ReadingError: damaged, too-large."""
        entry = self._entries.get(name.casefold())
        if entry is None:
            raise ReadingError("damaged", f"{name} is missing")
        if entry.file_size > most:
            raise ReadingError("too-large", name)
        try:
            return self._archive.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise ReadingError("damaged", f"{name}: {error}") from error

    def head(self, name: str) -> bytes:
        """The first bytes of a part, empty where they cannot be read."""
        try:
            with self._archive.open(self._entries[name.casefold()]) as file:
                return file.read(16)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
            return b""

    def xml(self, name: str) -> Element | None:
        """The root of an XML part with short names; None where the part is missing. Raises ReadingError."""
        return parsed(self.data(name), name) if self.has(name) else None

    def spare(self, name: str) -> Element | None:
        """Like ``xml``, for parts without which a report can still be read: None where it is no XML, too."""
        try:
            return self.xml(name) if name else None
        except ReadingError as error:
            if error.code == "damaged":
                return None
            raise

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of a part by their ids; those of the whole file for ""."""
        folder, name = posixpath.split(part)
        root = self.spare(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for row in root if root is not None else ():
            if row.tag != "rel:Relationship":
                continue
            target, outside = row.get("Target", ""), row.get("TargetMode", "").casefold() == "external"
            kind = row.get("Type", "").rpartition("/")[2]
            found[row.get("Id", "")] = Relation(kind, target if outside else _resolved(folder, target), outside)
        return found


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """The package behind the gate. Raises ReadingError: damaged, unsupported, encrypted, unsafe, too-large."""
    docx_gate.check(path)
    try:
        with zipfile.ZipFile(path) as archive:
            yield Package(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile) as error:
        raise ReadingError("damaged", str(error)) from error


def parsed(data: bytes, name: str) -> Element:
    """The root of XML with short element names. Raises ReadingError: damaged, unsafe."""
    if _STRICT in data:
        for strict, usual in _STRICT_SPACES:
            data = data.replace(_STRICT + strict, _OFFICE.encode() + usual)
    parser = ET.XMLParser(target=_Tree())  # noqa: S314 (a document type stops it, see _Tree)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except (ET.ParseError, ValueError, LookupError) as error:
        raise ReadingError("damaged", f"{name}: {error}") from error
    short: dict[str, str] = {}
    for element in root.iter():
        tag = element.tag
        if tag not in short:
            space, _, local = tag[1:].partition("}")
            short[tag] = f"{_PREFIXES[space]}:{local}" if tag[:1] == "{" and space in _PREFIXES else tag
        element.tag = short[tag]
    return root


def inner(element: Element | None, *names: str) -> Element | None:
    """The first child of this name, its first child of the next name, and so on; None where one is missing."""
    for name in names:
        element = element.find(name) if element is not None else None
    return element


def attribute(element: Element | None, name: str = "w:val") -> str:
    """An attribute by its short name ("w:val"); empty where it or the element is missing."""
    if element is None:
        return ""
    prefix, _, local = name.partition(":")
    return element.get(_ATTRIBUTES[prefix] + local, "") if local else element.get(prefix, "")


def number(text: str, default: float = 0.0) -> float:
    """A number of an attribute; ``default`` where it is none or beyond what a page can use."""
    try:
        found = float(text)
    except ValueError:
        return default
    return found if -1e7 < found < 1e7 else default


def _resolved(folder: str, target: str) -> str:
    """The part that a target names, as seen from ``folder``. What climbs out of the file names nothing."""
    target = unquote(target.partition("#")[0]).replace("\\", "/")
    path = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
    return "" if path.startswith("..") or path == "." else path
