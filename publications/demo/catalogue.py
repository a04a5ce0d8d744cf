"""How the demo is published: partners, people and reports as plain data of ``catalogue.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
REPORTS = HERE / "reports"
LOGOS = HERE / "logos"


@dataclass(frozen=True)
class Person:
    """Somebody with an account in the demo: staff, or a member of partners named by their slugs."""

    email: str
    name: str
    staff: bool = False
    partners: tuple[str, ...] = ()


@dataclass(frozen=True)
class DemoPartner:
    """A partner organisation. ``logo`` is a file of ``logos/``, told in words by ``logo_alt``."""

    slug: str
    name: str
    short_name: str
    country: str
    about: str
    website: str
    default_language: str
    default_licence: str
    logo: str
    logo_alt: str

    @property
    def logo_path(self) -> Path:
        """Where the picture lies."""
        return LOGOS / self.logo


@dataclass(frozen=True)
class Star:
    """A finding to be starred: the title of its chapter of the first level, and its number there."""

    chapter: str
    label: str


@dataclass(frozen=True)
class DemoReport:
    """A report and what the editor does with it. ``status`` is published or draft; ``public_chapters`` are titles of
    chapters of the first level, empty for all; ``edition_of`` is the file of the report that this one renews, which
    comes before it. Fields that reading finds by itself are here to be compared."""

    file: str
    partner: str
    sender: str
    title: str
    contributors: tuple[str, ...]
    year: int
    language: str
    topics: tuple[str, ...]
    cover_alt: str
    status: str
    subtitle: str = ""
    co_partners: tuple[str, ...] = ()
    note: str = ""
    abstract: str = ""
    headnote: str = ""
    extent: str = "full"
    kind: str = "report"
    licence: str = ""
    translation_group: str = ""
    edition_of: str = ""
    publish_at: datetime | None = None
    public_chapters: tuple[str, ...] = ()
    starred: tuple[Star, ...] = ()

    @property
    def path(self) -> Path:
        """Where the report lies."""
        return REPORTS / self.file


@dataclass(frozen=True)
class Catalogue:
    """All of the demo, in the order in which it is brought in."""

    people: tuple[Person, ...]
    partners: tuple[DemoPartner, ...]
    reports: tuple[DemoReport, ...]


def load() -> Catalogue:
    """The catalogue. Raises TypeError where the file names a field that does not exist."""
    raw = tomllib.loads((HERE / "catalogue.toml").read_text("utf-8"))
    return Catalogue(
        people=tuple(Person(**_frozen(row)) for row in raw["person"]),
        partners=tuple(DemoPartner(**_frozen(row)) for row in raw["partner"]),
        reports=tuple(_report(row) for row in raw["report"]),
    )


def _report(row: dict[str, Any]) -> DemoReport:
    stars = tuple(Star(**star) for star in row.pop("starred", ()))
    return DemoReport(**_frozen(row), starred=stars)


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    """The row with lists as tuples and texts without the line ends of the file."""
    return {key: tuple(value) if isinstance(value, list) else _unwrapped(value) for key, value in row.items()}


def _unwrapped(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value
