"""Forms of a publication and its parts. The admin's own pages and the review screen use the same ones."""

from functools import partial

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from django_q.tasks import async_task

from .. import covers, files, validators
from ..models import Chapter, Contributor, Finding, Publication, topics_named
from .addresses import keep_former_address

TOPIC_LENGTH = 100


class LinesField(forms.CharField):
    """Text of several lines. Browsers send CRLF; stored texts have LF, so that nothing changes by being looked at."""

    widget = forms.Textarea

    def to_python(self, value):
        value = super().to_python(value)
        return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value

    def has_changed(self, initial, data):
        """White space around the text is no change."""
        return super().has_changed(initial.strip() if isinstance(initial, str) else initial, data)


class TopicNamesField(forms.CharField):
    """Topic names parted by commas, as a list."""

    def to_python(self, value):
        names = [" ".join(name.split()) for name in (super().to_python(value) or "").split(",")]
        names = list(dict.fromkeys(name for name in names if name))
        for name in names:
            if len(name) > TOPIC_LENGTH:
                raise ValidationError(
                    _("The topic “%(name)s…” is longer than %(limit)d characters. Part topics by commas."),
                    params={"name": name[:40], "limit": TOPIC_LENGTH},
                )
        return names

    def run_validators(self, value):
        for name in value:
            super().run_validators(name)

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def has_changed(self, initial, data):
        try:
            return list(initial or []) != self.clean(data)
        except ValidationError:
            return True


def _form_field(field, **options):
    """Django's form field for a model's field, but with texts that keep their line ends."""
    if isinstance(field, models.TextField):
        options["form_class"] = LinesField
    if isinstance(field, models.URLField):
        options["assume_scheme"] = "https"
    return field.formfield(**options)


class PublicationForm(forms.ModelForm):
    topic_names = TopicNamesField(label=_("Topics"), required=False, help_text=_("Parted by commas."))
    cover_file = forms.FileField(
        label=_("New cover"), required=False, help_text=_("A PNG, JPEG or WebP picture. Empty: the cover stays.")
    )

    class Meta:
        model = Publication
        formfield_callback = _form_field
        fields = [
            *("title", "subtitle", "partner", "issued_year", "issued_month", "issued_day", "language", "abstract"),
            *(
                "kind",
                "extent",
                "headnote",
                "licence",
                "source_url",
                "doi",
                "isbn",
                "issn",
                "cover_alt",
                "slug",
                "publish_at",
            ),
        ]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial["topic_names"] = [topic.name for topic in self.instance.topics.all()]

    def clean_cover_file(self):
        """The key of the picture, which is kept already: files are named by their content, so this harms nothing."""
        sent = self.cleaned_data["cover_file"]
        if not sent:
            return ""
        if sent.size > settings.UPLOAD_MAX_BYTES:
            raise validators.too_large(settings.UPLOAD_MAX_BYTES)
        try:
            return covers.keep_at_once(sent.read())
        except files.UnreadableImage as unreadable:
            raise ValidationError(str(unreadable)) from unreadable

    def clean_publish_at(self):
        """What is published keeps a time; an emptied field means that it stays the one it was."""
        when = self.cleaned_data["publish_at"]
        if not when and self.instance.status == Publication.Status.PUBLISHED:
            return self.initial.get("publish_at")
        return when

    def save_all(self) -> Publication:
        """Save the row with its address, cover and topics."""
        publication = self.instance
        if self.cleaned_data.get("cover_file"):
            publication.cover_key = self.cleaned_data["cover_file"]
            if covers.is_unfinished(publication.cover_key):
                finish = partial(async_task, "publications.tasks.finish_cover", publication.cover_key)
                transaction.on_commit(finish)
        keep_former_address(publication, self, change=publication.pk is not None)
        self.save_topics()
        return publication

    def save_topics(self) -> None:
        if "topic_names" in self.changed_data:
            self.instance.topics.set(topics_named(self.cleaned_data["topic_names"]))


class ContributorForm(forms.ModelForm):
    class Meta:
        model = Contributor
        fields = ["name", "is_organisation", "position"]


class ChapterForm(forms.ModelForm):
    class Meta:
        model = Chapter
        formfield_callback = _form_field
        fields = [
            "label",
            "title",
            "kind",
            "language",
            "first_page",
            "last_page",
            "is_public",
            "text",
            "slug",
            "position",
        ]

    def save(self, commit=True):
        if commit and not self.errors:
            keep_former_address(self.instance, self, change=self.instance.pk is not None)
            return self.instance
        return super().save(commit)


class FindingForm(forms.ModelForm):
    withdraw_because = LinesField(
        label=_("Withdraw, because"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Readers see this in place of the finding; its number stays."),
    )

    class Meta:
        model = Finding
        formfield_callback = _form_field
        fields = ["word", "label", "statement", "page", "is_key", "position"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.withdrawn_at:
            for field in self.fields.values():
                field.disabled = True


class OriginalForm(forms.Form):
    """An original file attached by hand."""

    original_file = forms.FileField(
        label=_("Original file"), required=False, help_text=_("PDF or DOCX. It becomes what “Read full report” gives.")
    )

    def clean_original_file(self):
        sent = self.cleaned_data["original_file"]
        if sent:
            if sent.size > settings.UPLOAD_MAX_BYTES:
                raise validators.too_large(settings.UPLOAD_MAX_BYTES)
            sent.media_type = validators.media_type(sent)
        return sent
