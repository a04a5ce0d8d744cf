"""What a title, or a line above a list, says of the list: statements, perhaps, other things, nothing."""

from __future__ import annotations

import enum
from collections.abc import Sequence

from publications.reading.finding_words import OTHER_TITLE, PERHAPS_TITLE, STATEMENTS_TITLE
from publications.reading.paragraphs import Block

_TITLE = 90  # letters: a line above a list that is longer is a sentence
_LEAD = 320  # … and a paragraph longer than this tells more than that a list follows
_ABOVE = 3  # paragraphs between such a line and the list


class Grade(enum.Enum):
    """What stands above a list."""

    STATEMENTS = "statements"
    PERHAPS = "perhaps"
    NONE = "none"
    OTHER = "other"


def grade(titles: Sequence[str], *, annex: bool = False) -> Grade:
    """By the section's own title, the last, and those above it. A chapter of findings lends its name to its sections,
    one of results or a summary does not."""
    own = titles[-1] if titles else ""
    if STATEMENTS_TITLE.search(own):
        return Grade.STATEMENTS
    if annex or OTHER_TITLE.search(own):
        return Grade.OTHER
    if any(STATEMENTS_TITLE.search(title) and not OTHER_TITLE.search(title) for title in titles[:-1]):
        return Grade.STATEMENTS
    return Grade.PERHAPS if PERHAPS_TITLE.search(own) else Grade.NONE


def announced(blocks: Sequence[Block], place: int, *, lines_only: bool) -> bool:
    """Whether a short line ("Key findings"), or a sentence that ends in a colon, announces the list at ``place``."""
    for number in range(place - 1, max(-1, place - 1 - _ABOVE), -1):
        text = blocks[number].plain.strip()
        if not STATEMENTS_TITLE.search(text) or blocks[number].bullet:
            continue
        if announces(text):
            return True
        if number == place - 1 and text.endswith((":", "：")) and len(text) <= _LEAD and not lines_only:
            return True
    return False


def announces(text: str) -> bool:
    """Whether a line by itself is a title of statements: short, without a stop."""
    short = len(text) <= _TITLE and not text.endswith((".", ",", ";", "。", "!", "?"))
    return short and bool(STATEMENTS_TITLE.search(text)) and not OTHER_TITLE.search(text)
