"""Search entries, with the full-text index that each database has of its own."""

import django.db.models.deletion
from django.db import migrations, models

POSTGRESQL = [
    "ALTER TABLE publications_searchentry ADD COLUMN words tsvector",
    "CREATE INDEX searchentry_words ON publications_searchentry USING gin (words)",
]
# The trigger keeps the index free of entries that went with their publication. SQLite drops triggers with a table that
# a later migration remakes: make it again there.
SQLITE = [
    "CREATE VIRTUAL TABLE publications_searchwords"
    " USING fts5(title, text, tokenize = 'unicode61 remove_diacritics 0', prefix = '3 4')",
    "CREATE TRIGGER searchentry_deleted AFTER DELETE ON publications_searchentry"
    " BEGIN DELETE FROM publications_searchwords WHERE rowid = old.id; END",
]
BACK = {
    "postgresql": ["ALTER TABLE publications_searchentry DROP COLUMN words"],
    "sqlite": ["DROP TRIGGER searchentry_deleted", "DROP TABLE publications_searchwords"],
}


def add_index(apps, schema_editor):
    for statement in {"postgresql": POSTGRESQL, "sqlite": SQLITE}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    for statement in BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def key_to(model, name="+", null=False):
    return models.ForeignKey(
        null=null, on_delete=django.db.models.deletion.CASCADE, related_name=name, to=f"publications.{model}"
    )


class Migration(migrations.Migration):
    dependencies = [("publications", "0002_editors_group")]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("publication", "Report"), ("chapter", "Chapter"), ("finding", "Finding")],
                        max_length=12,
                    ),
                ),
                ("title", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("publication", key_to("publication", "search_entries")),
                ("chapter", key_to("chapter", null=True)),
                ("finding", key_to("finding", null=True)),
            ],
            options={"verbose_name": "search entry", "verbose_name_plural": "search entries"},
        ),
        migrations.RunPython(add_index, drop_index),
    ]
