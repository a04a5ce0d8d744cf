"""Write the search index anew, for example after its rules changed."""

from django.core.management.base import BaseCommand

from publications.models import Publication
from publications.search import count_words, index_publication, unindexed


def index(publications) -> int:
    """Index each of ``publications`` in a transaction of its own. Gives how many."""
    number = 0
    for publication in publications.order_by("pk").iterator(chunk_size=200):
        index_publication(publication)
        number += 1
    return number


class Command(BaseCommand):
    help = "Writes the search index anew."

    def add_arguments(self, parser):
        parser.add_argument("--missing", action="store_true", help="only the publications that the index lacks")

    def handle(self, *args, missing=False, **options):
        number = index(unindexed() if missing else Publication.objects.all())
        if not missing:
            count_words()
        if number or not missing:
            self.stdout.write(f"{number} publications indexed.")
