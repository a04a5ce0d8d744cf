"""The options of a listing's filters with their counts, each under the other filters.

Counting a million rows takes longer than showing twenty, so no more than the newest thousand matches are looked at; the
page says so where there are more.
"""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from ..models import WorkKind
from ..templatetags.portal import language_name
from .tally import tally

CAP = 1000
SLUGS = ("partner", "topic")  # filters that name a row
UNSET = {
    "partner": {"partner": ""},
    "topic": {"topic": ""},
    "language": {"language": ""},
    "kind": {"kind": ""},
    "year": {"first_year": None, "last_year": None},
}
UNKNOWN = ("", "0")  # a year is 0 where it is not known


@dataclass(frozen=True)
class Choice:
    """An option of a filter with the number of publications that it would leave; None where nobody counted."""

    value: str
    label: str
    count: int | None


class Facets:
    """Options and counts for ``filters``; ``total`` matches, or ``capped`` when there are more than are counted.

    ``publications`` is what is filtered; a page that knows a quicker way gives ``find(filters)``, newest first, instead.
    ``without`` are filters that the page does not offer. One query.
    """

    cap = CAP

    def __init__(self, publications, filters, find=None, without=()):
        self.filters, self.without = filters, without
        self.find = find or (lambda chosen: chosen.apply(publications).newest_first())
        counted = self._tally()
        self.total, self.capped = min(counted.sizes[0], CAP), counted.sizes[0] > CAP
        self.partial = any(size > CAP for size in counted.sizes)
        self.partners = [Choice(*row) for row in counted["partner"]]
        self.topics = sorted((Choice(*row) for row in counted["topic"]), key=lambda topic: -topic.count)
        self.languages = _sorted(_choices(counted["language"], language_name))
        self.kinds = _sorted(_choices(counted["kind"], lambda kind: str(WorkKind(kind).label)))
        self.years = _choices(counted["year"], str)
        if self.partial:
            self._complete(counted)
        self.years.sort(key=lambda year: year.value, reverse=True)
        self.names = {name: label for name in SLUGS for _slug, label, _count in counted[f"chosen {name}"]}
        self._keep_chosen()

    def _tally(self):
        """The numbers: each filter's are counted over what the others leave."""
        samples, options = {replace(self.filters, order="newest"): 0}, {}
        for name, nothing in UNSET.items():
            if name not in self.without:
                options[name] = samples.setdefault(replace(self.filters, order="newest", **nothing), len(samples))
        chosen = {name: getattr(self.filters, name) for name in SLUGS if getattr(self.filters, name)}
        return tally([self.find(sample)[: CAP + 1] for sample in samples], options, chosen, CAP)

    def _complete(self, counted) -> None:
        """Where not everything was looked at, the menus also hold what is older than that; it has no count."""
        _extend(self.partners, ((slug, name) for slug, name, _count in counted["older partner"]))
        _extend(self.kinds, WorkKind.choices)
        _extend(self.languages, ((code, language_name(code)) for code, _name, _count in counted["older language"]))
        ends = [int(year) for year, _name, _count in counted["older year"]]
        _extend(self.years, ((str(year), str(year)) for year in range(min(ends), max(ends) + 1)) if ends else ())

    def _keep_chosen(self) -> None:
        """What is chosen stays in its menu although the other filters leave nothing of it."""
        chosen = self.filters
        for choices, value, label in (
            (self.partners, chosen.partner, self._label("partner")),
            (self.topics, chosen.topic, self._label("topic")),
            (self.languages, chosen.language, language_name(chosen.language)),
            (self.kinds, chosen.kind, self._label("kind")),
            (self.years, chosen.first_word, chosen.first_word),
            (self.years, chosen.last_word, chosen.last_word),
        ):
            if value and all(choice.value != value for choice in choices):
                choices.append(Choice(value, label, None if self.partial else 0))

    def chips(self, path: str, **further) -> list[tuple[str, str]]:
        """(what is chosen, address of the listing without it)."""
        chosen = self.filters
        chips = [
            (self._label("partner"), replace(chosen, partner="")),
            (self._label("topic"), replace(chosen, topic="")),
            (self._label("kind"), replace(chosen, kind="")),
            (language_name(chosen.language), replace(chosen, language="")),
            (_years(chosen.first_year, chosen.last_year), replace(chosen, first_year=None, last_year=None)),
        ]
        return [(label, f"{path}?{rest.address(**further)}".rstrip("?")) for label, rest in chips if label]

    def _label(self, name) -> str:
        """The name of what is chosen.

        What has nothing public has no name here: that a topic or a partner is in use in a draft is nobody's business.
        """
        value = getattr(self.filters, name)
        if name == "kind":
            return str(WorkKind(value).label) if value else ""
        return self.names.get(name, value)


def _choices(rows, label) -> list[Choice]:
    return [Choice(value, label(value), count) for value, _name, count in rows if value not in UNKNOWN]


def _sorted(choices) -> list[Choice]:
    return sorted(choices, key=lambda choice: choice.label.casefold())


def _extend(choices: list[Choice], known) -> None:
    there = {choice.value for choice in choices}
    choices += [Choice(value, str(label), None) for value, label in known if value not in there]


def _years(first, last) -> str:
    if first and last:
        return str(first) if first == last else f"{first}–{last}"
    if first:
        return _("from %(year)s") % {"year": first}
    return _("until %(year)s") % {"year": last} if last else ""
