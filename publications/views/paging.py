"""Pages of a long list, each beginning after a row that its address names: the thousandth costs what the first does.

The name of a place is readable and outlives the row: ``2024-05-14-k3x9m2ab`` is after that publication, or, should it
have moved or gone, at that day.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q, Subquery
from django.utils import timezone

from ..models import Publication
from ..models.identity import ALPHABET, UID_LENGTH
from .filters import YEARS

PAGE = 20
PLACE = re.compile(rf"(?:(?P<sorted>\d{{4}}(?:-\d\d-\d\d)?)-)?(?P<uid>[{ALPHABET}]{{{UID_LENGTH}}})\Z", re.ASCII)
A_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Order:
    """What a list is sorted by: columns, all in one direction, the last one different for each row."""

    columns: tuple[str, ...]
    descending: bool

    @property
    def first_column(self) -> str:
        """What the address of a place tells beside the row's uid."""
        return self.columns[0]

    def led(self, renamed: dict[str, str]) -> "Order":
        """The same over the columns of a narrow table, as far as it has them."""
        return Order(tuple(renamed.get(column, column) for column in self.columns), self.descending)

    def sort(self, rows, *, backwards=False):
        sign = "-" if self.descending != backwards else ""
        return rows.order_by(*(sign + column for column in self.columns))

    def beyond(self, values) -> Q:
        """What comes after ``values``, which may name fewer columns than there are."""
        return self._side(values, "lt" if self.descending else "gt")

    def until_there(self, values) -> Q:
        """All the rest: what comes before ``values``, and what stands there."""
        return self._side(values, "gt" if self.descending else "lt", Q(**dict(zip(self.columns, values, strict=False))))

    def _side(self, values, way, there=None) -> Q:
        found, equal = there or Q(), Q()
        for column, value in zip(self.columns, values, strict=False):
            found |= equal & Q(**{f"{column}__{way}": value})
            equal &= Q(**{column: value})
        # Implied by the rest, but it lets the database begin in the index where the page begins.
        return Q(**{f"{self.columns[0]}__{way}e": values[0]}) & found

    def until(self, values):
        """The moment after which nothing comes any more. Given in the place of now, the index is entered there: of two
        limits on one column SQLite takes the first."""
        return min(values[0], timezone.now()) if self.descending and self.columns[0] == "publish_at" else None


ORDERS = {
    "newest": Order(("publish_at", "pk"), True),
    "oldest": Order(("publish_at", "pk"), False),
    "year": Order(("issued_order", "publish_at", "pk"), True),
    "title": Order(("title", "pk"), False),
}


@dataclass
class Page:
    """One page of publications. ``older`` and ``newer`` are the places where the next and the page before begin: None
    where there is none, "" for the beginning of the list. ``lost``: the place asked for does not exist."""

    rows: list = field(default_factory=list)
    older: str | None = None
    newer: str | None = None
    lost: bool = False


def place_of(order: Order, row: dict) -> str:
    """The name of the place after ``row``, a dictionary with its uid and the columns of ``order``."""
    first = row[order.first_column]
    if isinstance(first, datetime):
        return f"{first.astimezone(UTC).date()}-{row['uid']}"
    return f"{first:04}-{row['uid']}" if isinstance(first, int) else row["uid"]


def values_at(order: Order, place: str):
    """The values of ``order`` after which the page at ``place`` begins, or None for a name that no place has."""
    named = PLACE.match(place)
    if not named:
        return None
    row = Publication.objects.announced().filter(uid=named["uid"]).values("uid", *order.columns).first()
    if row and place_of(order, row) == place:
        return [row[column] for column in order.columns]
    return _nearest(order, named["sorted"] or "")


def _nearest(order: Order, told: str):
    """Where the day or year begins of which a lost place tells, so that nothing is passed over."""
    if order.first_column == "issued_order" and len(told) == 4:
        return [int(told) + 1]
    if order.first_column != "publish_at" or len(told) != 10:
        return None
    try:
        start = datetime.combine(date.fromisoformat(told), time(), UTC)
    except ValueError:
        return None
    if start.year not in YEARS:
        return None
    return [start + timedelta(days=1) if order.descending else start - A_MOMENT]


def turned(found, order: Order, led: Order, place: str) -> Page:
    """The page that begins after ``place``. ``found(*conditions, until=None)`` gives the rows, ``led`` is ``order`` by
    the columns that it walks."""
    values = values_at(order, place) if place else None
    page = Page(lost=bool(place) and values is None)
    rows = found(led.beyond(values), until=order.until(values)) if values else found()
    keys = led.sort(rows).values("pk")[: PAGE + 1]
    # The keys were chosen by the index; what they name is not filtered again, or another index might seem to fit.
    cards = order.sort(Publication.objects.filter(pk__in=keys).for_cards())
    if values:
        cards = cards.annotate(**_newer(found, order, led, values))
    rows = list(cards)
    page.rows = rows[:PAGE]
    if len(rows) > PAGE:
        last = rows[PAGE - 1]
        page.older = place_of(order, {"uid": last.uid, order.first_column: getattr(last, order.first_column)})
    if values:
        known = rows and rows[0].newer_uid
        page.newer = place_of(order, {"uid": known, order.first_column: rows[0].newer_first}) if known else ""
    return page


def _newer(found, order: Order, led: Order, values) -> dict[str, Subquery]:
    """Where the page before begins: nowhere, when that is the beginning of the list."""
    before = led.sort(found(led.until_there(values)), backwards=True)
    columns = {"newer_uid": "uid", "newer_first": order.first_column}
    return {name: Subquery(before.values(column)[PAGE : PAGE + 1]) for name, column in columns.items()}
