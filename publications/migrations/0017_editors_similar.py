"""Editors may pin and ban similar posts."""

from django.db import migrations

from ._granting import grant_to_editors


class Migration(migrations.Migration):
    dependencies = [("publications", "0016_similar_choice")]

    operations = [grant_to_editors(*(f"{action}_similarchoice" for action in ("add", "change", "delete", "view")))]
