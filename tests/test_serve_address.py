"""Where links lead that are not asked for by a browser: mails, feeds, "copy link"."""

import os

import pytest

from publications.management.commands.serve import Command


@pytest.mark.parametrize(
    ("named", "leads_to"),
    [("", "http://127.0.0.1:9123"), ("https://reports.example.org/", "https://reports.example.org")],
)
def test_links_lead_to_where_the_portal_is_served_unless_its_address_is_named(monkeypatch, settings, named, leads_to):
    monkeypatch.setenv("PORTAL_SITE_URL", named)
    if not named:
        del os.environ["PORTAL_SITE_URL"]
    Command()._say_address("http://127.0.0.1:9123")
    assert (settings.SITE_URL, os.environ["PORTAL_SITE_URL"].rstrip("/")) == (leads_to, leads_to)
