"""Tables of a Word file → Markdown tables, or text where a table only arranges it on the page.

A cell that reaches over several columns stands in the first of them, one that reaches over rows in the uppermost: the
others are empty, so that no word is said twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from publications.reading.docx_items import Cell, Item, Paragraph, Table

_LONG = 600  # letters: a cell with more is running text
_MOST_COLUMNS = 40


def flowing(items: Sequence[Item]) -> Iterator[Item]:
    """The items with the tables that only arrange text taken apart, row by row, cell by cell."""
    for item in items:
        if isinstance(item, Table) and arranges(item):
            for row in item.rows:
                for cell in row:
                    yield from flowing(cell.items)
        else:
            yield item


def arranges(table: Table) -> bool:
    """Whether the table sets text on the page rather than data: one column, a table or picture inside, a heading, or
    cells of several long paragraphs."""
    cells = [cell for row in table.rows for cell in row]
    if max((len(row) for row in table.rows), default=0) < 2:
        return True
    for cell in cells:
        texts = [item for item in cell.items if isinstance(item, Paragraph)]
        if len(texts) < len(cell.items) or any(0 < text.form.level < 4 for text in texts):
            return True
        if len(texts) > 2 and sum(len(text.words) for text in texts) > _LONG:
            return True
    return False


def table_markdown(table: Table, cell_text: Callable[[Paragraph, bool], str]) -> str:
    """The table with its first row as head; empty where it holds no words. ``cell_text`` is told which is the head."""
    rows = [_row(row, cell_text, number == 0) for number, row in enumerate(table.rows)]
    rows = [row for row in rows if any(row)]
    if not rows:
        return ""
    wide = min(_MOST_COLUMNS, max(map(len, rows)))
    kept = [place for place in range(wide) if any(place < len(row) and row[place] for row in rows)]
    lines = [_line([row[place] if place < len(row) else "" for place in kept]) for row in rows]
    return "\n".join([lines[0], _line(["---"] * len(kept)), *lines[1:]])


def _row(row: Sequence[Cell], cell_text: Callable[[Paragraph, bool], str], head: bool) -> list[str]:
    texts: list[str] = []
    for cell in row:
        parts = [] if cell.goes_on else [cell_text(item, head) for item in cell.items if isinstance(item, Paragraph)]
        texts.append(" ".join(part for part in parts if part))
        texts += [""] * (min(cell.columns, _MOST_COLUMNS) - 1)
    return texts


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
