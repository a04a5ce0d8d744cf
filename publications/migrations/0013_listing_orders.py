"""Years in the narrow tables, and an index for each order and filter of the listing."""

from django.db import migrations, models
from django.db.models.functions import Coalesce

PUBLISHED = models.Q(status="published")
FILL = """
UPDATE publications_{table} SET issued_year =
  (SELECT issued_order FROM publications_publication publication WHERE publication.id = publication_id)
"""


def copied_year(table):
    """The column in a narrow table; the rows that are there get their years below."""
    return migrations.AddField(
        model_name=table,
        name="issued_year",
        field=models.PositiveSmallIntegerField(default=0),
        preserve_default=False,
    )


def index(name, fields):
    """An index over what is published."""
    return migrations.AddIndex(
        model_name="publication",
        index=models.Index(fields=fields, name=f"publication_{name}", condition=PUBLISHED),
    )


def years_index(table, heading):
    """The index for years under one heading."""
    fields = [heading, "-issued_year", "-publish_at", "-publication"]
    return migrations.AddIndex(model_name=table, index=models.Index(fields=fields, name=f"{table}_by_year"))


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0012_work_kind"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="publication", name="publication_newest_of_partner"),
        migrations.AddField(
            model_name="publication",
            name="issued_order",
            field=models.GeneratedField(
                db_persist=True,
                expression=Coalesce("issued_year", models.Value(0)),
                output_field=models.PositiveSmallIntegerField(),
            ),
        ),
        index("by_year", ["-issued_order", "-publish_at", "-id"]),
        index("by_language", ["language", "-publish_at", "-id"]),
        index("by_kind", ["kind", "-publish_at", "-id"]),
        copied_year("partnerlisting"),
        copied_year("topiclisting"),
        years_index("partnerlisting", "partner"),
        years_index("topiclisting", "tag"),
        *(
            migrations.RunSQL(FILL.format(table=table), migrations.RunSQL.noop)
            for table in ("topiclisting", "partnerlisting")
        ),
    ]
