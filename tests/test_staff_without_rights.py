"""Staff who were given no permission see and do nothing in the admin's own views, as in the stock ones."""

import pytest
from django.contrib.auth.models import Permission

from publications.models import Publication, Submission

from .factories import make_editor, make_publication, make_user
from .review_rows import address, make_drafted, staff

pytestmark = pytest.mark.django_db


def views(submission, publication):
    return [
        ("get", address(submission)),
        ("post", address(submission)),
        ("get", f"/admin/publications/submission/{submission.pk}/page/1.webp"),
        ("get", f"/admin/publications/document/{submission.document_id}/file/"),
        ("get", f"/admin/publications/publication/{publication.pk}/as-readers/"),
        ("post", "/admin/publications/publication/text-preview/"),
        ("get", "/admin/publications/submission/"),
        ("get", f"/admin/publications/publication/{publication.pk}/change/"),
    ]


def test_staff_without_rights_are_refused_everywhere():
    submission, publication = make_drafted(), make_publication("draft")
    client = staff(make_user(is_staff=True))
    for method, path in views(submission, publication):
        assert getattr(client, method)(path).status_code == 403, path


def test_staff_who_may_only_look_cannot_decide():
    submission = make_drafted()
    looker = make_user(is_staff=True)
    looker.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client = staff(looker)
    assert client.get(address(submission)).status_code == 200
    for action in ("save", "publish", "return", "reject", "put-back:0"):
        assert client.post(address(submission), {"action": action, "reason": "No."}).status_code == 403
    for action in ("publish_ready", "try_again", "assign_to_me"):
        client.post("/admin/publications/submission/", {"action": action, "_selected_action": [submission.pk]})
    assert (Submission.objects.get().status, Submission.objects.get().assigned_to) == ("drafted", None)
    assert Publication.objects.get().status == "draft"


def test_editor_is_let_in_where_others_are_refused():
    submission, publication = make_drafted(), make_publication("draft")
    client = staff(make_editor())
    answers = {path: getattr(client, method)(path).status_code for method, path in views(submission, publication)}
    assert 403 not in answers.values()
