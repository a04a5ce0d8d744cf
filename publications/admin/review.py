"""The review screen: the pages of the report on the left, its draft on the right, saved as one form.

Every button is a submit button of that form, so nothing that was typed is lost by pressing any of them.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from .. import search
from ..drafting import put_back
from ..models import ForbiddenMove, Publication, Submission
from ..text import chapter_html
from . import deciding, finding_moves, row_moves
from .refused import name_files_to_choose_again
from .review_forms import ReviewForms
from .review_page import page_context
from .review_saving import save
from .revisions import Overtaken


def review(model_admin, request, pk):
    """GET shows the page, POST saves it and does what the pressed button says."""
    submission = get_object_or_404(
        Submission.objects.select_related("partner", "document", "publication__partner", "sent_by", "assigned_to"),
        pk=pk,
    )
    if not model_admin.has_view_permission(request, submission):
        raise PermissionDenied
    if request.method != "POST":
        return _show(model_admin, request, submission)
    if not model_admin.has_change_permission(request, submission):
        raise PermissionDenied
    name, _colon, argument = request.POST.get("action", "save").partition(":")
    if submission.publication is None:
        return _decide(model_admin, request, submission, name)
    return _save(model_admin, request, submission, name, argument)


def _show(model_admin, request, submission, forms=None, *, status=200, overtaken=False, **further):
    if forms is not None:
        name_files_to_choose_again(request)
    context = {
        **model_admin.admin_site.each_context(request),
        **page_context(request, submission, forms, overtaken=overtaken),
        "opts": model_admin.model._meta,
        **further,
    }
    return TemplateResponse(request, "admin/review.html", context, status=status)


def _back(request, submission, anchor=""):
    address = reverse("admin:publications_submission_review", args=[submission.pk])
    page = request.POST.get("page", "")
    query = f"?page={page}" if page.isascii() and page.isdigit() else ""
    return HttpResponseRedirect(f"{address}{query}" + (f"#{anchor}" if anchor else ""))


def _decide(model_admin, request, submission, name):
    """The buttons of a report that has no draft."""
    decisions = {"retry": _retry, "by-hand": _by_hand, "return": _return, "reject": _reject}
    try:
        anchor = decisions.get(name, _nothing)(request, submission)
    except ForbiddenMove as refusal:
        return _show(model_admin, request, submission, refusal=str(refusal), status=409)
    return _back(request, submission, anchor)


def _save(model_admin, request, submission, name, argument):
    forms = ReviewForms(submission.publication, request.POST, request.FILES)
    if name == "preview":
        return _show(model_admin, request, submission, forms, preview=_preview(forms, argument))
    if not forms.is_valid():
        return _show(model_admin, request, submission, forms)
    revision = request.POST.get("revision", "")
    revision = int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 10 else -1
    try:
        changed = save(forms, revision, request.user, request.POST.get("correction", "").replace("\x00", ""))
    except Overtaken:
        # The forms were laid over what is stored now; built anew, since the refused save has touched their rows.
        fresh = Publication.objects.select_related("partner").get(pk=submission.publication_id)
        submission.publication = fresh
        forms = ReviewForms(fresh, request.POST, request.FILES)
        forms.is_valid()
        return _show(model_admin, request, submission, forms, overtaken=True, status=409)
    if changed:
        model_admin.log_change(request, submission, ", ".join(changed)[:1000])
    return _act(request, submission, name, argument)


def _act(request, submission, name, argument):
    """After saving: what the pressed button adds to it, whole or not at all."""
    submission.refresh_from_db()
    try:
        with transaction.atomic():
            anchor = ACTIONS.get(name, _saved)(request, submission, argument)
            if name not in INDEXED_BY_THEMSELVES:
                search.index_publication(Publication.objects.get(pk=submission.publication_id))
    except ForbiddenMove as refusal:
        messages.error(request, _("Your changes are saved.") + f" {refusal}")
        anchor = ""
    return _back(request, submission, anchor)


def _preview(forms, argument):
    """The row and the HTML of the chapter text as it was typed, for browsers without scripts."""
    row = int(argument) if argument.isascii() and argument.isdigit() and len(argument) < 9 else -1
    typed = next((form["text"].value() for place, form in enumerate(forms.chapters) if place == row), "")
    return {"row": row, "html": chapter_html((typed or "").replace("\r\n", "\n").replace("\x00", ""))}


def _nothing(request, submission):
    return ""


def _saved(request, submission, argument):
    messages.success(request, _("Saved."))
    return ""


def _publish(request, submission, argument):
    if not request.user.has_perm("publications.change_publication"):
        raise PermissionDenied
    publication = Publication.objects.get(pk=submission.publication_id)
    deciding.publish(publication, request.user)
    sentence = _("“%(title)s” is published.")
    if publication.is_embargoed:
        sentence = _("“%(title)s” opens by itself on %(time)s.")
    opens = date_format(localtime(publication.publish_at), "DATETIME_FORMAT")
    messages.success(request, sentence % {"title": publication.title, "time": opens})
    return ""


def _reason(request):
    return request.POST.get("reason", "").replace("\x00", "").replace("\r\n", "\n")


def _withdraw(request, submission, argument):
    publication = Publication.objects.get(pk=submission.publication_id)
    deciding.withdraw(publication, _reason(request), request.user)
    messages.success(request, _("“%(title)s” is withdrawn.") % {"title": publication.title})
    return ""


def _return(request, submission, argument=""):
    deciding.return_to_partner(submission, _reason(request), request.user)
    messages.success(request, _("The partner is asked by mail."))
    return ""


def _reject(request, submission, argument=""):
    deciding.reject(submission, _reason(request), request.user)
    messages.success(request, _("The report is rejected; the partner reads the reason."))
    return ""


def _retry(request, submission):
    deciding.read_again(submission, request.user)
    messages.success(request, _("The report is being read again."))
    return ""


def _by_hand(request, submission):
    deciding.make_by_hand(submission)
    messages.success(request, _("An empty page is made. The file is attached."))
    return "front-matter"


def _put_back(request, submission, argument):
    index = int(argument) if argument.isascii() and argument.isdigit() and len(argument) < 9 else -1
    chapter = put_back(submission, index, request.user)
    messages.success(request, _("The line is back in “%(chapter)s”.") % {"chapter": chapter.full_title})
    return "removed"


def _split(request, submission, argument):
    at = request.POST.get("split_at", "")
    finding = row_moves.finding_of(submission, argument)
    made = finding_moves.split(finding, int(at) if at.isascii() and at.isdigit() and len(at) < 9 else None)
    return f"finding-{made.uid}"


def _merge(request, submission, argument):
    finding = row_moves.finding_of(submission, argument)
    finding_moves.merge_with_next(finding)
    return f"finding-{finding.uid}"


def _only(request, submission, argument):
    chapter = row_moves.chapter_of(submission, argument)
    row_moves.make_only_public(chapter)
    messages.success(request, _("Only “%(chapter)s” is public, as an excerpt.") % {"chapter": chapter.full_title})
    return f"chapter-{chapter.uid}"


def _move_chapter(step):
    def move(request, submission, argument):
        return row_moves.move_chapter(row_moves.chapter_of(submission, argument), step)

    return move


def _move_finding(step):
    def move(request, submission, argument):
        return row_moves.move_finding(row_moves.finding_of(submission, argument), step)

    return move


INDEXED_BY_THEMSELVES = {"save", "publish", "withdraw", "put-back", "return", "reject"}
ACTIONS = {
    "save": _saved,
    "publish": _publish,
    "withdraw": _withdraw,
    "return": _return,
    "reject": _reject,
    "put-back": _put_back,
    "split": _split,
    "merge": _merge,
    "only": _only,
    "chapter-up": _move_chapter(-1),
    "chapter-down": _move_chapter(1),
    "finding-up": _move_finding(-1),
    "finding-down": _move_finding(1),
}
