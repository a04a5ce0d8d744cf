"""Tables → Markdown, and tables that go on over pages → one."""

from __future__ import annotations

from collections.abc import Sequence

from publications.reading.captions import Caption, continued
from publications.reading.cells import Piece, is_number
from publications.reading.grids import Cell, Grid, Row
from publications.reading.hyphens import Hyphenation
from publications.reading.letters import alnum
from publications.reading.markdown import escape
from publications.reading.tables import Table

_SAME = 8.0  # points by which the columns of a table may differ from one page to the next


def markdown(made: Grid, caption: Caption | None, hyphenation: Hyphenation, *, rtl: bool = False) -> str:
    """The table with its caption as a bold paragraph before it. A table without a head has an empty first row."""
    rows = [[cell_text(cell, hyphenation) for cell in row] for row in made.rows]
    if rtl:
        rows = [row[::-1] for row in rows]
    heads, body = (rows[0], rows[1:]) if made.header else ([""] * made.width, rows)
    rules = ["---", *("---:" if _figures([row[n] for row in body]) else "---" for n in range(1, made.width))]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rules, *body))
    return f"**{escape(caption.text)}**\n\n{table}" if caption else table


def _figures(cells: Sequence[str]) -> bool:
    """Whether a column's cells are figures: they are set flush right."""
    filled = [cell.replace("\\", "").split("^")[0] for cell in cells if cell]
    return bool(filled) and sum(map(is_number, filled)) > 0.6 * len(filled)


def cell_text(cell: Cell, hyphenation: Hyphenation) -> str:
    """The words of a cell as Markdown; a raised sign (a note's call) stays one."""
    text = plain = ""
    hyphen_before = False
    for piece in cell:
        if plain.endswith("-") and hyphen_before and not hyphenation.keeps(plain[:-1], piece.text):
            text, plain = text[:-1], plain[:-1]
            glue = ""
        else:
            glue = (
                "" if not text or _wide(plain[-1:], piece.text[:1]) or (plain.endswith("-") and hyphen_before) else " "
            )
        hyphen_before = piece.hyphen
        text += glue + _marked(piece)
        plain += glue + piece.text
    return text.strip()


def _marked(piece: Piece) -> str:
    parts: list[str] = []
    for word in piece.words:
        sign = "^" if word.raised else "~" if word.lowered else ""
        if sign and len(word.text) <= 6:
            parts.append(f"{sign}{escape(word.text)}{sign}")
        else:
            parts.append((" " if parts and not word.close else "") + escape(word.text))
    return "".join(parts)


def _wide(before: str, after: str) -> bool:
    """Chinese and Japanese write without spaces."""
    return "\u2e80" <= before <= "\u9fff" and "\u2e80" <= after <= "\u9fff"


def goes_on(table: Table, after: Table, caption: Caption | None, caption_after: Caption | None) -> bool:
    """Whether ``after``, first on the next page, goes on with ``table``, last on its own: the same columns, and either
    no head and no caption of its own, or the same again."""
    one, two = table.grid, after.grid
    if one is None or two is None or one.width != two.width:
        return False
    if caption_after is not None:
        again = caption is not None and caption.name == caption_after.name
        if not again and not continued(caption_after.text):
            return False
    elif two.header and not _same_heads(one.rows[0], two.rows[0]):
        return False
    shift = after.box.x0 - table.box.x0
    return all(abs(b - a - shift) <= _SAME for a, b in zip(one.edges, two.edges, strict=True))


def _same_heads(row: Row, other: Row) -> bool:
    return [_key(cell) for cell in row] == [_key(cell) for cell in other]


def _key(cell: Cell) -> str:
    return alnum(" ".join(piece.text for piece in cell))


def with_more(made: Grid, more: Grid) -> tuple[Grid, Row | None]:
    """(the rows of both, the head that was printed again and is left out)."""
    again = bool(more.header or (made.header and _same_heads(made.rows[0], more.rows[0])))
    if not made.header:
        again = False
    rows = more.rows[1:] if again else more.rows
    return made._replace(rows=(*made.rows, *rows)), more.rows[0] if again else None
