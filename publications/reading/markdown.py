"""Plain text → Markdown that shows the same, and back to plain text.

CommonMark with tables and footnotes. Escaped is what could turn into markup: signs of emphasis, code, links, HTML,
references and tables anywhere, signs of headings, quotes, lists and rules at a line's start.
"""

from __future__ import annotations

import re

from publications.reading.patterns import late

_INLINE = late(r"([\\`*_\[\]<>|~^])")
_INNER = late(r"(?<=\w)\\_(?=\w)")
_ENTITY = late(r"&(?=#?\w+;)")
_START = late(r"^(\s*)([#+=:-]|>)")
_START_NUMBER = late(r"^(\s*\d{1,9})([.)])(?=\s|$)")
_NOTE = late(r"^\[\^([^\]]+)\]:[ ]*")
_FENCE = late(r"^(`{3,})")
_TABLE_RULE = late(r"^\|[\s:|-]*-[\s:|-]*$")
_LINE_SIGNS = late(r"^\s*(?:> ?)*(?:#{1,6} |(?:- )+(?:> ?)*)?")
_HARD_BREAK = late(r"((?<!\\)(?:\\\\)*)\\$")
_PICTURE = late(r'^\s*!\[((?:\\.|[^\]\\])*)\]\(picture:\d+(?: "((?:\\.|[^"\\])*)")?\)\s*$')
LINK_TARGET = late(r"(?<=\])\((?:https?:|mailto:)[^\s()]*\)")
_SIGNS = late(
    r"\[(?P<link>(?:\\.|[^\[\]\\])+)\]\((?:https?:|mailto:)[^\s()]*\)|(?P<page>[ ]?\[\[p\. \d+\]\][ ]?)|\\(?P<escaped>[!-/:-@\[-`{-~])|\[\^(?P<note>[^\]\\]+)\]|(?P<cell>[ ]?\|[ ]?)|[*^~]"
)

_ANY_SIGN = late(r"[\[\\|*^~]")  # with one of these each of them and each hard break begins


def escape(text: str, *, entities: bool = True) -> str:
    """Text in the middle of a block: nothing in it becomes markup there. Underscores inside a word need no escape."""
    if text.isalnum():
        return text  # most runs are words
    text = _INLINE.sub(r"\\\1", text)
    if "\\_" in text:
        text = _INNER.sub("_", text)
    return escape_entities(text) if entities else text


def escape_entities(text: str) -> str:
    """Markdown in which no ``&`` begins a character reference."""
    return _ENTITY.sub(r"\\&", text) if "&" in text else text


def escape_start(text: str) -> str:
    """An escaped text at a block's start: no heading, list, quote or rule comes of it."""
    text = _START.sub(r"\1\\\2", text)
    return _START_NUMBER.sub(r"\1\\\2", text)


def link(text: str, address: str) -> str:
    """A link whose words are ``text``. The address is one of the web or of mail without spaces and parentheses."""
    return f"[{escape(text)}]({address})"


def page_mark(page: int) -> str:
    """The mark where a page begins."""
    return f"[[p. {page}]]"


def findings_mark(first: int) -> str:
    """The mark where the list of findings that starts with ``Draft.findings[first]`` stands."""
    return f"[[findings {first}]]"


def fenced(code: str) -> str:
    """Lines of code as a block that shows them as they are."""
    longest = max((len(run) for run in re.findall(r"`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{code}\n{fence}"


def plain(text: str) -> str:
    """Markdown of this package without its signs: headings, lists, quotes, tables, emphasis, marks and escapes gone, words
    unchanged. Notes keep their numbers, pictures their captions, numbered lists their numbers."""
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        opening = _FENCE.match(line)
        if fence or opening:
            if fence and line != fence:
                lines.append(line)
            elif fence:
                fence = ""
            elif opening:
                fence = opening[1]
        elif not _TABLE_RULE.match(line):
            lines.append(_plain_line(line))
    return "\n".join(lines)


def _plain_line(line: str) -> str:
    picture = _PICTURE.match(line)
    if picture:
        return _SIGNS.sub(_shown, picture[2] or picture[1])
    note = _NOTE.match(line)
    if note:
        return f"{_number(note[1])} {_plain_line(line[note.end() :])}"
    line = _LINE_SIGNS.sub("", line, count=1)
    if line.startswith("|") and line.endswith("|") and len(line) > 1:
        line = line[1:-1]
    if _ANY_SIGN.search(line):
        line = _SIGNS.sub(_shown, _HARD_BREAK.sub(r"\1", line))
    return line.strip(" ")


def _shown(sign: re.Match[str]) -> str:
    if sign["link"]:
        return _SIGNS.sub(_shown, sign["link"])
    if sign["escaped"]:
        return sign["escaped"]
    if sign["note"]:
        return _number(sign["note"])
    if sign["page"]:
        return " " if " " in (sign[0][0], sign[0][-1]) else ""
    return " | " if sign["cell"] else ""


def _number(name: str) -> str:
    """A note's number as printed, from its name: repeated numbers carry a page, signs are counted."""
    found = re.match(r"(\d+)(-\d+)?$", name)
    return found[1] if found else "*" if re.match(r"note\d+$", name) else name
