"""How the text on a page came to be, and who compared it with the file: told from what is on record, nothing else."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..models import Publication, Submission


def text_source(publication, chapter=None) -> list[str]:
    """Sentences about the text of the publication, or of one chapter. None where there is no file to compare with."""
    original = publication.original()
    if not original:
        return []
    submission = getattr(publication, "submission", None)
    if not submission or submission.recognised_pages is None:
        return [_("An editor typed in this text."), _holds(original)]
    sentences = [_taken(original, submission), _recognised(submission.recognised_pages, chapter)]
    if submission.status != Submission.Status.ACCEPTED and publication.status == Publication.Status.DRAFT:
        sentences.append(_("No editor has checked it yet."))
    return [*filter(None, sentences), _holds(original)]


def _taken(original, submission) -> str:
    if submission.status != Submission.Status.ACCEPTED:
        if original.is_pdf:
            return _("The text was taken from the PDF by a program.")
        return _("The text was taken from the Word file by a program.")
    date = date_format(timezone.localtime(submission.status_since), "DATE_FORMAT")
    if original.is_pdf:
        said = _("The text was taken from the PDF by a program. An editor checked it against its pages on %(date)s.")
    else:
        said = _("The text was taken from the Word file by a program. An editor checked it on %(date)s.")
    return said % {"date": date}


def _recognised(pages, chapter) -> str:
    """Which pages were pictures: in a chapter those of its own."""
    if chapter and chapter.first_page:
        pages = [page for page in pages if chapter.first_page <= page <= (chapter.last_page or chapter.first_page)]
    if not pages:
        return ""
    said = _("On these PDF pages it was recognised from pictures of the pages and may hold wrong letters: %(pages)s.")
    return said % {"pages": ranges(pages)}


def _holds(original) -> str:
    if original.is_pdf:
        return _("Where they differ, the PDF holds.")
    return _("Where they differ, the Word file holds.")


def ranges(numbers) -> str:
    """``3, 4, 5, 9`` as "3–5, 9"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{first}–{last}" if first != last else str(first) for first, last in runs)
