"""Words with their type → the Markdown of one paragraph: emphasis, super- and subscripts, marks.

What is written must be what is shown, so the signs of emphasis stand only where CommonMark reads them as such (its rules
for left- and right-flanking runs): close to letters or digits, with spaces and punctuation outside, and never inside a
word. Where that cannot be had the emphasis is left out, not the words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from publications.reading.footnotes import SYMBOLS, called, plain_number
from publications.reading.markdown import escape, escape_entities, escape_start, page_mark
from publications.reading.page import Line, Word
from publications.reading.patterns import late

_SPACES = late(r"(\s+)")
_ENDS = late(r"(\S*)(\s+)(?:(\S.*\S|\S)(\s+))?(\S*)", re.S)
_CLOSING = {")": "(", "]": "[", "»": "«", "”": "“"}
_RAISED = late(r"\^((?:\\?[^\s^\\]){1,8})\^")
_SIGNS = {(True, True): "***", (True, False): "**", (False, True): "*"}


class Run(NamedTuple):
    """Text in one type. ``script`` is "^" for a superscript, "~" for a subscript; ``mark`` is Markdown that stands for
    ``text`` as it is (a reference to a note, a page mark, whose text is empty)."""

    text: str
    bold: bool = False
    italic: bool = False
    script: str = ""
    mark: str = ""

    def saying(self, text: str) -> Run:
        """The same type with another text. Asked for each part of a mixed paragraph; ``_replace`` takes four times as long."""
        return Run(text, *self[1:])


class Style(NamedTuple):
    """How most of a text is set: what differs from it is emphasised."""

    bold: bool = False
    italic: bool = False


ROMAN = Style()
HARD = Run("\n", mark="\\\n")  # a line end that is kept


def usual_style(lines: Iterable[Line]) -> Style:
    """The style of most letters. A text set in italics throughout stresses nothing by them."""
    weights: dict[tuple[bool, ...], int] = {}
    for line in lines:
        for word in line.words:
            style = word[5:7]  # bold, italic
            weights[style] = weights.get(style, 0) + len(word.text)
    return Style(*max(weights, key=weights.__getitem__)) if weights else ROMAN


def runs_of(line: Line, notes: Mapping[tuple[int, str], str], usual: Style) -> list[Run]:
    """The runs of a line. ``notes`` names the notes that are called, by page and sign of the call."""
    if _alike(line) and not (notes and any(word.text[-1:] in SYMBOLS for word in line.words)):
        return [Run(line.text, line.bold and not usual.bold, line.italic != usual.italic)]
    found: list[Run] = []
    before = ""
    for word in line.words:
        bold, italic = word.bold and not usual.bold, word.italic != usual.italic
        if found and not (word.raised or word.lowered or word.close):
            found.append(Run(" ", bold and found[-1].bold, italic and found[-1].italic))
        plain = Run(word.text, bold, italic, "^" if word.raised else "~" if word.lowered else "")
        signs = called(word, before) if notes else []
        found += _calls(plain, signs, line.page, notes) if signs else [plain]
        before = word.text
    if "".join(run.text for run in found) != line.text:
        return [Run(line.text, line.bold and not usual.bold, line.italic != usual.italic)]
    return found


def _alike(line: Line) -> bool:
    """Whether all its words are set in one way, on the line."""
    usual = (line.bold, line.italic, False)
    return all(word[5:8] == usual and not (word.lowered or word.close) for word in line.words)


def _calls(word: Run, signs: Sequence[str], page: int, notes: Mapping[tuple[int, str], str]) -> list[Run]:
    """A word with calls of notes as runs: raised numbers may stand close together, parted by commas ("3,4")."""
    found: list[Run] = []
    rest = word.text
    for sign in signs:
        printed = plain_number(sign)
        before, _, rest = rest.partition(printed) if word.script else rest.rpartition(printed)
        name = notes.get((page, sign))
        if before:
            found.append(word._replace(text=before, script="" if not before.strip(",; ") else word.script))
        found.append(Run(printed, mark=f"[^{name}]") if name else word._replace(text=printed))
    return [*found, word.saying(rest)] if rest else found


def linked(ready: str, page: int, notes: Mapping[tuple[int, str], str]) -> str:
    """Markdown in which the raised signs that call a note of the page are links to it."""

    def call(raised: re.Match[str]) -> str:
        before = re.split(r"[\s|]", ready[: raised.start()])[-1]
        signs = called(Word(raised[1].replace("\\", ""), 0, 0, 0, 0, raised=True), before)
        names = [notes.get((page, sign)) for sign in signs]
        return "".join(f"[^{name}]" for name in names) if all(names) else raised[0]

    return _RAISED.sub(call, ready) if notes else ready


def page_run(page: int, space: str = "") -> list[Run]:
    """The mark of a page that begins inside a paragraph: inside a word, or between two with a space after it."""
    return [Run("", mark=page_mark(page) + space)]


def text_of(runs: Iterable[Run]) -> str:
    """The words alone."""
    return "".join(run.text for run in runs)


def cut(runs: Sequence[Run], length: int) -> list[Run]:
    """The runs without the first ``length`` characters of their text, and without the space that follows. Page marks
    stay."""
    found: list[Run] = []
    for run in runs:
        taken = min(length, len(run.text))
        length -= taken
        text = run.text[taken:] if any(before.text for before in found) else run.text[taken:].lstrip()
        if text or (run.mark and not run.text):
            found.append(run.saying(text))
    return found


def markdown(runs: Sequence[Run]) -> str:
    """The Markdown of the runs, escaped but for what must not begin a block."""
    if HARD in runs:
        lines = [list(group) for hard, group in groupby(runs, key=lambda run: run == HARD) if not hard]
        first, *rest = (markdown(line) for line in lines)
        return HARD.mark.join([first, *map(escape_start, rest)])
    if not any(run.bold or run.italic or run.script for run in runs):
        return escape_entities(_written(_merged(runs)))  # most paragraphs stress nothing
    text = ""
    for style, group in groupby(_by_token(_gathered(runs)), key=lambda piece: piece[0]):
        text += _span([run for _, run in group], _SIGNS.get(style, ""), text[-1:])
    return escape_entities(text)


def _gathered(runs: Iterable[Run]) -> Iterator[Run]:
    """Words of one type with the spaces between them as one run: a line of mixed type comes word by word, and what
    follows weighs each run."""
    last: Run | None = None
    texts: list[str] = []
    for run in runs:
        if last is not None:
            beside_space = run.text[:1].isspace() != texts[-1][-1:].isspace()
            if beside_space and not run.script and run[1:] == last[1:]:
                texts.append(run.text)
                continue
            yield last if len(texts) == 1 else last.saying("".join(texts))
        if run.mark:
            yield run
            last = None
        else:
            last, texts = run, [run.text]
    if last is not None:
        yield last if len(texts) == 1 else last.saying("".join(texts))


def _span(runs: list[Run], sign: str, before: str) -> str:
    """Runs of one style; a space or the text's end stands before and after them."""
    runs = _merged(runs)
    if not sign or not any(run.script or any(map(_counts, run.text)) for run in runs if not run.mark):
        return _written(runs)
    text = runs[0].text
    if len(runs) == 1 and not runs[0].mark and not runs[0].script and _counts(text[0]) and _counts(text[-1]):
        return f"{sign}{_written(runs)}{sign}"  # whole words, as nearly always: the signs stand beside letters
    head, runs = _edge(runs)
    tail, runs = _edge(_reversed(runs))
    runs, tail = _closed(_reversed(runs), _reversed(tail))
    core, first, last = _written(runs), _written(head), _written(tail)
    opens = _beside_space_or_sign((before + first)[-1:], core[:1])
    closes = _beside_space_or_sign(last[:1], core[-1:])
    return f"{first}{sign}{core}{sign}{last}" if opens and closes else f"{first}{core}{last}"


def _reversed(runs: Sequence[Run]) -> list[Run]:
    return [run.saying(run.text[::-1]) for run in reversed(runs)]


def _closed(runs: list[Run], tail: list[Run]) -> tuple[list[Run], list[Run]]:
    """A bracket or quote that closes what was opened inside stays inside: "**the list (A)**"."""
    text = text_of(runs)
    sign = tail[0].text[:1] if tail and not tail[0].mark else ""
    if not sign or sign not in _CLOSING or text.count(_CLOSING[sign]) <= text.count(sign):
        return runs, tail
    rest = tail[0].saying(tail[0].text[1:])
    return _merged([*runs, tail[0].saying(sign)]), [rest, *tail[1:]] if rest.text else tail[1:]


def _edge(runs: list[Run]) -> tuple[list[Run], list[Run]]:
    """(what stands before the first letter or digit, the rest). Scripts count as letters."""
    for place, run in enumerate(runs):
        if run.script:
            return runs[:place], runs[place:]
        if run.mark:
            continue
        length = next((number for number, sign in enumerate(run.text) if _counts(sign)), len(run.text))
        if length < len(run.text):
            before = [run.saying(run.text[:length])] if length else []
            return [*runs[:place], *before], [run.saying(run.text[length:]), *runs[place + 1 :]]
    return runs, []


def _counts(sign: str) -> bool:
    """Letters, digits and the marks that belong to them."""
    return unicodedata.category(sign)[0] in "LNM"


def _beside_space_or_sign(outside: str, inside: str) -> bool:
    """Whether a sign of emphasis between these characters is read as one. Beside a letter it always is; beside the sign
    of a script only next to a space or punctuation. Symbols (S) count as punctuation in newer readers only."""
    return _counts(inside) or not outside or outside.isspace() or unicodedata.category(outside)[0] == "P"


def _by_token(runs: Iterable[Run]) -> list[tuple[Style, Run]]:
    """Runs cut at spaces, each with one emphasis for all that stands without a space between; spaces go with both their
    neighbours or are plain."""
    tokens: list[list[Run]] = [[]]
    for run in runs:
        if run.mark:
            tokens[-1].append(run)
            continue
        for part in _parts(run):
            if part.isspace():
                tokens += [[run.saying(part)], []]
            else:
                tokens[-1].append(run if len(part) == len(run.text) else run.saying(part))
    tokens = [token for token in tokens if token]
    styles = [None if token[0].text.isspace() else _majority(token) for token in tokens]
    found: list[tuple[Style, Run]] = []
    for place, (token, style) in enumerate(zip(tokens, styles, strict=True)):
        if style is None:
            around = {styles[place - 1] if place else None, styles[place + 1] if place + 1 < len(styles) else None}
            style = (around.pop() if len(around) == 1 else None) or Style()
        found += [(style, run) for run in token]
    return found


def _parts(run: Run) -> list[str]:
    """A run's text cut at the spaces beside which another run may stand: at its first and its last. All words between
    them have the run's own emphasis. A script's are cut at each, for its spaces are not raised."""
    ends = None if run.script else _ENDS.fullmatch(run.text)
    return [part for part in (ends.groups() if ends else _SPACES.split(run.text)) if part]


def _majority(token: Sequence[Run]) -> Style:
    if len(token) == 1:
        return ROMAN if token[0].mark else Style(token[0].bold, token[0].italic)
    weights: dict[Style, int] = {}
    for run in token:
        if not run.mark:
            style = Style(run.bold, run.italic)
            weights[style] = weights.get(style, 0) + 1 + 2 * sum(map(str.isalnum, run.text))
    return max(weights, key=lambda style: weights[style]) if weights else Style()


def _merged(runs: Sequence[Run]) -> list[Run]:
    """Neighbours in one type as one run, emphasis aside: "~2~~3~" would be read as struck out."""
    found: list[Run] = []
    parts: list[str] = []  # of the last run found, None of a mark
    for run in runs:
        script = _script(run)
        if parts and not run.mark and script == found[-1].script:
            parts.append(run.text)
            continue
        if len(parts) > 1:
            found[-1] = found[-1].saying("".join(parts))
        found.append(run if script == run.script else run._replace(script=script))
        parts = [] if run.mark else [run.text]
    if len(parts) > 1:
        found[-1] = found[-1].saying("".join(parts))
    return found


def _script(run: Run) -> str:
    return "" if run.text.isspace() else run.script


def _written(runs: Iterable[Run]) -> str:
    return "".join(run.mark or f"{run.script}{escape(run.text, entities=False)}{run.script}" for run in runs)
