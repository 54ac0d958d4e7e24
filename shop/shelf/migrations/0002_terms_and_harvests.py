"""Harvests that never were sort alike on every database; certificates are named with their last day."""

import datetime

from django.db import migrations, models


def give_days(apps, schema_editor):
    apps.get_model("shelf", "Shelf").objects.filter(harvested_date=None).update(
        harvested_date=datetime.date(1970, 1, 1)
    )


class Migration(migrations.Migration):
    dependencies = [("shelf", "0001_initial")]

    operations = [
        migrations.RunPython(give_days, migrations.RunPython.noop),
        migrations.RemoveField("shelf", "certificates"),
        migrations.AddField(
            "shelf",
            "certificates",
            models.TextField(
                default="",
                help_text="Types in force, each with its last day if it has one: 3@2027-12-31 17",
            ),
        ),
        migrations.AlterField(
            "shelf",
            "season",
            models.PositiveSmallIntegerField(
                default=0, help_text="Bit 0 is January: months with supply."
            ),
        ),
    ]
