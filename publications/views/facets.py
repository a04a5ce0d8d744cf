"""The options of a listing's filters with their counts, each under the other filters.

Counting a million rows takes longer than showing twenty, so no more than the newest thousand matches are looked at; the
page says so where there are more.
"""

from collections import Counter
from dataclasses import dataclass, replace

from django.db.models import Count
from django.utils.translation import gettext as _

from ..models import Partner, PartnerListing, Publication, Topic, TopicListing, WorkKind
from ..templatetags.portal import language_name

CAP = 1000
MOST_SHOWN, LANGUAGES_SHOWN = {"topic": 50, "partner": 300}, 40
PUBLIC = {"partner": Partner.objects.with_publications, "topic": Topic.objects.in_use}


@dataclass(frozen=True)
class Choice:
    """An option of a filter with the number of publications that it would leave; None where nobody counted."""

    value: str
    label: str
    count: int | None


class Facets:
    """Options and counts for ``filters``; ``total`` matches, or ``capped`` when there are more than are counted.

    ``publications`` is what is filtered; a page that knows a quicker way gives ``find(filters)``, newest first, instead.
    ``without`` are filters that the page does not offer. At most one query a filter that is set, and five.
    """

    cap = CAP

    def __init__(self, publications, filters, find=None, without=()):
        self.filters, self.without = filters, without
        self.find = find or (lambda chosen: chosen.apply(publications).newest_first())
        self._samples = {}
        rows = self._sample(filters)
        self.total, self.capped = min(len(rows), CAP), len(rows) > CAP
        self.partners = self._under("partner", PartnerListing, "partner")
        self.topics = sorted(self._under("topic", TopicListing, "tag"), key=lambda topic: -topic.count)
        self.languages = _sorted(self._counted(1, language_name, language=""))
        self.kinds = _sorted(self._counted(2, lambda kind: str(WorkKind(kind).label), kind=""))
        years = self._counted(3, str, first_year=None, last_year=None)
        self.years = sorted(years, key=lambda year: year.value, reverse=True)
        self.partial = any(len(sample) > CAP for sample in self._samples.values())
        if self.partial:
            self._complete()
        self._keep_chosen()

    def _sample(self, filters) -> list[tuple]:
        """(key, language, kind, year) of the newest matches: one more than is counted, to know whether there are."""
        filters = replace(filters, order="newest")
        if filters not in self._samples:
            columns = ("pk", "language", "kind", "issued_order")
            self._samples[filters] = list(self.find(filters).values_list(*columns)[: CAP + 1])
        return self._samples[filters]

    def _counted(self, column, label, **without) -> list[Choice]:
        """The values of a publication's own field."""
        counts = Counter(row[column] for row in self._sample(replace(self.filters, **without))[:CAP])
        return [Choice(str(value), label(value), count) for value, count in counts.items() if value]

    def _under(self, name, table, heading) -> list[Choice]:
        """The topics or partners under which the matches stand."""
        if name in self.without:
            return []
        keys = [row[0] for row in self._sample(replace(self.filters, **{name: ""}))[:CAP]]
        counts = table.objects.filter(publication__in=keys).values_list(heading).annotate(number=Count("*"))
        counts = dict(counts.order_by("-number", heading)[: MOST_SHOWN[name]])  # by key alone: names are looked up once
        rows = table._meta.get_field(heading).related_model.objects.filter(pk__in=counts).order_by("name_folded", "pk")
        return [Choice(slug, label, counts[key]) for key, slug, label in rows.values_list("pk", "slug", "name")]

    def _complete(self) -> None:
        """Where not everything was looked at, the menus also hold what is older than that; it has no count."""
        if "partner" not in self.without:
            partners = Partner.objects.with_publications().order_by("name_folded", "pk").values_list("slug", "name")
            _extend(self.partners, partners[: MOST_SHOWN["partner"]])
        _extend(self.kinds, WorkKind.choices)
        _extend(self.languages, ((code, language_name(code)) for code in _languages()))
        _extend(self.years, ((str(year), str(year)) for year in _years_known()))
        self.years.sort(key=lambda year: year.value, reverse=True)

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
        """The name of what is chosen, asked of the database only when no publication has it under the other filters.

        What has nothing public has no name here: that a topic or a partner is in use in a draft is nobody's business.
        """
        value = getattr(self.filters, name)
        if not value or name == "kind":
            return str(WorkKind(value).label) if value else ""
        for choice in getattr(self, f"{name}s"):
            if choice.value == value:
                return choice.label
        return PUBLIC[name]().filter(slug=value).values_list("name", flat=True).first() or value


def _sorted(choices) -> list[Choice]:
    return sorted(choices, key=lambda choice: choice.label.casefold())


def _extend(choices: list[Choice], known) -> None:
    there = {choice.value for choice in choices}
    choices += [Choice(value, str(label), None) for value, label in known if value not in there]


def _languages():
    """The languages of what is public, each found by one look into the index of languages."""
    codes = Publication.objects.published().order_by("language").values_list("language", flat=True)
    code = codes.first()
    for _place in range(LANGUAGES_SHOWN):
        if not code:
            return
        yield code
        code = codes.filter(language__gt=code).first()


def _years_known():
    years = Publication.objects.published().filter(issued_order__gt=0).values_list("issued_order", flat=True)
    first, last = years.order_by("issued_order").first(), years.order_by("-issued_order").first()
    return range(first, last + 1) if first else ()


def _years(first, last) -> str:
    if first and last:
        return str(first) if first == last else f"{first}–{last}"
    if first:
        return _("from %(year)s") % {"year": first}
    return _("until %(year)s") % {"year": last} if last else ""
