"""How fast listings answer, however much there is: ``python -m benchmarks.listing [--publications N] [--postgresql]``.

A scratch database is made, filled with N publications (100,000 when nothing is said) and thrown away: SQLite in a
temporary folder, or with ``--postgresql`` the server of the development packages. Topics and partners are as uneven as in
life: the hottest topic stands on some four tenths of all publications, the last ones on a few.

The table has a row for each address: the median and the slowest of its answers in milliseconds (whole pages through the
views and templates, one process, no cache), the number of its queries, and the median time in the database. With
``--explain`` the plan of each address's slowest query follows.
"""

from .pages import run

if __name__ == "__main__":
    run(__doc__.partition("\n")[0], "benchmarks.corpus", publications=100_000)
