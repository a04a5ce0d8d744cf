"""Editors may change what the portal says of itself."""

from django.db import migrations

from ._granting import grant_to_editors


class Migration(migrations.Migration):
    dependencies = [("publications", "0014_portal")]

    operations = [grant_to_editors("change_portal", "view_portal")]
