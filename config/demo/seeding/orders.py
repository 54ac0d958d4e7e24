"""Purchases in every state, made by the same actions that pages call."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from oscar.core.loading import get_model

from core.models import Region, User
from shop.basket import actions as baskets
from shop.catalogue.models import Product
from shop.order.actions import fulfilment, placing
from shop.order.models import OrderGroup
from shop.partner import queries as stock
from shop.payment import providers
from shop.payment.actions import attempts
from shop.payment.models import SandboxPayment

from .world import Setting

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
CARRIER = "示例冷链"


def seed_orders(
    setting: Setting, people: dict[str, User], products: dict[str, Product]
) -> None:
    """Make the consumer's and the officer's purchases once."""
    if OrderGroup.objects.exists():
        return
    now = setting.now
    story: list[
        tuple[str, list[str], timedelta, Callable[[OrderGroup, datetime], None]]
    ] = [
        ("consumer", ["walnut", "pomelo"], 9 * DAY, delivered),
        ("consumer", ["eggs"], 2 * DAY, dispatched),
        ("consumer", ["green-tea", "winter-honey"], 5 * HOUR, paid),
        ("consumer", ["kiwi"], 3 * DAY, cancelled),
        ("consumer", ["raisins"], 4 * DAY, expired),
        ("officer", ["simiao-rice", "potato"], 6 * DAY, delivered),
        ("officer", ["selenium-rice"], 2 * HOUR, waiting),
    ]
    for persona, keys, ago, ending in story:
        goods = [products[key] for key in keys if key in products]
        group = buy(people[persona], goods, now - ago)
        if group is not None:
            ending(group, now - ago + HOUR)


def buy(user: User, goods: list[Product], at: datetime) -> OrderGroup | None:
    """Place a purchase of one pack of each product that can be bought."""
    basket = baskets.open_basket(user)
    for product in goods:
        pack = product.children.filter(is_public=True).order_by("net_content").first()
        try:
            baskets.add(basket=basket, pack=pack, quantity=1, at=at)
        except baskets.BasketError:
            continue
    if not basket.lines.exists():
        return None
    is_officer = user.memberships.active().exists()
    provider = providers.provider("bank_transfer" if is_officer else "sandbox")
    group = placing.place(
        basket=basket,
        buyer=placing.Buyer("zh-hans", user, user.email or "", user.phone or ""),
        destination=placing.Destination(
            str(user),
            user.phone or "",
            Region.objects.get(code="440104"),
            "北京路示例小区 3 栋 502",
        ),
        wishes=placing.Wishes(provider.code, provider.hold_for),
        at=at,
    )
    attempts.open_at_provider(attempt=group.attempts.get(), at=at)
    return group


def waiting(group: OrderGroup, at: datetime) -> None:
    """Leave it as it is."""


def paid(group: OrderGroup, at: datetime) -> None:
    SandboxPayment.objects.filter(group_number=group.number).update(
        status="paid", changed_at=at
    )
    if group.attempts.get().provider == "bank_transfer":
        transfer(group, at)
    attempts.check(attempt=group.attempts.get(), at=at)


def transfer(group: OrderGroup, at: datetime) -> None:
    remittance = get_model("payment", "Remittance").objects.get(
        code=group.attempts.get().reference
    )
    get_model("payment", "IncomingTransfer").objects.create(
        remittance=remittance,
        amount=group.total,
        bank_reference=f"DEMO{remittance.pk:08d}",
        payer="广州市示例实验学校",
        received_at=at,
        entered_at=at,
    )


def dispatched(group: OrderGroup, at: datetime) -> None:
    paid(group, at)
    for order in group.orders.all():
        packed = [
            fulfilment.Packed(line, lot_for(line), line.quantity)
            for line in order.lines.all()
        ]
        fulfilment.dispatch(
            order=order,
            carrier=CARRIER,
            tracking_number=f"SL{order.pk:010d}",
            packed=packed,
            by=None,
            at=at + DAY,
        )


def lot_for(line: Any) -> Any:
    return next(
        (
            lot
            for lot, left in stock.lot_balances(line.stockrecord)
            if left >= line.quantity
        ),
        None,
    )


def delivered(group: OrderGroup, at: datetime) -> None:
    dispatched(group, at)
    for order in group.orders.all():
        fulfilment.deliver(order=order, by=None, at=at + 3 * DAY)


def cancelled(group: OrderGroup, at: datetime) -> None:
    paid(group, at)
    for order in group.orders.all():
        fulfilment.cancel(order=order, by=None, at=at + HOUR)
    for refund in get_model("payment", "Refund").objects.filter(
        attempt__group=group, state="requested"
    ):
        attempts.send_refund(refund=refund, at=at + 2 * HOUR)


def expired(group: OrderGroup, at: datetime) -> None:
    attempts.end_hold(group=group, at=at)
