"""Saving the review screen: everything in one transaction, or nothing."""

from django.db import transaction
from django.utils.translation import gettext as _

from .. import search
from ..models import Event, Finding, Publication
from .finding_moves import remove
from .review_forms import ReviewForms
from .revisions import claim


@transaction.atomic
def save(forms: ReviewForms, revision: int, by, correction: str = "") -> list[str]:
    """Store valid ``forms``. Gives the names of what changed, for the history. Raises Overtaken and then stores nothing.

    ``correction`` is a note to readers of something that is already public.
    """
    publication = forms.publication
    claim(publication, revision)
    changed = [str(forms.front.fields[name].label) for name in forms.front.changed_data]
    forms.front.save_all()
    changed += _save_contributors(forms)
    chapters, names = _save_chapters(forms)
    changed += names + _save_findings(forms, chapters, by)
    if correction.strip() and publication.status == Publication.Status.PUBLISHED:
        Event.objects.create(
            kind=Event.Kind.CORRECTED,
            publication=publication,
            by=by,
            message=correction.strip(),
            is_visible_to_partner=True,
        )
    search.index_publication(publication)
    return changed


def _kept(formset) -> list:
    """The rows that stay or come, in their order."""
    gone = formset.deleted_forms
    rows = [form for form in formset if form not in gone and (form.instance.pk or form.has_changed())]
    return sorted(rows, key=lambda form: form.cleaned_data.get("position", form.instance.position))


def _gone(formset) -> list:
    return [form.instance for form in formset.deleted_forms if form.instance.pk]


def _number(rows) -> None:
    """Positions without gaps, written only where they change."""
    for position, row in enumerate(rows):
        if row.position != position:
            row.position = position
            type(row).objects.filter(pk=row.pk).update(position=position)


def _save_contributors(forms) -> list[str]:
    gone, kept = _gone(forms.contributors), _kept(forms.contributors)
    for contributor in gone:
        contributor.delete()
    written = [form for form in kept if form.has_changed()]
    for form in written:
        form.instance.publication = forms.publication
        form.save()
    _number([form.instance for form in kept])
    return [_("contributors")] if gone or written else []


def _save_chapters(forms) -> tuple[dict, list[str]]:
    """The chapters by the row of their form, and the names of what changed."""
    names = []
    for chapter in _gone(forms.chapters):
        names.append(_("deleted: %(name)s") % {"name": chapter.title})
        Finding.objects.filter(chapter=chapter).delete()
        chapter.delete()
    kept = _kept(forms.chapters)
    for form in kept:
        if form.has_changed():
            form.instance.publication = forms.publication
            form.save()
            names.append(form.instance.full_title)
    _number([form.instance for form in kept])
    return {row: form.instance for row, form in enumerate(forms.chapters) if form in kept}, names


def _save_findings(forms, chapters, by) -> list[str]:
    gone = [row for row in _gone(forms.findings) if Finding.objects.filter(pk=row.pk).exists()]
    for finding in gone:
        finding.refresh_from_db()
        remove(finding)
    kept = [form for form in _kept(forms.findings) if form.cleaned_data.get("chapter_row") in chapters]
    written = [form for form in kept if form.has_changed()]
    for form in written:
        form.instance.publication = forms.publication
        form.instance.chapter = chapters[form.cleaned_data["chapter_row"]]
        form.save()
        if form.cleaned_data.get("withdraw_because") and not form.instance.withdrawn_at:
            form.instance.withdraw(form.cleaned_data["withdraw_because"], by=by)
    kept.sort(key=lambda form: chapters[form.cleaned_data["chapter_row"]].position)
    _number([form.instance for form in kept])
    return [_("findings")] if gone or written else []
