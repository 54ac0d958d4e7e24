from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("payment", "1002_unmatched_transfers"),
    ]

    operations = [
        migrations.RemoveField(model_name="sandboxpayment", name="delivery"),
        migrations.AddField(
            model_name="sandboxpayment",
            name="message_times",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="sandboxpayment",
            name="message_delay_seconds",
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
