"""Partner organisations, and inviting the people who submit for them."""

from functools import partial

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import OuterRef
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_q.tasks import async_task

from .. import mail
from ..models import Membership, Partner, Publication, User
from ..models.identity import fold, folded_name
from ..models.publication_queries import number_of
from .addresses import keep_former_address
from .listing import ListAdmin, NamedCellsFormSet
from .logo import LogoField


class PartnerForm(forms.ModelForm):
    logo = LogoField(label=_("Logo"), required=False, help_text=_("Send the logo as a PNG, JPEG or WebP picture."))

    class Meta:
        model = Partner
        fields = ["name", "short_name", "slug", "country", "website", "about", "logo", "logo_alt"]
        fields += ["default_language", "default_licence"]

    def clean_name(self):
        """The folded column is unique; it is not in the form, so Django would not check it."""
        name = " ".join(self.cleaned_data["name"].split())
        if Partner.objects.filter(name_folded=folded_name(Partner, name)).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("There is already a partner with this name."))
        return name


class MemberForm(forms.ModelForm):
    """A member by mail address. Whoever has no account gets one without a password: partners sign in by a mailed code."""

    email = forms.EmailField(label=_("Mail address"), max_length=254)

    class Meta:
        model = Membership
        fields = []

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.pk:
            self.fields["email"].initial = self.instance.user.email
            self.fields["email"].disabled = True

    def clean_email(self):
        return fold(self.cleaned_data["email"])

    def save(self, commit=True):
        if not self.instance.pk:
            user = User.objects.filter(email=self.cleaned_data["email"]).first()
            self.instance.user = user or User.objects.create_user(self.cleaned_data["email"])
        return super().save(commit)


class MemberFormSet(NamedCellsFormSet):
    def clean(self):
        """The user is found only when saving, so the constraint cannot speak for itself: say here who is there twice."""
        super().clean()
        members = set()
        for form in self.forms:
            email = form.cleaned_data.get("email") if form.is_valid() else None
            if email and form not in self.deleted_forms:
                if email in members:
                    form.add_error("email", _("This person is already a member."))
                members.add(email)


class MemberInline(admin.TabularInline):
    model = Membership
    form = MemberForm
    formset = MemberFormSet
    fields = ["email", "name", "invited_at"]
    readonly_fields = ["name", "invited_at"]
    extra = 0
    verbose_name_plural = _("members: whoever you add is invited by mail")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("user", "partner")

    @admin.display(description=pgettext_lazy("of a person", "name"))
    def name(self, membership):
        return membership.user.name if membership.user_id else "–"


@admin.register(Partner)
class PartnerAdmin(ListAdmin):
    form = PartnerForm
    list_display = ["name", "country", "publication_count", "member_count"]
    search_fields = ["name_folded", "short_name"]
    inlines = [MemberInline]
    fieldsets = [
        (None, {"fields": ["name", "short_name", "slug", "country", "website", "about"]}),
        (_("Logo"), {"fields": ["logo", "logo_alt"]}),
        (_("Given for its reports"), {"fields": ["default_language", "default_licence"]}),
    ]

    def view_on_site(self, partner):
        """A partner without anything public has no page."""
        return (
            partner.get_absolute_url() if Partner.objects.with_publications().filter(pk=partner.pk).exists() else None
        )

    def get_queryset(self, request):
        counts = {
            "publication_count": number_of(Publication.objects.filter(partner=OuterRef("pk")), "partner"),
            "member_count": number_of(Membership.objects.filter(partner=OuterRef("pk")), "partner"),
        }
        return super().get_queryset(request).annotate(**counts)

    @admin.display(description=_("publications"), ordering="publication_count")
    def publication_count(self, partner):
        return partner.publication_count

    @admin.display(description=_("members"), ordering="member_count")
    def member_count(self, partner):
        return partner.member_count

    def save_model(self, request, partner, form, change):
        keep_former_address(partner, form, change)
        if change and {"name", "short_name"} & set(form.changed_data):
            transaction.on_commit(partial(async_task, "publications.tasks.index_named", "partner", partner.pk))

    def save_formset(self, request, form, formset, change):
        formset.save()
        if formset.model is Membership:
            for membership in formset.new_objects:
                mail.queue_invitation(membership.user, membership.partner)
                sentence = gettext("An invitation was mailed to %(email)s.") % {"email": membership.user.email}
                messages.success(request, sentence)
