"""Pieces of text on one baseline → lines; the words of a line that stand above or below its baseline."""

from __future__ import annotations

from publications.reading.letters import LABEL
from publications.reading.page import Line, Word, line_of
from publications.reading.patterns import late

SHIFT = 0.1  # em: scripts stand at least this far from the baseline (TeX lowers by 0.15, browsers by 0.2)
WIDE_GAP = 1.6  # em: a wider space parts table cells, columns and labels from what follows
CLOSE = 0.12  # em: the narrowest space between words is wider
_KANA = late("[\u3041-\u30ff]+")
_HAN = late("[\u3005\u3400-\u9fff\uf900-\ufaff]+")


def joined(lines: list[Line], number: int) -> list[Line]:
    """Pieces on one baseline close together as one line; a label and the title after it even over a wide gap."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and (_script_of(last, line) or _figure_of(last, line)):
            found[-1] = line_of(_raised(last.words + line.words), number, hyphen=line.hyphen, rtl=line.rtl)
            continue
        if last is not None and not line.turned and not last.turned and abs(last.y - line.y) < 0.25 * line.size + 0.5:
            gap = (line.x0 - last.x1) / max(line.size, 1.0)
            labelled = LABEL.match(last.text) and gap < 5 and last.bold == line.bold
            if -0.3 <= gap <= WIDE_GAP or (labelled and gap > -0.3):
                found[-1] = line_of(_raised(last.words + line.words), number, hyphen=line.hyphen)
                continue
        found.append(line)
    return [_scripted(line) for line in found]


def _script_of(last: Line, line: Line) -> bool:
    """Whether a piece is a super- or subscript of the word right before it, which a stretched line has parted from it."""
    if line.turned or last.turned or last.hyphen or last.rtl or len(line.words) > 1 or len(line.text) > 4:
        return False
    shift, gap = abs(last.y - line.y) / max(last.size, 1.0), (line.x0 - last.x1) / max(last.size, 1.0)
    return line.size < 0.85 * last.size and SHIFT < shift < 0.6 and -0.1 <= gap <= 0.2


def _figure_of(last: Line, line: Line) -> bool:
    """Whether a piece is the raised figure of the note that begins right after it."""
    if line.turned or last.turned or line.rtl or len(last.text) > 3 or not last.text.isdecimal():
        return False
    rise, gap = (line.y - last.y) / max(line.size, 1.0), (line.x0 - last.x1) / max(line.size, 1.0)
    return last.size < 0.75 * line.size and 0.25 < rise < 0.6 and -0.1 <= gap <= 0.35


def _scripted(line: Line) -> Line:
    words = _raised(line.words)
    return line if words is line.words else line_of(words, line.page, hyphen=line.hyphen, turned=line.turned)


def _raised(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Marks words set smaller and higher, or smaller and lower, than most of their line, and what stands close to them."""
    first = words[0].size
    if all(word.size == first and not word.raised for word in words):
        return words
    large = max(words, key=lambda word: (len(word.text) if word.size >= 0.8 * first else 0, word.size))
    found: list[Word] = []
    for word in words:
        script = word.size < 0.85 * large.size and len(word.text) <= 6
        rise = large.y - word.y
        before = found[-1] if found else None
        raised = word.raised or (script and rise > 0.12 * large.size)
        lowered = (
            script and before is not None and rise < -SHIFT * large.size and word.x0 - before.x1 < 0.2 * large.size
        )
        after_script = before is not None and (before.raised or before.lowered) and not (raised or lowered)
        close = before is not None and after_script and word.x0 - before.x1 < CLOSE * large.size
        if (raised, lowered, close) != (word.raised, word.lowered, word.close):  # few words of a line
            word = word._replace(raised=raised, lowered=lowered, close=close)
        found.append(word)
    return tuple(found)


def with_ruby(lines: list[Line]) -> list[Line]:
    """Readings set small over Han signs, in brackets after the signs that they explain."""
    small = [line for line in lines if _KANA.fullmatch(line.text.replace(" ", ""))]
    if not small:
        return lines
    made: dict[int, Line] = {}
    gone: set[int] = set()
    for ruby in sorted(small, key=lambda line: -line.x0):  # from the right, so that places in the text hold
        middle = (ruby.x0 + ruby.x1) / 2
        for place, line in enumerate(lines):
            if ruby.size <= 0.6 * line.size and 0.4 * line.size < line.y - ruby.y < 1.6 * line.size:
                explained = _explained(made.get(place, line), middle, ruby.text.replace(" ", ""))
                if explained:
                    made[place] = explained
                    gone.add(id(ruby))
                    break
    return [made.get(place, line) for place, line in enumerate(lines) if id(line) not in gone]


def _explained(line: Line, middle: float, reading: str) -> Line | None:
    for number, word in enumerate(line.words):
        if word.x0 <= middle <= word.x1:
            under = int((middle - word.x0) / max(word.size, 1.0))
            for found in _HAN.finditer(word.text):
                if found.start() <= under < found.end():
                    text = f"{word.text[: found.end()]}（{reading}）{word.text[found.end() :]}"
                    words = (*line.words[:number], word._replace(text=text), *line.words[number + 1 :])
                    return line_of(words, line.page, hyphen=line.hyphen, turned=line.turned)
    return None
