"""Mail to partners and editors: queued on commit, rendered from ``templates/mail/<name>.txt``, sent by the worker.

Contexts are plain values that survive JSON. The first line of a rendered mail is its subject. Nobody sees who else got it.
"""

import unicodedata
from datetime import datetime
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django_q.tasks import async_task

from .failures import failure
from .file_notes import grave, notes
from .models import Event, Portal, Publication, Submission, User

EDITORS_GROUP = "Editors"
SEVERAL_LINES = {"message", "reason", "note"}  # what a person wrote; everything else is one line, also in a subject
LONGEST_SUBJECT = 200


def queue(name: str, to: list[str], context: dict, language: str = "") -> None:
    """Have mail ``name`` sent to each address once the transaction is committed.

    Without ``language`` each person is written to in the language chosen for the interface.
    """
    chosen = dict(User.objects.filter(email__in=to).values_list("email", "language"))
    for address in to:
        speaks = language or chosen.get(address) or settings.LANGUAGE_CODE
        task = partial(async_task, "publications.tasks.send_message", name, [address], context, speaks)
        transaction.on_commit(task)


def send(name: str, to: list[str], context: dict, language: str = "") -> None:
    """Render mail ``name`` and send it now. Raises what the mail server's connection raises."""
    with translation.override(language or settings.LANGUAGE_CODE):
        text = render_to_string(f"mail/{name}.txt", _for_template(context)).strip()
    subject, _newline, body = text.partition("\n")
    message = EmailMessage(
        subject.strip()[:LONGEST_SUBJECT],
        body.strip() + "\n",
        to=to,
        reply_to=[context["writer"]] if context.get("writer") else None,
        headers={"Auto-Submitted": "auto-generated"},
    )
    message.send()


def _for_template(context: dict) -> dict:
    """The context as templates read it: one line each, codes as words, times as times."""
    names = {"site_name": Portal.objects.current().name, "site_url": settings.SITE_URL}
    for name, value in context.items():
        names[name] = _line(value) if isinstance(value, str) and name not in SEVERAL_LINES else value
    if "file_notes" in context:
        names["file_notes"] = notes(context)
    if "failure" in context:
        names["words"] = failure(context["failure"])
    if context.get("opens"):
        names["opens"] = datetime.fromisoformat(context["opens"])
    return names


def _line(text: str) -> str:
    printable = (" " if unicodedata.category(letter) in {"Cc", "Zl", "Zp"} else letter for letter in text)
    return " ".join("".join(printable).split())


def editors() -> list[str]:
    """Where mail for the editors goes: the configured addresses, else every active member of the Editors group."""
    members = User.objects.filter(groups__name=EDITORS_GROUP, is_active=True, is_staff=True)
    return settings.EDITORS_MAIL or list(members.order_by("pk").values_list("email", flat=True))


def queue_to_editors(name: str, context: dict) -> None:
    queue(name, editors(), context)


def _people(submission: Submission) -> list[User]:
    """Who sent the report; when that account is gone, all members of the partner."""
    sender = submission.sent_by
    if sender and sender.is_active:
        return [sender]
    return list(User.objects.filter(memberships__partner=submission.partner, is_active=True).order_by("pk"))


def _queue_to_partner(name: str, submission: Submission, context: dict) -> None:
    home = submission.partner.default_language.partition("-")[0]
    fallback = home if home in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    for person in _people(submission):
        queue(name, [person.email], {**context, "to": person.email}, person.language or fallback)


def about(submission: Submission) -> dict:
    """What every mail about a submission may name."""
    return {
        "uid": submission.uid,
        "pk": submission.pk,
        "reference": submission.reference,
        "name": submission.document.name,
        "title": submission.publication.title if submission.publication else submission.document.name,
        "partner": submission.partner.name,
    }


def queue_received(submission: Submission) -> None:
    """The partner's receipt."""
    _queue_to_partner("received", submission, about(submission))


def queue_unreadable(submission: Submission) -> None:
    """To the partner, in words what to do; to the editors, with the code that the log names."""
    words = failure(submission.failure)
    context = {**about(submission), "failure": submission.failure, "can_resend": words.can_resend}
    _queue_to_partner("unreadable", submission, context)
    queue_to_editors("unreadable_editors", context)


def queue_file_notes(submission: Submission, rows: list[dict]) -> None:
    """Tell the partner that words of the file could not be read, while a better file can still be sent."""
    if grave(notes({"file_notes": rows})):
        _queue_to_partner("file_notes", submission, {**about(submission), "file_notes": rows})


def queue_returned(submission: Submission) -> None:
    _queue_to_partner("returned", submission, {**about(submission), "reason": submission.reason})


def queue_rejected(submission: Submission) -> None:
    _queue_to_partner("rejected", submission, {**about(submission), "reason": submission.reason})


def queue_published(publication: Publication) -> None:
    """To the partner who sent it; nobody when the publication was made by hand."""
    submission = Submission.objects.filter(publication=publication).select_related("partner", "document").first()
    if submission:
        with translation.override(settings.LANGUAGE_CODE):  # the address without a language's prefix
            path = publication.get_absolute_url()
        opens = publication.publish_at.isoformat() if publication.is_embargoed else ""
        _queue_to_partner("published", submission, {**about(submission), "path": path, "opens": opens})


def queue_message(event: Event) -> None:
    """A partner's message about a submission, to the editors. Replies go to the person who wrote."""
    writer = event.by.email if event.by else ""
    queue_to_editors("message", {**about(event.submission), "message": event.message, "writer": writer})


def queue_invitation(user: User, partner) -> None:
    """Tell ``user`` that they may submit for ``partner``, and how to sign in."""
    language = user.language or partner.default_language.partition("-")[0]
    known = language in dict(settings.LANGUAGES)
    context = {"partner": partner.name, "to": user.email, "by_password": user.is_staff}
    queue("invitation", [user.email], context, language if known else "")
