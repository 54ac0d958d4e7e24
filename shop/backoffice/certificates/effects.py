"""What a change of a certificate did to the sale of products."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.admin import messages

from shop.catalogue.models import Product

MOST_LINKS = 4


@dataclass(frozen=True)
class Effects:
    """The products whose sale stopped, and those whose sale went on."""

    stopped: list[Product]
    resumed: list[Product]

    @property
    def words(self) -> str:
        """Say both, as far as there are any."""
        stopped, resumed = len(self.stopped), len(self.resumed)
        parts = []
        if stopped:
            words = ngettext(
                "%(count)s product stopped selling.",
                "%(count)s products stopped selling.",
                stopped,
            )
            parts.append(words % {"count": stopped})
        if resumed:
            words = ngettext(
                "%(count)s product is on sale again.",
                "%(count)s products are on sale again.",
                resumed,
            )
            parts.append(words % {"count": resumed})
        return " ".join(parts)

    @property
    def links(self) -> list[dict[str, Any]]:
        return [
            messages.button(reverse("products:edit", args=[product.pk]), str(product))
            for product in [*self.stopped, *self.resumed][:MOST_LINKS]
        ]


def observe(certificate: Any, change: Callable[[], Any], *, at: datetime) -> Effects:
    """Make a change and return what it did to the products of a certificate."""
    before = on_sale(certificate, at)
    change()
    after = on_sale(certificate, at)
    return Effects(
        stopped=[before[pk] for pk in before.keys() - after.keys()],
        resumed=[after[pk] for pk in after.keys() - before.keys()],
    )


def on_sale(certificate: Any, at: datetime) -> dict[int, Product]:
    if certificate.pk is None:
        return {}
    found = Product.objects.filter(recognitions__certificate=certificate.pk)
    return {product.pk: product for product in found.sellable_at(at).order_by("pk")}
