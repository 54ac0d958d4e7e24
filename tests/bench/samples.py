"""Print one address of each kind of page of the demo world: `python -m tests.bench.samples`."""

import json
from datetime import datetime

import django

django.setup()

from django.urls import reverse  # noqa: E402 - after setup
from django.utils import timezone  # noqa: E402

from shop.basket import actions, current  # noqa: E402
from shop.catalogue.models import Product  # noqa: E402
from shop.provenance.models import Lot  # noqa: E402

LINES = 5


def samples() -> dict[str, dict[str, str]]:
    now = timezone.now()
    lot = Lot.objects.filter(
        events__isnull=False, product__in=Product.objects.sellable_at(now)
    ).first()
    assert lot is not None, "seed the demo world first"
    cookie = basket_cookie(now)
    return {
        "home": {"path": "/"},
        "listing": {"path": reverse("catalogue:product-list")},
        "product": {"path": lot.product.get_absolute_url()},
        "passport": {"path": reverse("lot", args=[lot.code])},
        "basket": {"path": reverse("basket:detail"), "cookie": cookie},
        "checkout": {"path": reverse("checkout:place"), "cookie": cookie},
    }


def basket_cookie(now: datetime) -> str:
    """Return the cookie of a guest's basket with five lines."""
    basket = actions.open_basket(None)
    packs = Product.objects.packs().filter(
        parent__in=Product.objects.sellable_at(now),
        stockrecords__num_in_stock__gte=LINES,
    )
    for pack in packs[:LINES]:
        actions.add(basket=basket, pack=pack, quantity=1, at=now)
    return f"{current.COOKIE}={current.signer.sign(str(basket.pk))}"


if __name__ == "__main__":
    print(json.dumps(samples()))
