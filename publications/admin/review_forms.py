"""The forms of the review screen: title page, contributors, chapters and findings as one page that is saved at once.

Findings of all chapters are one formset; ``chapter_row`` names the row of the chapter formset to which each belongs, so
that a finding can be written for a chapter that is itself new.
"""

from django import forms
from django.forms.models import BaseModelFormSet, modelformset_factory
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..models import Chapter, Contributor, Finding, Publication
from .forms import ChapterForm, ContributorForm, FindingForm, PublicationForm

MOST_ROWS = 2000


class RowFormSet(BaseModelFormSet):
    """Rows of one publication. A row that somebody else deleted meanwhile comes back as a new one: nothing is lost."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["position"].required = False
        form.fields["position"].widget = forms.HiddenInput()
        # Django's own field would ask the database for each row, and refuse one that is gone.
        form.fields["id"] = forms.CharField(
            required=False, widget=forms.HiddenInput, initial=str(form.instance.pk or "")
        )
        if form.instance.pk is None:
            form.initial["position"] = None


class RowForm:
    """A new row counts as written when somebody typed into it; its place and its ticks alone do not make one."""

    not_typed = {"id", "position", "chapter_row", "kind", "is_public", "is_organisation", "is_key"}

    def has_changed(self):
        changed = set(self.changed_data)
        return bool(changed if self.instance.pk else changed - self.not_typed)

    def clean_position(self):
        """An emptied place is the last one."""
        position = self.cleaned_data["position"]
        return MOST_ROWS if position is None else position


class ContributorRow(RowForm, ContributorForm):
    pass


class ChapterRow(RowForm, ChapterForm):
    class Meta(ChapterForm.Meta):
        widgets = {"text": forms.Textarea(attrs={"rows": 16, "data-markdown": "", "spellcheck": "true"})}


class FindingRow(RowForm, FindingForm):
    chapter_row = forms.IntegerField(min_value=0, max_value=MOST_ROWS, widget=forms.HiddenInput)

    class Meta(FindingForm.Meta):
        widgets = {"statement": forms.Textarea(attrs={"rows": 3})}


def _formset(model, form, extra):
    return modelformset_factory(
        model,
        form=form,
        formset=RowFormSet,
        extra=extra,
        can_delete=True,
        absolute_max=MOST_ROWS,
        max_num=MOST_ROWS,
    )


class FrontMatterForm(PublicationForm):
    class Meta(PublicationForm.Meta):
        widgets = {
            "abstract": forms.Textarea(attrs={"rows": 5}),
            "headnote": forms.Textarea(attrs={"rows": 2}),
            "publish_at": forms.DateTimeInput(attrs={"placeholder": "2026-05-12 09:00"}),
        }


class ReviewForms:
    """All forms of one publication, filled from what is stored or from what was sent."""

    def __init__(self, publication: Publication, data=None, files=None):
        self.publication = publication
        self.is_bound = data is not None
        chapters = Chapter.objects.filter(publication=publication).order_by("position", "pk")
        findings = Finding.objects.filter(publication=publication).order_by("position", "pk")
        contributors = Contributor.objects.filter(publication=publication).order_by("position", "pk")
        self.front = FrontMatterForm(data, files, instance=publication, prefix="front")
        self.contributors = self._rows(Contributor, ContributorRow, contributors, data, 1)
        self.chapters = self._rows(Chapter, ChapterRow, chapters, data, 1)
        self.findings = self._rows(Finding, FindingRow, findings, data, 0 if self.is_bound else len(self.chapters))
        self._place_findings()

    @staticmethod
    def _rows(model, form, rows, data, extra):
        return _formset(model, form, extra)(data, queryset=rows, prefix=model._meta.model_name)

    def _place_findings(self):
        """Tell each finding the row of its chapter, and give each chapter one empty row for a further finding."""
        for form in self.chapters:
            form.instance.publication = self.publication
        row_of = {form.instance.pk: row for row, form in enumerate(self.chapters) if form.instance.pk}
        for form in self.findings.initial_forms:
            form.initial["chapter_row"] = row_of.get(form.instance.chapter_id)
        for row, form in enumerate(self.findings.extra_forms):
            form.initial["chapter_row"] = row

    def is_valid(self) -> bool:
        """Whether everything can be saved; asks all parts, so that all errors are told at once."""
        valid = [part.is_valid() for part in (self.front, self.contributors, self.chapters, self.findings)]
        return all(valid) and self._deletions_are_allowed() and self._places_exist()

    def _deletions_are_allowed(self) -> bool:
        if self.publication.status == Publication.Status.DRAFT:
            return True
        for formset, sentence in (
            (self.chapters, gettext("A chapter that was public is not deleted. Make it not public instead.")),
            (self.findings, gettext("A finding that was public is withdrawn with a reason, not deleted.")),
        ):
            for form in formset.deleted_forms:
                form.add_error(None, sentence)
        return not (self.chapters.deleted_forms or self.findings.deleted_forms)

    def _places_exist(self) -> bool:
        """Each finding stands in a chapter that is written and not deleted."""
        standing = {row for row, form in enumerate(self.chapters) if form.has_changed() or form.instance.pk is not None}
        for form in self.findings:
            if form in self.findings.deleted_forms or not (form.has_changed() or form.instance.pk):
                continue
            if form.cleaned_data.get("chapter_row") not in standing:
                form.add_error(None, gettext("Write the title of the chapter in which this finding stands."))
        return self.findings.is_valid()

    def findings_of(self, row: int) -> list:
        """The finding forms that stand in the chapter of ``row``, as they are shown."""
        return [form for form in self.findings if str(form["chapter_row"].value()) == str(row)]

    def by_chapter(self) -> list[tuple]:
        """Each chapter's form with the forms of its findings, in the order in which they were sent or are stored."""
        return [(form, self.findings_of(row)) for row, form in enumerate(self.chapters)]

    def errors(self) -> list[tuple[str, str, str]]:
        """(id of the field, its name, sentence) for the summary on top of the page."""
        found = []
        parts = [self.front, *self.contributors, *self.chapters, *self.findings] if self.is_bound else []
        for form in parts:
            for name, sentences in form.errors.items():
                field = form[name] if name in form.fields else None
                anchor = field.id_for_label if field else form[next(iter(form.visible_fields())).name].id_for_label
                found += [(anchor, field.label if field else _("Row"), sentence) for sentence in sentences]
        for formset in (self.contributors, self.chapters, self.findings) if self.is_bound else ():
            found += [("review", "", sentence) for sentence in formset.non_form_errors()]
        return found
