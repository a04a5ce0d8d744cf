"""A listing with filters: what its address asks for, in the one spelling that it has, and what is shown for it."""

from dataclasses import replace
from urllib.parse import urlencode

from django.db.models import Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import cached_property

from ..addresses import absolute
from ..models import Partner, Publication, Topic
from .facets import Facets
from .filters import Filters
from .paging import ORDERS, turned

LED = {"publish_at": "listed__publish_at", "issued_order": "listed__issued_year", "pk": "listed__publication_id"}
NOBODY = 0  # the key of what there is not
LONGEST_PLACE = 40


class Listing:
    """Publications as the address of ``request`` asks for them; ``topic`` or ``partner`` where the page is about one."""

    def __init__(self, request, *, topic=None, partner=None):
        self.path = request.path
        self.heading = ("topic", topic.pk) if topic else ("partner", partner.pk) if partner else None
        self.place = request.GET.get("after", "")[:LONGEST_PLACE]
        filters = Filters.from_address(request.GET)
        if partner or (topic and filters.topic == topic.slug):
            filters = replace(filters, **{self.heading[0]: ""})  # the page says so itself
        self.filters = filters
        _key, merged = self._chosen.get("topic", (NOBODY, ""))
        self.wanted = replace(filters, topic=merged) if merged else filters
        given = [(name, value) for name in request.GET for value in request.GET.getlist(name)]
        spelled = self.wanted.pairs(after=self.place)
        self.moved = "" if given == spelled else self._address(spelled)

    def _address(self, pairs) -> str:
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    @cached_property
    def _chosen(self) -> dict[str, tuple[int, str]]:
        """(key, slug of the topic into which it was merged) of the topic and the partner that were chosen."""
        topics = Topic.objects.filter(slug=self.filters.topic).order_by()
        topics = topics.values_list(Value("topic"), "pk", Coalesce("alias_of__slug", Value("")))
        partners = Partner.objects.filter(slug=self.filters.partner).order_by()
        both = topics.union(partners.values_list(Value("partner"), "pk", Value("")), all=True)
        rows = both if self.filters.topic or self.filters.partner else ()
        return {name: (key, merged) for name, key, merged in rows}

    def _headings(self, filters) -> list[tuple[str, int]]:
        """(topic or partner, key): first the page's own, whose narrow table is walked, then those chosen."""
        names = [name for name in ("topic", "partner") if getattr(filters, name)]
        chosen = [(name, self._chosen.get(name, (NOBODY, ""))[0]) for name in names]
        return [self.heading, *chosen] if self.heading else chosen

    def finder(self, filters):
        """(a function that gives what matches ``filters`` and its own conditions, the order by the columns it walks)."""
        headings, order = self._headings(filters), ORDERS[filters.order]
        own = filters.own_q(LED["issued_order"] if headings else "issued_order")

        def found(*conditions, until=None):
            rows = Publication.objects.published(until)
            if not headings:
                return rows.filter(own, *conditions)
            rows = rows.under(*headings[0], own, *conditions, until=until)
            for heading in headings[1:]:
                rows = rows.also_under(*heading)
            return rows

        return found, order.led(LED) if headings else order

    def _sorted(self, filters):
        found, order = self.finder(filters)
        return order.sort(found())

    @cached_property
    def page(self):
        found, led = self.finder(self.filters)
        return turned(found, ORDERS[self.filters.order], led, self.place)

    @cached_property
    def facets(self):
        without = ("partner",) if self.heading and self.heading[0] == "partner" else ()
        return Facets(None, self.filters, self._sorted, without)

    @cached_property
    def chips(self):
        return self.facets.chips(self.path)

    def _turn(self, place) -> str:
        return "" if place is None else self._address(self.filters.pairs(after=place))

    @property
    def newer(self) -> str:
        return self._turn(self.page.newer)

    @property
    def older(self) -> str:
        return self._turn(self.page.older)

    @property
    def is_indexed(self) -> bool:
        """Search engines get the beginnings of lists under one filter at most: everything else repeats them."""
        return self.filters.active <= 1 and self.filters.order == "newest" and not self.place

    @property
    def canonical(self) -> str:
        """The address of the same list: that of the partner's or the topic's own page, where one is all that is chosen."""
        for name in ("topic", "partner"):
            value = getattr(self.filters, name)
            if value and self.filters.active == 1 and not self.heading and self.facets.total:
                return absolute(reverse(name, args=[value]))
        return absolute(self._address(self.filters.pairs()))
