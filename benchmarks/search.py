"""How fast search answers, however much there is: ``python -m benchmarks.search [--publications N] [--postgresql]``.

A scratch database is filled with N publications (20,000 when nothing is said), each with an entry of its own in the search
index, two of chapters and two of findings, and thrown away. Words are as uneven as in life (Zipf): the first stand in
nearly every text, most of them in a few.

The table is that of ``benchmarks.listing``: a row for each kind of query, with the median and the slowest of its answers in
milliseconds, its queries, and the median time in the database; with ``--explain`` the plan of the slowest query. In the
names of the rows stands in how many entries the words are.
"""

from .pages import run

if __name__ == "__main__":
    run(__doc__.partition("\n")[0], "benchmarks.texts", publications=20_000)
