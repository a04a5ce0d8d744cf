"""What the body of a Word file is made of: paragraphs of spans, tables, pictures; and what is counted on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from publications.reading.docx_numbering import Label
from publications.reading.docx_styles import Form, Look
from publications.reading.draft import Picture
from publications.reading.letters import squeeze

_QUOTED = 1.2  # em
_SENTENCE = 60  # letters


class Span(NamedTuple):
    """Letters of one look. ``text`` may hold tabs, and line breaks as ``\\n``.

    ``link`` is an address on the web, ``note`` the name of the footnote that is called here (``text`` is its sign).
    """

    text: str
    look: Look
    page: int
    link: str = ""
    note: str = ""


@dataclass(slots=True)
class Paragraph:
    """A paragraph. ``left`` is where it begins in points; ``boxed`` tells that it stands in a text box or a table of one
    cell; ``listed`` that it is an entry of a contents list."""

    spans: list[Span]
    form: Form
    page: int
    label: Label | None = None
    left: float = 0.0
    boxed: bool = False
    listed: bool = False
    blank_above: bool = False
    sequence: bool = False

    @property
    def last_page(self) -> int:
        """The page on which it ends."""
        return self.spans[-1].page if self.spans else self.page

    @property
    def words(self) -> str:
        """Its text without its number and without the signs of footnotes; tabs and breaks are spaces."""
        return squeeze("".join(span.text for span in self.spans if not span.note))

    @property
    def text(self) -> str:
        """Its text as printed: number first."""
        number = self.label.text if self.label else ""
        return f"{number} {self.words}".strip()

    @property
    def quoted(self) -> bool:
        """Whether it is a quotation: by its style, or set in from both edges, as nothing else is."""
        edge = _QUOTED * self.look.size
        both = min(self.left, self.form.right) >= edge and not self.label and not self.form.centred
        return self.form.kind == "quote" or (both and not self.form.kind and len(self.words) > _SENTENCE)

    @property
    def look(self) -> Look:
        """The look of most of its letters, those that are not raised or lowered."""
        if len(self.spans) == 1:
            return self.spans[0].look
        weights: dict[Look, int] = {}
        for span in self.spans:
            if not span.note and not span.look.position:
                weights[span.look] = weights.get(span.look, 0) + len(span.text.strip())
        return max(weights, key=lambda look: weights[look]) if weights else Look()


class Cell(NamedTuple):
    """A cell of a table: its items, over how many columns it reaches, and whether it goes on with the cell above."""

    items: tuple[Item, ...]
    columns: int
    goes_on: bool


@dataclass(slots=True)
class Table:
    """Rows of cells."""

    rows: list[list[Cell]]
    page: int
    last_page: int


class Shown(NamedTuple):
    """A picture in the text: its place in ``Record.pictures``."""

    picture: int
    page: int


Item = Paragraph | Table | Shown


def paragraphs(items: Sequence[Item]) -> Iterator[Paragraph]:
    """All paragraphs, those in tables too, in order."""
    for item in items:
        if isinstance(item, Paragraph):
            yield item
        elif isinstance(item, Table):
            for row in item.rows:
                for cell in row:
                    yield from paragraphs(cell.items)


@dataclass(slots=True)
class Record:
    """What was met on the way through the file. ``sides`` are the shorter sides of the pictures in points, ``left_out`` are (page, words) of pictures that cannot be shown,
    ``hidden`` the same of hidden text, ``notes`` the footnotes called, by name, as (kind, id)."""

    pictures: list[Picture] = field(default_factory=list)
    sides: list[float] = field(default_factory=list)
    left_out: list[tuple[int, str]] = field(default_factory=list)
    hidden: list[tuple[int, str]] = field(default_factory=list)
    notes: dict[str, tuple[str, str]] = field(default_factory=dict)
    changes: int = 0


class Pages:
    """Counts pages by the breaks that the file holds.

    Word writes where its own lines broke last (``w:lastRenderedPageBreak``), after an explicit break once more: breaks
    without text between them count once.
    """

    def __init__(self) -> None:
        self.page = 1
        self._explicit = 0
        self._rendered = 0

    def explicit(self) -> None:
        """A break that the author set."""
        self._explicit += 1

    def rendered(self) -> None:
        """A break where the program began a page."""
        self._rendered += 1

    def now(self) -> int:
        """The page of the text that comes next."""
        self.page += max(self._explicit, self._rendered)
        self._explicit = self._rendered = 0
        return self.page
