"""Charts drawn on the server: figures become coordinates here, the template writes the SVG."""

from dataclasses import dataclass

HEIGHT, BAR, GAP, TOP, FOOT = 96, 28, 8, 18, 22


@dataclass(frozen=True)
class Bar:
    """A column of the chart with its place in user units."""

    label: str
    count: int
    address: str
    x: int
    y: float
    height: float

    @property
    def count_y(self) -> float:
        """Where the figure stands: just above the column."""
        return self.y - 5

    @property
    def middle(self) -> float:
        return self.x + BAR / 2


@dataclass(frozen=True)
class BarChart:
    bars: list[Bar]
    width: int
    height: int = HEIGHT + TOP + FOOT
    bar_width: int = BAR

    @property
    def base(self) -> int:
        return TOP + HEIGHT

    @property
    def foot(self) -> int:
        return self.height - 5


def years_chart(counts: list[tuple[int, int]], path: str, shown: int = 12) -> BarChart | None:
    """Publications per year, the last ``shown`` years with gaps kept; each column leads to its year's listing.

    ``counts`` are (year, publications), earliest first. None where there is only one year, which needs no picture.
    """
    known = {year: count for year, count in counts if year}
    if len(known) < 2:
        return None
    last = max(known)
    years = range(max(min(known), last - shown + 1), last + 1)
    highest = max(known.get(year, 0) for year in years)
    bars = []
    for place, year in enumerate(years):
        count = known.get(year, 0)
        height = round(HEIGHT * count / highest, 1)
        address = f"{path}?from={year}&to={year}" if count else ""
        bars.append(Bar(str(year), count, address, place * (BAR + GAP), round(TOP + HEIGHT - height, 1), height))
    return BarChart(bars, len(bars) * (BAR + GAP) - GAP)
