"""An editor's decisions about a report: publish, return, reject, read again, make its page by hand.

Each is one transaction; what the present status does not allow raises ForbiddenMove with a sentence.
"""

from functools import partial
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from .. import mail, search
from ..models import Event, ForbiddenMove, Publication, Submission
from .checklist import faults

Status = Submission.Status


@transaction.atomic
def publish(publication: Publication, by) -> None:
    """Accept the submission, when there is one that waits for it, and publish. The partner is told by mail."""
    submission = Submission.objects.filter(publication=publication).first()
    found = faults(publication, submission)
    if found:
        raise ForbiddenMove(" ".join(found))
    if submission and submission.status != Status.ACCEPTED:
        submission.move(Status.ACCEPTED, by=by)
    publication.publish(by=by)
    search.index_publication(publication)
    mail.queue_published(publication)


@transaction.atomic
def withdraw(publication: Publication, reason: str, by) -> None:
    """Take a publication off the public pages; its address tells the reason."""
    publication.withdraw(reason, by=by)
    search.index_publication(publication)


@transaction.atomic
def return_to_partner(submission: Submission, reason: str, by) -> None:
    """Ask the partner; the mail holds the reason."""
    submission.move(Status.RETURNED, by=by, reason=reason.strip())
    mail.queue_returned(submission)


@transaction.atomic
def reject(submission: Submission, reason: str, by) -> None:
    """Decline the report; the mail holds the reason."""
    submission.move(Status.REJECTED, by=by, reason=reason.strip())
    mail.queue_rejected(submission)


@transaction.atomic
def read_again(submission: Submission, by) -> None:
    """Send a report that could not be read to the reader once more."""
    row = Submission.objects.select_for_update().only("publication_id").get(pk=submission.pk)
    if row.publication_id:  # as it is now: somebody may have made the page by hand meanwhile
        raise ForbiddenMove(_("This report has a page already. Reading it again would lose your changes."))
    submission.move(Status.RECEIVED, by=by, kind=Event.Kind.RETRIED, reason="", failure="")
    transaction.on_commit(partial(async_task, "publications.tasks.read_submission", submission.pk))


@transaction.atomic
def make_by_hand(submission: Submission) -> Publication:
    """An empty draft with the document attached, for a report that no program can read."""
    if submission.publication_id:
        raise ForbiddenMove(_("This report has a page already."))
    document = submission.document
    publication = Publication.objects.create(
        partner=submission.partner,
        title=Path(document.name).stem[:500] or submission.reference,
        language=submission.partner.default_language,
        licence=submission.partner.default_licence,
    )
    taken = Submission.objects.filter(pk=submission.pk, publication__isnull=True, status=Status.UNREADABLE)
    if not taken.update(publication=publication):
        raise ForbiddenMove(_("The page can be made by hand only for a report that could not be read."))
    document.publication = publication
    document.save(update_fields=["publication"])
    return publication
