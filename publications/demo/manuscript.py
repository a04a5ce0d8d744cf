"""A manuscript: one file of ``texts/``, a TOML head between ``+++`` lines and then the text of a report.

``# Title {kind}`` opens a chapter (kind: front, summary, annex), ``## Title`` a section, ``12. `` a finding (paragraphs
that are indented go on with it), ``Recommendation 12. `` one that is called by its word, ``[^1]`` is the mark of a
footnote and ``[^1]: text`` its text. A caption and rows of ``| cells |`` right under it are a table, its first row the
head. A page turn can be forced inside a sentence with ``{turn}``, so that a sample keeps its trap whatever the page holds.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from publications.demo.wording import FINDING_WORDS

TEXTS = Path(__file__).parent / "texts"
CHAPTER = re.compile(r"#\s+(?P<title>.+?)(?:\s+\{(?P<kind>front|summary|annex)\})?$")
FINDING = re.compile(rf"((?P<word>{'|'.join(FINDING_WORDS)})\s+)?(?P<label>\d+)\.\s+(?P<text>.+)", re.S)
NOTE = re.compile(r"\[\^(?P<name>\w+)\]:\s+(?P<text>.+)", re.S)
TURN = "{turn}"


@dataclass(frozen=True)
class Block:
    """A piece of text: kind is chapter, section, paragraph, finding, more (a further paragraph of a finding) or table.

    ``word`` is what a finding is called before its number; the text of a table is its caption, its cells are ``rows``.
    """

    kind: str
    text: str
    label: str = ""
    role: str = "chapter"
    word: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Manuscript:
    """A report before it is set. ``layout`` names a style of ``styles.py``, ``cover`` a drawing of ``covers.py``."""

    name: str
    title: str
    publisher: str
    year: int
    language: str
    layout: str
    cover: dict[str, str]
    subtitle: str = ""
    short_title: str = ""
    contributors: tuple[str, ...] = ()
    imprint: tuple[str, ...] = ()
    keywords: str = ""
    metadata: dict[str, str] = field(default_factory=dict)
    bookmarks: bool = False
    pictures_only: bool = False
    blocks: tuple[Block, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def file_name(self) -> str:
        """The name of the report made from this manuscript."""
        return f"{self.name}.pdf"


def _block(text: str, after_finding: bool) -> Block:
    if text.startswith("## "):
        return Block("section", text[3:].strip())
    if found := CHAPTER.match(text):
        return Block("chapter", found["title"], role=found["kind"] or "chapter")
    if found := FINDING.match(text):
        return Block("finding", found["text"], label=found["label"], word=found["word"] or "")
    return Block("more" if after_finding else "paragraph", text)


def _table(raw: str) -> Block | None:
    caption, *lines = raw.split("\n")
    if not lines or not lines[0].startswith("|"):
        return None
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
    return Block("table", caption, rows=tuple(row for row in rows if not set("".join(row)) <= {"-"}))


def parse(name: str, source: str) -> Manuscript:
    """The manuscript that ``source`` holds. Paragraphs are parted by empty lines."""
    _, head, body = source.split("+++\n", 2)
    blocks: list[Block] = []
    notes: dict[str, str] = {}
    for raw in re.split(r"\n\s*\n", body.strip("\n")):
        indented = raw.startswith("   ")
        text = " ".join(raw.split())
        if found := NOTE.match(text):
            notes[found["name"]] = found["text"]
        elif table := _table(raw):
            blocks.append(table)
        elif text:
            blocks.append(_block(text, indented and bool(blocks) and blocks[-1].kind in ("finding", "more")))
    fields = tomllib.loads(head)
    for key in ("contributors", "imprint"):
        fields[key] = tuple(fields.get(key, ()))
    return Manuscript(name=name, blocks=tuple(blocks), notes=notes, **fields)


def manuscripts() -> list[Manuscript]:
    """All manuscripts in the order of their names."""
    return [parse(path.stem, path.read_text("utf-8")) for path in sorted(TEXTS.glob("*.md"))]


def plain(text: str) -> str:
    """The text of a block as a reader should give it back: no footnote marks, no forced page turns."""
    return re.sub(r"\[\^\w+\]", "", text.replace(TURN, ""))
