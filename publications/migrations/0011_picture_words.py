"""What is written in a picture, which editors may mend."""

from django.db import migrations, models

from ._granting import grant_to_editors


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0010_listings"),
    ]

    operations = [
        migrations.AddField(
            model_name="picture",
            name="words",
            field=models.TextField(
                blank=True,
                help_text="What is written in it, in reading order: readers who cannot see the picture open it below.",
                verbose_name="text in the picture",
            ),
        ),
        grant_to_editors("view_picture", "change_picture"),
    ]
