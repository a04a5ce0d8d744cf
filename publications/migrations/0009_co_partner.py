"""Co-partners as rows of their own, so that what follows from them can follow."""

import django.db.models.deletion
from django.db import migrations, models

COPY = "INSERT INTO publications_{} (publication_id, partner_id) SELECT publication_id, partner_id FROM publications_{}"


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0008_finding_word"),
    ]

    operations = [
        migrations.CreateModel(
            name="CoPartner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="co_partner_rows",
                        to="publications.publication",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="co_publication_rows",
                        to="publications.partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "co-partner",
                "verbose_name_plural": "co-partners",
                "constraints": [models.UniqueConstraint(fields=("publication", "partner"), name="copartner_once")],
            },
        ),
        migrations.RunSQL(
            COPY.format("copartner", "publication_co_partners"), COPY.format("publication_co_partners", "copartner")
        ),
        migrations.RemoveField(model_name="publication", name="co_partners"),
        migrations.AddField(
            model_name="publication",
            name="co_partners",
            field=models.ManyToManyField(
                blank=True,
                related_name="co_publications",
                through="publications.CoPartner",
                to="publications.partner",
                verbose_name="together with",
            ),
        ),
    ]
