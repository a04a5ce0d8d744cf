"""Topics: their names, and merging two that mean the same."""

from functools import partial

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_q.tasks import async_task

from .. import search
from ..models import OldPath, Topic, TopicTagging
from ..models.identity import folded_name, free_slug, move_to_slug, slug_is_taken
from ..models.publication_queries import number_of
from .listing import ListAdmin


class TopicForm(forms.ModelForm):
    slug = forms.SlugField(
        label=_("Slug"),
        max_length=80,
        required=False,
        help_text=_("Part of the address. After a change the former address leads to the new one."),
    )

    class Meta:
        model = Topic
        fields = ["name", "slug", "alias_of"]
        help_texts = {"alias_of": _("Merge: its publications go over to that topic, its address leads there.")}

    def clean_name(self):
        """The folded column is unique; it is not in the form, so Django would not check it."""
        name = " ".join(self.cleaned_data["name"].split())
        if Topic.objects.filter(name_folded=folded_name(Topic, name)).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("There is already a topic with this name."))
        return name

    def clean_alias_of(self):
        target = self.cleaned_data["alias_of"]
        if target and target.pk == self.instance.pk:
            raise ValidationError(_("A topic cannot be another name for itself."))
        if target and target.alias_of_id:
            raise ValidationError(
                _("“%(topic)s” is itself another name. Choose “%(target)s”."),
                params={"topic": target.name, "target": target.alias_of.name},
            )
        return target


@admin.register(Topic)
class TopicAdmin(ListAdmin):
    form = TopicForm
    list_display = ["name", "alias_of", "publication_count"]
    list_filter = [("alias_of", admin.EmptyFieldListFilter)]
    list_select_related = ["alias_of"]
    search_fields = ["name_folded"]
    autocomplete_fields = ["alias_of"]

    def view_on_site(self, topic):
        """A topic of nothing public has no page."""
        return topic.get_absolute_url() if Topic.objects.in_use().filter(pk=topic.pk).exists() else None

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .annotate(publication_count=number_of(TopicTagging.objects.filter(tag=OuterRef("pk")), "tag"))
        )

    @admin.display(description=_("publications"), ordering="publication_count")
    def publication_count(self, topic):
        return topic.publication_count

    def delete_model(self, request, topic):
        self.delete_queryset(request, Topic.objects.filter(pk=topic.pk))

    def delete_queryset(self, request, topics):
        """Its publications are no longer found by its name: told before it is gone, written anew by the worker."""
        rows = TopicTagging.objects.filter(tag__in=topics.values("pk")).order_by("content_object")
        keys = list(rows.values_list("content_object", flat=True).distinct())
        topics.delete()
        for start in range(0, len(keys), search.AT_ONCE):
            some = keys[start : start + search.AT_ONCE]
            transaction.on_commit(partial(async_task, "publications.tasks.index_these", some))

    def save_model(self, request, topic, form, change):
        wanted = topic.slug
        if change:
            topic.slug = form.initial["slug"]
        topic.save()
        if change and wanted and wanted != topic.slug:
            kind = OldPath.Kind.TOPIC
            move_to_slug(topic, kind, free_slug(wanted, lambda slug: slug_is_taken(Topic, kind, slug, but=topic)))
        if change and {"name", "alias_of"} & set(form.changed_data):
            key = topic.alias_of_id or topic.pk
            transaction.on_commit(partial(async_task, "publications.tasks.index_named", "topic", key))
        if topic.alias_of:
            moved = topic.merge_into(topic.alias_of)
            sentence = ngettext(
                "%(count)d publication moved to “%(topic)s”.", "%(count)d publications moved to “%(topic)s”.", moved
            )
            messages.info(request, sentence % {"count": moved, "topic": topic.alias_of.name})
