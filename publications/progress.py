"""How far a submission is, as the partner's status page tells it: one state, five steps, what was found."""

from dataclasses import dataclass
from itertools import chain

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .file_notes import Note, notes
from .models import Event, Submission
from .models.publication import Publication

Status = Submission.Status
RUNNING = {Status.RECEIVED, Status.READING}


@dataclass(frozen=True, slots=True)
class Step:
    """``state`` is done, current, failed or todo; a step has one word in any state, so that colour never speaks alone."""

    title: str
    state: str
    detail: str = ""


def state_of(submission: Submission) -> str:
    """The status, and beyond it what became of the publication: published, scheduled or withdrawn."""
    publication = submission.publication
    if publication and publication.is_public:
        return "published"
    if publication and publication.is_embargoed:
        return "scheduled"
    if publication and publication.status == Publication.Status.WITHDRAWN:
        return "withdrawn"
    return submission.status


def state_word(submission: Submission) -> str:
    words = {"published": _("Published"), "scheduled": _("Opens later"), "withdrawn": _("Withdrawn")}
    return words.get(state_of(submission)) or submission.get_status_display()


def is_running(submission: Submission) -> bool:
    """Whether the page will soon look different without anybody's doing."""
    return submission.status in RUNNING


def steps(submission: Submission) -> list[Step]:
    state = state_of(submission)
    return [
        Step(_("Received"), "done"),
        _read_step(submission),
        _draft_step(submission),
        _editor_step(submission, state),
        _published_step(submission, state),
    ]


def _read_step(submission: Submission) -> Step:
    pages = submission.document.pages
    if submission.reading:
        return Step(_("Read"), "done", ngettext("%d page", "%d pages", pages or 0) % pages if pages else "")
    if submission.status == Status.RECEIVED:
        return Step(_("Reading"), "current", _("Waiting for its turn"))
    if submission.status == Status.READING:
        page = submission.pages_read
        return Step(_("Reading"), "current", _("Page %d") % page if page else "")
    return Step(_("Could not be read"), "failed")


def _draft_step(submission: Submission) -> Step:
    if submission.reading:
        draft = submission.reading["draft"]
        chapters = sum(chapter["level"] == 1 for chapter in draft["chapters"])
        findings = len(draft["findings"])
        counts = [
            ngettext("%d chapter", "%d chapters", chapters) % chapters,
            ngettext("%d finding", "%d findings", findings) % findings,
        ]
        return Step(_("Draft made"), "done", ", ".join(counts))
    if submission.publication:
        return Step(_("Draft made"), "done", _("Typed in by an editor"))
    return Step(_("Draft"), "todo")


def _editor_step(submission: Submission, state: str) -> Step:
    if state in {"accepted", "published", "scheduled", "withdrawn"}:
        return Step(_("Checked by the editor"), "done")
    return {
        Status.DRAFTED: Step(_("With the editor"), "current"),
        Status.UNREADABLE: Step(_("With the editor"), "todo"),
        Status.RETURNED: Step(_("Returned to you"), "failed"),
        Status.REJECTED: Step(_("Not published"), "failed"),
    }.get(submission.status, Step(_("With the editor"), "todo"))


def _published_step(submission: Submission, state: str) -> Step:
    if state == "scheduled":
        opens = date_format(localtime(submission.publication.publish_at), "DATETIME_FORMAT")
        return Step(_("Published"), "current", _("From %s") % opens)
    return {
        "published": Step(_("Published"), "done"),
        "withdrawn": Step(_("Withdrawn"), "failed"),
        "accepted": Step(_("Published"), "current", _("Being prepared")),
    }.get(state, Step(_("Published"), "todo"))


def found(submission: Submission) -> dict:
    """Title, authors, year and language code as read; unknown ones are "". An empty dict before there is a draft."""
    if not submission.reading:
        return {}
    draft = submission.reading["draft"]
    return {
        "title": draft["title"],
        "authors": ", ".join(draft["contributors"]),
        "year": str(draft["issued_year"] or ""),
        "language": draft["language"],
    }


def about_the_file(submission: Submission) -> list[Note]:
    """What the partner could mend in the file."""
    return notes(submission.reading["draft"]) if submission.reading else []


def timeline(submission: Submission) -> list[Event]:
    """What the partner may know of what happened to the submission and its publication, newest first."""
    events = submission.events.visible_to_partner().select_related("by")
    if not submission.publication:
        return list(events.reverse())
    later = submission.publication.events.visible_to_partner().select_related("by")
    return sorted(chain(events, later), key=lambda event: (event.created_at, event.pk), reverse=True)
