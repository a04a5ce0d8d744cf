"""Narrow tables for "the newest on a topic" and "the newest of a partner", filled from what is published."""

import django.db.models.deletion
from django.db import migrations, models

FILL_TOPICS = """
INSERT INTO publications_topiclisting (tag_id, publish_at, publication_id)
SELECT tagging.tag_id, publication.publish_at, publication.id
FROM publications_topictagging tagging
JOIN publications_publication publication ON publication.id = tagging.content_object_id
WHERE publication.status = 'published'
"""
FILL_PARTNERS = """
INSERT INTO publications_partnerlisting (partner_id, publish_at, publication_id)
SELECT partner_id, publish_at, id FROM publications_publication WHERE status = 'published'
UNION
SELECT beside.partner_id, publication.publish_at, publication.id
FROM publications_copartner beside
JOIN publications_publication publication ON publication.id = beside.publication_id
WHERE publication.status = 'published'
"""


def key_to(model, related_name):
    """A foreign key that needs no index of its own: one that is given here begins with it."""
    return models.ForeignKey(
        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name=related_name, to=model
    )


def listing(name, heading, model):
    """The table ``name`` of publications under ``heading``."""
    return migrations.CreateModel(
        name=name,
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("publish_at", models.DateTimeField()),
            (heading, key_to(model, "listed")),
            ("publication", key_to("publications.publication", "%(class)s_rows")),
        ],
        options={
            "indexes": [
                models.Index(fields=[heading, "-publish_at", "-publication"], name=f"{name.lower()}_newest"),
            ],
            "constraints": [
                models.UniqueConstraint(fields=["publication", heading], name=f"{name.lower()}_once"),
            ],
        },
    )


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0009_co_partner"),
    ]

    operations = [
        listing("TopicListing", "tag", "publications.topic"),
        listing("PartnerListing", "partner", "publications.partner"),
        migrations.RunSQL(FILL_TOPICS, migrations.RunSQL.noop),
        migrations.RunSQL(FILL_PARTNERS, migrations.RunSQL.noop),
    ]
