"""What must hold of stock, orders and money at every moment; read by tests, by `check_invariants` and by restore drills.

Each function returns its violations in words; an empty list means that all is well. Only `settled` speaks of a system
at rest: while a refund is on its way, money and orders differ by it.
"""

from collections.abc import Callable
from decimal import Decimal

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce, Round
from django_tasks_db.models import DBTaskResult

from shop.partner.models import StockMovement, StockRecord
from shop.payment.models import LedgerEntry, PaymentAttempt, Refund

from .models import Line, Order, OrderGroup

Status = OrderGroup.Status
NOTHING = Decimal(0)
MAIL = "shop.payment.tasks.write_to_buyer"


def stock_within_bounds() -> list[str]:
    """I1: what is held lies between nothing and what is on hand, and is exactly what order lines hold."""
    held = dict(
        Line.objects.filter(num_allocated__gt=0)
        .values_list("stockrecord")
        .annotate(Sum("num_allocated"))
        .order_by()
    )
    return [
        f"stock record {pk}: {allocated} held of {on_hand}, lines hold {held.get(pk, 0)}"
        for pk, on_hand, allocated in StockRecord.objects.annotate(
            held=Coalesce("num_allocated", 0)
        ).values_list("pk", "num_in_stock", "held")
        if not 0 <= allocated <= on_hand or allocated != held.get(pk, 0)
    ]


def paid_goods_are_held() -> list[str]:
    """I1b: what was paid and has not left is held; what is over holds nothing."""
    lines = Line.objects.annotate(sent=Coalesce(Sum("despatch_lines__quantity"), 0))
    to_hold = Q(order__status__in=[Order.Status.AWAITING_PAYMENT, *Order.TO_DISPATCH])
    wrong = lines.filter(to_hold).exclude(num_allocated=F("quantity") - F("sent"))
    over = lines.exclude(to_hold).filter(num_allocated__gt=0)
    return [
        f"line {line.pk}: {line.num_allocated} held of {line.quantity}, {line.sent} sent"
        for line in (*wrong, *over)
    ]


def movements_explain_stock() -> list[str]:
    """I2: the movements of each stock record add up to what is on hand, and no lot is below nothing."""
    wrong = StockRecord.objects.annotate(
        moved=Coalesce(Sum("movements__quantity"), 0)
    ).exclude(num_in_stock=F("moved"))
    lots = (
        StockMovement.objects.exclude(lot=None)
        .values_list("stock_record", "lot")
        .annotate(left=Sum("quantity"))
        .filter(left__lt=0)
        .order_by()
    )
    return [
        f"stock record {row.pk}: {row.num_in_stock} on hand, movements say {row.moved}"
        for row in wrong
    ] + [f"lot {lot} of stock record {pk}: {left} left" for pk, lot, left in lots]


def balances() -> dict[int, tuple[Decimal, Decimal]]:
    """Return what each purchase received and gave back."""
    received, refunded = LedgerEntry.Kind.RECEIVED, LedgerEntry.Kind.REFUNDED
    rows = LedgerEntry.objects.values_list("attempt__group").annotate(
        came=Coalesce(Sum("amount", filter=Q(kind=received)), NOTHING),
        went=Coalesce(Sum("amount", filter=Q(kind=refunded)), NOTHING),
    )
    return {pk: (came, went) for pk, came, went in rows.order_by()}


def paid_means_money() -> list[str]:
    """I3: a paid purchase has received at least its total, in its own currency."""
    known = balances()
    short = [
        f"purchase {group}: paid, but only {known.get(group.pk, (NOTHING,))[0]} of {group.total} arrived"
        for group in OrderGroup.objects.filter(status=Status.PAID)
        if known.get(group.pk, (NOTHING,))[0] < group.total
    ]
    foreign = PaymentAttempt.objects.exclude(currency=F("group__currency"))
    return short + [f"attempt {attempt}: in {attempt.currency}" for attempt in foreign]


def nothing_over_refunded() -> list[str]:
    """I3b: no attempt gave back, or is to give back, more than it brought."""
    violations = []
    for attempt in PaymentAttempt.objects.prefetch_related("ledger", "refunds"):
        entries = list(attempt.ledger.all())
        came = sum(e.amount for e in entries if e.kind == LedgerEntry.Kind.RECEIVED)
        went = sum(e.amount for e in entries if e.kind == LedgerEntry.Kind.REFUNDED)
        waiting = [
            refund.amount
            for refund in attempt.refunds.all()
            if refund.state != Refund.State.SUCCEEDED
        ]
        if went + sum(waiting) > came:
            violations.append(f"attempt {attempt}: {went} + {sum(waiting)} of {came}")
    return violations


def settled() -> list[str]:
    """I4: what was received and not given back, nor is on its way, is what the live orders cost, or nothing."""
    known = balances()
    waiting = dict(
        Refund.objects.exclude(state=Refund.State.SUCCEEDED)
        .values_list("attempt__group")
        .annotate(Sum("amount"))
        .order_by()
    )
    live = dict(
        Order.objects.live()
        .values_list("group")
        .annotate(Sum("total_incl_tax"))
        .order_by()
    )
    goodwill = dict(
        Refund.objects.filter(
            reason=Refund.Reason.GOODWILL, order__in=Order.objects.live()
        )
        .values_list("attempt__group")
        .annotate(Sum("amount"))
        .order_by()
    )
    violations = []
    for group in OrderGroup.objects.exclude(status=Status.AWAITING_PAYMENT):
        came, went = known.get(group.pk, (NOTHING, NOTHING))
        kept = came - went - waiting.get(group.pk, NOTHING)
        cost = live.get(group.pk, NOTHING) - goodwill.get(group.pk, NOTHING)
        owed = cost if group.status == Status.PAID else NOTHING
        if kept != owed:
            violations.append(f"purchase {group}: keeps {kept}, is owed {owed}")
    return violations


def sums_add_up() -> list[str]:
    """I5: a purchase's total is its orders' totals, and an order's is its lines' and its shipping."""
    groups = OrderGroup.objects.annotate(parts=Round(Sum("orders__total_incl_tax"), 2))
    orders = Order.objects.annotate(goods=Round(Sum("lines__line_price_incl_tax"), 2))
    return [
        f"purchase {group}: {group.total}, orders say {group.parts}"
        for group in groups.exclude(total=F("parts"))
    ] + [
        f"order {order.number}: {order.total_incl_tax}, lines say {order.goods}"
        for order in orders.exclude(
            total_incl_tax=Round(F("goods") + F("shipping_incl_tax"), 2)
        )
    ]


def told_once() -> list[str]:
    """I6: each purchase that was paid has exactly one confirmation among the task rows that are still kept."""
    told: dict[int, int] = {}
    for row in DBTaskResult.objects.filter(task_path=MAIL).only("args_kwargs"):
        group_id, what, *_about = row.args_kwargs["args"]
        if what == "paid":
            told[group_id] = told.get(group_id, 0) + 1
    return [
        f"purchase {pk}: {count} confirmations"
        for pk, count in told.items()
        if count > 1
    ]


def one_pending_payment() -> list[str]:
    """I7: a purchase has at most one payment that could still bring money."""
    rows = OrderGroup.objects.annotate(
        pending=Count("attempts", filter=Q(attempts__state__in=PaymentAttempt.PENDING))
    )
    return [
        f"purchase {group}: {group.pending} pending payments"
        for group in rows.filter(pending__gt=1)
    ]


ALL: dict[str, Callable[[], list[str]]] = {
    check.__name__: check
    for check in (
        stock_within_bounds,
        paid_goods_are_held,
        movements_explain_stock,
        paid_means_money,
        nothing_over_refunded,
        settled,
        sums_add_up,
        told_once,
        one_pending_payment,
    )
}


def violations() -> dict[str, list[str]]:
    """Return the violations by the name of the invariant; empty when all hold."""
    found = {name: check() for name, check in ALL.items()}
    return {name: rows for name, rows in found.items() if rows}
