"""Whether the queue is being worked on: exit status 0 when it is, 1 with a sentence when it stands still.

A standing task runs every minute, so a queue that is worked on ends at least one task in the time that the longest
task may take and a few minutes more. This proves the whole way, from the schedule over the database to a worker's
process; it does not tell several workers of one database apart.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django_q.models import Task

SPARE_SECONDS = 180


def patience() -> timedelta:
    """How long the queue may end no task before something is wrong."""
    return timedelta(seconds=settings.Q_CLUSTER["timeout"] + SPARE_SECONDS)


def last_ended() -> datetime | None:
    """When a worker last ended a task, well or badly."""
    return Task.objects.order_by("-stopped").values_list("stopped", flat=True).first()


class Command(BaseCommand):
    help = "Fails when no worker has ended a task for some minutes."

    def handle(self, *args, **options):
        last = last_ended()
        if last is None:
            raise CommandError("No worker has ended a task yet.")
        if timezone.now() - last > patience():
            raise CommandError(f"The queue stands still: the last task ended at {last:%Y-%m-%d %H:%M:%S} UTC.")
        self.stdout.write(f"The queue is worked on: the last task ended at {last:%Y-%m-%d %H:%M:%S} UTC.")
