"""What migrations grant to the group of editors."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

EDITORS = "Editors"


def permissions(apps, schema_editor, codenames):
    """The permissions with these ``codenames``, made where they are missing.

    Django makes permissions only after all migrations have run, and passes over an app without a models module, which
    the historical app never has.
    """
    alias = schema_editor.connection.alias
    config = apps.get_app_config("publications")
    kept, config.models_module = getattr(config, "models_module", None), True
    create_permissions(config, apps=apps, verbosity=0, using=alias)
    config.models_module = kept
    rows = apps.get_model("auth", "Permission").objects.using(alias)
    return rows.filter(content_type__app_label="publications", codename__in=codenames)


def editors(apps, schema_editor):
    """The group, or None where an owner removed or renamed it."""
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    return groups.filter(name=EDITORS).first()


def grant_to_editors(*codenames) -> migrations.RunPython:
    """An operation that lets editors do what ``codenames`` say, and taken back, no more."""

    def grant(apps, schema_editor):
        if group := editors(apps, schema_editor):
            group.permissions.add(*permissions(apps, schema_editor, codenames))

    def take_back(apps, schema_editor):
        if group := editors(apps, schema_editor):
            group.permissions.remove(*group.permissions.filter(codename__in=codenames))

    return migrations.RunPython(grant, take_back)
