"""What an uploaded file is, told by its content, and what its name may hold.

The name and the media type that a browser sends are claims. Here only enough is read to say a clear sentence at once; the
jailed reader decides later whether the file can be opened.
"""

import re
import struct
import unicodedata
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .models.document import DOCX, PDF

HEAD = 1024  # readers of PDF accept the header anywhere in the first kilobyte
NAME_LENGTH = 255
SUFFIX_LENGTH = 12
MEBIBYTE = 1024 * 1024

EMPTY = _("This file is empty. Send a PDF or DOCX.")
UNKNOWN = _("This file is not a PDF or DOCX. Send one of these.")
UNREAD_FORM = _(
    "We could not read this form: it broke off on its way, or the file has a very long name. "
    "Give the file a shorter name and send it again."
)
UNSOUND_ZIP = _("We could not open this DOCX. Save it again in your word processor, or send a PDF.")

SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", _("This file is a PNG picture. Send a PDF or DOCX.")),
    (b"\xff\xd8\xff", _("This file is a JPEG picture. Send a PDF or DOCX.")),
    (b"GIF8", _("This file is a GIF picture. Send a PDF or DOCX.")),
    (b"II*\x00", _("This file is a TIFF picture. Send a PDF or DOCX.")),
    (b"MM\x00*", _("This file is a TIFF picture. Send a PDF or DOCX.")),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        _("This file is an old Office document (such as DOC), or locked with a password. Save it as DOCX or PDF."),
    ),
    (b"{\\rtf", _("This file is an RTF document. Save it as DOCX or PDF and send that.")),
    (b"Rar!\x1a\x07", _("This file is a RAR archive. Unpack it and send the PDF or DOCX.")),
    (b"7z\xbc\xaf\x27\x1c", _("This file is a 7-Zip archive. Unpack it and send the PDF or DOCX.")),
    (b"\x1f\x8b", _("This file is a GZIP archive. Unpack it and send the PDF or DOCX.")),
)
WEBP = _("This file is a WebP picture. Send a PDF or DOCX.")
HTML = _("This file is a web page (HTML). Send a PDF or DOCX.")
XML = _("This file is an XML document. Send a PDF or DOCX.")
PLAIN_TEXT = _("This file is plain text. Send a PDF or DOCX.")
ZIP = _("This file is a ZIP archive. Unpack it and send the PDF or DOCX.")
INSIDE_ZIP = (
    ("xl/", _("This file is an Excel workbook. Send a PDF or DOCX.")),
    ("ppt/", _("This file is a PowerPoint presentation. Send a PDF or DOCX.")),
    ("mimetype", _("This file is an OpenDocument text or an e-book. Save it as DOCX or PDF and send that.")),
)


def media_type(file) -> str:
    """PDF or DOCX, by the content of ``file`` (opened, seekable). Raises ValidationError with what the file is."""
    file.seek(0)
    head = file.read(HEAD)
    if not head:
        raise ValidationError(EMPTY, code="empty")
    if b"%PDF-" in head:
        return PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(file)
    raise ValidationError(_sentence(head), code="type")


def too_large(limit: int) -> ValidationError:
    """The sentence for a file above ``limit`` bytes."""
    return ValidationError(
        _("The file is larger than %(megabytes)d MB."), code="too-large", params={"megabytes": limit // MEBIBYTE}
    )


def _sentence(head: bytes):
    for signature, sentence in SIGNATURES:
        if head.startswith(signature):
            return sentence
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    text = _as_text(head)
    start = text.lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype html", "<html", "<head", "<body")):
        return HTML
    if start.startswith("<?xml"):
        return XML
    return PLAIN_TEXT if text else UNKNOWN


def _as_text(head: bytes) -> str:
    """``head`` as text; "" when it is none. The last character may have been cut in two."""
    for encoding in ("utf-8", "utf-16") if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8",):
        try:
            text = head.decode(encoding, "strict" if len(head) < HEAD else "ignore")
        except UnicodeDecodeError:
            continue
        controls = sum(unicodedata.category(letter) == "Cc" and letter not in "\t\r\n\f" for letter in text)
        if text and not controls and len(text.encode(encoding)) >= len(head) - 4:
            return text
    return ""


def _kind_of_zip(file) -> str:
    names = _names_in_zip(file)
    # some programs number the main part: word/document2.xml
    if "[Content_Types].xml" in names and any(re.fullmatch(r"word/document\d*\.xml", name) for name in names):
        return DOCX
    for start, sentence in INSIDE_ZIP:
        if any(name.startswith(start) for name in names):
            raise ValidationError(sentence, code="type")
    raise ValidationError(ZIP, code="type")


DIRECTORY_END = struct.Struct("<4s4H2LH")
DIRECTORY_ENTRY = struct.Struct("<4s6H3L5H2L")
LARGEST_COMMENT = 65_535
LARGEST_DIRECTORY = 1 * MEBIBYTE  # some 10,000 names; a report has twenty


def _names_in_zip(file) -> set[str]:
    """The names in a ZIP's directory, read without the library: that believes any size and takes memory for it."""
    size = file.seek(0, 2)
    file.seek(max(0, size - DIRECTORY_END.size - LARGEST_COMMENT))
    tail = file.read()
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) - place < DIRECTORY_END.size:
        raise ValidationError(UNSOUND_ZIP, code="damaged")
    _sign, _disk, _disk2, _here, _count, length, start, _comment = DIRECTORY_END.unpack_from(tail, place)
    if length > LARGEST_DIRECTORY or start + length > size:
        raise ValidationError(UNSOUND_ZIP, code="damaged")
    file.seek(start)
    directory, names, at = file.read(length), set(), 0
    while at + DIRECTORY_ENTRY.size <= len(directory) and directory.startswith(b"PK\x01\x02", at):
        name, extra, comment = DIRECTORY_ENTRY.unpack_from(directory, at)[10:13]
        first = at + DIRECTORY_ENTRY.size
        names.add(directory[first : first + name].decode("utf-8", "replace"))
        at = first + name + extra + comment
    return names


def clean_name(name: str) -> str:
    """``name`` as text only: no folders, no control or direction marks, at most 255 characters with its suffix kept."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/")).rpartition("/")[2]
    name = "".join(letter for letter in name if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    name = " ".join(name.split())
    if len(name) <= NAME_LENGTH:
        return name.strip(". ") and name
    suffix = PurePosixPath(name).suffix
    if len(suffix) > SUFFIX_LENGTH:
        suffix = ""
    head = name[: NAME_LENGTH - len(suffix) - 1].rstrip(". ")
    return f"{head}…{suffix}"
