"""The demo's own two tables."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="SentMail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("sender", models.CharField(max_length=320)),
                ("recipients", models.JSONField()),
                ("subject", models.CharField(max_length=998)),
                ("text", models.TextField(blank=True)),
                ("html", models.TextField(blank=True)),
                ("language", models.CharField(blank=True, max_length=10)),
                ("sent_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={"ordering": ("-sent_at", "-pk")},
        ),
        migrations.CreateModel(
            name="Seeding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("size", models.CharField(max_length=1)),
                ("seed", models.PositiveIntegerField()),
                ("day", models.DateField()),
                ("finished_at", models.DateTimeField(auto_now=True)),
            ],
            options={"ordering": ("-finished_at",)},
        ),
    ]
