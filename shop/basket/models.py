"""Baskets. Ours are defined first; Oscar then skips what is there."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from oscar.apps.basket.abstract_models import AbstractBasket, AbstractLine


class Basket(AbstractBasket):
    """What somebody means to buy. It is never frozen: it is open until an order is made of it."""

    BUY_NOW = "Buy now"
    STATUS_CHOICES = (*AbstractBasket.STATUS_CHOICES, (BUY_NOW, _("Buying at once")))

    status = models.CharField(
        _("status"),
        max_length=128,
        default=AbstractBasket.OPEN,
        choices=STATUS_CHOICES,
    )
    # Becomes the id of the order group, so that one basket makes one order.
    checkout_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    @property
    def rest_id(self) -> uuid.UUID:
        """The checkout id of the basket that keeps what could not be ordered: an answer that was lost finds it again."""
        return uuid.uuid5(self.checkout_id, "rest")

    class Meta(AbstractBasket.Meta):
        app_label = "basket"
        constraints = [
            models.UniqueConstraint(
                fields=["owner"],
                condition=Q(status=AbstractBasket.OPEN),
                name="basket_one_open_an_owner",
            ),
        ]


class LineQuerySet(models.QuerySet["Line"]):
    def for_pages(self) -> Self:
        """Return the lines with pack, page, stock and supplier, in one query."""
        return self.select_related(
            "basket",
            "product__parent__region",
            "product__parent__producer",
            "stockrecord__partner__organisation",
        ).order_by("date_created", "pk")

    def for_basket_page(self) -> Self:
        """Return the lines with what the basket's page shows: naming the columns halves the cost of the query."""
        return (
            self.select_related(
                "product__parent__card", "stockrecord__partner__organisation"
            )
            .only(*LINE, *PACK, *PAGE, *STOCK)
            .order_by("date_created", "pk")
        )


LINE = ("quantity", "price_incl_tax", "product", "stockrecord", "basket")
PACK = tuple(
    f"product__{name}"
    for name in (
        "structure",
        "parent",
        "is_public",
        "pack_label_zh_hans",
        "pack_label_en",
        "net_content",
        "net_unit",
        "gross_weight_g",
    )
)
PAGE = tuple(
    f"product__parent__{name}"
    for name in (
        "structure",
        "slug",
        "title_zh_hans",
        "title_en",
        "storage",
        "is_public",
        "withdrawn_at",
        "blocked_at",
        "sellable_until",
        "card__picture",
    )
)
STOCK = tuple(
    f"stockrecord__{name}"
    for name in (
        "price",
        "num_in_stock",
        "num_allocated",
        "partner__organisation__name_zh_hans",
        "partner__organisation__name_en",
    )
)


class Line(AbstractLine):
    """A pack and how many; `price_incl_tax` is what it cost when it was put in."""

    objects = LineQuerySet.as_manager()

    class Meta(AbstractLine.Meta):
        app_label = "basket"


from oscar.apps.basket.models import *  # noqa: E402, F403 - Oscar skips what is defined above
