"""Write the search index anew, for example after its rules changed."""

from django.core.management.base import BaseCommand

from publications.models import Publication
from publications.search import index_publication


def rebuild() -> int:
    """Index every publication, each in a transaction of its own. Gives how many."""
    number = 0
    for publication in Publication.objects.order_by("pk").iterator(chunk_size=200):
        index_publication(publication)
        number += 1
    return number


class Command(BaseCommand):
    help = "Writes the search index anew."

    def handle(self, *args, **options):
        self.stdout.write(f"{rebuild()} publications indexed.")
