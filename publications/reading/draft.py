"""What reading gives: one frozen ``Draft``, the only value that crosses from reading to the rest of the portal.

Pages are physical pages of the file, counted from 1. Texts are Unicode NFC. Chapter texts are Markdown (CommonMark with
tables and footnotes) with two marks of our own, each in double square brackets:

``[[p. 36]]``
    PDF page 36 begins here. Inside a paragraph where a sentence runs over the page turn, else at the start of a block.
``[[findings 4]]``
    On a line of its own: the list of findings that starts with ``Draft.findings[4]`` stands here. It goes on to the
    next such mark or to the end of the chapter's findings.

A line ``![alt](picture:2 "caption")`` stands where ``Draft.pictures[2]`` is shown. Footnotes are ``[^name]``, superscripts
``^2^``, subscripts ``~2~``.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Certainty = Literal["sure", "check", "missing"]
ChapterKind = Literal["chapter", "summary", "front", "annex"]
RemovedKind = Literal[
    "running head",
    "running foot",
    "folio",
    "repeated title",
    "contents",
    "cover",
    "watermark",
    "line number",
    "in a picture",
    "hidden text",
]
DoubtCode = Literal[
    "finding-without-full-stop",
    "finding-number-missing",
    "heading-not-in-contents",
    "contents-entry-not-found",
    "bookmark-not-found",
    "picture-page",
    "no-chapters",
    "unclear-reading-order",
    "table-as-text",
    "table-as-picture",
    "picture-missing",
    "words-lost",
    "recognised",
    "unreadable-letters",
]
PictureKind = Literal["figure", "table"]
FileNoteCode = Literal[
    "picture-pages",
    "recognised-pages",
    "no-language",
    "untagged",
    "locked",
    "fonts-missing",
    "unreadable-letters",
    "no-title",
    "no-bookmarks",
    "changes-accepted",
    "comments-dropped",
]


class ReadingError(Exception):
    """A file that cannot be read. ``code`` is one of ``CODES``; the portal words it for partner and editor."""

    CODES = ("empty", "damaged", "encrypted", "unsupported", "unsafe", "too-large")

    def __init__(self, code: str, detail: str = "") -> None:
        if code not in self.CODES:
            raise ValueError(f"unknown reading error {code!r}")
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value comes from: the page, the words found there, and the rule that took them, as a short clause."""

    certainty: Certainty
    page: int | None = None
    text: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class DraftChapter:
    """A heading with the text up to the next heading. ``level`` 1 becomes a chapter, deeper ones headings inside it.

    ``headed``: the heading opens the first finding, whose text begins with its words; it need not be shown again.
    """

    title: str
    level: int
    page: int
    last_page: int
    text: str
    label: str = ""
    kind: ChapterKind = "chapter"
    evidence: Evidence = Evidence("check")
    language: str = ""
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure, or a table that cannot be text, shown as an image.

    From a PDF: the part ``box`` (left, top, right, bottom in points from the top left corner of the page as displayed)
    of ``page``. From a DOCX: the ``part`` of the package, and no page. ``caption`` is printed with it. ``words`` are those
    that the file holds as text inside the picture, in reading order: what a reader who cannot see it can be given.
    """

    kind: PictureKind
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    part: str = ""
    caption: str = ""
    alt: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class DraftFinding:
    """A numbered statement. ``chapter`` indexes ``Draft.chapters``; paragraphs of ``text`` are parted by an empty line.

    ``label`` is the printed number, ``word`` the word printed with it ("Recommendation"), if there is one.
    """

    chapter: int
    label: str
    text: str
    page: int
    evidence: Evidence = Evidence("check")
    word: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that was taken out of the text. ``at_top`` tells on which end of the page it stood."""

    page: int
    text: str
    kind: RemovedKind
    why: str
    at_top: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person should look at, with the page and the words in question."""

    code: DoubtCode
    page: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class FileNote:
    """Something about the file itself that its makers could mend. ``pages`` where it is about some only."""

    code: FileNoteCode
    pages: tuple[int, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """Words of the file that stand neither in the draft nor in the record of removals, as printed on one page."""

    page: int
    text: str
    words: int


@dataclass(frozen=True, slots=True)
class Fidelity:
    """How much of the file's text the draft holds, in words: of ``words`` in the file, ``kept`` stand in the draft in
    their order and ``removed`` in the record of removals; ``lost`` are the others."""

    words: int
    kept: int
    removed: int
    lost: tuple[Lost, ...] = ()

    @property
    def share(self) -> float:
        """The part of the words that is accounted for, 0 to 1."""
        return (self.kept + self.removed) / self.words if self.words else 1.0


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as read. Unknown texts are empty, unknown numbers ``None``; ``evidence`` has an entry for each field
    of ``FRONT_MATTER``, with certainty ``missing`` where nothing was found. ``organisations`` are those of the
    ``contributors`` that are no persons."""

    FRONT_MATTER = (
        "title",
        "subtitle",
        "contributors",
        "issued",
        "language",
        "abstract",
        "isbn",
        "issn",
        "doi",
        "licence",
        "cover",
    )

    media_type: str
    pages: int
    title: str = ""
    subtitle: str = ""
    contributors: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    issued_year: int | None = None
    issued_month: int | None = None
    issued_day: int | None = None
    language: str = ""
    abstract: str = ""
    isbn: str = ""
    issn: str = ""
    doi: str = ""
    licence: str = ""
    cover_page: int | None = None
    chapters: tuple[DraftChapter, ...] = ()
    findings: tuple[DraftFinding, ...] = ()
    keywords: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    picture_pages: tuple[int, ...] = ()
    needs_text_recognition: bool = False
    recognised_pages: tuple[int, ...] = ()
    pictures: tuple[Picture, ...] = ()
    file_notes: tuple[FileNote, ...] = ()
    fidelity: Fidelity | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)

    def to_json(self) -> str:
        """The draft as one JSON object, keys as the fields are named."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Draft:
        """The draft that ``to_json`` wrote. Raises ValueError, TypeError or KeyError for anything else."""
        return cls.from_dict(json.loads(text))

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Draft:
        """The draft from the JSON object as Python values, also of one written before a field came in.

        Raises TypeError or KeyError for anything else.
        """
        raw = dict(values)
        raw["chapters"] = tuple(
            DraftChapter(**{**row, "evidence": Evidence(**row["evidence"])}) for row in raw["chapters"]
        )
        raw["findings"] = tuple(
            DraftFinding(**{**row, "evidence": Evidence(**row["evidence"])}) for row in raw["findings"]
        )
        raw["removed"] = tuple(Removed(**row) for row in raw["removed"])
        raw["doubts"] = tuple(Doubt(**row) for row in raw["doubts"])
        raw["evidence"] = {name: Evidence(**row) for name, row in raw["evidence"].items()}
        raw["pictures"] = tuple(
            Picture(**{**row, "box": tuple(row["box"]) if row["box"] else None}) for row in raw.get("pictures", ())
        )
        raw["file_notes"] = tuple(
            FileNote(**{**row, "pages": tuple(row["pages"])}) for row in raw.get("file_notes", ())
        )
        if raw.get("fidelity"):
            lost = tuple(Lost(**row) for row in raw["fidelity"]["lost"])
            raw["fidelity"] = Fidelity(**{**raw["fidelity"], "lost": lost})
        for name in ("contributors", "organisations", "keywords", "picture_pages", "recognised_pages"):
            raw[name] = tuple(raw.get(name, ()))
        return cls(**raw)
