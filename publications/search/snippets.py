"""What a result shows: the paragraph that fits best, cut between words, with the words that were found in <mark>."""

import re

from django.utils.html import escape
from django.utils.safestring import mark_safe

from .query import Query
from .tokens import WORD
from .words import folded, is_common, stem, stems

SNIPPET, BEFORE = 240, 80
JOINT = re.compile(r"</mark>([-‐‑–/.’])<mark>")  # between the parts of one word, which are marked as one
LOOKED_THROUGH = 300_000


class Marker:
    """Knows the words of a query in a text of ``language``."""

    def __init__(self, query: Query, language: str = ""):
        self.language = language.partition("-")[0].lower()
        self.forms = tuple(form for word in query.words if word.is_begun for form in word.forms)
        self.whole = {form for word in query.words for form in word.forms} | {
            form for phrase in query.phrases for form in phrase
        }
        self.stems = {part for word in query.words for part in (*word.stems, *stems(word.form, (self.language,)))}

    def finds(self, word: str) -> bool:
        return any(self.finds_form(form) for form in folded(word))

    def finds_form(self, form: str) -> bool:
        """The same of a word that is folded already."""
        if form in self.whole or (self.forms and form.startswith(self.forms)):
            return True
        return bool(self.stems) and not is_common(form) and stem(form, self.language) in self.stems


def highlighted(text: str, marker: Marker):
    """``text`` as HTML with the words that were found in <mark>."""
    pieces, position = [], 0
    for match in WORD.finditer(text):
        if marker.finds(match[0]):
            pieces += [escape(text[position : match.start()]), f"<mark>{escape(match[0])}</mark>"]
            position = match.end()
    pieces.append(escape(text[position:]))
    return mark_safe(JOINT.sub(r"\1", "".join(pieces)))  # noqa: S308 (every piece is escaped)


def best_block(text: str, marker: Marker) -> int:
    """The number of the line of ``text`` that holds most of the words, the first of equals; 0 when none holds any."""
    best, most = 0, 0
    for number, line in enumerate(text[:LOOKED_THROUGH].split("\n")):
        found = len({form for form in folded(line) if marker.finds_form(form)})
        if found > most:
            best, most = number, found
    return best


def snippet(line: str, marker: Marker):
    """The stretch of ``line`` around the first word that was found."""
    first = next((match.start() for match in WORD.finditer(line) if marker.finds(match[0])), 0)
    start = max(0, first - BEFORE)
    if start:
        start = line.find(" ", start, first) + 1 or first
    stretch = line[start : start + SNIPPET]
    if start + SNIPPET < len(line):
        stretch = (stretch.rpartition(" ")[0] or stretch).rstrip(" .,;:…–—")
    shown = highlighted(stretch, marker)
    before, after = ("… " if start else ""), ("…" if start + len(stretch) < len(line) else "")
    return mark_safe(f"{before}{shown}{after}")  # noqa: S308 (escaped above)
