"""Headings and the items between them → chapters with Markdown text, and their findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from publications.reading import findings
from publications.reading.docx_items import Item, Paragraph, Table, paragraphs
from publications.reading.docx_outline import Head
from publications.reading.docx_text import Setter, joined
from publications.reading.draft import Doubt, DraftChapter, DraftFinding
from publications.reading.finding_chains import Section
from publications.reading.inline import markdown
from publications.reading.markdown import escape_start, findings_mark, page_mark
from publications.reading.paragraphs import Block
from publications.reading.patterns import late

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTE = late(r"\[\^([^\]\\]+)\]")


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading with its items, its page, the blocks of its text, and both as findings are looked for in them."""

    head: Head
    opened: Sequence[Item]
    page: int
    blocks: Sequence[tuple[Block, Item]]
    section: Section


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a report."""

    chapters: tuple[DraftChapter, ...]
    findings: tuple[DraftFinding, ...]
    doubts: tuple[Doubt, ...]


def cut(items: Sequence[Item], heads: Sequence[Head], notes: Mapping[str, Sequence[Item]], setter: Setter) -> Body:
    """Each heading with the items up to the next one. What stands before the first heading is left out."""
    texts = {name: _note_text(note, setter) for name, note in notes.items()}
    parts = _parts(items, heads, setter)
    chapters: list[DraftChapter] = []
    found: list[DraftFinding] = []
    doubts: list[Doubt] = []
    for number, (part, held) in enumerate(zip(parts, findings.find([part.section for part in parts]), strict=True)):
        doubts += held.doubts
        chapters.append(_chapter(part, held.runs, len(found), texts, setter))
        for run in held.runs:
            found += [_with_notes(replace(finding, chapter=number), texts) for finding in run.findings]
    return Body(tuple(chapters), tuple(found), tuple(doubts))


def _parts(items: Sequence[Item], heads: Sequence[Head], setter: Setter) -> list[_Part]:
    """Each heading with the blocks of its text."""
    parts: list[_Part] = []
    above: dict[int, str] = {}
    for number, head in enumerate(heads):
        end = heads[number + 1].start if number + 1 < len(heads) else len(items)
        above = {level: title for level, title in above.items() if level < head.level}
        above[head.level] = head.title
        blocks = setter.blocks(items[head.end : end])
        opened = items[head.start : head.end]
        titles = tuple(above[level] for level in sorted(above))
        section = Section(
            [block for block, _ in blocks],
            titles,
            setter.heading(opened, head.title),
            head.label,
            head.level,
            head.kind == "annex",
        )
        page = setter.page(items[head.start].page) if items else 1
        parts.append(_Part(head, opened, page, blocks, section))
    return parts


def _chapter(
    part: _Part, runs: Sequence[findings.Run], first: int, texts: Mapping[str, str], setter: Setter
) -> DraftChapter:
    head, blocks, page = part.head, part.blocks, part.page
    parts = [page_mark(page)] if setter.numbered else []
    position = 0
    for run in runs:
        text, page = joined(blocks[position : run.start], page, marked=setter.numbered)
        parts += [text, findings_mark(first)]
        first += len(run.findings)
        page = max(page, blocks[run.end - 1][0].last_page) if run.end else page
        position = run.end
    turned = bool(runs) and runs[-1].findings[0].page < page
    if setter.numbered and turned and position < len(blocks) and blocks[position][0].page == page:
        parts.append(page_mark(page))  # the page began inside a finding, whose mark is not the chapter's
    text, page = joined(blocks[position:], page, marked=setter.numbered)
    parts.append(text)
    whole = "\n".join(parts)
    parts += [f"[^{name}]: {texts[name]}" for name in dict.fromkeys(_NOTE.findall(whole)) if name in texts]
    parts += _notes_of_heading(part.opened, texts)
    return DraftChapter(
        title=head.title,
        level=head.level,
        page=part.page,
        last_page=max(page, part.page),
        text="\n\n".join(part for part in parts if part),
        label=head.label,
        kind=head.kind,
        evidence=replace(head.evidence, page=part.page),
    )


def _notes_of_heading(opened: Sequence[Item], texts: Mapping[str, str]) -> list[str]:
    """Notes that a heading calls: a title has no place for the call, so they end the chapter with their sign."""
    called = [span for paragraph in paragraphs(opened) for span in paragraph.spans if span.note]
    return [escape_start(f"{span.text} {texts[span.note]}") for span in called if span.note in texts]


def _with_notes(finding: DraftFinding, texts: Mapping[str, str]) -> DraftFinding:
    """A finding stands alone, so it carries its footnotes: a raised figure, and a paragraph of its own at the end."""
    text = finding.text
    for name in dict.fromkeys(_NOTE.findall(text)):
        if name in texts:
            sign = name.partition("-")[0].translate(_RAISED)
            text = text.replace(f"[^{name}]", sign) + f"\n\n{sign} {texts[name]}"
    return replace(finding, text=text)


def _note_text(items: Sequence[Item], setter: Setter) -> str:
    """A note as one paragraph."""
    parts = []
    for item in items:
        if isinstance(item, Table):
            parts += [setter.cell(paragraph) for paragraph in paragraphs([item])]
        elif isinstance(item, Paragraph):
            spans = [span for span in item.spans if not span.note]
            parts.append(markdown(setter.runs(spans, breaks=False)))
    return escape_start(" ".join(part for part in parts if part))
