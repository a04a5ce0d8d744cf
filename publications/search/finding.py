"""Finding: the entries that hold what was asked for, best first, and what a page shows of them.

What a search costs is decided by how many entries hold the words, counted up to a limit. Where there are more, entries are
walked from the newest on and not measured; of fewer, the newest thousands are, and of those with the words in their title
the newest thousands as well.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import BooleanField, Case, Exists, IntegerField, OuterRef, When
from django.db.models.expressions import RawSQL

from ..models import Publication, SearchEntry, SearchWord
from .entries import keys_parameter
from .expressions import COMMON, FORMS, QUICK, TITLE, fit, wanted
from .query import Query, parse
from .snippets import Marker, best_block, highlighted, snippet
from .suggestions import suggestion
from .tokens import WORD
from .words import LETTERS, fold

PAGE, PAGES = 20, 50
CAP = 1000  # what is counted: "more than 1,000"
MEASURED = 2_000  # of more than are counted, the newest so many are measured
KEYS = {"postgresql": "SELECT unnest(%s::bigint[])", "sqlite": "SELECT value FROM json_each(%s)"}


@dataclass
class Results:
    """What was found: the counts by kind, and one page of entries with ``heading``, ``snippet``, the languages of both
    (``language``, ``snippet_language``) and ``anchor``.

    ``is_relaxed``: nothing has all words, and these have some. ``is_capped``: there is more than was counted.
    ``is_common``: the vocabulary says that each word stands in very many entries.
    """

    query: Query
    counts: dict[str, int] = field(default_factory=dict)
    entries: list = field(default_factory=list)
    number: int = 1
    pages: int = 1
    is_capped: bool = False
    is_relaxed: bool = False
    is_common: bool = False
    other_spelling: str = ""
    suggestion: str = ""
    expression: str = ""
    language: str = ""
    publications: list[int] | None = None  # keys of all that were found, where no more than was counted

    @property
    def total(self) -> int:
        return min(CAP, sum(self.counts.values()))


def search(text: str, *, publications=None, kind: str = "", page: int = 1, language: str = "") -> Results:
    """Public entries that hold what ``text`` asks for, best first.

    ``publications`` narrows them to a queryset of publications, ``kind`` to one kind; ``language`` is the page's own.
    ``page`` counts from 1; beyond the last page stands the last one. When nothing has all words, a word that is known is
    offered for one that is not, and entries with some of the words are shown.
    """
    results = Results(parse(text, language), language=language)
    if results.query.is_empty:
        return results
    results.is_common = SearchWord.objects.are_common(wanted(results.query), COMMON)
    form = (QUICK if results.is_common and publications is None else FORMS)[connection.vendor]
    results.expression = form.all_of(results.query)
    _count(results, publications)
    if not results.counts and publications is None:
        results.suggestion = suggestion(results.query, text, matching)
        if len(results.query.words) > 1 and not results.query.phrases:
            results.expression, results.is_relaxed = form.some_of(results.query), True
            _count(results, publications)
    _take_page(results, form, publications, kind, page)
    results.other_spelling = _other_spelling(text, results)
    return results


def matching(expression: str, is_common=False):
    """Public entries that ``expression``, in the database's own language, finds; ``is_common`` where those are very many."""
    sql, parameters = (QUICK if is_common else FORMS)[connection.vendor].finds(expression)
    held = RawSQL(sql, parameters, output_field=BooleanField())  # noqa: S611 (constant SQL)
    return SearchEntry.objects.published().filter(held)


def publications_with(results: Results):
    """Public publications with something of what was found. The index is asked once, however often it is counted over."""
    keys = results.publications
    if keys is None:
        found = _narrowed(results, None).order_by("-publication_id").values_list("publication_id", flat=True)
        keys = list(dict.fromkeys(found[: CAP + 1]))
    return _keyed(Publication, keys).published()


def _narrowed(results: Results, publications):
    """What was found, without what belongs to a publication that is about a word to be left out."""
    found = matching(results.expression, results.is_common and publications is None)
    if results.query.excluded:
        sql, parameters = FORMS[connection.vendor].matches(FORMS[connection.vendor].any_of(results.query.excluded))
        own = SearchEntry.objects.filter(kind=SearchEntry.Kind.PUBLICATION, publication=OuterRef("publication"))
        found = found.exclude(Exists(own.filter(pk__in=RawSQL(sql, parameters))))  # noqa: S611 (constant SQL)
    if publications is not None:
        found = found.filter(publication__in=publications.order_by().values("pk"))
    return found


def _count(results: Results, publications) -> None:
    rows = list(_narrowed(results, publications).order_by().values_list("kind", "publication_id")[: CAP + 1])
    results.counts = dict(Counter(kind for kind, _publication in rows))
    results.is_capped = len(rows) > CAP
    if publications is None and not results.is_capped:
        results.publications = sorted({publication for _kind, publication in rows})


def _take_page(results: Results, form, publications, kind, page) -> None:
    found = _narrowed(results, publications)
    if kind:
        found = found.filter(kind=kind)
    shown = results.counts.get(kind, 0) if kind else results.total
    results.pages = max(1, min(PAGES, math.ceil(shown / PAGE)))
    results.number = min(max(1, page), results.pages)
    start = (results.number - 1) * PAGE
    ranked = _ranked(found, results, form).select_related("publication__partner", "chapter", "finding")
    hidden = ("chapter__text", "chapter__html", "finding__html")
    results.entries = list(ranked.defer(*hidden)[start : start + PAGE])
    for entry in results.entries:
        _show(entry, results.query)


def _show(entry, query: Query) -> None:
    entry.language = (entry.chapter and entry.chapter.language) or entry.publication.language
    marker = Marker(query, entry.language)
    number = best_block(entry.text, marker)
    lines = entry.text.split("\n")
    entry.heading = highlighted(entry.title, marker)
    entry.snippet = snippet(lines[number], marker)
    entry.snippet_language = _language_of(entry, lines[number])
    holds = marker.finds(lines[number])
    entry.anchor = entry.anchors[number] if holds and number < len(entry.anchors) else ""


def _language_of(entry, line: str) -> str:
    """The text's own; "" for names of people, partners and topics, which may be in any."""
    about = entry.publication
    own = (about.subtitle, about.abstract, about.headnote)
    is_text = entry.kind != SearchEntry.Kind.PUBLICATION or line in (" ".join(part.split()) for part in own)
    return entry.language if is_text else ""


def _ranked(entries, results: Results, form):
    """By how well they fit, then texts in the page's language; new ones before old ones, a report before its chapters."""
    if results.is_capped:
        newest = entries.order_by("-publication_id", "pk")
        if entries.order_by()[: COMMON + 1].count() > COMMON:
            keys = newest.values_list("pk", flat=True)[: results.number * PAGE]  # sorted without the texts
            return _keyed(SearchEntry, keys).order_by("-publication_id", "pk")
        entries = _keyed(SearchEntry, _candidates(newest, results, form))
    points, values = fit(form, results.query)
    measure, more = form.rank(results.expression)
    ranked = entries.annotate(fits=RawSQL(points, values), measure=RawSQL(measure, more))  # noqa: S611 (constant SQL)
    spoken = Case(When(publication__language=results.language, then=0), default=1, output_field=IntegerField())
    report = Case(
        When(kind=SearchEntry.Kind.PUBLICATION, fits__gte=TITLE, then=0), default=1, output_field=IntegerField()
    )
    return ranked.order_by("-fits", spoken, report, "-measure", "-publication_id", "pk")


def _candidates(newest, results: Results, form) -> set[int]:
    """The keys of what may stand first of very many: new entries, and new ones with the words in their title."""
    keys = newest.values_list("pk", flat=True)
    sql, parameters = form.matches(form.words(wanted(results.query), "title"))
    telling = keys.filter(pk__in=RawSQL(sql, parameters))  # noqa: S611 (constant SQL)
    return {*keys[:MEASURED], *telling[:MEASURED]}


def _keyed(model, keys):
    """The rows of ``model`` with these keys, however many, in one parameter."""
    return model.objects.filter(pk__in=RawSQL(KEYS[connection.vendor], [keys_parameter(keys)]))  # noqa: S611


def _other_spelling(text: str, results: Results) -> str:
    """A word on this page that was found only because letters were folded, such as "қазақстан" for "казакстан"."""
    typed = [fold(word) for word in WORD.findall(text)]
    for entry in results.entries:
        for marked in re.findall(r"<mark>(\w+)</mark>", f"{entry.heading} {entry.snippet}"):
            found = fold(marked)
            beginnings = {word[: max(3, len(word) - 3)] for word in typed}
            if not found.startswith(tuple(beginnings)) and found.translate(LETTERS).startswith(
                tuple(beginning.translate(LETTERS) for beginning in beginnings)
            ):
                return found
    return ""
