"""Catalogues of messages, read without any library: .po as people edit them, .mo as the portal loads them."""

import ast
import gettext
import re
from dataclasses import dataclass, field
from pathlib import Path

LINE = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) (".*")')
PLACES = re.compile(r"%\(\w+\)[sdr]|%[sdr]|\{\w*\}|</?\w+>")


@dataclass
class Message:
    flags: str = ""
    texts: dict = field(default_factory=dict)
    is_obsolete: bool = False

    @property
    def key(self) -> str:
        """As .mo files write it: the context, if any, before the text."""
        context = self.texts.get("msgctxt")
        text = self.texts.get("msgid", "")  # an obsolete one has none
        return text if context is None else f"{context}\x04{text}"

    @property
    def plural(self) -> str | None:
        return self.texts.get("msgid_plural")

    @property
    def forms(self) -> list[str]:
        return [text for name, text in self.texts.items() if name.startswith("msgstr")]


def read_po(path: Path) -> list[Message]:
    """The messages in order, without the header. Raises ValueError for a line that is none of a catalogue."""
    messages = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        message, last = Message(), None
        for line in block.strip().splitlines():
            if line.startswith("#~"):
                message.is_obsolete = True
            elif line.startswith("#,"):
                message.flags += line[2:]
            elif line.startswith("#"):
                continue
            elif found := LINE.fullmatch(line):
                last = found[1]
                message.texts[last] = ast.literal_eval(found[2])
            elif last and line.startswith('"'):
                message.texts[last] += ast.literal_eval(line)
            else:
                raise ValueError(f"{path}: {line}")
        if message.is_obsolete or message.texts.get("msgid"):
            messages.append(message)
    return messages


def read_mo(path: Path) -> dict:
    """Text to translation; the forms of a plural stand under (text, number of the form)."""
    with path.open("rb") as file:
        return {key: text for key, text in gettext.GNUTranslations(file)._catalog.items() if key != ""}


def compiled(messages: list[Message]) -> dict:
    """What a .mo file of ``messages`` holds."""
    found = {}
    for message in messages:
        if message.plural is None:
            found[message.key] = message.forms[0]
        else:
            found |= {(message.key, number): form for number, form in enumerate(message.forms)}
    return found


def places(text: str) -> list[str]:
    """What a translation must keep: the places that are filled in later, and tags. Named ones may stand twice."""
    found = PLACES.findall(text)
    return sorted({place for place in found if len(place) > 2}) + sorted(place for place in found if len(place) == 2)
