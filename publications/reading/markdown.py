"""Plain text → Markdown that shows the same, and back to plain text.

CommonMark with tables and footnotes. Escaped is what could turn into markup: signs of emphasis, code, links, HTML,
references and tables anywhere, signs of headings, quotes, lists and rules at a line's start.
"""

from __future__ import annotations

import re

_INLINE = re.compile(r"([\\`*_\[\]<>|~])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_START = re.compile(r"^(\s*)([#+=:-]|>)")
_START_NUMBER = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")
_PAGE_MARK = re.compile(r"[ ]?\[\[p\. \d+\]\][ ]?")
_NOTE = re.compile(r"^\[\^([^\]]+)\]:[ ]*", re.M)
_NOTE_REFERENCE = re.compile(r"(?<!\\)\[\^([^\]\\]+)\]")


def escape(text: str) -> str:
    """Text in the middle of a block: nothing in it becomes markup there. Underscores inside a word need no escape."""
    text = _INLINE.sub(r"\\\1", text)
    text = re.sub(r"(?<=\w)\\_(?=\w)", "_", text)
    return _ENTITY.sub(r"\\&", text)


def escape_start(text: str) -> str:
    """An escaped text at a block's start: no heading, list, quote or rule comes of it."""
    text = _START.sub(r"\1\\\2", text)
    return _START_NUMBER.sub(r"\1\\\2", text)


def page_mark(page: int) -> str:
    """The mark where a page begins."""
    return f"[[p. {page}]]"


def findings_mark(first: int) -> str:
    """The mark where the list of findings that starts with ``Draft.findings[first]`` stands."""
    return f"[[findings {first}]]"


def plain(text: str) -> str:
    """Chapter Markdown without its signs: headings, list signs, marks and escapes gone, words unchanged."""
    text = _PAGE_MARK.sub(lambda mark: " " if mark[0].startswith(" ") or mark[0].endswith(" ") else "", text)
    text = _NOTE.sub(r"\1 ", text)
    text = _NOTE_REFERENCE.sub(r"\1", text)
    text = re.sub(r"^#{1,6} ", "", text, flags=re.M)
    text = re.sub(r"^(\s*)- ", r"\1", text, flags=re.M)
    text = re.sub(r"\\([\\`*_\[\]<>|~#+=:.)&>-])", r"\1", text)
    return "\n".join(line.strip() if line.startswith(" ") else line.rstrip() for line in text.split("\n"))
