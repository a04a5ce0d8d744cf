"""Start a worker: the queue's cluster with the standing tasks in place."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django_q.tasks import async_task

from publications.jail import compile_reader
from publications.tasks import ensure_schedules


def leave_pool() -> None:
    """Have each process of the cluster make connections of its own.

    The cluster forks. A pool that is open then is copied with its sockets: parent and children would talk over the same
    ones and read each other's answers.
    """
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()
    connection.settings_dict["OPTIONS"].pop("pool", None)


class Command(BaseCommand):
    help = "Reads submitted reports and sends mail. Ends cleanly on TERM or INT."

    def handle(self, *args, **options):
        compile_reader()
        leave_pool()
        ensure_schedules()
        async_task("publications.tasks.index_missing")
        call_command("qcluster")
