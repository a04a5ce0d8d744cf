"""An index by which a logo's address finds its partner."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0019_submission_recognised_pages"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="partner",
            index=models.Index(fields=["logo"], name="partner_logo"),
        ),
    ]
