"""The invented goods, stops and sums that the style guide shows."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import pgettext_lazy

CARDS: tuple[tuple[str, Any, Any, str, Any, dict[str, bool]], ...] = (
    (
        "honey",
        pgettext_lazy("style guide", "Duck-foot-tree winter honey"),
        pgettext_lazy("style guide", "Lianshan"),
        "68.00",
        pgettext_lazy("style guide", "3 November, first honey"),
        {},
    ),
    (
        "apple",
        pgettext_lazy("style guide", "Zhaotong ugly apples"),
        pgettext_lazy("style guide", "Zhaotong"),
        "49.90",
        pgettext_lazy("style guide", "harvested yesterday"),
        {},
    ),
    (
        "pomelo",
        pgettext_lazy("style guide", "Dabu honey pomelo"),
        pgettext_lazy("style guide", "Dabu"),
        "32.00",
        pgettext_lazy("style guide", "keeps 2 more days"),
        {"is_old": True},
    ),
    (
        "mango",
        pgettext_lazy("style guide", "Guiqi mangoes"),
        pgettext_lazy("style guide", "Tiandong"),
        "45.00",
        pgettext_lazy("style guide", "Sold out, back in July"),
        {"is_sold_out": True},
    ),
)
STOPS = (
    (
        1996,
        pgettext_lazy("style guide", "Yunling, harvest"),
        pgettext_lazy("style guide", "23 households"),
        56,
    ),
    (
        1510,
        pgettext_lazy("style guide", "Hezhang co-operative, grading"),
        pgettext_lazy("style guide", "2,400 kg"),
        51,
    ),
    (
        1074,
        pgettext_lazy("style guide", "Bijie laboratory, testing"),
        pgettext_lazy("style guide", "26 tests passed"),
        45,
    ),
    (
        21,
        pgettext_lazy("style guide", "Huangpu depot, Guangzhou"),
        pgettext_lazy("style guide", "960 boxes, 31 hours by lorry"),
        21,
    ),
    (
        8,
        pgettext_lazy("style guide", "Your door"),
        pgettext_lazy("style guide", "Order today, there on Wednesday"),
        -2,
    ),
)
STEPS = (
    {"text": pgettext_lazy("style guide", "Paid"), "state": "done", "time": "9:12"},
    {"text": pgettext_lazy("style guide", "Packed"), "state": "done", "time": "11:40"},
    {"text": pgettext_lazy("style guide", "Sent"), "state": "now", "time": "6:25"},
    {"text": pgettext_lazy("style guide", "On its way"), "state": ""},
    {"text": pgettext_lazy("style guide", "Received"), "state": ""},
)
SUMS = (
    {"text": pgettext_lazy("style guide", "Goods"), "amount": Decimal("350.00")},
    {"text": pgettext_lazy("style guide", "Delivery"), "amount": Decimal("8.00")},
    {
        "text": pgettext_lazy("style guide", "Union voucher"),
        "amount": Decimal("-30.00"),
        "note": pgettext_lazy("style guide", "applied for you"),
    },
)
CRUMBS = (
    (pgettext_lazy("style guide", "Home page"), "#"),
    (pgettext_lazy("style guide", "Nuts and dried goods"), "#"),
    (pgettext_lazy("style guide", "Walnuts"), ""),
)


def cards() -> list[dict[str, Any]]:
    """Return four products as a list shows them."""
    return [
        {
            "url": "#",
            "name": name,
            "spec": pgettext_lazy("style guide", "2.5 kg box"),
            "slip": place,
            "price": Decimal(price),
            "per500": Decimal(price) / 5,
            "seal_text": "帮扶认定",
            "seal_name": pgettext_lazy("style guide", "Certified assistance product"),
            "fresh_text": fresh,
            "picture": {
                "src": static(f"img/samples/{file}.svg"),
                "width": 400,
                "height": 400,
                "alt": name,
            },
            **state,
        }
        for file, name, place, price, fresh, state in CARDS
    ]


def stops() -> list[dict[str, Any]]:
    """Return a journey from village to door."""
    today = timezone.localdate()
    return [
        {
            "altitude": metres,
            "name": name,
            "detail": detail,
            "date": today - timedelta(days=ago),
            "is_next": ago < 0,
        }
        for metres, name, detail, ago in STOPS
    ]


def everything() -> dict[str, Any]:
    """Return all that the page shows besides its forms."""
    today = timezone.localdate()
    return {
        "cards": cards(),
        "stops": stops(),
        "steps": STEPS,
        "sums": SUMS,
        "crumbs": CRUMBS,
        "harvested": today - timedelta(days=1),
        "best_before": today + timedelta(days=1),
        "long_ago": today - timedelta(days=30),
    }
