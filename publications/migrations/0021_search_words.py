"""Words of the search index that signs hold together: numbers with decimals, identifiers, words with an apostrophe.

The index is empty after this: a worker writes it anew when it starts, and so does ``manage.py rebuild_search``.
"""

from django.db import migrations


def empty_index(apps, schema_editor):
    """Texts that were cut into other words would be found by nothing."""
    for name in ("SearchEntry", "SearchWord"):
        apps.get_model("publications", name).objects.using(schema_editor.connection.alias).all().delete()


class Migration(migrations.Migration):
    dependencies = [("publications", "0020_partner_logo_index")]

    operations = [migrations.RunPython(empty_index, empty_index)]
