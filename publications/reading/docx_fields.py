"""Fields of a Word file: what they show is text, what they say to the program is not (ECMA-376, 17.16).

A field runs over runs and paragraphs: begin, instruction, separator, result, end. Fields that never end are taken for
text: a damaged mark must not swallow the report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from publications.reading.docx_package import Element, attribute
from publications.reading.patterns import late

_LINK = late(r"^\s*HYPERLINK\s+(?!\\l)(\"(?P<quoted>[^\"]+)\"|(?P<bare>[^\s\\]+))", re.I)
_CONTENTS = late(r"^\s*(TOC|TOA)\b", re.I)
_SEQUENCE = late(r"^\s*SEQ\b", re.I)
_PAGE = late(r"^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b", re.I)


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    shown: bool = False


class Fields:
    """The fields that are open at a place in the text."""

    def __init__(self, root: Element | None) -> None:
        self._open: list[_Field] = []
        self._sound: set[int] = set()
        begun: list[Element] = []
        for mark in root.iter("w:fldChar") if root is not None else ():
            kind = attribute(mark, "w:fldCharType")
            if kind == "begin":
                begun.append(mark)
            elif kind == "end" and begun:
                self._sound.add(id(begun.pop()))

    def mark(self, element: Element) -> None:
        """``w:fldChar``: a field begins, comes to its result or ends."""
        kind = attribute(element, "w:fldCharType")
        if kind == "begin" and id(element) in self._sound:
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].shown = True
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """A piece of an instruction."""
        if self._open and not self._open[-1].shown:
            self._open[-1].instruction += text

    def begin(self, instruction: str) -> None:
        """A simple field: its whole content is the result."""
        self._open.append(_Field(instruction, True))

    def end(self) -> None:
        """The end of a simple field."""
        if self._open:
            self._open.pop()

    @property
    def shown(self) -> bool:
        """Whether text here is printed."""
        return all(field.shown for field in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether text here is made by a table of contents, of figures or of authorities."""
        return any(_CONTENTS.match(field.instruction) for field in self._open)

    @property
    def in_sequence(self) -> bool:
        """Whether text here is the number of a caption."""
        return any(_SEQUENCE.match(field.instruction) for field in self._open)

    @property
    def in_page(self) -> bool:
        """Whether text here is a page number."""
        return any(_PAGE.match(field.instruction) for field in self._open)

    @property
    def link(self) -> str:
        """The address to which text here leads; empty without one."""
        for field in reversed(self._open):
            found = _LINK.match(field.instruction)
            if found:
                return found["quoted"] or found["bare"]
        return ""
