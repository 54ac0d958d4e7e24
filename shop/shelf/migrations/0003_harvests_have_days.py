"""After the days are given: PostgreSQL does not alter a column in the transaction that updated it."""

import datetime

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shelf", "0002_terms_and_harvests")]

    operations = [
        migrations.AlterField(
            "shelf",
            "harvested_date",
            models.DateField(default=datetime.date(1970, 1, 1)),
        ),
    ]
