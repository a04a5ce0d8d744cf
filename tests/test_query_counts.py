"""The number of queries of a page does not depend on how much there is: 10 publications or 120."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from publications import search, sitemaps
from publications.models import Submission, Topic

from .factories import make_document, make_editor, make_partner, make_publication, make_submission, make_user

pytestmark = pytest.mark.django_db

FEW, MANY = 10, 120
LISTS = ("publication", "submission", "partner", "topic", "event", "document", "oldpath")
LISTING_MOST = CHAPTER_MOST = 6
EDITING_MOST = 12


def grow(partner, start, end):
    """Publications ``start`` to ``end``, every other one of ``partner``, with rows of each list of the administration."""
    shared = Topic.objects.create(name=f"Shared {start}")
    for number in range(start, end):
        publication = make_publication(
            partner=make_partner() if number % 2 else partner,
            slug=f"report-{number}",
            topics=["water", f"topic {number % 40}"],
            contributors=["Ana Lee", "Bo Orr"],
            findings=1,
        )
        document = make_document(publication)
        status = Submission.Status.DRAFTED if number % 2 else Submission.Status.ACCEPTED
        make_submission(partner, document=document, publication=publication, status=status).take(60)
        Topic.objects.create(name=f"Other name {number}", alias_of=shared)
        publication.move_to(f"moved-{number}")
        search.index_publication(publication)


def count(client, address):
    client.get(address)  # what a process looks up once is not counted
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(address)
    assert response.status_code == 200, address
    return len(queries)


def test_counts_are_the_same_for_few_and_many():
    partner = make_partner(slug="house")
    grow(partner, 0, FEW)
    first = reverse("publication", args=["moved-0"])
    chapter = f"{first}{partner.publications.get(slug='moved-0').chapters.get().slug}/"
    file = partner.publications.get(slug="moved-0").pk // sitemaps.PUBLICATIONS_A_FILE
    public = [
        *(reverse(name) for name in ("start", "publications", "partners", "topics", "sitemap", "contents")),
        *(reverse("feed", args=["rss"]), reverse("sitemap-file", args=["publications", file])),
        *(f"{reverse('search')}?q=text", reverse("partner", args=["house"]), reverse("topic", args=["water"])),
        *(f"{reverse('publications')}?topic=water&from=2020", first, chapter, f"{first}print/"),
    ]
    visitor, editor, member = Client(), Client(), Client()
    editor.force_login(make_editor())
    member.force_login(make_user(partner=partner))
    addresses = [(visitor, address) for address in public]
    lists = [f"{reverse(f'admin:publications_{name}_changelist')}?all=" for name in LISTS]
    addresses += [(editor, address) for address in lists]
    addresses += [(editor, reverse("admin:index")), (member, reverse("submissions"))]
    few = {address: count(client, address) for client, address in addresses}
    grow(partner, FEW, MANY)
    many = {address: count(client, address) for client, address in addresses}
    assert many == few
    assert many[reverse("publications")] <= LISTING_MOST
    assert many[chapter] <= CHAPTER_MOST
    assert many[reverse("contents")] <= LISTING_MOST
    assert max(many[address] for address in lists) <= EDITING_MOST
