"""The group of those who review and publish, with exactly what they need."""

from django.db import migrations

from ._granting import EDITORS, permissions

ALL = ("add", "change", "delete", "view")
PERMISSIONS = {
    "partner": ("add", "change", "view"),
    "membership": ALL,
    "publication": ALL,
    "contributor": ALL,
    "chapter": ALL,
    "finding": ALL,
    "document": ("add", "change", "view"),
    "submission": ("change", "view"),
    "topic": ALL,
    "event": ("view",),
    "oldpath": ("view",),
}


def make_group(apps, schema_editor):
    codenames = [f"{action}_{model}" for model, actions in PERMISSIONS.items() for action in actions]
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    group, _made = groups.get_or_create(name=EDITORS)
    group.permissions.add(*permissions(apps, schema_editor, codenames))


def remove_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias).filter(name=EDITORS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_group, remove_group)]
