"""What partners type: a report with its rights, and a message to the editor."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from . import validators
from .models import Partner

NOTE_LENGTH = 2_000
MESSAGE_LENGTH = 5_000


class SubmissionForm(forms.Form):
    """A report file for one of the user's own organisations; with just one organisation nobody is asked which.

    ``is_refused`` says that the file was dropped on its way in because it is above the limit.
    """

    file = forms.FileField(
        label=_("Report file"),
        error_messages={
            "required": _("Choose the report file: a PDF or DOCX."),
            "missing": _("Choose the report file: a PDF or DOCX."),
            "invalid": _("Choose the report file: a PDF or DOCX."),
            "empty": validators.EMPTY,
        },
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
    )
    partner = forms.ModelChoiceField(
        queryset=Partner.objects.none(),
        label=_("Organisation"),
        empty_label=_("Choose your organisation"),
        error_messages={
            "required": _("Choose the organisation that publishes this report."),
            "invalid_choice": _("You cannot submit for this organisation. Choose one from the list."),
        },
    )
    note = forms.CharField(
        label=_("Note to the editor"),
        max_length=NOTE_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    rights = forms.BooleanField(
        label=_("We may publish this report and its text."),
        error_messages={"required": _("Confirm that we may publish this report. Without it we cannot take it.")},
    )

    def __init__(self, *args, user, is_refused=False, **options):
        super().__init__(*args, **options)
        self.user, self.is_refused, self.media_type = user, is_refused, ""
        partners = Partner.objects.submitting(user)
        self.partners = list(partners[:2])
        self.fields["partner"].queryset = partners
        if len(self.partners) == 1:
            del self.fields["partner"]
        if is_refused:
            self.fields["file"].required = False
        limit = settings.UPLOAD_MAX_BYTES // validators.MEBIBYTE
        self.fields["file"].help_text = _("PDF or DOCX, up to %(limit)d MB.") % {"limit": limit}

    def clean_file(self):
        file = self.cleaned_data["file"]
        limit = settings.UPLOAD_MAX_BYTES
        if self.is_refused or file.size > limit:
            raise validators.too_large(limit)
        self.media_type = validators.media_type(file)
        return file

    def report(self) -> dict:
        """What ``receiving.receive`` wants to know, once the form is valid."""
        file = self.cleaned_data["file"]
        return {
            "name": validators.clean_name(file.name) or str(_("Report")),
            "media_type": self.media_type,
            "partner": self.cleaned_data.get("partner") or self.partners[0],
            "note": self.cleaned_data["note"],
        }


class MessageForm(forms.Form):
    """Something to tell the editor about a submission."""

    message = forms.CharField(
        label=_("Message to the editor"),
        max_length=MESSAGE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what is wrong.")},
    )
