"""Write the search index anew, for example after its rules changed."""

from django.core.management.base import BaseCommand

from publications.models import Publication, SearchEntry
from publications.search import count_words, index_publication


def rebuild() -> int:
    """Index every publication, each in a transaction of its own, and count the words anew. Gives how many."""
    number = 0
    for publication in Publication.objects.order_by("pk").iterator(chunk_size=200):
        index_publication(publication)
        number += 1
    count_words()
    return number


class Command(BaseCommand):
    help = "Writes the search index anew."

    def add_arguments(self, parser):
        parser.add_argument("--if-empty", action="store_true", help="only where there is no index yet")

    def handle(self, *args, if_empty=False, **options):
        if if_empty and (SearchEntry.objects.exists() or not Publication.objects.exists()):
            return
        self.stdout.write(f"{rebuild()} publications indexed.")
