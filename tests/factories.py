"""Rows for tests, as short as the test that needs them. Names are given by a counter, so that all differ."""

import itertools
from datetime import timedelta
from hashlib import sha256

from django.contrib.auth.models import Group
from django.utils import timezone

from publications.models import (
    Chapter,
    Contributor,
    Document,
    Finding,
    Membership,
    Partner,
    Publication,
    Submission,
    User,
    topics_named,
)

counter = itertools.count(1)


def make_partner(name=None, **fields):
    number = next(counter)
    return Partner.objects.create(name=name or f"Institute {number}", **{"country": "KZ", **fields})


def make_user(email=None, partner=None, **fields):
    """A partner's user when ``partner`` is given, else nobody in particular."""
    user = User.objects.create_user(email or f"person{next(counter)}@example.org", **fields)
    if partner:
        Membership.objects.create(partner=partner, user=user)
    return user


def make_editor(email=None, password="correct horse battery"):
    """Staff, member of the Editors group that a migration makes."""
    editor = User.objects.create_user(email or f"editor{next(counter)}@example.org", password, is_staff=True)
    editor.groups.add(Group.objects.get(name="Editors"))
    return editor


def make_document(publication=None, **fields):
    number = next(counter)
    digest = sha256(str(number).encode()).hexdigest()
    return Document.objects.create(
        publication=publication,
        **{
            "sha256": digest,
            "path": f"originals/{digest[:2]}/{digest}",
            "media_type": "application/pdf",
            "size": 1000 + number,
            "pages": 12,
            "name": f"report-{number}.pdf",
            **fields,
        },
    )


def make_publication(status="published", *, chapters=1, findings=0, topics=(), contributors=(), embargo=None, **fields):
    """A publication with ``chapters`` public chapters, ``findings`` numbered findings in each, and its topics.

    ``status``: draft, published, embargoed (opens in a day, or after the timedelta ``embargo``) or withdrawn.
    """
    number = next(counter)
    partner = fields.pop("partner", None) or make_partner()
    opens = timezone.now() + (embargo or timedelta(days=1)) if status == "embargoed" else None
    publication = Publication.objects.create(
        partner=partner,
        **{"title": f"Report {number}", "language": "en", "issued_year": 2024, "publish_at": opens, **fields},
    )
    for position, name in enumerate(contributors):
        Contributor.objects.create(publication=publication, position=position, name=name)
    publication.topics.set(topics_named(topics))
    for position in range(chapters):
        make_chapter(publication, position=position, findings=findings)
    if status in {"published", "embargoed", "withdrawn"}:
        publication.publish()
    if status == "withdrawn":
        publication.withdraw("The figures were wrong.")
    return publication


def make_chapter(publication, *, position=0, findings=0, **fields):
    number = next(counter)
    chapter = Chapter.objects.create(
        publication=publication,
        position=position,
        **{
            "title": f"Chapter {number}",
            "label": str(position + 1),
            "text": f"Text of chapter {number}.\n\n[[findings]]\n",
            "first_page": 1,
            "last_page": 2,
            **fields,
        },
    )
    for place in range(findings):
        make_finding(chapter, position=place, label=str(place + 1))
    return chapter


def make_finding(chapter, **fields):
    number = next(counter)
    return Finding.objects.create(
        publication=chapter.publication,
        chapter=chapter,
        **{"label": str(number), "statement": f"Statement {number}.", "page": 2, **fields},
    )


def make_submission(partner=None, *, sent_by=None, **fields):
    document = fields.pop("document", None) or make_document()
    partner = partner or make_partner()
    return Submission.objects.create(
        partner=partner,
        sent_by=sent_by,
        document=document,
        **{"sha256": document.sha256, "rights_confirmed_by": sent_by, "rights_confirmed_at": timezone.now(), **fields},
    )
