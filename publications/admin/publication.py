"""Publications: also made by hand, without an upload. Publishing, withdrawing and addresses go through the model."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import search
from ..models import Chapter, Contributor, Finding, ForbiddenMove, Partner, Publication, SimilarChoice
from . import deciding
from .attaching import attach
from .forms import ChapterForm, ContributorForm, FindingForm, LinesField, OriginalForm, PublicationForm
from .keys import KeyedMultipleField
from .listing import ListAdmin, NamedCellsFormSet
from .picture import PictureInline
from .preview import preview_urls
from .revisions import Overtaken, claim
from .similar import SimilarInline, tell_of_waiting_pins

TEXTS = {models.TextField: {"form_class": LinesField}, models.URLField: {"assume_scheme": "https"}}

NOT_ITSELF = {
    "edition_of": _("A publication is not an edition of itself."),
    "replaced_by": _("A publication cannot be replaced by itself."),
}


class PublicationAdminForm(PublicationForm, OriginalForm):
    seen_revision = forms.IntegerField(label="", widget=forms.HiddenInput, required=False)
    together_with = KeyedMultipleField(
        label=_("Together with"),
        queryset=Partner.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta(PublicationForm.Meta):
        formfield_callback = None

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.initial["seen_revision"] = self.instance.revision
        if self.instance.pk:
            self.initial["together_with"] = [partner.pk for partner in self.instance.co_partners.all()]
        for part, name in zip(self.fields["publish_at"].widget.widgets, (_("Date"), _("Time")), strict=True):
            part.attrs["aria-label"] = name

    def save_all(self):
        """The row with all that belongs to it."""
        publication = super().save_all()
        if "together_with" in self.changed_data:
            publication.co_partners.set(self.cleaned_data["together_with"])
        return publication

    def clean(self):
        """Whoever saves second sees both values, and saves the page that is now theirs with the next press."""
        cleaned = super().clean()
        for name, sentence in NOT_ITSELF.items():  # constraints that name the row's own key are not asked by forms
            if self.instance.pk and cleaned.get(name) == self.instance:
                self.add_error(name, sentence)
        stored = Publication.objects.filter(pk=self.instance.pk).first()
        if stored and cleaned.get("seen_revision") != stored.revision:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen_revision")] = stored.revision
            self.add_error(None, gettext("Somebody else saved this publication while you were editing."))
            for name in self.changed_data:
                if hasattr(stored, name) and getattr(stored, name) != cleaned.get(name):
                    self.add_error(name, gettext("Now stored: %(value)s") % {"value": getattr(stored, name)})
            self.add_error(None, gettext("Save again to keep what you see here."))
        return cleaned


class DraftOnlyDeletion:
    """Rows of what was public once are not deleted: their addresses stay."""

    def has_delete_permission(self, request, obj=None):
        draft = obj is None or obj.status == Publication.Status.DRAFT
        return draft and super().has_delete_permission(request, obj)


class ContributorInline(admin.TabularInline):
    model = Contributor
    form = ContributorForm
    formset = NamedCellsFormSet
    fields = ["position", "name", "is_organisation"]
    extra = 1


class ChapterInline(DraftOnlyDeletion, admin.StackedInline):
    model = Chapter
    form = ChapterForm
    formfield_overrides = TEXTS
    fields = [
        ("position", "label", "kind", "language", "is_public"),
        "title",
        "slug",
        ("first_page", "last_page"),
        "text",
    ]
    extra = 1  # the one that can be written without scripts
    classes = ["collapse"]


class FirstChapterInline(ChapterInline):
    """Of a publication that is being made by hand: open, since without a chapter it is no page."""

    classes = []
    verbose_name_plural = _("Chapters. Findings can be added once this is saved.")


class FindingFormSet(forms.BaseInlineFormSet):
    """Offers the chapters of this publication only, read once for all rows."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if not hasattr(self, "chapters"):
            self.chapters = list(Chapter.objects.filter(publication=self.instance.pk))
        form.fields["chapter"].queryset = Chapter.objects.filter(publication=self.instance.pk)
        form.fields["chapter"].choices = [("", "–"), *((row.pk, row.full_title) for row in self.chapters)]


class FindingInline(DraftOnlyDeletion, admin.StackedInline):
    model = Finding
    form = FindingForm
    formset = FindingFormSet
    formfield_overrides = TEXTS
    extra = 1  # as with chapters
    classes = ["collapse"]

    def get_fields(self, request, obj=None):
        fields = [("position", "word", "label", "page", "is_key"), "chapter", "statement"]
        draft = obj is None or obj.status == Publication.Status.DRAFT
        return fields if draft else [*fields, "withdraw_because"]

    def formfield_for_foreignkey(self, db_field, request, **options):
        """A plain list of chapters: the links beside it would lead away from what is being typed."""
        field = super().formfield_for_foreignkey(db_field, request, **options)
        if db_field.name == "chapter":
            field.queryset = Chapter.objects.none()
        return field

    def get_formset(self, request, obj=None, **options):
        formset = super().get_formset(request, obj, **options)
        widget = formset.form.base_fields["chapter"].widget
        widget.can_add_related = widget.can_change_related = widget.can_delete_related = False
        widget.can_view_related = False
        return formset


@admin.register(Publication)
class PublicationAdmin(ListAdmin):
    form = PublicationAdminForm
    change_form_template = "admin/publication.html"
    list_display = ["title", "partner", "state", "publish_at", "updated_at"]
    list_filter = ["status", "kind", "extent", "language"]
    list_select_related = ["partner"]
    search_fields = ["partner__name_folded", "title", "slug"]
    ordering = ["-updated_at", "-pk"]
    autocomplete_fields = ["partner", "edition_of", "replaced_by"]
    readonly_fields = ["state", "withdrawal_reason", "cover_shown"]
    inlines = [ContributorInline, ChapterInline, FindingInline, PictureInline, SimilarInline]
    formfield_overrides = TEXTS
    fieldsets = [
        (
            None,
            {
                "fields": [
                    *("state", "withdrawal_reason", "title", "subtitle", "partner", "together_with"),
                    ("issued_year", "issued_month", "issued_day"),
                    *("kind", "language", "abstract", "topic_names"),
                ]
            },
        ),
        (_("What is online"), {"fields": ["extent", "headnote", "original_file", "publish_at", "slug"]}),
        (_("Cover"), {"fields": ["cover_shown", "cover_file", "cover_alt"]}),
        (_("Rights and numbers"), {"fields": ["licence", "source_url", "doi", "isbn", "issn"]}),
        (_("Other versions"), {"fields": ["translation_group", "edition_of", "replaced_by"], "classes": ["collapse"]}),
    ]

    def get_inlines(self, request, obj):
        return self.inlines if obj else [ContributorInline, FirstChapterInline]

    def get_fieldsets(self, request, obj=None):
        """Without what does not apply: the reason of no withdrawal, the picture of no cover."""
        applies = {
            "withdrawal_reason": obj is not None and obj.status == Publication.Status.WITHDRAWN,
            "cover_shown": obj is not None and bool(obj.cover_key),
        }
        return [
            (title, {**options, "fields": [name for name in options["fields"] if applies.get(name, True)]})
            for title, options in super().get_fieldsets(request, obj)
        ]

    @admin.display(description=_("Cover"))
    def cover_shown(self, publication):
        address = reverse("cover", args=[publication.cover_key, 320, "jpg"])
        return format_html('<img class="picture-shown" src="{}" width="120" alt="{}">', address, publication.cover_alt)

    @admin.display(description=_("status"), ordering="status")
    def state(self, publication):
        if publication.is_embargoed:
            return _("Opens later")
        return publication.get_status_display() if publication.pk else "–"

    def view_on_site(self, publication):
        """Only what has a public page; for the rest there is the preview."""
        return publication.get_absolute_url() if publication.is_public else None

    def has_delete_permission(self, request, obj=None):
        """What was public once is withdrawn, not deleted."""
        draft = obj is None or obj.status == Publication.Status.DRAFT
        return draft and super().has_delete_permission(request, obj)

    def get_actions(self, request):
        """Without deletion in bulk, which would not ask each row."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Overtaken:  # between the form's look and the save; the form now sees the other's revision
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, publication, form, change):
        if change:
            claim(publication, form.cleaned_data["seen_revision"])
        form.save_all()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        publication = form.instance
        sent = form.cleaned_data.get("original_file")
        if sent:
            document, is_new = attach(publication, sent)
            sentence = gettext("“%(name)s” is attached.") if is_new else gettext("“%(name)s” was attached before.")
            messages.info(request, sentence % {"name": document.name})
        for formset in formsets:
            if formset.model is Finding:
                self._withdraw_findings(request, formset)
            if formset.model is SimilarChoice:
                tell_of_waiting_pins(request, formset)
        search.index_publication(publication)

    @staticmethod
    def _withdraw_findings(request, formset):
        for form in formset.initial_forms:
            reason = form.cleaned_data.get("withdraw_because")
            if reason and not form.instance.withdrawn_at:
                form.instance.withdraw(reason, by=request.user)

    def response_change(self, request, publication):
        moves = {
            "_publish": lambda: deciding.publish(publication, request.user),
            "_withdraw": lambda: deciding.withdraw(publication, request.POST.get("reason", ""), request.user),
        }
        chosen = next((move for name, move in moves.items() if name in request.POST), None)
        if chosen is None:
            return super().response_change(request, publication)
        if not self.has_change_permission(request, publication):
            raise PermissionDenied
        try:
            chosen()
        except ForbiddenMove as refusal:
            messages.error(request, gettext("Your changes are saved.") + " " + str(refusal))
        else:
            sentence = gettext("“%(title)s” is now “%(state)s”.")
            messages.success(request, sentence % {"title": publication.title, "state": self.state(publication)})
        return HttpResponseRedirect(request.path)

    def get_urls(self):
        return [*preview_urls(self), *super().get_urls()]
