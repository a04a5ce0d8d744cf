"""What sort of work a publication is; everything there is so far is a report."""

from django.db import migrations, models

KINDS = [
    ("report", "Report"),
    ("policy-brief", "Policy brief"),
    ("working-paper", "Working paper"),
    ("annual-report", "Annual report"),
    ("evaluation", "Evaluation"),
    ("case-study", "Case study"),
    ("guide", "Guide"),
    ("fact-sheet", "Fact sheet"),
    ("proceedings", "Conference proceedings"),
    ("statement", "Statement"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0011_picture_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="publication",
            name="kind",
            field=models.CharField(choices=KINDS, default="report", max_length=16, verbose_name="kind"),
        ),
    ]
