"""What happened, when and by whom: timeline, reasons and audit in one table that is only ever added to."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ForbiddenMove(Exception):
    """A status move that the present status does not allow; the message is a sentence for the person who tried."""


class EventQuerySet(models.QuerySet):
    def visible_to_partner(self):
        return self.filter(is_visible_to_partner=True)


class Event(models.Model):
    """One step in the life of a submission or publication. Every status move writes exactly one."""

    class Kind(models.TextChoices):
        RECEIVED = "received", _("Report received")
        READING = "reading", _("Reading started")
        DRAFTED = "drafted", _("Draft made")
        UNREADABLE = "unreadable", _("Could not be read")
        RETRIED = "retried", _("Sent to be read again")
        RETURNED = "returned", _("Returned to the partner")
        REJECTED = "rejected", _("Rejected")
        ACCEPTED = "accepted", _("Accepted")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        RESTORED = "restored", _("Published again")
        CORRECTED = "corrected", _("Corrected")
        FINDING_WITHDRAWN = "finding-withdrawn", _("Finding withdrawn")
        PUT_BACK = "put-back", _("Removed line put back")
        MESSAGE = "message", _("Message from the partner")
        INVITED = "invited", _("Member invited")

    kind = models.CharField(_("what"), max_length=20, choices=Kind)
    created_at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    submission = models.ForeignKey(
        "publications.Submission",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("submission"),
    )
    publication = models.ForeignKey(
        "publications.Publication",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("publication"),
    )
    message = models.TextField(_("message"), blank=True)
    is_visible_to_partner = models.BooleanField(_("the partner sees it"), default=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["-created_at", "-id"], name="event_newest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(submission__isnull=False) | models.Q(publication__isnull=False),
                name="event_is_about_something",
                violation_error_message=_("An event belongs to a submission or a publication."),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} ({self.created_at:%Y-%m-%d %H:%M})"
