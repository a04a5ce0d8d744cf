"""The partner's pages: send a report, see one's own, follow one to its publication."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods

from .. import progress, taken_out, validators
from ..failures import failure
from ..forms import MessageForm, SubmissionForm
from ..models import Submission
from ..receiving import receive, receive_message
from ..uploads import StopAtLimit, is_hopeless

ROWS = 20
FORM_ERROR = 400
TOO_LARGE = 413


@csrf_exempt  # only here: the check reads the whole body, so it comes after the look at its length
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request):
    """Form and receipt. What is far too large is refused unread."""
    limit = settings.UPLOAD_MAX_BYTES
    if is_hopeless(request, limit):
        return _refuse(request, validators.too_large(limit).messages)
    request.upload_handlers.insert(0, StopAtLimit(request, limit))
    try:
        return _submit(request)
    except MultiPartParserError:
        return _refuse(request, [validators.UNREAD_FORM], "400.html", FORM_ERROR)


@csrf_protect
def _submit(request):
    is_sent = request.method == "POST"
    data = (request.POST, request.FILES) if is_sent else ()
    form = SubmissionForm(*data, user=request.user, is_refused=is_sent and request.upload_handlers[0].refused)
    if not form.partners:
        return render(
            request, "publications/submission_no_partner.html", {"section": "submit"}, status=403 if is_sent else 200
        )
    if not form.is_valid():
        return _form_page(request, form)
    submission, is_new = receive(form.cleaned_data["file"], by=request.user, **form.report())
    if not is_new:
        day = date_format(localtime(submission.created_at), "DATE_FORMAT")
        messages.info(request, _("You sent this file on %(day)s. This is that submission.") % {"day": day})
    if _wants_json(request):
        return JsonResponse({"url": submission.get_absolute_url()}, status=201 if is_new else 200)
    return redirect(submission)


def _wants_json(request) -> bool:
    """The page's own script asks so; a browser that posts the form does not."""
    return request.headers.get("Accept", "").startswith("application/json")


def _form_page(request, form):
    status = 200
    if form.is_bound:
        status = TOO_LARGE if form.has_error("file", "too-large") else FORM_ERROR
    if status != 200 and _wants_json(request):
        return JsonResponse({"errors": form.errors}, status=status)
    context = {"section": "submit", "form": form, "limit": settings.UPLOAD_MAX_BYTES}
    return render(request, "publications/submission_form.html", context, status=status)


def _refuse(request, sentences, template="413.html", status=TOO_LARGE):
    if _wants_json(request):
        return JsonResponse({"errors": {"file": sentences}}, status=status)
    return render(request, template, {"sentences": sentences}, status=status)


@never_cache
@login_required
@require_GET
def submissions(request):
    """The submissions of one's own organisations, newest first."""
    rows = Submission.objects.readable_by(request.user).select_related("partner", "document", "publication")
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    listed = [(row, progress.state_of(row), progress.state_word(row)) for row in page]
    context = {"section": "submissions", "page": page, "listed": listed}
    return render(request, "publications/submission_list.html", context)


def _submission(request, uid):
    rows = Submission.objects.readable_by(request.user)
    return get_object_or_404(rows.select_related("partner", "document", "publication", "sent_by"), uid=uid)


@never_cache
@login_required
@require_GET
def submission(request, uid):
    """Status of one submission. Another partner's is not found."""
    return _status_page(request, _submission(request, uid), MessageForm())


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def message(request, uid):
    """A partner's message: kept in the timeline, mailed to the editors."""
    about = _submission(request, uid)
    if request.method != "POST":  # whoever was signed out while writing comes back to this address
        return redirect(about)
    form = MessageForm(request.POST)
    if not form.is_valid():
        return _status_page(request, about, form, status=FORM_ERROR)
    receive_message(about, request.user, form.cleaned_data["message"])
    messages.success(request, _("Your message is with the editor."))
    return redirect(about)


def _status_page(request, about, form, status=200):
    removed = taken_out.removals(about)
    context = {
        "section": "submissions",
        "own_address": about.get_absolute_url(),  # an answer to a form has an address that cannot be asked for
        "submission": about,
        "state": progress.state_of(about),
        "state_word": progress.state_word(about),
        "is_running": progress.is_running(about),
        "steps": progress.steps(about),
        "failure": failure(about.failure) if about.status == Submission.Status.UNREADABLE else None,
        "found": progress.found(about),
        "removed": removed,
        "removed_in_words": taken_out.in_words(removed),
        "file_notes": progress.about_the_file(about),
        "events": progress.timeline(about),
        "form": form,
    }
    return render(request, "publications/submission_status.html", context, status=status)
