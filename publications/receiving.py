"""Receiving a report: the file is kept, its submission recorded, and the reading queued; and what is said about it."""

from datetime import timedelta
from functools import partial as bound

from django.db import IntegrityError, transaction
from django.utils import timezone
from django_q.tasks import async_task

from . import files, mail
from .models import Document, Event, Partner, Submission, User

ONE_PRESS = timedelta(minutes=1)  # within it, the same words again are a button that was pressed twice


def receive(file, *, name: str, media_type: str, partner: Partner, by: User, note: str = "") -> tuple[Submission, bool]:
    """Keep ``file`` and record its submission. Gives the submission and whether it is new.

    The same bytes from the same partner lead to the first submission, also when two arrive at once. The file is stored
    before the rows that name it: a row never points at nothing.
    """
    digest, path, size = files.store(file)
    first = Submission.objects.filter(partner=partner, sha256=digest).first()
    if first:
        return first, False
    document = Document(sha256=digest, path=path, size=size, media_type=media_type, name=name)
    try:
        return _record(document, partner, by, note), True
    except IntegrityError:
        first = Submission.objects.filter(partner=partner, sha256=digest).first()
        if not first:
            raise
        return first, False


@transaction.atomic
def _record(document: Document, partner: Partner, by: User, note: str) -> Submission:
    document.save()
    submission = Submission.objects.create(
        partner=partner,
        sent_by=by,
        document=document,
        sha256=document.sha256,
        note=note,
        rights_confirmed_by=by,
        rights_confirmed_at=timezone.now(),
    )
    Event.objects.create(kind=Event.Kind.RECEIVED, submission=submission, by=by, is_visible_to_partner=True)
    transaction.on_commit(bound(async_task, "publications.tasks.read_submission", submission.pk))
    mail.queue_received(submission)
    return submission


@transaction.atomic
def receive_message(submission: Submission, by: User, message: str) -> None:
    """Keep a partner's message in the timeline and mail it to the editors; once, however often it was sent."""
    Submission.objects.select_for_update().only("pk").get(pk=submission.pk)  # two presses take turns
    said = {"kind": Event.Kind.MESSAGE, "submission": submission, "by": by, "message": message}
    if not Event.objects.filter(**said, created_at__gt=timezone.now() - ONE_PRESS).exists():
        mail.queue_message(Event.objects.create(**said, is_visible_to_partner=True))
