"""What waits for staff among the orders."""

from django.db.models import Count, F, Q, QuerySet

from shop.order.models import Order
from shop.payment.models import Refund


def to_dispatch() -> QuerySet[Order]:
    return Order.objects.filter(status__in=Order.TO_DISPATCH)


def concerned_by_recalls() -> QuerySet[Order]:
    """Return the orders that recalled lots were sent to, and those placed before a recall that still hold their stock."""
    recall = "lines__stockrecord__movements__lot__recalled_at"
    held = Q(lines__num_allocated__gt=0, **{f"{recall}__gte": F("date_placed")})
    sent = Q(despatch_advices__lines__lot__recalled_at__isnull=False)
    found = Order.objects.filter(held | sent).order_by().values("pk")
    return Order.objects.filter(pk__in=found)


def with_failed_refunds() -> QuerySet[Order]:
    failed = Refund.objects.filter(state=Refund.State.FAILED)
    return Order.objects.filter(
        Q(refunds__in=failed)
        | Q(group__attempts__refunds__in=failed.filter(order=None))
    ).distinct()


WAITING = {
    "dispatch": to_dispatch,
    "recall": concerned_by_recalls,
    "refund": with_failed_refunds,
}


def counts() -> dict[str, int]:
    """Return how many orders wait for each reason, in one query."""
    return Order.objects.aggregate(
        **{
            name: Count("pk", filter=Q(pk__in=rows().order_by().values("pk")))
            for name, rows in WAITING.items()
        }
    )
