"""The numbers of recognised pages get a column of their own: a reader's page tells them, and "as read" is long."""

from django.db import migrations, models


def take_from_reading(apps, _schema_editor):
    submissions = apps.get_model("publications", "Submission").objects
    read = submissions.filter(reading__isnull=False)
    numbered = read.values_list("pk", models.F("reading__draft__recognised_pages"))
    for pk, pages in list(numbered):
        submissions.filter(pk=pk).update(recognised_pages=pages or [])


class Migration(migrations.Migration):
    dependencies = [("publications", "0018_search_fields")]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="recognised_pages",
            field=models.JSONField(default=None, editable=False, null=True),
        ),
        migrations.RunPython(take_from_reading, migrations.RunPython.noop),
    ]
