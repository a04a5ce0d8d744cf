"""Where a logo stands: whose it is decides who may fetch it, and who may keep it."""

from pathlib import PurePath

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.models import Portal

from .factories import make_editor, make_partner, make_publication, make_user
from .samples import hostile

pytestmark = pytest.mark.django_db
FOR_ALL = "public, max-age=31536000, immutable"


@pytest.fixture
def partner():
    made = make_partner(logo_alt="A canal")
    made.logo.save("canal.png", ContentFile(hostile.png_named_pdf()))
    return made


def asked(client, owner):
    response = client.get(f"/logos/{PurePath(owner.logo.name).name}")
    if response.status_code == 200:
        assert b"".join(response.streaming_content) == hostile.png_named_pdf()
    return response.status_code, response.headers.get("Cache-Control")


def test_logo_comes_out_with_the_first_publication_and_goes_with_the_last(client, partner):
    assert asked(client, partner)[0] == 404
    made = make_publication("embargoed", partner=partner)
    assert asked(client, partner)[0] == 404
    other = make_publication(partner=make_partner())
    assert asked(client, partner)[0] == 404
    other.co_partners.add(partner)
    assert asked(client, partner) == (200, FOR_ALL)
    other.withdraw("Wrong figures.")
    made.withdraw("Wrong too.")
    assert asked(client, partner)[0] == 404


def test_logo_of_a_new_partner_is_for_its_members_and_staff(client, partner):
    people = [make_user(partner=partner), make_user(partner=make_partner()), make_editor()]
    found = []
    for person in people:
        client.force_login(person)
        found.append(asked(client, partner))
    assert [status for status, _rule in found] == [200, 404, 200]
    assert [found[0][1], found[2][1]] == ["private, no-cache"] * 2


def test_logo_of_the_portal_is_for_all(client):
    portal = Portal()
    portal.logo.save("own.png", ContentFile(hostile.png_named_pdf()))
    assert asked(client, portal) == (200, FOR_ALL)


def test_logo_asks_one_query_and_keeps_no_trace(client, partner):
    make_publication(partner=partner)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(f"/logos/{PurePath(partner.logo.name).name}")
        assert b"".join(response.streaming_content)
    assert (len(queries), response.cookies, response.headers.get("Vary")) == (1, {}, None)


@pytest.mark.parametrize("name", ["none.png", "canal.txt", "..png", "canal.svg.exe"])
def test_logo_that_nobody_has_is_not_found(client, partner, name):
    assert client.get(f"/logos/{name}").status_code == 404
