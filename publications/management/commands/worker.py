"""Start a worker: the queue's cluster with the standing tasks in place."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from publications.tasks import ensure_schedules


class Command(BaseCommand):
    help = "Reads submitted reports and sends mail. Ends cleanly on TERM or INT."

    def handle(self, *args, **options):
        ensure_schedules()
        call_command("qcluster")
