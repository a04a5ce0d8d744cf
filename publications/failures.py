"""Why a report could not be read, in words: what happened, what to do, what is kept."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CORRECTED = _("Send a corrected file.")
WAIT = _("You need not do anything: an editor looks at it.")
SEND_OR_WAIT = _("Send the file again, saved anew, or wait: an editor looks at it.")
KEPT = _("Your file and your note are kept.")


@dataclass(frozen=True, slots=True)
class Failure:
    """``happened`` and ``todo`` are sentences; ``can_resend`` tells whether another file from the partner helps."""

    happened: str | Promise
    todo: str | Promise
    can_resend: bool = True
    kept: str | Promise = KEPT


# The codes of a report that reading refuses, then those of a child process that passed a limit of the sandbox.
FAILURES = {
    "empty": Failure(_("The file holds no pages."), CORRECTED),
    "damaged": Failure(
        _("We could not open this file. It is damaged or was cut short on the way."),
        _("Open it on your computer, save it again and send that file."),
    ),
    "encrypted": Failure(
        _("We could not open this PDF. It may need a password."), _("Remove the password and upload it again.")
    ),
    "unsupported": Failure(_("The file is not a PDF or DOCX that we can read."), _("Save it as PDF and send that.")),
    "unsafe": Failure(
        _("The file holds parts that we do not open, to keep the portal safe."), _("Save it as PDF and send that.")
    ),
    "too-large": Failure(
        _("The report has more pages or larger parts than we can read."),
        _("Send a smaller file, or wait: an editor looks at it."),
    ),
    "timeout": Failure(_("Reading the report took too long, so we stopped."), SEND_OR_WAIT),
    "memory": Failure(_("Reading the report needed more memory than we allow, so we stopped."), SEND_OR_WAIT),
    "crashed": Failure(_("The program that reads reports failed on this file."), SEND_OR_WAIT),
    "missing": Failure(_("We could not find the stored file. The fault is ours."), WAIT, can_resend=False),
    "output": Failure(_("The report gave more text than we can keep as one draft."), SEND_OR_WAIT),
}
UNKNOWN = Failure(_("We could not read the report. The fault is ours."), WAIT, can_resend=False)


def failure(code: str) -> Failure:
    """The words for ``Submission.failure``."""
    return FAILURES.get(code, UNKNOWN)
