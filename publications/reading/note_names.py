"""Calls of notes and the notes they call, with the names that Markdown's footnotes have in a chapter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from publications.reading.footnotes import Note, plain_number, references
from publications.reading.hyphens import Hyphenation
from publications.reading.inline import usual_style
from publications.reading.page import Line
from publications.reading.paragraphs import block_of

NoteKey = tuple[int, str]


def by_call(notes: Sequence[Note], flow: Iterable[Line]) -> dict[NoteKey, Note]:
    """Each note by page and number of its call. Where the numbers of a report never come again, a number that is raised
    on a later page calls the same note once more."""
    known: dict[NoteKey, Note] = {}
    numbers: dict[str, list[Note]] = {}
    for note in notes:
        known.setdefault((note.page, note.number), note)
        numbers.setdefault(note.number, []).append(note)
    if len(numbers) > 2 and all(len(alike) == 1 for alike in numbers.values()):
        for line in flow:
            for number in references(line):
                alike = numbers.get(number)
                if alike and alike[0].page < line.page:
                    known.setdefault((line.page, number), alike[0])
    return known


def names_in(lines: Sequence[Line], notes: Mapping[NoteKey, Note], used: dict[str, int]) -> dict[NoteKey, str]:
    """The name of each note that these lines call, by page and sign of the call. ``used`` has the names that are given
    in the chapter so far, and the id of their note; the new ones are added."""
    names: dict[NoteKey, str] = {}
    called = [(line.page, sign) for line in lines if line.words for sign in sorted(references(line))]
    sure = {key for key in called if plain_number(key[1]) == key[1]}
    for page, sign in called:
        number = plain_number(sign)
        note = notes.get((page, number))
        if note is None or (sign != number and (page, number) in sure):
            continue  # "m²" beside a call of note 2 is an exponent; alone it is the call
        names.setdefault((page, sign), _name(note, used))
    return names


def _name(note: Note, used: dict[str, int]) -> str:
    """Its number, with its page and a count where the number was given to another note; signs are counted."""
    base = note.number if note.number.isdecimal() else f"note{1 + sum(name.startswith('note') for name in used)}"
    for name in (name for name, owner in used.items() if owner == id(note)):
        return name
    name, count = base, note.page
    while name in used:
        name, count = f"{base}-{count}", count + 1
    used[name] = id(note)
    return name


def note_text(note: Note, hyphenation: Hyphenation) -> str:
    """A note's Markdown without its number. Pages that turn inside it are no concern of the text."""
    lines = [replace(line, page=note.lines[0].page) for line in note.lines]
    block = block_of(lines, hyphenation, {}, usual_style(lines))
    return block.after(
        0 if block.bullet else note.first_words
    )  # an asterisk is gone already, as a list's sign would be


def definitions(names: Mapping[NoteKey, str], notes: Mapping[NoteKey, Note], hyphenation: Hyphenation) -> list[str]:
    """The notes as Markdown, each once."""
    by_name = {name: notes[page, plain_number(sign)] for (page, sign), name in names.items()}
    return [f"[^{name}]: {note_text(note, hyphenation)}" for name, note in by_name.items()]
