"""Partner organisations, and who may submit for them."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .identity import (
    OldPath,
    UidField,
    WebAddressField,
    folded_name,
    free_slug,
    language_code,
    move_to_slug,
    slug_from,
    slug_is_taken,
)
from .listing import Link, PartnerListing, number_under, years_under
from .paths import path_of
from .publication import Publication


class PartnerQuerySet(models.QuerySet):
    def with_publications(self):
        """Partners that have something public, alone or together with others."""
        return self.filter(models.Exists(PartnerListing.objects.opened().filter(partner=models.OuterRef("pk"))))

    def with_counts(self):
        """Each with ``public_count``, the number of its public publications."""
        return self.annotate(public_count=number_under(PartnerListing, "partner"))

    def with_years(self):
        """Each with ``years``: its public publications by year of issue."""
        return self.annotate(years=years_under(PartnerListing, "partner"))

    def submitting(self, user):
        """The partners for which ``user`` may submit."""
        return self.filter(memberships__user=user)

    def readable_by(self, user):
        """Those of which ``user`` may see what is not public yet: staff of all, members of their own, visitors of none."""
        if not user.is_authenticated:
            return self.none()
        return self if user.is_staff else self.submitting(user)


class Partner(models.Model):
    """An organisation that publishes through the portal."""

    uid = UidField()
    name = models.CharField(_("name"), max_length=200)
    name_folded = models.CharField(max_length=400, editable=False)
    short_name = models.CharField(_("short name"), max_length=60, blank=True, help_text=_("Used on cards."))
    slug = models.SlugField(_("slug"), max_length=80, unique=True, blank=True, help_text=_("Part of the address."))
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{2}\Z", _("Write the country as two capital letters, such as KZ."))],
        help_text=_("Two letters (ISO 3166), such as KZ."),
    )
    about = models.TextField(_("about"), blank=True)
    website = WebAddressField(_("website"), blank=True)
    logo = models.ImageField(_("logo"), upload_to="logos/", blank=True)
    logo_alt = models.CharField(_("logo in words"), max_length=200, blank=True)
    default_language = models.CharField(
        _("default language"),
        max_length=12,
        default="en",
        validators=[language_code],
        help_text=_("Such as en, ru, kk."),
    )
    default_licence = models.CharField(_("default licence"), max_length=100, blank=True)
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Membership", related_name="partners", verbose_name=_("members")
    )
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name_folded", "pk"]
        indexes = [models.Index(fields=["logo"], name="partner_logo")]
        constraints = [
            models.UniqueConstraint(
                fields=["name_folded"],
                name="partner_name_is_unique",
                violation_error_message=_("There is already a partner with this name."),
            ),
            models.CheckConstraint(
                condition=models.Q(logo="") | ~models.Q(logo_alt=""),
                name="partner_logo_has_words",
                violation_error_message=_("Say in words what the logo shows, for readers who cannot see it."),
            ),
        ]

    def __str__(self):
        return self.short_name or self.name

    def save(self, **options):
        self.name_folded = folded_name(Partner, self.name)
        if not self.slug:
            self.slug = free_slug(slug_from(self.short_name or self.name, self.uid), self._slug_is_taken)
        super().save(**options)

    def clean(self):
        super().clean()
        self.name_folded = folded_name(Partner, self.name)

    def _slug_is_taken(self, slug):
        return slug_is_taken(Partner, OldPath.Kind.PARTNER, slug, but=self)

    def move_to(self, slug):
        """Change the address; the former one redirects."""
        move_to_slug(self, OldPath.Kind.PARTNER, free_slug(slug, self._slug_is_taken))

    def get_absolute_url(self):
        return path_of("partner", self.slug)


class CoPartner(Link):
    """A partner that published it together with the first."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="co_partner_rows")
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="co_publication_rows")

    class Meta:
        verbose_name = _("co-partner")
        verbose_name_plural = _("co-partners")
        constraints = [models.UniqueConstraint(fields=["publication", "partner"], name="copartner_once")]

    def __str__(self):
        return f"{self.publication_id}: {self.partner_id}"


class Membership(models.Model):
    """A user who may submit for a partner."""

    partner = models.ForeignKey(
        Partner, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("partner")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("user")
    )
    invited_at = models.DateTimeField(_("invited"), auto_now_add=True)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "user"],
                name="membership_once",
                violation_error_message=_("This person is already a member."),
            )
        ]

    def __str__(self):
        return f"{self.user} – {self.partner}"
