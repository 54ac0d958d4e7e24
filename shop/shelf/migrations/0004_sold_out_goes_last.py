"""What is sold out stands last among the most sold: the shelf knows it, from its card."""

from django.db import migrations, models

FROM_CARDS = """
    UPDATE shelf_shelf SET has_stock = FALSE
    WHERE card_id IN (SELECT product_id FROM shelf_productcard WHERE NOT is_in_stock)
"""


class Migration(migrations.Migration):
    dependencies = [("shelf", "0003_harvests_have_days")]

    operations = [
        migrations.RemoveIndex("shelf", "shelf_by_sales"),
        migrations.AddField("shelf", "has_stock", models.BooleanField(default=True)),
        migrations.AddIndex(
            "shelf",
            models.Index(
                fields=["category_id", "-has_stock", "-sold", "-card"],
                name="shelf_by_sales",
            ),
        ),
        migrations.RunSQL(FROM_CARDS, migrations.RunSQL.noop),
    ]
