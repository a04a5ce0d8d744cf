"""How many publications stand under each option of a listing's filters: everything in one statement.

Each filter is counted over a sample of its own, what the other filters leave. Samples never leave the database, and where
one is larger than what is counted, options that only older publications have are looked up by jumps over an index.
"""

# ruff: noqa: S608 (every statement is made of these constants and numbers; what visitors give are parameters)

from collections import defaultdict
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.utils import timezone

COLUMNS = ("pk", "language", "kind", "issued_order", "publish_at")
MOST = {"topic": 50, "partner": 300, "language": 40}
HEADING = {"topic": "tag_id", "partner": "partner_id"}  # the columns of the narrow tables
OWN = {"language": "language", "kind": "kind", "year": "CAST(issued_order AS text)"}

NOTHING = "SELECT 0, '', '', 0, NULL WHERE 1 = 0"
SAMPLE = "sample_{place} (id, language, kind, issued_order, opened) AS MATERIALIZED ({rows})"
NEWEST = "counted_{place} AS MATERIALIZED (SELECT * FROM sample_{place} ORDER BY opened DESC, id DESC LIMIT {cap})"
SIZE = "SELECT 'size', '{place}', '', '', COUNT(*) FROM sample_{place}"
BY_OWN = "SELECT '{name}', {value}, '', '', COUNT(*) FROM counted_{place} GROUP BY 2"
# SQLite reads a cross join in the order in which it is written: from the few rows to the index of the many.
BY_HEADING = """SELECT '{name}', heading.slug, heading.name, heading.name_folded, most.number FROM (
    SELECT listed.{column} AS id, COUNT(*) AS number FROM counted_{place} counted
    CROSS JOIN publications_{name}listing listed WHERE listed.publication_id = counted.id
    GROUP BY listed.{column} ORDER BY number DESC, listed.{column} LIMIT {most}) most
CROSS JOIN publications_{name} heading WHERE heading.id = most.id"""
PUBLIC = "EXISTS (SELECT 1 FROM publications_{name}listing l WHERE l.{column} = heading.id AND l.publish_at <= %s)"
CHOSEN = (
    "SELECT 'chosen {name}', heading.slug, heading.name, '', 0 FROM publications_{name} heading WHERE heading.slug = %s"
    f" AND {PUBLIC}"
)
PARTIAL = "EXISTS (SELECT 1 FROM sizes WHERE number > {cap})"
OPEN = "FROM publications_publication WHERE status = 'published' AND publish_at <= %s"
CODES = f"""codes (code) AS (SELECT (SELECT language {OPEN} ORDER BY language LIMIT 1) WHERE {PARTIAL}
    UNION ALL SELECT (SELECT language {OPEN} AND language > codes.code ORDER BY language LIMIT 1)
    FROM codes WHERE code IS NOT NULL)"""
OLDER_LANGUAGES = (
    "SELECT 'older language', code, '', '', 0 FROM (SELECT code FROM codes LIMIT {most}) c WHERE code > ''"
)
OLDER_YEARS = f"""SELECT 'older year', CAST(issued_order AS text), '', '', 0 FROM (
    SELECT issued_order {OPEN} AND issued_order > 0 AND {PARTIAL} ORDER BY issued_order {{way}} LIMIT 1) y"""
OLDER_PARTNERS = f"""SELECT 'older partner', slug, name, name_folded, 0 FROM (
    SELECT slug, name, name_folded FROM publications_partner heading WHERE {PARTIAL} AND {PUBLIC}
    ORDER BY name_folded, id LIMIT {{most}}) p"""


@dataclass(frozen=True)
class Tally:
    """``counts``: by the filter's name, what it may be, as (value, name, number), headings by name. ``sizes``: how many
    rows each sample has."""

    counts: dict[str, list[tuple[str, str, int]]]
    sizes: list[int]

    def __getitem__(self, name):
        return self.counts.get(name, [])


class Statement:
    """One statement with its parameters, in the order in which they stand in it."""

    def __init__(self, cap: int):
        self.cap, self.now = cap, connection.ops.adapt_datetimefield_value(timezone.now())
        self.tables, self.parts = [], []
        self.table_params, self.part_params = [], []

    def table(self, text, params=(), **names):
        self.tables.append(text.format(cap=self.cap, **names))
        self.table_params += params

    def part(self, text, params=(), **names):
        self.parts.append(text.format(cap=self.cap, **names))
        self.part_params += params

    def rows(self) -> list[tuple]:
        asked = " UNION ALL ".join(self.parts)
        sql = f"WITH RECURSIVE {', '.join(self.tables)} {asked} ORDER BY 4, 2"
        with connection.cursor() as cursor:
            cursor.execute(sql, [*self.table_params, *self.part_params])
            return cursor.fetchall()


def tally(samples: list, options: dict[str, int], chosen: dict[str, str], cap: int) -> Tally:
    """Count over ``samples``, querysets of publications that are sorted and cut at one more than ``cap``.

    ``options`` says for each filter in which sample it is counted; ``chosen`` are the slugs of topic and partner whose
    names are wanted whatever is counted.
    """
    asked = Statement(cap)
    for place, sample in enumerate(samples):
        text, params = _compiled(sample)
        asked.table(SAMPLE, params, place=place, rows=text)
        asked.table(NEWEST, place=place)
        asked.part(SIZE, place=place)
    sizes = " UNION ALL ".join(f"SELECT COUNT(*) FROM sample_{place}" for place in range(len(samples)))
    asked.table(f"sizes (number) AS ({sizes})")
    for name, place in options.items():
        if name in HEADING:
            asked.part(BY_HEADING, name=name, column=HEADING[name], place=place, most=MOST[name])
        else:
            asked.part(BY_OWN, name=name, value=OWN[name], place=place)
    for name, slug in chosen.items():
        asked.part(CHOSEN, [slug, asked.now], name=name, column=HEADING[name])
    _older(asked, options)
    counts = defaultdict(list)
    for name, value, label, _folded, number in asked.rows():
        counts[name].append((value, label, number))
    return Tally(counts, [number for _place, _label, number in sorted(counts["size"], key=lambda row: int(row[0]))])


def _older(asked: Statement, options) -> None:
    """Ask for what is older than all that was looked at."""
    asked.table(CODES, [asked.now, asked.now])
    asked.part(OLDER_LANGUAGES, most=MOST["language"])
    for way in ("ASC", "DESC"):
        asked.part(OLDER_YEARS, [asked.now], way=way)
    if "partner" in options:
        asked.part(OLDER_PARTNERS, [asked.now], name="partner", column=HEADING["partner"], most=MOST["partner"])


def _compiled(sample) -> tuple[str, tuple]:
    try:
        return sample.values_list(*COLUMNS).query.sql_with_params()
    except EmptyResultSet:
        return NOTHING, ()
