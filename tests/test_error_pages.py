"""Error pages that other tests do not meet: those that must work when nothing else does."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import RequestFactory

from publications.views.errors import server_error

from .factories import make_partner, make_user


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


def test_who_is_signed_in_is_not_asked_to_sign_in(client, db):
    client.force_login(make_user(partner=make_partner()))
    page = client.get("/admin/", follow=True)
    assert page.status_code == 403
    main = page.content.decode().partition('<main id="main"')[2].partition("</main>")[0]
    assert re.findall(r'href="([^"]+)"', main) == ["/"]
