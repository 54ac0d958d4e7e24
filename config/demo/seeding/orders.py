"""Purchases in every state: those of the people one may sign in as, and those of a town of buyers."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from core.models import Region, User
from shop.basket import actions as baskets
from shop.catalogue.models import Product
from shop.order.actions import placing
from shop.order.models import OrderGroup
from shop.payment import providers
from shop.payment.actions import attempts
from shop.provenance.models import TraceEvent

from . import endings
from .endings import DAY, HOUR
from .world import Setting, read

MINUTE = timedelta(minutes=1)
Ending = Callable[[OrderGroup, datetime], None]
Story = tuple[str, list[str], timedelta, Ending]

ONCE: list[Story] = [
    ("consumer", ["walnut", "winter-honey"], 9 * DAY, endings.delivered),
    ("consumer", ["kiwi"], 3 * DAY, endings.cancelled),
    ("consumer", ["raisins"], 4 * DAY, endings.expired),
    ("consumer", ["green-tea", "kumquat-paste"], 6 * DAY, endings.refund_stuck),
    ("officer", ["simiao-rice", "potato"], 6 * DAY, endings.delivered),
    ("officer", ["dried-choy", "bamboo-sour"], 3 * DAY, endings.partly_dispatched),
    ("officer", ["bamboo-dried"], 2 * DAY, endings.underpaid),
    ("officer", ["yam-slices"], 4 * DAY, endings.overpaid),
]
EACH_DAY: list[Story] = [
    ("consumer", ["eggs"], 2 * DAY, endings.dispatched),
    ("consumer", ["green-tea", "winter-honey"], 5 * HOUR, endings.paid),
    ("consumer", ["walnut-kernels"], 5 * MINUTE, endings.failed),
    ("officer", ["selenium-rice"], 2 * HOUR, endings.waiting),
]
CROWD = 60


def seed_orders(
    setting: Setting, people: dict[str, User], products: dict[str, Product]
) -> None:
    """Make the purchases of a first day, or those of one more day."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # the planner knows nothing yet of so many new goods
    is_first = not OrderGroup.objects.exists()
    if is_first:
        seed_crowd(setting, products)
    mine = OrderGroup.objects.filter(owner=people["consumer"])
    if mine.filter(placed_at__gt=setting.now - DAY / 2).exists():
        return
    for persona, keys, ago, ending in [*(ONCE if is_first else []), *EACH_DAY]:
        goods = [products[key] for key in keys]
        at = setting.now - ago
        group = buy(people[persona], goods, at)
        if group is not None:
            ending(group, at + min(HOUR, ago / 5))


def seed_crowd(setting: Setting, products: dict[str, Product]) -> None:
    """Make purchases of many buyers, none before its goods were in town."""
    arrivals = arrivals_of(products)
    buyers = [
        buyer(number, facts)
        for number, facts in enumerate(read("crowd.toml")["buyers"])
    ]
    chance = setting.chance("crowd")
    keys = sorted(arrivals)
    for _number in range(CROWD):
        wanted = chance.sample(keys, chance.choice((1, 1, 2, 3)))
        soonest = max(arrivals[key] for key in wanted) + HOUR
        window = (setting.now - soonest).total_seconds()
        share = chance.random()
        if window <= 0:
            continue
        at = soonest + timedelta(seconds=int(window * share))
        group = buy(chance.choice(buyers), [products[key] for key in wanted], at)
        if group is not None:
            come_as_far(group, at, setting.now)


def come_as_far(group: OrderGroup, at: datetime, now: datetime) -> None:
    """Let a purchase come as far as the time since allows."""
    age = now - at
    if age > 4 * DAY:
        endings.delivered(group, at + MINUTE)
    elif age > DAY + HOUR:
        endings.dispatched(group, at + MINUTE)
    elif age > HOUR:
        endings.paid(group, at + MINUTE)
    else:
        endings.waiting(group, at)


def arrivals_of(products: dict[str, Product]) -> dict[str, datetime]:
    """Return when the earlier good lot of each product reached the city, if it did."""
    found = {}
    for key, product in products.items():
        arrived = TraceEvent.objects.filter(
            lot__product=product, lot__recalled_at=None, biz_step="arriving"
        )
        first = arrived.order_by("event_time").first()
        if first is not None:
            found[key] = first.event_time
    return found


def buyer(number: int, facts: dict[str, Any]) -> User:
    """Make a buyer nobody signs in as."""
    made, _new = User.objects.update_or_create(
        email=facts["email"],
        defaults={
            "last_name": facts["last_name"],
            "first_name": facts["first_name"],
            "phone": f"+86138001{number:05d}",
            "password": "!",
        },
    )
    return made


def buy(user: User, goods: list[Product], at: datetime) -> OrderGroup | None:
    """Place a purchase of one pack of each product that can be bought."""
    basket = baskets.open_basket(user)
    for product in goods:
        # Read anew: whether it may be sold was not known when the page was made.
        packs = Product.objects.packs().filter(parent_id=product.pk, is_public=True)
        pack = packs.order_by("net_content").first()
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
