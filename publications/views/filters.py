"""The choices above a listing, read from the address without complaint, and the one spelling of each such address."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q

from ..models import WorkKind

SORTS = ("newest", "oldest", "year", "title")
YEARS = range(1400, 2201)


@dataclass(frozen=True)
class Filters:
    """What the visitor chose; "" and None where nothing was chosen or the address holds nonsense."""

    partner: str = ""
    topic: str = ""
    kind: str = ""
    language: str = ""
    first_year: int | None = None
    last_year: int | None = None
    order: str = "newest"

    @classmethod
    def from_address(cls, query):
        first, last = _year(query.get("from", "")), _year(query.get("to", ""))
        if first and last and first > last:
            first, last = last, first
        kind, order = query.get("type", ""), query.get("sort", "")
        return cls(
            partner=_word(query.get("partner", "")),
            topic=_word(query.get("topic", "")),
            kind=kind if kind in WorkKind.values else "",
            language=_word(query.get("language", "")),
            first_year=first,
            last_year=last,
            order=order if order in SORTS else "newest",
        )

    def apply(self, publications):
        """``publications`` as far as they match."""
        if self.partner:
            publications = publications.of_partner(self.partner)
        if self.topic:
            publications = publications.on_topic(self.topic)
        return publications.filter(self.own_q("issued_order"))

    def own_q(self, year) -> Q:
        """What is asked of a publication's own fields; ``year`` names the column with the year of issue."""
        wanted = {"language": self.language, "kind": self.kind}
        if self.first_year and self.first_year == self.last_year:
            wanted[year] = self.first_year
        else:
            wanted |= {f"{year}__gte": self.first_year, f"{year}__lte": self.last_year}
            if self.last_year and not self.first_year:
                wanted[f"{year}__gt"] = 0  # what has no year is not from before some year
        return Q(**{name: value for name, value in wanted.items() if value or name.endswith("__gt")})

    @property
    def first_word(self) -> str:
        return str(self.first_year or "")

    @property
    def last_word(self) -> str:
        return str(self.last_year or "")

    @property
    def active(self) -> int:
        """How many filters are set; the years are one."""
        return sum(map(bool, (self.partner, self.topic, self.kind, self.language, self.first_year or self.last_year)))

    def pairs(self, **further) -> list[tuple[str, str]]:
        """What stands in the address, in its one order; nothing for what is not chosen."""
        pairs = {
            "partner": self.partner,
            "topic": self.topic,
            "type": self.kind,
            "language": self.language,
            "from": self.first_word,
            "to": self.last_word,
            "sort": "" if self.order == "newest" else self.order,
            **further,
        }
        return [(name, str(value)) for name, value in pairs.items() if value]

    def address(self, **further) -> str:
        """The query string of these choices, "" when there are none."""
        return urlencode(self.pairs(**further))


def _word(text: str) -> str:
    return text.strip()[:100]


def _year(text: str) -> int | None:
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() and int(text) in YEARS else None
