"""What the review screen shows, gathered for its template."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from ..failures import failure
from ..file_notes import notes
from ..models import Event, Publication, Submission
from ..models.identity import fold
from . import checklist
from .receipts import receipt
from .review_forms import ReviewForms
from .review_marks import chapter_marks, doubts, draft_of, finding_marks, front_marks, removed

Status = Submission.Status


def page_context(request, submission, forms=None, *, overtaken=False) -> dict:
    """Everything for ``admin/review.html``. ``forms`` are those with errors or unsaved text, when there are any.

    The revision is that of the text in the forms: one read later could hide another editor's save.
    """
    draft = draft_of(submission)
    context = {
        "title": submission.document.name,
        "submission": submission,
        "document": submission.document,
        "document_url": reverse("admin:publications_document_file", args=[submission.document.pk]),
        "number": _page_number(request, submission, draft),
        "pages": submission.document.pages or draft.get("pages") or 0,
        "events": _events(submission),
        "is_reading": submission.status in {Status.RECEIVED, Status.READING},
        "can_return": submission.status in Submission.MOVES[Status.RETURNED],
        "is_decided": submission.status in {Status.ACCEPTED, Status.REJECTED},
        "failure": failure(submission.failure) if submission.status == Status.UNREADABLE else None,
        "needs_text_recognition": draft.get("needs_text_recognition", False),
        "removed": removed(submission),
        "receipt": receipt(draft),
        "file_notes": notes(draft),
    }
    if submission.publication_id:
        context["revision"] = submission.publication.revision
        if forms is not None and not overtaken:
            context["revision"] = request.POST.get("revision", "")
        context["overtaken"] = overtaken
        context.update(_draft_context(submission, draft, forms))
    return context


def _draft_context(submission, draft, forms):
    stored = (
        Publication.objects.select_related("partner")
        .prefetch_related("chapters", "findings", "contributors", "topics", "documents")
        .get(pk=submission.publication_id)
    )
    is_overlaid = forms is not None
    forms = forms or ReviewForms(submission.publication)
    marks = {
        "front": front_marks(draft, stored),
        "chapters": chapter_marks(draft, stored.chapters.all()),
        "findings": finding_marks(draft, stored.findings.all()),
    }
    found, unsure = doubts(draft), _unsure(forms, stored, marks)
    return {
        "publication": stored,
        "is_draft": stored.status == Publication.Status.DRAFT,
        "forms": forms,
        "errors": forms.errors() if is_overlaid else [],
        "marks": marks,
        "doubts": found,
        "unsure": unsure,
        "things": len(unsure) + sum(len(kind.places) for kind in found),
        "blocking": checklist.blocking(stored, submission),
        "hints": checklist.hints(stored),
        "reachable": _pages_of(stored.chapters.all()),
        "proposals": _proposals(submission, draft, stored),
        "unsent": _unsent(stored, forms) if is_overlaid else [],
    }


def _unsure(forms, publication, marks) -> list[tuple]:
    """(mark, name, anchor) of each field, chapter and finding of which reading was not sure."""
    found = []
    for name, mark in marks["front"].items():
        in_form = name in forms.front.fields
        label = forms.front[name].label if in_form else _("contributors")
        found.append((mark, label, forms.front[name].id_for_label if in_form else name))
    rows = [(row, marks["chapters"], "chapter") for row in publication.chapters.all()]
    rows += [(row, marks["findings"], "finding") for row in publication.findings.all()]
    found += [(of[row.pk], str(row), f"{kind}-{row.uid}") for row, of, kind in rows if row.pk in of]
    return [row for row in found if row[0].is_thing]


def _page_number(request, submission, draft) -> int:
    """The page asked for, within those that exist."""
    asked = request.GET.get("page") or request.POST.get("page") or "1"
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    return max(1, min(number, submission.document.pages or draft.get("pages") or 1))


def _events(submission):
    about = Q(submission=submission)
    if submission.publication_id:
        about |= Q(publication=submission.publication_id)
    return Event.objects.filter(about).select_related("by").order_by("-created_at", "-pk")


def _pages_of(chapters) -> set[int]:
    """The PDF pages that some chapter holds, and those before all of them: a removed line of any other page has no
    place to go back to."""
    ranged = [chapter for chapter in chapters if chapter.first_page and chapter.last_page]
    ahead = set(range(1, min((chapter.first_page for chapter in ranged), default=1)))
    return ahead | {
        page for chapter in ranged for page in range(chapter.first_page, min(chapter.last_page, 99_999) + 1)
    }


def _proposals(submission, draft, publication) -> list[tuple[str, list[str]]]:
    """(whence, topics) of what the report may be about and does not have yet: the portal's own topics, then its phrases."""
    has = {fold(topic.name) for topic in publication.topics.all()}
    known = [name for name in (submission.reading or {}).get("topics", ()) if fold(name) not in has]
    has.update(fold(name) for name in known)
    words = [word for word in draft.get("keywords", ()) if fold(word) not in has][:15]
    return [row for row in ((_("Topics of the portal:"), known), (_("From the report:"), words)) if row[1]]


def _unsent(publication, forms) -> list:
    """Rows that are stored but not among those sent: somebody else added them. Saving leaves them as they are."""
    formsets = (forms.contributors, forms.chapters, forms.findings)
    sent = {(type(form.instance), form.instance.pk) for formset in formsets for form in formset}
    stored = [*publication.contributors.all(), *publication.chapters.all(), *publication.findings.all()]
    return [row for row in stored if (type(row), row.pk) not in sent]
