"""A product is a parent (the page: origin, producer, season, story); what is sold are its packs."""

from datetime import datetime
from decimal import Decimal
from typing import Self

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.abstract_models import AbstractCategory, AbstractProduct
from oscar.apps.catalogue.managers import ProductQuerySet as OscarProductQuerySet

MONTHS = 12
GRAMS_PER_JIN = 500


def price_for_500(price: Decimal, content: Decimal | None, unit: str) -> Decimal | None:
    """Return the price per 500 g (per 500 ml) of a pack, None for goods sold by the piece."""
    if not content or unit == Product.ContentUnit.PIECE:
        return None
    return (price * GRAMS_PER_JIN / content).quantize(Decimal("0.01"))


class ProductQuerySet(OscarProductQuerySet):
    def parents(self) -> Self:
        return self.filter(structure=Product.PARENT)

    def packs(self) -> Self:
        return self.filter(structure=Product.CHILD)

    def listed(self) -> Self:
        """Return the products with a page: public and not withdrawn, sellable or not."""
        return self.parents().filter(is_public=True, withdrawn_at=None)

    def sellable_at(self, moment: datetime) -> Self:
        """Return the listed products whose certificates, lots and listing allow a sale at `moment`."""
        return (
            self.listed()
            .filter(blocked_at=None)
            .filter(Q(sellable_until=None) | Q(sellable_until__gt=moment))
        )


class Product(AbstractProduct):
    """A page with origin and story (parent) or a pack with content, GTIN and stock (child)."""

    class Storage(models.TextChoices):
        AMBIENT = "ambient", _("Room temperature")
        COOL = "cool", _("Cool and dry")
        CHILLED = "chilled", _("0–4 °C")
        FROZEN = "frozen", _("−18 °C")
        LIVE = "live", _("Live, with oxygen")

    class ContentUnit(models.TextChoices):
        GRAM = "g", _("g")
        MILLILITRE = "ml", _("ml")
        PIECE = "piece", _("piece")

    COLD = (Storage.CHILLED, Storage.FROZEN, Storage.LIVE)

    # On the page (parent)
    region = models.ForeignKey(
        "core.Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="products",
        verbose_name=_("county"),
    )
    place = models.CharField(_("town and village"), max_length=120, blank=True)
    producer = models.ForeignKey(
        "core.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="products",
        verbose_name=_("producer"),
    )
    lead = models.CharField(_("one line"), max_length=200, blank=True)
    story = models.TextField(_("story"), blank=True)
    quote = models.CharField(_("words from the village"), max_length=200, blank=True)
    storage = models.CharField(
        _("storage"), max_length=8, choices=Storage.choices, default=Storage.AMBIENT
    )
    shelf_life_days = models.PositiveSmallIntegerField(
        _("shelf life in days"), null=True, blank=True
    )
    season = models.CharField(
        _("season"),
        max_length=MONTHS,
        blank=True,
        validators=[
            RegexValidator(
                r"^[0-3]{12}$",
                _("Give one digit from 0 to 3 for each of the 12 months."),
            )
        ],
        help_text=_(
            "Supply in each month from January: 0 none, 1 little, 2 some, 3 plenty."
        ),
    )
    supply_kg_per_month = models.PositiveIntegerField(
        _("supply per month in kg"), null=True, blank=True
    )
    tax_rate = models.DecimalField(
        _("VAT rate"), max_digits=4, decimal_places=2, default=Decimal("0.09")
    )
    # Recomputed by the actions that change certificates, lots or listings; compared with now wherever one may buy.
    sellable_until = models.DateTimeField(
        _("may be sold until"), null=True, blank=True, editable=False
    )
    blocked_at = models.DateTimeField(
        _("blocked since"), null=True, blank=True, editable=False
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    page_version = models.PositiveIntegerField(default=1, editable=False)

    # On the pack (child); its GTIN is Oscar's `upc`
    pack_label = models.CharField(_("pack"), max_length=60, blank=True)
    net_content = models.DecimalField(
        _("net content"),
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    net_unit = models.CharField(
        _("unit of content"), max_length=8, choices=ContentUnit.choices, blank=True
    )
    gross_weight_g = models.PositiveIntegerField(
        _("gross weight in g"), null=True, blank=True
    )

    objects = ProductQuerySet.as_manager()

    class Meta(AbstractProduct.Meta):
        app_label = "catalogue"
        constraints = [
            models.CheckConstraint(
                name="product_not_standalone",
                condition=~Q(structure="standalone"),
                violation_error_message=_("A product is a page with packs."),
            ),
            models.CheckConstraint(
                name="pack_has_content",
                condition=~Q(structure="child") | Q(net_content__gt=0),
                violation_error_message=_("Give the net content of the pack."),
            ),
        ]

    def __str__(self) -> str:
        # Oscar's reads the attributes: one query a row in every list.
        return self.title or self.pack_label or f"#{self.pk}"

    def get_title(self) -> str:
        """Return the page's title; a pack's adds its content ("蜂蜜 500 g")."""
        if self.is_child:
            return f"{self.parent.title} {self.pack_label}".strip()
        return self.title

    get_title.short_description = _("title")  # type: ignore[attr-defined]

    def get_absolute_url(self) -> str:
        page = self.parent if self.is_child else self
        return reverse("catalogue:product-detail", args=[page.slug, page.pk])

    @property
    def is_listed(self) -> bool:
        page = self.parent if self.is_child else self
        return page.is_public and page.withdrawn_at is None and self.is_public

    def is_sellable_at(self, moment: datetime) -> bool:
        """Tell whether certificates, lots and listing allow a sale at `moment`; stock is another matter."""
        page = self.parent if self.is_child else self
        is_current = page.sellable_until is None or moment < page.sellable_until
        return self.is_listed and page.blocked_at is None and is_current

    @property
    def needs_cold_chain(self) -> bool:
        return (self.parent if self.is_child else self).storage in self.COLD

    def unit_price(self, price: Decimal) -> Decimal | None:
        """Return the price per 500 g (per 500 ml), in yuan to the fen; None for goods sold by the piece."""
        return price_for_500(price, self.net_content, self.net_unit)


class Category(AbstractCategory):
    """A shelf of the shop, in a tree."""

    def get_absolute_url(self) -> str:
        return reverse("catalogue:category-detail", args=[self.full_slug])
