#!/usr/bin/env python
"""The portal's command line."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

# Commands that look at the code alone work in a bare checkout: nothing is signed, served or stored.
OF_CODE_ALONE = {"makemigrations", "makemessages", "compilemessages"}
PLACEHOLDERS = {
    "PORTAL_SECRET_KEY": "signs nothing",
    "PORTAL_ALLOWED_HOSTS": "localhost",
    "DATABASE_URL": "sqlite://:memory:",
}


def main(arguments: list[str]) -> None:
    """Run a command. What the environment says wrongly ends in its one sentence, which Django itself would swallow."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    if OF_CODE_ALONE.intersection(arguments[1:2]):
        for name, value in PLACEHOLDERS.items():
            os.environ.setdefault(name, value)
    try:
        settings.INSTALLED_APPS  # noqa: B018 (reading one reads them all)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    execute_from_command_line(arguments)


if __name__ == "__main__":
    main(sys.argv)
