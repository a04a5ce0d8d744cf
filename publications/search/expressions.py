"""A query in the language of each database: which entries it finds, and how well they fit.

An entry has three fields: its title, what leads (subtitle, names, topics, abstract; all of a finding) and its body. The
index holds each word as it is written and as its stem. How well an entry fits is first told by the field in which all
words stand and by their form, the same on both databases, and only then by the database's own measure.
"""

from .query import Query, Word

# What an entry gets for the best of these that holds of it: (points, fields, whole words as typed or also other forms).
# A word as typed in the abstract tells more than a word of the same stem in a title.
FITS = (
    (9, "title", True),
    (7, "title lead", True),
    (6, "title", False),
    (4, "title lead", False),
    (2, "title lead body", True),
)
TITLE = 6  # at least, where all words stand in the title
NEAR = 1  # more when the words stand side by side in this order
STEM = "="


class PostgreSQL:
    """Expressions of to_tsquery over lexemes weighted A (title), B (lead) and D (body); a stem begins with "=".

    ``walks``: entries are looked at one by one until there are as many as are asked for, which is quick where nearly all
    hold the words. Else the index is asked first: the planner guesses wrong how many entries hold a word.
    """

    WEIGHTS = {"title": "A", "lead": "B", "body": "D"}
    RANK = "ts_rank('{0.05, 0.2, 0.4, 1.0}', publications_searchentry.words, %s::tsquery, 1)"

    def __init__(self, walks: bool = False):
        self.walks = walks

    def words(self, words: tuple[Word, ...], fields="title lead body", exact=False) -> str:
        return " & ".join(self._word(word, fields, exact) for word in words)

    def _word(self, word: Word, fields: str, exact: bool) -> str:
        weights = "" if fields == "title lead body" else "".join(self.WEIGHTS[field] for field in fields.split())
        if exact:
            forms = [f"'{form}':{weights}" for form in word.forms]
        else:
            forms = [f"'{form}':{'*' if word.is_begun else ''}{weights}" for form in word.forms]
            forms += [f"'{STEM}{stem}':{weights}" for stem in word.stems]
        return "(" + " | ".join(form.rstrip(":") for form in forms) + ")"

    def phrase(self, phrase: tuple[str, ...]) -> str:
        return "(" + " <-> ".join(f"'{form}'" for form in phrase) + ")"

    def all_of(self, query: Query) -> str:
        parts = [self.words(query.words), *map(self.phrase, query.phrases)]
        return self._without(query, " & ".join(part for part in parts if part))

    def some_of(self, query: Query) -> str:
        return self._without(query, self.any_of(query.words))

    def _without(self, query: Query, expression: str) -> str:
        return f"({expression}) & !({self.any_of(query.excluded)})" if query.excluded else expression

    def any_of(self, words: tuple[Word, ...]) -> str:
        return " | ".join(self._word(word, "title lead body", False) for word in words)

    def matches(self, expression: str) -> tuple[str, list]:
        return "SELECT id FROM publications_searchentry WHERE words @@ %s::tsquery", [expression]

    def holds(self, expression: str) -> tuple[str, list]:
        return "publications_searchentry.words @@ %s::tsquery", [expression]

    def finds(self, expression: str) -> tuple[str, list]:
        """The same for a filter."""
        if self.walks:
            return self.holds(expression)
        matches, parameters = self.matches(expression)
        found = f"WITH found AS MATERIALIZED ({matches}) SELECT id FROM found"  # noqa: S608 (constant names)
        return f"publications_searchentry.id IN ({found})", parameters

    def rank(self, expression: str) -> tuple[str, list]:
        return self.RANK, [expression]


class SQLite:
    """Expressions of FTS5's MATCH over columns of forms and columns of stems.

    ``newest``: only so many matches are looked at, those that were written last; 0 for all of them.
    """

    STEMS = {"title": "title_stems", "lead": "lead_stems", "body": "body_stems"}
    TABLE = "publications_searchwords"

    def __init__(self, newest: int = 0):
        self.cut = f" ORDER BY rowid DESC LIMIT {newest}" if newest else ""

    def words(self, words: tuple[Word, ...], fields="title lead body", exact=False) -> str:
        return " AND ".join(self._word(word, fields, exact) for word in words)

    def _word(self, word: Word, fields: str, exact: bool) -> str:
        begun = "*" if word.is_begun and not exact else ""
        forms = [f'{{{fields}}} : "{form}"{begun}' for form in word.forms]
        stem_columns = " ".join(self.STEMS[field] for field in fields.split())
        forms += [] if exact else [f'{{{stem_columns}}} : "{stem}"' for stem in word.stems]
        return "(" + " OR ".join(forms) + ")"

    def phrase(self, phrase: tuple[str, ...]) -> str:
        return '({title lead body} : "' + " ".join(phrase) + '")'

    def all_of(self, query: Query) -> str:
        parts = [self.words(query.words), *map(self.phrase, query.phrases)]
        return self._without(query, " AND ".join(part for part in parts if part))

    def some_of(self, query: Query) -> str:
        return self._without(query, self.any_of(query.words))

    def _without(self, query: Query, expression: str) -> str:
        return f"({expression}) NOT ({self.any_of(query.excluded)})" if query.excluded else expression

    def any_of(self, words: tuple[Word, ...]) -> str:
        return " OR ".join(self._word(word, "title lead body", False) for word in words)

    def matches(self, expression: str) -> tuple[str, list]:
        sql = f"SELECT rowid FROM {self.TABLE} WHERE {self.TABLE} MATCH %s{self.cut}"  # noqa: S608 (constant names)
        return sql, [expression]

    def holds(self, expression: str) -> tuple[str, list]:
        matches, parameters = self.matches(expression)
        return f"publications_searchentry.id IN ({matches})", parameters

    finds = holds

    def rank(self, expression: str) -> tuple[str, list]:
        """The measure is better the lower it is; here the other way round, as PostgreSQL has it. All are taken in one walk:
        asked for one entry, bm25 would look through all that were found each time."""
        rank = (
            f"COALESCE((WITH measured (id, measure) AS MATERIALIZED (SELECT rowid, -bm25({self.TABLE}, 8.0, 3.0, 0.5,"  # noqa: S608
            f" 4.0, 1.5, 0.25) FROM {self.TABLE} WHERE {self.TABLE} MATCH %s{self.cut})"
            " SELECT measure FROM measured WHERE measured.id = publications_searchentry.id), 0)"
        )
        return rank, [expression]


COMMON = 20_000  # entries, from which on even finding all of them takes too long
FORMS = {"postgresql": PostgreSQL(), "sqlite": SQLite()}
# Of words that stand in nearly every entry, where the search is not narrowed any further.
QUICK = {"postgresql": PostgreSQL(walks=True), "sqlite": SQLite(COMMON + 1)}


def wanted(query: Query) -> tuple[Word, ...]:
    """The words by which an entry is measured: those of the phrases where there are no others."""
    return query.words or tuple(Word(part) for phrase in query.phrases for part in phrase)


def fit(form, query: Query) -> tuple[str, list]:
    """SQL that gives the points of an entry, and its parameters."""
    cases, parameters = [], []
    words = wanted(query)
    for points, fields, exact in FITS:
        condition, values = form.holds(form.words(words, fields, exact))
        cases.append(f"WHEN {condition} THEN {points}")
        parameters += values
    sql = f"CASE {' '.join(cases)} ELSE 0 END"
    if len(query.words) > 1:
        condition, values = form.holds(form.phrase(tuple(word.form for word in query.words)))
        sql += f" + CASE WHEN {condition} THEN {NEAR} ELSE 0 END"
        parameters += values
    return sql, parameters
