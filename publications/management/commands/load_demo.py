"""Bring the demo's partners, people and reports in, each report through the same reading and drafting as any upload."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django_q.models import OrmQ

from publications import search, tasks
from publications.demo import catalogue
from publications.models import Contributor, Membership, Partner, Portal, Publication, Submission, User, topics_named
from publications.models.document import PDF
from publications.receiving import receive

READERS_MAIL = "readers@example.org"  # “Write to us” leads somewhere, as it must on a real portal
EDITOR_PASSWORD = "editor-demo"  # noqa: S105 — known to everybody, and made in the demo only
MARK = "demo-loaded"


def load_people(demo: catalogue.Catalogue) -> None:
    for person in demo.people:
        user = User.objects.filter(email=person.email).first() or User.objects.create_user(
            person.email, EDITOR_PASSWORD if person.staff else None, name=person.name, is_staff=person.staff
        )
        if person.staff:
            user.groups.add(Group.objects.get(name="Editors"))
        for slug in person.partners:
            Membership.objects.get_or_create(user=user, partner=Partner.objects.get(slug=slug))


def load_partners(demo: catalogue.Catalogue) -> None:
    for row in demo.partners:
        if Partner.objects.filter(slug=row.slug).exists():
            continue
        partner = Partner(
            slug=row.slug,
            name=row.name,
            short_name=row.short_name,
            country=row.country,
            about=row.about,
            website=row.website,
            default_language=row.default_language,
            default_licence=row.default_licence,
            logo_alt=row.logo_alt,
        )
        with row.logo_path.open("rb") as logo:
            partner.logo.save(row.logo, File(logo), save=True)


def send(row: catalogue.DemoReport) -> Submission:
    """The report as its partner sends it."""
    with row.path.open("rb") as file:
        submission, _is_new = receive(
            file,
            name=row.file,
            media_type=PDF,
            partner=Partner.objects.get(slug=row.partner),
            by=User.objects.get(email=row.sender),
            note=row.note,
        )
    return submission


def read(submission: Submission) -> None:
    """Runs in a thread, whose connection to the database ends with it."""
    try:
        tasks.read_submission(submission.pk)
    finally:
        connection.close()


def read_all(submissions: list[Submission]) -> Iterator[None]:
    """Read as many reports at once as there are processors, and tell of each, in order, that it is done."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as readers:
        yield from readers.map(read, submissions)


def accept(row: catalogue.DemoReport, submission: Submission, editor: User) -> None:
    """What the catalogue says of a report that was read: edited and published, or left as a draft."""
    submission.refresh_from_db()
    if submission.status != Submission.Status.DRAFTED:
        return
    with transaction.atomic():
        if row.status == "published":
            edit(submission.publication, row)
            submission.move(Submission.Status.ACCEPTED, by=editor)
            publish(submission.publication, row, editor)
        search.index_publication(submission.publication)


def earlier_edition(row: catalogue.DemoReport) -> Publication | None:
    """The publication made from the report that this one renews."""
    name = row.edition_of
    return Publication.objects.get(documents__name=name) if name else None


def edit(publication: Publication, row: catalogue.DemoReport) -> None:
    """What an editor adds to a draft. What reading found is left as it is."""
    publication.headnote, publication.extent, publication.cover_alt = row.headnote, row.extent, row.cover_alt
    publication.abstract = row.abstract or publication.abstract
    publication.licence = row.licence or publication.licence
    publication.translation_group, publication.kind = row.translation_group, row.kind
    publication.edition_of = earlier_edition(row)
    publication.title = row.title
    publication.save()
    Contributor.objects.filter(publication=publication).delete()
    for position, name in enumerate(row.contributors):
        is_organisation = Partner.objects.filter(name=name).exists()
        Contributor.objects.create(
            publication=publication, position=position, name=name, is_organisation=is_organisation
        )
    publication.co_partners.set(Partner.objects.filter(slug__in=row.co_partners))
    publication.topics.set(topics_named(row.topics))
    if row.public_chapters:
        publication.chapters.exclude(title__in=row.public_chapters).update(is_public=False)
    for star in row.starred:
        publication.findings.filter(chapter__title=star.chapter, label=star.label).update(is_key=True)


def publish(publication: Publication, row: catalogue.DemoReport, editor: User) -> None:
    """Published by ``editor``; the listing shows it at the catalogue's date."""
    publication.publish(by=editor)
    if row.publish_at:
        dates = {"publish_at": row.publish_at, "updated_at": row.publish_at}  # nothing was changed since
        Publication.objects.filter(pk=publication.pk).update(**dates)


def forget_tasks_since(last: int) -> None:
    """The reports are read by now, and nobody waits for mail about the demo."""
    OrmQ.objects.filter(pk__gt=last).delete()


class Command(BaseCommand):
    help = "Loads the demo content once; what is already there, and what was changed since, stays as it is."

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("The demo makes accounts with known passwords. Set PORTAL_DEMO=true if you want that.")
        mark = settings.DATA_DIR / MARK
        if mark.exists() and Partner.objects.exists():
            return
        demo = catalogue.load()
        Portal.objects.get_or_create(defaults={"contact_mail": READERS_MAIL})
        load_partners(demo)
        load_people(demo)
        editor = User.objects.filter(is_staff=True, groups__name="Editors").order_by("pk").first()
        last = OrmQ.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        submissions = [send(row) for row in demo.reports]
        self.stdout.write(f"Reading {len(submissions)} demo reports; this is done once.")
        for number, (row, submission, _done) in enumerate(
            zip(demo.reports, submissions, read_all(submissions), strict=True), 1
        ):
            accept(row, submission, editor)
            self.stdout.write(f"{number} of {len(submissions)}: {row.title}")
            self.stdout.flush()
        forget_tasks_since(last)
        mark.touch()
