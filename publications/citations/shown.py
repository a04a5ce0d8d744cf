"""What machines are told of a publication beside what is cited of it: its publishers, its file, its cover, its chapters."""

from dataclasses import dataclass
from datetime import date

from .licences import UNKNOWN, Licence


@dataclass(frozen=True)
class Organisation:
    """A partner. ``address`` is that of its page here and names it; ``website`` is its own."""

    name: str
    address: str
    short_name: str = ""
    website: str = ""
    about: str = ""
    logo: str = ""
    logo_words: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture by its whole address. Width and height in pixels, 0 where they are not known."""

    address: str
    width: int = 0
    height: int = 0
    words: str = ""


@dataclass(frozen=True)
class File:
    """The original. ``size`` in bytes."""

    address: str
    media_type: str
    size: int


@dataclass(frozen=True)
class Part:
    """A chapter as the contents name it."""

    title: str
    address: str


@dataclass(frozen=True)
class Shown:
    """``address`` is the permanent one of the publication and names it; ``opened`` is when it came out here, ``changed``
    when its page last changed. ``position`` is the place of a chapter in its publication, from 1."""

    address: str
    organisations: tuple[Organisation, ...] = ()
    opened: date | None = None
    changed: date | None = None
    licence: Licence = UNKNOWN
    source: str = ""
    file: File | None = None
    cover: Picture | None = None
    parts: tuple[Part, ...] = ()
    position: int = 0
    is_text_here: bool = False
