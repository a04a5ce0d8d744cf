"""Search entries with fields and stems, the anchors of their blocks, and the vocabulary.

The index is empty after this: a worker writes it anew when it starts, and so does ``manage.py rebuild_search``.
"""

from django.db import migrations, models

SQLITE = [
    "DROP TABLE IF EXISTS publications_searchwords",
    "CREATE VIRTUAL TABLE publications_searchwords"
    " USING fts5(title, lead, body, title_stems, lead_stems, body_stems,"
    " tokenize = 'unicode61 remove_diacritics 0', prefix = '3 4')",
    # A migration that remakes the table of entries drops this with it: make it again there.
    "DROP TRIGGER IF EXISTS searchentry_deleted",
    "CREATE TRIGGER searchentry_deleted AFTER DELETE ON publications_searchentry"
    " BEGIN DELETE FROM publications_searchwords WHERE rowid = old.id; END",
]
SQLITE_BACK = [
    "DROP TABLE IF EXISTS publications_searchwords",
    "CREATE VIRTUAL TABLE publications_searchwords"
    " USING fts5(title, text, tokenize = 'unicode61 remove_diacritics 0', prefix = '3 4')",
    *SQLITE[2:],
]


def empty_index(apps, schema_editor):
    """Entries in the old form would be found by nothing."""
    apps.get_model("publications", "SearchEntry").objects.using(schema_editor.connection.alias).all().delete()


def add_index(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else ():
        schema_editor.execute(statement)


def former_index(apps, schema_editor):
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else ():
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("publications", "0017_editors_similar")]

    operations = [
        migrations.RunPython(empty_index, empty_index),
        migrations.AddField("searchentry", "anchors", models.JSONField(blank=True, default=list)),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("word", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("entries", models.IntegerField(default=0)),
            ],
            options={"verbose_name": "word of the search index", "verbose_name_plural": "words of the search index"},
        ),
        migrations.RunPython(add_index, former_index),
    ]
