"""The group of those who review and publish, with exactly what they need."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

EDITORS = "Editors"
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
    alias = schema_editor.connection.alias
    # Django makes permissions only after all migrations have run; the group needs them now. The function passes over
    # an app that has no models module, which the historical app never has.
    config = apps.get_app_config("publications")
    kept, config.models_module = getattr(config, "models_module", None), True
    create_permissions(config, apps=apps, verbosity=0, using=alias)
    config.models_module = kept
    codenames = [f"{action}_{model}" for model, actions in PERMISSIONS.items() for action in actions]
    permissions = (
        apps.get_model("auth", "Permission")
        .objects.using(alias)
        .filter(content_type__app_label="publications", codename__in=codenames)
    )
    group, _made = apps.get_model("auth", "Group").objects.using(alias).get_or_create(name=EDITORS)
    group.permissions.add(*permissions)


def remove_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias).filter(name=EDITORS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_group, remove_group)]
