"""A certificate that ends between the basket and the payment stops the sale at every step; history stays as it was."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from shop.basket import actions as baskets
from shop.basket import queries as contents
from shop.certification import actions as certification
from shop.certification.models import CertificateVersion
from shop.order.actions import placing
from shop.order.models import Line, Order
from shop.partner.errors import NotSellableError
from shop.payment.actions import attempts
from shop.payment.models import Refund, SandboxPayment
from shop.shelf import actions as shelf
from tests.factories.orders import HOUR, basket_with, purchase
from tests.factories.shop import RecognitionFactory, StockRecordFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    record = StockRecordFactory()
    RecognitionFactory(product=record.product.parent)
    shelf.refresh(product_ids=[record.product.parent_id], at=timezone.now())
    return record


def suspend(record):
    certificate = record.product.parent.certificates.get()
    certification.suspend(
        certificate=certificate, reason="抽检复核", by=None, at=timezone.now()
    )


def expire(record):
    """Let the certificate's last day pass: nothing happens but time."""
    page = record.product.parent
    past = timezone.now() - timedelta(seconds=1)
    type(page).objects.filter(pk=page.pk).update(sellable_until=past)


def take_off(record):
    """Have staff take the page off the shelves."""
    page = record.product.parent
    type(page).objects.filter(pk=page.pk).update(is_public=False)


STOPS = pytest.mark.parametrize("stop", [suspend, expire, take_off])
WORDS = {suspend: "not-sellable", expire: "not-sellable", take_off: "not-listed"}


@STOPS
def test_it_cannot_be_put_into_a_basket(client, record, stop):
    stop(record)

    client.post(reverse("basket:line-add"), {"pack": record.product.pk, "quantity": 1})

    assert (
        client.get(reverse("basket:detail")).content.decode().count('class="line"') == 0
    )


@STOPS
def test_what_lies_in_a_basket_moves_to_what_cannot_be_bought(record, stop):
    basket = basket_with(record)

    stop(record)

    found = contents.contents(basket, at=timezone.now())
    assert (found.groups, [item.problem for item in found.refused]) == (
        [],
        [WORDS[stop]],
    )


@STOPS
def test_a_checkout_that_waits_places_nothing(record, stop):
    basket = basket_with(record)
    stop(record)

    with pytest.raises(placing.EmptyBasketError):
        purchase(basket)

    assert Order.objects.count() == 0


def test_a_stop_between_the_check_and_the_hold_places_nothing(record, monkeypatch):
    basket = basket_with(record)
    monkeypatch.setattr("shop.basket.queries.problem_of", lambda _line, _at: "")
    suspend(record)

    with pytest.raises(NotSellableError):
        purchase(basket)

    assert Order.objects.count() == 0


@STOPS
def test_late_money_for_what_may_not_be_sold_goes_back(record, stop):
    group = purchase(basket_with(record))
    attempts.open_at_provider(attempt=group.attempts.get(), at=timezone.now())
    attempts.end_hold(group=group, at=timezone.now() + HOUR)
    stop(record)
    SandboxPayment.objects.update(status="paid", changed_at=timezone.now())

    attempts.check(attempt=group.attempts.get(), at=timezone.now())

    group.refresh_from_db()
    assert (group.status, Refund.objects.get().amount) == ("expired", group.total)


@pytest.mark.parametrize("stop", [suspend, expire])
def test_a_product_page_offers_no_button(client, record, stop):
    stop(record)

    page = client.get(record.product.parent.get_absolute_url()).content.decode()

    assert ('id="buy"' in page, "证书已失效" in page) == (False, True)


def test_history_is_the_same_to_the_byte(record):
    group = purchase(basket_with(record))
    lines = list(Line.objects.filter(order__group=group).values())
    versions = list(CertificateVersion.objects.values())

    suspend(record)

    assert list(Line.objects.filter(order__group=group).values()) == lines
    assert list(CertificateVersion.objects.filter(version=1).values()) == versions


def test_reinstated_it_is_sold_again(record):
    suspend(record)
    certificate = record.product.parent.certificates.get()

    certification.reinstate(certificate=certificate, by=None, at=timezone.now())

    record.product.parent.refresh_from_db()
    basket = baskets.open_basket(None)
    assert (
        baskets.add(
            basket=basket, pack=record.product, quantity=1, at=timezone.now()
        ).quantity
        == 1
    )
