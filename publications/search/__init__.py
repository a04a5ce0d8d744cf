"""Search in publications, chapters and findings: PostgreSQL's full text or SQLite's FTS5 behind one function."""

from .entries import count_words, index_publication
from .finding import publications_with, search
from .following import AT_ONCE, index_next, naming, unindexed
from .query import QUERY_LENGTH, parse
from .snippets import highlighted

__all__ = [
    "AT_ONCE",
    "QUERY_LENGTH",
    "count_words",
    "highlighted",
    "index_next",
    "index_publication",
    "naming",
    "parse",
    "publications_with",
    "search",
    "unindexed",
]
