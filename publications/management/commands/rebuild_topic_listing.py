"""Check or write anew the narrow tables that listings of topics and partners walk."""

from django.core.management.base import BaseCommand, CommandError

from publications.models.listing import relist_all, wrong_rows


class Command(BaseCommand):
    help = (
        "Writes the tables behind the listings of topics and partners anew; --check only tells whether they are right."
    )

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="change nothing; exit code 1 when something is wrong")

    def handle(self, *args, **options):
        if not options["check"]:
            self.stdout.write(f"{relist_all()} rows were wrong and are mended.")
            return
        wrong = wrong_rows()
        if wrong:
            raise CommandError(
                f"{wrong} rows differ from the publications' topics, partners and dates. "
                "Run this command without --check: it mends them while the portal runs."
            )
        self.stdout.write("The listings of topics and partners are right.")
