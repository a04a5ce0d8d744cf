"""Tables: a caption above, a rule over and under the head and under the last row, figures set to the right."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth

from publications.demo.lines import break_lines, words_of
from publications.demo.manuscript import Block
from publications.demo.sheets import Pourer, Run
from publications.demo.styles import SANS, SANS_BOLD, Style

GAP = 14  # between columns
Cell = list[str]  # its lines


def pour_table(style: Style, pourer: Pourer, block: Block) -> None:
    """Sets the table whole: on the next page where this one has no room for it."""
    size = style.size - 1
    leading = size * 1.4
    widths = _widths(block.rows, size, style.column_width)
    rows = [[_lines(cell, width, size, not row) for cell, width in zip(cells, widths, strict=True)]
            for row, cells in enumerate(block.rows)]  # fmt: skip
    caption = _lines(block.text, style.column_width, size, True)
    height = leading * (len(caption) + 1.5 + sum(_height(row) + 0.5 for row in rows))
    if pourer.room < height:
        pourer.turn_page()
    pourer.space(leading * 0.5)
    for line in caption:
        pourer.y -= leading
        _print(pourer, 0, line, SANS_BOLD, size, style.colour)
    pourer.y -= leading * 0.5
    _rule(style, pourer)
    for number, row in enumerate(rows):
        _print_row(pourer, row, widths, SANS if number else SANS_BOLD, size)
        if number in (0, len(rows) - 1):
            _rule(style, pourer)
    pourer.space(leading)


def _height(row: list[Cell]) -> int:
    return max(len(cell) for cell in row)


def _lines(text: str, width: float, size: float, bold: bool) -> Cell:
    font = SANS_BOLD if bold else SANS
    lines = break_lines(words_of(text), width, width, lambda words: stringWidth(words, font, size))
    return [" ".join(word.text for word in line.words) for line in lines]


def _widths(rows: tuple[tuple[str, ...], ...], size: float, whole: float) -> list[float]:
    """Each column as wide as its widest cell; what is too much is taken from the widest column, what is left spread."""
    widths = [max(stringWidth(cell, SANS_BOLD, size) for cell in column) + 1 for column in zip(*rows, strict=True)]
    spare = whole - sum(widths) - GAP * (len(widths) - 1)
    while spare < 0:
        widest = widths.index(max(widths))
        widths[widest] -= 1
        spare += 1
    return [width + spare / len(widths) for width in widths]


def _print_row(pourer: Pourer, row: list[Cell], widths: list[float], font: str, size: float) -> None:
    """Cells stand at the top of their row; all but the first column at the right edge of theirs where they are short."""
    leading = size * 1.4
    left = 0.0
    for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
        for number, line in enumerate(cell, 1):
            moved = width - stringWidth(line, font, size) if column else 0
            _print(pourer, left + moved, line, font, size, "#000000", down=leading * number)
        left += width + GAP
    pourer.y -= leading * (_height(row) + 0.5)


def _print(pourer: Pourer, left: float, text: str, font: str, size: float, colour: str, down: float = 0) -> None:
    pourer.sheet.runs.append(Run(pourer.x + left, pourer.y - down, text, font, size, colour))


def _rule(style: Style, pourer: Pourer) -> None:
    pourer.sheet.hairlines.append((pourer.x, pourer.y, style.column_width))
