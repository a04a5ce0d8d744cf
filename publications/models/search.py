"""What can be found by its words: one entry for each publication, chapter and finding."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .visibility import published_q


class SearchEntryQuerySet(models.QuerySet):
    def published(self):
        """Entries of what a visitor may read at this moment, whatever was public when they were written."""
        public_chapter = models.Q(chapter__isnull=True) | models.Q(chapter__is_public=True)
        return self.filter(published_q("publication__"), public_chapter, finding__withdrawn_at__isnull=True)


class SearchEntry(models.Model):
    """A text to search. Its folded words stand beside it in the database's own full-text index."""

    class Kind(models.TextChoices):
        PUBLICATION = "publication", _("Report")
        CHAPTER = "chapter", _("Chapter")
        FINDING = "finding", _("Finding")

    kind = models.CharField(max_length=12, choices=Kind)
    publication = models.ForeignKey("publications.Publication", on_delete=models.CASCADE, related_name="search_entries")
    chapter = models.ForeignKey("publications.Chapter", on_delete=models.CASCADE, null=True, related_name="+")
    finding = models.ForeignKey("publications.Finding", on_delete=models.CASCADE, null=True, related_name="+")
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self):
        return f"{self.kind}: {self.title or self.text[:60]}"
