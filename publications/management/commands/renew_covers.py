"""Keep older covers in today's widths and formats, each made from the largest that is kept of it, and unfinished ones."""

from django.core.management.base import BaseCommand
from django.db.models import Q

from publications import covers
from publications.files import UnreadableImage
from publications.models import Publication


class Command(BaseCommand):
    help = "Keeps covers of earlier versions in today's widths and formats. Can be stopped and run again at any time."

    def handle(self, *args, **options):
        unfinished = Q(cover_key__endswith=covers.UNFINISHED)
        old = Publication.objects.filter(unfinished | ~Q(cover_key__contains="-")).exclude(cover_key="")
        renewed = 0
        for pk, key in list(old.order_by("pk").values_list("pk", "cover_key")):
            try:
                fresh = covers.finished(key)
            except (FileNotFoundError, UnreadableImage) as error:
                self.stderr.write(f"The cover of publication {pk} stays as it is: {error}")
                continue
            renewed += Publication.objects.filter(pk=pk, cover_key=key).update(cover_key=fresh)
        self.stdout.write(f"{renewed} covers renewed.")
