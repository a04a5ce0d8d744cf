"""The HTML of a Word file → ``Draft``: its words only, set anew as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from publications.reading import dates, findings, keywords, language
from publications.reading.draft import Doubt, Draft, DraftChapter, DraftFinding, Evidence
from publications.reading.front_matter import abstract_of
from publications.reading.letters import clean, squeeze
from publications.reading.markdown import escape, escape_start, findings_mark, plain
from publications.reading.names import names_of
from publications.reading.numbering import parse
from publications.reading.page import Word, line_of
from publications.reading.paragraphs import Block
from publications.reading.structure import kind_of
from publications.reading.words import BYLINE, is_contents

_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th"}


@dataclass
class _Piece:
    """A paragraph, heading, list item or table cell. ``number`` is its place in a numbered list."""

    kind: str
    text: str = ""
    marked: str = ""
    number: int = 0
    name: str = ""


@dataclass
class _Reader(HTMLParser):
    """Collects pieces; everything but text, lists, headings and footnote references is passed over."""

    pieces: list[_Piece] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lists: list[list[int]] = []
        self._open: list[_Piece] = []
        self._reference = False
        self._rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens a piece or list."""
        given = dict(attrs)
        if tag in ("ol", "ul"):
            self._lists.append([0, int(tag == "ol")])
        elif tag in _BLOCKS:
            if tag == "p" and self._open and self._open[-1].kind in ("li", "td", "th"):
                return
            number = 0
            if tag == "li" and self._lists:
                self._lists[-1][0] += 1
                number = self._lists[-1][0] if self._lists[-1][1] else 0
            kind = given.get("class") or tag
            self._open.append(_Piece(kind, number=number, name=given.get("id") or ""))
        elif tag == "br" and self._open:
            self._add(" ")
        elif tag == "a":
            self._anchor(given.get("href") or "")
        elif tag == "tr":
            self._rows.append([])

    def _anchor(self, target: str) -> None:
        """A link to a footnote is its reference, a link back from one is nothing; other links are passed over."""
        note = re.match(r"#((foot|end)note-\d+)$", target)
        self._reference = bool(note) or bool(re.match(r"#(foot|end)note-ref-\d+$", target))
        if note and self._open:
            self._open[-1].marked += f"[^{note[1]}]"

    def handle_endtag(self, tag: str) -> None:
        """Closes it."""
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag == "a":
            self._reference = False
        elif tag == "tr" and self._rows:
            text = " | ".join(self._rows.pop())
            self.pieces.append(_Piece("row", text, escape(text)))
        elif (
            tag in _BLOCKS and self._open and (self._open[-1].kind == tag or tag in ("h1", "h2", "li", "td", "th"))
        ) or (tag == "p" and self._open and self._open[-1].kind not in ("li", "td", "th")):
            self._close(self._open.pop())

    def handle_data(self, data: str) -> None:
        """Text, but for the sign of a footnote."""
        if self._open and not self._reference:
            self._add(data)

    def _add(self, data: str) -> None:
        text = clean(data.replace("\n", " "))
        self._open[-1].text += text
        self._open[-1].marked += escape(text)

    def _close(self, piece: _Piece) -> None:
        piece.text, piece.marked = squeeze(piece.text), squeeze(piece.marked)
        if not piece.text:
            return
        if re.match(r"(foot|end)note-\d+$", piece.name):
            self.notes[piece.name] = piece.marked
        elif piece.kind in ("td", "th") and self._rows:
            self._rows[-1].append(piece.text)
        else:
            self.pieces.append(piece)


def draft_of_html(html: str, media_type: str) -> Draft:
    """A draft of mammoth's HTML. Page numbers are 1 throughout."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    pieces = [piece for piece in reader.pieces if piece.text]
    headings = [number for number, piece in enumerate(pieces) if _level(piece) and not is_contents(piece.text)]
    named = next((piece.text for piece in pieces if piece.kind == "title"), "")
    levels = [_level(pieces[number]) for number in headings]
    if not named and levels.count(1) == 1 and len(levels) > 1 and levels[0] == 1:
        named, headings = pieces[headings[0]].text, headings[1:]
    top = min((_level(pieces[number]) for number in headings), default=1)
    chapters, found, doubts = _chapters(pieces, headings, top, reader.notes)
    before = pieces[: headings[0]] if headings else []
    if not headings and pieces:
        doubts.append(Doubt("no-chapters"))
    return _assembled(media_type, named, before, chapters, found, doubts)


def _level(piece: _Piece) -> int:
    return int(piece.kind[1]) if re.fullmatch(r"h[1-6]", piece.kind) else 0


def _chapters(
    pieces: Sequence[_Piece], headings: Sequence[int], top: int, notes: dict[str, str]
) -> tuple[list[DraftChapter], list[DraftFinding], list[Doubt]]:
    chapters: list[DraftChapter] = []
    found: list[DraftFinding] = []
    doubts: list[Doubt] = []
    starts = list(headings) or ([-1] if pieces else [])
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(pieces)
        heading = pieces[start].text if start >= 0 else ""
        label, title = parse(heading)
        blocks = [_block(piece) for piece in pieces[start + 1 : end]]
        runs, unsure = findings.runs(blocks, heading)
        text = _text(blocks, runs, len(found), notes)
        for run in runs:
            found += [replace(finding, chapter=place) for finding in run.findings]
        doubts += unsure
        why = Evidence(
            "sure" if start >= 0 else "check", 1, heading, "a heading of the file" if start >= 0 else "no headings"
        )
        level = _level(pieces[start]) - top + 1 if start >= 0 else 1
        chapters.append(
            DraftChapter(
                title or heading, level, 1, 1, text, label.text if label else "", kind_of(title or heading, label), why
            )
        )
    return chapters, found, doubts


def _block(piece: _Piece) -> Block:
    sign = f"{piece.number}. " if piece.number else ""
    line = line_of([Word(sign + piece.text, 0.0, 100.0, 0.0, 10.0)], 1)
    marked = f"{piece.number}\\. {piece.marked}" if piece.number else piece.marked
    return Block(1, 1, marked, sign + piece.text, piece.kind == "li" and not piece.number, 0, (line,))


def _text(blocks: Sequence[Block], runs: Sequence[findings.Run], first: int, notes: dict[str, str]) -> str:
    parts: list[str] = []
    position = 0
    for run in runs:
        parts += [_set(block) for block in blocks[position : run.start]]
        parts.append(findings_mark(first))
        first += len(run.findings)
        position = run.end
    parts += [_set(block) for block in blocks[position:]]
    text = "\n\n".join(parts)
    used = [name for name in notes if f"[^{name}]" in text]
    return "\n\n".join([text, *(f"[^{name}]: {notes[name]}" for name in used)]) if used else text


def _set(block: Block) -> str:
    return f"- {block.text}" if block.bullet else escape_start(block.text)


def _assembled(
    media_type: str,
    named: str,
    before: Sequence[_Piece],
    chapters: Sequence[DraftChapter],
    found: Sequence[DraftFinding],
    doubts: Sequence[Doubt],
) -> Draft:
    evidence = dict.fromkeys(Draft.FRONT_MATTER, Evidence("missing", None, "", "not found"))
    texts = [piece.text for piece in before if piece.kind not in ("title", "subtitle")]
    subtitle = next((piece.text for piece in before if piece.kind == "subtitle"), "")
    title, texts = _title(named, texts, evidence)
    names, issued = _byline(texts, evidence)
    if subtitle:
        evidence["subtitle"] = Evidence("sure", 1, subtitle, "set as subtitle in the file")
    whole = "\n\n".join([*(plain(chapter.text) for chapter in chapters), *(finding.text for finding in found)])
    tag, reliable = language.of_text(whole)
    if tag:
        evidence["language"] = Evidence("sure" if reliable else "check", None, "", "the words of the text")
    abstract, evidence["abstract"] = abstract_of(chapters, ())
    return Draft(
        media_type=media_type,
        pages=1,
        title=title,
        subtitle=subtitle,
        contributors=names,
        issued_year=issued.year if issued else None,
        issued_month=issued.month if issued else None,
        issued_day=issued.day if issued else None,
        language=tag,
        abstract=abstract,
        chapters=tuple(chapters),
        findings=tuple(found),
        keywords=keywords.propose(whole, [chapter.title for chapter in chapters], tag, title),
        doubts=tuple(doubts),
        evidence=evidence,
    )


def _byline(texts: Sequence[str], evidence: dict[str, Evidence]) -> tuple[tuple[str, ...], dates.Issued | None]:
    """(names, date) from the lines before the first heading; notes the evidence."""
    names: tuple[str, ...] = ()
    issued = None
    for text in texts:
        byline = BYLINE.match(text)
        if not names and len(text) < 160:
            names = names_of(byline["names"] if byline else text)
            if names:
                evidence["contributors"] = Evidence(
                    "sure" if byline else "check", 1, text, "a line before the first heading"
                )
        if issued is None and dates.only_date(text):
            issued = dates.find(text) or dates.Issued(dates.years(text)[-1])
            evidence["issued"] = Evidence("sure", 1, text, "a date on a line of its own")
    return names, issued


def _title(named: str, texts: list[str], evidence: dict[str, Evidence]) -> tuple[str, list[str]]:
    """(title, the lines left): the file's own, else the first line before the headings; notes the evidence."""
    if named:
        evidence["title"] = Evidence("sure", 1, named, "the file's title or only first-level heading")
        return named, texts
    if texts:
        evidence["title"] = Evidence("check", 1, texts[0][:300], "the first line")
        return texts[0][:300], texts[1:]
    return "", texts
