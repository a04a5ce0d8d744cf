"""The owner's words, logo and colours: one form, each text in each language of the interface."""

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import colours
from ..models import Portal
from .accent import accent_sample, contrast_said
from .forms import LinesField
from .logo import LogoField
from .own_pages import own_page_urls
from .refused import FilesOnceMore

PAGE_NAMES = {
    "about": _("About"),
    "contact": _("Contact"),
    "imprint": _("Imprint"),
    "privacy": _("Privacy"),
    "accessibility": _("Accessibility"),
}
NAME_LENGTH, LEDE_LENGTH, PAGE_LENGTH = 60, 300, 50_000


def _field_names(kind: str) -> list[str]:
    return [f"{kind}_{code}" for code, _name in settings.LANGUAGES]


def _text_field(kind: str, language: str, label):
    if kind == "name":
        line = forms.TextInput(attrs={"class": "vTextField", "lang": language})
        return forms.CharField(label=label, required=False, max_length=NAME_LENGTH, widget=line)
    rows, length = (2, LEDE_LENGTH) if kind == "lede" else (12, PAGE_LENGTH)
    widget = forms.Textarea(attrs={"rows": rows, "lang": language, "spellcheck": "true"})
    return LinesField(label=label, required=False, max_length=length, widget=widget)


# A field for each text in each language: declared on a class, where the admin looks for fields.
TextFields = type(
    "TextFields",
    (forms.Form,),
    {
        f"{kind}_{code}": _text_field(kind, code, name)
        for kind in ("name", "lede", *Portal.PAGES)
        for code, name in settings.LANGUAGES
    },
)


class PortalForm(TextFields, forms.ModelForm):
    logo = LogoField(label=_("Logo"), required=False, help_text=_("Send the logo as a PNG, JPEG or WebP picture."))
    seen_revision = forms.IntegerField(label="", widget=forms.HiddenInput, required=False)

    class Meta:
        model = Portal
        fields = ["contact_mail", "logo", "logo_has_name", "accent", "accent_dark"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        portal = self.instance
        self.initial["seen_revision"] = portal.revision
        for code, _name in settings.LANGUAGES:
            self.initial[f"name_{code}"] = portal.names.get(code, "")
            self.initial[f"lede_{code}"] = portal.ledes.get(code, "")
            for page in Portal.PAGES:
                self.initial[f"{page}_{code}"] = portal.pages.get(page, {}).get(code, "")

    def _said(self, kind: str) -> dict[str, str]:
        """language → text, of those that are not empty."""
        texts = {code: self.cleaned_data.get(f"{kind}_{code}", "").strip() for code, _name in settings.LANGUAGES}
        return {code: text for code, text in texts.items() if text}

    def clean_accent(self):
        return self._colour("accent", colours.LIGHT_GROUNDS)

    def clean_accent_dark(self):
        return self._colour("accent_dark", colours.DARK_GROUNDS)

    def _colour(self, name: str, grounds) -> str:
        """The colour in capitals. One that cannot be read on the page is refused with its contrast."""
        colour = self.cleaned_data[name].strip().upper()
        if not colour:
            return ""
        if not colours.HEX.match(colour):
            raise ValidationError(_("Write the colour as # and six hexadecimal digits, such as #0A6659."))
        if colours.least_contrast(colour, grounds) < colours.LEAST:
            raise ValidationError(
                _("Text in %(colour)s has a contrast of %(found)s to the page, and 4.5 is the least that can be read."),
                params={"colour": colour, "found": contrast_said(colour, grounds)},
            )
        return colour

    def clean(self):
        """Whoever saves second is told, and saves what stands here with the next press."""
        cleaned = super().clean()
        if cleaned.get("accent_dark") and not cleaned.get("accent") and "accent" not in self.errors:
            self.add_error("accent", gettext("Choose the colour for the light page too."))
        stored = Portal.objects.first()
        if stored and cleaned.get("seen_revision") != stored.revision:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen_revision")] = stored.revision
            self.add_error(None, gettext("Somebody else saved these texts while you were editing."))
            theirs = type(self)(instance=stored).initial
            for name in self.changed_data:
                if name in theirs and name != "seen_revision" and theirs[name] != cleaned.get(name):
                    self.add_error(name, gettext("Now stored: %(value)s") % {"value": theirs[name]})
            self.add_error(None, gettext("Save again to keep what you see here."))
        return cleaned

    def save(self, commit=True):
        portal = self.instance
        portal.names, portal.ledes = self._said("name"), self._said("lede")
        portal.pages = {page: self._said(page) for page in Portal.PAGES}
        portal.revision += 1
        return super().save(commit)


@admin.register(Portal)
class PortalAdmin(FilesOnceMore, admin.ModelAdmin):
    form = PortalForm
    change_form_template = "admin/portal.html"
    readonly_fields = ["looks"]
    fieldsets = [
        (_("Name"), {"fields": [*_field_names("name")], "description": _("Empty: the name from the settings.")}),
        (
            _("Sentence on the start page"),
            {"fields": _field_names("lede"), "description": _("Empty: the portal's own first words.")},
        ),
        (_("Look"), {"fields": ["logo", "logo_has_name", "accent", "accent_dark", "looks"]}),
        (_("For readers"), {"fields": ["contact_mail"]}),
        *(
            (
                name,
                {
                    "fields": _field_names(page),
                    "classes": ["collapse"],
                    "description": _(
                        "Markdown. Empty in all languages: the portal's own first words. Empty in one: the text in"
                        " another language stands there."
                    ),
                },
            )
            for page, name in PAGE_NAMES.items()
        ),
    ]

    @admin.display(description=_("So it looks"))
    def looks(self, portal):
        return accent_sample(portal)

    def get_urls(self):
        return [*own_page_urls(self), *super().get_urls()]

    def render_change_form(self, request, context, *args, **options):
        context["own_pages"] = PAGE_NAMES
        return super().render_change_form(request, context, *args, **options)

    def changelist_view(self, request, extra_context=None):
        """There is one; it is made when it is first saved."""
        return HttpResponseRedirect(reverse("admin:publications_portal_change", args=[1]))

    def get_object(self, request, object_id, from_field=None):
        return (Portal.objects.first() or Portal()) if object_id == "1" else None

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def view_on_site(self, portal):
        return reverse("start")

    def save_model(self, request, portal, form, change):
        portal.save()
