"""Headings and the lines between them → chapters with Markdown text, and their findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from publications.reading import endnotes, findings, monospaced
from publications.reading.draft import ChapterKind, Doubt, DraftChapter, DraftFinding, Evidence
from publications.reading.finding_chains import Section
from publications.reading.footnotes import Note, plain_number
from publications.reading.headings import Type, body_type
from publications.reading.hyphens import Hyphenation
from publications.reading.inline import usual_style
from publications.reading.loose_notes import with_paragraph
from publications.reading.markdown import escape, escape_start, findings_mark, page_mark
from publications.reading.measure import Columns, measures
from publications.reading.note_names import NoteKey, by_call, definitions, names_in, note_text
from publications.reading.page import Line
from publications.reading.paragraphs import Block, Look, blocks
from publications.reading.structure import Heading
from publications.reading.writing import written

_OPENING = 600  # letters of running text: a shorter opening is an imprint or a dedication
_RAISED = str.maketrans("0123456789*", "⁰¹²³⁴⁵⁶⁷⁸⁹＊")


class Body(NamedTuple):
    """The body of a report."""

    chapters: tuple[DraftChapter, ...]
    findings: tuple[DraftFinding, ...]
    doubts: tuple[Doubt, ...]


class _Setting(NamedTuple):
    """What every chapter's text is made with."""

    flow: Sequence[Line]
    notes: Mapping[NoteKey, Note]
    hyphenation: Hyphenation
    columns: Columns
    look: Look
    taken: frozenset[int]  # the ids of the lines of endnotes
    shown: set[NoteKey]  # the notes to which some text refers


class _Part(NamedTuple):
    """A heading with its lines up to the next one, the names of their footnotes, and their blocks."""

    heading: Heading
    lines: Sequence[Line]
    names: dict[NoteKey, str]
    section: Section


def cut(flow: Sequence[Line], headings: Sequence[Heading], notes: Sequence[Note], hyphenation: Hyphenation) -> Body:
    """Each heading with the text up to the next one. Lines before the first heading are left out."""
    known = by_call(notes, flow)
    at_end = endnotes.find(flow, headings, known)
    notes = [*notes, *{id(note): note for note in at_end.values()}.values()]
    known |= at_end
    taken = frozenset(id(line) for note in at_end.values() for line in note.lines)
    setting = _Setting(flow, known, hyphenation, measures(flow), _look(flow), taken, set())
    parts = _parts(setting, headings)
    chapters: list[DraftChapter] = []
    found: list[DraftFinding] = []
    doubts: list[Doubt] = []
    for number, (part, held) in enumerate(zip(parts, findings.find([part.section for part in parts]), strict=True)):
        chapter, more = _chapter(setting, part, held.runs, number, len(found))
        chapters.append(chapter)
        found += more
        doubts += [*held.doubts, *_tables(part.section.blocks)]
    shown = {id(known[key]) for key in setting.shown}
    loose = [note for note in notes if id(note) not in shown]
    _with_loose_notes(chapters, loose, setting)
    return Body(tuple(chapters), tuple(found), tuple(doubts))


def opening(flow: Sequence[Line], first: int, body: Type, title: str, title_lines: frozenset[int]) -> Heading | None:
    """The text before the first heading, ``first``, as a chapter named like the report; None where there is little.

    Covers and imprints stay out: what counts is the amount of running text, set in the body's own type.
    """
    before = [number for number in range(first) if number not in title_lines]
    running = [
        number for number in before if abs(flow[number].size - body.size) <= 0.5 and flow[number].font == body.font
    ]
    letters = sum(len(flow[number].text) for number in running)
    if letters < (_OPENING if first < len(flow) else 1):
        return None
    start = running[0]
    kind: ChapterKind = "front" if first < len(flow) else "chapter"
    why = "text before the first heading" if first < len(flow) else "no headings found: the whole text"
    page = flow[start].page
    evidence = Evidence("check", page, flow[start].text, why)
    return Heading(start, start, page, title or flow[start].text[:80], "", 1, kind, evidence)


def _parts(setting: _Setting, headings: Sequence[Heading]) -> list[_Part]:
    """Each heading with the blocks of its text."""
    parts: list[_Part] = []
    above: list[tuple[int, float, str]] = []
    used: dict[str, int] = {}
    for number, heading in enumerate(headings):
        end = headings[number + 1].start if number + 1 < len(headings) else len(setting.flow)
        size = max((line.size for line in setting.flow[heading.start : heading.end]), default=0.0)
        while above and not _over(above[-1], heading.level, size):
            above.pop()
        above.append((heading.level, size, heading.title))
        lines = setting.flow[heading.end : end]
        if heading.level == 1:
            used = {}  # the headings below it become one text with it
        running = [line for line in lines if id(line) not in setting.taken]
        names = names_in(running, setting.notes, used)
        made = blocks(running, setting.hyphenation, setting.columns, names, _look_of(lines, setting.look))
        titles = tuple(title for _, _, title in above)
        annex = heading.kind == "annex"
        section = Section(made, titles, _as_block(setting, heading), heading.label, heading.level, annex)
        parts.append(_Part(heading, lines, names, section))
    return parts


def _over(above: tuple[int, float, str], level: int, size: float) -> bool:
    """Whether a heading stands over one of this level and size; of one level, the larger type stands over the smaller."""
    return above[0] < level or (above[0] == level and above[1] >= 1.08 * size > 0)


def _as_block(setting: _Setting, heading: Heading) -> Block | None:
    """A heading may open a finding. The opening text of a report has none of its own."""
    lines = tuple(setting.flow[heading.start : heading.end])
    title = heading.title
    return Block(heading.page, lines[-1].page, escape(title), title, False, 0, lines) if lines else None


def _chapter(
    setting: _Setting, part: _Part, runs: Sequence[findings.Run], number: int, first_finding: int
) -> tuple[DraftChapter, list[DraftFinding]]:
    heading, names, made = part.heading, part.names, part.section.blocks
    found: list[DraftFinding] = []
    parts: list[str] = [page_mark(heading.page)]
    page = heading.page
    position = 0
    cited = "\n".join(block.ready or block.text for block in made)
    setting.shown.update((key[0], plain_number(key[1])) for key, name in names.items() if f"[^{name}]" in cited)
    for run in runs:
        text, page = written(made[position : run.start], page, setting.columns)
        parts.append(text)
        parts.append(findings_mark(first_finding + len(found)))
        found += [_with_notes(replace(finding, chapter=number), names, setting) for finding in run.findings]
        page = made[run.end - 1].last_page if run.end else page
        position = run.end
    if runs and position < len(made) and made[position].page == page and runs[-1].findings[0].page != page:
        parts.append(page_mark(page))
    text, last = written(made[position:], page, setting.columns)
    parts.append(text)
    joined = "\n".join(parts)
    cited_here = {key: name for key, name in names.items() if f"[^{name}]" in joined}
    parts += definitions(cited_here, setting.notes, setting.hyphenation)
    last_page = max([last, heading.page, *(line.page for line in part.lines)])
    chapter = DraftChapter(
        title=heading.title,
        level=heading.level,
        page=heading.page,
        last_page=last_page,
        text="\n\n".join(part for part in parts if part),
        label=heading.label,
        kind=heading.kind,
        evidence=heading.evidence,
        headed=bool(runs and runs[0].headed),
    )
    return chapter, found


def _look(flow: Sequence[Line]) -> Look:
    return Look(usual_style(flow), monospaced.fonts(flow, body_type(flow).font))


def _look_of(lines: Sequence[Line], look: Look) -> Look:
    """A chapter set throughout in a style of its own, such as a foreword in italics, has that for its usual one."""
    own = usual_style(lines)
    letters = sum(len(line.text) for line in lines)
    alike = sum(len(line.text) for line in lines if (line.bold, line.italic) == own)
    return look._replace(usual=own) if letters > _OPENING and alike > 0.7 * letters else look


def _tables(made: Sequence[Block]) -> list[Doubt]:
    """One doubt for each page on which rows of cells were set as text."""
    pages: dict[int, Block] = {}
    rows: dict[int, int] = {}
    for block in made:
        if block.cells:
            pages.setdefault(block.page, block)
            rows[block.page] = rows.get(block.page, 0) + 1
    return [Doubt("table-as-text", page, block.plain[:80]) for page, block in pages.items() if rows[page] > 2]


def _with_notes(finding: DraftFinding, names: Mapping[NoteKey, str], setting: _Setting) -> DraftFinding:
    """A finding stands alone, so it carries its footnotes: a raised figure, and a paragraph of its own at the end."""
    text = finding.text
    for key, name in names.items():
        if f"[^{name}]" in text:
            note = setting.notes[key[0], plain_number(key[1])]
            sign = note.number.translate(_RAISED)
            text = text.replace(f"[^{name}]", sign) + f"\n\n{sign} {note_text(note, setting.hyphenation)}"
    return replace(finding, text=text)


def _with_loose_notes(chapters: list[DraftChapter], loose: Sequence[Note], setting: _Setting) -> None:
    """Notes to which no text refers (called from a heading or a cover, or a second note of the same sign on the page) end
    the chapter of their page, as paragraphs with their printed sign: such a footnote would not be shown."""
    for note in loose if chapters else ():
        page = note.lines[0].page
        place = max((number for number, chapter in enumerate(chapters) if chapter.page <= page), default=0)
        text = escape_start(f"{escape(note.number)} {note_text(note, setting.hyphenation)}")
        chapters[place] = with_paragraph(chapters[place], text, page)
