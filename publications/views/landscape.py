"""Which topics were written about in which years: a grid drawn on the server."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count

from ..models import Publication, Topic, TopicListing

NEWEST = 1000  # publications that are looked at
TOPICS, YEARS = 10, 8
LABELS, CELL, ROW, HEAD, STEPS = 156, 44, 34, 24, 5


@dataclass(frozen=True)
class Cell:
    """The publications of one topic in one year; ``step`` is how strongly the cell is tinted."""

    year: int
    count: int
    address: str
    x: int
    step: int

    @property
    def middle(self) -> float:
        return self.x + (CELL - 2) / 2


@dataclass(frozen=True)
class Row:
    topic: Topic
    cells: list[Cell]
    y: int

    @property
    def text_y(self) -> int:
        return self.y + 21


@dataclass(frozen=True)
class Landscape:
    """The grid in user units. The topics stand in a drawing of their own, so that they stay when the years scroll."""

    years: list[tuple[int, float]]
    rows: list[Row]
    cell_width: int = CELL - 2
    cell_height: int = ROW - 2
    label_width: int = LABELS
    newest: int = NEWEST

    @property
    def width(self) -> int:
        return CELL * len(self.years)

    @property
    def height(self) -> int:
        return HEAD + ROW * len(self.rows)


def landscape() -> Landscape | None:
    """The most used topics of the newest publications by year, in three queries; None where one year or topic is all."""
    newest = list(Publication.objects.published().newest_first().values_list("pk", flat=True)[:NEWEST])
    listed = TopicListing.objects.filter(publication__in=newest, issued_year__gt=0)
    counts: dict[int, dict[int, int]] = defaultdict(dict)
    for tag, year, number in listed.values_list("tag", "issued_year").annotate(number=Count("*")):
        counts[tag][year] = number
    last = max((year for years in counts.values() for year in years), default=0)
    shown = range(last - YEARS + 1, last + 1)
    used = {tag: sum(years.get(year, 0) for year in shown) for tag, years in counts.items()}
    found = Topic.objects.in_bulk(sorted(used, key=lambda tag: (-used[tag], tag))[:TOPICS])
    topics = sorted(found.values(), key=lambda topic: (-used[topic.pk], topic.name_folded))
    first = min((year for topic in topics for year in counts[topic.pk] if year in shown), default=last)
    if len(topics) < 2 or first == last:
        return None
    return _grid(topics, counts, range(first, last + 1))


def _grid(topics, counts, years) -> Landscape:
    highest = max(counts[topic.pk].get(year, 0) for topic in topics for year in years)
    rows = []
    for place, topic in enumerate(topics):
        path, cells = topic.get_absolute_url(), []
        for column, year in enumerate(years):
            number = counts[topic.pk].get(year, 0)
            address = f"{path}?from={year}&to={year}" if number else ""
            step = -(-number * STEPS // highest)  # rounded up: one publication is already a tint
            cells.append(Cell(year, number, address, column * CELL, step))
        rows.append(Row(topic, cells, HEAD + place * ROW))
    return Landscape([(year, column * CELL + (CELL - 2) / 2) for column, year in enumerate(years)], rows)
