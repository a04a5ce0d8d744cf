"""The factories make what the tests believe they make, on the database that was asked for."""

import os

import pytest
from django.db import connection

from publications.models import Event, Publication

from .factories import make_publication

pytestmark = pytest.mark.django_db


def test_database_is_the_one_asked_for():
    assert connection.vendor == os.environ["TESTS_DATABASE"]


def test_only_published_publications_are_public():
    made = {status: make_publication(status) for status in ("draft", "published", "embargoed", "withdrawn")}
    assert list(Publication.objects.published()) == [made["published"]]
    assert {status: made[status].status for status in made} == {
        "draft": "draft",
        "published": "published",
        "embargoed": "published",
        "withdrawn": "withdrawn",
    }


def test_each_status_move_writes_one_event():
    withdrawn = make_publication("withdrawn")
    kinds = Event.objects.filter(publication=withdrawn).values_list("kind", flat=True)
    assert list(kinds) == ["published", "withdrawn"]
