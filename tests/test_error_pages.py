"""Error pages that other tests do not meet: those that must work when nothing else does."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import RequestFactory

from publications.views.errors import server_error


def test_fault_is_answered_without_a_database():
    response = server_error(RequestFactory().get("/"))
    page = response.content.decode()
    assert response.status_code == 500
    assert "Something went wrong" in page
    assert re.findall(r'lang="(\w+)"', page) == ["en", "ru", "kk"]


@pytest.mark.parametrize("path", ["templates/500.html", "deploy/pages/unavailable.html", "deploy/pages/too-large.html"])
def test_fixed_pages_need_nothing_but_files_that_exist(path):
    page = (Path(settings.BASE_DIR) / path).read_text()
    assert "{%" not in page
    assert "{{" not in page
    assert re.findall(r'lang="(\w+)"', page)[-2:] == ["ru", "kk"]
    used = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert [name for name in used if not (Path(settings.BASE_DIR) / name.lstrip("/")).is_file()] == []


def test_bad_request_stands_in_the_frame(client, db):
    response = client.get("/", headers={"Host": "evil.example"})
    assert response.status_code == 400
    assert "This request cannot be understood" in response.content.decode()
    assert 'class="site-header"' in response.content.decode()
