"""Editors may pin and ban similar posts."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

EDITORS = "Editors"
CODENAMES = [f"{action}_similarchoice" for action in ("add", "change", "delete", "view")]


def grant(apps, schema_editor):
    alias = schema_editor.connection.alias
    config = apps.get_app_config("publications")
    # Django makes permissions only after all migrations have run, and passes over an app without a models module.
    kept, config.models_module = getattr(config, "models_module", None), True
    create_permissions(config, apps=apps, verbosity=0, using=alias)
    config.models_module = kept
    rows = apps.get_model("auth", "Permission").objects.using(alias)
    group = apps.get_model("auth", "Group").objects.using(alias).filter(name=EDITORS).first()
    if group:  # an owner may have removed or renamed it
        group.permissions.add(*rows.filter(content_type__app_label="publications", codename__in=CODENAMES))


class Migration(migrations.Migration):
    dependencies = [("publications", "0016_similar_choice")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
