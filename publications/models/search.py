"""What can be found by its words: one entry for each publication, chapter and finding, and the vocabulary of them all."""

from functools import reduce
from operator import or_

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from .visibility import published_q

LAST = "\U0010ffff"  # sorts behind every letter


class SearchEntryQuerySet(models.QuerySet):
    def published(self):
        """Entries of what a visitor may read at this moment, whatever was public when they were written."""
        public_chapter = models.Q(chapter__isnull=True) | models.Q(chapter__is_public=True)
        return self.filter(published_q("publication__"), public_chapter, finding__withdrawn_at__isnull=True)


class SearchEntry(models.Model):
    """A text to search. Its folded words stand beside it in the database's own full-text index.

    ``text`` has a block (paragraph, heading, item) in each line; ``anchors`` names for each of them where it stands in
    the chapter's page.
    """

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
    anchors = models.JSONField(default=list, blank=True)

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self):
        return f"{self.kind}: {self.title or self.text[:60]}"


class SearchWordQuerySet(models.QuerySet):
    def add(self, numbers) -> None:
        """Add to the number of entries of each (word, number), in the order given; a new word comes in."""
        statement = (
            "INSERT INTO publications_searchword (word, entries) VALUES (%s, %s)"
            " ON CONFLICT (word) DO UPDATE SET entries = publications_searchword.entries + excluded.entries"
        )
        with connection.cursor() as cursor:
            cursor.executemany(statement, numbers)

    def are_common(self, words, many: int) -> bool:
        """Whether each of ``words``, with what begins with it where that is searched for, stands in more than ``many``
        entries. One query."""
        asked = []
        for word in words:
            own = models.Q(word__in=word.forms)
            for form in word.forms if word.is_begun else ():
                own |= models.Q(word__startswith=form, **_reach(form))
            asked.append(own)
        sums = {f"word_{place}": models.Sum("entries", filter=own) for place, own in enumerate(asked)}
        return all((number or 0) > many for number in self.filter(reduce(or_, asked)).aggregate(**sums).values())


def _reach(beginning: str) -> dict[str, str]:
    """Between what words lie in the index that begin so: SQLite finds beginnings only by this, PostgreSQL by itself."""
    return {"word__gte": beginning, "word__lt": beginning + LAST} if connection.vendor == "sqlite" else {}


class SearchWord(models.Model):
    """A folded word of the index and in how many entries it stands, drafts included; it decides what a search costs and
    what is offered in place of a misspelt word. (Entries that went with their publication are still counted until the
    index is written anew.)"""

    word = models.CharField(max_length=100, primary_key=True)
    entries = models.IntegerField(default=0)

    objects = SearchWordQuerySet.as_manager()

    class Meta:
        verbose_name = _("word of the search index")
        verbose_name_plural = _("words of the search index")

    def __str__(self):
        return self.word
