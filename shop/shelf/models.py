"""The read model of listings: one card a product, one shelf row per listed product, category and ancestor."""

from datetime import UTC, date, datetime

from django.db import models

EVERYTHING = 0  # the shelf that holds all products
NEVER_ENDS = datetime(9999, 1, 1, tzinfo=UTC)
NEVER_HARVESTED = date(
    1970, 1, 1
)  # not NULL: the databases disagree on where that sorts


class ProductCard(models.Model):
    """All that a card shows, in both languages; rebuilt by the actions that change any of it.

    `texts` maps a language to name, spec, slip, address and alternative text; `seals` lists certificates as
    {"seal", "name": {language: text}, "until": ISO date or None}; `picture` is width, height, src and renditions.
    """

    product = models.OneToOneField(
        "catalogue.Product", models.CASCADE, primary_key=True, related_name="card"
    )
    version = models.PositiveBigIntegerField(default=1)
    texts = models.JSONField(default=dict)
    picture = models.JSONField(default=dict)
    seals = models.JSONField(default=list)
    price = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    unit_price = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    unit = models.CharField(max_length=8, default="g")
    harvested_date = models.DateField(null=True)
    best_before_date = models.DateField(null=True)
    next_harvest_month = models.PositiveSmallIntegerField(null=True)
    is_in_stock = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.texts.get("zh-hans", {}).get("name", self.pk))


class Shelf(models.Model):
    """A product on the shelf of a category or of one above it: what a listing sorts and filters by."""

    category_id = models.PositiveIntegerField()
    card = models.ForeignKey(
        ProductCard, models.CASCADE, related_name="shelves", db_index=False
    )
    sellable_until = models.DateTimeField(default=NEVER_ENDS)
    has_stock = models.BooleanField(default=True)
    sold = models.PositiveIntegerField(default=0)
    unit_price = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    harvested_date = models.DateField(default=NEVER_HARVESTED)
    region_code = models.CharField(max_length=6, default="")
    supplier_id = models.BigIntegerField(null=True)
    certificates = models.TextField(
        default="",
        help_text="Types in force, each with its last day if it has one: 3@2027-12-31 17",
    )
    season = models.PositiveSmallIntegerField(
        default=0, help_text="Bit 0 is January: months with supply."
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["category_id", "-has_stock", "-sold", "-card"],
                name="shelf_by_sales",
            ),
            models.Index(
                fields=["category_id", "unit_price", "card"], name="shelf_by_price"
            ),
            models.Index(
                fields=["category_id", "-harvested_date", "-card"],
                name="shelf_by_harvest",
            ),
            models.Index(fields=["category_id", "-card"], name="shelf_by_age"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["card", "category_id"], name="shelf_once")
        ]

    def __str__(self) -> str:
        return f"{self.category_id}: {self.card_id}"


class Stamp(models.Model):
    """A counter that tells processes when what they hold is old."""

    name = models.CharField(max_length=20, primary_key=True)
    value = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"
