"""The choices above a listing: partner, topic, years, language and order, read from the address without complaint."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import CharField, Count, F, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from ..models import Partner, Topic
from ..templatetags.portal import language_name

ORDERS = {
    "newest": ("-publish_at", "-pk"),
    "oldest": ("publish_at", "pk"),
    "title": ("title", "pk"),
}
PUBLIC_PARTNERS, PUBLIC_TOPICS = Partner.objects.with_publications, Topic.objects.in_use
TOPICS_SHOWN = 50
YEARS = range(1400, 2201)


@dataclass(frozen=True)
class Choice:
    """An option of a filter with the number of publications that it would leave."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Filters:
    """What the visitor chose; "" and None where nothing was chosen or the address holds nonsense."""

    partner: str = ""
    topic: str = ""
    language: str = ""
    first_year: int | None = None
    last_year: int | None = None
    order: str = "newest"

    @classmethod
    def from_address(cls, query):
        order = query.get("sort", "")
        return cls(
            partner=_word(query.get("partner", "")),
            topic=_word(query.get("topic", "")),
            language=_word(query.get("language", "")),
            first_year=_year(query.get("from", "")),
            last_year=_year(query.get("to", "")),
            order=order if order in ORDERS else "newest",
        )

    def apply(self, publications):
        """``publications`` as far as they match."""
        if self.partner:
            publications = publications.of_partner(self.partner)
        if self.topic:
            publications = publications.on_topic(self.topic)
        if self.language:
            publications = publications.filter(language=self.language)
        if self.first_year:
            publications = publications.filter(issued_year__gte=self.first_year)
        if self.last_year:
            publications = publications.filter(issued_year__lte=self.last_year)
        return publications

    def ordered(self, publications):
        return publications.order_by(*ORDERS[self.order])

    @property
    def first_word(self) -> str:
        return str(self.first_year or "")

    @property
    def last_word(self) -> str:
        return str(self.last_year or "")

    @property
    def active(self) -> bool:
        return self != Filters(order=self.order)

    def address(self, **further) -> str:
        """The query string of these choices, "" when there are none."""
        order = "" if self.order == "newest" else self.order
        pairs = {
            "partner": self.partner,
            "topic": self.topic,
            "language": self.language,
            "from": self.first_year,
            "to": self.last_year,
            "sort": order,
            **further,
        }
        return urlencode({name: value for name, value in pairs.items() if value})


def _word(text: str) -> str:
    return text.strip()[:100]


def _year(text: str) -> int | None:
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() and int(text) in YEARS else None


class Facets:
    """The filters' options with their counts, each under the other filters, in one query; and the total."""

    def __init__(self, publications, filters: Filters):
        self.filters = filters
        rows = _counted(publications, filters)
        self.total = sum(count for kind, _value, _label, count in rows if kind == "total")
        self.partners = self._choices(rows, "partner")
        self.topics = sorted(self._choices(rows, "topic"), key=lambda topic: -topic.count)[:TOPICS_SHOWN]
        self.languages = [replace(item, label=language_name(item.value)) for item in self._choices(rows, "language")]
        self.years = sorted(self._choices(rows, "year"), key=lambda year: year.value, reverse=True)
        self._keep_chosen()

    @staticmethod
    def _choices(rows, wanted) -> list[Choice]:
        found: dict[str, Choice] = {}
        for kind, value, label, count in rows:
            if kind == wanted and value:
                earlier = found[value].count if value in found else 0
                found[value] = Choice(value, label or value, earlier + count)
        return sorted(found.values(), key=lambda choice: choice.label.casefold())

    def _keep_chosen(self) -> None:
        """What is chosen stays in its menu although the other filters leave nothing of it."""
        chosen = self.filters
        _add(self.partners, chosen.partner, self._label(self.partners, chosen.partner, PUBLIC_PARTNERS))
        _add(self.topics, chosen.topic, self._label(self.topics, chosen.topic, PUBLIC_TOPICS))
        _add(self.languages, chosen.language, language_name(chosen.language))
        for year in (chosen.first_word, chosen.last_word):
            _add(self.years, year, year)

    def chips(self, path: str, **further) -> list[tuple[str, str]]:
        """(what is chosen, address of the listing without it)."""
        chosen = self.filters
        chips = [
            (self._label(self.partners, chosen.partner, PUBLIC_PARTNERS), replace(chosen, partner="")),
            (self._label(self.topics, chosen.topic, PUBLIC_TOPICS), replace(chosen, topic="")),
            (language_name(chosen.language), replace(chosen, language="")),
            (_years(chosen.first_year, chosen.last_year), replace(chosen, first_year=None, last_year=None)),
        ]
        return [(label, f"{path}?{rest.address(**further)}".rstrip("?")) for label, rest in chips if label]

    @staticmethod
    def _label(choices, value, public) -> str:
        """The name of what is chosen, asked of the database only when no publication has it under the other filters.

        What has nothing public has no name here: that a topic or a partner is in use in a draft is nobody's business.
        """
        for choice in choices:
            if choice.value == value:
                return choice.label
        return (public().filter(slug=value).values_list("name", flat=True).first() or value) if value else ""


def _add(choices: list[Choice], value: str, label: str) -> None:
    if value and all(choice.value != value for choice in choices):
        choices.append(Choice(value, label, 0))


def _years(first, last) -> str:
    if first and last:
        return str(first) if first == last else f"{first}–{last}"
    if first:
        return _("from %(year)s") % {"year": first}
    return _("until %(year)s") % {"year": last} if last else ""


def _counted(publications, filters: Filters) -> list[tuple]:
    """(kind, value, label, count) of all facets."""

    def rows(kind, value, label=None, **without):
        chosen = replace(filters, **without).apply(publications) if without else filters.apply(publications)
        return (
            chosen.order_by()
            .annotate(
                facet=Value(kind, CharField()),
                facet_value=Cast(value, CharField()),
                facet_label=Cast(label or Value(""), CharField()),
            )
            .values_list("facet", "facet_value", "facet_label")
            .annotate(number=Count("pk", distinct=True))
        )

    union = rows("total", F("status")).union(
        rows("partner", F("partner__slug"), F("partner__name"), partner=""),
        rows("partner", F("co_partners__slug"), F("co_partners__name"), partner=""),
        rows("topic", F("taggings__tag__slug"), F("taggings__tag__name"), topic=""),
        rows("language", F("language"), language=""),
        rows("year", F("issued_year"), first_year=None, last_year=None),
        all=True,
    )
    return list(union)
