"""What the owner says: the portal's name, logo, colour and its own pages, in the interface's languages. One row."""

import time
from pathlib import PurePath
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .. import colours
from ..text import chapter_html

KEPT_SECONDS = 1  # every page shows the row, and nothing that the owner changes may be stale for longer


class PortalQuerySet(models.QuerySet):
    _kept: ClassVar[tuple] = (0.0, None)

    def current(self):
        """The one row, read at most once a second by each process; an empty one before the owner wrote anything.

        Its long texts are not with it: a page in the owner's words reads the row itself.
        """
        read_at, portal = PortalQuerySet._kept
        if portal is None or not 0 <= time.monotonic() - read_at < KEPT_SECONDS:
            portal = self.defer("pages", "pages_html").first() or Portal()
            PortalQuerySet._kept = (time.monotonic(), portal)
        return portal

    def forget(self):
        """Read the row anew at the next page: whoever saves sees it at once."""
        PortalQuerySet._kept = (0.0, None)


class Portal(models.Model):
    """The portal as its owner presents it.

    ``names``, ``ledes``, ``pages`` and ``pages_html`` map a language of the interface to a text, the latter two under the
    page's name. What the owner left empty is said in the portal's own first words.
    """

    PAGES = ("about", "contact", "imprint", "privacy", "accessibility")

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    names = models.JSONField(_("name of the portal"), default=dict, blank=True)
    ledes = models.JSONField(_("sentence on the start page"), default=dict, blank=True)
    contact_mail = models.EmailField(
        _("mail address for readers"),
        blank=True,
        help_text=_(
            "Readers ask here for a report in another format, and tell of mistakes. It stands on public pages."
        ),
    )
    logo = models.ImageField(
        _("logo"), upload_to="logos/", blank=True, width_field="logo_width", height_field="logo_height"
    )
    logo_width = models.PositiveIntegerField(null=True, editable=False)
    logo_height = models.PositiveIntegerField(null=True, editable=False)
    logo_has_name = models.BooleanField(
        _("the logo holds the name"), default=False, help_text=_("Then the name is not written beside it once more.")
    )
    accent = models.CharField(
        _("accent colour"), max_length=7, blank=True, help_text=_("Such as #0A6659. Empty: the portal's own green.")
    )
    accent_dark = models.CharField(
        _("accent colour on dark"), max_length=7, blank=True, help_text=_("Empty: made from the accent colour.")
    )
    pages = models.JSONField(default=dict, blank=True, editable=False)
    pages_html = models.JSONField(default=dict, blank=True, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)

    objects = PortalQuerySet.as_manager()

    class Meta:
        verbose_name = _("this portal")
        verbose_name_plural = _("this portal")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=1),
                name="portal_is_one",
                violation_error_message=_("There is one portal only."),
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, **options):
        """The HTML is a function of the texts, so it is made wherever the texts are written."""
        if "pages" not in self.get_deferred_fields():
            self.set_html()
        super().save(**options)
        Portal.objects.forget()

    def set_html(self):
        self.pages_html = {
            page: {code: chapter_html(text) for code, text in said.items() if text} for page, said in self.pages.items()
        }

    @property
    def name(self) -> str:
        return said_in(self.names)[0] or settings.SITE_NAME

    @property
    def lede(self) -> tuple[str, str]:
        """(sentence, its language); "" when the owner wrote none."""
        return said_in(self.ledes)

    def logo_address(self) -> str:
        return reverse("logo", args=[PurePath(self.logo.name).name])

    def page(self, name: str) -> tuple[str, str]:
        """(HTML, its language) of the owner's text for one of ``PAGES``; "" when the owner wrote none."""
        return said_in(self.pages_html.get(name, {}))

    def accents(self) -> dict[str, str]:
        """The colours of the owner's stylesheet, {} while the portal's own hold."""
        if not self.accent:
            return {}
        dark = self.accent_dark or colours.twin(self.accent)
        return {
            "accent": self.accent,
            "ink": colours.ink_on(self.accent),
            "dark": dark,
            "dark_ink": colours.ink_on(dark),
        }

    def accent_key(self) -> str:
        """Changes with the colours, so that the stylesheet may be kept for ever."""
        return "-".join(colour[1:].lower() for colour in self.accents().values())


def said_in(texts: dict) -> tuple[str, str]:
    """(text, language) in the language that the page speaks, else in the portal's first one, else in any."""
    for code in (get_language() or "", settings.LANGUAGE_CODE, *sorted(texts)):
        if texts.get(code):
            return texts[code], code
    return "", ""
