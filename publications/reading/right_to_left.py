"""Pages with Arabic or Hebrew: characters by their places → words in reading order.

pdfium gives the letters of such lines now in logical, now in visual order, and cuts or joins lines wrongly. Where the
signs stand on paper is the same whatever made the file, so lines are put together anew from that: rows by baseline,
pieces between wide gaps, words between gaps, and each piece from its places to reading order (``bidi.py``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from publications.reading import bidi
from publications.reading.faces import Face
from publications.reading.letters import LABEL, clean
from publications.reading.median import median
from publications.reading.page import Word, join_words

_ROW = 0.45  # em: baselines closer than this are of one row: super- and subscripts among them
_GAP = 0.15  # em: letters of one word stand closer
_SPLIT = 0.1, 0.2  # em: the same where the file has a space there, and where it has none
_LAM, _ALEFS = "\u0644", "\u0622\u0623\u0625\u0627\u0671"


class Sign(NamedTuple):
    """A character where it stands: ``x`` its origin, ``x0`` and ``x1`` its edges, ``y`` its baseline; ``island`` counts
    the spaces that the file has before it, ``place`` is its own in the file."""

    text: str
    x: float
    x0: float
    x1: float
    y: float
    face: Face
    island: int
    place: int


class Set(NamedTuple):
    """Words of one piece in reading order, and the piece's direction."""

    words: list[Word]
    rtl: bool


def pieces(signs: Sequence[Sign], wide: float) -> list[Set]:
    """The pieces of a page, rows from the top. ``wide`` is the gap in em that parts pieces."""
    letters = [sign for sign in _once(signs) if not unicodedata.combining(sign.text)]
    marks = [sign for sign in signs if unicodedata.combining(sign.text)]
    page_rtl = bidi.is_rtl("".join(sign.text for sign in letters))
    found: list[Set] = []
    grounds = _rows(letters)
    held = _marked(grounds, marks)
    for row in grounds:
        found += _labelled([_set(piece, held, page_rtl) for piece in _parted(row, wide, page_rtl)])
    return found


def _labelled(row: Sequence[Set]) -> list[Set]:
    """A label goes with what follows it, even over a wide gap."""
    found: list[Set] = []
    for piece in row:
        last = found[-1].words if found else []
        if last and piece.words and LABEL.match(join_words(last)) and last[-1].bold == piece.words[0].bold:
            gap = max(piece.words[0].x0 - last[-1].x1, last[-1].x0 - piece.words[0].x1)
            if gap < 5 * max(last[-1].size, 1.0):
                found[-1] = Set(last + piece.words, piece.rtl)
                continue
        found.append(piece)
    return found


def _once(signs: Sequence[Sign]) -> list[Sign]:
    """Without letters drawn twice in one place, as bold type and shadows are made."""
    seen: dict[tuple[str, int, int], Sign] = {}
    kept = []
    for sign in signs:
        step = max(1.0, 0.12 * sign.face.size)
        cell = (round(sign.x / step), round(sign.y / step))
        near = [seen.get((sign.text, cell[0] + dx, cell[1] + dy)) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        if any(one is not None and _covers(one, sign, step) for one in near):
            continue
        seen[sign.text, *cell] = sign
        kept.append(sign)
    return kept


def _covers(one: Sign, other: Sign, step: float) -> bool:
    """The same letter in the same place, but not as part of one glyph: the name of God has two lams."""
    if abs(one.x - other.x) >= step or abs(one.y - other.y) >= step or one.face.size != other.face.size:
        return False
    return abs(one.place - other.place) > 3 or one.x0 != other.x0


def _rows(letters: Sequence[Sign]) -> list[list[Sign]]:
    """By baseline, from the top. In Nastaliq the letters of a word go down a slope: there a row is what hangs together
    in height, and other type belongs to it."""
    sloping = _sloping(letters)
    found: list[list[Sign]] = []
    ground = foot = largest = 0.0
    for sign in sorted(letters, key=lambda sign: sign.y):
        size = max(sign.face.size, 1.0)
        slope = sign.face.font in sloping
        if found and sign.y - (foot if slope else ground) <= _ROW * max(size, largest):
            found[-1].append(sign)
            foot = sign.y
            if slope or size > largest:
                ground, largest = sign.y, size
        else:
            found.append([sign])
            ground = foot = sign.y
            largest = size
    return found


def _sloping(letters: Sequence[Sign]) -> set[str]:
    """Fonts whose words mostly stand on several baselines at once."""
    islands: dict[tuple[str, int], list[Sign]] = {}
    for sign in letters:
        if bidi.RTL.match(sign.text):
            islands.setdefault((sign.face.font, sign.island), []).append(sign)
    steps: dict[str, list[int]] = {}
    for (font, _), group in islands.items():
        if len(group) > 2:
            steps.setdefault(font, []).append(len({round(sign.y) for sign in group}))
    return {font for font, counts in steps.items() if median(counts) > 1.5}


def _marked(grounds: Sequence[Sequence[Sign]], marks: Sequence[Sign]) -> dict[int, str]:
    """Marks by the letter on which they stand (its place): the one with which they are one glyph, else the one
    under their middle, best beside them in the file."""
    held: dict[int, str] = {}
    if not marks:
        return held
    levels = [(median(sign.y for sign in row), row) for row in grounds]
    for mark in sorted(marks, key=lambda mark: mark.place):
        size = max(mark.face.size, 1.0)
        middle = (mark.x0 + mark.x1) / 2
        near = [
            (
                abs(sign.x - mark.x) > 0.01,
                abs(sign.place - mark.place) > 2,
                abs((sign.x0 + sign.x1) / 2 - middle),
                sign.place,
            )
            for level, row in levels
            if abs(level - mark.y) < 1.2 * size
            for sign in row
            if (sign.x, sign.y) == (mark.x, mark.y)
            or (abs(sign.y - mark.y) < 1.2 * size and sign.x0 - 0.15 * size <= middle <= sign.x1 + 0.15 * size)
        ]
        if near:
            base = min(near)[-1]
            held[base] = held.get(base, "") + mark.text
    return held


def _parted(row: Sequence[Sign], wide: float, page_rtl: bool) -> list[list[Sign]]:
    """Pieces between wide gaps, in reading order; signs from left to right."""
    found: list[list[Sign]] = []
    reach = 0.0
    for sign in sorted(row, key=lambda sign: (sign.x, sign.x1)):
        if found and sign.x0 - reach <= wide * max(sign.face.size, 1.0):
            found[-1].append(sign)
            reach = max(reach, sign.x1)
        else:
            found.append([sign])
            reach = sign.x1
    return found[::-1] if page_rtl else found


def _set(piece: Sequence[Sign], held: dict[int, str], page_rtl: bool) -> Set:
    text = "".join(sign.text for sign in piece)
    rtl = bool(bidi.RTL.search(text)) and (page_rtl or bidi.is_rtl(text))
    cells: list[Sign | None] = []
    reach = piece[0].x0
    for number, sign in enumerate(piece):
        if number and _apart(piece[number - 1], sign, reach):
            cells.append(None)
        cells.append(sign)
        reach = max(reach, sign.x1) if number else sign.x1
    _order_ligatures(cells)
    signs = [cell.text if cell else bidi.SPACE for cell in cells]
    order, turned = bidi.logical(signs, rtl=rtl)
    words: list[Word] = []
    letters: list[tuple[Sign, str]] = []
    for place in [*order, -1]:
        cell = cells[place] if place >= 0 else None
        if cell is not None:
            letters.append((cell, turned.get(place, cell.text) + held.get(cell.place, "")))
        elif letters:
            words.append(_word(letters))
            letters = []
    return Set([word for word in words if word.text], rtl)


def _apart(before: Sign, sign: Sign, reach: float) -> bool:
    """Whether a space stands between two neighbours on a row; what the file says moves the measure."""
    size = max(min(before.face.size, sign.face.size), 1.0)
    gap = (min(sign.x, sign.x0) - reach) / size
    if before.island != sign.island:
        return gap > _SPLIT[0]
    return gap > (_SPLIT[1] if abs(before.place - sign.place) == 1 else _GAP)


def _order_ligatures(cells: list[Sign | None]) -> None:
    """Letters of one glyph share its place: from right to left as the word goes on, so the later one stands first."""
    start = 0
    while start < len(cells):
        end = start + 1
        first = cells[start]
        while first and end < len(cells) and (other := cells[end]) and (other.x, other.x1) == (first.x, first.x1):
            end += 1
        group = [cell for cell in cells[start:end] if cell]
        if len(group) > 1 and bidi.RTL.match(group[0].text):
            group.sort(key=lambda cell: cell.place)
            if group[0].text == _LAM and group[1].text in _ALEFS:
                backwards = False
            else:
                backwards = _written_backwards(cells, start, end) or group[0].text in _ALEFS
            if backwards:
                group.reverse()
            cells[start:end] = group[::-1]
        start = end


def _written_backwards(cells: Sequence[Sign | None], start: int, end: int) -> bool:
    """Whether the letters around were turned after the glyphs were taken apart: their order in the file is that of
    reading, while a file lays glyphs down from left to right."""
    first = cells[start]
    before = cells[start - 1] if start else None
    after = cells[end] if end < len(cells) else None
    if first is None:
        return False
    if before and before.island == first.island:
        return before.place > first.place
    return bool(after and after.island == first.island and after.place < first.place)


def _word(letters: Sequence[tuple[Sign, str]]) -> Word:
    signs = [sign for sign, _ in letters]
    main = next((sign for sign in signs if sign.text.isalnum()), signs[0])
    face = main.face
    text = clean("".join(text for _, text in letters))
    left, right = min(sign.x0 for sign in signs), max(sign.x1 for sign in signs)
    return Word(text, left, right, main.y, face.size, face.bold, face.italic, False, face.colour, face.font)
