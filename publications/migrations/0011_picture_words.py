"""What is written in a picture, which editors may mend."""

from django.contrib.auth.management import create_permissions
from django.db import migrations, models

EDITORS = "Editors"
CODENAMES = ("view_picture", "change_picture")


def let_editors_change(apps, schema_editor):
    alias = schema_editor.connection.alias
    # As in 0002: permissions are made after all migrations, and the group needs them now.
    config = apps.get_app_config("publications")
    kept, config.models_module = getattr(config, "models_module", None), True
    create_permissions(config, apps=apps, verbosity=0, using=alias)
    config.models_module = kept
    wanted = apps.get_model("auth", "Permission").objects.using(alias)
    group, _made = apps.get_model("auth", "Group").objects.using(alias).get_or_create(name=EDITORS)
    group.permissions.add(*wanted.filter(content_type__app_label="publications", codename__in=CODENAMES))


def let_editors_change_no_more(apps, schema_editor):
    alias = schema_editor.connection.alias
    group = apps.get_model("auth", "Group").objects.using(alias).filter(name=EDITORS).first()
    if group:
        group.permissions.remove(*group.permissions.filter(codename__in=CODENAMES))


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
        migrations.RunPython(let_editors_change, let_editors_change_no_more),
    ]
