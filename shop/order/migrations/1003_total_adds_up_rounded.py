from django.db import migrations, models
from django.db.models import F, Q
from django.db.models.functions import Round


class Migration(migrations.Migration):
    dependencies = [
        ("order", "1002_notes_on_orders"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="ordergroup", name="group_total_adds_up"
        ),
        migrations.AddConstraint(
            model_name="ordergroup",
            constraint=models.CheckConstraint(
                name="group_total_adds_up",
                condition=Q(total=Round(F("goods_total") + F("shipping_total"), 2))
                & Q(total__gt=0),
            ),
        ),
    ]
