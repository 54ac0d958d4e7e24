"""Baskets and purchases in every state, made by the actions themselves."""

from datetime import timedelta

from django.utils import timezone

from core.models import Region
from shop.basket import actions as baskets
from shop.basket import queries as basket_queries
from shop.basket.current import COOKIE, signer
from shop.order.actions import placing
from shop.payment import providers
from shop.payment.actions import attempts
from shop.payment.models import SandboxPayment

from .core import RegionFactory
from .shop import StockRecordFactory


def tianhe() -> Region:
    """Return a district of Guangzhou with its city and province."""
    province, _ = Region.objects.get_or_create(
        code="440000",
        defaults={
            "name_zh_hans": "广东省",
            "name_en": "Guangdong",
            "level": "province",
        },
    )
    city, _ = Region.objects.get_or_create(
        code="440100",
        defaults={
            "name_zh_hans": "广州市",
            "name_en": "Guangzhou",
            "level": "prefecture",
            "parent": province,
        },
    )
    return RegionFactory(
        code="440106", name_zh_hans="天河区", name_en="Tianhe District", parent=city
    )


def basket_with(record=None, quantity=1, owner=None):
    """Return a basket with one line."""
    record = record or StockRecordFactory()
    basket = baskets.open_basket(owner)
    baskets.add(
        basket=basket, pack=record.product, quantity=quantity, at=timezone.now()
    )
    return basket


def purchase(basket=None, provider="sandbox", at=None, owner=None):
    """Place an order of a basket."""
    at = at or timezone.now()
    return placing.place(
        basket=basket or basket_with(owner=owner),
        buyer=placing.Buyer("en", owner, "guest@example.org", "+8613822217640"),
        destination=placing.Destination(
            "陈敏", "+8613822217640", tianhe(), "五山路 381 号"
        ),
        wishes=placing.Wishes(provider, providers.provider(provider).hold_for),
        at=at,
    )


HOUR = timedelta(hours=1)


def guest_basket(client, basket=None):
    """Return a basket that the client's cookie names."""
    tianhe()
    basket = basket or basket_with()
    client.cookies[COOKIE] = signer.sign(str(basket.pk))
    return basket


def posted(basket, province="44", **changed):
    """Return what the checkout's form sends when its page has just been seen."""
    contents = basket_queries.contents(basket, at=timezone.now(), province=province)
    return {
        "checkout_id": basket.checkout_id,
        "shown": contents.shown.sealed(),
        "name": "陈敏",
        "phone": "13822217640",
        "province": "440000",
        "city": "440100",
        "district": "440106",
        "street": "五山路 381 号",
        "provider": "bank_transfer",
        **changed,
    }


def paid_purchase(basket=None, owner=None):
    """Place an order and have the pretended company pay it."""
    group = purchase(basket, owner=owner)
    attempt = group.attempts.get()
    attempts.open_at_provider(attempt=attempt, at=timezone.now())
    payments = SandboxPayment.objects.filter(idempotency_key=attempt.idempotency_key)
    payments.update(status="paid", changed_at=timezone.now())
    attempt.refresh_from_db()
    attempts.check(attempt=attempt, at=timezone.now())
    group.refresh_from_db()
    return group
