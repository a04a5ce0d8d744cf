"""Text to sheets: lines are poured into columns and pages; footnotes take room at the foot of the column that calls them."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlab.pdfbase.pdfmetrics import stringWidth

from publications.demo.lines import Line, Word, break_lines, words_of
from publications.demo.styles import Style


@dataclass(frozen=True)
class Run:
    """Words in one font at one place; ``y`` counts from the foot of the page."""

    x: float
    y: float
    text: str
    font: str
    size: float
    colour: str = "#000000"


@dataclass
class Sheet:
    """One page: what is printed on it, hairlines as (x, y, width), and what its running head needs to know."""

    number: int
    runs: list[Run] = field(default_factory=list)
    hairlines: list[tuple[float, float, float]] = field(default_factory=list)
    part: str = "body"
    chapter: str = ""
    opens_chapter: bool = False


@dataclass(frozen=True)
class Setting:
    """How a block is set: font, size, leading, colour, indents of the first line and of the rest, justified or not."""

    font: str
    size: float
    leading: float
    colour: str = "#000000"
    first: float = 0
    rest: float = 0
    justify: bool = False
    hyphen: str = ""
    centred: bool = False


class Pourer:
    """Where the next line goes. Sheets are made as they are needed, counted from ``start`` (physical, from 1)."""

    def __init__(self, style: Style, start: int, notes: dict[str, str]) -> None:
        self.style, self.notes = style, notes
        self.sheets: list[Sheet] = []
        self.next_number = start
        self.note_numbers: dict[str, int] = {}
        self.part, self.chapter = "body", ""
        self.column_notes: list[list[Line]] = []
        self.column, self.y, self.column_top = 0, 0.0, 0.0
        self.turn_page()

    @property
    def sheet(self) -> Sheet:
        """The page being filled."""
        return self.sheets[-1]

    @property
    def x(self) -> float:
        """The left edge of the column being filled."""
        return self.style.margins[3] + self.column * (self.style.column_width + self.style.gutter)

    @property
    def empty(self) -> bool:
        """Whether nothing stands on the page yet."""
        return not self.sheet.runs

    @property
    def room(self) -> float:
        """Height left in the column above its footnotes."""
        return self.y - self.style.margins[2] - self._notes_height(self.column_notes)

    def turn_page(self) -> None:
        """Begins a new page."""
        self._print_notes()
        self.sheets.append(Sheet(self.next_number, part=self.part, chapter=self.chapter))
        self.next_number += 1
        self.column, self.y = 0, self.style.page[1] - self.style.margins[0]
        self.column_top = self.y

    def turn_column(self) -> None:
        """Goes on in the next column, or on the next page."""
        if self.column + 1 >= self.style.columns:
            self.turn_page()
            return
        self._print_notes()
        self.column += 1
        self.y = self.column_top

    def finish(self) -> list[Sheet]:
        """The sheets, with the last footnotes printed."""
        self._print_notes()
        return self.sheets

    def pour(self, text: str, setting: Setting, keep: float = 0, lead: str = "") -> int:
        """Sets ``text`` from here on and returns the page number of its first line. ``lead`` hangs before it (a number);
        ``keep`` is the height that must stay with it."""
        width = self.style.column_width
        measure = _measure(setting)
        first = width - setting.first - (measure(lead) if lead and not setting.rest else 0)
        lines = break_lines(words_of(text), first, width - setting.rest, measure, setting.hyphen)
        if self.room < keep + setting.leading * min(2, len(lines)):
            self.turn_column()
        begun = 0
        for index, line in enumerate(lines):
            called = self._notes_called(line)
            added = self._notes_height([*self.column_notes, *called]) - self._notes_height(self.column_notes)
            if self.room < setting.leading + added:
                self.turn_column()
            begun = begun or self.sheet.number
            self.y -= setting.leading
            self._print_line(line, setting, lead if index == 0 else "", first=index == 0)
            self.column_notes += called
            if line.turn:
                self.turn_page()
        return begun

    def space(self, height: float) -> None:
        """Leaves room, but not at the head of a column."""
        if self.y < self.column_top:
            self.y -= height

    def _notes_called(self, line: Line) -> list[list[Line]]:
        called = []
        for name in [name for word in line.words for name in word.notes]:
            number = self.note_numbers.setdefault(name, len(self.note_numbers) + 1)
            setting, width = self._note_setting(), self.style.column_width
            called.append(break_lines(words_of(f"{number}. {self.notes[name]}"), width, width, _measure(setting)))
        return called

    def _note_setting(self) -> Setting:
        return Setting(self.style.body, self.style.note_size, self.style.note_size * 1.3, "#333333")

    def _notes_height(self, notes: list[list[Line]]) -> float:
        """Height of footnotes with the hairline above them."""
        return sum(len(lines) for lines in notes) * self._note_setting().leading + (10 if notes else 0)

    def _print_notes(self) -> None:
        if not self.column_notes:
            return
        setting = self._note_setting()
        kept, self.y = self.y, self.style.margins[2] + self._notes_height(self.column_notes) - 10
        self.sheet.hairlines.append((self.x, self.y + 2, 60))
        for lines in self.column_notes:
            for line in lines:
                self.y -= setting.leading
                self._print_line(line, setting)
        self.column_notes, self.y = [], kept

    def _print_line(self, line: Line, setting: Setting, lead: str = "", first: bool = False) -> None:
        x = self.x + (setting.first if first else setting.rest)
        width = self.style.column_width - (setting.first if first else setting.rest)
        if lead:
            self._run(self.x if setting.rest else x, lead.rstrip() if setting.rest else lead, setting)
            moved = 0 if setting.rest else _measure(setting)(lead)
            x, width = x + moved, width - moved
        measure = _measure(setting)
        natural = sum(measure(word.text) for word in line.words) + measure(" ") * (len(line.words) - 1)
        if setting.centred:
            x += (width - natural) / 2
        if setting.justify and not line.last and not line.turn and len(line.words) > 1:
            self._print_words(line.words, x, measure(" ") + (width - natural) / (len(line.words) - 1), setting)
        else:
            self._print_ragged(line.words, x, setting)

    def _print_words(self, words: tuple[Word, ...], x: float, gap: float, setting: Setting) -> None:
        for word in words:
            self._run(x, word.text, setting)
            x += _measure(setting)(word.text)
            x += self._print_marks(word, x, setting) + gap

    def _print_ragged(self, words: tuple[Word, ...], x: float, setting: Setting) -> None:
        waiting = ""
        for word in words:
            waiting += word.text
            if word.notes:
                self._run(x, waiting, setting)
                x += _measure(setting)(waiting)
                x += self._print_marks(word, x, setting)
                waiting = ""
            waiting += " "
        if waiting.strip():
            self._run(x, waiting.rstrip(), setting)

    def _print_marks(self, word: Word, x: float, setting: Setting) -> float:
        """Raised numbers of the footnotes called after a word; gives the width they took."""
        size, width = setting.size * 0.62, 0.0
        for name in word.notes:
            mark = str(self.note_numbers[name])
            self.sheet.runs.append(Run(x + width, self.y + setting.size * 0.36, mark, setting.font, size))
            width += stringWidth(mark, setting.font, size)
        return width

    def _run(self, x: float, text: str, setting: Setting) -> None:
        self.sheet.runs.append(Run(x, self.y, text, setting.font, setting.size, setting.colour))


def _measure(setting: Setting):
    return lambda text: stringWidth(text, setting.font, setting.size)
