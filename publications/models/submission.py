"""Submissions: a report on its way from the partner's upload to the editor's decision."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .event import Event, ForbiddenMove
from .identity import UidField


class SubmissionQuerySet(models.QuerySet):
    def readable_by(self, user):
        """Staff see all, partners those of their own organisations, visitors none."""
        if not user.is_authenticated:
            return self.none()
        if user.is_staff:
            return self.all()
        return self.filter(partner__memberships__user=user)

    def to_review(self):
        return self.filter(status__in=[Submission.Status.DRAFTED, Submission.Status.UNREADABLE])

    def stranded(self):
        """Reports that nobody is reading: the task was lost, or its worker died more often than the queue retries."""
        waiting = models.Q(status=Submission.Status.RECEIVED, status_since__lt=timezone.now() - timedelta(minutes=10))
        return self.filter(waiting | models.Q(status=Submission.Status.READING, lease_until__lt=timezone.now()))


class Submission(models.Model):
    """One uploaded file with what became of it. ``reading`` is the draft as read, kept unchanged.

    ``recognised_pages`` numbers the pages whose text was recognised from pictures; None as long as nothing was read.
    """

    class Status(models.TextChoices):
        RECEIVED = "received", _("Received")
        READING = "reading", _("Being read")
        DRAFTED = "drafted", _("With the editor")
        UNREADABLE = "unreadable", _("Could not be read")
        RETURNED = "returned", _("Returned")
        REJECTED = "rejected", _("Rejected")
        ACCEPTED = "accepted", _("Accepted")

    MOVES = {
        Status.READING: {Status.RECEIVED, Status.READING},
        Status.DRAFTED: {Status.READING},
        Status.UNREADABLE: {Status.READING},
        Status.RECEIVED: {Status.UNREADABLE, Status.READING},
        Status.RETURNED: {Status.DRAFTED, Status.UNREADABLE},
        Status.REJECTED: {Status.DRAFTED, Status.UNREADABLE, Status.RETURNED},
        Status.ACCEPTED: {Status.DRAFTED, Status.UNREADABLE, Status.RETURNED},
    }

    uid = UidField()
    partner = models.ForeignKey(
        "publications.Partner", on_delete=models.PROTECT, related_name="submissions", verbose_name=_("partner")
    )
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="submissions", verbose_name=_("by")
    )
    document = models.OneToOneField(
        "publications.Document", on_delete=models.PROTECT, related_name="submission", verbose_name=_("document")
    )
    publication = models.OneToOneField(
        "publications.Publication",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="submission",
        verbose_name=_("publication"),
    )
    sha256 = models.CharField(max_length=64, editable=False)
    note = models.TextField(_("note to the editor"), blank=True)
    rights_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("rights confirmed by"),
    )
    rights_confirmed_at = models.DateTimeField(_("rights confirmed at"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.RECEIVED, editable=False)
    status_since = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    reason = models.TextField(_("reason"), blank=True, editable=False)
    failure = models.CharField(_("failure"), max_length=20, blank=True, editable=False)
    attempts = models.PositiveIntegerField(_("attempts"), default=0, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    pages_read = models.PositiveIntegerField(default=0, editable=False)
    reading = models.JSONField(_("as read"), null=True, editable=False)
    recognised_pages = models.JSONField(  # beside ``reading``, which is too long to be fetched for a reader's page
        null=True, editable=False, default=None
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"is_staff": True},
        verbose_name=_("assigned to"),
    )
    created_at = models.DateTimeField(_("received"), auto_now_add=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="submission_newest"),
            models.Index(fields=["status", "-created_at"], name="submission_by_status"),
            models.Index(fields=["partner", "-created_at"], name="submission_by_partner"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "sha256"],
                name="submission_same_file_once",
                violation_error_message=_("You sent this file before."),
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["returned", "rejected"]) | ~models.Q(reason=""),
                name="submission_decision_has_reason",
                violation_error_message=_("Give the reason: the partner reads it."),
            ),
        ]

    def __str__(self):
        return f"{self.document.name} ({self.reference})"

    @property
    def reference(self):
        """The uid as it is read out and written in mails: "7K3W-92MA"."""
        return f"{self.uid[:4]}-{self.uid[4:]}".upper()

    def get_absolute_url(self):
        return reverse("submission", args=[self.uid])

    def move(self, to, *, by=None, kind=None, visible=True, **changes):
        """Move to status ``to`` and write the event. Of two that try at once, one moves. Raises ForbiddenMove.

        ``changes`` are further fields of the row; ``reason`` among them becomes the event's message.
        """
        if to in {self.Status.RETURNED, self.Status.REJECTED} and not changes.get("reason", "").strip():
            raise ForbiddenMove(str(_("Give the reason: the partner reads it.")))
        with transaction.atomic():
            rows = Submission.objects.filter(pk=self.pk, status__in=self.MOVES[to])
            if not rows.update(status=to, status_since=timezone.now(), **changes):
                now = Submission.Status(Submission.objects.values_list("status", flat=True).get(pk=self.pk))
                raise ForbiddenMove(
                    _("This cannot be done now: the submission is “%(status)s”.") % {"status": now.label}
                )
            Event.objects.create(
                kind=kind or Event.Kind(to.value),
                submission=self,
                by=by,
                message=changes.get("reason", ""),
                is_visible_to_partner=visible,
            )
        self.refresh_from_db()

    def take(self, seconds: int) -> bool:
        """Begin to read, for ``seconds`` at most. False when somebody else is reading or the reading is done.

        A reader that was killed loses its lease; the next delivery of the task takes over. ``attempts`` then tells
        the readers apart: only the last one may write the draft.
        """
        now = timezone.now()
        free = models.Q(status=self.Status.RECEIVED) | models.Q(status=self.Status.READING, lease_until__lt=now)
        with transaction.atomic():
            rows = Submission.objects.filter(free, pk=self.pk)
            taken = rows.update(
                status=self.Status.READING,
                status_since=now,
                lease_until=now + timedelta(seconds=seconds),
                attempts=models.F("attempts") + 1,
                pages_read=0,
            )
            if taken:
                Event.objects.create(kind=Event.Kind.READING, submission=self)
        self.refresh_from_db()
        return bool(taken)

    def keep(self, seconds: int) -> bool:
        """Go on reading for ``seconds`` at most. False when another reader has taken over."""
        rows = Submission.objects.filter(pk=self.pk, status=self.Status.READING, attempts=self.attempts)
        return bool(rows.update(lease_until=timezone.now() + timedelta(seconds=seconds)))

    def still_mine(self) -> bool:
        """Whether the reading that this instance took is still the one that counts. Locks the row until commit."""
        row = Submission.objects.select_for_update().filter(pk=self.pk, status=self.Status.READING)
        return row.filter(attempts=self.attempts).exists()
