"""Submissions: what waits, since when, and with how much to look at. The row leads to the review screen."""

from django.contrib import admin, messages
from django.db.models import F
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..models import ForbiddenMove, Submission
from . import deciding
from .listing import ListAdmin
from .page_images import page_image
from .review import review


@admin.register(Submission)
class SubmissionAdmin(ListAdmin):
    list_display = ["report", "state", "partner", "age", "things_to_check", "assigned_to"]
    list_display_links = None
    list_filter = ["status", ("assigned_to", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["partner", "document", "publication", "assigned_to"]
    search_fields = ["partner__name_folded", "document__name", "publication__title", "uid"]
    ordering = ["-created_at", "-pk"]
    actions = ["publish_ready", "assign_to_me", "try_again"]
    fields = [
        *("report", "partner", "sent_by", "note", "rights_confirmed_by", "rights_confirmed_at"),
        *("state", "failure", "attempts", "assigned_to"),
    ]
    readonly_fields = [field for field in fields if field != "assigned_to"]

    def get_queryset(self, request):
        """Without the drafts as read, which are long: of them only how many things are to be checked."""
        rows = super().get_queryset(request).defer("reading")
        return rows.annotate(things=F("reading__things"))

    def has_add_permission(self, request):
        """Submissions come from partners; a publication without one is made under Publications."""
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=gettext_lazy("report"), ordering="document__name")
    def report(self, submission):
        title = submission.publication.title if submission.publication else submission.document.name
        address = reverse("admin:publications_submission_review", args=[submission.pk])
        return format_html('<a href="{}">{}</a> <span class="quiet">{}</span>', address, title, submission.reference)

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def state(self, submission):
        label = submission.get_status_display()
        return format_html('<span class="state" data-state="{}">{}</span>', submission.status, label)

    @admin.display(description=gettext_lazy("age"), ordering="created_at")
    def age(self, submission):
        full = submission.created_at.strftime("%Y-%m-%d %H:%M")
        return format_html('<time datetime="{}">{}</time>', full, timesince(submission.created_at, depth=1))

    @admin.display(description=gettext_lazy("to check"))
    def things_to_check(self, submission):
        return "" if submission.status != Submission.Status.DRAFTED or submission.things is None else submission.things

    def _for_each(self, request, queryset, deed, done):
        """Do ``deed`` to each row; say how many went well, and for the others why not."""
        count = 0
        for submission in queryset.select_related("publication", "document"):
            try:
                deed(submission)
            except ForbiddenMove as refusal:
                messages.warning(request, f"{submission}: {refusal}")
            else:
                count += 1
        if count:
            messages.success(request, done(count) % {"count": count})

    @admin.action(description=gettext_lazy("Publish those that are ready"), permissions=["change"])
    def publish_ready(self, request, queryset):
        def publish(submission):
            if submission.status != Submission.Status.DRAFTED or submission.publication is None:
                label = submission.get_status_display()
                raise ForbiddenMove(_("This cannot be done now: the submission is “%(status)s”.") % {"status": label})
            deciding.publish(submission.publication, request.user)

        self._for_each(
            request, queryset, publish, lambda n: ngettext("%(count)d is published.", "%(count)d are published.", n)
        )

    @admin.action(description=gettext_lazy("Assign to me"), permissions=["change"])
    def assign_to_me(self, request, queryset):
        count = Submission.objects.filter(pk__in=queryset.values("pk")).update(assigned_to=request.user)
        sentence = ngettext("%(count)d is assigned to you.", "%(count)d are assigned to you.", count)
        messages.success(request, sentence % {"count": count})

    @admin.action(description=gettext_lazy("Try again"), permissions=["change"])
    def try_again(self, request, queryset):
        self._for_each(
            request,
            queryset,
            lambda submission: deciding.read_again(submission, request.user),
            lambda n: ngettext("%(count)d is being read again.", "%(count)d are being read again.", n),
        )

    def get_urls(self):
        def guarded(view):
            return self.admin_site.admin_view(lambda request, **names: view(self, request, **names))

        return [
            path("<int:pk>/review/", guarded(review), name="publications_submission_review"),
            path("<int:pk>/page/<str:number>.webp", guarded(page_image), name="publications_submission_page"),
            *super().get_urls(),
        ]
